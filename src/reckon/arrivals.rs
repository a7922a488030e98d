//! What can be where, and when.

use crate::content::{Arm, RegionKind};
use crate::ids::{NationId, RegionId};
use crate::judge;
use crate::route;
use crate::view::View;

/// Points that a nation can have in a region after so many days.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Arrival {
    pub nation: NationId,
    /// Points there after 10, 30 and 90 days.
    pub points: [f64; 3],
}

/// The table of what can be in `region` after 10, 30 and 90 days, by nation, strongest first: the forces
/// that the view knows of, each by its quickest way over ground that its nation may cross.
#[must_use]
pub fn arrivals(view: &View, region: RegionId) -> Vec<Arrival> {
    let mut table: Vec<Arrival> = view
        .scenario()
        .nation_ids()
        .map(|nation| Arrival {
            nation,
            points: [0.0; 3],
        })
        .collect();
    for arm in Arm::ALL {
        for nation in view.scenario().nation_ids() {
            if !view.forces.of(nation).any(|f| f.arm == arm) {
                continue;
            }
            let pass = |r: RegionId| match view.scenario().region(r).kind {
                RegionKind::Sea => arm != Arm::Air,
                RegionKind::Land => view
                    .region(r)
                    .controller
                    .is_none_or(|h| view.public.may_cross(nation, h)),
            };
            let helped = view.region(region).owner.unwrap_or(nation);
            let months = route::reach_waiting(view.scenario(), region, arm, pass, |near, far| {
                view.border_wait(nation, helped, far, near)
            });
            let pace = judge::pace(view, nation, region, arm);
            for f in view.forces.of(nation).filter(|f| f.arm == arm) {
                let abroad = view.region(f.region).controller != view.region(region).controller;
                let pace = if abroad { pace } else { 1.0 };
                let Some(months) = months[f.region.index()].map(|m| m * pace) else {
                    continue;
                };
                for (points, days) in table[nation.index()]
                    .points
                    .iter_mut()
                    .zip([10.0, 30.0, 90.0])
                {
                    if months * 30.4 <= days {
                        *points += f.strength;
                    }
                }
            }
        }
    }
    table.retain(|a| a.points[2] > 0.0);
    table.sort_by(|a, b| {
        b.points[2]
            .total_cmp(&a.points[2])
            .then(a.nation.cmp(&b.nation))
    });
    table
}
