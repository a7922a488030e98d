//! A crisis changes hands: the leader of a side is gone, and the strongest of those who have a reason of their own
//! goes on.

use crate::content::Arm;
use crate::engine::rules::field::brings;
use crate::engine::world::{World, owned};
use crate::event::{EventKind, WarCause};
use crate::ids::{CrisisId, NationId};
use crate::order::{Contribution, Side};
use crate::view::{Crisis, Participant};

/// Puts another at the head of `side`, if anybody has a reason to go on; says whether somebody had.
pub fn succeed(world: &mut World, id: CrisisId, side: Side) -> bool {
    let Some(crisis) = world.get(id).map(owned) else {
        return false;
    };
    let Some(nation) = heir(world, &crisis, side) else {
        return false;
    };
    let from = crisis.leader(side);
    if let Some(mut c) = world.get_mut(id) {
        match side {
            Side::Challenger => c.challenger = nation,
            Side::Target => c.target = nation,
        }
        let list = c.side_mut(side);
        // The leader comes first; the one that fell stays behind it, for the day it comes home.
        list.sort_by_key(|p| p.nation != nation);
        if let Some(first) = list.first_mut() {
            first.contribution = Contribution::Full;
            first.caveat = None;
        }
        c.offers = [None; 2];
        c.proposal = None;
        c.agreed = [false; 2];
    }
    world.tell(EventKind::TakenOver {
        crisis: id,
        side,
        nation,
        from,
    });
    true
}

/// The strongest participant that is free, takes part with forces, has a reason, and is not at odds with the other
/// leader in a crisis of their own.
fn heir(world: &World, crisis: &Crisis, side: Side) -> Option<NationId> {
    let foe = crisis.leader(side.other());
    let mut best: Option<(f64, NationId)> = None;
    for p in &crisis.sides[side.index()] {
        let able = p.nation != crisis.leader(side)
            && world.free(p.nation)
            && brings(crisis, side, p) >= Contribution::Caveats
            && !world
                .crises()
                .iter()
                .any(|c| c.id != crisis.id && c.opposed(p.nation, foe));
        if !able || !has_reason(world, crisis, side, p) {
            continue;
        }
        let points = land(world, p.nation);
        if best.is_none_or(|(b, _)| points > b) {
            best = Some((points, p.nation));
        }
    }
    best.map(|(_, nation)| nation)
}

/// A treaty that sent it, an enemy on its soil, or a claim of its own on the other side's.
fn has_reason(world: &World, crisis: &Crisis, side: Side, one: &Participant) -> bool {
    let sent = match one.cause {
        WarCause::Alliance(treaty) | WarCause::Hegemon(treaty) => {
            world.get(treaty).is_some_and(|t| t.has(one.nation))
        }
        WarCause::Drawn => true,
        _ => false,
    };
    let enemy = |n: Option<NationId>| n.is_some_and(|n| crisis.side_of(n) == Some(side.other()));
    let invaded = || {
        world
            .regions()
            .iter()
            .any(|r| r.owner == Some(one.nation) && enemy(r.controller))
    };
    let claims = || {
        world
            .claims
            .iter()
            .any(|c| c.by == one.nation && enemy(world.region(c.region).owner))
    };
    sent || invaded() || claims()
}

fn land(world: &World, nation: NationId) -> f64 {
    world
        .forces()
        .filter(|f| f.arm == Arm::Land && f.nation == nation)
        .fold(0.0, |sum, f| sum + f.strength * f.readiness)
}
