//! A side's strength in one battle, as a product whose parts are kept for the event.

use super::battle::Scene;
use super::front::{Contact, Front};
use super::law;
use super::theatre::Theatre;
use crate::dice::{Phase, dice, pair};
use crate::engine::world::World;
use crate::ids::{CrisisId, NationId};
use crate::order::{Side, Stance};
use crate::why::Factor;

/// Subjects of skill, which no nation's battles use.
const SKILL: u32 = u32::MAX - 1;

/// One side of a battle, its strength as a product whose parts are kept for the event.
pub struct Array {
    pub units: Vec<usize>,
    /// Units held in reserve behind them, which relieve and are spared.
    pub held: Vec<usize>,
    pub wings: Vec<usize>,
    /// Share of the points that comes into action.
    pub share: f64,
    /// Points in action.
    pub points: f64,
    /// Points in action times quality.
    pub strength: f64,
    pub readiness: f64,
    pub supply: f64,
    pub ground: f64,
    /// What the season leaves of it.
    pub weather: f64,
    pub air: f64,
    pub command: f64,
    pub surprise: f64,
    /// How well those in action fight for their numbers.
    pub effectiveness: f64,
    pub skill: f64,
}

impl Array {
    pub fn power(&self) -> f64 {
        self.strength
            * self.readiness
            * self.supply
            * self.ground
            * self.weather
            * self.air
            * self.command
            * self.surprise
            * self.effectiveness
            * self.skill
    }
}

/// The units with their bare strength; the factors are still 1. Who is ordered into reserve stays out of the
/// line and adds what reserves add, `behind` of its strength, unless there is nobody else.
pub fn array(theatre: &Theatre, units: Vec<usize>, behind: f64) -> Array {
    let rests = |i: &usize| theatre.units[*i].force.stance == Stance::Reserve;
    let (held, units) = if units.iter().all(rests) {
        (Vec::new(), units)
    } else {
        units.into_iter().partition(rests)
    };
    let (mut points, mut strength, mut ready, mut fed, mut able) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let line = units.iter().map(|&i| (i, 1.0));
    for (i, weight) in line.chain(held.iter().map(|&i| (i, behind))) {
        let unit = &theatre.units[i];
        let f = &unit.force;
        points += weight * f.strength;
        strength += weight * f.strength * unit.quality;
        ready += weight * f.strength * unit.quality * f.readiness;
        fed += weight * unit.power();
        able += weight * unit.power() * unit.effectiveness;
    }
    Array {
        units,
        held,
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
        weather: 1.0,
        air: 1.0,
        command: 1.0,
        surprise: 1.0,
        effectiveness: if fed > 0.0 {
            libm::exp(able / fed)
        } else {
            1.0
        },
        skill: 1.0,
    }
}

/// Works out every factor of both sides.
pub fn lay_out(
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
    }
    attack.command = command(world, theatre, &attack.units, scene, scene.side);
    defence.command = command(world, theatre, &defence.units, scene, scene.side.other());
    attack.ground = way_in(world, theatre, front, attack);
    defence.ground = rules.terrain.of(terrain) * entrenchment(world, theatre, defence);
    attack.wings = theatre.wings(world, scene.region, scene.attacker);
    defence.wings = theatre.wings(world, scene.region, scene.defender);
    let (own, enemy) = (
        theatre.power_of(&attack.wings),
        theatre.power_of(&defence.wings),
    );
    let troops = attack.points + defence.points;
    let weather = world
        .scenario
        .weather(scene.region, world.turn, scene.month);
    let season = &world.rules().season;
    attack.weather = weather.attack(season);
    let flown = |air: f64| 1.0 + (air - 1.0) * weather.flying(season);
    attack.air = flown(law::air(rules, own, enemy, troops));
    defence.air = flown(law::air(rules, enemy, own, troops));
    let fresh = world
        .get(scene.war)
        .is_some_and(|c| c.since == world.turn && scene.side == Side::Challenger);
    if fresh {
        attack.surprise = rules.surprise;
    }
    attack.skill = skill(world, scene.war, scene.side);
    defence.skill = skill(world, scene.war, scene.side.other());
}

/// A coalition that never drilled together loses part of its strength: the mean over all pairs of points.
/// Those whose common commander is in the field with them lose less.
fn command(world: &World, theatre: &Theatre, units: &[usize], scene: &Scene, side: Side) -> f64 {
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
    let soil = world.region(scene.region).owner;
    let mut drill = 0.0;
    for a in &parts {
        for b in &parts {
            let mut drilled = world.interoperability(a.0, b.0);
            if theatre.field.planned_together(a.0, b.0, soil) {
                drilled += world.rules().preparation.plan_together * (1.0 - drilled);
            }
            let led = if world.commanded(a.0, b.0, scene.war, side) {
                world.rules().combat.common_command
            } else {
                0.0
            };
            drill += a.1 * b.1 / (all * all) * (drilled + led * (1.0 - drilled));
        }
    }
    1.0 - world.rules().combat.mixed_command * (1.0 - drill)
}

/// The mean over the attackers of what beaches and straits leave of their strength.
fn way_in(world: &World, theatre: &Theatre, front: &Front, attack: &Array) -> f64 {
    let rules = &world.rules().combat;
    let (mut all, mut left) = (0.0, 0.0);
    let ashore = front
        .attackers
        .iter()
        .filter(|a| attack.units.contains(&a.0));
    for &(i, contact) in ashore {
        let power = theatre.units[i].power();
        all += power;
        left += power
            * match contact {
                Contact::Border => 1.0,
                Contact::Strait => rules.strait,
                Contact::Beach => rules.landing,
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

/// The logs of the ratios, attacker over defender, and what an even chance takes: above 0 in sum the attack is likelier to
/// win than not.
pub fn factors(attack: &Array, defence: &Array, even: f64) -> Vec<(Factor, f64)> {
    let log = |a: f64, d: f64| libm::log((a / d.max(1e-9)).max(1e-9));
    vec![
        (Factor::Strength, log(attack.strength, defence.strength)),
        (Factor::Readiness, log(attack.readiness, defence.readiness)),
        (Factor::Supply, log(attack.supply, defence.supply)),
        (Factor::Terrain, log(attack.ground, defence.ground)),
        (Factor::Weather, log(attack.weather, defence.weather)),
        (Factor::AirPower, log(attack.air, defence.air)),
        (
            Factor::Interoperability,
            log(attack.command, defence.command),
        ),
        (Factor::Surprise, log(attack.surprise, 1.0)),
        (
            Factor::Effectiveness,
            log(attack.effectiveness, defence.effectiveness),
        ),
        (Factor::Generals, log(attack.skill, defence.skill)),
        (Factor::Attacking, -even),
    ]
}
