//! What settlements forbid for a term: alliances, forces in a region, arms. It lapses with time, and it is
//! broken by word or by deed; what was broken is a cause of quarrel for a while.

use super::{diplomacy, settlement};
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, RegionId};
use crate::order::Restraint;
use crate::view::Undertaking;

pub fn phase(world: &mut World) {
    if world.undertakings.is_empty() {
        return;
    }
    lapse(world);
    for u in world.undertakings.clone() {
        if !u.in_force() || world.at_war(u.by) {
            continue;
        }
        match u.restraint {
            Restraint::Alliances if allied_against(world, &u) => break_one(world, &u, false),
            Restraint::Arms(permille) => disarm(world, u.by, permille),
            // Forces cannot stay where they may not be: only a word breaks that.
            Restraint::Alliances | Restraint::Forces(_) => {}
        }
    }
}

/// What was armed in a war comes back under the ceiling with peace.
fn disarm(world: &mut World, nation: NationId, permille: u16) {
    let mut economy = world.economy_mut(nation);
    economy.defence = economy.defence.min(f64::from(permille) / 1000.0);
}

/// Gives an undertaking; it takes the place of one of the same kind towards the same nation.
pub fn give(world: &mut World, by: NationId, to: NationId, restraint: Restraint) {
    let turns = turns(world, world.rules().settlement.term_months);
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

/// Breaks one in the open.
pub fn repudiate(world: &mut World, by: NationId, to: NationId, restraint: Restraint) {
    let found = world
        .undertakings
        .iter()
        .find(|u| u.in_force() && u.by == by && u.to == to && u.restraint == restraint)
        .copied();
    if let Some(undertaking) = found {
        break_one(world, &undertaking, true);
    }
}

/// An attack on the one to whom something was undertaken ends it: the attacker's word is broken, the victim is free.
pub fn end_between(world: &mut World, attacker: NationId, victim: NationId) {
    for u in world.undertakings.clone() {
        if !u.in_force() {
            continue;
        }
        if (u.by, u.to) == (attacker, victim) {
            break_one(world, &u, false);
        } else if (u.by, u.to) == (victim, attacker) {
            world.undertakings.retain(|x| *x != u);
        }
    }
}

fn turns(world: &World, months: u32) -> u32 {
    months.div_ceil(u32::from(world.scenario.turn_months))
}

fn lapse(world: &mut World) {
    let memory = turns(world, world.rules().settlement.breach_months);
    let now = world.turn;
    for u in world.undertakings.clone() {
        let moot = match u.restraint {
            Restraint::Forces(region) => world.region(region).owner != Some(u.by),
            Restraint::Alliances | Restraint::Arms(_) => false,
        };
        let gone = moot || !world.free(u.by) || !world.free(u.to);
        let over = match u.broken {
            Some(turn) => now >= turn + memory,
            None => gone || now >= u.until,
        };
        if over {
            world.undertakings.retain(|x| *x != u);
        }
        if over && u.in_force() && !gone {
            let (by, to, restraint) = (u.by, u.to, u.restraint);
            world.tell(EventKind::UndertakingLapsed { by, to, restraint });
        }
    }
}

/// Whether it has since entered an alliance with rivals of the other.
fn allied_against(world: &World, u: &Undertaking) -> bool {
    world
        .treaties()
        .iter()
        .any(|t| t.founded > u.since && settlement::against(world, t, u.by, u.to))
}

fn break_one(world: &mut World, undertaking: &Undertaking, openly: bool) {
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
    diplomacy::pay_for_breach(world, by, to);
}
