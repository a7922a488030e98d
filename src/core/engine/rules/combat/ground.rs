//! Ground that changes hands: who leaves, who comes in, and what it means for people and output.

use super::theatre::Theatre;
use super::toll;
use crate::content::{Arm, Mode};
use crate::engine::rules::deeds::force::home_for;
use crate::engine::rules::deeds::ground::hand_over;
use crate::engine::world::World;
use crate::ids::{CrisisId, NationId, RegionId};
use crate::order::Side;

/// Ground won in a war.
pub struct Gain {
    pub war: CrisisId,
    pub region: RegionId,
    pub by: NationId,
    pub side: Side,
}

/// The attackers come in: enough of them, the strongest first. Friends get their own soil back.
pub fn advance(world: &mut World, theatre: &mut Theatre, gain: &Gain, attackers: &[usize]) {
    let Some(loser) = theatre.field.controller[gain.region.index()] else {
        return;
    };
    let enough = world.rules().combat.advance * theatre.power_of(attackers);
    let mut order = attackers.to_vec();
    order.sort_by(|&a, &b| {
        let power = |i: usize| theatre.units[i].power();
        power(b).total_cmp(&power(a)).then(a.cmp(&b))
    });
    let mut moved = 0.0;
    for i in order {
        if moved >= enough && moved > 0.0 {
            break;
        }
        moved += theatre.units[i].power().max(1e-9);
        theatre.units[i].force.region = gain.region;
    }
    clear_bases(world, theatre, gain.region, gain.by);
    let owner = world.region(gain.region).owner;
    let holder = owner
        .filter(|o| theatre.field.friends(gain.by, *o))
        .unwrap_or(gain.by);
    let all = all_weight(world, owner.unwrap_or(loser)).max(1e-9);
    let step = world.rules().combat.fortune_land * world.scenario.weight(gain.region) / all;
    toll::favour(world, gain.war, gain.side, step);
    hand_over(world, gain.region, holder);
    theatre.field.controller[gain.region.index()] = Some(holder);
    theatre.weigh();
}

fn all_weight(world: &World, nation: NationId) -> f64 {
    world
        .region_ids()
        .filter(|&r| world.scenario.region(r).owner == Some(nation))
        .fold(0.0, |sum, r| sum + world.scenario.weight(r))
}

/// Beaten defenders fall back on the strongest friendly neighbour; with no way out most are lost.
pub fn retreat(world: &World, theatre: &mut Theatre, region: RegionId, units: &[usize]) {
    let rules = &world.rules().combat;
    for &i in units {
        let nation = theatre.units[i].force.nation;
        let refuge = refuge(world, theatre, region, nation);
        let (loss, to) = match refuge {
            Some(to) => (rules.pursuit, Some(to)),
            None => (rules.encircled, home_for(world, nation, Arm::Land)),
        };
        let force = &mut theatre.units[i].force;
        force.strength *= 1.0 - loss;
        match to.filter(|to| *to != region) {
            Some(to) => force.region = to,
            None => force.strength = 0.0,
        }
    }
}

fn refuge(
    world: &World,
    theatre: &Theatre,
    region: RegionId,
    nation: NationId,
) -> Option<RegionId> {
    let mut best: Option<(f64, RegionId)> = None;
    for (link, next) in world.scenario.links_from(region) {
        if !matches!(link.mode, Mode::Land | Mode::Strait) || !theatre.field.passable(nation, next)
        {
            continue;
        }
        let guard = theatre.guard[next.index()];
        let name = |r: RegionId| &world.scenario.region(r).id;
        let better = |(g, r): (f64, RegionId)| guard > g || (guard == g && name(next) < name(r));
        if best.is_none_or(better) {
            best = Some((guard, next));
        }
    }
    best.map(|(_, r)| r)
}

/// Enemy wings fly off, enemy ships put to sea.
fn clear_bases(world: &World, theatre: &mut Theatre, region: RegionId, by: NationId) {
    let loss = world.rules().combat.pursuit;
    for i in theatre.at[region.index()].clone() {
        let (nation, arm) = (theatre.units[i].force.nation, theatre.units[i].force.arm);
        if arm == Arm::Land || !theatre.field.hostile(nation, by) {
            continue;
        }
        let to = match arm {
            Arm::Naval => sea_off(world, theatre, region),
            _ => refuge(world, theatre, region, nation).or_else(|| home_for(world, nation, arm)),
        };
        let force = &mut theatre.units[i].force;
        force.strength *= 1.0 - loss;
        match to.filter(|to| *to != region) {
            Some(to) => force.region = to,
            None => force.strength = 0.0,
        }
    }
}

fn sea_off(world: &World, theatre: &Theatre, port: RegionId) -> Option<RegionId> {
    world
        .scenario
        .links_from(port)
        .map(|(_, other)| other)
        .find(|r| theatre.field.sea[r.index()])
}
