//! Births, deaths and those who come and go: how a land fills.

use crate::content::{EconomyRules, Nation, Scenario};
use crate::engine::world::World;

/// At each turn of the year the people of every region multiply as their nation's do. A nation's people are those on its soil.
pub fn multiply(world: &mut World) {
    let scenario = world.scenario.clone();
    let years = years(&scenario, world.turn + 1) - years(&scenario, world.turn);
    if years == 0 {
        return;
    }
    let mut people = vec![0.0; scenario.nations.len()];
    for region in scenario.region_ids() {
        let mut state = world.region_mut(region);
        let Some(owner) = state.owner else { continue };
        let first = scenario.region(region).population;
        if first > 0.0 {
            let nation = scenario.nation(owner);
            let times = state.people / first;
            state.people = first * filled(&scenario.rules.economy, nation, times, years);
        }
        people[owner.index()] += state.people;
    }
    for (nation, people) in scenario.nation_ids().zip(people) {
        world.polity_mut(nation).population = people;
    }
}

/// The whole years that have gone by after so many turns.
pub fn years(scenario: &Scenario, turns: u32) -> u32 {
    turns * u32::from(scenario.turn_months) / 12
}

/// How many times its people of the first day a land has after some `years`, where now it has `times` as many: growth slows on
/// the way to the ceiling (Verhulst's logistic of 1838).
pub fn filled(rules: &EconomyRules, nation: &Nation, times: f64, years: u32) -> f64 {
    let (growth, ceiling) = (nation.population_growth, rules.people_ceiling);
    if growth.abs() < f64::EPSILON || times <= 0.0 {
        return times;
    }
    let pace = libm::log1p(growth) * ceiling / (ceiling - 1.0);
    ceiling / (1.0 + (ceiling / times - 1.0) * libm::exp(-pace * f64::from(years)))
}
