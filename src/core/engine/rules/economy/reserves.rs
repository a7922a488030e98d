//! Mobilisation: reservists come to the colours over months and go home again.

use super::formation::{Roll, raise};
use crate::content::Arm;
use crate::engine::rules::deeds::force::home_for;
use crate::engine::world::{Force, World};
use crate::ids::{ForceId, NationId};

/// Calls up or sends home this turn's share; `land` is the nation's land strength.
pub fn phase(world: &mut World, nation: NationId, land: f64) {
    let months = world.dt() * 12.0;
    let (mobilised, called_up) = {
        let m = world.military(nation);
        (m.mobilised, m.called_up.min(land))
    };
    if mobilised {
        world.military_mut(nation).mobilised_months += months;
        call_up(world, nation, called_up, land, months);
    } else if called_up > 0.0 || world.military(nation).mobilised_months > 0.0 {
        stand_down(world, nation, called_up, land, months);
    }
}

fn call_up(world: &mut World, nation: NationId, called_up: f64, land: f64, months: f64) {
    let scenario = world.scenario.clone();
    let rules = &scenario.rules.economy;
    let regulars = (land - called_up).max(0.0);
    let people = world.polity(nation).population;
    let ceiling = rules.reservists(scenario.nation(nation), people, regulars);
    let wave = (ceiling * months / rules.call_up_months).min(ceiling - called_up);
    if wave <= 0.0 {
        world.military_mut(nation).called_up = called_up;
        return;
    }
    if let Some(home) = home_for(world, nation, Arm::Land) {
        let mut roll = Roll::call(world);
        raise(world, &mut roll, nation, home, Arm::Land, wave);
        world.military_mut(nation).called_up = called_up + wave;
    }
}

fn stand_down(world: &mut World, nation: NationId, called_up: f64, land: f64, months: f64) {
    let pace = world.rules().economy.stand_down_months;
    let months_before = world.military(nation).mobilised_months;
    let share = (months / pace).min(1.0);
    let mut going = called_up * share;
    if called_up < world.rules().economy.cadre {
        going = called_up;
    }
    {
        let mut military = world.military_mut(nation);
        military.called_up = called_up - going;
        military.mobilised_months = (months_before * (1.0 - share) - months).max(0.0);
    }
    if going <= 0.0 || land <= 0.0 {
        return;
    }
    let keep = 1.0 - going / land;
    world.ecs.each::<ForceId, &mut Force>(|_, force| {
        if force.nation == nation && force.arm == Arm::Land {
            force.strength *= keep;
        }
    });
}
