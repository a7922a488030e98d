//! One month's battle for one region: strengths with every factor, the outcome, and the losses.

use super::front::{Contact, Front};
use super::theatre::Theatre;
use super::toll::{self, Toll};
use super::{ground, law};
use crate::content::Arm;
use crate::dice::{Phase, dice, pair};
use crate::engine::rules::crises;
use crate::engine::world::World;
use crate::event::{EventKind, WarCause};
use crate::ids::{CrisisId, NationId, RegionId};
use crate::order::{Contribution, Side, Stance};
use crate::why::Factor;

/// Subjects of skill, which no nation's battles use.
const SKILL: u32 = u32::MAX - 1;

/// Who fights whom, where.
struct Scene {
    war: CrisisId,
    region: RegionId,
    attacker: NationId,
    defender: NationId,
    /// The attackers' side in the war.
    side: Side,
}

/// One side of a battle, its strength as a product whose parts are kept for the event.
struct Array {
    units: Vec<usize>,
    wings: Vec<usize>,
    /// Share of the points that comes into action.
    share: f64,
    /// Points in action.
    points: f64,
    /// Points in action times quality.
    strength: f64,
    readiness: f64,
    supply: f64,
    ground: f64,
    air: f64,
    command: f64,
    surprise: f64,
    skill: f64,
}

impl Array {
    fn power(&self) -> f64 {
        self.strength
            * self.readiness
            * self.supply
            * self.ground
            * self.air
            * self.command
            * self.surprise
            * self.skill
    }
}

/// Fights the battle, if the odds let anyone attack.
pub fn fight(world: &mut World, theatre: &mut Theatre, toll: &mut Toll, front: &Front, month: u32) {
    let Some(scene) = scene(world, theatre, front) else {
        return;
    };
    draw_in(world, theatre, &scene);
    let attackers: Vec<usize> = front.attackers.iter().map(|a| a.0).collect();
    let defenders = theatre.defenders(scene.region, scene.attacker);
    if defenders.is_empty() {
        ground::advance(world, theatre, &scene_of(&scene), &attackers);
        return;
    }
    let mut attack = array(theatre, attackers);
    let mut defence = array(theatre, defenders);
    lay_out(world, theatre, &scene, front, &mut attack, &mut defence);
    let log_ratio = libm::log((attack.power() / defence.power().max(1e-9)).max(1e-9));
    let chance = law::win_chance(&world.rules().combat, log_ratio);
    if chance < world.rules().combat.attack_least {
        return;
    }
    let subject = pair(
        u32::from(scene.region.0) | (month << 16),
        u32::from(scene.attacker.0),
    );
    let mut dice = world.dice(Phase::Combat, subject);
    let won = dice.chance(chance);
    let tail = world.rules().combat.tail;
    let mean = tail / (tail - 1.0);
    let luck = [dice.pareto(tail) / mean, dice.pareto(tail) / mean];
    let losses = bloodshed(
        world,
        theatre,
        &scene,
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
        factors: factors(&attack, &defence),
    });
    conclude(world, theatre, &scene, &attack, &defence, won);
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
fn scene(world: &World, theatre: &Theatre, front: &Front) -> Option<Scene> {
    let defender = theatre.field.controller[front.target.index()]?;
    let mut lead: Option<(f64, NationId)> = None;
    for (i, _) in &front.attackers {
        let unit = &theatre.units[*i];
        if lead.is_none_or(|(power, _)| unit.power() > power) {
            lead = Some((unit.power(), unit.force.nation));
        }
    }
    let (_, attacker) = lead?;
    // Ground may have changed hands earlier this month.
    let war = theatre.field.war_between(attacker, defender)?;
    let side = world.crisis(war)?.side_of(attacker)?;
    Some(Scene {
        war,
        region: front.target,
        attacker,
        defender,
        side,
    })
}

/// Who came with caveats and whose own soil is attacked is in the war with all it has.
fn draw_in(world: &mut World, theatre: &mut Theatre, scene: &Scene) {
    let nation = scene.defender;
    if theatre.field.effort(nation) == Some(Contribution::Full) {
        return;
    }
    theatre.field.draw_in(nation);
    crises::join(
        world,
        scene.war,
        nation,
        scene.side.other(),
        WarCause::Drawn,
        Contribution::Full,
    );
}

/// The units with their bare strength; the factors are still 1.
fn array(theatre: &Theatre, units: Vec<usize>) -> Array {
    let (mut points, mut strength, mut ready, mut fed) = (0.0, 0.0, 0.0, 0.0);
    for &i in &units {
        let unit = &theatre.units[i];
        let f = &unit.force;
        points += f.strength;
        strength += f.strength * unit.quality;
        ready += f.strength * unit.quality * f.readiness;
        fed += unit.power();
    }
    Array {
        units,
        wings: Vec::new(),
        share: 1.0,
        points,
        strength,
        readiness: if strength > 0.0 {
            ready / strength
        } else {
            0.0
        },
        supply: if ready > 0.0 { fed / ready } else { 0.0 },
        ground: 1.0,
        air: 1.0,
        command: 1.0,
        surprise: 1.0,
        skill: 1.0,
    }
}

/// Works out every factor of both sides.
fn lay_out(
    world: &World,
    theatre: &Theatre,
    scene: &Scene,
    front: &Front,
    attack: &mut Array,
    defence: &mut Array,
) {
    let rules = &world.rules().combat;
    let terrain = world.scenario.region(scene.region).terrain;
    let km = front.borders.iter().fold(0.0, |sum, b| sum + b.1);
    let room = law::room(rules, km, rules.frontage.of(terrain));
    for side in [&mut *attack, &mut *defence] {
        side.share = law::committed(rules, side.points, room);
        side.points *= side.share;
        side.strength *= side.share;
        side.command = command(world, theatre, &side.units);
    }
    attack.ground = way_in(world, theatre, front, attack);
    defence.ground = rules.terrain.of(terrain) * entrenchment(world, theatre, defence);
    attack.wings = theatre.wings(world, scene.region, scene.attacker);
    defence.wings = theatre.wings(world, scene.region, scene.defender);
    let (own, enemy) = (
        theatre.power_of(&attack.wings),
        theatre.power_of(&defence.wings),
    );
    let troops = attack.points + defence.points;
    attack.air = law::air(rules, own, enemy, troops);
    defence.air = law::air(rules, enemy, own, troops);
    let fresh = world
        .crisis(scene.war)
        .is_some_and(|c| c.since == world.turn && scene.side == Side::Challenger);
    if fresh {
        attack.surprise = rules.surprise;
    }
    attack.skill = skill(world, scene.war, scene.side);
    defence.skill = skill(world, scene.war, scene.side.other());
}

/// A coalition that never drilled together loses part of its strength: the mean over all pairs of points.
fn command(world: &World, theatre: &Theatre, units: &[usize]) -> f64 {
    let mut parts: Vec<(NationId, f64)> = Vec::new();
    for &i in units {
        let (nation, power) = (theatre.units[i].force.nation, theatre.units[i].power());
        match parts.iter_mut().find(|p| p.0 == nation) {
            Some(part) => part.1 += power,
            None => parts.push((nation, power)),
        }
    }
    let all = parts.iter().fold(0.0, |sum, p| sum + p.1);
    if parts.len() < 2 || all <= 0.0 {
        return 1.0;
    }
    let mut drill = 0.0;
    for a in &parts {
        for b in &parts {
            drill += a.1 * b.1 / (all * all) * world.interoperability(a.0, b.0);
        }
    }
    1.0 - world.rules().combat.mixed_command * (1.0 - drill)
}

/// The mean over the attackers of what beaches and straits leave of their strength.
fn way_in(world: &World, theatre: &Theatre, front: &Front, attack: &Array) -> f64 {
    let rules = &world.rules().combat;
    let ships = theatre
        .units
        .iter()
        .filter(|u| {
            let lead = attack.units.first().map(|&i| theatre.units[i].force.nation);
            u.force.arm == Arm::Naval
                && lead.is_some_and(|n| theatre.field.friends(n, u.force.nation))
        })
        .fold(0.0, |sum, u| sum + u.force.strength);
    let afloat = front
        .attackers
        .iter()
        .filter(|a| a.1 == Contact::Beach)
        .fold(0.0, |sum, a| sum + theatre.units[a.0].force.strength);
    let boats = (ships * rules.landing_per_point / afloat.max(1e-9)).min(1.0);
    let (mut all, mut left) = (0.0, 0.0);
    for &(i, contact) in &front.attackers {
        let power = theatre.units[i].power();
        all += power;
        left += power
            * match contact {
                Contact::Border => 1.0,
                Contact::Strait => rules.strait,
                Contact::Beach => rules.landing * boats,
            };
    }
    if all > 0.0 { left / all } else { 0.0 }
}

/// Those who defend have dug in; those caught attacking or resting have not.
fn entrenchment(world: &World, theatre: &Theatre, defence: &Array) -> f64 {
    let (mut all, mut dug) = (0.0, 0.0);
    for &i in &defence.units {
        let unit = &theatre.units[i];
        all += unit.power();
        if unit.force.stance == Stance::Defend && !unit.moving {
            dug += unit.power();
        }
    }
    let share = if all > 0.0 { dug / all } else { 0.0 };
    1.0 + (world.rules().combat.entrenched - 1.0) * share
}

/// How well a side's generals and plans do in this war: drawn once, known to nobody.
fn skill(world: &World, war: CrisisId, side: Side) -> f64 {
    let mut draw = dice(
        world.seed,
        0,
        Phase::Combat,
        pair(war.0, SKILL - side.index() as u32),
    );
    libm::exp(world.rules().combat.skill_spread * draw.normal())
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
        mourn(world, theatre, scene.war, toll, side, share);
        let sky = air[1 - i] / (air[0] + air[1]).max(1e-9);
        theatre.bleed(&side.wings, rules.air_loss * sky, rules.exertion);
        if i == 1 {
            let people = scenario.region(scene.region).population;
            toll.add(world, scene.war, nation, people * rules.civilians);
        }
    }
    let mut region = world.region_mut(scene.region);
    region.infrastructure = (region.infrastructure - rules.damage).max(0.0);
    lost
}

/// Counts the dead of a side by nation, after the loss of `share`.
fn mourn(
    world: &mut World,
    theatre: &Theatre,
    war: CrisisId,
    toll: &mut Toll,
    side: &Array,
    share: f64,
) {
    let per_point = world.rules().combat.dead_per_point;
    for &i in &side.units {
        let f = &theatre.units[i].force;
        let lost = f.strength / (1.0 - share).max(1e-9) * share;
        toll.add(world, war, f.nation, lost * per_point);
    }
}

/// The logs of the ratios whose sum is the log of the odds, attacker over defender.
fn factors(attack: &Array, defence: &Array) -> Vec<(Factor, f64)> {
    let log = |a: f64, d: f64| libm::log((a / d.max(1e-9)).max(1e-9));
    vec![
        (Factor::Strength, log(attack.strength, defence.strength)),
        (Factor::Readiness, log(attack.readiness, defence.readiness)),
        (Factor::Supply, log(attack.supply, defence.supply)),
        (Factor::Terrain, log(attack.ground, defence.ground)),
        (Factor::AirPower, log(attack.air, defence.air)),
        (
            Factor::Interoperability,
            log(attack.command, defence.command),
        ),
        (Factor::Surprise, log(attack.surprise, 1.0)),
        (Factor::Luck, log(attack.skill, defence.skill)),
    ]
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
    let weight = (10.0 * defence.points / whole.max(1e-9)).min(1.0);
    let step = world.rules().combat.fortune_battle * weight;
    let winner = if won { scene.side } else { scene.side.other() };
    toll::favour(world, scene.war, winner, step);
    if won {
        ground::retreat(world, theatre, scene.region, &defence.units);
        ground::advance(world, theatre, &scene_of(scene), &attack.units);
    }
}
