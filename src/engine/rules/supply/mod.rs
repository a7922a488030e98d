//! Supply: each coalition's sources feed its forces over the links it may use, and what arrives decides what
//! the forces can do.

mod coalition;
mod condition;
mod flow;

use std::sync::Arc;

use super::field::Field;
use super::waters::Waters;
use crate::content::SupplyRules;
use crate::engine::world::{Force, World};
use crate::ids::{LinkId, NationId, RegionId};
use crate::order::Stance;
use crate::view::Flow;
use coalition::{Ground, Realm};

pub fn phase(world: &mut World) {
    let field = Field::survey(world);
    let waters = Waters::survey(world);
    let ground = Ground::survey(world, &field);
    let scenario = world.scenario.clone();
    let heads = coalition::heads(world);
    let forces: Vec<Force> = world.forces().collect();
    let regions = scenario.regions.len();
    // By coalition, under its head, and region.
    let mut demands = vec![0.0; heads.len() * regions];
    let modernity: Vec<f64> = scenario
        .nation_ids()
        .map(|n| world.military(n).modernity)
        .collect();
    for f in &forces {
        let modernity = modernity[f.nation.index()];
        let head = heads[f.nation.index()];
        demands[head.index() * regions + f.region.index()] +=
            need(&scenario.rules.supply, &field, f, modernity);
    }
    let idle: Arc<[Flow]> = Arc::from(Vec::new());
    let mut shares = vec![1.0; forces.len()];
    for head in scenario.nation_ids().filter(|&n| heads[n.index()] == n) {
        let members: Vec<NationId> = scenario
            .nation_ids()
            .filter(|n| heads[n.index()] == head)
            .collect();
        let demand = &demands[head.index() * regions..][..regions];
        let realm = Realm::new(&scenario, &field, &members);
        let outcome = feed(world, &field, &waters, &ground, &realm, demand);
        let flows = outcome.as_ref().map_or(&idle, |o| &o.1).clone();
        for member in &members {
            world.flows[member.index()] = flows.clone();
        }
        if let Some((met, _)) = outcome {
            for (share, f) in shares.iter_mut().zip(&forces) {
                if heads[f.nation.index()] == head {
                    *share = met[f.region.index()];
                }
            }
        }
    }
    condition::apply(world, &forces, &shares);
}

/// What a force needs, kilotonnes a month, beyond what it finds on the spot.
fn need(rules: &SupplyRules, field: &Field, force: &Force, modernity: f64) -> f64 {
    let rates = match force.stance {
        _ if !field.fights(force.nation) => &rules.rest,
        Stance::Attack => &rules.attack,
        Stance::Defend => &rules.defend,
        Stance::Reserve => &rules.rest,
    };
    let appetite = rules.need_base + modernity;
    force.strength * rates[force.arm.index()] * appetite * (1.0 - rules.forage)
}

/// Feeds one coalition. None where every force finds enough on the spot; else the share of needs met by
/// region, and the flows in use.
fn feed(
    world: &mut World,
    field: &Field,
    waters: &Waters,
    ground: &Ground,
    realm: &Realm<'_>,
    demand: &[f64],
) -> Option<(Vec<f64>, Arc<[Flow]>)> {
    let scenario = world.scenario.clone();
    let short = |(r, need): (RegionId, &f64)| *need > 0.0 && *need > realm.local(field, ground, r);
    if !scenario.region_ids().zip(demand).any(short) {
        return None;
    }
    let supply: Vec<f64> = scenario
        .region_ids()
        .map(|r| realm.local(field, ground, r))
        .collect();
    let arcs = realm.arcs(field, waters, ground);
    let rounds = scenario.rules.supply.rounds;
    let mut result = flow::allocate(&arcs, &scenario.links_at, &supply, demand, rounds);
    draw_stocks(world, realm.members, demand, &mut result.met);
    let met = demand
        .iter()
        .zip(&result.met)
        .map(|(need, met)| {
            if *need > 0.0 {
                (met / need).min(1.0)
            } else {
                1.0
            }
        })
        .collect();
    Some((met, flows(&arcs, &result.flow)))
}

fn flows(arcs: &[flow::Arc], flow: &[f64]) -> Arc<[Flow]> {
    arcs.iter()
        .zip(flow)
        .enumerate()
        .filter(|(_, (_, flow))| flow.abs() > 1e-6)
        .map(|(i, (arc, flow))| Flow {
            link: LinkId::at(i),
            flow: flow.abs(),
            capacity: arc.capacity,
        })
        .collect()
}

/// Troops that still lack something live on what was laid in where they stand.
fn draw_stocks(world: &mut World, members: &[NationId], demand: &[f64], met: &mut [f64]) {
    let months = world.dt() * 12.0;
    for id in world.region_ids() {
        let lack = demand[id.index()] - met[id.index()];
        if lack <= 1e-9 || world.region(id).stocks.is_empty() {
            continue;
        }
        let mut wanted = lack * months;
        let mut region = world.region_mut(id);
        for (owner, stock) in &mut region.stocks {
            if members.binary_search(owner).is_ok() {
                let taken = wanted.min(*stock);
                *stock -= taken;
                wanted -= taken;
                met[id.index()] += taken / months;
            }
        }
        region.stocks.retain(|(_, stock)| *stock > 1e-6);
    }
}
