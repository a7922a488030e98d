//! Battles for sea zones, and blockade of those who lose them.

use super::law;
use super::theatre::Theatre;
use super::toll::{self, Toll};
use crate::content::scale::logistic;
use crate::content::{Arm, RegionKind};
use crate::dice::{Phase, pair};
use crate::engine::rules::field::Field;
use crate::engine::rules::passage::Passage;
use crate::engine::rules::waters::Waters;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, RegionId};
use crate::order::Stance;

/// Two fleets that meet.
struct Meeting {
    zone: RegionId,
    /// The attackers' ships and the others', as places in the theatre's units.
    fleets: [Vec<usize>; 2],
    /// The leading nation of each.
    flags: [NationId; 2],
}

pub fn battles(world: &mut World, theatre: &mut Theatre, toll: &mut Toll, month: u32) {
    for zone in world.scenario.clone().region_ids() {
        let busy = theatre.field.sea[zone.index()] && theatre.at[zone.index()].len() > 1;
        if let Some(meeting) = busy.then(|| meeting(world, theatre, zone)).flatten() {
            fight(world, theatre, toll, &meeting, month);
        }
    }
}

/// The first pair of enemies in the zone with all their friends there; None if nobody wants a battle.
fn meeting(world: &World, theatre: &Theatre, zone: RegionId) -> Option<Meeting> {
    let mut ships: Vec<usize> = theatre.at[zone.index()]
        .iter()
        .copied()
        .filter(|&i| theatre.units[i].force.arm == Arm::Naval && theatre.units[i].power() > 0.0)
        .collect();
    let nation = |i: usize| theatre.units[i].force.nation;
    ships.sort_by_key(|i| &world.scenario.nation(nation(*i)).id);
    let (a, b) = ships.iter().find_map(|&a| {
        let foe = ships
            .iter()
            .find(|&&b| theatre.field.hostile(nation(a), nation(b)));
        foe.map(|&b| (nation(a), nation(b)))
    })?;
    let fleet = |of: NationId| -> Vec<usize> {
        let mates = |i: &usize| theatre.field.friends(nation(*i), of);
        ships.iter().copied().filter(mates).collect()
    };
    let (one, other) = (fleet(a), fleet(b));
    let eager = |f: &[usize]| {
        f.iter()
            .any(|&i| theatre.units[i].force.stance == Stance::Attack)
    };
    let (first, second) = (eager(&one), eager(&other));
    if !first && !second {
        return None;
    }
    let leads = first && (!second || theatre.power_of(&one) >= theatre.power_of(&other));
    let (fleets, flags) = if leads {
        ([one, other], [a, b])
    } else {
        ([other, one], [b, a])
    };
    Some(Meeting {
        zone,
        fleets,
        flags,
    })
}

fn fight(world: &mut World, theatre: &mut Theatre, toll: &mut Toll, meeting: &Meeting, month: u32) {
    let scenario = world.scenario.clone();
    let rules = &scenario.rules.combat;
    let power = |side: usize| {
        let wings = theatre.wings(world, meeting.zone, meeting.flags[side]);
        theatre.power_of(&meeting.fleets[side]) + rules.naval_air * theatre.power_of(&wings)
    };
    let log_ratio = libm::log((power(0) / power(1).max(1e-9)).max(1e-9));
    let subject = pair(
        scenario.key_of_region(meeting.zone).wrapping_add(month),
        scenario.key(meeting.flags[0]),
    );
    let mut dice = world.dice(Phase::Combat, subject);
    let won = dice.chance(logistic(rules.naval_slope * log_ratio));
    let mean = rules.tail / (rules.tail - 1.0);
    let Some(war) = theatre
        .field
        .war_between(meeting.flags[0], meeting.flags[1])
    else {
        return;
    };
    for (side, superiority) in [-log_ratio, log_ratio].into_iter().enumerate() {
        let luck = dice.pareto(rules.tail) / mean;
        let scale = rules.naval_loss / rules.loss;
        let share = (law::loss(rules, superiority, luck) * scale).min(rules.loss_ceiling);
        let lost = theatre.bleed(&meeting.fleets[side], share, rules.exertion);
        // A squadron has fewer men than a corps.
        let dead = lost * rules.dead_per_point * rules.naval_dead;
        toll.add(world, war, meeting.flags[side], dead);
    }
    world.tell(EventKind::NavalBattle {
        region: meeting.zone,
        attacker: meeting.flags[0],
        defender: meeting.flags[1],
        won,
    });
    let (winner, loser) = if won { (0, 1) } else { (1, 0) };
    let side = world
        .get(war)
        .and_then(|c| c.side_of(meeting.flags[winner]));
    if let Some(side) = side {
        toll::favour(world, war, side, rules.fortune_battle);
    }
    flee(world, theatre, meeting, loser);
    theatre.weigh();
}

/// The beaten fleet makes for a friendly port on this sea, or for the next sea.
fn flee(world: &World, theatre: &mut Theatre, meeting: &Meeting, loser: usize) {
    for &i in &meeting.fleets[loser] {
        let nation = theatre.units[i].force.nation;
        let mut ports = world
            .scenario
            .links_from(meeting.zone)
            .map(|(_, r)| r)
            .filter(|r| {
                let place = world.scenario.region(*r);
                place.kind == RegionKind::Land
                    && place.port > 0
                    && theatre.field.passable(nation, *r)
            });
        let sea = || {
            let field = &theatre.field;
            let who = Passage { world, field }.traveller(nation, Arm::Naval);
            let mut near = world.scenario.links_from(meeting.zone);
            near.find(|(link, r)| field.sea[r.index()] && !who.shut.bars(link))
                .map(|(_, r)| r)
        };
        if let Some(to) = ports.next().or_else(sea) {
            theatre.units[i].force.region = to;
        }
    }
}

/// Nations shut off from their seas lose trade.
pub fn blockade(world: &mut World, field: &Field, waters: &Waters) {
    let scenario = world.scenario.clone();
    let rules = &scenario.rules.combat;
    for nation in scenario.nation_ids().filter(|n| field.fights(*n)) {
        let (mut all, mut shut) = (0.0, 0.0);
        for id in scenario.region_ids() {
            let place = scenario.region(id);
            if place.port == 0 || field.controller[id.index()] != Some(nation) {
                continue;
            }
            let level = f64::from(place.port);
            for (_, zone) in scenario
                .links_from(id)
                .filter(|(_, r)| field.sea[r.index()])
            {
                all += level;
                if waters.hold(field, nation, zone) <= 1.0 - rules.blockade_hold {
                    shut += level;
                }
            }
        }
        if shut > 0.0 {
            let loss = rules.blockade * world.dt() * shut / all;
            world.economy_mut(nation).gdp *= 1.0 - loss.min(1.0);
        }
    }
}
