//! Ground that changes hands: who leaves, who comes in, and what it means for people and output.

use super::theatre::Theatre;
use super::toll;
use crate::content::{Arm, Mode};
use crate::engine::rules::economy::{gain_output, home_for, lose_output, weight};
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{CrisisId, ForceId, NationId, RegionId};
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
    let step = world.rules().combat.fortune_land * weight(world, gain.region) / all;
    toll::favour(world, gain.war, gain.side, step);
    hand_over(world, gain.region, holder);
    theatre.field.controller[gain.region.index()] = Some(holder);
    theatre.weigh();
}

fn all_weight(world: &World, nation: NationId) -> f64 {
    world
        .region_ids()
        .filter(|&r| world.scenario.region(r).owner == Some(nation))
        .fold(0.0, |sum, r| sum + weight(world, r))
}

/// Gives control of a region to `holder`, with all that follows but the movement of forces.
pub fn hand_over(world: &mut World, region: RegionId, holder: NationId) {
    let (owner, from) = {
        let state = world.region(region);
        (state.owner, state.controller)
    };
    if from == Some(holder) {
        return;
    }
    if let Some(owner) = owner {
        if from == Some(owner) {
            lose_output(world, region, owner);
            world.plight_mut(owner).invaded = true;
        } else if holder == owner {
            gain_output(world, region, owner);
        }
    }
    let unrest = world.rules().combat.unrest_taken;
    let mut state = world.region_mut(region);
    state.controller = Some(holder);
    if owner == Some(holder) {
        state.unrest *= 0.5;
    } else {
        state.unrest = state.unrest.max(unrest);
    }
    drop(state);
    world.tell(EventKind::RegionTaken {
        region,
        by: holder,
        from,
    });
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
        if best.is_none_or(|(g, _)| guard > g) {
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

/// Takes a force home at once, or ends it where it has none.
pub fn force_home(world: &mut World, id: ForceId, home: Option<RegionId>) {
    world.set_transit(id, None);
    match home {
        Some(home) => {
            if let Some(mut f) = world.force_mut(id) {
                f.region = home;
            }
        }
        None => world.remove_force(id),
    }
}
