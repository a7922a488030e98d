//! The year's work: output, the state's budget, what the forces cost and what is bought for them.

mod arms;
mod budget;
mod dues;
mod formation;
mod growth;
mod output;
mod people;
mod reserves;

use crate::content::EconomyRules;
use crate::engine::world::{Economy, Military, Polity, World};
use crate::ids::NationId;

pub use dues::{move_treasury, pay};

/// The number for a nation's own roll in this phase.
const CYCLE: u64 = 0;

pub fn phase(world: &mut World) {
    let points = arms::muster(world);
    people::multiply(world);
    output::repair(world);
    let growth = growth::rates(world);
    let dues = dues::collect(world);
    let cycle = growth::Cycle::new(world);
    let mut care = Vec::with_capacity(points.len());
    for nation in world.nation_ids() {
        let i = nation.index();
        growth::grow(world, nation, growth[i], &cycle);
        reserves::phase(world, nation, points[i][0]);
        care.push(budget::settle(world, nation, points[i], dues[i]));
    }
    get_used_to(world);
    arms::age(world, &care);
    formation::form(world);
    dues::spend_funds(world);
    formation::tidy(world);
}

/// The world gets used to what a nation spends on defence.
fn get_used_to(world: &mut World) {
    let share = (world.rules().economy.used_to * world.dt()).min(1.0);
    world.ecs.each::<NationId, &mut Economy>(|_, economy| {
        economy.usual += (economy.defence - economy.usual) * share;
    });
}

/// What a point of strength costs a nation relative to the prices in the rules.
pub fn cost_index(
    rules: &EconomyRules,
    economy: &Economy,
    polity: &Polity,
    military: &Military,
) -> f64 {
    rules.cost_index(economy.gdp, polity.population, military.modernity)
}
