//! To keep a peace: is a mission worth mandating, inviting, manning; what breaking the line that it holds would cost;
//! and what it does to the risk that fighting resumes.

use super::pact::{sheltered, shield};
use super::{challenge, fear, mind, power, salience, stakes, standing_firm, weariness, worst_fear};
use crate::content::scale::{around_one, logistic};
use crate::content::{Arm, RegionKind};
use crate::ids::{NationId, RegionId};
use crate::judge;
use crate::order::{Contribution, Side};
use crate::view::{Crisis, Detachment, Mission, Sighting, Treaty, View, incident_rate};
use crate::why::{Factor, Recorder, Silent, Tally};

/// To mandate a mission in a region.
pub(super) fn mandate<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: &Treaty,
    region: RegionId,
    tally: &mut Tally<'_, R>,
) {
    let host = view.region(region).controller.unwrap_or(member);
    if host == member {
        as_host(view, member, treaty, region, tally);
        return;
    }
    let v = &mind(view).peace;
    tally.add(Factor::Cost, -v.cost);
    let rival = judge::rival(&view.public, region);
    let trouble = judge::trouble(&view.public, region, rival);
    interest(view, member, Some(treaty), host, trouble, tally);
    fighting(view, host, rival, tally);
    if !welcome(view, treaty, host, region, member) {
        tally.add(Factor::Consent, -v.consent);
    }
}

/// Whether a mission of the treaty that `mover` proposes would be there with the host's leave.
fn welcome(
    view: &View,
    treaty: &Treaty,
    host: NationId,
    region: RegionId,
    mover: NationId,
) -> bool {
    treaty.has(host) || judge::asked(treaty, host, region) || view.public.pairs.transit(host, mover)
}

/// What a host gains and gives away by others' troops in the region.
fn as_host<R: Recorder>(
    view: &View,
    host: NationId,
    treaty: &Treaty,
    region: RegionId,
    tally: &mut Tally<'_, R>,
) {
    let v = &mind(view).peace;
    // Strangers are little help to whoever is stronger than all of them.
    let others = treaty.members.iter().filter(|m| **m != host);
    let theirs: f64 = others.map(|m| power(view, *m)).sum();
    let help = theirs / (theirs + power(view, host)).max(1e-6);
    // A state that stands firm on its own needs nobody to hold it up, nor does one whose own troops are many enough.
    let lacking = (1.0 - view.nation(host).stability / v.sound).max(0.0);
    let needed = 1.0 - own_presence(view, host, region);
    tally.add(Factor::Benefit, v.weak * lacking * needed * help);
    if let Some(rival) = judge::rival(&view.public, region) {
        // Whom allies shelter has a promise of war to keep the other off, and wants no observers.
        let had = shield(view, host);
        let bare = 1.0 - had / (had + power(view, rival)).max(1e-6);
        tally.add(
            Factor::Threat,
            v.line * fear(view, host, rival) * bare * help,
        );
    }
    tally.add(Factor::Sovereignty, -v.sovereignty);
}

/// How much of the peace the host's own army keeps in the region, 0..1, by the measure of a mission's.
fn own_presence(view: &View, host: NationId, region: RegionId) -> f64 {
    let own = |f: &&Sighting| f.region == region && f.nation == host && f.arm == Arm::Land;
    let there: f64 = view.forces.iter().filter(own).map(|f| f.strength).sum();
    let needed = view.region(region).people * view.scenario().rules.peace.per_million;
    1.0 - libm::exp(-there / needed.max(1e-6))
}

/// Trouble next door, and a friend in it. To the lead of a treaty, whose name stands for it, a part of what is next door to
/// one of its members is next door to itself.
fn interest<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: Option<&Treaty>,
    host: NationId,
    trouble: f64,
    tally: &mut Tally<'_, R>,
) {
    let v = &mind(view).peace;
    let pairs = &view.public.pairs;
    let led = treaty.filter(|t| t.lead == Some(member));
    let members = led.iter().flat_map(|t| t.members.iter());
    let near = members
        .filter(|m| **m != host)
        .map(|m| v.led * pairs.proximity(*m, host))
        .fold(pairs.proximity(member, host), f64::max);
    tally.add(Factor::Nearness, v.near * near * trouble);
    tally.add(Factor::Affinity, v.kin * pairs.affinity(member, host));
    tally.add(Factor::Rivalry, -v.kin * pairs.rivalry(member, host));
}

/// There is no peace to keep where the host and the other side of the line are at war; those who are there when it begins weigh
/// what it does to them.
fn fighting<R: Recorder>(
    view: &View,
    host: NationId,
    rival: Option<NationId>,
    tally: &mut Tally<'_, R>,
) {
    let open = |r: NationId| {
        view.public
            .crises
            .iter()
            .any(|c| c.rung >= 5 && c.opposed(host, r))
    };
    if rival.is_some_and(open) {
        tally.add(Factor::Fighting, -mind(view).peace.fighting);
    }
}

/// Whether `host` should ask the treaty for peacekeepers in its land: above 0 it should.
pub fn inviting<R: Recorder>(
    view: &View,
    host: NationId,
    treaty: &Treaty,
    region: RegionId,
    why: &mut R,
) -> f64 {
    let v = &mind(view).peace;
    let mut tally = Tally::new(why);
    as_host(view, host, treaty, region, &mut tally);
    let others = treaty.members.iter().filter(|m| **m != host);
    let kin: f64 = others
        .clone()
        .map(|m| view.public.pairs.affinity(host, *m))
        .sum();
    tally.add(
        Factor::Affinity,
        v.kin * kin / (others.count().max(1) as f64),
    );
    tally.total()
}

/// What taking part in a mission with a full contingent is worth to `member`: above 0 it sends something.
pub fn contingent<R: Recorder>(
    view: &View,
    member: NationId,
    mission: &Mission,
    why: &mut R,
) -> f64 {
    let v = &mind(view).peace;
    let mut tally = Tally::new(why);
    let now = judge::trouble(&view.public, mission.region, mission.rival);
    let mine = mission.detachment(member);
    // What was stilled would come back if one went.
    let stilled = mine.map_or(0.0, |_| v.stilled * mission.trouble);
    let treaty = view.public.treaty(mission.treaty);
    let borne = 1.0 - mission.payer.map_or(0.0, |p| p.share);
    let burden = (now.max(stilled), borne);
    sends(view, member, treaty, mission.host, burden, &mut tally);
    let lead = treaty.and_then(|t| t.lead).filter(|l| *l != member);
    let goes = |d: &Detachment| d.contribution > Contribution::Token;
    if lead.is_some_and(|l| mission.detachment(l).is_some_and(goes)) {
        tally.add(Factor::LeadPosition, v.lead);
    }
    if !mission.consent {
        tally.add(Factor::Consent, -v.consent);
    }
    tally.add(
        Factor::Patience,
        -v.patience * (1.0 - mission.patience(member)),
    );
    if mine.is_some() {
        tally.add(Factor::Inertia, v.settled);
        tally.add(Factor::Progress, v.progress * (mission.trouble - now));
    } else {
        fighting(view, mission.host, mission.rival, &mut tally);
    }
    tally.total()
}

/// The same for a mission that nobody has mandated yet, of the treaty that it would be proposed to by `mover`.
fn would_send(
    view: &View,
    member: NationId,
    treaty: &Treaty,
    (host, region): (NationId, RegionId),
    mover: NationId,
) -> f64 {
    let mut silent = Silent;
    let mut tally = Tally::new(&mut silent);
    let rival = judge::rival(&view.public, region);
    let burden = (judge::trouble(&view.public, region, rival), 1.0);
    sends(view, member, Some(treaty), host, burden, &mut tally);
    fighting(view, host, rival, &mut tally);
    if !welcome(view, treaty, host, region, mover) {
        tally.add(Factor::Consent, -mind(view).peace.consent);
    }
    tally.total()
}

/// Whether some member of the treaty would man a mission that `view.me` proposes or asks for: one that is not at war, nor a
/// party to the quarrel.
#[must_use]
pub fn manned(view: &View, treaty: &Treaty, region: RegionId) -> bool {
    let Some(host) = view.region(region).controller else {
        return false;
    };
    let rival = judge::rival(&view.public, region);
    let [token, ..] = mind(view).peace.sends;
    treaty.members.iter().any(|m| {
        *m != host
            && Some(*m) != rival
            && !view.public.at_war(*m)
            && would_send(view, *m, treaty, (host, region), view.me) > token
    })
}

/// Whether `view.me` would send something to a mission that it proposes.
#[must_use]
pub fn would_man(view: &View, treaty: &Treaty, region: RegionId) -> bool {
    let Some(host) = view.region(region).controller else {
        return false;
    };
    let [token, ..] = mind(view).peace.sends;
    would_send(view, view.me, treaty, (host, region), view.me) > token
}

/// What speaks for and against sending troops to any mission there, of whose cost those who send bear a share.
fn sends<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: Option<&Treaty>,
    host: NationId,
    (trouble, borne): (f64, f64),
    tally: &mut Tally<'_, R>,
) {
    let v = &mind(view).peace;
    tally.add(Factor::Cost, -v.cost);
    interest(view, member, treaty, host, trouble, tally);
    tally.add(Factor::Money, -v.money * borne * bill(view, member));
    tally.add(Factor::Risk, -v.fear * worst_fear(view, member).1);
    tally.add(Factor::Weariness, -v.weariness * weariness(view, member));
}

/// What a full contingent costs, as a share of the defence budget.
fn bill(view: &View, member: NationId) -> f64 {
    let rules = &view.scenario().rules.peace;
    let points = rules.share[Contribution::Full as usize] * view.estimate(member).strength[0];
    let state = view.nation(member);
    rules.cost * points / (state.defence * state.gdp).max(1e-6)
}

/// What it costs `attacker` to break a peace with `other` that missions keep, in units of a national cause: it is
/// seen at once, has the contributors' arms to reckon with, and outrages those who sent them.
#[must_use]
pub fn restraint(view: &View, attacker: NationId, other: NationId) -> f64 {
    let missions = view.public.missions.iter();
    missions
        .filter(|m| m.parts(attacker, other))
        .map(|m| held(view, attacker, m))
        .fold(0.0, f64::max)
}

fn held(view: &View, attacker: NationId, mission: &Mission) -> f64 {
    let v = &mind(view).peace;
    let whole = mind(view).answer.tripwire_points;
    let presence = view.public.presence(mission);
    let behind = |d: &Detachment| {
        let stake = (d.points * d.ready / whole).min(1.0);
        power(view, d.nation) * d.worth * stake
    };
    let others = mission.troops.iter().filter(|d| d.nation != attacker);
    let arms: f64 = others.map(behind).sum();
    let reaction = arms / (arms + power(view, attacker)).max(1e-6);
    let treaty = view.public.treaty(mission.treaty);
    let senders = treaty.map_or(0.0, |t| {
        let rest = t.members.iter().filter(|m| **m != attacker);
        rest.map(|m| power(view, *m)).sum()
    });
    let world: f64 = view.scenario().nation_ids().map(|n| power(view, n)).sum();
    let outrage = senders / world.max(1e-6);
    presence * (v.watched + v.outrage * outrage) + v.reaction * reaction
}

/// The rung that a raise by `side` would reach, and how firm it must stand for it. A target, too, has those to
/// reckon with who hold the line; a challenger has counted them in standing firm at all. One that allies cover does not lightly
/// shoot first: they are bound to come to a victim.
#[must_use]
pub fn raise_bar(view: &View, crisis: &Crisis, side: Side) -> (u8, f64) {
    let firm = &mind(view).firm;
    let behind = crisis.rungs[side.index()] < crisis.rung;
    let next = if behind { crisis.rung } else { crisis.rung + 1 };
    let mut bar = firm.raise[usize::from(next.min(6)) - 1];
    if side == Side::Target {
        bar += restraint(view, crisis.target, crisis.challenger);
        let shoots = next == 4 || next == 5;
        if shoots && !behind && crisis.first.is_none() {
            bar += sheltered(view, crisis.target);
        }
    }
    (next, bar)
}

/// The risk that the two whom a mission parts come to blows or quarrel again within a year, 0..1: with it, and
/// without. None where it parts nobody.
#[must_use]
pub fn renewal(view: &View, mission: &Mission) -> Option<[f64; 2]> {
    let rival = mission.rival?;
    let without = without(view, mission);
    let risk = |view: &View| {
        let rate: f64 = [(mission.host, rival), (rival, mission.host)]
            .into_iter()
            .map(|(a, b)| outbreaks(view, a, b))
            .sum();
        1.0 - libm::exp(-rate)
    };
    Some([risk(view), risk(&without)])
}

/// The view as if the mission were not there.
fn without(view: &View, mission: &Mission) -> View {
    view.imagine_public(|p| p.missions.retain(|m| m.id != mission.id))
}

/// Times a year that `a` is the one to begin: by a demand, by an incident, or by going up where a crisis is open.
fn outbreaks(view: &View, a: NationId, b: NationId) -> f64 {
    let public = &view.public;
    let rules = &view.scenario().rules;
    let kept = calm(view, a, b);
    let open = public.crises.iter().find(|c| {
        let leaders = (c.challenger, c.target);
        leaders == (a, b) || leaders == (b, a)
    });
    if let Some(crisis) = open {
        let side = if crisis.challenger == a {
            Side::Challenger
        } else {
            Side::Target
        };
        let firm = standing_firm(view, crisis.id, side, &mut Silent);
        let (_, bar) = raise_bar(view, crisis, side);
        let raises = 12.0 * logistic((firm - bar) / mind(view).noise);
        let height = f64::from(crisis.rung.saturating_sub(1)) / 3.0;
        let accidents = rules.crisis.accident_per_year * height * around_one(public.tension);
        return raises + 0.5 * accidents * kept;
    }
    let tempting = stakes(view, a, b)
        .into_iter()
        .map(|stake| challenge(view, a, b, stake, &mut Silent))
        .fold(f64::NEG_INFINITY, f64::max);
    let comes_up = mind(view).challenge.opportunity * salience(view, a, b);
    let demands = comes_up * logistic(tempting / mind(view).noise);
    let contact = public.contact(a, b);
    let incidents = incident_rate(&public.pairs, contact, &rules.crisis, public.tension, a, b);
    demands + incidents * kept
}

/// What missions leave of the chance of accidents and incidents between two nations.
fn calm(view: &View, a: NationId, b: NationId) -> f64 {
    let missions = view.public.missions.iter();
    let presence = missions
        .filter(|m| m.parts(a, b))
        .map(|m| view.public.presence(m))
        .fold(0.0, f64::max);
    1.0 - view.scenario().rules.peace.keeps * presence
}

/// Unrest where a mission stands after a year if all else stays as it is, 0..1: with it, and without.
#[must_use]
pub fn unrest_in_a_year(view: &View, mission: &Mission) -> [f64; 2] {
    let rules = &view.scenario().rules;
    let state = view.region(mission.region);
    let stability = view.nation(mission.host).stability;
    let foreign = state.owner.is_some_and(|o| Some(o) != state.controller);
    let turns = (12 / u32::from(view.scenario().turn_months)).max(1);
    let dt = view.scenario().years_per_turn();
    [true, false].map(|stays| {
        let garrison = foreign.then(|| garrison(view, mission, stays));
        let kept = if stays {
            rules.peace.unrest * view.public.presence(mission)
        } else {
            0.0
        };
        let least = super::sway(view, mission.region, |f| stays || !mission.posts(f.id));
        (0..turns).fold(state.unrest, |unrest, _| {
            let drift = judge::unrest_drift(rules, stability, garrison, unrest);
            (unrest + (drift - kept) * dt).clamp(least, 1.0)
        })
    })
}

/// Troops that stand with the holder over troops needed, 0..1.
fn garrison(view: &View, mission: &Mission, with: bool) -> f64 {
    let place = view.scenario().region(mission.region);
    if place.kind == RegionKind::Sea {
        return 0.0;
    }
    let counts = |f: &&crate::view::Sighting| {
        f.region == mission.region && f.arm == Arm::Land && (with || !mission.posts(f.id))
    };
    let there: f64 = view
        .forces
        .iter()
        .filter(counts)
        .map(|f| f.strength * f.readiness)
        .sum();
    let needed =
        view.region(mission.region).people * view.scenario().rules.domains.garrison_per_million;
    (there / needed.max(1e-6)).min(1.0)
}
