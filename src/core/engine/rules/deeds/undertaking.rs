//! What a settlement forbids for a term: given, looked up, broken.

use super::breach;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, RegionId};
use crate::order::Restraint;
use crate::view::{Treaty, Undertaking};

/// Gives an undertaking; it takes the place of one of the same kind towards the same nation.
pub fn give(world: &mut World, by: NationId, to: NationId, restraint: Restraint) {
    let months = if restraint.bargained() {
        world.rules().diplomacy.bargain_months
    } else {
        world.rules().settlement.term_months
    };
    let turns = turns(world, months);
    let since = world.turn;
    let same = |u: &Undertaking| u.by == by && u.to == to && u.restraint.same_kind(restraint);
    world.undertakings.retain(|u| !same(u));
    world.undertakings.push(Undertaking {
        by,
        to,
        restraint,
        since,
        until: since + turns,
        broken: None,
    });
    world.tell(EventKind::Undertaken { by, to, restraint });
}

/// By region: whether an undertaking keeps it empty of forces.
pub fn empty(world: &World) -> Vec<bool> {
    let mut list = vec![false; world.scenario.regions.len()];
    for u in world.undertakings.iter().filter(|u| u.in_force()) {
        if let Restraint::Forces(region) = u.restraint {
            list[region.index()] |= world.controller(region) == Some(u.by) && !world.at_war(u.by);
        }
    }
    list
}

/// The same of one region.
pub fn keeps_empty(world: &World, region: RegionId) -> bool {
    let mut undertakings = world.undertakings.iter();
    undertakings.any(|u| {
        u.in_force()
            && u.restraint == Restraint::Forces(region)
            && world.controller(region) == Some(u.by)
            && !world.at_war(u.by)
    })
}

/// An attack on the one to whom something was undertaken ends it: the attacker's word is broken, the victim is free.
pub fn end_between(world: &mut World, attacker: NationId, victim: NationId) {
    for u in world.undertakings.clone() {
        if !u.in_force() {
            continue;
        }
        let between = [(attacker, victim), (victim, attacker)];
        if (u.by, u.to) == (attacker, victim) && !u.restraint.bargained() {
            break_one(world, &u, false);
        } else if between.contains(&(u.by, u.to)) {
            world.undertakings.retain(|x| *x != u);
        }
    }
}

pub fn break_one(world: &mut World, undertaking: &Undertaking, openly: bool) {
    let now = world.turn;
    for u in &mut world.undertakings {
        if u == undertaking {
            u.broken = Some(now);
        }
    }
    let (by, to, restraint) = (undertaking.by, undertaking.to, undertaking.restraint);
    world.tell(EventKind::UndertakingBroken {
        by,
        to,
        restraint,
        openly,
    });
    let weight = if restraint.bargained() {
        world.rules().alliance.breach_bargain
    } else {
        1.0
    };
    breach::pay(world, by, to, weight);
}

pub fn turns(world: &World, months: u32) -> u32 {
    months.div_ceil(u32::from(world.scenario.turn_months))
}

/// Whether `nation` is in an alliance with rivals of `other` that the other is not in.
pub fn against(world: &World, treaty: &Treaty, nation: NationId, other: NationId) -> bool {
    let line = world.rules().settlement.rival_partner;
    treaty.has(nation)
        && !treaty.has(other)
        && world.charter(treaty.charter).obligation.defends()
        && treaty
            .members
            .iter()
            .any(|m| *m != nation && world.pairs.rivalry(other, *m) >= line)
}
