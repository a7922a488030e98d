//! Shooting short of war.

use crate::content::Arm;
use crate::content::scale::logistic;
use crate::dice::{Phase, pair};
use crate::engine::world::World;
use crate::ids::{CrisisId, NationId};
use crate::order::Side;

/// The number for a clash's rolls, apart from those of battles.
const CLASH: u32 = u32::MAX;

/// A turn of limited clashes in a crisis on rung 4: a few dead, now and then many, grievance on both sides,
/// and a leaning of fortune to the side that does better.
pub fn clash(world: &mut World, id: CrisisId) {
    let Some((challenger, target)) = world.get(id).map(|c| (c.challenger, c.target)) else {
        return;
    };
    let scenario = world.scenario.clone();
    let rules = &scenario.rules.combat;
    let months = world.dt() * 12.0;
    let strengths = [strength(world, challenger), strength(world, target)];
    let log_ratio = libm::log((strengths[0].max(0.1)) / strengths[1].max(0.1));
    let names = pair(scenario.key(challenger), scenario.key(target));
    let mut dice = world.dice(Phase::Combat, names ^ u64::from(CLASH));
    // Both sides' dead share the size of the incident, the weaker side's more.
    let size =
        (rules.clash_deaths * dice.pareto(rules.clash_tail)).min(rules.clash_ceiling) * months;
    let ahead = logistic(log_ratio);
    let lucky = dice.chance(ahead);
    let step = rules.fortune_battle * if lucky { 1.0 } else { -1.0 };
    if let Some(mut crisis) = world.get_mut(id) {
        crisis.deaths[Side::Challenger.index()] += size * 2.0 * (1.0 - ahead);
        crisis.deaths[Side::Target.index()] += size * 2.0 * ahead;
        crisis.fortune = (crisis.fortune + step).clamp(-1.0, 1.0);
    }
    let grievance = rules.clash_grievance * months;
    world.pairs.add_grievance(challenger, target, grievance);
    world.pairs.add_grievance(target, challenger, grievance);
}

fn strength(world: &World, nation: NationId) -> f64 {
    world
        .forces()
        .filter(|f| f.nation == nation && f.arm != Arm::Air)
        .fold(0.0, |sum, f| sum + f.strength)
}
