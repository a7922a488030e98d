//! What supply does to the forces: readiness recovers on it, and without it they starve.

use crate::engine::world::{CutOff, Force, World};
use crate::event::EventKind;
use crate::ids::{ForceId, NationId};
use crate::order::Stance;

/// Sets supply, readiness and losses by the share of needs that `met` gives for each force, in id order.
pub fn apply(world: &mut World, met: &[f64]) {
    let forage = world.rules().supply.forage;
    let supplies: Vec<f64> = met.iter().map(|m| forage + (1.0 - forage) * m).collect();
    rest(world, &supplies);
    starve(world, &supplies);
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
    let mut supplies = supplies.iter();
    world.ecs.each::<ForceId, &mut Force>(|_, force| {
        let share = match force.stance {
            Stance::Reserve => reserve,
            Stance::Attack | Stance::Defend => line,
        };
        force.supply = supplies.next().copied().unwrap_or_default();
        force.readiness += (targets[force.nation.index()] * force.supply - force.readiness) * share;
    });
}

/// The months without supply count; once what the troops carry is gone, hunger and desertion take their share. Who is
/// fed again has it behind it. What comes and goes is noted, and done when all have been looked at.
fn starve(world: &mut World, supplies: &[f64]) {
    let (scenario, months) = (world.scenario.clone(), world.dt() * 12.0);
    let rules = &scenario.rules.supply;
    let (mut marks, mut told) = (Vec::new(), Vec::new());
    let mut supplies = supplies.iter().copied();
    type Parts<'w> = (&'w mut Force, Option<&'w CutOff>);
    world
        .ecs
        .each::<ForceId, Parts<'_>>(|id, (force, cut_off)| {
            let supply = supplies.next().unwrap_or(1.0);
            if supply >= rules.cut_off_below {
                marks.extend(cut_off.map(|_| (id, None)));
                return;
            }
            let Force {
                nation,
                region,
                arm,
                ..
            } = *force;
            let total = cut_off.map_or(0.0, |c| c.months) + months;
            if cut_off.is_none() {
                told.push((None, EventKind::CutOff { nation, region }));
            }
            marks.push((id, Some(CutOff { months: total })));
            let hungry = (total - rules.carried_months).clamp(0.0, months);
            let loss =
                force.strength * (1.0 - libm::exp(-rules.starvation * (1.0 - supply) * hungry));
            if loss > 0.0 {
                force.strength = (force.strength - loss).max(0.0);
                let starved = EventKind::Starved {
                    nation,
                    arm,
                    region,
                    loss,
                };
                told.push((Some(nation), starved));
            }
        });
    for (id, mark) in marks {
        world.ecs.set(id, mark);
    }
    for (only, event) in told {
        match only {
            Some(nation) => world.tell_only(&[nation], event),
            None => world.tell(event),
        }
    }
}
