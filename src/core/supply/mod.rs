//! Supply as a reckoning: who shares with whom, what a force needs, what a coalition can draw on, and the
//! flow that feeds it. Pure: the engine feeds the forces of the world by it, `reckon` asks it of a view.

pub mod flow;
mod realm;
#[cfg(test)]
mod tests;

use std::ops::Deref;

pub use realm::{Ground, Realm, open_ways};

use crate::content::{Arm, SupplyRules};
use crate::ids::{LinkId, NationId};
use crate::order::{Contribution, Side, Stance};
use crate::view::{Crisis, Flow};

/// What is less than this is no supply at all, kilotonnes.
const TRACE: f64 = 1e-6;

/// The lowest nation of each nation's coalition, by nation: belligerents of one side share everything, the
/// others feed their own.
#[must_use]
pub fn heads<C: Deref<Target = Crisis>>(
    nations: usize,
    crises: impl Iterator<Item = C>,
) -> Vec<NationId> {
    let mut head: Vec<NationId> = (0..nations).map(NationId::at).collect();
    for war in crises.filter(|c| c.is_war()) {
        for side in Side::BOTH {
            let mut mates = war.sides[side.index()]
                .iter()
                .filter(|p| p.contribution >= Contribution::Support)
                .map(|p| p.nation);
            let Some(first) = mates.next() else {
                continue;
            };
            for mate in mates {
                unite(&mut head, first, mate);
            }
        }
    }
    (0..nations).map(|n| root(&head, NationId::at(n))).collect()
}

fn root(head: &[NationId], mut nation: NationId) -> NationId {
    while head[nation.index()] != nation {
        nation = head[nation.index()];
    }
    nation
}

fn unite(head: &mut [NationId], a: NationId, b: NationId) {
    let (a, b) = (root(head, a), root(head, b));
    head[a.max(b).index()] = a.min(b);
}

/// What a force needs beyond what it finds on the spot, kilotonnes a month. Only in a war with forces does it
/// use more than at rest.
#[must_use]
pub fn need(
    rules: &SupplyRules,
    (arm, stance): (Arm, Stance),
    strength: f64,
    at_war: bool,
    modernity: f64,
) -> f64 {
    let rates = match stance {
        Stance::Attack if at_war => &rules.attack,
        Stance::Defend if at_war => &rules.defend,
        Stance::Attack | Stance::Defend | Stance::Reserve => &rules.rest,
    };
    strength * rates[arm.index()] * (rules.need_base + modernity) * (1.0 - rules.forage)
}

/// What came of feeding one coalition.
pub struct Meal {
    /// Kilotonnes a month that arrive, by region.
    pub met: Vec<f64>,
    /// The links in use, in id order.
    pub flows: Vec<Flow>,
}

/// Whether what is to be had on the spot, `local`, meets every region's `demand`.
#[must_use]
pub fn enough(local: &[f64], demand: &[f64]) -> bool {
    let mut all = local.iter().zip(demand);
    all.all(|(local, need)| *need <= 0.0 || need <= local)
}

/// Feeds the `demand` of a coalition from what is to be had on the spot, `local`, and over its network; both by
/// region, in kilotonnes a month. The edges of the network are the links of the map, in id order.
#[must_use]
pub fn feed(network: flow::Network<'_>, local: &[f64], demand: &[f64]) -> Meal {
    let result = flow::allocate(network, local, demand);
    let used = network.edges.iter().zip(&result.flow).enumerate();
    Meal {
        met: result.met,
        flows: used
            .filter(|(_, (_, flow))| flow.abs() > TRACE)
            .map(|(i, (edge, flow))| Flow {
                link: LinkId::at(i),
                flow: flow.abs(),
                capacity: edge.capacity,
            })
            .collect(),
    }
}

/// Takes up to `wanted` kilotonnes of what the members of a coalition, sorted, have laid in at a place.
/// Returns what it got.
pub fn draw(stocks: &mut Vec<(NationId, f64)>, members: &[NationId], wanted: f64) -> f64 {
    let mut missing = wanted;
    for (owner, stock) in stocks.iter_mut() {
        if members.binary_search(owner).is_ok() {
            let taken = missing.min(*stock);
            *stock -= taken;
            missing -= taken;
        }
    }
    stocks.retain(|(_, stock)| *stock > TRACE);
    wanted - missing
}

/// The share of each region's needs that is met, 0..1; 1 where nobody needs anything.
#[must_use]
pub fn shares(demand: &[f64], met: &[f64]) -> Vec<f64> {
    let share = |(need, met): (&f64, &f64)| {
        if *need > 0.0 {
            (met / need).min(1.0)
        } else {
            1.0
        }
    };
    demand.iter().zip(met).map(share).collect()
}
