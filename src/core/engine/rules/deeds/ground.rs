//! Ground and its output change hands.

use std::collections::BTreeMap;

use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, RegionId};

/// `holder` takes a region, with all that follows but the movement of forces.
pub fn hand_over(world: &mut World, region: RegionId, holder: NationId) {
    let from = world.controller(region);
    if from == Some(holder) {
        return;
    }
    change_hands(world, region, holder);
    world.tell(EventKind::RegionTaken {
        region,
        by: holder,
        from,
    });
}

/// Peace gives the owners of `regions` back what others hold of it: nobody has taken anything. Told once for each holder
/// and owner.
pub fn give_back(world: &mut World, regions: &[RegionId]) {
    let mut told: BTreeMap<(NationId, NationId), Vec<RegionId>> = BTreeMap::new();
    for &region in regions {
        let (owner, holder) = {
            let state = world.region(region);
            (state.owner, state.controller)
        };
        let (Some(owner), Some(holder)) = (owner, holder) else {
            continue;
        };
        if owner != holder {
            change_hands(world, region, owner);
            told.entry((holder, owner)).or_default().push(region);
        }
    }
    for ((nation, to), regions) in told {
        world.tell(EventKind::Evacuated {
            nation,
            to,
            regions,
        });
    }
}

fn change_hands(world: &mut World, region: RegionId, holder: NationId) {
    let (owner, from) = {
        let state = world.region(region);
        (state.owner, state.controller)
    };
    if let Some(owner) = owner {
        if from == Some(owner) {
            lose_output(world, region, owner);
            world.plight_mut(owner).invaded = true;
        } else if holder == owner {
            gain_output(world, region, owner);
        }
    }
    if owner == Some(holder) {
        // What it had to claim of its own it has.
        world
            .claims
            .retain(|c| !(c.by == holder && c.region == region));
    }
    let rules = &world.rules().combat;
    let (unrest, kept) = (rules.unrest_taken, rules.unrest_kept);
    let mut state = world.region_mut(region);
    state.controller = Some(holder);
    if owner == Some(holder) {
        state.unrest *= kept;
    } else {
        state.unrest = state.unrest.max(unrest);
    }
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
        .fold(0.0, |sum, r| sum + world.scenario.weight(r))
}

/// The owner loses the output of a region that an enemy is about to take; call it before the change.
pub fn lose_output(world: &mut World, region: RegionId, nation: NationId) {
    let all = held(world, nation);
    if all <= 0.0 {
        return;
    }
    let left = 1.0 - world.scenario.weight(region) / all;
    let floor = world.rules().economy.gdp_floor * world.economy(nation).gdp_at_start;
    let mut economy = world.economy_mut(nation);
    economy.gdp = (economy.gdp * left).max(floor);
}

/// The owner has the output of a freed region again; call it before the change.
pub fn gain_output(world: &mut World, region: RegionId, nation: NationId) {
    let all = held(world, nation);
    let share = world.scenario.weight(region);
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
        .fold(0.0, |sum, r| sum + world.scenario.weight(r))
}

/// The people and output of a ceded region change hands; call it before the change.
pub fn transfer_output(world: &mut World, region: RegionId, from: NationId, to: NationId) {
    let people = world.region(region).people;
    let all = held(world, from);
    let held_by_owner = world.controller(region) == Some(from);
    let gdp = world.economy(from).gdp;
    let moved = if all > 0.0 && held_by_owner {
        gdp * world.scenario.weight(region) / all
    } else {
        let whole = owned(world, from).max(1e-9);
        let freed = world.rules().economy.freed_output;
        world.economy(from).gdp_at_start * freed * world.scenario.weight(region) / whole
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
