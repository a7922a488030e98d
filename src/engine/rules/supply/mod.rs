//! Supply: each coalition's sources feed its forces over the links it may use, and what arrives decides what
//! the forces can do.

mod condition;
mod links;

use std::sync::Arc;

use super::field::Field;
use super::waters::Waters;
use crate::engine::world::{Force, World};
use crate::ids::NationId;
use crate::supply::{self, Ground, Meal, Realm};
use crate::view::Flow;

pub use links::{fought_over, repair, sabotage};

pub fn phase(world: &mut World) {
    let field = Field::survey(world);
    links::mend(world);
    links::interdict(world, &field);
    let waters = Waters::survey(world);
    let scenario = world.scenario.clone();
    let ground = Ground::new(&scenario, &world.regions(), |n| world.economy(n).gdp);
    let room = ground.capacities(&scenario.links, &world.links);
    let heads = supply::heads(scenario.nations.len(), world.crises());
    let forces: Vec<Force> = world.forces().collect();
    let demands = demands(world, &field, &heads, &forces);
    let regions = scenario.regions.len();
    let idle: Arc<[Flow]> = Arc::from(Vec::new());
    let mut shares = vec![1.0; forces.len()];
    for head in scenario.nation_ids().filter(|&n| heads[n.index()] == n) {
        let members: Vec<NationId> = scenario
            .nation_ids()
            .filter(|n| heads[n.index()] == head)
            .collect();
        let demand = &demands[head.index() * regions..][..regions];
        let meal = feed(world, &field, &waters, (&ground, &room), &members, demand);
        let flows = meal.as_ref().map_or(&idle, |m| &m.1).clone();
        for member in &members {
            world.flows[member.index()] = flows.clone();
        }
        if let Some((met, _)) = meal {
            for (share, f) in shares.iter_mut().zip(&forces) {
                if heads[f.nation.index()] == head {
                    *share = met[f.region.index()];
                }
            }
        }
    }
    condition::apply(world, &forces, &shares);
}

/// What the forces need, kilotonnes a month by coalition, under its head, and region.
fn demands(world: &World, field: &Field, heads: &[NationId], forces: &[Force]) -> Vec<f64> {
    let regions = world.scenario.regions.len();
    let rules = &world.rules().supply;
    let mut demands = vec![0.0; heads.len() * regions];
    let modernity: Vec<f64> = world
        .nation_ids()
        .map(|n| world.military(n).modernity)
        .collect();
    for f in forces {
        let (at_war, modernity) = (field.fights(f.nation), modernity[f.nation.index()]);
        let need = supply::need(rules, (f.arm, f.stance), f.strength, at_war, modernity);
        demands[heads[f.nation.index()].index() * regions + f.region.index()] += need;
    }
    demands
}

/// Feeds one coalition. None where every force finds enough on the spot; else the share of needs met by
/// region, and the flows in use.
fn feed(
    world: &mut World,
    field: &Field,
    waters: &Waters,
    (ground, room): (&Ground, &[f64]),
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
        let arcs = || realm.arcs(room, |zone| waters.hold(field, lead, zone));
        supply::feed(&scenario, &realm, ground, demand, arcs)?
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
