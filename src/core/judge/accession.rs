//! Orders on founding, entering and quitting treaties.

use super::wards::{by_leave, kept_from_entry, kept_from_pact};
use super::{Refusal, may_ally, partner, when};
use crate::content::{Circle, Exit, OpenTo, Ratification, compose, contradictions, limits};
use crate::ids::{FoundingId, NationId, TreatyId};
use crate::order::{CharterDraft, ClauseKind, Stand, Term};
use crate::view::{Candidate, Public, Treaty, View};

/// Longest name of a treaty, in characters.
const NAME: usize = 48;
/// Most nations that may be invited at once.
const INVITED: usize = 40;

/// Whether `draft` makes a charter: its base exists, its numbers are in range, its clauses do not contradict
/// each other.
pub fn draft(public: &Public, draft: &CharterDraft) -> Result<(), Refusal> {
    let base = public.find_charter(draft.base).ok_or(Refusal::Unknown)?;
    let name = draft.name.trim();
    let fit = name.len() == draft.name.len()
        && !name.is_empty()
        && name.chars().count() <= NAME
        && !name.chars().any(char::is_control);
    when(!fit, Refusal::Name)?;
    let sorted = draft
        .clauses
        .windows(2)
        .all(|w| ClauseKind::from(w[0]) < ClauseKind::from(w[1]));
    when(!sorted, Refusal::Clauses)?;
    for &clause in &draft.clauses {
        let Some((value, range)) = limits(clause) else {
            continue;
        };
        let (low, high) = (*range.start(), *range.end());
        when(!range.contains(&value), Refusal::Range { low, high })?;
    }
    match contradictions(&compose(base, draft)).first() {
        Some(found) => Err(Refusal::Contradiction(found.message)),
        None => Ok(()),
    }
}

pub fn found(
    view: &View,
    drafted: &CharterDraft,
    invite: &[NationId],
    lead: Option<NationId>,
    least: u8,
) -> Result<(), Refusal> {
    draft(&view.public, drafted)?;
    when(
        view.foundings.iter().any(|f| f.by == view.me),
        Refusal::OfferOpen,
    )?;
    let sorted = invite.windows(2).all(|w| w[0] < w[1]);
    when(!sorted || invite.is_empty(), Refusal::Invited)?;
    when(invite.len() > INVITED, Refusal::Invited)?;
    for (i, &nation) in invite.iter().enumerate() {
        partner(view, nation)?;
        let others = invite[..i].iter().chain([&view.me]);
        let fight = others
            .copied()
            .any(|o| view.public.war_between(nation, o).is_some());
        when(fight, Refusal::AtWar)?;
    }
    let high = invite.len() as u32 + 1;
    when(
        !(2..=high).contains(&u32::from(least)),
        Refusal::Range { low: 2, high },
    )?;
    let invited = |n: NationId| n == view.me || invite.binary_search(&n).is_ok();
    when(lead.is_some_and(|l| !invited(l)), Refusal::Invited)?;
    let charter = compose(view.public.charter_of(drafted.base), drafted);
    if lead.is_none()
        && let Some(why) = charter.needs_lead()
    {
        return Err(Refusal::NeedsLead(why));
    }
    if charter.obligation.defends() {
        may_ally(&view.public, view.me, invite.iter().copied())?;
    }
    by_leave(&view.public, kept_from_pact(&view.public, view.me, invited))?;
    let stands = view.public.treaties_of(view.me).any(|t| {
        let covers = invite.iter().all(|n| t.has(*n));
        covers && view.public.charter(t).obligation == charter.obligation
    });
    when(stands, Refusal::PactStands)
}

pub fn sign(view: &View, id: FoundingId, accept: bool) -> Result<(), Refusal> {
    let founding = view.founding(id).ok_or(Refusal::Unknown)?;
    let invited = founding.invited.binary_search(&view.me).is_ok();
    when(!invited, Refusal::NotForYou)?;
    when(
        founding.answers.iter().any(|a| a.0 == view.me),
        Refusal::Twice,
    )?;
    if accept {
        let party = |n| n == founding.by || founding.invited.binary_search(&n).is_ok();
        by_leave(&view.public, kept_from_pact(&view.public, view.me, party))?;
    }
    let charter = compose(view.public.charter_of(founding.draft.base), &founding.draft);
    if accept && charter.obligation.defends() {
        let others = founding.invited.iter().chain([&founding.by]).copied();
        may_ally(&view.public, view.me, others)?;
    }
    Ok(())
}

fn treaty(view: &View, id: TreatyId) -> Result<&Treaty, Refusal> {
    view.public.treaty(id).ok_or(Refusal::Unknown)
}

pub fn apply(view: &View, id: TreatyId) -> Result<(), Refusal> {
    let treaty = treaty(view, id)?;
    when(treaty.has(view.me), Refusal::Member)?;
    when(treaty.candidate(view.me).is_some(), Refusal::Applied)?;
    if let Some(circle) = outside(view, treaty, view.me) {
        return Err(Refusal::NotAmong(circle.name.clone()));
    }
    when(!eligible(view, treaty, view.me), Refusal::NotEligible)?;
    by_leave(&view.public, kept_from_entry(&view.public, view.me, treaty))?;
    if view.public.charter(treaty).obligation.defends() {
        may_ally(&view.public, view.me, treaty.members.iter().copied())?;
    }
    Ok(())
}

/// Those among whom the charter is open, where `nation` is none of them.
fn outside<'v>(view: &'v View, treaty: &Treaty, nation: NationId) -> Option<&'v Circle> {
    let among = view.public.charter(treaty).accession.among.as_ref();
    among.filter(|c| !c.has(&view.scenario().nation(nation).id))
}

/// Whether the charter lets `nation` apply.
#[must_use]
pub fn eligible(view: &View, treaty: &Treaty, nation: NationId) -> bool {
    let least = view.scenario().rules.accession.neighbour;
    if outside(view, treaty, nation).is_some() {
        return false;
    }
    match view.public.charter(treaty).accession.open_to {
        OpenTo::Nobody => false,
        OpenTo::Anyone => true,
        OpenTo::Neighbours => treaty
            .members
            .iter()
            .any(|&m| view.public.pairs.proximity(m, nation) >= least),
    }
}

pub fn leave(view: &View, id: TreatyId) -> Result<(), Refusal> {
    let treaty = treaty(view, id)?;
    when(!treaty.has(view.me), Refusal::NotMember)?;
    when(
        treaty.notices.iter().any(|n| n.0 == view.me),
        Refusal::NoticeGiven,
    )?;
    // Whoever may sign nothing without leave gives no notice without it either.
    by_leave(
        &view.public,
        kept_from_pact(&view.public, view.me, |_| false),
    )?;
    when(
        view.public.charter(treaty).exit == Exit::Barred,
        Refusal::NoExit,
    )
}

pub fn withdraw(view: &View, id: TreatyId) -> Result<(), Refusal> {
    let treaty = treaty(view, id)?;
    let notice = treaty.notices.iter().any(|n| n.0 == view.me);
    when(
        !notice && treaty.candidate(view.me).is_none(),
        Refusal::NothingToWithdraw,
    )
}

/// Whether admission to `treaty` takes each member's consent.
#[must_use]
pub fn each_ratifies(public: &Public, treaty: &Treaty) -> bool {
    public.charter(treaty).accession.ratification == Ratification::EachMember
}

pub fn ratify(view: &View, id: TreatyId, nation: NationId, stand: Stand) -> Result<(), Refusal> {
    let treaty = treaty(view, id)?;
    let candidate = ratifying(treaty, view.me, nation)?;
    let holdout = candidate.holdouts.iter().find(|h| h.nation == view.me);
    let Stand::HoldOut(price) = stand else {
        return Ok(());
    };
    when(holdout.is_some_and(|h| h.price == price), Refusal::NoChange)?;
    match price {
        Some(Term::Support(_) | Term::Ratify(..)) => Err(Refusal::NoChange),
        Some(price) => super::diplomacy::can_fulfil(view, nation, view.me, &[price]),
        None => Ok(()),
    }
}

/// The candidate, if `member` is still to ratify its entry.
pub fn ratifying(
    treaty: &Treaty,
    member: NationId,
    nation: NationId,
) -> Result<&Candidate, Refusal> {
    when(!treaty.has(member), Refusal::NotMember)?;
    let candidate = treaty.candidate(nation).ok_or(Refusal::NoCandidate)?;
    when(candidate.open.is_none(), Refusal::WrongStage)?;
    let done = candidate.ratified.iter().any(|r| r.0 == member);
    when(done, Refusal::Ratified)?;
    Ok(candidate)
}
