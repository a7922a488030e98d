//! Clashes and affronts that nobody ordered: patrols, boats, aircraft, arrests. They happen where
//! nations meet and dislike each other; most come to nothing.

use crate::dice::{Phase, pair};
use crate::engine::rules::missions;
use crate::engine::world::World;
use crate::ids::NationId;
use crate::order::Stake;
use crate::view::incident_rate;

pub fn phase(world: &mut World) {
    let dt = world.dt();
    let cup = world.cup(Phase::Crisis);
    for a in world
        .nation_ids()
        .filter(|n| world.free(*n))
        .collect::<Vec<_>>()
    {
        for b in world.nation_ids().filter(|b| *b != a) {
            let rate = rate(world, a, b);
            if rate <= 0.0 {
                continue;
            }
            let mut dice = cup.dice(pair(u64::from(a.0), u64::from(b.0)) | 1 << 63);
            if dice.chance(rate * dt) {
                let rung = rung_of(world, dice.unit());
                super::open(world, a, b, Stake::Incident, rung);
            }
        }
    }
}

/// Incidents a year that `a` starts against `b`.
fn rate(world: &World, a: NationId, b: NationId) -> f64 {
    let rules = &world.rules().crisis;
    let rate = incident_rate(&world.pairs, rules, world.tension, a, b);
    if rate <= 0.0 {
        return 0.0;
    }
    let kept = world.rules().peace.keeps * missions::calm_between(world, a, b);
    rate * (1.0 - kept)
}

/// How high an incident starts: the record of disputes has most of them begin with the use of force.
fn rung_of(world: &World, roll: f64) -> u8 {
    let [none, threat, display] = world.rules().crisis.incident_rungs;
    if roll < none {
        1
    } else if roll < none + threat {
        2
    } else if roll < none + threat + display {
        3
    } else {
        4
    }
}
