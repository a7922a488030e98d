//! Offers and their terms, gestures between two nations, and what the months do to relations.

mod accession;
mod command;
mod council;
mod founding;
mod membership;
mod relations;
mod renewal;

use crate::content::Decision;
use crate::engine::rules::deeds::dealing::{self, admit, sanction};
use crate::engine::rules::deeds::treaty::found;
use crate::engine::rules::deeds::{burden, promise, undertaking, wards};
use crate::engine::world::{World, owned};
use crate::event::EventKind;
use crate::ids::{CharterId, NationId, OfferId};
use crate::judge::{self, guarantee_charter};
use crate::order::{Deal, Restraint, Stand, Term};
use crate::view::{Offer, Treaty};
use crate::why::Factor;

pub use accession::ratify;
pub use founding::{propose as convene, sign};
pub use membership::remnants;
pub use relations::lean;
pub use renewal::say as renew;

/// Councils and commands that stand on the first day.
pub fn begin(world: &mut World) {
    seat(world);
}

pub fn phase(world: &mut World) {
    lapse_offers(world);
    founding::phase(world);
    renewal::phase(world);
    membership::phase(world);
    seat(world);
    relations::phase(world);
}

/// Fills councils and commands.
fn seat(world: &mut World) {
    let strength = command::strengths(world);
    let council = |t: &Treaty| {
        let decision = world.charter(t.charter).decision;
        matches!(decision, Decision::Council { .. })
    };
    let treaties = world.treaties();
    let offices = treaties.iter().map(|t| (t.id, council(t), t.integrated));
    let offices: Vec<_> = offices.filter(|(_, c, i)| *c || *i).collect();
    drop(treaties);
    for (id, council, integrated) in offices {
        if council {
            council::elect(world, id);
        }
        if integrated {
            command::appoint(world, id, &strength);
        }
    }
}

pub fn propose(world: &mut World, from: NationId, to: NationId, deal: Deal) {
    let made = world.turn;
    // What is offered is set apart until the answer comes.
    world.economy_mut(from).treasury -= judge::payment(&deal.give);
    let offer = world.add(|id| Offer {
        id,
        from,
        to,
        deal: deal.clone(),
        made,
    });
    world.tell_only(
        &[from, to],
        EventKind::Offered {
            offer,
            from,
            to,
            deal,
        },
    );
}

pub fn reply(world: &mut World, me: NationId, id: OfferId, accept: bool) {
    let Some(offer) = world.get(id).map(owned) else {
        return;
    };
    dealing::close(world, &offer);
    if accept && dealing::void(world, &offer) {
        let (from, to) = (offer.from, offer.to);
        world.tell_only(&[from, to], EventKind::OfferVoid { from, to });
        return;
    }
    if accept {
        settle(world, &offer);
    } else if offer.deal.pact.is_some() {
        let sting = world.rules().diplomacy.grievance_refused;
        world.pairs.add_grievance(offer.from, me, sting);
    }
    let told = EventKind::Replied {
        offer: id,
        from: offer.from,
        to: me,
        accepted: accept,
        deal: offer.deal,
    };
    world.tell_only(&[offer.from, me], told);
}

/// Both sides do what the deal says.
fn settle(world: &mut World, offer: &Offer) {
    if let Some(charter) = offer.deal.pact {
        let members = [offer.from, offer.to];
        let name = pact_name(world, charter, offer.from, offer.to);
        let lead = lead_of_two(world, charter, offer.from, offer.to);
        found(world, charter, name, &members, lead);
    }
    for term in &offer.deal.give {
        fulfil(world, offer.from, offer.to, *term);
    }
    for term in &offer.deal.ask {
        fulfil(world, offer.to, offer.from, *term);
    }
    // Money that goes to and fro is no favour: what counts is what is left of it with one of the two.
    let net = judge::payment(&offer.deal.give) - judge::payment(&offer.deal.ask);
    if net > 0.0 {
        oblige(world, offer.from, offer.to, net);
    } else if net < 0.0 {
        oblige(world, offer.to, offer.from, -net);
    }
    let money = |t: &Term| matches!(t, Term::Payment(_));
    let mut terms = offer.deal.give.iter().chain(&offer.deal.ask);
    if offer.deal.pact.is_some() || !terms.all(money) {
        let warmth = world.rules().diplomacy.trust_kept;
        favour(world, offer.from, offer.to, warmth);
        favour(world, offer.to, offer.from, warmth);
    }
}

/// `by` has done `to` a favour worth `size` of trust, if it were the first; from one that it fears it thinks what is behind
/// it. Returns what has come of it.
fn favour(world: &mut World, by: NationId, to: NationId, size: f64) -> f64 {
    let open = 1.0 - world.beliefs.threat(to, by);
    let had = world.beliefs.earned(to, by);
    let step = world.rules().diplomacy.earned(had, size * open.max(0.0));
    world.beliefs.earn(to, by, step);
    world.beliefs.add_trust(to, by, step);
    step
}

/// What a gift of so many billions does between the two.
fn oblige(world: &mut World, from: NationId, to: NationId, billions: f64) {
    let share = billions / world.economy(to).gdp.max(1e-9);
    let gain = world.rules().diplomacy.gratitude(share);
    let step = favour(world, from, to, gain);
    let tie = world.pairs.tie(from, to);
    world.pairs.set_tie(from, to, tie + step);
}

/// Where a charter needs a lead, the stronger economy of the two takes it.
fn lead_of_two(world: &World, charter: CharterId, a: NationId, b: NationId) -> Option<NationId> {
    let needed = world.charter(charter).needs_lead();
    needed.map(|_| {
        if world.economy(a).gdp >= world.economy(b).gdp {
            a
        } else {
            b
        }
    })
}

fn pact_name(world: &World, charter: CharterId, a: NationId, b: NationId) -> String {
    let (a, b) = (world.scenario.nation(a), world.scenario.nation(b));
    format!("{} ({}-{})", world.charter(charter).name, a.id, b.id)
}

fn fulfil(world: &mut World, giver: NationId, taker: NationId, term: Term) {
    match term {
        Term::Payment(millions) => hand_over(world, giver, taker, millions),
        Term::Transit => {
            admit(world, giver, taker);
            undertaking::give(world, giver, taker, Restraint::Passage);
        }
        Term::LiftSanctions => {
            sanction(world, giver, taker, false);
            undertaking::give(world, giver, taker, Restraint::Trade);
        }
        Term::RenounceClaim(region) => world
            .claims
            .retain(|c| !(c.by == giver && c.region == region)),
        Term::Ratify(treaty, nation) => {
            let price = Some(Factor::SidePayment);
            ratify(world, giver, treaty, nation, Stand::For, price);
        }
        Term::Pledge {
            treaty,
            permille,
            years,
        } => burden::pledge(world, giver, treaty, permille, years),
        Term::Powers(treaty) => wards::entrust(world, giver, treaty, taker, true),
        Term::Support(_) | Term::Answer(..) => promise::give(world, giver, taker, term),
    }
}

/// What is not answered in time, and what cannot be done any more, is off the table.
fn lapse_offers(world: &mut World) {
    let limit = world.rules().diplomacy.offer_turns;
    let open: Vec<Offer> = world.offers().iter().cloned().collect();
    for offer in open {
        let (from, to) = (offer.from, offer.to);
        if dealing::void(world, &offer) {
            dealing::call_off(world, &offer);
        } else if world.turn >= offer.made + limit {
            dealing::close(world, &offer);
            world.tell_only(&[from, to], EventKind::OfferLapsed { from, to });
        }
    }
}

pub fn denounce(world: &mut World, by: NationId, nation: NationId) {
    let step = world.rules().diplomacy.grievance_denounced;
    world.pairs.add_grievance(nation, by, step);
    // Friends of the one take the measure of the other: a denunciation costs the target some trust there.
    for friend in world.nation_ids().filter(|f| *f != nation && *f != by) {
        let ear = world.pairs.affinity(friend, by).max(0.0) * step;
        world.beliefs.add_trust(friend, nation, -ear);
    }
    world.tell(EventKind::Denounced { by, nation });
}

/// A one-sided promise: a treaty that its giver leads, under the loosest charter for two that defends.
pub fn guarantee(world: &mut World, by: NationId, nation: NationId) {
    let scenario = world.scenario.clone();
    if let Some(charter) = guarantee_charter(&scenario) {
        let name = pact_name(world, charter, by, nation);
        found(world, charter, name, &[by, nation], Some(by));
    }
}

pub fn aid(world: &mut World, from: NationId, to: NationId, millions: u32) {
    hand_over(world, from, to, millions);
    oblige(world, from, to, f64::from(millions) / 1000.0);
}

fn hand_over(world: &mut World, from: NationId, to: NationId, millions: u32) {
    let billions = f64::from(millions) / 1000.0;
    world.economy_mut(from).aid += billions;
    world.economy_mut(to).treasury += billions;
    world.tell(EventKind::AidSent { from, to, millions });
}
