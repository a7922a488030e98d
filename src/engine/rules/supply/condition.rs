//! What supply does to the forces: readiness recovers on it, and without it they starve.

use crate::engine::world::{CutOff, Force, World};
use crate::event::EventKind;
use crate::ids::{ForceId, NationId};
use crate::order::Stance;

/// Sets supply, readiness and losses by the share of needs that `met` gives for each of `forces`.
pub fn apply(world: &mut World, forces: &[Force], met: &[f64]) {
    let forage = world.rules().supply.forage;
    let supplies: Vec<f64> = met.iter().map(|m| forage + (1.0 - forage) * m).collect();
    rest(world, &supplies);
    let starving = world.ecs.ids_with::<ForceId, &CutOff>();
    for (force, &supply) in forces.iter().zip(&supplies) {
        if supply < world.rules().supply.cut_off_below {
            starve(world, force, supply);
        } else if starving.binary_search(&force.id).is_ok() {
            world.set_cut_off(force.id, None);
        }
    }
}

/// The readiness that a nation's well-fed forces return to.
fn target(world: &World, nation: NationId) -> f64 {
    let military = world.military(nation);
    let more = if military.mobilised {
        world.rules().supply.mobilised_readiness
    } else {
        0.0
    };
    (military.readiness + more).min(1.0)
}

/// Supplied so well, in the order of the forces, they recover.
fn rest(world: &mut World, supplies: &[f64]) {
    let targets: Vec<f64> = world.nation_ids().map(|n| target(world, n)).collect();
    let rules = &world.rules().supply;
    let share = |pace: f64| (pace * world.dt() * 12.0).min(1.0);
    let (reserve, line) = (share(rules.recovery_reserve), share(rules.recovery));
    let forces = world.ecs.in_order::<ForceId, &mut Force>();
    for ((_, force), supply) in forces.zip(supplies) {
        let share = match force.stance {
            Stance::Reserve => reserve,
            Stance::Attack | Stance::Defend => line,
        };
        force.supply = *supply;
        force.readiness += (targets[force.nation.index()] * force.supply - force.readiness) * share;
    }
}

/// The months count; once what the troops carry is gone, hunger and desertion take their share.
fn starve(world: &mut World, force: &Force, supply: f64) {
    let months = world.dt() * 12.0;
    let before = world.cut_off(force.id);
    let (nation, region) = (force.nation, force.region);
    if before.is_none() {
        world.tell(EventKind::CutOff { nation, region });
    }
    let total = before.unwrap_or(0.0) + months;
    world.set_cut_off(force.id, Some(total));
    let rules = &world.rules().supply;
    let hungry = (total - rules.carried_months).clamp(0.0, months);
    let loss = force.strength * (1.0 - libm::exp(-rules.starvation * (1.0 - supply) * hungry));
    if loss <= 0.0 {
        return;
    }
    if let Some(mut f) = world.get_mut(force.id) {
        f.strength = (f.strength - loss).max(0.0);
    }
    world.tell_only(
        &[nation],
        EventKind::Starved {
            nation,
            region,
            loss,
        },
    );
}
