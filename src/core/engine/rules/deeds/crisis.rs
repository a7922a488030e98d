//! A crisis or a war opens, and nations take sides in it.

use super::breach::{self, Deed};
use super::undertaking;
use crate::engine::world::{World, owned};
use crate::event::{EventKind, Incident, WarCause};
use crate::ids::{CrisisId, NationId, RegionId, TreatyId};
use crate::judge;
use crate::order::{Caveat, Contribution, Move, Side, Stake};
use crate::view::{Crisis, Participant, Treaty};

/// Opens a crisis on `rung`. A pair has one crisis at a time; None if one is open already.
pub fn open(
    world: &mut World,
    challenger: NationId,
    target: NationId,
    stake: Stake,
    rung: u8,
) -> Option<CrisisId> {
    begin(world, (challenger, target), stake, rung, None)
}

/// The rung of a demand: a threat.
pub const DEMAND: u8 = 2;

/// `nation` holds it against `by` that it was challenged on `rung`.
fn challenged(world: &mut World, nation: NationId, by: NationId, rung: u8) {
    let step = world.rules().crisis.grievance_challenged;
    world
        .pairs
        .add_grievance(nation, by, step * f64::from(rung) / 4.0);
}

/// A nation demands something of another. Where the other has come forward with a demand of its own in the same month both
/// stand in one crisis; says whether it stands.
pub fn demand(world: &mut World, by: NationId, of: NationId, stake: Stake) -> bool {
    let now = world.turn;
    let meets = |c: &&Crisis| {
        (c.challenger, c.target, c.began) == (of, by, now)
            && c.counter.is_none()
            && c.rung <= DEMAND
    };
    let met = world.crises().iter().find(meets).map(|c| c.id);
    let Some(id) = met else {
        return open(world, by, of, stake, DEMAND).is_some();
    };
    if let Some(mut c) = world.get_mut(id) {
        c.counter = Some(stake);
        c.rungs[Side::Target.index()] = DEMAND;
    }
    challenged(world, of, by, DEMAND);
    world.tell(EventKind::Countered {
        crisis: id,
        by,
        of,
        stake,
    });
    true
}

/// The same for one that began with an incident.
pub fn begin(
    world: &mut World,
    (challenger, target): (NationId, NationId),
    stake: Stake,
    rung: u8,
    incident: Option<Incident>,
) -> Option<CrisisId> {
    let known = world
        .crises()
        .iter()
        .any(|c| (c.challenger, c.target) == (challenger, target) || c.opposed(challenger, target));
    if known || challenger == target || !world.free(challenger) || !world.free(target) {
        return None;
    }
    let began = world.turn;
    let id = world.add(|id| Crisis::new(id, (challenger, target), stake, rung, incident, began));
    challenged(world, target, challenger, rung);
    world.tell(EventKind::CrisisBegan {
        crisis: id,
        challenger,
        target,
        stake,
        rung,
        incident,
    });
    if rung >= 5 {
        start_war(world, id, Side::Challenger);
    } else if rung == 4
        && incident.is_none()
        && let Some(crisis) = world.get(id).map(owned)
    {
        breach::strike(world, &crisis);
    }
    Some(id)
}

/// `side` goes up to the rung `to`; over the fifth begins a war.
pub fn climb(world: &mut World, crisis: &Crisis, side: Side, to: u8) {
    let now = world.turn;
    if let Some(mut c) = world.get_mut(crisis.id) {
        c.rungs[side.index()] = to;
        if to > c.rung {
            c.rung = to;
            c.since = now;
        }
        // Of two that shoot in one month the one that demanded is the first.
        let together = crisis.since == now && side == Side::Challenger;
        // Shots at a border were nobody's order: whoever makes a war of them is the first to use force.
        let to_war = to == 5 && crisis.rung == 4 && crisis.first.is_none();
        let overtaken = crisis.first == Some(Side::Target) && together;
        if to >= 4 && (crisis.rung < 4 || to_war || overtaken) {
            c.first = Some(side);
        }
    }
    let nation = crisis.leader(side);
    let rung = world.get(crisis.id).map_or(0, |c| c.rung);
    world.tell(EventKind::CrisisMoved {
        crisis: crisis.id,
        nation,
        action: Move::Raise,
        rung,
    });
    let step = world.rules().crisis.grievance_raised;
    world
        .pairs
        .add_grievance(crisis.leader(side.other()), nation, step);
    if to >= 5 && crisis.rung < 5 {
        start_war(world, crisis.id, side);
    }
}

/// What history has two quarrel about while they stand against each other already: the one that is to challenge goes up as far, and
/// where it made the demand it now makes this one. A war goes on as it is.
pub fn sharpen(world: &mut World, by: NationId, of: NationId, stake: Stake, rung: u8) {
    let leads = |c: &&Crisis| {
        let sides = [(c.challenger, c.target), (c.target, c.challenger)];
        sides.contains(&(by, of)) && !c.is_war()
    };
    let open = world.crises().iter().find(leads).map(|c| c.id);
    let Some(crisis) = open.and_then(|id| world.get(id).map(owned)) else {
        return;
    };
    let side = match crisis.challenger == by {
        true => Side::Challenger,
        false => Side::Target,
    };
    if let Some(mut c) = world.get_mut(crisis.id) {
        match side {
            Side::Challenger => c.stake = stake,
            Side::Target => c.counter = Some(stake),
        }
    }
    if rung > crisis.rungs[side.index()] {
        climb(world, &crisis, side, rung);
    }
}

/// The crisis becomes a war, by the order of `by` or by accident.
pub fn start_war(world: &mut World, id: CrisisId, by: Side) {
    let Some(crisis) = world.get(id).map(owned) else {
        return;
    };
    let now = world.turn;
    let held = held_of_each_other(world, id);
    if let Some(mut c) = world.get_mut(id) {
        c.war = Some(now);
        c.held = held;
    }
    world.tell(EventKind::WarBegan {
        crisis: id,
        challenger: crisis.leader(by),
        target: crisis.leader(by.other()),
    });
    for side in Side::BOTH {
        for p in &crisis.sides[side.index()] {
            // Those who only spoke for a side are not at war; who sent forces is.
            if p.contribution >= Contribution::Caveats {
                world.plight_mut(p.nation).at_war.get_or_insert(now);
            }
        }
    }
    breach::strike(world, &crisis);
    let attackers = crisis.attackers();
    let leaders = (crisis.leader(attackers), crisis.attacked());
    for nation in fighters(&crisis, attackers) {
        for other in fighters(&crisis, attackers.other()) {
            if (nation, other) != leaders {
                breach::breach(
                    world,
                    nation,
                    other,
                    Deed::Attack,
                    cover(&crisis, attackers),
                );
            }
            fall_out(world, id, (nation, other), cover(&crisis, attackers));
        }
    }
    undertaking::end_between(world, crisis.leader(attackers), crisis.attacked());
    let step = world.rules().crisis.tension_of_war;
    world.tension = (world.tension + step).min(1.0);
}

/// The regions of one side that the other holds already.
pub fn held_of_each_other(world: &World, id: CrisisId) -> Vec<RegionId> {
    let crisis = world.get(id);
    let taken = crisis.map(|c| judge::taken(&world.regions(), &c));
    let regions = taken.into_iter().flatten().map(|t| t.region);
    regions.collect()
}

/// Who fights on a side with forces, the leader first.
fn fighters(crisis: &Crisis, side: Side) -> Vec<NationId> {
    let list = crisis.sides[side.index()].iter();
    list.filter(|p| p.contribution >= Contribution::Caveats)
        .map(|p| p.nation)
        .collect()
}

/// The treaty whose text covers what `side` does in the crisis: it is the challenger that acts under it.
fn cover(crisis: &Crisis, side: Side) -> Option<TreatyId> {
    crisis.cover.filter(|_| side == Side::Challenger)
}

/// The two are at war, and `nation` has brought that about: no treaty of peace or friendship outlives it but the one whose
/// text covers it. What the victim is out of because its lead attacked it, the war remembers.
fn fall_out(
    world: &mut World,
    id: CrisisId,
    (nation, other): (NationId, NationId),
    cover: Option<TreatyId>,
) {
    undertaking::end_truce(world, nation, other);
    world.pairs.set_transit(nation, other, false);
    world.pairs.set_transit(other, nation, false);
    let both = |t: &&Treaty| t.has(nation) && t.has(other) && cover != Some(t.id);
    let treaties = world.treaties();
    let void: Vec<TreatyId> = treaties.iter().filter(both).map(|t| t.id).collect();
    drop(treaties);
    for treaty in void {
        let out = breach::put_out(world, treaty, nation, other);
        if let Some(mut war) = world.get_mut(id).filter(|_| out == other) {
            war.parted.push((treaty, out));
        }
    }
}

/// Puts a nation on a side, or raises what it brings.
pub fn join(
    world: &mut World,
    id: CrisisId,
    nation: NationId,
    side: Side,
    cause: WarCause,
    contribution: Contribution,
) {
    join_with(world, id, nation, side, cause, contribution, None);
}

/// The same for one that comes with a caveat. Whoever brings more than before comes on the new terms.
pub fn join_with(
    world: &mut World,
    id: CrisisId,
    nation: NationId,
    side: Side,
    cause: WarCause,
    contribution: Contribution,
    caveat: Option<Caveat>,
) {
    let since = world.turn;
    let Some(crisis) = world.get(id).map(owned) else {
        return;
    };
    if crisis.side_of(nation) == Some(side.other()) || !world.free(nation) {
        return;
    }
    if let Some(mut c) = world.get_mut(id) {
        let list = c.side_mut(side);
        match list.iter_mut().find(|p| p.nation == nation) {
            Some(p) if contribution > p.contribution => {
                p.contribution = contribution;
                p.caveat = caveat;
            }
            Some(_) => {}
            None => list.push(Participant {
                nation,
                since,
                cause,
                contribution,
                caveat,
            }),
        }
    }
    let opponent = crisis.leader(side.other());
    let step = world.rules().crisis.grievance_raised;
    world.pairs.add_grievance(opponent, nation, step);
    if crisis.is_war() && contribution >= Contribution::Caveats {
        world.plight_mut(nation).at_war.get_or_insert(since);
        let (attackers, cover) = (crisis.attackers(), cover(&crisis, side));
        let deed = if side == attackers {
            Deed::Attack
        } else {
            Deed::Resist
        };
        for other in fighters(&crisis, side.other()) {
            breach::breach(world, nation, other, deed, cover);
            fall_out(world, id, (nation, other), cover);
        }
        if side == attackers && crisis.deserters.binary_search(&nation).is_ok() {
            breach::betray(world, nation, &crisis);
        }
        world.tell(EventKind::WarJoined {
            crisis: id,
            nation,
            side,
            cause,
        });
    }
}
