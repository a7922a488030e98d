//! Orders between two nations.

use super::wards::{by_leave, kept_from_pact, pact_of_two};
use super::{Refusal, may_ally, partner, when};
use crate::content::{Charter, Obligation, Scenario};
use crate::ids::{CaseId, CharterId, MotionId, NationId, OfferId, RegionId, TreatyId};
use crate::order::{Deal, Order, Restraint, Term};
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
        view.offers.iter().any(|o| o.from == view.me && o.to == to),
        Refusal::OfferOpen,
    )?;
    when(
        deal.pact.is_none() && deal.give.is_empty() && deal.ask.is_empty(),
        Refusal::EmptyDeal,
    )?;
    can_settle(view, view.me, to, deal)
}

/// Whether both could do now what the deal says.
fn can_settle(view: &View, from: NationId, to: NationId, deal: &Deal) -> Result<(), Refusal> {
    when(view.public.war_between(from, to).is_some(), Refusal::AtWar)?;
    if let Some(pact) = deal.pact {
        let charter = view.public.find_charter(pact).ok_or(Refusal::Unknown)?;
        when(!charter.bilateral, Refusal::NotBilateral)?;
        let mut treaties = view.public.treaties.iter();
        let stands = treaties.any(|t| t.charter == pact && t.has(from) && t.has(to));
        when(stands, Refusal::PactStands)?;
        pact_of_two(&view.public, from, to)?;
        may_both(view, charter, from, to)?;
    }
    can_fulfil(view, from, to, &deal.give)?;
    can_fulfil(view, to, from, &deal.ask)
}

/// Whether no undertaking keeps the two from a pact of defence with each other.
fn may_both(view: &View, charter: &Charter, a: NationId, b: NationId) -> Result<(), Refusal> {
    if charter.obligation.defends() {
        may_ally(&view.public, a, std::iter::once(b))?;
        may_ally(&view.public, b, std::iter::once(a))?;
    }
    Ok(())
}

/// What one can give once, and to one only: whoever has sold it, or has it on the table, has no more of it to sell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Good {
    Vote(MotionId),
    Answer(CaseId),
    Ratification(TreatyId, NationId),
    Claim(RegionId),
    Pledge(TreatyId),
    Transit(NationId),
    Sanctions(NationId),
    Powers(TreatyId, NationId),
}

impl Good {
    /// What `term` hands to `taker`; None for money, of which there is more.
    fn of(term: Term, taker: NationId) -> Option<Self> {
        match term {
            Term::Payment(_) => None,
            Term::Transit => Some(Self::Transit(taker)),
            Term::LiftSanctions => Some(Self::Sanctions(taker)),
            Term::RenounceClaim(region) => Some(Self::Claim(region)),
            Term::Support(motion) => Some(Self::Vote(motion)),
            Term::Ratify(treaty, nation) => Some(Self::Ratification(treaty, nation)),
            Term::Pledge { treaty, .. } => Some(Self::Pledge(treaty)),
            Term::Answer(case, _) => Some(Self::Answer(case)),
            Term::Powers(treaty) => Some(Self::Powers(treaty, taker)),
        }
    }
}

/// What `order` gives away, or puts on the table.
pub(super) fn goods(view: &View, order: &Order) -> Vec<Good> {
    match order {
        Order::Propose { to, deal } => goods_of(&deal.give, *to).collect(),
        Order::Reply {
            offer,
            accept: true,
        } => {
            let offer = view.offer(*offer);
            offer.map_or_else(Vec::new, |o| goods_of(&o.deal.ask, o.from).collect())
        }
        _ => Vec::new(),
    }
}

fn goods_of(terms: &[Term], taker: NationId) -> impl Iterator<Item = Good> + '_ {
    terms.iter().filter_map(move |t| Good::of(*t, taker))
}

/// Whether the nation of the view has none of this left: it has promised it, or it lies on the table in an offer of its own.
fn spoken_for(view: &View, good: Good) -> bool {
    let promised = view.promises.iter().filter(|p| p.by == view.me);
    let offered = view.offers.iter().filter(|o| o.from == view.me);
    promised
        .filter_map(|p| Good::of(p.term, p.to))
        .chain(offered.flat_map(|o| goods_of(&o.deal.give, o.to)))
        .any(|g| g == good)
}

/// Whether each of the terms is something that `giver` can do for `taker`.
pub fn can_fulfil(
    view: &View,
    giver: NationId,
    taker: NationId,
    terms: &[Term],
) -> Result<(), Refusal> {
    for term in terms {
        let gone = |good| giver == view.me && spoken_for(view, good);
        when(Good::of(*term, taker).is_some_and(gone), Refusal::SpokenFor)?;
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
                let open = view.public.motion(motion).ok_or(Refusal::Decided)?;
                let treaty = view.public.treaty(open.treaty).ok_or(Refusal::Decided)?;
                let votes = super::votes(&view.public, treaty, giver)
                    && !super::recused(&view.public, treaty, &open.kind, giver);
                when(!votes, Refusal::NoVote)?;
            }
            Term::Powers(treaty) => super::wards::reserves(&view.public, giver, treaty, taker)?,
            Term::Ratify(treaty, nation) => {
                let treaty = view.public.treaty(treaty).ok_or(Refusal::Unknown)?;
                super::accession::ratifying(treaty, giver, nation)?;
            }
            Term::Answer(case, least) => {
                let case = view.public.case(case).ok_or(Refusal::Decided)?;
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
    if accept {
        // It was judged when it was made; what it is now decides.
        partner(view, offer.from)?;
        when(view.nation(view.me).exile.is_some(), Refusal::InExile)?;
        can_settle(view, offer.from, view.me, &offer.deal)?;
    }
    Ok(())
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
    let public = &view.public;
    by_leave(public, kept_from_pact(public, view.me, |n| n == nation))?;
    // Whoever holds power over a ward with its lead may answer for it without asking.
    let theirs = kept_from_pact(public, nation, |n| n == view.me);
    by_leave(public, theirs.filter(|t| !t.holds(view.me)))?;
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
    )?;
    let sold = view.public.has_bargained(view.me, nation, Restraint::Trade);
    when(on && sold, Refusal::Bargained)
}

pub fn transit(view: &View, nation: NationId, grant: bool) -> Result<(), Refusal> {
    super::other(view, nation)?;
    when(
        view.public.pairs.transit(view.me, nation) == grant,
        Refusal::NoChange,
    )?;
    let sold = view
        .public
        .has_bargained(view.me, nation, Restraint::Passage);
    when(!grant && sold, Refusal::Bargained)?;
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
