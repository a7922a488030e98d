use crate::engine::world::World;

pub fn phase(_: &mut World) {}
