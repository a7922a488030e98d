//! What is done to a nation in networks and in the shadows.

use crate::engine::world::{Force, World};
use crate::ids::{ForceId, NationId};

/// Lowers the readiness of all forces of the nation.
pub fn confuse(world: &mut World, nation: NationId, readiness: f64) {
    world.ecs.each::<ForceId, &mut Force>(|_, force| {
        if force.nation == nation {
            force.readiness = (force.readiness - readiness).max(0.0);
        }
    });
}

pub fn burnt_turns(world: &World) -> u32 {
    let months = world.rules().domains.burnt_months;
    (months / f64::from(world.scenario.turn_months)).ceil() as u32
}
