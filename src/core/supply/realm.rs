//! What a coalition can draw on and the network that is open to it. Pure: the engine builds it on the world,
//! reckonings on a view.

use std::borrow::Cow;

use super::flow;
use crate::content::{Link, Mode, RegionKind, Scenario};
use crate::ids::{NationId, RegionId};
use crate::route::Shut;
use crate::view::RegionState;

/// What all coalitions have in common this turn.
pub struct Ground {
    /// Supplies that each region makes for its holder, kilotonnes a month.
    made: Vec<f64>,
    /// State of each region's works relative to the scenario's, 0..=2.
    works: Vec<f64>,
}

impl Ground {
    /// `gdp` gives each nation's output in billions of 1990 dollars a year.
    #[must_use]
    pub fn new(
        scenario: &Scenario,
        regions: &[RegionState],
        gdp: impl Fn(NationId) -> f64,
    ) -> Self {
        let mut total = vec![0.0; scenario.nations.len()];
        let mut made = vec![0.0; regions.len()];
        let mut works = vec![1.0; regions.len()];
        for (id, region) in scenario.region_ids().zip(regions) {
            let i = id.index();
            let whole = scenario.region(id).infrastructure;
            if whole > 0.0 {
                works[i] = (region.infrastructure / whole).min(2.0);
            }
            if let Some(holder) = region.controller {
                made[i] = scenario.weight(id) * works[i] * (1.0 - region.unrest);
                total[holder.index()] += made[i];
            }
        }
        let per_weight: Vec<f64> = scenario
            .nation_ids()
            .zip(&total)
            .map(|(n, whole)| gdp(n) * scenario.rules.supply.kt_per_billion / whole)
            .collect();
        for (made, region) in made.iter_mut().zip(regions) {
            if let Some(holder) = region.controller.filter(|h| total[h.index()] > 0.0) {
                *made *= per_weight[holder.index()];
            }
        }
        Self { made, works }
    }

    /// Whether all that is needed `at` these places is on soil that the members, sorted, hold themselves, and is made
    /// there.
    #[must_use]
    pub fn suffices(
        &self,
        regions: &[RegionState],
        members: &[NationId],
        demand: &[f64],
        mut at: impl Iterator<Item = RegionId>,
    ) -> bool {
        let held = |r: RegionId| {
            let holder = regions[r.index()].controller;
            holder.is_some_and(|c| members.binary_search(&c).is_ok())
        };
        at.all(|r| {
            let need = demand[r.index()];
            need <= 0.0 || (need <= self.made[r.index()] && held(r))
        })
    }

    /// What a link carries before anyone closes it, kilotonnes a month: its capacity by the poorer works at
    /// its ends and by its own condition.
    #[must_use]
    pub fn capacity(&self, link: &Link, condition: f64) -> f64 {
        let works = match link.mode {
            Mode::Air => 1.0,
            Mode::Land | Mode::Sea | Mode::Strait => {
                self.works[link.a.index()].min(self.works[link.b.index()])
            }
        };
        link.capacity * works * condition
    }

    /// Every link with that capacity, by the `condition` of each: the same for all coalitions.
    #[must_use]
    pub fn ways(&self, links: &[Link], condition: &[f64]) -> Vec<flow::Edge> {
        let way = |(link, condition): (&Link, &f64)| flow::Edge {
            a: link.a.index(),
            b: link.b.index(),
            capacity: self.capacity(link, *condition),
            km: link.km,
        };
        links.iter().zip(condition).map(way).collect()
    }
}

/// The ways that are left of `ways`, those of the map's links, where straits are shut to a coalition.
#[must_use]
pub fn open_ways<'w>(ways: &'w [flow::Edge], links: &[Link], shut: Shut) -> Cow<'w, [flow::Edge]> {
    let mut ways = Cow::from(ways);
    for (i, _) in links.iter().enumerate().filter(|(_, l)| shut.bars(l)) {
        ways.to_mut()[i].capacity = 0.0;
    }
    ways
}

/// What the holder of a region is to a coalition.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Member,
    Host,
    Closed,
}

/// The part of the map that one coalition may use.
pub struct Realm<'a> {
    pub members: &'a [NationId],
    scenario: &'a Scenario,
    regions: &'a [RegionState],
    /// By nation.
    access: Vec<Access>,
}

impl<'a> Realm<'a> {
    /// `hostile` says whether two nations fight each other, `crosses` whether a guest may use a host's soil.
    /// The members are sorted.
    #[must_use]
    pub fn new(
        scenario: &'a Scenario,
        regions: &'a [RegionState],
        members: &'a [NationId],
        hostile: impl Fn(NationId, NationId) -> bool,
        crosses: impl Fn(NationId, NationId) -> bool,
    ) -> Self {
        let access = scenario
            .nation_ids()
            .map(|n| {
                if members.contains(&n) {
                    Access::Member
                } else if members.iter().any(|m| hostile(*m, n))
                    || !members.iter().any(|m| crosses(*m, n))
                {
                    Access::Closed
                } else {
                    Access::Host
                }
            })
            .collect();
        Self {
            members,
            scenario,
            regions,
            access,
        }
    }

    fn holder(&self, region: RegionId) -> Option<Access> {
        let holder = self.regions[region.index()].controller?;
        Some(self.access[holder.index()])
    }

    /// Supplies to be had in each region itself, kilotonnes a month.
    #[must_use]
    pub fn local(&self, ground: &Ground) -> Vec<f64> {
        let share = |region: &RegionState| match region.controller.map(|h| self.access[h.index()]) {
            Some(Access::Member) => 1.0,
            Some(Access::Host) => self.scenario.rules.supply.host_share,
            Some(Access::Closed) | None => 0.0,
        };
        let all = self.regions.iter().zip(&ground.made);
        all.map(|(region, made)| share(region) * made).collect()
    }

    /// By region: whether this coalition may send supplies there and through it. `hold` gives the share of the
    /// fighting ships in a sea zone that are on its side, 0..1.
    #[must_use]
    pub fn open(&self, hold: impl Fn(RegionId) -> f64) -> Vec<bool> {
        let least = 1.0 - self.scenario.rules.supply.denial;
        let open = |region| match self.scenario.region(region).kind {
            RegionKind::Sea => hold(region) >= least,
            RegionKind::Land => self.holder(region) != Some(Access::Closed),
        };
        self.scenario.region_ids().map(open).collect()
    }
}
