//! Forces on soil whose holder no longer lets them stay go home.

use super::convoy::quay;
use super::set_out;
use crate::content::Arm;
use crate::engine::rules::deeds::force::home_for;
use crate::engine::rules::field::Field;
use crate::engine::rules::passage::Passage;
use crate::engine::world::{Ease, Force, InTransit, World};
use crate::ids::{NationId, RegionId};
use crate::route::{self, Route, may_stay};

pub fn phase(world: &mut World, field: &Field) {
    let unwelcome: Vec<Force> = world
        .forces()
        .filter(|f| !welcome(field, f) && world.transit(f.id).is_none())
        .map(|f| Force::clone(&f))
        .collect();
    for force in unwelcome {
        match way_out(world, field, &force) {
            Some(route) => set_out(world, field, force.id, route, Ease::NONE),
            None => repatriate(world, &force),
        }
    }
}

/// At sea, at home, among friends, or in a fight.
fn welcome(field: &Field, force: &Force) -> bool {
    let region = force.region;
    (field.sea[region.index()] && force.arm == Arm::Naval)
        || (!field.sea[region.index()]
            && (field.may_enter(force.nation, force.arm, region)
                || field.hostile_ground(force.nation, region)))
}

/// The quickest way to a region where the force may be, its own soil before others'. Whoever wants it gone lets it march
/// off over its own soil, which is better than waiting years for ships.
pub fn way_out(world: &World, field: &Field, force: &Force) -> Option<Route> {
    let scenario = &world.scenario;
    let holder = field.controller[force.region.index()];
    let may = |r: RegionId| field.sea[r.index()] || field.may_enter(force.nation, force.arm, r);
    let pass = |r: RegionId| may(r) || leaves_by(field, holder, r);
    let queue = if force.arm == Arm::Land {
        quay(world, field, force.nation, force.strength)
    } else {
        0.0
    };
    let wait = |a, b| {
        if force.arm == Arm::Land && route::boards(scenario, a, b) {
            queue
        } else {
            0.0
        }
    };
    let who = Passage { world, field }.traveller(force.nation, force.arm);
    let months = route::reach_waiting(scenario, force.region, who, pass, wait);
    let mut best: Option<(bool, f64, RegionId)> = None;
    for id in scenario.region_ids().filter(|&r| r != force.region) {
        let Some(time) = months[id.index()] else {
            continue;
        };
        if !may_stay(scenario, id, force.arm) || !may(id) {
            continue;
        }
        let abroad = field.controller[id.index()] != Some(force.nation);
        if best.is_none_or(|(b, t, _)| (abroad, time) < (b, t)) {
            best = Some((abroad, time, id));
        }
    }
    let (_, _, to) = best?;
    route::path_waiting(scenario, force.region, to, who, pass, wait)
}

/// Whether a region lies on the soil of the holder that a force is to leave.
pub fn leaves_by(field: &Field, holder: Option<NationId>, region: RegionId) -> bool {
    holder.is_some() && field.controller[region.index()] == holder
}

/// No way leads out: neutrals see the force home.
fn repatriate(world: &mut World, force: &Force) {
    let months_left = world.rules().movement.repatriation_months;
    match home_for(world, force.nation, force.arm) {
        Some(home) => {
            let path = vec![home];
            let transit = InTransit {
                path,
                months_left,
                ease: Ease::NONE,
            };
            world.set_transit(force.id, Some(transit));
        }
        None => world.remove(force.id),
    }
}
