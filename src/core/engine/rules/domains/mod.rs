//! The other domains: covert action in the shadows and in networks, the weather, insurgents, technology.

mod attribution;
mod climate;
mod covert;
mod insurgency;
mod service;
mod technology;

pub use attribution::accuse;

use crate::engine::world::World;

pub fn phase(world: &mut World) {
    covert::phase(world);
    attribution::phase(world);
    if world.scenario.domains.climate {
        climate::phase(world);
    }
    insurgency::phase(world);
    technology::phase(world);
}
