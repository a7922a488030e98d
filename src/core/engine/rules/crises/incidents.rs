//! Clashes and affronts that nobody ordered: patrols, boats, aircraft, arrests. They happen where
//! nations meet and dislike each other; most come to nothing.

use crate::dice::{Phase, pair};
use crate::engine::rules::calm;
use crate::engine::rules::deeds::crisis;
use crate::engine::world::World;
use crate::ids::NationId;
use crate::order::Stake;
use crate::view::incident_rates;

pub fn phase(world: &mut World) {
    let dt = world.dt();
    let cup = world.cup(Phase::Crisis);
    for (a, b, rate) in rates(world) {
        let mut dice = cup.dice(pair(u64::from(a.0), u64::from(b.0)) | 1 << 63);
        if dice.chance(rate * dt) {
            let rung = rung_of(world, dice.unit());
            crisis::open(world, a, b, Stake::Incident, rung);
        }
    }
}

/// The pairs of which the first may start incidents against the second, in id order, each with how many a year.
fn rates(world: &World) -> Vec<(NationId, NationId, f64)> {
    let (crisis, keeps) = (&world.rules().crisis, world.rules().peace.keeps);
    let unkept = world.missions().is_empty();
    let n = world.scenario.nations.len();
    let mut list = Vec::with_capacity(n * n);
    for a in world.nation_ids().filter(|n| world.free(*n)) {
        for (b, rate) in incident_rates(&world.pairs, crisis, world.tension, a) {
            if rate > 0.0 && b != a {
                let kept = match unkept {
                    true => 0.0,
                    false => keeps * calm::calm_between(world, a, b),
                };
                list.push((a, b, rate * (1.0 - kept)));
            }
        }
    }
    list
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
