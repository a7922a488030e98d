//! The score: territory held, lives, prosperity, cohesion, credibility, objectives; and the game's end.

use super::history;
use crate::content::{Holder, ObjectiveKind};
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::NationId;

pub fn phase(world: &mut World) {
    achieve(world);
    for nation in world.nation_ids() {
        world.scores[nation.index()] = parts(world, nation);
    }
    if world.turn >= world.scenario.turns && !world.over {
        world.over = true;
        world.tell(EventKind::GameOver);
    }
}

/// Objectives that count from the moment they hold are noted once.
fn achieve(world: &mut World) {
    let scenario = world.scenario.clone();
    for (i, objective) in scenario.objectives.iter().enumerate() {
        if objective.kind != ObjectiveKind::Achieve {
            continue;
        }
        for nation in holders(world, objective.holder) {
            let key = (i as u16, nation);
            if let Err(place) = world.achieved.binary_search(&key) {
                if objective.test.iter().all(|c| history::holds(world, c)) {
                    world.achieved.insert(place, key);
                    world.tell(EventKind::ObjectiveMet {
                        nation,
                        objective: i as u16,
                    });
                }
            }
        }
    }
}

fn holders(world: &World, holder: Holder) -> Vec<NationId> {
    match holder {
        Holder::Nation(n) => vec![n],
        Holder::Members(charter) => world
            .treaties()
            .find(|t| t.charter == charter)
            .map(|t| t.members.clone())
            .unwrap_or_default(),
    }
}

/// The objectives that concern `nation`, each with whether it is met now.
pub fn objectives_of(world: &World, nation: NationId) -> Vec<(u16, bool)> {
    let mut list = Vec::new();
    for (i, objective) in world.scenario.objectives.iter().enumerate() {
        let mine = match objective.holder {
            Holder::Nation(n) => n == nation,
            Holder::Members(charter) => world
                .treaties()
                .any(|t| t.charter == charter && t.has(nation)),
        };
        if mine {
            let i = i as u16;
            let met = match objective.kind {
                ObjectiveKind::Achieve => world.achieved.binary_search(&(i, nation)).is_ok(),
                ObjectiveKind::Keep => objective.test.iter().all(|c| history::holds(world, c)),
            };
            list.push((i, met));
        }
    }
    list
}

/// Territory, lives, prosperity, cohesion, credibility, objectives, in points.
fn parts(world: &World, nation: NationId) -> [f64; 6] {
    let rules = &world.rules().score;
    let (mut owned, mut held) = (0.0, 0.0);
    for region in world.region_ids() {
        let weight = world.scenario.region(region).population;
        if world.scenario.region(region).owner == Some(nation) {
            owned += weight;
        }
        if world.controller(region) == Some(nation) {
            held += weight;
        }
    }
    let at_start: f64 = owned.max(1e-6);
    let territory = rules.territory * (held / at_start).min(rules.ratio_ceiling);
    let polity = world.polity(nation);
    let lives = rules.lives
        * (1.0 - polity.weariness).max(0.0)
        * (polity.population / at_start).clamp(0.0, 1.0);
    let economy = world.economy(nation);
    let years = f64::from(world.turn) * world.dt();
    let expected = libm::pow(1.0 + economy.growth, years).max(1e-6);
    let prosperity = rules.prosperity
        * (economy.gdp / economy.gdp_at_start / expected).clamp(0.0, rules.ratio_ceiling);
    let (mut cohesion, mut count) = (0.0, 0.0);
    for treaty in world.treaties().filter(|t| t.has(nation)) {
        cohesion += treaty.cohesion;
        count += 1.0;
    }
    let cohesion = if count > 0.0 {
        rules.cohesion * cohesion / count
    } else {
        0.0
    };
    let standing = world.standing(nation).0;
    let credibility = rules.credibility * standing.iter().sum::<f64>() / 3.0;
    let objectives = objectives_of(world, nation)
        .iter()
        .filter(|o| o.1)
        .fold(0.0, |sum, o| {
            sum + world.scenario.objectives[usize::from(o.0)].points
        });
    [
        territory,
        lives,
        prosperity,
        cohesion,
        credibility,
        objectives,
    ]
}
