//! Peace operations: mandated by a council, manned by members, paid from the fund and then by who takes
//! part. While they stay a crisis climbs less and unrest falls; they bleed, and patience at home ends.

use crate::content::{Arm, Decision};
use crate::engine::observe;
use crate::engine::world::{World, owned};
use crate::event::{EventKind, MissionEnd};
use crate::ids::{MissionId, NationId, RegionId};
use crate::judge;
use crate::order::{Ballot, Caveat, Contribution};
use crate::view::{Crisis, Detachment, Mission, Motion, Treaty};

pub fn phase(world: &mut World) {
    if world.missions().next().is_none() {
        return;
    }
    for id in world.mission_ids() {
        if let Some(mission) = world.mission(id).map(owned) {
            bleed(world, &mission);
            pay(world, &mission);
            tire(world, &mission);
        }
    }
    let public = observe::public(world);
    for id in world.mission_ids() {
        let Some(mission) = world.mission(id).map(owned) else {
            continue;
        };
        let held = world.controller(mission.region) == Some(mission.host);
        let leave = public
            .treaty(mission.treaty)
            .is_some_and(|t| judge::consents(&public, t, mission.host, mission.by));
        let grace = world.rules().alliance.mission_grace;
        let why = if world.turn >= mission.until {
            MissionEnd::Mandate
        } else if !held || !leave {
            MissionEnd::Leave
        } else if !judge::troubled(&public, mission.region) {
            MissionEnd::Peace
        } else if mission.troops.is_empty() && world.turn >= mission.since + grace {
            MissionEnd::Troops
        } else {
            continue;
        };
        end(world, &mission, why);
    }
}

/// The council has decided. A member that would be host and has said no is not entered against its will,
/// unless a council of seats decides.
pub fn mandate(world: &mut World, treaty: &Treaty, motion: &Motion, region: RegionId) {
    let Some(host) = world.controller(region) else {
        return;
    };
    let seats = matches!(
        world.charter(treaty.charter).decision,
        Decision::Council { .. }
    );
    if treaty.has(host) && motion.ballot(host) == Some(Ballot::Nay) && !seats {
        world.tell(EventKind::MissionRefused {
            treaty: treaty.id,
            nation: host,
            region,
        });
        return;
    }
    let since = world.turn;
    let months = world.rules().alliance.mission_months;
    let until = since + (months / f64::from(world.scenario.turn_months)).ceil() as u32;
    let known = world
        .missions()
        .find(|m| m.treaty == treaty.id && m.region == region)
        .map(|m| m.id);
    let (id, by) = (treaty.id, motion.by);
    let mission = match known {
        Some(mission) => {
            if let Some(mut m) = world.mission_mut(mission) {
                m.until = until;
            }
            mission
        }
        None => world.add_mission(|mission| Mission {
            id: mission,
            treaty: id,
            region,
            host,
            by,
            since,
            until,
            troops: Vec::new(),
            dead: 0.0,
        }),
    };
    world.tell(EventKind::Mandated {
        mission,
        treaty: id,
        nation: host,
        region,
    });
}

/// A member sends a contingent, changes it, or takes it home.
pub fn detach(
    world: &mut World,
    nation: NationId,
    id: MissionId,
    contribution: Contribution,
    caveat: Caveat,
) {
    let share = world.rules().alliance.mission_share[contribution as usize];
    let army = world
        .forces()
        .filter(|f| f.nation == nation && f.arm == Arm::Land)
        .fold(0.0, |sum, f| sum + f.strength);
    let region = {
        let Some(mut mission) = world.mission_mut(id) else {
            return;
        };
        let patience = mission.detachment(nation).map_or(1.0, |d| d.patience);
        mission.troops.retain(|d| d.nation != nation);
        if contribution != Contribution::Nothing {
            let place = mission.troops.partition_point(|d| d.nation < nation);
            mission.troops.insert(
                place,
                Detachment {
                    nation,
                    contribution,
                    caveat: (contribution == Contribution::Caveats).then_some(caveat),
                    points: share * army,
                    patience,
                },
            );
        }
        mission.region
    };
    world.tell(EventKind::Detached {
        mission: id,
        nation,
        region,
        contribution,
        points: share * army,
    });
}

/// How far missions with either leader keep a crisis from climbing, 0..1.
pub fn calm(world: &World, crisis: &Crisis) -> f64 {
    calm_between(world, crisis.challenger, crisis.target)
}

pub fn calm_between(world: &World, a: NationId, b: NationId) -> f64 {
    world
        .missions()
        .filter(|m| m.host == a || m.host == b)
        .map(|m| presence(world, &m))
        .fold(0.0, f64::max)
}

/// The same for unrest in a region.
pub fn calm_in(world: &World, region: RegionId) -> f64 {
    world
        .missions()
        .filter(|m| m.region == region)
        .map(|m| presence(world, &m))
        .fold(0.0, f64::max)
}

fn presence(world: &World, mission: &Mission) -> f64 {
    let people = world.scenario.region(mission.region).population;
    mission.presence(people, world.rules().alliance.mission_per_million)
}

/// How hot it is where the mission stands, 0..1.
fn heat(world: &World, mission: &Mission) -> f64 {
    let rung = world
        .crises()
        .filter(|c| c.challenger == mission.host || c.target == mission.host)
        .map(|c| f64::from(c.rung) / 6.0)
        .fold(0.0, f64::max);
    rung.max(world.region(mission.region).unrest)
}

/// The dead, and what contingents lose with them.
fn bleed(world: &mut World, mission: &Mission) {
    let rules = world.rules().alliance.clone();
    let share = rules.mission_losses * heat(world, mission) * world.dt();
    let mut dead = 0.0;
    for d in &mission.troops {
        let lost = d.points * share;
        // A point of land strength is ten thousand men.
        dead += lost * 10.0;
        lose(world, d.nation, lost);
    }
    if let Some(mut m) = world.mission_mut(mission.id) {
        m.dead += dead;
        for d in &mut m.troops {
            d.points *= 1.0 - share;
        }
    }
}

/// Takes the points from the nation's armies in proportion.
fn lose(world: &mut World, nation: NationId, points: f64) {
    let army = |f: &crate::engine::world::Force| f.nation == nation && f.arm == Arm::Land;
    let whole = world
        .forces()
        .filter(|f| army(f))
        .fold(0.0, |sum, f| sum + f.strength);
    if points <= 0.0 || whole <= points {
        return;
    }
    for id in world.force_ids() {
        if let Some(mut f) = world.force_mut(id)
            && army(&f)
        {
            f.strength *= 1.0 - points / whole;
        }
    }
}

/// The fund pays as far as it reaches, then those who take part, by their output.
fn pay(world: &mut World, mission: &Mission) {
    let rate = world.rules().alliance.mission_cost;
    let points = mission.troops.iter().fold(0.0, |sum, d| sum + d.points);
    let mut cost = rate * points * world.dt();
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
        let mut economy = world.economy_mut(d.nation);
        let share = cost * economy.gdp / all.max(1e-9);
        economy.treasury -= share;
    }
}

/// Patience wears with time, and faster where it is hot; then the contingent goes home.
fn tire(world: &mut World, mission: &Mission) {
    let rules = world.rules().alliance.clone();
    let heat = heat(world, mission);
    let step = rules.mission_patience * (0.5 + heat) * world.dt();
    if let Some(mut m) = world.mission_mut(mission.id) {
        for d in &mut m.troops {
            d.patience -= step;
        }
    }
    let home: Vec<NationId> = world.mission(mission.id).map_or(Vec::new(), |m| {
        let tired = |d: &&Detachment| d.patience <= 0.0;
        m.troops.iter().filter(tired).map(|d| d.nation).collect()
    });
    for nation in home {
        detach(
            world,
            nation,
            mission.id,
            Contribution::Nothing,
            Caveat::default(),
        );
    }
}

fn end(world: &mut World, mission: &Mission, why: MissionEnd) {
    world.remove_mission(mission.id);
    world.tell(EventKind::MissionEnded {
        treaty: mission.treaty,
        nation: mission.host,
        region: mission.region,
        why,
        dead: mission.dead,
    });
}
