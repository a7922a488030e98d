//! How wars and lesser crises end: who gives up, on what terms, and what is left of it.

mod fall;
pub mod parting;

use crate::engine::world::{World, owned};
use crate::view::Crisis;

pub fn phase(world: &mut World) {
    for id in world.crisis_ids() {
        let Some(war) = world.crisis(id).map(owned).filter(Crisis::is_war) else {
            continue;
        };
        fall::check(world, &war);
    }
    parting::lapse(world);
    fall::homeless(world);
    fall::restore(world);
}
