//! What there is between two nations to quarrel about, and what the one could demand of the other.

use super::challenge::challenge_with;
use super::prospect::{prospect_at, stake_place};
use super::{fear, mind};
use crate::content::QuarrelMind;
use crate::ids::{NationId, RegionId};
use crate::order::{Restraint, Stake};
use crate::view::{Contact, NationState, Ousted, Prospect, Treaty, View};
use crate::why::Silent;

/// How much there is between two nations to quarrel about, 0 and up: claims and uprisings on claimed soil, rivalry,
/// grievance, a broken undertaking, a build-up, a coup against a friend.
#[must_use]
pub fn salience(view: &View, challenger: NationId, target: NationId) -> f64 {
    let (pairs, ground) = (&view.public.pairs, view.public.ground(challenger, target));
    let contact = view.public.contact(challenger, target);
    let lasting = lasting(
        &mind(view).quarrel,
        ground,
        contact.occasions(&view.scenario().rules.crisis),
        pairs.rivalry(challenger, target),
        pairs.grievance(challenger, target),
    );
    lasting + occasion(view, challenger, target, ground)
}

/// [`salience`] of the nations with which there is so much to quarrel about, `least` being above 0, in id order. Of those that the
/// challenger does not meet, and whose soil it does not claim, few are looked at: those with which something has happened lately.
pub fn saliences(
    view: &View,
    challenger: NationId,
    least: f64,
) -> impl Iterator<Item = (NationId, f64)> {
    let public = &view.public;
    let weight = mind(view).challenge.build_up;
    let kept = !public.wronged(challenger) && challenger == view.me;
    let stirs = public.stirs(|| stirs(view)).iter().zip(&view.own.threat);
    let meetings = public.contacts_of(challenger).iter();
    let meetings = meetings.zip(public.grounds_of(challenger)).zip(stirs);
    let meetings = meetings.enumerate();
    meetings.filter_map(move |(i, ((&contact, &ground), (stir, fear)))| {
        let apart = contact == Contact::None && ground <= 0.0;
        if apart && kept && weight * (stir * fear) < least {
            return None;
        }
        let target = NationId::at(i);
        let salience = salience(view, challenger, target);
        (salience >= least).then_some((target, salience))
    })
}

/// By nation: what there is about it that may bring a quarrel with anybody to a head: the growth of its build-up, 0..1, which
/// counts by how much it is feared, or a coup, which is looked at in any case.
fn stirs(view: &View) -> Vec<f64> {
    let least = mind(view).challenge.build_up_least;
    let stir = |state: &NationState| {
        if state.ousted.is_some_and(|o| recent(view, &o)) {
            f64::INFINITY
        } else if state.build_up < least {
            0.0
        } else {
            state.build_up.min(1.0)
        }
    };
    view.public.nations.iter().map(stir).collect()
}

/// What of it lasts from month to month.
fn lasting(q: &QuarrelMind, ground: f64, occasions: f64, rivalry: f64, grievance: f64) -> f64 {
    ground + occasions * (q.rivalry * rivalry + q.grievance * grievance)
}

/// What has happened lately that brings a quarrel to a head, in units of salience; `ground` is [`Public::ground`].
///
/// [`Public::ground`]: crate::view::Public::ground
fn occasion(view: &View, challenger: NationId, target: NationId, ground: f64) -> f64 {
    let state = view.nation(target);
    let least = mind(view).challenge.build_up_least;
    let quiet = ground <= 0.0 && state.ousted.is_none() && state.build_up < least;
    let broken = view.public.breach_of(target, challenger).is_some();
    if quiet && !broken {
        return 0.0;
    }
    stirring(view, challenger, target, broken)
}

fn stirring(view: &View, challenger: NationId, target: NationId, broken: bool) -> f64 {
    let c = &mind(view).challenge;
    c.breach * f64::from(u8::from(broken))
        + c.build_up * alarming(view, challenger, target)
        + c.coup * estranged(view, challenger, target)
        + c.uprising * uprising(view, challenger, target)
}

/// What a challenger could demand of a target: what it claims, and what rivalry, fear or the other's weakness
/// put into its head. May be empty.
#[must_use]
pub fn stakes(view: &View, challenger: NationId, target: NationId) -> Vec<Stake> {
    let mut list: Vec<Stake> = view
        .public
        .claims
        .iter()
        .filter(|c| c.by == challenger && view.public.claimed_from(c) == Some(target))
        .map(|c| Stake::Territory(c.region))
        .collect();
    let mut add = |stake| {
        if !list.contains(&stake) {
            list.push(stake);
        }
    };
    if let Some(broken) = view.public.breach_of(target, challenger) {
        add(match broken.restraint {
            Restraint::Alliances | Restraint::Passage | Restraint::Trade => Stake::Alignment,
            Restraint::Forces(_) | Restraint::Arms(_) | Restraint::Truce => Stake::Armament,
        });
    }
    if estranged(view, challenger, target) > 0.0 {
        add(Stake::Regime);
    }
    let (q, pairs) = (&mind(view).quarrel, &view.public.pairs);
    // Whoever is a friend already has nothing more to be asked of.
    if pairs.affinity(challenger, target) > q.friendly {
        return list;
    }
    if alarming(view, challenger, target) > 0.0 {
        add(Stake::Armament);
    }
    if pairs.rivalry(challenger, target) > q.rival || pairs.affinity(challenger, target) < q.hostile
    {
        // Only those who are bound to somebody else can be asked to choose other friends.
        let bound = |t: &Treaty| view.public.charter(t).obligation.defends() && !t.has(challenger);
        if view.public.treaties_of(target).any(bound) {
            add(Stake::Alignment);
        }
        if fear(view, challenger, target) > q.afraid {
            add(Stake::Armament);
        }
    }
    if view.nation(target).stability < q.shaky {
        add(Stake::Regime);
    }
    list
}

/// How far a coup has parted `target` from `friend`, 0..1; 0 where it did not, or long ago, or by little.
pub(super) fn estranged(view: &View, friend: NationId, target: NationId) -> f64 {
    let c = &mind(view).challenge;
    let state = view.nation(target);
    let Some(ousted) = state.ousted else {
        return 0.0;
    };
    if !recent(view, &ousted) {
        return 0.0;
    }
    let ours = view.nation(friend).ideal;
    let away = |point: (f64, f64)| libm::hypot(point.0 - ours.0, point.1 - ours.1);
    let scale = view.scenario().rules.diplomacy.ideal_indifference;
    // Only a friend of the old government has lost something.
    let friend = (1.0 - away(ousted.ideal) / scale).max(0.0);
    let parted = ((away(state.ideal) - away(ousted.ideal)) / scale).min(1.0);
    if friend > 0.0 && parted >= c.coup_least {
        parted
    } else {
        0.0
    }
}

/// Whether a coup is not so long ago that nobody minds it any more.
fn recent(view: &View, ousted: &Ousted) -> bool {
    let months = (view.public.turn - ousted.turn) * u32::from(view.scenario().turn_months);
    months <= mind(view).challenge.coup_months
}

/// How alarming the build-up of `target` is, 0..1: its growth over the usual, times fear.
fn alarming(view: &View, nation: NationId, target: NationId) -> f64 {
    let growth = view.nation(target).build_up;
    if growth < mind(view).challenge.build_up_least {
        return 0.0;
    }
    growth.min(1.0) * fear(view, nation, target)
}

/// How far an uprising has ripened a claim of `challenger` to soil of `target`, 0..1.
fn uprising(view: &View, challenger: NationId, target: NationId) -> f64 {
    if view.public.ground(challenger, target) <= 0.0 {
        return 0.0;
    }
    let mut most: f64 = 0.0;
    for claim in view.public.claims.iter().filter(|c| c.by == challenger) {
        let region = view.region(claim.region);
        if region.owner == Some(target) {
            most = most.max(claim.strength * region.unrest);
        }
    }
    most
}

/// The demand that tempts a challenger most; whom the target sides with, where nothing else divides them.
#[must_use]
pub fn likely_stake(view: &View, challenger: NationId, target: NationId) -> Stake {
    let open = view
        .public
        .crises
        .iter()
        .find(|c| c.challenger == challenger && c.target == target);
    if let Some(crisis) = open {
        return crisis.stake;
    }
    let list = stakes(view, challenger, target);
    if let [only] = list[..] {
        return only;
    }
    // What is not about land would all be fought over at the capital.
    let mut fought: Option<(RegionId, Prospect)> = None;
    let mut best: Option<(f64, Stake)> = None;
    for stake in list {
        let place = stake_place(view, target, stake);
        let outlook = match fought {
            Some((at, outlook)) if at == place => outlook,
            _ => prospect_at(view, place, challenger, target),
        };
        fought = Some((place, outlook));
        let pair = (challenger, target);
        let score = challenge_with(view, pair, stake, 0.0, &outlook, &mut Silent);
        if best.is_none_or(|(b, _)| score > b) {
            best = Some((score, stake));
        }
    }
    best.map_or(Stake::Alignment, |(_, stake)| stake)
}
