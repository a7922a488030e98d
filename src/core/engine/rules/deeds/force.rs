//! Where a nation's forces are at home, how they get there at once, and how two become one.

use super::undertaking;
use crate::content::{Arm, RegionKind};
use crate::engine::world::{Force, World};
use crate::ids::{ForceId, NationId, RegionId};
use crate::view::RegionState;

/// Where the nation forms new forces of `arm`: the capital, or its greatest harbour for ships, or else
/// its most populous region.
pub fn home_for(world: &World, nation: NationId, arm: Arm) -> Option<RegionId> {
    if !world.free(nation) {
        return None;
    }
    let regions = world.regions();
    let own = |(id, state): &(RegionId, &RegionState)| {
        let held = state.controller == Some(nation) && state.owner == Some(nation);
        held && (arm == Arm::Naval || !undertaking::keeps_empty(world, *id))
    };
    let capital = world.scenario.nation(nation).capital;
    if arm != Arm::Naval && own(&(capital, &regions[capital.index()])) {
        return Some(capital);
    }
    let mut best: Option<(f64, RegionId)> = None;
    for (id, _) in world.region_ids().zip(&*regions).filter(own) {
        let place = world.scenario.region(id);
        let worth = if arm == Arm::Naval {
            f64::from(place.port)
        } else {
            1.0 + place.population
        };
        let fit = place.kind == RegionKind::Land && worth > 0.0;
        if fit && best.is_none_or(|(w, _)| worth > w) {
            best = Some((worth, id));
        }
    }
    best.map(|(_, id)| id)
}

/// Merges a force into the first other one of its kind in the same place, if there is one.
pub fn join(world: &mut World, id: ForceId) {
    let Some(one) = world.get(id).map(|f| Force::clone(&f)) else {
        return;
    };
    if world.transit(id).is_some() || world.posted(id) {
        return;
    }
    let mate = world
        .forces()
        .find(|f| {
            f.id != id
                && (f.nation, f.region, f.arm) == (one.nation, one.region, one.arm)
                && world.transit(f.id).is_none()
                && !world.posted(f.id)
        })
        .map(|f| f.id);
    let Some(mate) = mate else { return };
    if let Some(mut force) = world.get_mut(mate) {
        let sum = (force.strength + one.strength).max(1e-9);
        let blend = |a: f64, b: f64| (a * force.strength + b * one.strength) / sum;
        let (readiness, supply) = (
            blend(force.readiness, one.readiness),
            blend(force.supply, one.supply),
        );
        force.readiness = readiness;
        force.supply = supply;
        force.strength = sum;
    }
    world.remove(id);
}

/// Takes a force home at once, or ends it where it has none.
pub fn force_home(world: &mut World, id: ForceId, home: Option<RegionId>) {
    world.set_transit(id, None);
    match home {
        Some(home) => {
            if let Some(mut f) = world.get_mut(id) {
                f.region = home;
            }
        }
        None => world.remove(id),
    }
}
