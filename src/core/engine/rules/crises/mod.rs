//! Crises: how they start, what each side does, how they go up, cool down and become wars. No order
//! declares war: a war is a crisis that nobody left.

mod clash;
pub mod incidents;
mod moves;
mod nuclear;

pub use moves::{act, broker};

use super::calm;
use super::deeds::crisis::{join, start_war};
use super::deeds::{settlement, succession};
use crate::content::scale::around_one;
use crate::dice::Phase;
use crate::engine::world::{World, owned};
use crate::event::{EventKind, Termination, WarCause};
use crate::ids::{CrisisId, NationId};
use crate::order::{Contribution, Side, Stake, Terms};
use crate::view::{Crisis, Participant, RegionState, Stage};
use crate::why::Factor;

pub fn phase(world: &mut World) {
    // Their ids first: crises end and become wars on the way, and draw others in.
    for id in world.ecs.ids::<CrisisId>() {
        if world.get(id).is_some_and(|c| c.is_war()) {
            draw_in_defenders(world, id);
            continue;
        }
        let Some(crisis) = world.get(id).map(owned) else {
            continue;
        };
        if leaderless(world, &crisis) {
            continue;
        }
        if crisis.rung == 4 && crisis.since == world.turn {
            clash::clash(world, id);
        }
        if accident(world, &crisis) {
            continue;
        }
        cool(world, &crisis);
    }
    tension(world);
}

/// A crisis whose leader has lost its country elsewhere passes to another of its side, or is over; says whether it was
/// such a one.
fn leaderless(world: &mut World, crisis: &Crisis) -> bool {
    let gone = Side::BOTH
        .into_iter()
        .find(|s| !world.free(crisis.leader(*s)));
    let Some(side) = gone else {
        return false;
    };
    if !succession::succeed(world, crisis.id, side) {
        let nation = crisis.leader(side);
        let how = Termination::Fallen { nation };
        settlement::conclude(world, crisis.id, (Terms::STATUS_QUO, how), None);
    }
    true
}

/// A nation takes a side by itself.
pub fn back(
    world: &mut World,
    nation: NationId,
    id: CrisisId,
    side: Side,
    because: Option<Factor>,
) {
    let war = world.get(id).is_some_and(|c| c.is_war());
    let contribution = if war {
        Contribution::Full
    } else {
        Contribution::Support
    };
    world.tell(EventKind::Backed {
        crisis: id,
        nation,
        side,
    });
    let foe = world.get(id).map(|c| c.leader(side.other()));
    let claims = |foe: NationId| {
        let mine = world.claims.iter().filter(|c| c.by == nation);
        mine.map(|c| world.region(c.region).owner)
            .any(|owner| owner == Some(foe))
    };
    let cause = if foe.is_some_and(claims) {
        WarCause::Opportunity
    } else {
        WarCause::Choice(because)
    };
    join(world, id, nation, side, cause, contribution);
}

/// Participants that only lent support are drawn in when the enemy stands on their soil.
fn draw_in_defenders(world: &mut World, id: CrisisId) {
    let mut drawn = Vec::new();
    if let Some(war) = world.get(id) {
        let regions = world.regions();
        for side in Side::BOTH {
            let foe = |n: NationId| war.side_of(n) == Some(side.other());
            let lends = |p: &&Participant| p.contribution < Contribution::Caveats;
            for p in war.sides[side.index()].iter().filter(lends) {
                let taken =
                    |r: &RegionState| r.owner == Some(p.nation) && r.controller.is_some_and(foe);
                if regions.iter().any(taken) {
                    drawn.push((p.nation, side));
                }
            }
        }
    }
    for (nation, side) in drawn {
        let (cause, with) = (WarCause::Drawn, Contribution::Full);
        join(world, id, nation, side, cause, with);
    }
}

pub fn mediate(world: &mut World, nation: NationId, id: CrisisId) {
    if let Some(mut c) = world.get_mut(id) {
        c.mediator = Some(nation);
    }
    world.tell(EventKind::Mediated { crisis: id, nation });
}

/// The higher the rung and the tension, the likelier that something goes wrong by itself.
fn accident(world: &mut World, crisis: &Crisis) -> bool {
    if crisis.rung < 2 {
        return false;
    }
    let rules = &world.rules().crisis;
    let rate =
        rules.accident_per_year * f64::from(crisis.rung - 1) / 3.0 * around_one(world.tension);
    let limit = if crisis.rung == 4 {
        rules.accident_to_war
    } else {
        1.0
    };
    let kept = 1.0 - world.rules().peace.keeps * calm::calm(world, crisis);
    let happens = world
        .dice(Phase::Crisis, u64::from(crisis.id.0))
        .chance(rate * limit * kept * world.dt());
    if !happens {
        return false;
    }
    let now = world.turn;
    let rung = crisis.rung + 1;
    if rung == 5 && !world.contacts().can_fight(crisis.challenger, crisis.target) {
        return false;
    }
    if let Some(mut c) = world.get_mut(crisis.id) {
        c.rung = rung;
        c.rungs = [c.rungs[0].max(rung), c.rungs[1].max(rung.min(4))];
        c.since = now;
    }
    world.tell(EventKind::Accident {
        crisis: crisis.id,
        rung,
    });
    if rung == 5 {
        start_war(world, crisis.id, crisis.attackers());
    }
    true
}

/// A crisis in which nobody moves cools down: attention, money and nerves run out. A mediator helps, a
/// high rung hinders.
fn cool(world: &mut World, crisis: &Crisis) {
    let rules = &world.rules().crisis;
    // While an alliance has the matter before it, nobody forgets it.
    let before_a_council = world
        .cases()
        .iter()
        .any(|c| c.crisis == crisis.id && !matches!(c.stage, Stage::Delivery { .. }));
    if world.turn < crisis.since + 1 || before_a_council {
        return;
    }
    let mut rate = rules.cooling_per_month;
    if crisis.mediator.is_some() {
        rate += rules.cooling_mediated;
    }
    if matches!(crisis.stake, Stake::Incident) {
        rate += rules.cooling_incident;
    }
    rate += world.rules().peace.cools * calm::calm(world, crisis);
    let months = f64::from(world.scenario.turn_months);
    // What has not been forgotten in its first months has become a cause.
    let age = f64::from(world.turn - crisis.began) * months;
    rate /= 1.0 + age / rules.cooling_age;
    let stays = libm::pow(1.0 - rate.clamp(0.0, 0.95), months);
    let cooled = !world
        .dice(Phase::Crisis, crate::dice::pair(crisis.id.0, 1u32))
        .chance(stays);
    if cooled {
        moves::let_drop(world, crisis);
        let turn = u32::from(world.scenario.turn_months);
        let idle = world.turn.saturating_sub(crisis.since) * turn;
        let by = crisis.challenger;
        let how = match crisis.stake {
            Stake::Incident => Termination::Faded { idle },
            _ => Termination::Dropped { by, idle },
        };
        settlement::conclude(world, crisis.id, (Terms::STATUS_QUO, how), None);
    }
}

/// World tension follows the open crises and wars, with inertia.
fn tension(world: &mut World) {
    let rules = world.rules().crisis.clone();
    let mut level = rules.tension_at_rest;
    for crisis in world.crises().iter() {
        let weight = rules.tension_by_rung[usize::from(crisis.rung.clamp(1, 6)) - 1];
        let great = (world.economy(crisis.challenger).gdp + world.economy(crisis.target).gdp)
            / rules.tension_great_gdp;
        level += weight * great.min(1.0);
    }
    let share = (rules.tension_drift * world.dt()).min(1.0);
    world.tension += (level.min(1.0) - world.tension) * share;
}
