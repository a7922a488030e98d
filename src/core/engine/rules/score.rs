//! The score: territory held, lives, prosperity, cohesion, credibility, objectives; and the game's end.

use std::sync::Arc;

use super::conditions;
use crate::content::{Holder, ObjectiveKind};
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::NationId;

pub fn phase(world: &mut World) {
    achieve(world);
    if !up_to_date(world, &world.objectives) {
        world.objectives = objectives(world);
    }
    let land = Land::survey(world);
    let cohesion = cohesion(world);
    world.scores = parts(world, &land, &cohesion);
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
        if !objective.test.iter().all(|c| conditions::holds(world, c)) {
            continue;
        }
        let mut nations = Vec::new();
        each_holder(world, objective.holder, |nation| {
            if world.achieved.binary_search(&(i as u16, nation)).is_err() {
                nations.push(nation);
            }
        });
        for nation in nations {
            let key = (i as u16, nation);
            if let Err(place) = world.achieved.binary_search(&key) {
                world.achieved.insert(place, key);
                world.tell(EventKind::ObjectiveMet {
                    nation,
                    objective: i as u16,
                });
            }
        }
    }
}

/// Calls `with` every nation whom an objective of `holder` concerns.
fn each_holder(world: &World, holder: Holder, with: impl FnMut(NationId)) {
    match holder {
        Holder::Nation(n) => [n].into_iter().for_each(with),
        Holder::Members(charter) => {
            let treaties = world.treaties();
            let treaty = treaties.iter().find(|t| t.charter == charter);
            let members = treaty.into_iter().flat_map(|t| &t.members);
            members.copied().for_each(with);
        }
    }
}

/// The objectives that concern each nation, each with whether it is met now; by nation.
pub fn objectives(world: &World) -> Vec<Arc<[(u16, bool)]>> {
    let mut lists = vec![Vec::new(); world.scenario.nations.len()];
    each_objective(world, |nation, entry| lists[nation.index()].push(entry));
    lists.into_iter().map(Arc::from).collect()
}

/// Whether `lists` say what [`objectives`] would.
fn up_to_date(world: &World, lists: &[Arc<[(u16, bool)]>]) -> bool {
    let mut read = vec![0; lists.len()];
    let mut same = true;
    each_objective(world, |nation, entry| {
        let at = &mut read[nation.index()];
        same &= lists[nation.index()].get(*at) == Some(&entry);
        *at += 1;
    });
    same && lists
        .iter()
        .zip(read)
        .all(|(list, read)| list.len() == read)
}

/// Calls `with` each nation and each objective that concerns it, in order, with whether it is met now.
fn each_objective(world: &World, mut with: impl FnMut(NationId, (u16, bool))) {
    for (i, objective) in world.scenario.objectives.iter().enumerate() {
        let i = i as u16;
        let keeps = objective.kind == ObjectiveKind::Keep;
        let now = keeps && objective.test.iter().all(|c| conditions::holds(world, c));
        each_holder(world, objective.holder, |nation| {
            let met = match objective.kind {
                ObjectiveKind::Achieve => world.achieved.binary_search(&(i, nation)).is_ok(),
                ObjectiveKind::Keep => now,
            };
            with(nation, (i, met));
        });
    }
}

/// Millions of people in the regions with which each nation began, and in those that it holds now; by nation.
struct Land {
    owned: Vec<f64>,
    held: Vec<f64>,
}

impl Land {
    fn survey(world: &World) -> Self {
        let owned = world.scenario.people.clone();
        let held = vec![0.0; owned.len()];
        let mut land = Self { owned, held };
        for (id, state) in world.region_ids().zip(world.regions().iter()) {
            let region = world.scenario.region(id);
            if let Some(holder) = state.controller {
                land.held[holder.index()] += region.population;
            }
        }
        land
    }
}

/// Points for how well the treaties of each nation hold together, on average; by nation.
fn cohesion(world: &World) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); world.scenario.nations.len()];
    for treaty in world.treaties().iter() {
        for member in &treaty.members {
            let (sum, count) = &mut sums[member.index()];
            *sum += treaty.cohesion;
            *count += 1.0;
        }
    }
    let points = world.rules().score.cohesion;
    sums.iter()
        .map(|&(sum, count)| {
            if count > 0.0 {
                points * sum / count
            } else {
                0.0
            }
        })
        .collect()
}

/// Territory, lives, prosperity, cohesion, credibility, objectives, in points; by nation.
fn parts(world: &World, land: &Land, cohesion: &[f64]) -> Vec<[f64; 6]> {
    let rules = &world.rules().score;
    let (economies, polities, standings) = (world.economies(), world.polities(), world.standings());
    let plights = world.plights();
    let years = f64::from(world.turn) * world.dt();
    let whole_years = world.scenario.whole_years(world.turn);
    let part = |nation: NationId| {
        let i = nation.index();
        let (means, polity, standing) = (&economies[i], &polities[i], standings[i].0);
        if plights[i].exile.is_some_and(|e| e.unborn) {
            return [0.0; 6];
        }
        let at_start = land.owned[i].max(1e-6);
        let territory = rules.territory * (land.held[i] / at_start).min(rules.ratio_ceiling);
        let first = world.scenario.nation(nation);
        let born = world.rules().economy.filled(first, 1.0, whole_years);
        let lives = rules.lives
            * (1.0 - polity.weariness).max(0.0)
            * (polity.population / (at_start * born)).clamp(0.0, 1.0);
        let expected = means.by_trend(&world.rules().economy, years);
        let prosperity = rules.prosperity
            * (means.gdp / means.gdp_at_start / expected).clamp(0.0, rules.ratio_ceiling);
        let credibility = rules.credibility * standing.iter().sum::<f64>() / 3.0;
        let met = world.objectives[i].iter().filter(|o| o.1);
        let objectives = met.fold(0.0, |sum, o| {
            sum + world.scenario.objectives[usize::from(o.0)].points
        });
        [
            territory,
            lives,
            prosperity,
            cohesion[i],
            credibility,
            objectives,
        ]
    };
    world.nation_ids().map(part).collect()
}
