//! Forces on soil whose holder no longer lets them stay go home.

use super::set_out;
use crate::content::Arm;
use crate::engine::rules::economy::home_for;
use crate::engine::rules::field::Field;
use crate::engine::world::{Ease, Force, InTransit, World};
use crate::ids::RegionId;
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

/// The quickest way to a region where the force may be, its own soil before others'.
pub fn way_out(world: &World, field: &Field, force: &Force) -> Option<Route> {
    let scenario = &world.scenario;
    let pass = |r: RegionId| field.sea[r.index()] || field.may_enter(force.nation, force.arm, r);
    let months = route::reach(scenario, force.region, force.arm, pass);
    let mut best: Option<(bool, f64, RegionId)> = None;
    for id in scenario.region_ids().filter(|&r| r != force.region) {
        let Some(time) = months[id.index()] else {
            continue;
        };
        if !may_stay(scenario, id, force.arm) {
            continue;
        }
        let abroad = field.controller[id.index()] != Some(force.nation);
        if best.is_none_or(|(b, t, _)| (abroad, time) < (b, t)) {
            best = Some((abroad, time, id));
        }
    }
    let (_, _, to) = best?;
    route::path(scenario, force.region, to, force.arm, pass)
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
        None => world.remove_force(force.id),
    }
}
