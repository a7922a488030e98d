//! What is done to a nation in networks and in the shadows.

use crate::engine::world::World;
use crate::ids::NationId;

/// Lowers the readiness of all forces of the nation.
pub fn confuse(world: &mut World, nation: NationId, readiness: f64) {
    for id in world.force_ids() {
        if let Some(mut force) = world.force_mut(id)
            && force.nation == nation
        {
            force.readiness = (force.readiness - readiness).max(0.0);
        }
    }
}

pub fn burnt_turns(world: &World) -> u32 {
    let months = world.rules().domains.burnt_months;
    (months / f64::from(world.scenario.turn_months)).ceil() as u32
}
