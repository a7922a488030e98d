use crate::engine::world::World;

pub fn phase(_: &mut World) {}

pub fn objectives_of(_: &World, _: crate::ids::NationId) -> Vec<(u16, bool)> {
    Vec::new()
}
