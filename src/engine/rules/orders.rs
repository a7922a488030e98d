use crate::engine::world::World;
use crate::order::Issued;

pub fn phase(_: &mut World, _: Vec<Issued>) {}
