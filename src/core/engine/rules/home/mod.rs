//! The home front: what people think of their government, how steady the state is, and who leads it.

mod leaders;
mod mood;

use crate::engine::world::World;

pub fn phase(world: &mut World) {
    leaders::settle(world);
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
