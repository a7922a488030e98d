//! What members' forces have brought so far of what their answers promised.

use crate::engine::world::World;
use crate::ids::{NationId, RegionId};
use crate::order::{Stake, Stance};
use crate::view::{Answer, Case, Crisis};

/// Notes the most that each member's forces have brought so far.
pub fn take_stock(world: &mut World, case: &Case, crisis: &Crisis) {
    if !case.answers.iter().any(|a| a.promised > a.brought) {
        return;
    }
    let place = match crisis.stake {
        Stake::Territory(region) => region,
        _ => world.scenario.nation(case.victim).capital,
    };
    let present: Vec<f64> = case
        .answers
        .iter()
        .map(|a| points_there(world, case, crisis, place, a))
        .collect();
    if let Some(mut c) = world.get_mut(case.id) {
        for (answer, points) in c.answers.iter_mut().zip(present) {
            answer.brought = answer.brought.max(points);
        }
    }
}

/// Points of armies and wings that a member has near the scene, or anywhere on the ground of the victim or
/// of the enemy; those held in reserve do not count.
fn points_there(
    world: &World,
    case: &Case,
    crisis: &Crisis,
    place: RegionId,
    answer: &Answer,
) -> f64 {
    if answer.promised <= 0.0 {
        return 0.0;
    }
    let rules = world.rules();
    let near = libm::exp(-rules.alliance.near_km / rules.mind.reach_km);
    world
        .forces()
        .filter(|f| f.nation == answer.nation && f.stance != Stance::Reserve)
        .filter(|f| f.arm != crate::content::Arm::Naval)
        .filter(|f| {
            let region = world.region(f.region);
            let theirs = |n: Option<NationId>| {
                n.is_some_and(|n| {
                    n == case.victim || (n != answer.nation && crisis.opposed(n, case.victim))
                })
            };
            theirs(region.owner)
                || theirs(region.controller)
                || world.scenario.reach.between(f.region, place) >= near
        })
        .fold(0.0, |sum, f| sum + f.strength)
}
