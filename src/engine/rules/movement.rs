use crate::engine::world::World;
use crate::ids::{ForceId, RegionId};

pub fn phase(_: &mut World) {}

pub fn march(_: &mut World, _: ForceId, _: RegionId) -> Option<f64> {
    None
}
