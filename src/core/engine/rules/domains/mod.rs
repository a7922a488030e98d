//! The other domains: covert action in the shadows and in networks, the weather, insurgents and armed groups, technology.

mod attribution;
mod climate;
mod covert;
mod cyber;
mod groups;
mod insurgency;
mod service;
mod technology;

pub use attribution::accuse;
pub use climate::{relieve, turn_away};
pub use cyber::set_guard;

use crate::engine::world::World;

pub fn phase(world: &mut World) {
    covert::phase(world);
    attribution::phase(world);
    if world.scenario.domains.cyber {
        cyber::phase(world);
    }
    if world.scenario.domains.climate {
        climate::phase(world);
    }
    let fronts = groups::Fronts::survey(world);
    insurgency::phase(world, &fronts);
    groups::phase(world, &fronts);
    technology::phase(world);
}
