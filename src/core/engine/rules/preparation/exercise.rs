//! Joint exercises: those who come pay for them, learn from them, reassure the host and alarm its neighbours.

use crate::content::{Decision, ExerciseRules};
use crate::dice::{Phase, pair};
use crate::engine::rules::deeds::crisis;
use crate::engine::world::World;
use crate::event::{EventKind, Incident, Scene};
use crate::ids::{ForceId, NationId, RegionId};
use crate::order::{Ballot, Scale, Stake};
use crate::view::{Motion, Treaty};

/// Holds what the council has agreed on, with those who come.
pub fn exercise(
    world: &mut World,
    treaty: &Treaty,
    motion: &Motion,
    region: RegionId,
    scale: Scale,
) {
    let rules = world.rules().preparation.clone();
    let each = rules.exercise(scale);
    let host = world.controller(region);
    let comes = |n: &NationId| takes_part(world, treaty, motion, *n);
    let participants: Vec<NationId> = treaty.members.iter().copied().filter(comes).collect();
    if participants.len() < 2 {
        world.tell(EventKind::ExerciseDropped {
            treaty: treaty.id,
            region,
        });
        return;
    }
    let months = u32::from(world.scenario.turn_months);
    let fresh = treaty.rested(world.turn, months, rules.exercise_rest);
    let output: f64 = participants.iter().map(|n| world.economy(*n).gdp).sum();
    for &nation in &participants {
        let points = field_troops(world, nation, region, each);
        let mut economy = world.economy_mut(nation);
        let billions =
            each.billions * economy.gdp / output.max(1e-9) + rules.exercise_point * points;
        economy.works += billions;
    }
    let now = world.turn;
    if let Some(mut t) = world.get_mut(treaty.id) {
        for &nation in &participants {
            t.drill(nation, each.gain * fresh, now);
        }
        t.last_exercise = Some(now);
    }
    if let Some(host) = host {
        for &guest in participants.iter().filter(|n| **n != host) {
            world.beliefs.add_trust(host, guest, each.trust * fresh);
        }
    }
    world.pairs.parade(host, &participants, each.provocation);
    world.tell(EventKind::ExerciseHeld {
        treaty: treaty.id,
        region,
        scale,
        participants: participants.clone(),
    });
    if let Some(host) = host {
        provoke(world, treaty, host, region, each);
    }
}

/// Who has said aye comes; where the lead alone decides, so do those whom nobody asks.
fn takes_part(world: &World, treaty: &Treaty, motion: &Motion, nation: NationId) -> bool {
    let bidden = world.charter(treaty.charter).decision == Decision::Hegemon;
    let willing = match motion.ballot(nation) {
        Some(ballot) => ballot == Ballot::Aye,
        None => bidden,
    };
    willing && world.free(nation) && world.forces().any(|f| f.nation == nation)
}

/// The nearest forces go into the field and come home readier. Returns their points.
fn field_troops(
    world: &mut World,
    nation: NationId,
    region: RegionId,
    each: &ExerciseRules,
) -> f64 {
    let mut near: Vec<(f64, ForceId, f64)> = world
        .forces()
        .filter(|f| f.nation == nation)
        .map(|f| {
            let km = world.scenario.distance_km(f.region, region);
            (km, f.id, f.strength)
        })
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let wanted = each.share * near.iter().fold(0.0, |sum, f| sum + f.2);
    let mut sent = 0.0;
    for (_, id, strength) in near {
        if sent >= wanted {
            break;
        }
        let part = strength.min(wanted - sent);
        sent += part;
        if let Some(mut f) = world.get_mut(id) {
            let gain = each.readiness * part / strength.max(1e-9);
            f.readiness = (f.readiness + gain).min(1.0);
        }
    }
    sent
}

/// Close to a tense border patrols meet: the first neighbour that takes it amiss makes an incident of it.
fn provoke(
    world: &mut World,
    treaty: &Treaty,
    host: NationId,
    region: RegionId,
    each: &ExerciseRules,
) {
    let bar = world.rules().preparation.incident_heat;
    let mut neighbours: Vec<NationId> = world
        .scenario
        .links_from(region)
        .filter_map(|(_, other)| world.controller(other))
        .filter(|n| !treaty.has(*n))
        .collect();
    neighbours.sort_unstable();
    neighbours.dedup();
    let scene = match world.scenario.flies() {
        true => Scene::Aircraft,
        false => Scene::Patrol,
    };
    let incident = Incident { scene, region };
    for other in neighbours {
        let heat = world.pairs.rivalry(other, host) + world.pairs.grievance(other, host);
        if heat < bar {
            continue;
        }
        let mut dice = world.dice(
            Phase::Council,
            pair(u32::from(treaty.id.0), world.scenario.key(other)) | 1 << 62,
        );
        if dice.chance(each.incident * heat.min(1.0))
            && crisis::begin(world, (other, host), Stake::Incident, 1, Some(incident)).is_some()
        {
            return;
        }
    }
}
