//! Entering the next region of a march.

use super::{tell_those_concerned, wait};
use crate::content::Arm;
use crate::dice::{Phase, pair};
use crate::engine::rules::deeds::force;
use crate::engine::rules::field::Field;
use crate::engine::rules::waters::Waters;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{ForceId, RegionId};
use crate::route;

/// Puts the force into `region`, the first of its path, and starts the next leg or ends the march.
pub fn enter(world: &mut World, field: &Field, waters: &Waters, id: ForceId, region: RegionId) {
    let Some((nation, arm)) = world.force(id).map(|f| (f.nation, f.arm)) else {
        return;
    };
    let scenario = world.scenario.clone();
    if let Some(mut f) = world.force_mut(id) {
        f.region = region;
    }
    let goal = world.transit(id).and_then(|t| t.path.last().copied());
    let helped = goal.and_then(|g| world.region(g).owner);
    let mut next = None;
    if let Some(mut transit) = world.transit_mut(id) {
        transit.path.remove(0);
        next = transit.path.first().copied();
        if let Some(to) = next {
            let leg = route::hop(&scenario, region, to, arm).unwrap_or(0.0);
            let wait = wait(field, arm, nation, helped, region, to);
            transit.months_left = (leg + wait) * transit.ease.pace;
        }
    }
    if arm == Arm::Land && field.sea[region.index()] {
        run_gauntlet(world, field, waters, id, region);
    }
    if next.is_some() {
        return;
    }
    world.set_transit(id, None);
    let strength = world.force(id).map_or(0.0, |f| f.strength);
    let told = EventKind::Arrived {
        nation,
        region,
        strength,
    };
    tell_those_concerned(world, field, nation, region, told);
    // What came in several convoys is one force again.
    if strength < world.rules().movement.convoy_remnant {
        force::join(world, id);
    }
}

/// A convoy loses ships to an enemy who holds more of the sea zone.
fn run_gauntlet(world: &mut World, field: &Field, waters: &Waters, id: ForceId, zone: RegionId) {
    let Some(nation) = world.force(id).map(|f| f.nation) else {
        return;
    };
    let danger = 1.0 - waters.hold(field, nation, zone);
    if danger <= 0.0 {
        return;
    }
    let luck = world
        .dice(Phase::Movement, pair(id.0, u32::from(zone.0)))
        .between(0.0, 2.0);
    let loss = (world.rules().movement.convoy_loss * danger * danger * luck).min(1.0);
    if let Some(mut f) = world.force_mut(id) {
        f.strength *= 1.0 - loss;
    }
}
