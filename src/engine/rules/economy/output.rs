//! Where output is made, and what war does to it.

use crate::engine::world::World;
use crate::ids::{NationId, RegionId};
use crate::view::RegionState;

/// The weight of a region in its nation's output: people times works, as the scenario has them.
pub fn weight(world: &World, region: RegionId) -> f64 {
    world.scenario.weight(region)
}

/// Sum of weights of the regions that `nation` holds of its own.
fn held(world: &World, nation: NationId) -> f64 {
    let regions = world.regions();
    world
        .region_ids()
        .filter(|&r| {
            let state = &regions[r.index()];
            state.owner == Some(nation) && state.controller == Some(nation)
        })
        .fold(0.0, |sum, r| sum + weight(world, r))
}

/// The owner loses the output of a region that an enemy is about to take; call it before the change.
pub fn lose_output(world: &mut World, region: RegionId, nation: NationId) {
    let all = held(world, nation);
    if all <= 0.0 {
        return;
    }
    let left = 1.0 - weight(world, region) / all;
    let floor = world.rules().economy.gdp_floor * world.economy(nation).gdp_at_start;
    let mut economy = world.economy_mut(nation);
    economy.gdp = (economy.gdp * left).max(floor);
}

/// The owner has the output of a freed region again; call it before the change.
pub fn gain_output(world: &mut World, region: RegionId, nation: NationId) {
    let all = held(world, nation);
    let share = weight(world, region);
    let freed = world.rules().economy.freed_output;
    let whole = owned(world, nation).max(share).max(1e-9);
    let mut economy = world.economy_mut(nation);
    if all > 0.0 {
        economy.gdp *= 1.0 + freed * share / all;
    } else {
        economy.gdp = (economy.gdp_at_start * freed * share / whole).max(economy.gdp);
    }
}

fn owned(world: &World, nation: NationId) -> f64 {
    let regions = world.regions();
    world
        .region_ids()
        .filter(|&r| regions[r.index()].owner == Some(nation))
        .fold(0.0, |sum, r| sum + weight(world, r))
}

/// The people and output of a ceded region change hands; call it before the change.
pub fn transfer_output(world: &mut World, region: RegionId, from: NationId, to: NationId) {
    let people = world.scenario.region(region).population;
    let all = held(world, from);
    let held_by_owner = world.controller(region) == Some(from);
    let gdp = world.economy(from).gdp;
    let moved = if all > 0.0 && held_by_owner {
        gdp * weight(world, region) / all
    } else {
        let whole = owned(world, from).max(1e-9);
        let freed = world.rules().economy.freed_output;
        world.economy(from).gdp_at_start * freed * weight(world, region) / whole
    };
    if held_by_owner {
        let floor = world.rules().economy.gdp_floor * world.economy(from).gdp_at_start;
        world.economy_mut(from).gdp = (gdp - moved).max(floor);
    }
    world.economy_mut(to).gdp += moved;
    let mut loser = world.polity_mut(from);
    loser.population = (loser.population - people).max(0.0);
    drop(loser);
    world.polity_mut(to).population += people;
}

/// Works in ruins are rebuilt to the level that the scenario has, faster in peace.
pub fn repair(world: &mut World) {
    let (dt, scenario) = (world.dt(), world.scenario.clone());
    let rules = &scenario.rules.economy;
    let ruined = |(id, state): (RegionId, &RegionState)| {
        let whole = scenario.region(id).infrastructure;
        let (level, holder) = (state.infrastructure, state.controller?);
        (level < whole).then_some((id, level, whole, holder))
    };
    let list: Vec<_> = {
        let regions = world.regions();
        let by_id = scenario.region_ids().zip(regions.iter());
        by_id.filter_map(ruined).collect()
    };
    for (id, level, whole, holder) in list {
        let pace = if world.at_war(holder) {
            rules.repair_at_war
        } else {
            rules.repair
        };
        world.region_mut(id).infrastructure = (level + pace * dt).min(whole);
    }
}
