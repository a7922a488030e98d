//! Droughts, floods, earthquakes and hard winters, drawn by region and turn.

use crate::content::{RegionKind, Terrain};
use crate::dice::{Dice, Phase, pair};
use crate::engine::world::World;
use crate::event::{DisasterKind, EventKind};
use crate::ids::{NationId, RegionId};

/// The number of a region's roll for disasters.
const DISASTER: u32 = 0;

pub fn phase(world: &mut World) {
    let scenario = world.scenario.clone();
    let chance = 1.0 - libm::exp(-scenario.rules.domains.disaster_rate * world.dt());
    let cup = world.cup(Phase::Domains);
    for id in scenario.region_ids() {
        if scenario.region(id).kind == RegionKind::Sea {
            continue;
        }
        let mut dice = cup.dice(pair(DISASTER, scenario.key_of_region(id)));
        if dice.chance(chance) {
            strike(world, id, &mut dice);
        }
    }
}

fn strike(world: &mut World, id: RegionId, dice: &mut Dice) {
    let scenario = world.scenario.clone();
    let rules = &scenario.rules.domains;
    let place = scenario.region(id);
    let kind = kind(place.terrain, dice);
    let draw = rules.disaster_least * dice.pareto(rules.disaster_tail);
    let severity = draw.min(rules.disaster_most);
    let (holder, people) = {
        let mut region = world.region_mut(id);
        region.unrest = (region.unrest + rules.disaster_unrest * severity).min(1.0);
        let works = region.infrastructure - rules.disaster_works * severity;
        region.infrastructure = works.max(0.0);
        (region.controller, region.people)
    };
    if let Some(nation) = holder {
        let share = share(world, nation, people) * severity;
        world.economy_mut(nation).gdp *= 1.0 - rules.disaster_gdp * share;
        let mut polity = world.polity_mut(nation);
        polity.stability = (polity.stability - rules.disaster_stability * share).max(0.0);
    }
    world.tell(EventKind::Disaster {
        region: id,
        kind,
        severity,
    });
}

/// Share of the nation's people that live in the region.
fn share(world: &World, nation: NationId, people: f64) -> f64 {
    (people / world.polity(nation).population.max(1e-3)).min(1.0)
}

fn kind(terrain: Terrain, dice: &mut Dice) -> DisasterKind {
    use DisasterKind as D;
    let likely = match terrain {
        Terrain::Desert | Terrain::Plains => [D::Drought, D::Drought, D::Flood],
        Terrain::Mountains | Terrain::Hills => [D::Earthquake, D::Earthquake, D::Flood],
        Terrain::Arctic | Terrain::Forest => [D::Winter, D::Winter, D::Flood],
        Terrain::Marsh | Terrain::Urban | Terrain::Sea => [D::Flood, D::Flood, D::Earthquake],
    };
    likely[dice.below(likely.len())]
}
