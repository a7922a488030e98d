//! A contingent of a peace operation suffers losses, is withdrawn and goes home.

use super::force::home_for;
use crate::content::Arm;
use crate::engine::world::{Ease, InTransit, World};
use crate::ids::{ForceId, MissionId, NationId, RegionId, TreatyId};
use crate::view::Detachment;

/// Whoever leaves a treaty takes its troops home; the missions of one that has ended come home whole.
pub fn left(world: &mut World, nation: NationId, treaty: TreatyId) {
    let theirs: Vec<MissionId> = world
        .missions()
        .iter()
        .filter(|m| m.treaty == treaty && m.detachment(nation).is_some())
        .map(|m| m.id)
        .collect();
    for id in theirs {
        withdraw(world, nation, id);
    }
}

/// Takes a nation's contingent out of a mission.
pub fn withdraw(world: &mut World, nation: NationId, id: MissionId) {
    let gone = world.get(id).and_then(|m| m.detachment(nation).copied());
    if let Some(d) = gone {
        go_home(world, &d);
        if let Some(mut mission) = world.get_mut(id) {
            mission.troops.retain(|d| d.nation != nation);
            mission.weary.retain(|w| w.0 != nation);
            let place = mission.weary.partition_point(|w| w.0 < nation);
            mission.weary.insert(place, (nation, d.patience.max(0.0)));
        }
    }
}

/// Sends a contingent's forces home; they are its nation's to command again.
pub fn go_home(world: &mut World, d: &Detachment) {
    for force in d.force.iter().chain(&d.relief) {
        homeward(world, *force);
    }
}

pub fn homeward(world: &mut World, force: ForceId) {
    let Some((nation, region)) = world.get(force).map(|f| (f.nation, f.region)) else {
        return;
    };
    if world.controller(region) == Some(nation) {
        // It had not left yet.
        world.set_transit(force, None);
    } else if let Some(home) = home_for(world, nation, Arm::Land) {
        set_out(world, force, home);
    }
}

/// By chartered ships and planes, past whoever lies between.
pub fn set_out(world: &mut World, force: ForceId, to: RegionId) {
    if world.get(force).is_some_and(|f| f.region == to) {
        world.set_transit(force, None);
        return;
    }
    let months_left = world.rules().peace.deploy_months;
    let transit = InTransit {
        path: vec![to],
        months_left,
        ease: Ease::NONE,
    };
    world.set_transit(force, Some(transit));
}

/// Takes a share of a contingent; its nation's patience goes with the dead. Returns the dead, thousands.
pub fn lose(world: &mut World, id: MissionId, d: &Detachment, share: f64) -> f64 {
    let Some(force) = d.force else { return 0.0 };
    let lost = share * d.ready * world.get(force).map_or(0.0, |f| f.strength);
    if let Some(mut f) = world.get_mut(force) {
        f.strength -= lost;
    }
    let dead = lost * MEN;
    let people = world.polity(d.nation).population.max(1e-3);
    // Thousands of dead, of millions of people.
    let per_million = 1000.0 * dead / people;
    let impatience = world.rules().peace.patience_dead * per_million;
    if let Some(mut m) = world.get_mut(id) {
        m.dead += dead;
        for mine in m.troops.iter_mut().filter(|x| x.nation == d.nation) {
            mine.dead += dead;
            mine.points -= lost;
            mine.patience -= impatience;
        }
    }
    dead
}

/// A point of land strength is ten thousand men; thousands.
const MEN: f64 = 10.0;
