//! How a coalition is fed, as one nation knows it, and who would starve if links were cut: the engine's own
//! reckoning of supply, over a view.

use std::borrow::Cow;

use super::rising;
use super::waters::Fleets;
use crate::ids::{ForceId, LinkId, NationId, RegionId};
use crate::judge;
use crate::order::Contribution;
use crate::supply::flow::{Edge, Network};
use crate::supply::{self, Ground, Meal, Realm};
use crate::view::{Flow, Public, Sighting, View};

/// A share of needs so small that only rounding makes it.
const ROUNDING: f64 = 1e-9;

/// Days in a month.
pub const MONTH: f64 = 30.4;

/// A coalition's needs and means, as far as a view knows them.
pub struct Provisions<'v> {
    view: &'v View,
    /// Sorted.
    members: Vec<NationId>,
    /// Kilotonnes a month, by region: what is needed, and what is to be had on the spot.
    demand: Vec<f64>,
    local: Vec<f64>,
    /// The links as they are.
    ways: Vec<Edge>,
    /// By region: whether it may send supplies there.
    open: Vec<bool>,
}

/// How a coalition would be fed.
pub struct Fed {
    /// Share of the needs beyond forage that reaches each region over the links and from it, 0..1.
    pub carried: Vec<f64>,
    /// The same with what is laid in there.
    pub shares: Vec<f64>,
    /// The links in use.
    pub flows: Vec<Flow>,
    /// Needs that nothing meets, kilotonnes a month.
    pub lack: f64,
}

/// A force that would be worse fed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Hunger {
    pub force: ForceId,
    /// Share of its needs met, 0..1, as things are and with the links cut.
    pub before: f64,
    pub after: f64,
}

impl<'v> Provisions<'v> {
    /// Those of `nation` and all that share with it.
    #[must_use]
    pub fn of(view: &'v View, nation: NationId) -> Self {
        let (scenario, public) = (view.scenario(), &view.public);
        let heads = supply::heads(public.nations.len(), public.crises.iter());
        let head = heads[nation.index()];
        let members: Vec<NationId> = scenario
            .nation_ids()
            .filter(|n| heads[n.index()] == head)
            .collect();
        let mut demand = vec![0.0; public.regions.len()];
        for &member in &members {
            let at_war = fights(public, member);
            for f in view.forces.of(member) {
                demand[f.region.index()] += need(view, f, at_war);
            }
        }
        let fleets = Fleets::survey(view);
        let ground = Ground::new(scenario, &public.regions, |n| view.nation(n).gdp);
        let hostile = |a, b| public.war_between(a, b).is_some();
        let crosses = |a, b| public.may_cross(a, b);
        let realm = Realm::new(scenario, &public.regions, &members, hostile, crosses);
        Self {
            view,
            demand,
            local: realm.local(&ground),
            ways: supply::open_ways(
                &ground.ways(&scenario.links, &public.links),
                &scenario.links,
                judge::shut_to_supplies(public, &members),
            )
            .into_owned(),
            open: realm.open(|zone| fleets.hold(head, zone)),
            members,
        }
    }

    /// What comes over the links, but for these.
    fn served(&self, cut: &[LinkId]) -> Meal {
        if supply::enough(&self.local, &self.demand) {
            return Meal {
                met: self.demand.clone(),
                flows: Vec::new(),
            };
        }
        let mut ways = Cow::from(&self.ways);
        for link in cut {
            if let Some(way) = ways.to_mut().get_mut(link.index()) {
                way.capacity = 0.0;
            }
        }
        let network = Network {
            edges: &ways,
            at: &self.view.scenario().links_at,
            open: &self.open,
        };
        supply::feed(network, &self.local, &self.demand)
    }

    /// Adds what is taken of the stocks laid in. Returns how much that is, kilotonnes a month.
    fn draw(&self, met: &mut [f64]) -> f64 {
        let months = self.view.scenario().years_per_turn() * 12.0;
        let mut drawn = 0.0;
        for (i, met) in met.iter_mut().enumerate() {
            let lack = (self.demand[i] - *met).max(0.0);
            let taken = lack.min(self.stock(RegionId::at(i)) / months);
            *met += taken;
            drawn += taken;
        }
        drawn
    }

    /// Needs that `met` leaves, kilotonnes a month.
    fn lack(&self, met: &[f64]) -> f64 {
        let lack = self.demand.iter().zip(met).map(|(d, m)| (d - m).max(0.0));
        lack.sum()
    }

    /// How it is fed with these links cut.
    #[must_use]
    pub fn feed(&self, cut: &[LinkId]) -> Fed {
        let Meal { mut met, flows } = self.served(cut);
        let carried = supply::shares(&self.demand, &met);
        self.draw(&mut met);
        Fed {
            carried,
            lack: self.lack(&met),
            shares: supply::shares(&self.demand, &met),
            flows,
        }
    }

    /// What all the coalition's forces need, kilotonnes a month.
    #[must_use]
    pub fn needs(&self) -> f64 {
        self.demand.iter().sum()
    }

    /// What the coalition has laid in at a place, kilotonnes.
    fn stock(&self, region: RegionId) -> f64 {
        let stocks = &self.view.region(region).stocks;
        let mine = |s: &&(NationId, f64)| self.members.binary_search(&s.0).is_ok();
        stocks.iter().filter(mine).fold(0.0, |sum, s| sum + s.1)
    }

    /// Days that a force of the coalition lasts on what is at hand, if nothing more came: what it carries,
    /// and its part of what is laid in where it stands.
    #[must_use]
    pub fn days(&self, force: &Sighting) -> f64 {
        let carried = self.view.scenario().rules.supply.carried_months;
        let left = (carried - force.cut_off.unwrap_or(0.0)).max(0.0);
        let needs = self.demand[force.region.index()];
        let stock = if needs > 0.0 {
            self.stock(force.region) / needs
        } else {
            0.0
        };
        MONTH * (left + stock)
    }

    /// The forces of the coalition that would be worse fed with these links cut, the worst off first.
    #[must_use]
    pub fn hungry(&self, cut: &[LinkId]) -> Vec<Hunger> {
        let (now, then) = (self.feed(&[]), self.feed(cut));
        let forage = self.view.scenario().rules.supply.forage;
        let fed = |share: f64| rising(forage, share);
        let mut list: Vec<Hunger> = self
            .members
            .iter()
            .flat_map(|&m| self.view.forces.of(m))
            .map(|f| Hunger {
                force: f.id,
                before: fed(now.shares[f.region.index()]),
                after: fed(then.shares[f.region.index()]),
            })
            .filter(|h| h.after < h.before - 0.005)
            .collect();
        list.sort_by(|a, b| a.after.total_cmp(&b.after).then(a.force.cmp(&b.force)));
        list
    }
}

/// Whether a nation is in a war with forces.
fn fights(public: &Public, nation: NationId) -> bool {
    let wars = public.crises.iter().filter(|c| c.is_war());
    wars.into_iter().any(|c| {
        c.challenger == nation
            || c.target == nation
            || c.sides
                .iter()
                .flatten()
                .any(|p| p.nation == nation && p.contribution >= Contribution::Caveats)
    })
}

/// What a force needs, kilotonnes a month beyond forage.
fn need(view: &View, force: &Sighting, at_war: bool) -> f64 {
    let modernity = view.estimate(force.nation).modernity;
    let rules = &view.scenario().rules.supply;
    supply::need(
        rules,
        (force.arm, force.stance),
        force.strength,
        at_war,
        modernity,
    )
}

/// The link in reach of an own wing whose cutting would take most from the enemies of `view.me`, and what
/// that is, as a share of their needs, 0..1. Only the `looks` busiest links are weighed.
#[must_use]
pub fn lifeline(
    view: &View,
    enemy: &Provisions<'_>,
    may_strike: impl Fn(LinkId) -> bool,
    looks: usize,
) -> Option<(LinkId, f64)> {
    let mut now = enemy.served(&[]);
    let drawn = enemy.draw(&mut now.met);
    let lack = enemy.lack(&now.met);
    let mut busy: Vec<Flow> = now.flows;
    busy.sort_by(|a, b| b.flow.total_cmp(&a.flow).then(a.link.cmp(&b.link)));
    let in_reach = busy.iter().filter(|f| may_strike(f.link));
    let needs = enemy.needs().max(1e-9);
    let mut best: Option<(LinkId, f64)> = None;
    for Flow { link, flow, .. } in in_reach.take(looks).copied() {
        // A line that is down already has little left to take.
        let condition = view.public.links[link.index()];
        let least = best.map_or(0.0, |b| b.1);
        // No cut takes more than what flows there, and what the stocks that are drawn on hid: least cost flow by
        // shortest ways is also the greatest.
        if (flow + drawn) / needs * condition < least - ROUNDING {
            continue;
        }
        let mut met = enemy.served(&[link]).met;
        enemy.draw(&mut met);
        let worth = (enemy.lack(&met) - lack) / needs * condition;
        if worth > least {
            best = Some((link, worth));
        }
    }
    best
}
