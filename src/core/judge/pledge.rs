//! What an answer promises: so many points of strength, there after so many months.

use crate::content::{Arm, Mode, RegionKind};
use crate::ids::{NationId, RegionId};
use crate::order::{Side, Stake};
use crate::route;
use crate::view::{Crisis, Public, View};

/// Forces that a nation can bring to a place.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Pledge {
    /// Points of armies and wings.
    pub points: f64,
    /// Months until all of them are there.
    pub months: f64,
}

/// Where help for `host` is to come: to the region at stake while it holds it, else to where most people live of its soil
/// that the enemy's touches, else to its capital.
#[must_use]
pub fn scene(public: &Public, crisis: &Crisis, host: NationId) -> RegionId {
    let holds = |r: RegionId, n: NationId| public.regions[r.index()].controller == Some(n);
    if let Stake::Territory(region) = crisis.stake
        && holds(region, host)
    {
        return region;
    }
    let scenario = &public.scenario;
    let side = crisis.side_of(host).unwrap_or(Side::Target);
    let enemy = crisis.leader(side.other());
    let touched = |r: RegionId| {
        let mut links = scenario.links_from(r);
        links.any(|(l, o)| matches!(l.mode, Mode::Land | Mode::Strait) && holds(o, enemy))
    };
    let front = scenario
        .region_ids()
        .filter(|&r| holds(r, host) && touched(r))
        .max_by(|&a, &b| {
            let (x, y) = (scenario.region(a), scenario.region(b));
            x.population
                .total_cmp(&y.population)
                .then_with(|| y.id.cmp(&x.id))
        });
    front.unwrap_or(scenario.nation(host).capital)
}

/// What `share` percent of the armies and wings of `nation` come to at `place`, nearest first, and the
/// months until they are there: to be made ready, to march, and to wait for ships where the way leads over
/// the sea. `host` lets them in. What has no way there is not counted.
#[must_use]
pub fn pledge(view: &View, nation: NationId, host: NationId, place: RegionId, share: u8) -> Pledge {
    let scenario = view.scenario();
    let open = |r: RegionId| {
        view.region(r)
            .controller
            .is_none_or(|h| h == host || view.public.may_cross(nation, h))
    };
    let sea = |r: RegionId| scenario.region(r).kind == RegionKind::Sea;
    let mut come: Vec<(f64, f64, bool)> = Vec::new();
    let mut whole = 0.0;
    let mut muster = scenario.rules.alliance.muster_months;
    if view.planned(nation, host) {
        muster *= 1.0 - scenario.rules.preparation.plan_muster;
    }
    for arm in [Arm::Land, Arm::Air] {
        let own = || view.forces.of(nation).filter(|f| f.arm == arm);
        if own().next().is_none() {
            continue;
        }
        let may = |r| (arm == Arm::Land && sea(r)) || (!sea(r) && open(r));
        let who = super::traveller(&view.public, nation, arm);
        let months = route::reach_waiting(scenario, place, who, may, |near, far| {
            view.border_wait(nation, host, far, near)
        });
        let pace = pace(view, nation, place, arm);
        // Only armies go by ship where there is no other way.
        let dry =
            (arm == Arm::Land).then(|| route::reach(scenario, place, who, |r| !sea(r) && open(r)));
        for f in own() {
            whole += f.strength;
            if let Some(m) = months[f.region.index()] {
                let ready = muster * (1.0 - f.readiness);
                let m = if view.region(f.region).controller == Some(host) {
                    m
                } else {
                    m * pace
                };
                let sails = dry
                    .as_ref()
                    .is_some_and(|dry| dry[f.region.index()].is_none());
                come.push((m + ready, f.strength, sails));
            }
        }
    }
    come.sort_by(|a, b| a.0.total_cmp(&b.0));
    let wanted = whole * f64::from(share) / 100.0;
    let (mut points, mut months, mut afloat) = (0.0, 0.0f64, 0.0);
    for (time, strength, sails) in come {
        if points >= wanted {
            break;
        }
        let part = strength.min(wanted - points);
        points += part;
        months = months.max(time);
        if sails {
            afloat += part;
        }
    }
    let waiting = view.laid_in(nation, host, afloat) * scenario.rules.preparation.stock_lift;
    Pledge {
        points,
        months: months + ship_queue(view, nation, afloat * (1.0 - waiting)),
    }
}

/// Factor on the time that forces of `nation` take to a place on another's soil: plans and equipment laid in
/// there save some of it.
#[must_use]
pub fn pace(view: &View, nation: NationId, place: RegionId, arm: Arm) -> f64 {
    let state = view.region(place);
    let (Some(host), Some(helped)) = (state.controller, state.owner) else {
        return 1.0;
    };
    if host == nation || arm == Arm::Naval {
        return 1.0;
    }
    let rules = &view.scenario().rules.preparation;
    let mut pace = 1.0;
    if view.planned(nation, helped) {
        pace *= 1.0 - rules.plan_march;
    }
    if arm == Arm::Land {
        let armies = view.estimate(nation).strength[Arm::Land.index()];
        pace *= 1.0 - rules.stock_march * view.laid_in(nation, host, armies);
    }
    pace
}

/// Points of an army that the ships of `nation` and of its friends carry in a month.
#[must_use]
pub fn lift(view: &View, nation: NationId) -> f64 {
    let rules = &view.scenario().rules.movement;
    let of = |n: NationId| {
        let fleet = view.forces.of(n).filter(|f| f.arm == Arm::Naval);
        let ships = fleet.fold(0.0, |sum, f| sum + f.strength * f.readiness * f.supply);
        ships * rules.lift_per_point + view.nation(n).gdp / 100.0 * rules.lift_per_100_billion
    };
    let friends = view.scenario().nation_ids();
    let friends = friends.filter(|n| *n != nation && view.public.friends(nation, *n));
    of(nation) + rules.lift_shared * friends.map(of).sum::<f64>()
}

/// Months that so many points wait for ships.
#[must_use]
pub fn ship_queue(view: &View, nation: NationId, points: f64) -> f64 {
    if points <= 0.0 {
        return 0.0;
    }
    view.scenario()
        .rules
        .movement
        .queue(points, lift(view, nation))
}
