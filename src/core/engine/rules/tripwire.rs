//! Forces on another's soil that come under attack, whatever brought them there: their nation is in the war, with more the more of
//! them there were. Only friends of the attacker stand aside.

use crate::content::Arm;
use crate::engine::world::{Force, World};
use crate::event::{EventKind, WarCause};
use crate::ids::{CrisisId, ForceId, NationId, RegionId};
use crate::order::{Caveat, Contribution, Side};
use crate::view::Mission;

use super::deeds::contingent::lose;
use super::deeds::{audience, crisis};

/// After the month's fighting: whoever stood where another was attacked.
pub fn phase(world: &mut World) {
    let attacks: Vec<(RegionId, NationId, NationId)> = world
        .events
        .iter()
        .filter_map(|e| match e.kind {
            EventKind::Battle {
                region,
                attacker,
                defender,
                ..
            } => Some((region, attacker, defender)),
            EventKind::RegionTaken {
                region,
                by,
                from: Some(from),
            } => Some((region, by, from)),
            _ => None,
        })
        .collect();
    for (region, attacker, defender) in attacks {
        let war = world
            .crises()
            .iter()
            .find(|c| c.is_war() && c.opposed(attacker, defender))
            .map(|c| c.id);
        if let Some(war) = war {
            trip(world, war, region, attacker, defender);
        }
    }
}

fn trip(
    world: &mut World,
    war: CrisisId,
    region: RegionId,
    attacker: NationId,
    defender: NationId,
) {
    let least = world.rules().credibility.tripwire_least;
    let loss = world.rules().credibility.tripwire_loss;
    let whole = world.rules().mind.answer.tripwire_points;
    let bonds = world.bonds();
    let points = points(world, region);
    let guests: Vec<(NationId, f64)> = world
        .nation_ids()
        .zip(points)
        .filter(|(_, points)| *points >= least * whole)
        .filter(|(g, _)| *g != defender && *g != attacker && !bonds.allied(*g, attacker))
        .filter(|(g, _)| world.get(war).is_some_and(|c| c.side_of(*g).is_none()))
        .collect();
    let side = world.get(war).and_then(|c| c.side_of(defender));
    let Some(side) = side else { return };
    keepers(world, war, region, attacker, side);
    for (guest, points) in guests {
        world.ecs.each::<ForceId, &mut Force>(|_, force| {
            if force.nation == guest && force.region == region {
                force.strength *= 1.0 - loss;
            }
        });
        let (contribution, caveat) = if points >= whole {
            (Contribution::Full, None)
        } else {
            (Contribution::Caveats, Some(Caveat::DefendOnly))
        };
        let cause = WarCause::Tripwire;
        crisis::join_with(world, war, guest, side, cause, contribution, caveat);
    }
}

/// Peacekeepers who are there to do more than defend themselves stand by what they were sent to hold.
fn keepers(world: &mut World, war: CrisisId, region: RegionId, attacker: NationId, side: Side) {
    let least =
        world.rules().credibility.tripwire_least * world.rules().mind.answer.tripwire_points;
    for (keeper, points) in attacked(world, region, attacker) {
        let free = world.get(war).is_some_and(|c| c.side_of(keeper).is_none());
        if free && points >= least {
            let (cause, part) = (WarCause::Tripwire, Contribution::Caveats);
            let strings = Some(Caveat::DefendOnly);
            crisis::join_with(world, war, keeper, side, cause, part, strings);
        }
    }
}

/// By nation: points of armies and wings that it has in `region`; what is posted to a peace operation is not counted.
fn points(world: &World, region: RegionId) -> Vec<f64> {
    let missions = world.missions();
    let posted = |id: ForceId| {
        let troops = missions.iter().flat_map(|m| &m.troops);
        troops
            .flat_map(|d| d.force.iter().chain(&d.relief))
            .any(|f| *f == id)
    };
    let mut points = vec![0.0; world.scenario.nations.len()];
    let there = world
        .forces()
        .filter(|f| f.region == region && f.arm != Arm::Naval && !posted(f.id));
    for force in there {
        points[force.nation.index()] += force.strength;
    }
    points
}

/// Peacekeepers are caught in an attack on the place where they stand: some fall, their nations hold it against the
/// attacker, and it has lost standing with the world. Returns who stood there without a caveat, with its points.
fn attacked(world: &mut World, region: RegionId, by: NationId) -> Vec<(NationId, f64)> {
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
        audience::book(world, by, rules.tripped_standing);
        world.tell(EventKind::PeacekeepersAttacked {
            mission: mission.id,
            nation: by,
            region,
            dead,
        });
    }
    firm
}
