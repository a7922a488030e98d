//! Entering the next region of a march.

use super::{tell_those_concerned, wait};
use crate::content::Arm;
use crate::dice::{Phase, pair};
use crate::engine::rules::deeds::force;
use crate::engine::rules::field::Field;
use crate::engine::rules::waters::Waters;
use crate::engine::world::{Force, InTransit, World};
use crate::event::EventKind;
use crate::ids::{ForceId, RegionId};
use crate::route;

/// Puts the force into `region`, the first of its path, and starts the next leg or ends the march.
pub fn enter(world: &mut World, field: &Field, waters: &Waters, id: ForceId, region: RegionId) {
    let Some((force, transit)) = world.ecs.one::<_, (&mut Force, &mut InTransit)>(id) else {
        return;
    };
    let (nation, arm) = (force.nation, force.arm);
    force.region = region;
    let goal = transit.path.last().copied();
    transit.path.remove(0);
    let next = transit.path.first().copied();
    if let Some(to) = next {
        let helped = goal.and_then(|g| world.region(g).owner);
        let leg = route::hop(&world.scenario, region, to, arm).unwrap_or(0.0);
        let wait = wait(field, arm, nation, helped, region, to);
        if let Some(transit) = world.ecs.one::<_, &mut InTransit>(id) {
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
    let strength = world.get(id).map_or(0.0, |f| f.strength);
    let told = EventKind::Arrived {
        nation,
        arm,
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
    let Some(nation) = world.get(id).map(|f| f.nation) else {
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
    if let Some(mut f) = world.get_mut(id) {
        f.strength *= 1.0 - loss;
    }
}
