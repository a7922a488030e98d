//! Droughts, floods, earthquakes and hard winters, drawn by region and turn.

use super::relief;
use crate::content::RegionKind;
use crate::dice::{Dice, Phase, dice, pair};
use crate::engine::world::World;
use crate::event::{DisasterKind, EventKind};
use crate::ids::{NationId, RegionId};

/// The numbers of a region's roll for disasters, and of the game's roll for its path.
const DISASTER: u32 = 0;
const PATH: u64 = u64::MAX;

pub fn phase(world: &mut World) {
    let scenario = world.scenario.clone();
    let warmer = scenario.warmer(world.turn, path(world));
    let cup = world.cup(Phase::Domains);
    for id in scenario.region_ids() {
        if scenario.region(id).kind == RegionKind::Sea {
            continue;
        }
        let hazards = scenario.hazards(id, world.turn, warmer);
        let all: f64 = hazards.iter().sum();
        let mut dice = cup.dice(pair(DISASTER, scenario.key_of_region(id)));
        if dice.chance(1.0 - libm::exp(-all * world.dt())) {
            let kind = pick(&hazards, dice.unit() * all);
            strike(world, id, kind, &mut dice);
        }
    }
}

/// Degrees a decade by which the climate of this game warms: drawn once, and known to nobody.
fn path(world: &World) -> f64 {
    let rules = &world.rules().climate;
    let luck = dice(world.seed, 0, Phase::Domains, PATH).normal();
    (rules.warming + rules.warming_spread * luck).max(0.0)
}

/// The kind at which the sum of the hazards passes `at`.
fn pick(hazards: &[f64; 4], at: f64) -> DisasterKind {
    let mut sum = 0.0;
    let passes = |hazard: &f64| {
        sum += hazard;
        at < sum
    };
    let place = hazards.iter().position(passes);
    DisasterKind::IN_ORDER[place.unwrap_or(0)]
}

pub(super) fn strike(world: &mut World, id: RegionId, kind: DisasterKind, dice: &mut Dice) {
    let scenario = world.scenario.clone();
    let rules = &scenario.rules.climate;
    let draw = rules.least * dice.pareto(rules.tail);
    let severity = draw.min(rules.most);
    let harm = rules.harm(severity, world.region(id).infrastructure);
    let (holder, people, dead) = {
        let mut region = world.region_mut(id);
        region.unrest = (region.unrest + rules.unrest * harm).min(1.0);
        let works = region.infrastructure - rules.works * harm;
        region.infrastructure = works.max(0.0);
        let people = region.people;
        let dead = rules.kills[kind as usize] * harm * harm * people;
        region.people -= dead;
        (region.controller, people, dead)
    };
    let mut lost = None;
    if let Some(nation) = holder {
        let share = share(world, nation, people) * harm;
        {
            let mut economy = world.economy_mut(nation);
            let billions = economy.gdp * rules.gdp * share;
            economy.gdp -= billions;
            lost = Some((nation, billions)).filter(|_| rules.gdp * share >= rules.relief_from);
        }
        let mut polity = world.polity_mut(nation);
        polity.stability = (polity.stability - rules.stability * share).max(0.0);
    }
    // Under occupation too they are its owner's people.
    let owner = world.region(id).owner;
    if let Some(owner) = owner {
        world.polity_mut(owner).population -= dead;
    }
    world.tell(EventKind::Disaster {
        region: id,
        kind,
        severity,
        deaths: dead * 1000.0,
    });
    if let Some(lost) = lost {
        relief::needed(world, id, lost, kind, severity);
    }
}

/// Share of the nation's people that live in the region.
pub(super) fn share(world: &World, nation: NationId, people: f64) -> f64 {
    (people / world.polity(nation).population.max(1e-3)).min(1.0)
}
