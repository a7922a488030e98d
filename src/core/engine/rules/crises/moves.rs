//! What the leaders do in a crisis: hold, raise, offer, accept, agree, yield; and what a mediator proposes.

use super::nuclear;
use crate::content::scale::{self, around_one};
use crate::engine::rules::deeds::crisis::climb;
use crate::engine::rules::deeds::{audience, settlement};
use crate::engine::world::{World, owned};
use crate::event::{EventKind, Termination};
use crate::ids::{CrisisId, NationId};
use crate::judge;
use crate::order::{Move, Side, Stake, Terms};
use crate::view::Crisis;
use crate::why::Factor;

/// One side's move.
pub fn act(
    world: &mut World,
    nation: NationId,
    id: CrisisId,
    action: Move,
    because: Option<Factor>,
) {
    let Some(crisis) = world.get(id).map(owned) else {
        return;
    };
    let Some(side) = Side::BOTH.into_iter().find(|&s| crisis.leader(s) == nation) else {
        return;
    };
    if let Some(mut c) = world.get_mut(id) {
        c.last[side.index()] = action;
    }
    match action {
        Move::Hold => {}
        Move::Raise => raise(world, &crisis, side),
        Move::Offer(terms) => {
            if let Some(mut c) = world.get_mut(id) {
                c.offers[side.index()] = Some(terms);
            }
            tell_move(world, id, nation, action);
        }
        Move::Accept => {
            if let Some(terms) = crisis.offers[side.other().index()] {
                tell_move(world, id, nation, action);
                settle(world, &crisis, &terms, None);
            }
        }
        Move::Agree => agree(world, &crisis, side),
        Move::Yield => {
            tell_move(world, id, nation, action);
            lose_face(world, &crisis, side, 1.0);
            let terms = judge::surrender(&world.rules().settlement, &crisis, side);
            let by = nation;
            let how = Termination::Yielded { by, because };
            settlement::conclude(world, id, (terms, how), Some(side.other()));
        }
    }
}

/// Agrees to the mediator's terms, which hold once both sides have.
fn agree(world: &mut World, crisis: &Crisis, side: Side) {
    let Some(terms) = crisis.proposal else {
        return;
    };
    tell_move(world, crisis.id, crisis.leader(side), Move::Agree);
    let both = crisis.agreed[side.other().index()];
    if both {
        settle(world, crisis, &terms, crisis.mediator);
    } else if let Some(mut c) = world.get_mut(crisis.id) {
        c.agreed[side.index()] = true;
    }
}

/// The leaders settle: who gives way by it loses face, less where the terms are a `broker`'s and not the other side's.
fn settle(world: &mut World, crisis: &Crisis, terms: &Terms, broker: Option<NationId>) {
    let scenario = world.scenario.clone();
    let spared = match broker {
        Some(_) => scenario.rules.settlement.mediated,
        None => 0.0,
    };
    for side in Side::BOTH {
        let shame = judge::shame(&scenario.rules.settlement, crisis.stake, terms, side);
        lose_face(world, crisis, side, shame * (1.0 - spared));
    }
    let victor = if crisis.is_war() {
        victor_of(world, crisis, terms)
    } else {
        None
    };
    let how = Termination::Struck { broker };
    settlement::conclude(world, crisis.id, (*terms, how), victor);
}

/// A mediator puts terms to both sides; they have not agreed to them yet.
pub fn broker(world: &mut World, id: CrisisId, terms: Terms) {
    let Some(mediator) = world.get(id).and_then(|c| c.mediator) else {
        return;
    };
    if let Some(mut c) = world.get_mut(id) {
        c.proposal = Some(terms);
        c.agreed = [false; 2];
    }
    world.tell(EventKind::Brokered {
        crisis: id,
        nation: mediator,
        terms,
    });
}

/// Who has won a war that ends on these terms, if anybody: the one whose demand is met, in whole or in part, where the
/// other's is not; else the one who is given something and gives nothing; where both give, or each gets what it demanded,
/// whom the fighting favoured. Where nobody gives anything the side that kept all it was attacked for has won, unless
/// the fighting went against it; under a ceasefire, where both had demands, and where nothing was asked, it is again
/// whom the fighting favoured.
fn victor_of(world: &World, war: &Crisis, terms: &Terms) -> Option<Side> {
    let line = world.rules().combat.fortune_decided;
    let favoured = if war.fortune > line {
        Some(Side::Challenger)
    } else if war.fortune < -line {
        Some(Side::Target)
    } else {
        None
    };
    let rules = &world.rules().settlement;
    let met = |side: Side| {
        let given = terms.given(side.other());
        war.demand(side)
            .is_some_and(|stake| judge::met(rules, stake, given) > 0.0)
    };
    let gains = |side: Side| !terms.given(side.other()).is_nothing();
    // The one side of which it is true.
    let alone = |holds: &dyn Fn(Side) -> bool| {
        let side = Side::BOTH.into_iter().find(|s| holds(*s))?;
        (!holds(side.other())).then_some(side)
    };
    if let Some(side) = alone(&met).or_else(|| alone(&gains)) {
        return Some(side);
    }
    let nothing = !gains(Side::Challenger) && !gains(Side::Target);
    let asked_by_one = war.counter.is_none() && war.stake != Stake::Incident;
    if nothing && asked_by_one && !terms.line {
        Some(Side::Target).filter(|_| favoured != Some(Side::Challenger))
    } else {
        favoured
    }
}

fn tell_move(world: &mut World, crisis: CrisisId, nation: NationId, action: Move) {
    let rung = world.get(crisis).map_or(0, |c| c.rung);
    world.tell(EventKind::CrisisMoved {
        crisis,
        nation,
        action,
        rung,
    });
}

/// Matches the other side's rung, or goes one above it.
fn raise(world: &mut World, crisis: &Crisis, side: Side) {
    let to = crisis.raised(side);
    climb(world, crisis, side, to);
    let nation = crisis.leader(side);
    if to == 6 {
        nuclear::strike(world, crisis.id, nation, crisis.leader(side.other()));
    }
}

/// A demand comes to nothing by itself: adversaries note of the one that made it that it let it drop, and of the other, if
/// it let a show or the use of force pass in silence, that it did.
pub fn let_drop(world: &mut World, crisis: &Crisis) {
    if crisis.stake == Stake::Incident {
        return;
    }
    let rules = world.rules().crisis.clone();
    lose_face(world, crisis, Side::Challenger, rules.face_dropped);
    let [shown, answered] = crisis.rungs;
    if shown >= 3 && answered <= 1 {
        let height = f64::from(shown.saturating_sub(1)) / 4.0;
        let steps = [0.0, -rules.face_silent * height, 0.0];
        audience::book(world, crisis.target, steps);
    }
}

/// Backing down costs standing with all three audiences: more the higher one had gone, and more where voters watch;
/// `weight` of that for who gives way by agreed terms.
fn lose_face(world: &mut World, crisis: &Crisis, side: Side, weight: f64) {
    let rules = world.rules().crisis.clone();
    let nation = crisis.leader(side);
    let height = weight * f64::from(crisis.rungs[side.index()].saturating_sub(1)) / 4.0;
    let democracy = scale::REGIME.share(world.polity(nation).regime);
    let steps = [
        -world.rules().credibility.yielded_allies * height,
        -rules.face_abroad * height,
        -rules.face_at_home * height * around_one(democracy),
    ];
    audience::book(world, nation, steps);
    let mut polity = world.polity_mut(nation);
    polity.approval =
        (polity.approval - rules.face_approval * height * around_one(democracy)).max(0.0);
}
