use crate::engine::world::World;
use crate::ids::CrisisId;

pub fn phase(_: &mut World) {}

pub fn clash(_: &mut World, _: CrisisId) {}
