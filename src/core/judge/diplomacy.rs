//! Orders between two nations.

use super::{Refusal, may_ally, partner, when};
use crate::content::{Obligation, Scenario};
use crate::ids::{CharterId, NationId, OfferId};
use crate::order::{Deal, Term};
use crate::view::View;

/// Billions of 1990 dollars that the terms hand over.
pub fn payment(terms: &[Term]) -> f64 {
    terms.iter().fold(0.0, |sum, t| {
        if let Term::Payment(m) = t {
            sum + f64::from(*m) / 1000.0
        } else {
            sum
        }
    })
}

pub fn propose(view: &View, to: NationId, deal: &Deal) -> Result<(), Refusal> {
    partner(view, to)?;
    when(
        view.public.war_between(view.me, to).is_some(),
        Refusal::AtWar,
    )?;
    when(
        view.offers.iter().any(|o| o.from == view.me && o.to == to),
        Refusal::OfferOpen,
    )?;
    when(
        deal.pact.is_none() && deal.give.is_empty() && deal.ask.is_empty(),
        Refusal::EmptyDeal,
    )?;
    if let Some(pact) = deal.pact {
        let charter = view.public.find_charter(pact).ok_or(Refusal::Unknown)?;
        when(!charter.bilateral, Refusal::NotBilateral)?;
        let stands = view
            .public
            .treaties
            .iter()
            .any(|t| t.charter == pact && t.has(view.me) && t.has(to));
        when(stands, Refusal::PactStands)?;
        may_both(view, pact, to)?;
    }
    can_fulfil(view, view.me, to, &deal.give)?;
    can_fulfil(view, to, view.me, &deal.ask)
}

/// Whether no undertaking keeps the two from a pact of defence with each other.
fn may_both(view: &View, pact: CharterId, other: NationId) -> Result<(), Refusal> {
    let charter = view.public.find_charter(pact).ok_or(Refusal::Unknown)?;
    if charter.obligation.defends() {
        may_ally(&view.public, view.me, std::iter::once(other))?;
        may_ally(&view.public, other, std::iter::once(view.me))?;
    }
    Ok(())
}

/// Whether each of the terms is something that `giver` can do for `taker`.
pub fn can_fulfil(
    view: &View,
    giver: NationId,
    taker: NationId,
    terms: &[Term],
) -> Result<(), Refusal> {
    for term in terms {
        match *term {
            Term::Payment(millions) => when(
                millions == 0,
                Refusal::Range {
                    low: 1,
                    high: 100_000,
                },
            )?,
            Term::Transit => when(view.public.pairs.transit(giver, taker), Refusal::NoChange)?,
            Term::LiftSanctions => when(
                !view.public.pairs.sanctions(giver, taker),
                Refusal::NoChange,
            )?,
            Term::RenounceClaim(region) => {
                let claims = view
                    .public
                    .claims
                    .iter()
                    .any(|c| c.by == giver && c.region == region);
                when(!claims, Refusal::NoClaim)?;
            }
            Term::Pledge {
                treaty,
                permille,
                years,
            } => {
                let shared = view
                    .public
                    .treaty(treaty)
                    .is_some_and(|t| t.has(giver) && t.has(taker));
                when(!shared, Refusal::NotMember)?;
                super::alliance::may_pledge(view, giver, treaty, permille, years)?;
            }
            Term::Support(motion) => {
                let open = view.public.motion(motion).ok_or(Refusal::Unknown)?;
                let seat = view
                    .public
                    .treaty(open.treaty)
                    .is_some_and(|t| t.has(giver));
                when(!seat, Refusal::NoVote)?;
            }
            Term::Ratify(treaty, nation) => {
                let treaty = view.public.treaty(treaty).ok_or(Refusal::Unknown)?;
                super::accession::ratifying(treaty, giver, nation)?;
            }
            Term::Answer(case, least) => {
                let case = view.public.case(case).ok_or(Refusal::Unknown)?;
                let asked = view
                    .public
                    .treaty(case.treaty)
                    .is_some_and(|t| t.has(giver))
                    && giver != case.victim
                    && case.answer(giver).is_none();
                when(
                    !asked || least == crate::order::Contribution::Nothing,
                    Refusal::NotAsked,
                )?;
            }
        }
    }
    Ok(())
}

pub fn reply(view: &View, offer: OfferId, accept: bool) -> Result<(), Refusal> {
    let offer = view.offer(offer).ok_or(Refusal::Unknown)?;
    when(offer.to != view.me, Refusal::NotForYou)?;
    if let Some(pact) = offer.deal.pact.filter(|_| accept) {
        may_both(view, pact, offer.from)?;
    }
    let price = payment(&offer.deal.ask);
    when(
        accept && price > 0.0 && price > view.own.treasury,
        Refusal::Treasury {
            price,
            have: view.own.treasury,
        },
    )
}

/// The charter by which a nation gives a one-sided promise: the loosest for two that defends.
#[must_use]
pub fn guarantee_charter(scenario: &Scenario) -> Option<CharterId> {
    scenario
        .charters
        .iter()
        .position(|c| c.bilateral && c.obligation == Obligation::AsDeemedNecessary)
        .map(CharterId::at)
}

pub fn guarantee(view: &View, nation: NationId) -> Result<(), Refusal> {
    partner(view, nation)?;
    when(
        view.public.war_between(view.me, nation).is_some(),
        Refusal::AtWar,
    )?;
    when(view.public.allied(view.me, nation), Refusal::PactStands)?;
    may_ally(&view.public, view.me, std::iter::once(nation))?;
    may_ally(&view.public, nation, std::iter::once(view.me))
}

pub fn aid(view: &View, nation: NationId, millions: u32) -> Result<(), Refusal> {
    partner(view, nation)?;
    when(
        millions == 0 || millions > 1_000_000,
        Refusal::Range {
            low: 1,
            high: 1_000_000,
        },
    )
}

pub fn sanction(view: &View, nation: NationId, on: bool) -> Result<(), Refusal> {
    super::other(view, nation)?;
    when(
        view.public.pairs.sanctions(view.me, nation) == on,
        Refusal::NoChange,
    )
}

pub fn transit(view: &View, nation: NationId, grant: bool) -> Result<(), Refusal> {
    super::other(view, nation)?;
    when(
        view.public.pairs.transit(view.me, nation) == grant,
        Refusal::NoChange,
    )?;
    when(
        grant && view.public.war_between(view.me, nation).is_some(),
        Refusal::AtWar,
    )?;
    when(grant && lets_an_enemy_through(view, nation), Refusal::Bound)
}

/// Whether `nation` is at war with one to whom neutrality is promised: a neutral lets nobody through.
fn lets_an_enemy_through(view: &View, nation: NationId) -> bool {
    let public = &view.public;
    public
        .treaties_of(view.me)
        .filter(|t| public.charter(t).obligation == Obligation::Neutrality)
        .flat_map(|t| &t.members)
        .any(|m| *m != view.me && public.war_between(*m, nation).is_some())
}
