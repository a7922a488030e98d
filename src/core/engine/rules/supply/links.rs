//! The condition of links: battle, air power and sabotage wear it down, time and money restore it.

use crate::engine::rules::field::Field;
use crate::engine::world::{Force, World};
use crate::event::EventKind;
use crate::ids::{ForceId, LinkId, NationId, RegionId};
use crate::judge;

/// A condition below which nothing passes.
const RUIN: f64 = 1e-3;

/// Railwaymen and engineers mend what they can without being asked.
pub fn mend(world: &mut World) {
    let gain = world.rules().supply.mend * world.dt() * 12.0;
    for condition in &mut world.links {
        *condition = (*condition + gain).min(1.0);
    }
}

/// Wings sent against links do their work and pay for it; who has lost sight of its target goes back to
/// other duty.
pub fn interdict(world: &mut World, field: &Field) {
    if field.wars.is_empty() {
        return recall(world);
    }
    let hunters: Vec<Force> = world.forces().filter(|f| f.target.is_some()).collect();
    for wing in hunters {
        let Some(link) = wing.target else { continue };
        if world.transit(wing.id).is_none() && in_sight(world, field, &wing, link) {
            strike(world, field, &wing, link);
        } else if let Some(mut f) = world.get_mut(wing.id) {
            f.target = None;
        }
    }
}

/// No war, no targets.
fn recall(world: &mut World) {
    world.ecs.each::<ForceId, &mut Force>(|_, force| {
        force.target = None;
    });
}

fn in_sight(world: &World, field: &Field, wing: &Force, link: LinkId) -> bool {
    let enemy =
        |r: RegionId| field.hostile_ground(wing.nation, r) && field.may_fight(wing.nation, r, true);
    judge::in_striking_range(&world.scenario, wing.region, link)
        && judge::ends(&world.scenario, link).into_iter().any(enemy)
}

/// A turn of bombing one link. Its defenders are the enemy's wings based at or next to its ends.
fn strike(world: &mut World, field: &Field, wing: &Force, link: LinkId) {
    let scenario = world.scenario.clone();
    let (rules, combat) = (&scenario.rules.supply, &scenario.rules.combat);
    let months = world.dt() * 12.0;
    let power = power(world, wing);
    let against: f64 = defenders(world, field, wing, link)
        .iter()
        .map(|f| self::power(world, f))
        .sum();
    let sky = power / (power + against).max(1e-9);
    let before = world.links[link.index()];
    let left = before * libm::exp(-rules.interdiction * power * sky * months);
    let after = if left < RUIN { 0.0 } else { left };
    world.links[link.index()] = after;
    let risk = (rules.flak + combat.air_loss * (1.0 - sky)) * months;
    let loss = wing.strength * risk.min(1.0);
    if let Some(mut f) = world.get_mut(wing.id) {
        f.strength -= loss;
        f.readiness = (f.readiness - combat.exertion * months).max(0.0);
    }
    let [from, to] = judge::ends(&scenario, link);
    world.tell(EventKind::Interdicted {
        nation: wing.nation,
        from,
        to,
        condition: after,
        loss,
    });
}

/// What a wing can do, points times what a point of its nation is worth.
fn power(world: &World, wing: &Force) -> f64 {
    let quality = world.rules().combat.quality_base + world.military(wing.nation).modernity;
    wing.strength * wing.readiness * wing.supply * quality
}

fn defenders(world: &World, field: &Field, wing: &Force, link: LinkId) -> Vec<Force> {
    let ends = judge::ends(&world.scenario, link);
    let near = |r: RegionId| {
        ends.contains(&r)
            || ends.iter().any(|&end| {
                let mut next = world.scenario.links_from(end);
                next.any(|(_, other)| other == r)
            })
    };
    let defends = |f: &Force| {
        judge::defends_sky(f.arm, f.stance, f.target)
            && field.hostile(f.nation, wing.nation)
            && near(f.region)
    };
    world.forces().filter(defends).collect()
}

/// One step of repair, for `billions`.
pub fn repair(world: &mut World, nation: NationId, link: LinkId, billions: f64) {
    world.economy_mut(nation).works += billions;
    let step = world.rules().supply.repair;
    let condition = (world.links[link.index()] + step).min(1.0);
    world.links[link.index()] = condition;
    let [from, to] = judge::ends(&world.scenario, link);
    world.tell_only(
        &[nation],
        EventKind::LinkRepaired {
            nation,
            from,
            to,
            condition,
        },
    );
}
