use crate::engine::world::World;
use crate::ids::CrisisId;
use crate::order::{Side, Terms};

pub fn phase(_: &mut World) {}

pub fn conclude(world: &mut World, id: CrisisId, _: Terms, _: Option<Side>) {
    world.remove_crisis(id);
}
