//! Supply: each coalition's sources feed its forces over the links it may use, and what arrives decides what
//! the forces can do.

mod condition;
mod links;

use std::sync::Arc;

use super::field::Field;
use super::passage::Passage;
use super::waters::Waters;
use crate::engine::world::{Force, World};
use crate::ids::NationId;
use crate::supply::flow::{Edge, Network};
use crate::supply::{self, Ground, Meal, Realm};
use crate::view::Flow;

pub use links::repair;

pub fn phase(world: &mut World) {
    let field = Field::survey(world);
    links::mend(world);
    links::interdict(world, &field);
    let waters = Waters::survey(world);
    let scenario = world.scenario.clone();
    let ground = Ground::new(&scenario, &world.regions(), |n| world.economy(n).gdp);
    let ways = ground.ways(&scenario.links, &world.links);
    let heads = supply::heads(scenario.nations.len(), world.crises().iter());
    let forces: Vec<Force> = world.forces().collect();
    let needs = needs(world, &field, &forces);
    let head = |i: &usize| heads[forces[*i].nation.index()];
    // By coalition, within one in id order: sums are the same in every run.
    let mut order: Vec<usize> = (0..forces.len()).collect();
    order.sort_by_key(head);
    let mut nations: Vec<NationId> = scenario.nation_ids().collect();
    nations.sort_by_key(|n| heads[n.index()]);
    let mut coalitions = nations.chunk_by(|a, b| heads[a.index()] == heads[b.index()]);
    let idle: Arc<[Flow]> = Arc::from(Vec::new());
    world.flows.fill(idle);
    let mut shares = vec![1.0; forces.len()];
    let mut demand = vec![0.0; scenario.regions.len()];
    for eaters in order.chunk_by(|a, b| head(a) == head(b)) {
        let places = || eaters.iter().map(|&i| forces[i].region);
        for (place, &i) in places().zip(eaters) {
            demand[place.index()] += needs[i];
        }
        let head = head(&eaters[0]);
        let members = coalitions.find(|c| heads[c[0].index()] == head);
        let hungry = members.filter(|m| !ground.suffices(&world.regions(), m, &demand, places()));
        if let Some(members) = hungry
            && let Some((met, flows)) =
                feed(world, &field, &waters, (&ground, &ways), members, &demand)
        {
            for (place, &i) in places().zip(eaters) {
                shares[i] = met[place.index()];
            }
            for member in members {
                world.flows[member.index()] = flows.clone();
            }
        }
        places().for_each(|place| demand[place.index()] = 0.0);
    }
    condition::apply(world, &shares);
}

/// What each of the forces needs beyond what it finds on the spot, kilotonnes a month.
fn needs(world: &World, field: &Field, forces: &[Force]) -> Vec<f64> {
    let rules = &world.rules().supply;
    let modernity: Vec<f64> = world
        .nation_ids()
        .map(|n| world.military(n).modernity)
        .collect();
    let regions = world.regions();
    // Who is on the way out of soil where nobody lets it stay any more, in peace, eats what it carries.
    let leaves = |f: &Force| {
        let holder = regions[f.region.index()].controller;
        let closed =
            |h| h != f.nation && !field.hostile(f.nation, h) && !field.crosses(f.nation, h);
        holder.is_some_and(closed) && world.transit(f.id).is_some()
    };
    let need = |f: &Force| {
        if leaves(f) {
            return 0.0;
        }
        let (at_war, modernity) = (field.fights(f.nation), modernity[f.nation.index()]);
        supply::need(rules, (f.arm, f.stance), f.strength, at_war, modernity)
    };
    forces.iter().map(need).collect()
}

/// Feeds one coalition. None where every force finds enough on the spot; else the share of needs met by
/// region, and the flows in use.
fn feed(
    world: &mut World,
    field: &Field,
    waters: &Waters,
    (ground, ways): (&Ground, &[Edge]),
    members: &[NationId],
    demand: &[f64],
) -> Option<(Vec<f64>, Arc<[Flow]>)> {
    let scenario = world.scenario.clone();
    let Meal { mut met, flows } = {
        let regions = world.regions();
        let hostile = |a, b| field.hostile(a, b);
        let crosses = |a, b| field.crosses(a, b);
        let realm = Realm::new(&scenario, &regions, members, hostile, crosses);
        let lead = members.first().copied().unwrap_or_default();
        let local = realm.local(ground);
        if supply::enough(&local, demand) {
            return None;
        }
        let passage = Passage { world, field };
        let ways = supply::open_ways(ways, &scenario.links, passage.shut_to_supplies(members));
        let network = Network {
            edges: &ways,
            at: &scenario.links_at,
            open: &realm.open(|zone| waters.hold(field, lead, zone)),
        };
        supply::feed(network, &local, demand)
    };
    draw_stocks(world, members, demand, &mut met);
    Some((supply::shares(demand, &met), flows.into()))
}

/// Troops that still lack something live on what was laid in where they stand.
fn draw_stocks(world: &mut World, members: &[NationId], demand: &[f64], met: &mut [f64]) {
    let months = world.dt() * 12.0;
    for id in world.region_ids() {
        let lack = demand[id.index()] - met[id.index()];
        if lack <= 1e-9 || world.region(id).stocks.is_empty() {
            continue;
        }
        let taken = supply::draw(&mut world.region_mut(id).stocks, members, lack * months);
        met[id.index()] += taken / months;
    }
}
