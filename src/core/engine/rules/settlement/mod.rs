//! How wars and lesser crises end: who gives up, on what terms, and what is left of it.

mod fall;
pub mod parting;

use super::deeds::extinction;
use crate::engine::world::{World, owned};
use crate::ids::CrisisId;

pub fn phase(world: &mut World) {
    // Their ids first: a war that is lost ends on the way.
    for id in world.ecs.ids::<CrisisId>() {
        let Some(war) = world.get(id).filter(|c| c.is_war()).map(owned) else {
            continue;
        };
        fall::check(world, &war);
    }
    parting::lapse(world);
    extinction::sweep(world);
    fall::homeless(world);
    fall::restore(world);
}
