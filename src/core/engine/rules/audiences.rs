//! Credibility before three audiences: allies, who look at the help given; adversaries, who look at the
//! resolve shown; and one's own people, who look at the cost and at promises kept. What a deed is worth to
//! each stands in the rules; here it is booked, told on from mouth to mouth, and in time forgotten.

use super::deeds::audience::forget;
use crate::engine::world::{Standing, World};
use crate::ids::NationId;

/// Old deeds are forgotten.
pub fn phase(world: &mut World) {
    let share = (world.rules().credibility.memory * world.dt()).min(1.0);
    world.ecs.each::<NationId, &mut Standing>(|_, standing| {
        forget(standing, [share; 3]);
    });
}
