//! Who keeps a peace: what taking part in a mission is worth, what paying for it is, and whether one that is proposed would be
//! manned.

use super::answer::farness;
use super::peace::{come_back, fighting, interest, welcome};
use super::{mind, weariness, worst_fear};
use crate::content::scale::around_one;
use crate::ids::{NationId, RegionId};
use crate::judge;
use crate::order::Contribution;
use crate::view::{Detachment, Mission, Treaty, View};
use crate::why::{Factor, Recorder, Silent, Tally};

/// Whether a people with so much patience left (0..1) would bear it for a year where things are as bad as `trouble` (0..1): whom it
/// would have home before then nobody sends.
fn bears(view: &View, patience: f64, trouble: f64) -> bool {
    patience >= view.scenario().rules.peace.patience * around_one(trouble)
}

/// Whether the people of `member`, who has nobody in the mission, would bear it for a year.
#[must_use]
pub fn bearable(view: &View, member: NationId, mission: &Mission) -> bool {
    let trouble = judge::trouble(&view.public, mission.region, mission.rival);
    bears(view, mission.patience(member), trouble)
}

/// What it is worth to `partner` to pay `share` (0..1) of what a mission of others costs: above 0 it does. Money keeps those there
/// who are there, so that what they do already is no reason to keep it.
pub fn underwriting<R: Recorder>(
    view: &View,
    partner: NationId,
    mission: &Mission,
    share: f64,
    why: &mut R,
) -> f64 {
    let v = &mind(view).peace;
    let mut tally = Tally::new(why);
    tally.add(Factor::Cost, -v.cost);
    let now = judge::trouble(&view.public, mission.region, mission.rival);
    let trouble = come_back(view, mission, now);
    let treaty = view.public.treaty(mission.treaty);
    interest(
        view,
        partner,
        treaty,
        mission.host,
        (trouble, 0.0),
        &mut tally,
    );
    let state = view.nation(partner);
    let bill = share * view.scenario().rules.peace.cost * mission.points();
    let budget = (state.defence * state.gdp).max(1e-6);
    tally.add(Factor::Money, -v.money * bill / budget);
    let worn = 1.0 - mission.patience(partner);
    tally.add(Factor::Patience, -v.patience * worn);
    if !mission.consent {
        tally.add(Factor::Consent, -v.consent);
    }
    if mission.payer(partner).is_some() {
        tally.add(Factor::Inertia, v.settled);
    }
    tally.total()
}

/// What taking part in a mission is worth to `member`, at the price of that contribution.
pub fn contingent<R: Recorder>(
    view: &View,
    member: NationId,
    mission: &Mission,
    contribution: Contribution,
    why: &mut R,
) -> f64 {
    let v = &mind(view).peace;
    let mut tally = Tally::new(why);
    let now = judge::trouble(&view.public, mission.region, mission.rival);
    let mine = mission.detachment(member);
    let trouble = mine.map_or(now, |_| come_back(view, mission, now));
    let treaty = view.public.treaty(mission.treaty);
    let kept = view.public.kept_by_others(mission.region, member, None);
    let errand = Errand {
        host: mission.host,
        region: mission.region,
        trouble,
        kept,
        borne: 1.0 - mission.paid_by_others(Some(member)),
        patience: mission.patience(member),
        contribution,
    };
    sends(view, member, treaty, &errand, &mut tally);
    let lead = treaty.and_then(|t| t.lead).filter(|l| *l != member);
    let goes = |d: &Detachment| d.contribution > Contribution::Token;
    if lead.is_some_and(|l| mission.detachment(l).is_some_and(goes)) {
        tally.add(Factor::LeadPosition, v.lead);
    }
    if !mission.consent {
        tally.add(Factor::Consent, -v.consent);
    }
    if mine.is_some() {
        tally.add(Factor::Inertia, v.settled);
        tally.add(Factor::Progress, v.progress * (mission.trouble - now));
    } else {
        fighting(view, mission.host, mission.rival, &mut tally);
    }
    tally.total()
}

/// Whether a member would send troops to a mission that nobody has mandated yet, of the treaty that it would be proposed to by
/// `mover`.
fn would_send(
    view: &View,
    member: NationId,
    treaty: &Treaty,
    (host, region): (NationId, RegionId),
    mover: NationId,
) -> bool {
    let mut silent = Silent;
    let mut tally = Tally::new(&mut silent);
    let rival = judge::rival(&view.public, region);
    let trouble = judge::trouble(&view.public, region, rival);
    let errand = Errand {
        host,
        region,
        trouble,
        kept: view.public.kept_by_others(region, member, None),
        borne: 1.0,
        patience: treaty.patience(region, member),
        contribution: Contribution::Caveats,
    };
    sends(view, member, Some(treaty), &errand, &mut tally);
    fighting(view, host, rival, &mut tally);
    if !welcome(view, treaty, host, region, mover) {
        tally.add(Factor::Consent, -mind(view).peace.consent);
    }
    let [.., troops, _] = mind(view).peace.sends;
    tally.total() > troops && bears(view, errand.patience, trouble)
}

/// Whether some member of the treaty would send troops to a mission that `view.me` proposes or asks for: one that is not at war, nor a
/// party to the quarrel.
#[must_use]
pub fn manned(view: &View, treaty: &Treaty, region: RegionId) -> bool {
    let Some(host) = view.region(region).controller else {
        return false;
    };
    let rival = judge::rival(&view.public, region);
    treaty.members.iter().any(|m| {
        *m != host
            && Some(*m) != rival
            && !view.public.at_war(*m)
            && would_send(view, *m, treaty, (host, region), view.me)
    })
}

/// Whether `view.me` would send troops to a mission that it proposes.
#[must_use]
pub fn would_man(view: &View, treaty: &Treaty, region: RegionId) -> bool {
    let Some(host) = view.region(region).controller else {
        return false;
    };
    let party = judge::rival(&view.public, region) == Some(view.me);
    !party && would_send(view, view.me, treaty, (host, region), view.me)
}

/// What a member would be sent to.
struct Errand {
    host: NationId,
    region: RegionId,
    /// How bad things are there, and what of the peace others keep, 0..1.
    trouble: f64,
    kept: f64,
    /// Share of its cost that those who send bear.
    borne: f64,
    /// What is left of the patience of the member's people with it, 0..1.
    patience: f64,
    contribution: Contribution,
}

/// What speaks for and against sending troops to any mission there.
fn sends<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: Option<&Treaty>,
    errand: &Errand,
    tally: &mut Tally<'_, R>,
) {
    let v = &mind(view).peace;
    tally.add(Factor::Cost, -v.cost);
    let need = (errand.trouble, errand.kept);
    interest(view, member, treaty, errand.host, need, tally);
    let bill = errand.borne * bill(view, member, errand.contribution);
    tally.add(Factor::Money, -v.money * bill);
    let [far, felt] = farness(view, member, errand.region);
    tally.add(Factor::Distance, -v.distance * far * felt);
    tally.add(Factor::Overstretch, -v.stretch * stretched(view, member));
    tally.add(Factor::Patience, -v.patience * (1.0 - errand.patience));
    tally.add(Factor::Risk, -v.fear * worst_fear(view, member).1);
    tally.add(Factor::Weariness, -v.weariness * weariness(view, member));
}

/// Share of a member's army that keeps the peace somewhere already, 0..1.
fn stretched(view: &View, member: NationId) -> f64 {
    let army = view.estimate(member).strength[0];
    (view.public.abroad_for_peace(member) / army.max(1e-6)).min(1.0)
}

/// What a contribution costs, as a share of the defence budget. Supplies and money are as dear as the troops in whose stead they are
/// given.
fn bill(view: &View, member: NationId, contribution: Contribution) -> f64 {
    let rules = &view.scenario().rules.peace;
    let priced = match contribution {
        Contribution::Support => Contribution::Caveats,
        c => c,
    };
    let points = rules.share[priced as usize] * view.estimate(member).strength[0];
    let state = view.nation(member);
    rules.cost * points / (state.defence * state.gdp).max(1e-6)
}
