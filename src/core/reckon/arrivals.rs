//! What can be where, and when.

use super::{DAYS, MONTH};
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
    /// For an army whose quickest way is over the sea: how long it would march, if it can.
    dry: Option<Option<f64>>,
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
    for comer in &mut come {
        let Some(dry) = comer.dry else { continue };
        let queue = judge::ship_queue(view, nation, afloat + comer.strength).ceil();
        match dry {
            Some(months) if months <= comer.months + queue => comer.months = months,
            _ => {
                afloat += comer.strength;
                comer.months += queue;
            }
        }
    }
    let by = |months: f64| {
        let there = come.iter().filter(|c| c.months <= months + 1e-9);
        there.fold(0.0, |sum, c| sum + c.strength)
    };
    Arrival {
        nation,
        points: DAYS.map(|days| by(days / MONTH)),
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
    // The season as it is now: it is known of no later leg in which month it is made.
    let slowed = |near, far| {
        let season = route::pace(scenario, view.public.turn, arm, far, near);
        route::hop(scenario, far, near, arm).map_or(0.0, |leg| leg * (1.0 / season - 1.0))
    };
    let wait = |near, far| {
        let border = if arm == Arm::Land {
            view.border_wait(nation, helped, far, near)
        } else {
            0.0
        };
        border + slowed(near, far)
    };
    let who = judge::traveller(&view.public, nation, arm);
    let months = route::reach_waiting(scenario, region, who, pass, wait);
    let dry = if arm == Arm::Land {
        route::reach_waiting(scenario, region, who, |r| !sea(r) && open(r), wait)
    } else {
        Vec::new()
    };
    let pace = judge::pace(view, nation, region, arm);
    for f in forces() {
        let abroad = view.region(f.region).controller != view.region(region).controller;
        let pace = if abroad { pace } else { 1.0 };
        if let Some(months) = months[f.region.index()] {
            let dry = (arm == Arm::Land).then(|| dry[f.region.index()].map(|m| m * pace));
            let months = months * pace;
            come.push(Comer {
                months,
                strength: f.strength,
                // Where the quickest way is dry, there is nothing to wait for.
                dry: dry.filter(|dry| dry.is_none_or(|d| d > months + 1e-9)),
            });
        }
    }
}
