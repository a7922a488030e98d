//! What missions do and what they cost.

use super::troops;
use crate::engine::rules::audiences;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{MissionId, NationId, RegionId};
use crate::view::{Crisis, Detachment, Mission};

/// A point of land strength is ten thousand men; thousands.
const MEN: f64 = 10.0;

/// How far missions between its leaders keep a crisis from climbing, 0..1.
pub fn calm(world: &World, crisis: &Crisis) -> f64 {
    calm_between(world, crisis.challenger, crisis.target)
}

/// How much of the peace between two nations is kept by others, 0..1.
pub fn calm_between(world: &World, a: NationId, b: NationId) -> f64 {
    world
        .missions()
        .iter()
        .filter(|m| m.parts(a, b))
        .map(|m| presence(world, m))
        .fold(0.0, f64::max)
}

/// The same for the quiet of a region.
pub fn calm_in(world: &World, region: RegionId) -> f64 {
    world
        .missions()
        .iter()
        .filter(|m| m.region == region)
        .map(|m| presence(world, m))
        .fold(0.0, f64::max)
}

/// What missions add to the stability to which a nation drifts: by their presence, and by how many of its people
/// live where they stand.
pub fn lift(world: &World, nation: NationId) -> f64 {
    let mut sum = 0.0;
    for m in world.missions().iter().filter(|m| m.host == nation) {
        let people = world.scenario.region(m.region).population;
        let all = world.polity(nation).population.max(people).max(1e-6);
        sum += presence(world, m) * people / all;
    }
    world.rules().peace.stability * sum.min(1.0)
}

fn presence(world: &World, mission: &Mission) -> f64 {
    let people = world.scenario.region(mission.region).population;
    mission.presence(people, &world.rules().peace)
}

/// The dead of a month, more where it is hot, and twice as many where the host does not want it.
pub fn bleed(world: &mut World, mission: &Mission, trouble: f64) {
    let unwanted = if mission.consent { 1.0 } else { 2.0 };
    let share = world.rules().peace.losses * trouble * unwanted * world.dt();
    for d in &mission.troops {
        lose(world, mission.id, d, share);
    }
}

/// Takes a share of a contingent; its nation's patience goes with the dead. Returns the dead, thousands.
fn lose(world: &mut World, id: MissionId, d: &Detachment, share: f64) -> f64 {
    let Some(force) = d.force else { return 0.0 };
    let lost = share * d.ready * world.force(force).map_or(0.0, |f| f.strength);
    if let Some(mut f) = world.force_mut(force) {
        f.strength -= lost;
    }
    let dead = lost * MEN;
    let people = world.polity(d.nation).population.max(1e-3);
    // Thousands of dead, of millions of people.
    let per_million = 1000.0 * dead / people;
    let impatience = world.rules().peace.patience_dead * per_million;
    if let Some(mut m) = world.mission_mut(id) {
        m.dead += dead;
        for mine in m.troops.iter_mut().filter(|x| x.nation == d.nation) {
            mine.dead += dead;
            mine.points -= lost;
            mine.patience -= impatience;
        }
    }
    dead
}

/// The fund pays as far as it reaches, then those who take part, by their output.
pub fn pay(world: &mut World, mission: &Mission) {
    let points = mission.troops.iter().fold(0.0, |sum, d| sum + d.points);
    let mut cost = world.rules().peace.cost * points * world.dt();
    if let Some(mut treaty) = world.treaty_mut(mission.treaty) {
        let paid = cost.min(treaty.fund.max(0.0));
        treaty.fund -= paid;
        cost -= paid;
    }
    let all = mission
        .troops
        .iter()
        .fold(0.0, |sum, d| sum + world.economy(d.nation).gdp);
    for d in &mission.troops {
        let share = cost * world.economy(d.nation).gdp / all.max(1e-9);
        world.economy_mut(d.nation).treasury -= share;
        if let Some(mut m) = world.mission_mut(mission.id)
            && let Some(mine) = m.troops.iter_mut().find(|x| x.nation == d.nation)
        {
            mine.spent += share;
        }
    }
}

/// Patience wears with time, faster where it is hot and where nothing gets better; people at home grow weary; then
/// the contingent goes home.
pub fn tire(world: &mut World, mission: &Mission, trouble: f64) {
    let (dt, rules) = (world.dt(), world.rules().peace.clone());
    let years = f64::from(world.turn.saturating_sub(mission.since)) * dt;
    let stuck = years >= 1.0 && trouble >= mission.trouble;
    let step = rules.patience * (0.5 + trouble) + if stuck { rules.patience_stuck } else { 0.0 };
    if let Some(mut m) = world.mission_mut(mission.id) {
        for d in &mut m.troops {
            d.patience -= step * dt;
        }
    }
    let troops = world
        .mission(mission.id)
        .map_or(Vec::new(), |m| m.troops.clone());
    for d in troops {
        let worn = (1.0 - d.patience).clamp(0.0, 1.0);
        let sent = rules.share[d.contribution as usize] * 10.0;
        world.polity_mut(d.nation).weariness += rules.weariness * worn * sent.min(1.0) * dt;
        if d.patience <= 0.0 {
            troops::withdraw(world, d.nation, mission.id);
            world.tell(EventKind::PatienceEnded {
                mission: mission.id,
                nation: d.nation,
                region: mission.region,
                dead: d.dead,
            });
        }
    }
}

/// Peacekeepers are caught in an attack on the place where they stand: some fall, their nations hold it against the
/// attacker, and it has lost standing with the world. Returns who stood there without a caveat, with its points.
pub fn attacked(world: &mut World, region: RegionId, by: NationId) -> Vec<(NationId, f64)> {
    let there = |m: &&Mission| m.region == region;
    let Some(mission) = world.missions().iter().find(there).cloned() else {
        return Vec::new();
    };
    let rules = world.rules().peace.clone();
    let mut firm = Vec::new();
    let mut dead = 0.0;
    for d in mission
        .troops
        .iter()
        .filter(|d| d.nation != by && d.points > 0.0)
    {
        dead += lose(world, mission.id, d, rules.tripped);
        world
            .pairs
            .add_grievance(d.nation, by, rules.tripped_grievance);
        if d.caveat.is_none() {
            firm.push((d.nation, d.points * d.ready));
        }
    }
    if dead > 0.0 {
        audiences::book(world, by, rules.tripped_standing);
        world.tell(EventKind::PeacekeepersAttacked {
            mission: mission.id,
            nation: by,
            region,
            dead,
        });
    }
    firm
}
