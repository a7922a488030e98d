//! The home front: what people think of their government, how steady the state is, and who leads it.

mod doubt;
mod leaders;
mod mood;

use crate::engine::world::World;

pub use doubt::begin as doubt;
pub use leaders::install;

pub fn phase(world: &mut World) {
    doubt::settle(world);
    let occupied = mood::occupied(world);
    let friends = mood::friends(world);
    let pace = mood::Pace::new(world);
    for nation in world.nation_ids() {
        if !world.free(nation) {
            continue;
        }
        let i = nation.index();
        mood::drift(world, &pace, nation, occupied[i], friends[i]);
        leaders::phase(world, nation);
    }
}
