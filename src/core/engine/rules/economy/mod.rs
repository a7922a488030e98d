//! The year's work: output, the state's budget, what the forces cost and what is bought for them.

mod arms;
mod budget;
mod dues;
mod formation;
mod growth;
mod output;
mod people;
mod reserves;

use std::sync::Arc;

use crate::content::EconomyRules;
use crate::engine::observe::{Outlook, Private};
use crate::engine::world::{Economy, Military, Polity, World};
use crate::ids::NationId;
use crate::reckon;

pub use dues::pay;

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

/// What each has always spent is found out of what it spends on the first day.
pub fn begin(world: &mut World) {
    let outlook = Outlook::new(world);
    let private = Private::of(world);
    let nothing = Arc::from([]);
    let custom = |n: NationId| reckon::custom(&outlook.view(&private, n, &nothing), n);
    let customs: Vec<f64> = world.nation_ids().map(custom).collect();
    drop(private);
    for (nation, custom) in world.nation_ids().zip(customs) {
        world.economy_mut(nation).custom = custom;
    }
}

/// The world gets used to what a nation spends on defence, and what is particular to it fades.
fn get_used_to(world: &mut World) {
    let rules = &world.rules().economy;
    let share = (rules.used_to * world.dt()).min(1.0);
    let left = (1.0 - rules.custom_fades * world.dt()).max(0.0);
    world.ecs.each::<NationId, &mut Economy>(|_, economy| {
        economy.usual += (economy.defence - economy.usual) * share;
        economy.custom = libm::pow(economy.custom, left);
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
