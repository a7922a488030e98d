//! Who gets ashore: a landing is as large as the ships off the beach can carry, and the rest of the army stays behind.

use super::front::{Contact, Front};
use super::theatre::Theatre;
use crate::content::{Arm, Mode};
use crate::engine::world::{Force, World};
use crate::ids::{NationId, RegionId};

/// What stays behind of a unit that lands.
pub struct Behind {
    unit: usize,
    from: RegionId,
    points: f64,
}

/// Leaves to the units that come over the beach what the ships carry. Returns the attackers that are left, and what
/// stays behind of them.
pub fn embark(world: &World, theatre: &mut Theatre, front: &Front) -> (Vec<usize>, Vec<Behind>) {
    let beach = |c: &Contact| *c == Contact::Beach;
    let all = || front.attackers.iter().map(|a| a.0);
    let afloat = front.attackers.iter().filter(|a| beach(&a.1));
    let points: f64 = afloat
        .map(|a| theatre.units[a.0].force.strength)
        .sum::<f64>();
    let room = room(world, theatre, front);
    if points <= room {
        return (all().collect(), Vec::new());
    }
    // A boatload is no landing.
    if room < world.rules().economy.cadre {
        let dry = front.attackers.iter().filter(|a| !beach(&a.1));
        return (dry.map(|a| a.0).collect(), Vec::new());
    }
    let share = room / points;
    let mut behind = Vec::new();
    for (unit, _) in front.attackers.iter().filter(|a| beach(&a.1)) {
        let force = &mut theatre.units[*unit].force;
        behind.push(Behind {
            unit: *unit,
            from: force.region,
            points: force.strength * (1.0 - share),
        });
        force.strength *= share;
    }
    (all().collect(), behind)
}

/// Points that the ships of the attackers' side in the waters off the target land in a month.
fn room(world: &World, theatre: &Theatre, front: &Front) -> f64 {
    let Some(lead) = front
        .attackers
        .first()
        .map(|a| theatre.units[a.0].force.nation)
    else {
        return 0.0;
    };
    world
        .scenario
        .links_from(front.target)
        .filter(|(link, _)| link.mode == Mode::Sea)
        .map(|(_, zone)| carried(world, theatre, lead, zone))
        .sum()
}

/// Points that the ships of `nation`'s side in a zone land in a month.
pub fn carried(world: &World, theatre: &Theatre, nation: NationId, zone: RegionId) -> f64 {
    let there = theatre.at[zone.index()].iter();
    let there = there.map(|&i| &theatre.units[i].force);
    let ours = there.filter(|f| f.arm == Arm::Naval && theatre.field.friends(nation, f.nation));
    ours.map(|f| f.strength).sum::<f64>() * world.rules().combat.landing_per_point
}

/// Who did not get ashore is one force again; what stayed behind of those who did is a force of its own.
pub fn disembark(world: &mut World, theatre: &mut Theatre, behind: Vec<Behind>) {
    for b in behind {
        let force = &mut theatre.units[b.unit].force;
        if force.region == b.from {
            force.strength += b.points;
        } else {
            let rest = Force::clone(force);
            world.add(|id| Force {
                id,
                region: b.from,
                strength: b.points,
                ..rest
            });
        }
    }
}
