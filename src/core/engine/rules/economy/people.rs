//! Births, deaths and those who come and go: how a land fills.

use crate::engine::world::World;

/// At each turn of the year the people of every region multiply as their nation's do. A nation's people are those on its soil.
pub fn multiply(world: &mut World) {
    let scenario = world.scenario.clone();
    let years = scenario.whole_years(world.turn + 1) - scenario.whole_years(world.turn);
    if years == 0 {
        return;
    }
    let mut people = vec![0.0; scenario.nations.len()];
    for region in scenario.region_ids() {
        let mut state = world.region_mut(region);
        let Some(owner) = state.owner else { continue };
        let first = scenario.region(region).population;
        if first > 0.0 {
            let rules = &scenario.rules.economy;
            let times = rules.filled(scenario.nation(owner), state.people / first, years);
            state.people = first * times;
        }
        people[owner.index()] += state.people;
    }
    for (nation, people) in scenario.nation_ids().zip(people) {
        world.polity_mut(nation).population = people;
    }
}
