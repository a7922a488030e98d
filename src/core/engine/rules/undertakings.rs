//! What settlements forbid for a term: alliances, forces in a region, arms. It lapses with time, and it is
//! broken by word or by deed; what was broken is a cause of quarrel for a while.

use super::deeds::undertaking::{self, break_one, turns};
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::NationId;
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
            Restraint::Alliances
            | Restraint::Forces(_)
            | Restraint::Passage
            | Restraint::Trade
            | Restraint::Truce => {}
        }
    }
}

/// What was armed in a war comes back under the ceiling with peace.
fn disarm(world: &mut World, nation: NationId, permille: u16) {
    let mut economy = world.economy_mut(nation);
    economy.defence = economy.defence.min(f64::from(permille) / 1000.0);
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

fn lapse(world: &mut World) {
    let memory = turns(world, world.rules().settlement.breach_months);
    let now = world.turn;
    for u in world.undertakings.clone() {
        let moot = match u.restraint {
            Restraint::Forces(region) => world.region(region).owner != Some(u.by),
            Restraint::Passage => !world.pairs.transit(u.by, u.to),
            Restraint::Trade => world.pairs.sanctions(u.by, u.to),
            Restraint::Alliances | Restraint::Arms(_) | Restraint::Truce => false,
        };
        let gone = (moot && u.in_force()) || !world.free(u.by) || !world.free(u.to);
        let over = match u.broken {
            Some(turn) => now >= turn + memory,
            None => gone || now >= u.until,
        };
        if over {
            world.undertakings.retain(|x| *x != u);
        }
        let (by, to, restraint) = (u.by, u.to, u.restraint);
        // What both have owed each other is told once.
        let half = restraint == Restraint::Truce && undertaking::truce(world, to, by).is_some();
        if over && u.in_force() && !gone && !half {
            world.tell(EventKind::UndertakingLapsed { by, to, restraint });
        }
    }
}

/// Whether it has since entered an alliance with rivals of the other.
fn allied_against(world: &World, u: &Undertaking) -> bool {
    world
        .treaties()
        .iter()
        .any(|t| t.founded > u.since && undertaking::against(world, t, u.by, u.to))
}
