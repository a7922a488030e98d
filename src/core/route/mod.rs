//! Ways over the links of a map, and how long they take: armies march and sail, fleets keep to the sea,
//! air wings fly from base to base. Pure: movement uses it on the world, judge and screens on a view.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::content::scale;
use crate::content::{Arm, Link, Mode, RegionKind, Scenario};
use crate::ids::RegionId;
use crate::order::Way;

mod straits;
#[cfg(test)]
mod tests;

pub use straits::{Shut, Standing, Traveller};

/// A way from one region to another.
#[derive(Clone, PartialEq, Debug)]
pub struct Route {
    /// The regions to pass, without the first and with the last.
    pub regions: Vec<RegionId>,
    pub km: f64,
    pub months: f64,
}

/// The best known way to a region while searching.
#[derive(Clone, Copy)]
struct Label {
    /// What the search keeps low: months, and months more for what the march would rather avoid.
    cost: f64,
    months: f64,
    km: f64,
    /// Kilometres since the last base, for wings.
    aloft: f64,
    from: Option<RegionId>,
}

/// The quickest way for a force, or None. `pass` says which regions it may enter; wings fly over
/// any region but come down only where they may.
#[must_use]
pub fn path(
    scenario: &Scenario,
    from: RegionId,
    to: RegionId,
    who: Traveller,
    pass: impl Fn(RegionId) -> bool,
) -> Option<Route> {
    path_waiting(scenario, from, to, who, pass, |_, _| 0.0)
}

/// The quickest way where an army waits at some borders: `wait` says how many months between two regions.
#[must_use]
pub fn path_waiting(
    scenario: &Scenario,
    from: RegionId,
    to: RegionId,
    who: Traveller,
    pass: impl Fn(RegionId) -> bool,
    wait: impl Fn(RegionId, RegionId) -> f64,
) -> Option<Route> {
    path_avoiding(scenario, from, to, who, pass, wait, |_, _| 0.0)
}

/// The way of least cost: `shun` says how many months more a force would spend to stay off the leg between
/// two regions.
#[must_use]
pub fn path_avoiding(
    scenario: &Scenario,
    from: RegionId,
    to: RegionId,
    who: Traveller,
    pass: impl Fn(RegionId) -> bool,
    wait: impl Fn(RegionId, RegionId) -> f64,
    shun: impl Fn(RegionId, RegionId) -> f64,
) -> Option<Route> {
    if from == to || !may_stay(scenario, to, who.arm) || !pass(to) {
        return None;
    }
    let labels = search(scenario, from, who, (&pass, &wait, &shun), Some(to));
    let end = labels[to.index()]?;
    let mut regions = vec![to];
    let mut at = to;
    while let Some(before) = labels[at.index()].and_then(|l| l.from) {
        at = before;
        regions.push(at);
    }
    regions.pop();
    regions.reverse();
    Some(Route {
        regions,
        km: end.km,
        months: end.months,
    })
}

/// Months that a force needs from `from` to every region where it may stay; None where it cannot
/// come.
#[must_use]
pub fn reach(
    scenario: &Scenario,
    from: RegionId,
    who: Traveller,
    pass: impl Fn(RegionId) -> bool,
) -> Vec<Option<f64>> {
    reach_waiting(scenario, from, who, pass, |_, _| 0.0)
}

/// The same where an army waits at some borders: `wait` says how many months between two regions, the first
/// the nearer to `from`.
#[must_use]
pub fn reach_waiting(
    scenario: &Scenario,
    from: RegionId,
    who: Traveller,
    pass: impl Fn(RegionId) -> bool,
    wait: impl Fn(RegionId, RegionId) -> f64,
) -> Vec<Option<f64>> {
    let labels = search(scenario, from, who, (&pass, &wait, &|_, _| 0.0), None);
    labels
        .iter()
        .enumerate()
        .map(|(i, label)| {
            let here = RegionId::at(i);
            label
                .filter(|_| here == from || (may_stay(scenario, here, who.arm) && pass(here)))
                .map(|l| l.months)
        })
        .collect()
}

/// What a march of `arm` that looks for `way` would give to stay off the leg between two regions, in months.
/// `danger` is that of a region, 0..1.
#[must_use]
pub fn shun(
    scenario: &Scenario,
    way: Way,
    arm: Arm,
    danger: impl Fn(RegionId) -> f64,
    from: RegionId,
    to: RegionId,
) -> f64 {
    let rules = &scenario.rules.movement;
    match way {
        Way::Fastest => 0.0,
        Way::Safest => rules.shun_danger * danger(to),
        Way::LeastLift if arm == Arm::Land && boards(scenario, from, to) => rules.shun_lift,
        Way::LeastLift => 0.0,
    }
}

/// Whether an army goes on board between two regions.
#[must_use]
pub fn boards(scenario: &Scenario, from: RegionId, to: RegionId) -> bool {
    let sea = |r: RegionId| scenario.region(r).kind == RegionKind::Sea;
    sea(to) && !sea(from)
}

/// The danger of passing a region, 0..1: at sea the enemy's share of the ships there, `held` being one's own;
/// on land 1 next to ground of an enemy.
#[must_use]
pub fn danger(
    scenario: &Scenario,
    region: RegionId,
    held: impl Fn(RegionId) -> f64,
    hostile: impl Fn(RegionId) -> bool,
) -> f64 {
    match scenario.region(region).kind {
        RegionKind::Sea => 1.0 - held(region),
        RegionKind::Land => {
            let exposed = scenario.links_from(region).any(|(_, next)| hostile(next));
            f64::from(u8::from(exposed))
        }
    }
}

/// By region: a number that all regions share between which an army or a fleet can move; None where
/// it may not enter.
#[must_use]
pub fn parts(
    scenario: &Scenario,
    who: Traveller,
    pass: impl Fn(RegionId) -> bool,
) -> Vec<Option<RegionId>> {
    let enters = |r| who.kept_out(scenario, r).is_none() && pass(r);
    let open: Vec<bool> = scenario.region_ids().map(enters).collect();
    let mut parts = vec![None; open.len()];
    let mut edge = Vec::new();
    for first in scenario.region_ids().filter(|r| open[r.index()]) {
        edge.push(first);
        while let Some(at) = edge.pop() {
            if parts[at.index()].is_some() || (at != first && who.ends_in(scenario, at)) {
                continue;
            }
            parts[at.index()] = Some(first);
            if who.ends_in(scenario, at) {
                continue;
            }
            let ways = scenario.links_from(at);
            let fit = ways.filter(|(link, _)| takes(who, link));
            edge.extend(fit.map(|(_, next)| next).filter(|next| open[next.index()]));
        }
    }
    parts
}

/// Whether [`path`] finds a way for an army or a fleet over the `parts` of the map.
#[must_use]
pub fn joined(
    scenario: &Scenario,
    parts: &[Option<RegionId>],
    from: RegionId,
    to: RegionId,
    who: Traveller,
) -> bool {
    let part = |r: RegionId| parts[r.index()];
    // A port where ways end is a part by itself, and entered from the sea before it.
    let before = |next: RegionId| {
        let mut last = scenario.links_from(to);
        part(next) == part(to)
            || (who.ends_in(scenario, to)
                && part(next).is_some()
                && !who.ends_in(scenario, next)
                && last.any(|(link, at)| part(at) == part(next) && takes(who, link)))
    };
    // Where it stands it need not have leave to be.
    let reaches = |(link, next): (&Link, RegionId)| before(next) && takes(who, link);
    from != to
        && may_stay(scenario, to, who.arm)
        && parts[to.index()].is_some()
        && scenario.links_from(from).any(reaches)
}

/// Whether a force of `arm` can be in `region` for good: ships at sea or in port, the rest on land.
#[must_use]
pub fn may_stay(scenario: &Scenario, region: RegionId, arm: Arm) -> bool {
    let region = scenario.region(region);
    match (arm, region.kind) {
        (Arm::Naval, RegionKind::Sea) => true,
        (Arm::Naval, RegionKind::Land) => region.port > 0,
        (_, kind) => kind == RegionKind::Land,
    }
}

/// Months of the quickest single leg between two neighbours; None where `arm` cannot go from the one to the other.
#[must_use]
pub fn hop(scenario: &Scenario, from: RegionId, to: RegionId, arm: Arm) -> Option<f64> {
    scenario
        .links_from(from)
        .filter(|(_, other)| *other == to)
        .filter_map(|(link, _)| leg(scenario, link, to, arm))
        .reduce(f64::min)
}

/// What the season leaves, in `turn`, of the pace of a force of `arm` on its way from one region into the next: winter and
/// mud hold up armies on land.
#[must_use]
pub fn pace(scenario: &Scenario, turn: u32, arm: Arm, from: RegionId, to: RegionId) -> f64 {
    let land = |r: RegionId| scenario.region(r).kind == RegionKind::Land;
    if arm == Arm::Land && land(from) && land(to) {
        scenario.weather(to, turn, 0).pace(&scenario.rules.season)
    } else {
        1.0
    }
}

/// Months of a march over `regions` that sets out from `from` in `turn`, each leg in the weather of the month in which it
/// is made. `leg` says how many months each takes in fair weather, by its place, its start and its end.
#[must_use]
pub fn under_way(
    scenario: &Scenario,
    turn: u32,
    arm: Arm,
    (from, regions): (RegionId, &[RegionId]),
    leg: impl Fn(usize, RegionId, RegionId) -> f64,
) -> f64 {
    let turn_months = f64::from(scenario.turn_months.max(1));
    let (mut months, mut from) = (0.0, from);
    for (i, &next) in regions.iter().enumerate() {
        let mut left = leg(i, from, next);
        while left > 1e-9 {
            let gone = (months / turn_months).floor();
            let season = pace(scenario, turn + gone as u32, arm, from, next);
            let until = ((gone + 1.0) * turn_months - months).max(1e-9);
            let spent = (left / season).min(until);
            left -= spent * season;
            months += spent;
        }
        from = next;
    }
    months
}

/// Whether a force goes over this link: its arm does, and no strait is shut to it.
fn takes(who: Traveller, link: &Link) -> bool {
    uses(who.arm, link.mode) && !who.shut.bars(link)
}

/// Whether forces of `arm` go over links of this mode.
const fn uses(arm: Arm, mode: Mode) -> bool {
    match (arm, mode) {
        (Arm::Land, Mode::Land | Mode::Strait | Mode::Sea)
        | (Arm::Naval, Mode::Sea)
        | (Arm::Air, _) => true,
        (Arm::Land, Mode::Air) | (Arm::Naval, _) => false,
    }
}

/// Months for one leg over `link` into `to`; None where `arm` cannot use it.
#[must_use]
pub fn leg(scenario: &Scenario, link: &Link, to: RegionId, arm: Arm) -> Option<f64> {
    let rules = &scenario.rules.movement;
    match (arm, link.mode) {
        (Arm::Land, Mode::Land) => Some(march(scenario, link.km, to)),
        (Arm::Land, Mode::Strait) => Some(march(scenario, link.km, to) + rules.strait_months),
        (Arm::Land, Mode::Sea) => {
            let from = if link.a == to { link.b } else { link.a };
            let land = |r: RegionId| scenario.region(r).kind == RegionKind::Land;
            let loading = if land(from) { rules.embark_months } else { 0.0 };
            let landing = if land(to) {
                rules.disembark_months
            } else {
                0.0
            };
            Some(link.km / rules.convoy_km + loading + landing)
        }
        (Arm::Naval, Mode::Sea) => Some(link.km / rules.fleet_km),
        (Arm::Air, _) => Some(link.km / rules.air_km),
        (Arm::Land, Mode::Air) | (Arm::Naval, _) => None,
    }
}

/// Months to march `km` into region `to`.
fn march(scenario: &Scenario, km: f64, to: RegionId) -> f64 {
    let rules = &scenario.rules.movement;
    let region = scenario.region(to);
    let roads = rules.land_roadless
        + (1.0 - rules.land_roadless) * region.infrastructure / scale::INFRASTRUCTURE.high;
    km / (rules.land_km * roads * rules.land_terrain.of(region.terrain))
}

/// Dijkstra's search; stops at `goal` if there is one. Ties go to the lower region id.
fn search(
    scenario: &Scenario,
    from: RegionId,
    who: Traveller,
    (pass, wait, shun): (
        &impl Fn(RegionId) -> bool,
        &impl Fn(RegionId, RegionId) -> f64,
        &impl Fn(RegionId, RegionId) -> f64,
    ),
    goal: Option<RegionId>,
) -> Vec<Option<Label>> {
    let mut labels: Vec<Option<Label>> = vec![None; scenario.regions.len()];
    let mut done = vec![false; labels.len()];
    let months = if who.arm == Arm::Air {
        scenario.rules.movement.rebase_months
    } else {
        0.0
    };
    let start = Label {
        cost: months,
        months,
        km: 0.0,
        aloft: 0.0,
        from: None,
    };
    labels[from.index()] = Some(start);
    // Non-negative floats order as their bits do.
    let mut open = BinaryHeap::from([Reverse((start.cost.to_bits(), from))]);
    while let Some(Reverse((_, at))) = open.pop() {
        if std::mem::replace(&mut done[at.index()], true) {
            continue;
        }
        if goal == Some(at) {
            break;
        }
        let Some(here) = labels[at.index()] else {
            continue;
        };
        if at != from && who.ends_in(scenario, at) {
            continue;
        }
        for (link, next) in scenario.links_from(at) {
            if done[next.index()] {
                continue;
            }
            let Some(mut label) = step(scenario, who, pass, here, at, link, next) else {
                continue;
            };
            if who.arm == Arm::Land {
                label.months += wait(at, next);
                label.cost += wait(at, next);
            }
            label.cost += shun(at, next);
            if labels[next.index()].is_none_or(|old| label.cost < old.cost) {
                labels[next.index()] = Some(label);
                open.push(Reverse((label.cost.to_bits(), next)));
            }
        }
    }
    labels
}

/// The label that going on from `at` over `link` gives `next`.
fn step(
    scenario: &Scenario,
    who: Traveller,
    pass: &impl Fn(RegionId) -> bool,
    here: Label,
    at: RegionId,
    link: &Link,
    next: RegionId,
) -> Option<Label> {
    let arm = who.arm;
    if who.shut.bars(link) || who.kept_out(scenario, next).is_some() {
        return None;
    }
    let months = leg(scenario, link, next, arm)?;
    let mut aloft = 0.0;
    if arm == Arm::Air {
        aloft = here.aloft + link.km;
        if aloft > scenario.rules.movement.ferry_range_km {
            return None;
        }
        if may_stay(scenario, next, arm) && pass(next) {
            aloft = 0.0;
        }
    } else if !pass(next) {
        return None;
    }
    Some(Label {
        cost: here.cost + months,
        months: here.months + months,
        km: here.km + link.km,
        aloft,
        from: Some(at),
    })
}
