//! Unrest under occupation and in weak states: insurgents, their attacks, and regions that rise.

use super::groups::Fronts;
use crate::content::{Arm, RegionKind};
use crate::dice::{Phase, pair};
use crate::engine::rules::calm;
use crate::engine::rules::deeds::ground::hand_over;
use crate::engine::world::{Force, World};
use crate::event::EventKind;
use crate::ids::{ForceId, NationId, RegionId};
use crate::judge;
use crate::view::RegionState;

/// The number of a region's rolls for attacks and revolts.
const ATTACK: u32 = 1;

/// One restless region.
struct Place {
    region: RegionId,
    holder: NationId,
    /// Its rightful owner, if another holds it.
    rightful: Option<NationId>,
    /// Troops there over troops needed, 0..=1; those whom armed groups keep busy hold nothing else.
    garrison: f64,
    /// 0..1.
    unrest: f64,
    /// What the sway of armed groups makes of it at least; None where there are none.
    sway: Option<f64>,
}

pub fn phase(world: &mut World, fronts: &Fronts) {
    for place in restless(world, fronts) {
        stir(world, &place);
    }
}

/// The regions that are in unrest or about to be, in id order.
fn restless(world: &World, fronts: &Fronts) -> Vec<Place> {
    let troops = troops(world);
    let scenario = &world.scenario;
    let (regions, polities) = (world.regions(), world.polities());
    let place = |(region, state): (RegionId, &RegionState)| {
        let land = scenario.region(region).kind == RegionKind::Land;
        let holder = state.controller.filter(|_| land)?;
        let people = state.people;
        let needed = (people * scenario.rules.domains.garrison_per_million).max(1e-6);
        let front = fronts.at(region);
        let busy = front.map_or(0.0, |f| f.groups());
        let free = (troops[region.index()] - busy).max(0.0);
        let place = Place {
            region,
            holder,
            rightful: state.owner.filter(|o| *o != holder),
            garrison: (free / needed).min(1.0),
            unrest: state.unrest,
            sway: front.map(|f| f.sway()),
        };
        let drift = drift(world, &place, polities[holder.index()].stability);
        // Whoever keeps the peace there can only make it quieter.
        (state.unrest > 0.0 || drift > 0.0 || front.is_some()).then_some(place)
    };
    world
        .region_ids()
        .zip(&*regions)
        .filter_map(place)
        .collect()
}

/// Land strength in each region of whoever stands with its holder.
fn troops(world: &World) -> Vec<f64> {
    let mut sum = vec![0.0; world.scenario.regions.len()];
    let regions = world.regions();
    for f in world.forces().filter(|f| f.arm == Arm::Land) {
        let holder = regions[f.region.index()].controller;
        if holder == Some(f.nation) || holder.is_some_and(|h| !world.at_war(h)) {
            sum[f.region.index()] += f.strength * f.readiness;
        }
    }
    sum
}

fn stir(world: &mut World, place: &Place) {
    let before = place.unrest;
    let kept = world.rules().peace.unrest * calm::calm_in(world, place.region);
    let stability = world.polity(place.holder).stability;
    let drift = drift(world, place, stability);
    let least = place.sway.unwrap_or(0.0);
    let after = (before + (drift - kept) * world.dt()).clamp(least, 1.0);
    if before <= 0.0 && after <= 0.0 {
        return;
    }
    world.region_mut(place.region).unrest = after;
    let line = world.rules().domains.insurgency;
    if before < line && after >= line {
        world.tell(EventKind::Insurgency {
            region: place.region,
            nation: place.holder,
            strength: after,
        });
    }
    if after >= line {
        fight(world, place, after);
    }
}

/// Change of unrest, per year, where the holder's state has that `stability`.
fn drift(world: &World, place: &Place, stability: f64) -> f64 {
    let garrison = place.rightful.map(|_| place.garrison);
    judge::unrest_drift(world.rules(), stability, garrison, place.unrest)
}

/// Attacks, the wear of the garrison, and perhaps a rising that frees the region.
fn fight(world: &mut World, place: &Place, unrest: f64) {
    let rules = world.rules().domains.clone();
    let dt = world.dt();
    let mut dice = world.dice(
        Phase::Domains,
        pair(ATTACK, world.scenario.key_of_region(place.region)),
    );
    let chance = |rate: f64| 1.0 - libm::exp(-rate * dt);
    // Where there are groups the attacks are theirs.
    if place.sway.is_none() && dice.chance(chance(rules.attack_rate * unrest)) {
        let deaths =
            (rules.attack_deaths * dice.pareto(rules.attack_tail)).min(rules.attack_ceiling);
        world.tell(EventKind::Attacked {
            region: place.region,
            nation: place.holder,
            deaths,
            group: None,
        });
    }
    harass(world, place.region, rules.harassment * unrest * dt);
    let Some(rightful) = place.rightful else {
        return;
    };
    let ripe = unrest >= rules.revolt_unrest && place.garrison < rules.revolt_garrison;
    if ripe && dice.chance(chance(rules.revolt_rate)) {
        hand_over(world, place.region, rightful);
    }
}

fn harass(world: &mut World, region: RegionId, readiness: f64) {
    world.ecs.each::<ForceId, &mut Force>(|_, force| {
        if force.region == region && force.arm == Arm::Land {
            force.readiness = (force.readiness - readiness).max(0.0);
        }
    });
}
