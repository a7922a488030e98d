//! What must hold of every network, not of one.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::flow::{self, Allocation, Edge, allocate};
use super::{Ground, Realm, enough, feed};
use crate::content::{Overrides, RegionKind, Scenario, load, shipped};
use crate::ids::{NationId, RegionId};
use crate::view::RegionState;

/// Kilotonnes that rounding may lose.
const GRAIN: f64 = 1e-6;

#[derive(Clone, Debug)]
struct Network {
    edges: Vec<Edge>,
    at: Vec<Vec<u16>>,
    open: Vec<bool>,
    supply: Vec<f64>,
    demand: Vec<f64>,
}

/// Networks of 2 to 24 places with up to three ways each; a part of them are sources, a part in want, and
/// some ways and places are closed.
fn networks() -> impl Strategy<Value = Network> {
    (2usize..24).prop_flat_map(|n| {
        let ends = (
            0..n,
            0..n,
            prop_oneof![1 => Just(0.0), 5 => 0.1..30.0f64],
            1.0..900.0f64,
        );
        let amount = || prop_oneof![2 => Just(0.0), 3 => 0.1..40.0f64];
        (
            prop::collection::vec(ends, 0..3 * n),
            prop::collection::vec(amount(), n),
            prop::collection::vec(amount(), n),
            prop::collection::vec(prop_oneof![1 => Just(false), 9 => Just(true)], n),
        )
            .prop_map(move |(ends, supply, demand, open)| {
                let edges: Vec<Edge> = ends
                    .into_iter()
                    .filter(|e| e.0 != e.1)
                    .map(|(a, b, capacity, km)| Edge { a, b, capacity, km })
                    .collect();
                let mut at = vec![Vec::new(); n];
                for (i, edge) in (0..).zip(&edges) {
                    at[edge.a].push(i);
                    at[edge.b].push(i);
                }
                Network {
                    edges,
                    at,
                    open,
                    supply,
                    demand,
                }
            })
    })
}

impl Network {
    fn run(&self) -> Allocation {
        let network = flow::Network {
            edges: &self.edges,
            at: &self.at,
            open: &self.open,
        };
        allocate(network, &self.supply, &self.demand)
    }

    /// What could still go over edge `i` from each of its ends, and at which cost: (from, to, room, km).
    fn residual(&self, flow: &[f64]) -> Vec<(usize, usize, f64, f64)> {
        let mut list = Vec::new();
        let open = |edge: &Edge| self.open[edge.a] && self.open[edge.b];
        let edges = self.edges.iter().zip(flow);
        for (edge, flow) in edges.filter(|(edge, _)| open(edge)) {
            for (from, to, along) in [(edge.a, edge.b, *flow), (edge.b, edge.a, -*flow)] {
                if along < -GRAIN {
                    list.push((from, to, -along, -edge.km));
                } else if edge.capacity - along > GRAIN {
                    list.push((from, to, edge.capacity - along, edge.km));
                }
            }
        }
        list
    }

    /// The places that something could still reach from a source that has some left.
    fn reachable(&self, result: &Allocation) -> Vec<bool> {
        let spare = self
            .supply
            .iter()
            .zip(&result.drawn)
            .map(|(s, d)| s - d > GRAIN);
        let mut open: Vec<bool> = spare.collect();
        let residual = self.residual(&result.flow);
        for _ in 0..self.at.len() {
            for (from, to, ..) in &residual {
                open[*to] |= open[*from];
            }
        }
        open
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn what_goes_in_comes_out_and_no_way_is_overfull(network in networks()) {
        let result = network.run();
        for (flow, edge) in result.flow.iter().zip(&network.edges) {
            prop_assert!(flow.abs() <= edge.capacity + GRAIN);
            let open = network.open[edge.a] && network.open[edge.b];
            prop_assert!(open || *flow == 0.0, "{flow} through a closed place");
        }
        for node in 0..network.at.len() {
            let mut net = result.drawn[node] - result.met[node];
            for (edge, flow) in network.edges.iter().zip(&result.flow) {
                net += if edge.b == node { *flow } else { 0.0 };
                net -= if edge.a == node { *flow } else { 0.0 };
            }
            prop_assert!(net.abs() < GRAIN, "{net} is lost at {node}");
            prop_assert!(result.drawn[node] <= network.supply[node] + GRAIN);
            prop_assert!(result.met[node] <= network.demand[node] + GRAIN);
        }
    }

    #[test]
    fn nobody_wants_what_could_still_reach_him(network in networks()) {
        let result = network.run();
        let open = network.reachable(&result);
        for (node, open) in open.iter().enumerate() {
            let lack = network.demand[node] - result.met[node];
            prop_assert!(lack < 10.0 * GRAIN || !open, "{node} lacks {lack}");
        }
    }

    /// No other ways for the same amounts are shorter: no round trip over the ways that have room saves
    /// anything (Bellman and Ford's test for a negative cycle).
    #[test]
    fn the_ways_are_the_cheapest(network in networks()) {
        let result = network.run();
        let residual = network.residual(&result.flow);
        let n = network.at.len();
        let mut distance = vec![0.0f64; n];
        for _ in 0..n {
            for (from, to, _, km) in &residual {
                distance[*to] = distance[*to].min(distance[*from] + km);
            }
        }
        for (from, to, _, km) in &residual {
            prop_assert!(distance[*to] <= distance[*from] + km + 1e-6);
        }
    }

    /// Of the ground of the shipped maps, held at random, only what the coalition may use carries or gives
    /// anything; and what it may use carries no more than it can.
    #[test]
    fn nobody_is_fed_through_ground_that_is_closed(
        map in 0..shipped().len(),
        holders in prop::collection::vec(any::<u16>(), 64),
        hostile in prop::collection::vec(any::<bool>(), 64),
        lets in prop::collection::vec(any::<bool>(), 64),
        lost in prop::collection::vec(prop::bool::weighted(0.3), 64),
        wear in prop::collection::vec(0.0..1.0f64, 64),
    ) {
        let scenario = scenario(map);
        let pick = |n: usize| n % 64;
        let n = scenario.nations.len();
        let regions: Vec<RegionState> = scenario.regions.iter().enumerate().map(|(i, r)| {
            let holder = r.owner.map(|_| NationId::at(usize::from(holders[pick(i)]) % n));
            RegionState {
                owner: r.owner,
                controller: holder,
                people: r.population,
                infrastructure: r.infrastructure,
                unrest: 0.0,
                stocks: Vec::new(),
                disaster: None,
            }
        }).collect();
        let members = [NationId(0), NationId::at(1)];
        let member = |n: NationId| members.contains(&n);
        let foe = |a: NationId, b: NationId| !member(b) && member(a) && hostile[pick(b.index())];
        let guest = |_: NationId, b: NationId| lets[pick(b.index())];
        let realm = Realm::new(&scenario, &regions, &members, foe, guest);
        let ground = Ground::new(&scenario, &regions, |n| scenario.nation(n).gdp);
        let demand: Vec<f64> = scenario.region_ids().map(|r| {
            if scenario.region(r).kind == RegionKind::Land { f64::from(holders[pick(r.index() + 7)] % 60) } else { 0.0 }
        }).collect();
        let condition: Vec<f64> = (0..scenario.links.len()).map(|i| wear[pick(i)]).collect();
        let hold = |zone: RegionId| if lost[pick(zone.index())] { 0.0 } else { 1.0 };
        let ways = ground.ways(&scenario.links, &condition);
        let local = realm.local(&ground);
        let network = flow::Network { edges: &ways, at: &scenario.links_at, open: &realm.open(hold) };
        let meal = feed(network, &local, &demand);
        prop_assert!(!enough(&local, &demand) || meal.flows.is_empty());
        let open = |r: RegionId| match (scenario.region(r).kind, regions[r.index()].controller) {
            (RegionKind::Sea, _) => !lost[pick(r.index())],
            (RegionKind::Land, None) => true,
            (RegionKind::Land, Some(h)) => {
                member(h) || (!hostile[pick(h.index())] && lets[pick(h.index())])
            }
        };
        for flow in &meal.flows {
            let link = &scenario.links[flow.link.index()];
            prop_assert!(open(link.a) && open(link.b), "{} to {}", link.a.0, link.b.0);
            prop_assert!(flow.flow <= ground.capacity(link, condition[flow.link.index()]) + GRAIN);
        }
        for r in scenario.region_ids().filter(|r| !open(*r)) {
            prop_assert_eq!(meal.met[r.index()], 0.0);
        }
    }
}

fn scenario(map: usize) -> std::sync::Arc<Scenario> {
    use std::sync::{Mutex, PoisonError};
    // Loading draws the map: once is enough.
    static LOADED: Mutex<BTreeMap<usize, std::sync::Arc<Scenario>>> = Mutex::new(BTreeMap::new());
    let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
    let load = || {
        let map = &shipped()[map];
        std::sync::Arc::new(
            load(map.name, map.text, &Overrides::default())
                .unwrap()
                .scenario,
        )
    };
    loaded.entry(map).or_insert_with(load).clone()
}
