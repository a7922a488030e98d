//! What allies make ready before they are called: exercises, plans, equipment on each other's soil.

mod exercise;
mod plan;
mod stocks;

use crate::engine::world::World;
use crate::ids::TreatyId;
use crate::view::Treaty;

pub use exercise::exercise;
pub use plan::make as plan;

/// What was learned fades, plans age, stocks are kept up.
pub fn phase(world: &mut World) {
    let lost = (world.rules().preparation.practice_decay * world.dt()).min(1.0);
    world.ecs.each::<TreatyId, &mut Treaty>(|_, treaty| {
        for drill in &mut treaty.drills {
            drill.level *= 1.0 - lost;
        }
    });
    plan::review(world);
    stocks::keep(world);
}
