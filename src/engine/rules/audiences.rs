//! Credibility before three audiences: allies, who look at the help given; adversaries, who look at the
//! resolve shown; and one's own people, who look at the cost and at promises kept. What a deed is worth to
//! each stands in the rules; here it is booked, told on from mouth to mouth, and in time forgotten.

use super::deeds::audience::forget;
use crate::engine::world::World;

/// Old deeds are forgotten.
pub fn phase(world: &mut World) {
    let share = (world.rules().credibility.memory * world.dt()).min(1.0);
    for standing in world.standings_mut().iter_mut() {
        forget(standing, [share; 3]);
    }
}
