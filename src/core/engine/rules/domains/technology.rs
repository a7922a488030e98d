//! Modernity: bought by research, learned from allies, lost to age.

use crate::engine::world::{Economy, Military, World};
use crate::ids::NationId;

pub fn phase(world: &mut World) {
    let dt = world.dt();
    let rules = world.rules().domains.clone();
    let best = best_partner(world);
    let effort = |e: &Economy| e.equipment * e.spending.procurement / e.spending.upkeep.max(1e-9);
    type Parts<'w> = (&'w mut Military, &'w Economy);
    world
        .ecs
        .each::<NationId, Parts<'_>>(|nation, (military, economy)| {
            let (m, effort, taught) = (military.modernity, effort(economy), best[nation.index()]);
            // What is new gets harder to find the nearer the frontier is.
            let gain = rules.research * effort.min(1.0) * (1.0 - m) + rules.transfer * taught
                - rules.obsolescence * m;
            military.modernity = (m + gain * dt).clamp(0.0, 1.0);
        });
}

/// The largest lead in modernity of a partner, times how well the two work together, by nation.
fn best_partner(world: &World) -> Vec<f64> {
    let modern: Vec<f64> = world.militaries().iter().map(|m| m.modernity).collect();
    let mut best = vec![0.0; modern.len()];
    for treaty in world.treaties().iter() {
        let top = treaty
            .members
            .iter()
            .fold(0.0, |top, m| f64::max(top, modern[m.index()]));
        for m in &treaty.members {
            let lead = (top - modern[m.index()]) * treaty.drilled(*m);
            best[m.index()] = f64::max(best[m.index()], lead);
        }
    }
    best
}
