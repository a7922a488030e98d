//! What a nation does to another by decree: sanctions, and leave to cross its soil.

use super::breach::{self, Deed};
use crate::content::Reserved;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{CharterId, NationId};
use crate::judge;
use crate::order::Term;
use crate::view::{Offer, Treaty};

pub fn sanction(world: &mut World, by: NationId, nation: NationId, on: bool) {
    if world.pairs.sanctions(by, nation) == on {
        return;
    }
    world.pairs.set_sanctions(by, nation, on);
    if on {
        let step = world.rules().diplomacy.grievance_sanctioned;
        world.pairs.add_grievance(nation, by, step);
    }
    world.tell(EventKind::Sanctioned { by, nation, on });
}

pub fn transit(world: &mut World, host: NationId, guest: NationId, grant: bool) {
    world.pairs.set_transit(host, guest, grant);
    world.tell(EventKind::TransitSet {
        by: host,
        nation: guest,
        grant,
    });
}

/// The same by the host's own choice. To let through those who fight a friend breaks the word given to it.
pub fn admit(world: &mut World, host: NationId, guest: NationId) {
    transit(world, host, guest, true);
    let mut wronged = Vec::new();
    for war in world.crises().iter().filter(|c| c.is_war()) {
        let Some(side) = war.side_of(guest) else {
            continue;
        };
        // Whoever lets the attacked through has opened its soil to nobody's enemy.
        if side == war.attackers() && war.side_of(host) != Some(side) {
            wronged.extend(war.nations(side.other()).filter(|n| *n != host));
        }
    }
    wronged.sort_unstable();
    wronged.dedup();
    for friend in wronged {
        breach::breach(world, host, friend, Deed::Soil, None);
    }
}

/// Takes an offer off the table; what was set apart for it is its maker's again.
pub fn close(world: &mut World, offer: &Offer) {
    world.remove(offer.id);
    world.economy_mut(offer.from).treasury += judge::payment(&offer.deal.give);
}

/// The same for one that has been overtaken, and tells both.
pub fn call_off(world: &mut World, offer: &Offer) {
    close(world, offer);
    let (from, to) = (offer.from, offer.to);
    world.tell_only(&[from, to], EventKind::OfferVoid { from, to });
}

/// Whether an offer can be carried out no longer: war or exile stands between the two, or what was offered is decided, done
/// or promised by now. Orders of the same month may have brought that about since it was judged.
pub fn void(world: &World, offer: &Offer) -> bool {
    let (from, to) = (offer.from, offer.to);
    let at_war = world
        .crises()
        .iter()
        .any(|c| c.is_war() && c.opposed(from, to));
    let stands = |pact: CharterId| {
        let treaties = world.treaties();
        treaties
            .iter()
            .any(|t| t.charter == pact && t.has(from) && t.has(to))
    };
    let give = offer.deal.give.iter().map(|t| (from, to, t));
    let ask = offer.deal.ask.iter().map(|t| (to, from, t));
    at_war
        || !world.free(from)
        || !world.free(to)
        || offer.deal.pact.is_some_and(stands)
        || give
            .chain(ask)
            .any(|(by, to, term)| moot(world, by, to, *term))
}

/// Whether there is nothing left of `term` for `giver` to give.
fn moot(world: &World, giver: NationId, taker: NationId, term: Term) -> bool {
    let sold = |same: &dyn Fn(Term) -> bool| {
        let mut promises = world.promises.iter();
        promises.any(|p| p.by == giver && same(p.term))
    };
    match term {
        Term::Payment(_) => false,
        Term::Transit => world.pairs.transit(giver, taker),
        Term::LiftSanctions => !world.pairs.sanctions(giver, taker),
        Term::RenounceClaim(region) => {
            let mut claims = world.claims.iter();
            !claims.any(|c| c.by == giver && c.region == region)
        }
        Term::Support(motion) => world.get(motion).is_none() || sold(&|t| t == term),
        Term::Ratify(treaty, nation) => {
            let treaty = world.get(treaty);
            treaty.is_none_or(|t| judge::ratifying(&t, giver, nation).is_err())
        }
        Term::Pledge { treaty, .. } => {
            let treaty = world.get(treaty);
            treaty.is_none_or(|t| !t.has(giver) || t.pledge(giver).is_some())
        }
        Term::Powers(treaty) => {
            let treaty = world.get(treaty);
            let reserved = |t: &Treaty| t.reserved(world.charter(t.charter), taker);
            treaty.is_none_or(|t| t.lead != Some(giver) || reserved(&t) == Reserved::Nothing)
        }
        Term::Answer(case, _) => {
            let open = world.get(case).is_some_and(|c| c.answer(giver).is_none());
            !open || sold(&|t| matches!(t, Term::Answer(c, _) if c == case))
        }
    }
}
