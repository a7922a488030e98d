//! What there is of forces, and how they age when they are paid and when they are not.

use crate::content::{Arm, EconomyRules};
use crate::engine::world::{Force, Military, World};
use crate::ids::ForceId;

/// What a turn's money does to a nation's forces.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Care {
    /// Multiplies strength.
    pub keep: f64,
    /// Readiness lost.
    pub slack: f64,
}

/// Points by nation and arm.
pub fn muster(world: &World) -> Vec<[f64; 3]> {
    let mut points = vec![[0.0; 3]; world.scenario.nations.len()];
    for f in world.forces() {
        points[f.nation.index()][f.arm.index()] += f.strength;
    }
    points
}

/// Equipment wears out; what is not paid for decays.
pub fn age(world: &mut World, care: &[Care]) {
    world.ecs.each::<ForceId, &mut Force>(|_, force| {
        let Care { keep, slack } = care[force.nation.index()];
        force.strength *= keep;
        force.readiness = (force.readiness - slack).max(0.0);
    });
}

/// Adds what `billions` buy to the backlog, by the nation's mix.
pub fn order(
    rules: &EconomyRules,
    military: &mut Military,
    mix: [f64; 3],
    billions: f64,
    index: f64,
) {
    for arm in Arm::ALL {
        let i = arm.index();
        military.backlog[i] += billions * mix[i] / (rules.price[i] * index).max(1e-9);
    }
}
