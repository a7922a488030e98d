//! The ways of a force to a place, and what each costs.

use super::waters::Fleets;
use crate::content::Arm;
use crate::ids::{NationId, RegionId};
use crate::judge;
use crate::order::Way;
use crate::route::{self, Route};
use crate::view::{Sighting, View};

/// A way that a force could take.
#[derive(Clone, PartialEq, Debug)]
pub struct Passage {
    pub way: Way,
    pub route: Route,
    /// Months with what plans and equipment on the spot save and the season costs, waiting for ships included.
    pub months: f64,
    /// Points that ships must carry.
    pub lift: f64,
    /// Legs in danger, each by how much, 0..1.
    pub danger: f64,
}

/// The different ways of an own force to `to`: the fastest, and the others where they go elsewhere.
#[must_use]
pub fn ways(view: &View, force: &Sighting, to: RegionId) -> Vec<Passage> {
    let mut list: Vec<Passage> = Vec::new();
    for way in Way::ALL {
        let found = passage(view, force, to, way);
        let new = |o: &Passage| list.iter().all(|l| l.route.regions != o.route.regions);
        list.extend(found.filter(new));
    }
    list
}

fn passage(view: &View, force: &Sighting, to: RegionId, way: Way) -> Option<Passage> {
    let (scenario, arm, me) = (view.scenario(), force.arm, force.nation);
    let helped = view.region(to).owner.unwrap_or(me);
    let hostile = |r: RegionId| {
        let holder = view.region(r).controller;
        holder.is_some_and(|h| view.public.war_between(me, h).is_some())
    };
    let bulk = 1.0 - view.scenario().rules.preparation.stock_lift * stocked(view, force, to);
    let queue = judge::ship_queue(view, me, force.strength * bulk);
    let wait = |a, b| {
        if arm != Arm::Land {
            return 0.0;
        }
        let quay = if route::boards(scenario, a, b) {
            queue
        } else {
            0.0
        };
        view.border_wait(me, helped, a, b) + quay
    };
    let fleets = Fleets::survey(view);
    let danger = |r| route::danger(scenario, r, |zone| fleets.hold(me, zone), hostile);
    let route = route::path_avoiding(
        scenario,
        force.region,
        to,
        judge::traveller(&view.public, me, arm),
        |r| judge::passable(view, arm, r),
        wait,
        |a, b| route::shun(scenario, way, arm, danger, a, b),
    )?;
    let mut from = force.region;
    let (mut boards, mut risk) = (false, 0.0);
    for &next in &route.regions {
        boards |= arm == Arm::Land && route::boards(scenario, from, next);
        risk += danger(next);
        from = next;
    }
    let abroad = view.region(force.region).controller != view.region(to).controller;
    let pace = if abroad {
        judge::pace(view, me, to, arm)
    } else {
        1.0
    };
    let lift = if boards { force.strength } else { 0.0 };
    let quay = if boards { queue.ceil() } else { 0.0 };
    Some(Passage {
        way,
        months: under_way(view, force, &route, helped, pace) + quay,
        route,
        lift,
        danger: risk,
    })
}

/// Share of the force, 0..1, whose equipment waits where it goes, and needs no ships.
fn stocked(view: &View, force: &Sighting, to: RegionId) -> f64 {
    let armies = view.estimate(force.nation).strength[Arm::Land.index()];
    let host = view.region(to).controller;
    host.map_or(0.0, |h| view.laid_in(force.nation, h, armies))
}

/// Months of a march that sets out now.
fn under_way(view: &View, force: &Sighting, route: &Route, helped: NationId, ease: f64) -> f64 {
    // Wings fly off at the end of one leg, however far.
    if force.arm == Arm::Air {
        return route.months * ease;
    }
    let (scenario, arm) = (view.scenario(), force.arm);
    let leg = |_, a, b| {
        let wait = if arm == Arm::Land {
            view.border_wait(force.nation, helped, a, b)
        } else {
            0.0
        };
        (route::hop(scenario, a, b, arm).unwrap_or(0.0) + wait) * ease
    };
    let way = (force.region, &*route.regions);
    route::under_way(scenario, view.public.turn, arm, way, leg)
}
