//! The way into a treaty: application, the steps of the charter, and ratification member by member.

use crate::content::scale;
use crate::content::{Need, Ratification};
use crate::engine::rules::deeds::candidate::{alarm, drop_candidate, reject};
use crate::engine::rules::deeds::{motion, treaty};
use crate::engine::world::{World, owned};
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};
use crate::order::{MotionKind, Side, Stake, Stand};
use crate::view::{Candidate, Holdout, Treaty};
use crate::why::Factor;

pub fn phase(world: &mut World, id: TreatyId) {
    let sought = world.get(id).filter(|t| !t.candidates.is_empty());
    let Some(treaty) = sought.map(owned) else {
        return;
    };
    for candidate in &treaty.candidates {
        if !world.free(candidate.nation) {
            drop_candidate(world, id, candidate.nation);
        } else if candidate.open.is_some() {
            ratification(world, &treaty, candidate);
        } else if candidate.motion.is_none() {
            advance(world, &treaty, candidate);
        }
    }
}

/// A candidate goes on to the next step when its months are over and its needs are met; after the last the
/// members ratify, or the council votes.
fn advance(world: &mut World, treaty: &Treaty, candidate: &Candidate) {
    let accession = &world.charter(treaty.charter).accession;
    let nation = candidate.nation;
    let wait = |months: u16| u32::from(months).div_ceil(u32::from(world.scenario.turn_months));
    let ready = world.turn >= candidate.since + wait(accession.candidacy_months);
    if !ready {
        return;
    }
    let Some(step) = accession.steps.get(usize::from(candidate.step)) else {
        let each = accession.ratification == Ratification::EachMember;
        open(world, treaty, nation, each);
        return;
    };
    let began = candidate
        .step_since
        .max(candidate.since + wait(accession.candidacy_months));
    let served = world.turn >= began + wait(step.months);
    if served && step.needs.iter().all(|n| met(world, treaty, nation, *n)) {
        let (name, now) = (step.name.clone(), world.turn);
        change(world, treaty.id, nation, |c| {
            c.step += 1;
            c.step_since = now;
        });
        world.tell(EventKind::StepDone {
            treaty: treaty.id,
            nation,
            step: name,
        });
    }
}

/// Whether the candidate is what a step asks.
fn met(world: &World, treaty: &Treaty, nation: NationId, need: Need) -> bool {
    match need {
        Need::Regime(least) => world.polity(nation).regime >= least,
        Need::Defence(share) => world.economy(nation).defence >= share,
        Need::Stability(least) => world.polity(nation).stability >= least,
        Need::NoDispute => !world.crises().iter().any(|c| {
            let leads = Side::BOTH.into_iter().any(|s| c.leader(s) == nation);
            leads && matches!(c.stake, Stake::Territory(_))
        }),
        Need::NoClaim => !world.claims.iter().any(|c| {
            let owner = world.region(c.region).owner;
            c.by == nation && owner.is_some_and(|o| treaty.has(o))
        }),
    }
}

/// The members begin to ratify, or the council to vote.
fn open(world: &mut World, treaty: &Treaty, nation: NationId, each: bool) {
    let now = world.turn;
    if each {
        change(world, treaty.id, nation, |c| c.open = Some(now));
        world.tell(EventKind::RatificationOpened {
            treaty: treaty.id,
            nation,
        });
        alarm(world, treaty.id, nation);
    } else {
        let by = treaty.lead.unwrap_or(treaty.members[0]);
        let motion = motion::open(world, treaty.id, by, MotionKind::Admit { nation });
        change(world, treaty.id, nation, |c| c.motion = Some(motion));
    }
}

/// A member says where it stands. A democracy's word takes its parliament's months to count.
pub fn ratify(
    world: &mut World,
    member: NationId,
    id: TreatyId,
    nation: NationId,
    stand: Stand,
    because: Option<Factor>,
) {
    let now = world.turn;
    let known = world
        .get(id)
        .is_some_and(|t| t.has(member) && t.candidate(nation).is_some_and(|c| c.open.is_some()));
    if !known {
        return;
    }
    let due = now + parliament(world, member);
    match stand {
        Stand::For => change(world, id, nation, |c| {
            c.holdouts.retain(|h| h.nation != member);
            if let Err(place) = c.ratified.binary_search_by_key(&member, |r| r.0) {
                c.ratified.insert(place, (member, due));
            }
        }),
        Stand::HoldOut(price) => change(world, id, nation, |c| {
            c.holdouts.retain(|h| h.nation != member);
            c.holdouts.push(Holdout {
                nation: member,
                since: now,
                price,
                because,
            });
            c.holdouts.sort_by_key(|h| h.nation);
        }),
        Stand::Against => {}
    }
    world.tell(EventKind::Stood {
        treaty: id,
        nation,
        by: member,
        stand,
        months: (due - now) as u16 * u16::from(world.scenario.turn_months),
        because,
    });
    if stand == Stand::Against {
        reject(world, id, nation, Some(member));
    }
}

/// Turns that a member's parliament takes.
fn parliament(world: &World, member: NationId) -> u32 {
    let democracy = scale::REGIME.share(world.polity(member).regime);
    let months = world.rules().accession.parliament_months * democracy * democracy;
    (months / f64::from(world.scenario.turn_months)).round() as u32
}

/// Counts who has ratified; the last one opens the door, and too long a wait closes it.
fn ratification(world: &mut World, treaty: &Treaty, candidate: &Candidate) {
    let nation = candidate.nation;
    for &(by, due) in &candidate.ratified {
        // A word that counts at once was told when it was given.
        if due == world.turn && parliament(world, by) > 0 {
            world.tell(EventKind::Ratified {
                treaty: treaty.id,
                nation,
                by,
            });
        }
    }
    let done = |m: &NationId| {
        let given = candidate.ratified.iter().find(|r| r.0 == *m);
        given.is_some_and(|r| world.turn >= r.1)
    };
    let exiled = |m: &NationId| !world.free(*m);
    if treaty.members.iter().all(|m| done(m) || exiled(m)) {
        treaty::join(world, treaty.id, nation);
        return;
    }
    let waited = world.turn - candidate.open.unwrap_or(world.turn);
    let months = f64::from(waited) * f64::from(world.scenario.turn_months);
    if months >= world.rules().accession.ratification_months {
        let by = candidate.holdouts.first().map(|h| h.nation);
        reject(world, treaty.id, nation, by);
    }
}

fn change(world: &mut World, id: TreatyId, nation: NationId, act: impl FnOnce(&mut Candidate)) {
    if let Some(mut treaty) = world.get_mut(id)
        && let Some(candidate) = treaty.candidates.iter_mut().find(|c| c.nation == nation)
    {
        act(candidate);
    }
}
