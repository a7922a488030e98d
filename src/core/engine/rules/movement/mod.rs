//! Forces on the move: they cover their legs month by month, wait for ships, are stopped where the way has
//! closed, and leave soil where they are no longer welcome.

mod arrival;
mod convoy;
mod ease;
mod expel;

use super::field::Field;
use super::passage::Passage;
use super::waters::Waters;
use crate::content::Arm;
use crate::engine::world::{Ease, Force, InTransit, World};
use crate::event::EventKind;
use crate::ids::{ForceId, NationId, RegionId};
use crate::order::Way;
use crate::route::{self, Route};
use convoy::Lift;

/// Starts a march by the way asked for. Returns the months it will take as things are, season and waiting included; None
/// where there is no way. Leaves the field as it was surveyed.
pub fn march(
    world: &mut World,
    field: &Field,
    force: ForceId,
    to: RegionId,
    by: Way,
) -> Option<f64> {
    let (nation, from, arm, strength) = {
        let f = world.get(force)?;
        (f.nation, f.region, f.arm, f.strength)
    };
    let helped = world.region(to).owner;
    let pass = |r| field.may_enter(nation, arm, r);
    let who = Passage { world, field }.traveller(nation, arm);
    let ease = ease::ease(world, field, force, to);
    let queue = if arm == Arm::Land {
        convoy::quay(world, field, nation, strength * ease.bulk(world))
    } else {
        0.0
    };
    let scenario = &world.scenario;
    let wait = |a, b| {
        if arm != Arm::Land {
            return 0.0;
        }
        let quay = if route::boards(scenario, a, b) {
            queue
        } else {
            0.0
        };
        field.wait(nation, helped, a, b) + quay
    };
    let route = if by == Way::Fastest {
        route::path_waiting(scenario, from, to, who, pass, wait)
    } else {
        let waters = Waters::survey(world);
        let held = |zone| waters.hold(field, nation, zone);
        let danger = |r| route::danger(scenario, r, held, |r| field.hostile_ground(nation, r));
        let shun = |a, b| route::shun(scenario, by, arm, danger, a, b);
        route::path_avoiding(scenario, from, to, who, pass, wait, shun)
    }?;
    let months = if arm == Arm::Air {
        route.months * ease.pace
    } else {
        let leg = |_, a, b| {
            let hop = route::hop(scenario, a, b, arm).unwrap_or(0.0);
            (hop + self::wait(field, arm, nation, helped, a, b)) * ease.pace
        };
        let boards = |(a, b): (&RegionId, &RegionId)| route::boards(scenario, *a, *b);
        let legs = std::iter::once(&from)
            .chain(&route.regions)
            .zip(&route.regions);
        // Ships come once a month.
        let quay = if legs.into_iter().any(boards) {
            queue.ceil()
        } else {
            0.0
        };
        let way = (from, &*route.regions);
        route::under_way(scenario, world.turn, arm, way, leg) + quay
    };
    set_out(world, field, force, route, ease);
    let told = EventKind::Marched {
        nation,
        arm,
        from,
        to,
        strength,
        months,
    };
    tell_those_concerned(world, field, nation, to, told);
    Some(months)
}

/// Puts a force on a route.
fn set_out(world: &mut World, field: &Field, force: ForceId, route: Route, ease: Ease) {
    let Some((nation, from, arm)) = world.get(force).map(|f| (f.nation, f.region, f.arm)) else {
        return;
    };
    let goal = route.regions.last().copied();
    let helped = goal.and_then(|g| world.region(g).owner);
    // Wings are never based on the way: they fly off at the end of one leg.
    let (path, months_left) = match (arm, route.regions.first()) {
        (Arm::Air, _) | (_, None) => {
            let last = route.regions.last().copied().into_iter().collect();
            (last, route.months)
        }
        (_, Some(&first)) => {
            let months = route::hop(&world.scenario, from, first, arm).unwrap_or(route.months);
            (
                route.regions,
                months + wait(field, arm, nation, helped, from, first),
            )
        }
    };
    let transit = InTransit {
        path,
        months_left: months_left * ease.pace,
        ease,
    };
    world.set_transit(force, Some(transit));
    if let Some(mut f) = world.get_mut(force) {
        f.target = None;
    }
}

/// Months that a force of `arm` waits at the border between two neighbours.
fn wait(
    field: &Field,
    arm: Arm,
    nation: NationId,
    helped: Option<NationId>,
    from: RegionId,
    to: RegionId,
) -> f64 {
    if arm == Arm::Land {
        field.wait(nation, helped, from, to)
    } else {
        0.0
    }
}

fn tell_those_concerned(
    world: &mut World,
    field: &Field,
    nation: NationId,
    at: RegionId,
    event: EventKind,
) {
    let host = field.controller[at.index()].filter(|h| *h != nation);
    let to: Vec<NationId> = std::iter::once(nation).chain(host).collect();
    world.tell_only(&to, event);
}

pub fn phase(world: &mut World) {
    let field = Field::survey(world);
    // Their ids first: a convoy leaves behind what finds no ships, and what arrives may join another force.
    let moving = world.ecs.ids_with::<ForceId, &InTransit>();
    if !moving.is_empty() {
        let waters = Waters::survey(world);
        let mut lift = Lift::survey(world, &waters);
        for id in moving {
            advance(world, &field, &waters, &mut lift, id);
        }
    }
    expel::phase(world, &field);
}

/// One force's turn on the way.
fn advance(world: &mut World, field: &Field, waters: &Waters, lift: &mut Lift, id: ForceId) {
    let (turn, scenario) = (world.turn, world.scenario.clone());
    let mut months = world.dt() * 12.0;
    let fatigue = scenario.rules.movement.fatigue;
    while let Some((force, transit)) = world.ecs.one::<_, (&mut Force, &mut InTransit)>(id) {
        let (before, left) = (*force, transit.months_left);
        let Some(&next) = transit.path.first() else {
            world.set_transit(id, None);
            return;
        };
        if !open(world, field, &before, next) {
            turn_back(world, field, &before);
            return;
        }
        let Some((force, transit)) = world.ecs.one::<_, (&mut Force, &mut InTransit)>(id) else {
            return;
        };
        let pace = route::pace(&scenario, turn, before.arm, before.region, next);
        let spent = (left / pace).min(months);
        months -= spent;
        force.readiness = (force.readiness - fatigue * spent).max(0.0);
        if left > spent * pace {
            transit.months_left = left - spent * pace;
            return;
        }
        let boards =
            before.arm == Arm::Land && field.sea[next.index()] && !field.sea[before.region.index()];
        if boards && !convoy::board(world, field, lift, &before) {
            if let Some(transit) = world.ecs.one::<_, &mut InTransit>(id) {
                transit.months_left = 0.0;
            }
            return;
        }
        arrival::enter(world, field, waters, id, next);
    }
}

fn open(world: &World, field: &Field, force: &Force, next: RegionId) -> bool {
    let who = Passage { world, field }.traveller(force.nation, force.arm);
    let strait = who.kept_back(&world.scenario, force.region, next);
    if strait.is_some() {
        return false;
    }
    let enter = |r| field.may_enter(force.nation, force.arm, r);
    let holder = field.controller[force.region.index()];
    field.sea[next.index()]
        || enter(next)
        || (!enter(force.region) && expel::leaves_by(field, holder, next))
}

/// The way has closed: on land the force stays where it is; at sea it makes for the nearest coast that will
/// have it.
fn turn_back(world: &mut World, field: &Field, force: &Force) {
    world.set_transit(force.id, None);
    if force.arm != Arm::Land || !field.sea[force.region.index()] {
        return;
    }
    match expel::way_out(world, field, force) {
        Some(route) => set_out(world, field, force.id, route, Ease::NONE),
        None => world.remove(force.id),
    }
}
