//! What a settlement forbids for a term: given, looked up, broken.

use super::breach;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, RegionId};
use crate::judge;
use crate::order::Restraint;
use crate::view::{Treaty, Undertaking};

/// Gives an undertaking; it takes the place of one of the same kind towards the same nation.
pub fn give(world: &mut World, by: NationId, to: NationId, restraint: Restraint) {
    owe(world, by, to, restraint, months(world, restraint));
    world.tell(EventKind::Undertaken { by, to, restraint });
}

/// The same of one that is older than the game and binds for so many months more: nobody is told. A truce is owed both ways.
pub fn owe(world: &mut World, by: NationId, to: NationId, restraint: Restraint, months: u32) {
    if restraint == Restraint::Truce {
        note(world, to, by, restraint, months);
    }
    note(world, by, to, restraint, months);
}

/// How many months an undertaking binds that is given in play.
fn months(world: &World, restraint: Restraint) -> u32 {
    let settlement = &world.rules().settlement;
    match restraint {
        Restraint::Passage | Restraint::Trade => world.rules().diplomacy.bargain_months,
        Restraint::Truce => settlement.truce_months,
        Restraint::Alliances | Restraint::Forces(_) | Restraint::Arms(_) => settlement.term_months,
    }
}

/// `by` is bound towards `to` for so many months; it takes the place of one of the same kind.
fn note(world: &mut World, by: NationId, to: NationId, restraint: Restraint, months: u32) {
    let turns = turns(world, months);
    let since = world.turn;
    let same = |u: &Undertaking| u.by == by && u.to == to && u.restraint.same_kind(restraint);
    world.undertakings.retain(|u| !same(u));
    world.undertakings.push(Undertaking {
        by,
        to,
        restraint,
        since,
        until: since + turns,
        broken: None,
    });
}

/// The two have made peace, and for a term neither may use force against the other first. It is told of once.
pub fn make_truce(world: &mut World, a: NationId, b: NationId) {
    if world.rules().settlement.truce_months == 0 || !world.free(a) || !world.free(b) {
        return;
    }
    give(world, a, b, Restraint::Truce);
}

/// What `by` owes `to` under a truce, if there is one.
pub fn truce(world: &World, by: NationId, to: NationId) -> Option<Undertaking> {
    let list = world.undertakings.iter();
    let owed = |u: &&Undertaking| u.by == by && u.to == to && u.restraint == Restraint::Truce;
    list.copied().find(|u| owed(&u) && u.in_force())
}

/// Whatever truce there was between the two is over.
pub fn end_truce(world: &mut World, a: NationId, b: NationId) {
    let pairs = [(a, b), (b, a)];
    let theirs = |u: &Undertaking| pairs.contains(&(u.by, u.to));
    let over = |u: &Undertaking| u.restraint == Restraint::Truce && u.in_force() && theirs(u);
    world.undertakings.retain(|u| !over(u));
}

/// By region: whether an undertaking keeps it empty of forces.
pub fn empty(world: &World) -> Vec<bool> {
    let mut list = vec![false; world.scenario.regions.len()];
    for u in world.undertakings.iter().filter(|u| u.in_force()) {
        if let Restraint::Forces(region) = u.restraint {
            list[region.index()] |= world.controller(region) == Some(u.by) && !world.at_war(u.by);
        }
    }
    list
}

/// The same of one region.
pub fn keeps_empty(world: &World, region: RegionId) -> bool {
    let mut undertakings = world.undertakings.iter();
    undertakings.any(|u| {
        u.in_force()
            && u.restraint == Restraint::Forces(region)
            && world.controller(region) == Some(u.by)
            && !world.at_war(u.by)
    })
}

/// An attack on the one to whom something was undertaken ends it: the attacker's word is broken, the victim is free.
pub fn end_between(world: &mut World, attacker: NationId, victim: NationId) {
    for u in world.undertakings.clone() {
        if !u.in_force() {
            continue;
        }
        let between = [(attacker, victim), (victim, attacker)];
        // A truce has been broken with the first shot, or by nobody.
        let word = !u.restraint.bargained() && u.restraint != Restraint::Truce;
        if (u.by, u.to) == (attacker, victim) && word {
            break_one(world, &u, false);
        } else if between.contains(&(u.by, u.to)) {
            world.undertakings.retain(|x| *x != u);
        }
    }
}

/// Breaks one, in the open or by a deed, and has the one that does so pay for it.
pub fn break_one(world: &mut World, undertaking: &Undertaking, openly: bool) {
    note_broken(world, undertaking, openly);
    let (by, to, restraint) = (undertaking.by, undertaking.to, undertaking.restraint);
    let weight = if restraint.bargained() {
        world.rules().alliance.breach_bargain
    } else {
        1.0
    };
    breach::pay(world, by, to, weight);
}

/// The same without the price: for a deed that is paid for by the strongest word that it breaks.
pub fn note_broken(world: &mut World, undertaking: &Undertaking, openly: bool) {
    let now = world.turn;
    for u in &mut world.undertakings {
        if u == undertaking {
            u.broken = Some(now);
        }
    }
    let (by, to, restraint) = (undertaking.by, undertaking.to, undertaking.restraint);
    // The other is bound no longer.
    if restraint == Restraint::Truce {
        end_truce(world, by, to);
    }
    world.tell(EventKind::UndertakingBroken {
        by,
        to,
        restraint,
        openly,
    });
}

pub fn turns(world: &World, months: u32) -> u32 {
    months.div_ceil(u32::from(world.scenario.turn_months))
}

/// Whether `nation` is in an alliance with rivals of `other` that the other is not in.
pub fn against(world: &World, treaty: &Treaty, nation: NationId, other: NationId) -> bool {
    let charter = world.charter(treaty.charter);
    judge::against(&world.pairs, world.rules(), charter, treaty, nation, other)
}
