//! What can be where, and when.

use super::MONTH;
use crate::content::{Arm, RegionKind};
use crate::ids::{NationId, RegionId};
use crate::judge;
use crate::route;
use crate::view::View;

/// Points that a nation can have in a region after so many days.
#[derive(Clone, PartialEq, Debug)]
pub struct Arrival {
    pub nation: NationId,
    /// Points there after 10, 30 and 90 days.
    pub points: [f64; 3],
    /// Points there at the end of each month from now on, the first being now.
    pub monthly: Vec<f64>,
}

/// Months that a timeline covers, today included.
pub const TIMELINE: usize = 13;

/// A force that can come.
struct Comer {
    months: f64,
    strength: f64,
    /// Whether ships must carry it.
    sails: bool,
}

/// The table of what can be in `region` after 10, 30 and 90 days and month by month, by nation, strongest
/// first: the forces that the view knows of, each by its quickest way over ground that its nation may cross,
/// as many a month over the sea as the nation's ships carry.
#[must_use]
pub fn arrivals(view: &View, region: RegionId) -> Vec<Arrival> {
    let mut table: Vec<Arrival> = view
        .scenario()
        .nation_ids()
        .map(|nation| arrival(view, nation, region))
        .filter(|a| a.monthly.last().is_some_and(|p| *p > 0.0))
        .collect();
    table.sort_by(|a, b| {
        b.points[2]
            .total_cmp(&a.points[2])
            .then(a.nation.cmp(&b.nation))
    });
    table
}

fn arrival(view: &View, nation: NationId, region: RegionId) -> Arrival {
    let mut come = Vec::new();
    for arm in Arm::ALL {
        comers(view, nation, region, arm, &mut come);
    }
    come.sort_by(|a, b| a.months.total_cmp(&b.months));
    let mut afloat = 0.0;
    for comer in come.iter_mut().filter(|c| c.sails) {
        afloat += comer.strength;
        comer.months += judge::ship_queue(view, nation, afloat);
    }
    let by = |months: f64| {
        let there = come.iter().filter(|c| c.months <= months + 1e-9);
        there.fold(0.0, |sum, c| sum + c.strength)
    };
    Arrival {
        nation,
        points: [10.0, 30.0, 90.0].map(|days| by(days / MONTH)),
        monthly: (0..TIMELINE).map(|m| by(m as f64)).collect(),
    }
}

fn comers(view: &View, nation: NationId, region: RegionId, arm: Arm, come: &mut Vec<Comer>) {
    let forces = || view.forces.of(nation).filter(|f| f.arm == arm);
    if forces().next().is_none() {
        return;
    }
    let scenario = view.scenario();
    let sea = |r: RegionId| scenario.region(r).kind == RegionKind::Sea;
    let open = |r: RegionId| {
        let holder = view.region(r).controller;
        holder.is_none_or(|h| view.public.may_cross(nation, h))
    };
    let pass = |r: RegionId| {
        if sea(r) { arm != Arm::Air } else { open(r) }
    };
    let helped = view.region(region).owner.unwrap_or(nation);
    let wait = |near, far| view.border_wait(nation, helped, far, near);
    let months = route::reach_waiting(scenario, region, arm, pass, wait);
    let dry = if arm == Arm::Land {
        route::reach(scenario, region, arm, |r| !sea(r) && open(r))
    } else {
        Vec::new()
    };
    let pace = judge::pace(view, nation, region, arm);
    for f in forces() {
        let abroad = view.region(f.region).controller != view.region(region).controller;
        let pace = if abroad { pace } else { 1.0 };
        if let Some(months) = months[f.region.index()] {
            come.push(Comer {
                months: months * pace,
                strength: f.strength,
                sails: arm == Arm::Land && dry[f.region.index()].is_none(),
            });
        }
    }
}
