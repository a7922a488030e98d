//! Orders in crises and wars.

use super::wards::{by_leave, kept_from_quarrel, kept_from_side};
use super::{Refusal, partner, when};
use crate::ids::{CrisisId, NationId};
use crate::order::{CovertKind, Move, Side, Stake, Terms};
use crate::view::{Contact, Public, View};

/// Whether a treaty between the two forbids `a` to move against `b`. Consultation pacts do not; a promise
/// of peace can be broken, at a price.
#[must_use]
pub fn bound(public: &Public, a: NationId, b: NationId) -> bool {
    public
        .treaties
        .iter()
        .any(|t| t.has(a) && t.has(b) && public.charter(t).obligation.defends())
}

/// Whether the two have promised each other peace or neutrality, by a treaty or with a truce.
#[must_use]
pub fn sworn(public: &Public, a: NationId, b: NationId) -> bool {
    let mut treaties = public.treaties.iter();
    let promised = treaties.any(|t| {
        let promise = public.charter(t).obligation;
        t.has(a) && t.has(b) && promise.keeps_peace()
    });
    promised || public.truce(a, b)
}

pub fn demand(view: &View, target: NationId, stake: Stake) -> Result<(), Refusal> {
    partner(view, target)?;
    let public = &view.public;
    by_leave(public, kept_from_quarrel(public, view.me, target))?;
    let known = view
        .public
        .crises
        .iter()
        .any(|c| c.opposed(view.me, target) || (c.challenger == view.me && c.target == target));
    when(known, Refusal::CrisisOpen)?;
    // A hegemon may discipline its own bloc: only the alignment and the government of an ally are fair game.
    let discipline = matches!(stake, Stake::Alignment | Stake::Regime)
        && view
            .public
            .treaties_of(view.me)
            .any(|t| t.lead == Some(view.me) && t.has(target));
    when(
        bound(&view.public, view.me, target) && !discipline,
        Refusal::Bound,
    )?;
    let claimed = matches!(stake, Stake::Territory(_));
    let apart = view.public.contact(view.me, target) == Contact::None;
    when(apart && !claimed && !discipline, Refusal::Apart)?;
    match stake {
        Stake::Territory(region) => {
            when(
                region.index() >= view.public.regions.len(),
                Refusal::Unknown,
            )?;
            // An owner may always ask for its soil.
            let state = view.region(region);
            if state.owner == Some(view.me) {
                return when(state.controller != Some(target), Refusal::NoStake);
            }
            let claims = view
                .public
                .claims
                .iter()
                .any(|c| c.by == view.me && c.region == region);
            when(!claims, Refusal::NoClaim)?;
            when(state.owner != Some(target), Refusal::NoStake)
        }
        Stake::Alignment => when(
            view.public.treaties_of(target).next().is_none(),
            Refusal::NoStake,
        ),
        Stake::Regime | Stake::Armament => Ok(()),
        // Incidents happen; nobody orders them.
        Stake::Incident => Err(Refusal::NoStake),
    }
}

pub fn act(view: &View, id: CrisisId, action: Move) -> Result<(), Refusal> {
    let crisis = view.public.crisis(id).ok_or(Refusal::Unknown)?;
    let side = Side::BOTH
        .into_iter()
        .find(|&s| crisis.leader(s) == view.me)
        .ok_or(Refusal::NoPart)?;
    match action {
        Move::Raise => {
            when(crisis.rung >= 6, Refusal::TopRung)?;
            when(
                crisis.rung >= 5 && view.nation(view.me).nuclear <= 0.0,
                Refusal::NoWarheads,
            )?;
            let next = crisis.raised(side);
            if next >= 4 && next > crisis.rungs[side.other().index()] {
                let public = &view.public;
                by_leave(public, kept_from_side(public, view.me, crisis, side))?;
            }
            let to_war = crisis.raised(side) == 5 && !crisis.is_war();
            when(
                to_war && !view.public.sides_can_fight(crisis),
                Refusal::NoBattlefield,
            )
        }
        Move::Accept => {
            let offer = crisis.offers[side.other().index()].ok_or(Refusal::NoTerms)?;
            // What was offered months ago may have become impossible.
            super::terms(&view.public, crisis, &offer)
        }
        Move::Offer(terms) => super::terms(&view.public, crisis, &terms),
        Move::Agree => when(crisis.proposal.is_none(), Refusal::NoProposal),
        Move::Hold | Move::Yield => Ok(()),
    }
}

pub fn back(view: &View, id: CrisisId, side: Side) -> Result<(), Refusal> {
    let crisis = view.public.crisis(id).ok_or(Refusal::Unknown)?;
    when(crisis.side_of(view.me).is_some(), Refusal::OnASide)?;
    when(crisis.rung < 2, Refusal::NoStake)?;
    when(
        crisis.is_war() && !view.public.can_join(view.me, crisis, side),
        Refusal::NoBattlefield,
    )?;
    by_leave(
        &view.public,
        kept_from_side(&view.public, view.me, crisis, side),
    )?;
    // Nobody stands against a friend, whether that one leads its side or follows.
    let friend = |n| bound(&view.public, view.me, n);
    when(crisis.nations(side.other()).any(friend), Refusal::Bound)
}

pub fn mediate(view: &View, id: CrisisId) -> Result<(), Refusal> {
    let crisis = view.public.crisis(id).ok_or(Refusal::Unknown)?;
    when(crisis.side_of(view.me).is_some(), Refusal::NotOutside)?;
    when(crisis.mediator.is_some(), Refusal::Mediated)
}

/// Terms that a mediator puts to both sides.
pub fn broker(view: &View, id: CrisisId, terms: &Terms) -> Result<(), Refusal> {
    let crisis = view.public.crisis(id).ok_or(Refusal::Unknown)?;
    when(crisis.mediator != Some(view.me), Refusal::NotMediator)?;
    when(crisis.proposal == Some(*terms), Refusal::NoChange)?;
    super::terms(&view.public, crisis, terms)
}

/// A public attribution needs evidence that has not been shown, and no ally to show it against.
pub fn accuse(view: &View, nation: NationId, kind: CovertKind) -> Result<(), Refusal> {
    partner(view, nation)?;
    when(bound(&view.public, view.me, nation), Refusal::Bound)?;
    when(
        view.public.war_between(view.me, nation).is_some(),
        Refusal::AtWar,
    )?;
    let shown = |e: &crate::view::Evidence| e.suspect == nation && e.kind == kind;
    match view.own.best_evidence(nation, kind) {
        Some(_) => Ok(()),
        None if view.own.evidence.iter().any(shown) => Err(Refusal::Shown),
        None => Err(Refusal::NoEvidence),
    }
}
