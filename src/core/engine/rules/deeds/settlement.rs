//! A crisis or war ends on terms: ground is given back or kept, peace returns, and grievances stay.

use super::{case, ground::give_back, terms, undertaking};
use crate::engine::rules::field::brings;
use crate::engine::world::{Force, World, owned};
use crate::event::{EventKind, Termination};
use crate::ids::{CrisisId, ForceId, NationId, RegionId};
use crate::judge;
use crate::order::{Contribution, Side, Stake, Stance, Terms};
use crate::view::Crisis;

/// Ends a crisis or war on `terms`: they are carried out, ground is given back or kept, and peace returns. `how` is told.
pub fn conclude(
    world: &mut World,
    id: CrisisId,
    (terms, how): (Terms, Termination),
    victor: Option<Side>,
) {
    let Some(crisis) = world.get(id).map(owned) else {
        return;
    };
    terms::apply(world, &crisis, &terms);
    note_answer(world, &crisis, &terms);
    if crisis.is_war() {
        return_ground(world, &crisis, terms.line);
    }
    world.remove(id);
    stand_down(world, &crisis);
    remember(world, &crisis);
    tell(world, &crisis, (terms, how), victor);
    if crisis.is_war() {
        make_peace(world, &crisis);
    }
    case::over(world, id);
}

/// One that has demanded remembers what it was refused.
fn note_answer(world: &mut World, crisis: &Crisis, terms: &Terms) {
    if crisis.stake == Stake::Incident {
        return;
    }
    let rules = world.rules();
    let met = judge::met(&rules.settlement, crisis.stake, terms.given(Side::Target));
    let share = rules.crisis.refused_left;
    let (a, b) = (crisis.challenger, crisis.target);
    world.pairs.answered(a, b, met, share);
}

/// Those who have fought each other keep a truce for a term, each with the leader of the other side.
fn make_peace(world: &mut World, war: &Crisis) {
    undertaking::make_truce(world, war.challenger, war.target);
    for side in Side::BOTH {
        let (leader, enemy) = (war.leader(side), war.leader(side.other()));
        let followers = war.sides[side.index()]
            .iter()
            .filter(|p| p.nation != leader);
        for p in followers.filter(|p| p.contribution >= Contribution::Caveats) {
            undertaking::make_truce(world, p.nation, enemy);
        }
    }
}

/// Ground that was occupied in the war goes back to its owner; under a ceasefire it stays, and the holder claims it.
fn return_ground(world: &mut World, war: &Crisis, line: bool) {
    let strength = world.rules().combat.claim_ceasefire;
    let taken = judge::taken(&world.regions(), war);
    if !line {
        let left: Vec<RegionId> = taken.into_iter().map(|t| t.region).collect();
        return give_back(world, &left);
    }
    for ground in taken {
        terms::claim(world, ground.holder, ground.region, strength);
        // Whoever signed for it, the owner has not given it up.
        terms::claim(world, ground.owner, ground.region, strength);
    }
}

/// Who is in no other war is at peace, and its forces stop attacking.
fn stand_down(world: &mut World, crisis: &Crisis) {
    for side in Side::BOTH {
        for nation in crisis.nations(side) {
            let fights = world.crises().iter().any(|c| fights_in(c, nation));
            if fights || !world.at_war(nation) {
                continue;
            }
            rest(world, nation);
        }
    }
}

/// A nation is at peace, and its forces stop attacking.
pub fn rest(world: &mut World, nation: NationId) {
    world.plight_mut(nation).at_war = None;
    world.ecs.each::<ForceId, &mut Force>(|_, force| {
        if force.nation == nation && force.stance == Stance::Attack {
            force.stance = Stance::Defend;
        }
    });
}

pub fn fights_in(crisis: &Crisis, nation: NationId) -> bool {
    crisis.is_war()
        && Side::BOTH.into_iter().any(|side| {
            crisis.sides[side.index()]
                .iter()
                .any(|p| p.nation == nation && brings(crisis, side, p) >= Contribution::Caveats)
        })
}

/// Every crisis leaves grievance behind, even for its winner; tension falls.
fn remember(world: &mut World, crisis: &Crisis) {
    let rules = world.rules().combat.clone();
    let (grievance, relief) = if crisis.is_war() {
        (rules.grievance_war, rules.relief_war)
    } else {
        let height = f64::from(crisis.rung.saturating_sub(1)) / 3.0;
        (rules.grievance_crisis * height, rules.relief_crisis)
    };
    for a in crisis.nations(Side::Challenger) {
        for b in crisis.nations(Side::Target) {
            let leads = a == crisis.challenger && b == crisis.target;
            let step = if leads {
                grievance
            } else {
                grievance * rules.grievance_followers
            };
            world.pairs.add_grievance(a, b, step);
            world.pairs.add_grievance(b, a, step);
        }
    }
    let top = crisis.rungs[0].max(crisis.rungs[1]).max(crisis.rung);
    let left = world.rules().crisis.memory_left * f64::from(top.min(5)) / 5.0;
    world.pairs.remember(crisis.challenger, crisis.target, left);
    world.tension = (world.tension - relief).max(0.0);
}

fn tell(
    world: &mut World,
    crisis: &Crisis,
    (terms, how): (Terms, Termination),
    victor: Option<Side>,
) {
    // From the outbreak of the war, or of the crisis that never became one. What is over in the turn in which it began
    // has lasted half of it.
    let since = crisis.outbreak().unwrap_or(crisis.began);
    let turn = u32::from(world.scenario.turn_months);
    let months = match world.turn.saturating_sub(since) {
        0 => turn / 2,
        turns => turns * turn,
    };
    if crisis.is_war() {
        world.tell(EventKind::WarEnded {
            crisis: crisis.id,
            terms,
            victor,
            months,
            deaths: crisis.deaths[0] + crisis.deaths[1],
            how,
        });
    } else {
        world.tell(EventKind::CrisisEnded {
            crisis: crisis.id,
            challenger: crisis.challenger,
            target: crisis.target,
            terms,
            top: crisis.rungs[0].max(crisis.rungs[1]).max(crisis.rung),
            months,
            how,
        });
    }
}
