//! One month's battle for one region: strengths with every factor, the outcome, and the losses.

use super::array::{Array, array, factors, lay_out};
use super::front::Front;
use super::theatre::Theatre;
use super::toll::{self, Toll};
use super::{ground, landing, law};
use crate::content::{Arm, Mode};
use crate::dice::{Phase, pair};
use crate::engine::rules::deeds::crisis;
use crate::engine::world::World;
use crate::event::{EventKind, WarCause};
use crate::ids::{CrisisId, NationId, RegionId};
use crate::order::{Contribution, Side};

/// Who fights whom, where.
pub struct Scene {
    pub war: CrisisId,
    pub region: RegionId,
    pub attacker: NationId,
    pub defender: NationId,
    /// The attackers' side in the war.
    pub side: Side,
    /// Month of the turn, from 0.
    pub month: u32,
}

/// Fights the battle, if the odds let anyone attack.
pub fn fight(world: &mut World, theatre: &mut Theatre, toll: &mut Toll, front: &Front, month: u32) {
    let Some(scene) = scene(world, theatre, front, month) else {
        return;
    };
    let (attackers, behind) = landing::embark(world, theatre, front);
    if !attackers.is_empty() {
        assault(world, theatre, toll, front, &scene, attackers);
    }
    landing::disembark(world, theatre, behind);
}

fn assault(
    world: &mut World,
    theatre: &mut Theatre,
    toll: &mut Toll,
    front: &Front,
    scene: &Scene,
    attackers: Vec<usize>,
) {
    draw_in(world, theatre, scene);
    let defenders = theatre.defenders(scene.region, scene.attacker);
    if defenders.is_empty() {
        ground::advance(world, theatre, &scene_of(scene), &attackers);
        return;
    }
    let behind = world.rules().combat.reserve_share;
    let mut attack = array(theatre, attackers, behind);
    let mut defence = array(theatre, defenders, behind);
    lay_out(world, theatre, scene, front, &mut attack, &mut defence);
    let log_ratio = libm::log((attack.power() / defence.power().max(1e-9)).max(1e-9));
    let chance = law::win_chance(&world.rules().combat, log_ratio);
    if chance < world.rules().combat.attack_least {
        let mut told: Vec<NationId> = attack
            .units
            .iter()
            .map(|&i| theatre.units[i].force.nation)
            .collect();
        told.sort_unstable();
        told.dedup();
        let held = EventKind::AttackHeld {
            region: scene.region,
            attacker: scene.attacker,
            defender: scene.defender,
            chance,
            factors: factors(&attack, &defence, world.rules().combat.win_even),
        };
        world.tell_only(&told, held);
        return;
    }
    let subject = pair(
        world
            .scenario
            .key_of_region(scene.region)
            .wrapping_add(scene.month),
        world.scenario.key(scene.attacker),
    );
    let mut dice = world.dice(Phase::Combat, subject);
    let won = dice.chance(chance);
    let tail = world.rules().combat.tail;
    let mean = tail / (tail - 1.0);
    let luck = [dice.pareto(tail) / mean, dice.pareto(tail) / mean];
    let losses = bloodshed(
        world,
        theatre,
        scene,
        toll,
        [&attack, &defence],
        log_ratio,
        luck,
    );
    world.tell(EventKind::Battle {
        region: scene.region,
        attacker: scene.attacker,
        defender: scene.defender,
        won,
        attacker_loss: losses[0],
        defender_loss: losses[1],
        factors: factors(&attack, &defence, world.rules().combat.win_even),
    });
    for side in [&attack, &defence] {
        show(
            world,
            side.units.iter().map(|&i| theatre.units[i].force.nation),
        );
    }
    conclude(world, theatre, scene, &attack, &defence, won);
}

fn scene_of(scene: &Scene) -> ground::Gain {
    ground::Gain {
        war: scene.war,
        region: scene.region,
        by: scene.attacker,
        side: scene.side,
    }
}

/// The strongest attacker and the holder of the ground give the battle its names.
fn scene(world: &World, theatre: &Theatre, front: &Front, month: u32) -> Option<Scene> {
    let defender = theatre.field.controller[front.target.index()]?;
    let mut lead: Option<(f64, NationId)> = None;
    let name = |n: NationId| &world.scenario.nation(n).id;
    for (i, _) in &front.attackers {
        let (power, nation) = (theatre.units[*i].power(), theatre.units[*i].force.nation);
        let first = |(best, leader): (f64, NationId)| {
            power > best || (power == best && name(nation) < name(leader))
        };
        if lead.is_none_or(first) {
            lead = Some((power, nation));
        }
    }
    let (_, attacker) = lead?;
    // Ground may have changed hands earlier this month.
    let war = theatre.field.war_between(attacker, defender)?;
    let side = world.get(war)?.side_of(attacker)?;
    Some(Scene {
        war,
        region: front.target,
        attacker,
        defender,
        side,
        month,
    })
}

/// Whoever came with caveats and whose own soil is attacked is in the war with all it has.
fn draw_in(world: &mut World, theatre: &mut Theatre, scene: &Scene) {
    let nation = scene.defender;
    if theatre.field.effort(nation) == Some(Contribution::Full) {
        return;
    }
    theatre.field.draw_in(nation);
    crisis::join(
        world,
        scene.war,
        nation,
        scene.side.other(),
        WarCause::Drawn,
        Contribution::Full,
    );
}

/// The losses of both sides on the ground and in the air; returns the points lost on the ground.
fn bloodshed(
    world: &mut World,
    theatre: &mut Theatre,
    scene: &Scene,
    toll: &mut Toll,
    sides: [&Array; 2],
    log_ratio: f64,
    luck: [f64; 2],
) -> [f64; 2] {
    let scenario = world.scenario.clone();
    let rules = &scenario.rules.combat;
    let superiority = [-log_ratio, log_ratio];
    let air = [
        theatre.power_of(&sides[0].wings),
        theatre.power_of(&sides[1].wings),
    ];
    let mut lost = [0.0; 2];
    for (i, side) in sides.into_iter().enumerate() {
        let share = law::loss(rules, superiority[i], luck[i]) * side.share;
        lost[i] = theatre.bleed(&side.units, share, rules.exertion * side.share);
        let nation = [scene.attacker, scene.defender][i];
        mourn(world, theatre, scene.war, toll, &side.units, share);
        let spared = share * rules.reserve_share;
        lost[i] += theatre.bleed(&side.held, spared, rules.exertion * rules.reserve_share);
        mourn(world, theatre, scene.war, toll, &side.held, spared);
        let sky = air[1 - i] / (air[0] + air[1]).max(1e-9);
        theatre.bleed(&side.wings, rules.air_loss * sky, rules.exertion);
        if i == 1 {
            let people = world.region(scene.region).people;
            toll.add(world, scene.war, nation, people * rules.civilians);
        }
    }
    let mut region = world.region_mut(scene.region);
    region.infrastructure = (region.infrastructure - rules.damage).max(0.0);
    drop(region);
    fought_over(world, scene.region);
    lost
}

/// Counts the dead of `units` by nation, after the loss of `share`.
fn mourn(
    world: &mut World,
    theatre: &Theatre,
    war: CrisisId,
    toll: &mut Toll,
    units: &[usize],
    share: f64,
) {
    let per_point = world.rules().combat.dead_per_point;
    for &i in units {
        let f = &theatre.units[i].force;
        let lost = f.strength / (1.0 - share).max(1e-9) * share;
        toll.add(world, war, f.nation, lost * per_point);
    }
}

/// The winner's fortune rises; beaten defenders leave and the attackers come in.
fn conclude(
    world: &mut World,
    theatre: &mut Theatre,
    scene: &Scene,
    attack: &Array,
    defence: &Array,
    won: bool,
) {
    let whole = theatre
        .units
        .iter()
        .filter(|u| u.force.arm == Arm::Land && u.force.nation == scene.defender)
        .fold(0.0, |sum, u| sum + u.force.strength);
    let weight = (world.rules().combat.fortune_share * defence.points / whole.max(1e-9)).min(1.0);
    let step = world.rules().combat.fortune_battle * weight;
    let winner = if won { scene.side } else { scene.side.other() };
    toll::favour(world, scene.war, winner, step);
    if won {
        ground::retreat(world, theatre, scene.region, &defence.units);
        ground::retreat(world, theatre, scene.region, &defence.held);
        ground::advance(world, theatre, &scene_of(scene), &attack.units);
    }
}

/// A battle for `region` tears up the roads and rails that lead there.
pub fn fought_over(world: &mut World, region: RegionId) {
    let scenario = world.scenario.clone();
    let left = 1.0 - scenario.rules.supply.battle_wear;
    for &i in &scenario.links_at[region.index()] {
        if scenario.links[usize::from(i)].mode != Mode::Air {
            world.links[usize::from(i)] *= left;
        }
    }
}

/// A month of battle shows the world something of what the armies in it can do, and those whose they are.
pub fn show(world: &mut World, fought: impl Iterator<Item = NationId>) {
    let shown = world.rules().combat.effectiveness_shown;
    let mut nations: Vec<NationId> = fought.collect();
    nations.sort_unstable();
    nations.dedup();
    for nation in nations {
        let mut military = world.military_mut(nation);
        military.renown += shown * (military.effectiveness - military.renown);
        military.conceit *= 1.0 - shown;
    }
}
