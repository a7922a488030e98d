//! How much of the peace is kept by peace operations: between two nations, in a region, at home.

use crate::engine::world::World;
use crate::ids::{NationId, RegionId};
use crate::view::{Crisis, Mission};

/// How far missions between its leaders keep a crisis from climbing, 0..1.
pub fn calm(world: &World, crisis: &Crisis) -> f64 {
    calm_between(world, crisis.challenger, crisis.target)
}

/// How much of the peace between two nations is kept by others, 0..1.
pub fn calm_between(world: &World, a: NationId, b: NationId) -> f64 {
    world
        .missions()
        .iter()
        .filter(|m| m.parts(a, b))
        .map(|m| presence(world, m))
        .fold(0.0, f64::max)
}

/// The same for the quiet of a region.
pub fn calm_in(world: &World, region: RegionId) -> f64 {
    world
        .missions()
        .iter()
        .filter(|m| m.region == region)
        .map(|m| presence(world, m))
        .fold(0.0, f64::max)
}

/// What missions add to the stability to which a nation drifts: by their presence, and by how many of its people
/// live where they stand.
pub fn lift(world: &World, nation: NationId) -> f64 {
    let mut sum = 0.0;
    for m in world.missions().iter().filter(|m| m.host == nation) {
        let people = world.region(m.region).people;
        let all = world.polity(nation).population.max(people).max(1e-6);
        sum += presence(world, m) * people / all;
    }
    world.rules().peace.stability * sum.min(1.0)
}

fn presence(world: &World, mission: &Mission) -> f64 {
    let people = world.region(mission.region).people;
    mission.presence(people, &world.rules().peace)
}
