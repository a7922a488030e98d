//! Orders in an alliance's council.

use super::trigger::trigger_test;
use super::{Refusal, when};
use crate::content::{Decision, Enforcement, Obligation};
use crate::event::Shortfall;
use crate::ids::{CaseId, CrisisId, MotionId, NationId, TreatyId};
use crate::order::{Ballot, Contribution, MotionKind, Strength};
use crate::view::{Public, Stage, Treaty, View};

fn member(view: &View, id: TreatyId) -> Result<&Treaty, Refusal> {
    let treaty = view.public.treaty(id).ok_or(Refusal::Unknown)?;
    when(!treaty.has(view.me), Refusal::NotMember)?;
    Ok(treaty)
}

/// Whether `nation` has a vote in `treaty`'s decisions: a seat where a council decides, the lead's word
/// where a hegemon does.
#[must_use]
pub fn votes(public: &Public, treaty: &Treaty, nation: NationId) -> bool {
    treaty.has(nation)
        && match public.charter(treaty).decision {
            Decision::Council { .. } => treaty.council.contains(&nation),
            Decision::Hegemon => treaty.lead == Some(nation),
            Decision::Consensus { .. }
            | Decision::TwoThirds
            | Decision::Majority
            | Decision::Automatic => true,
        }
}

pub fn table(view: &View, id: TreatyId, kind: &MotionKind) -> Result<(), Refusal> {
    let treaty = member(view, id)?;
    let same = |m: &MotionKind| match (m, kind) {
        (MotionKind::Respond { case: a, .. }, MotionKind::Respond { case: b, .. }) => a == b,
        _ => core::mem::discriminant(m) == core::mem::discriminant(kind),
    };
    when(
        view.public
            .motions
            .iter()
            .any(|m| m.treaty == id && same(&m.kind)),
        Refusal::MotionOpen,
    )?;
    let charter = view.public.charter(treaty);
    match *kind {
        MotionKind::Respond { case, strength } => {
            let case = view.public.case(case).ok_or(Refusal::Unknown)?;
            when(case.treaty != id, Refusal::Unknown)?;
            when(
                !case.binding && strength > Strength::Reinforce,
                Refusal::NotInvoked,
            )?;
            when(
                !matches!(case.stage, Stage::Consultation | Stage::Blocked { .. }),
                Refusal::WrongStage,
            )
        }
        MotionKind::Admit { nation } => {
            super::partner(view, nation)?;
            when(treaty.has(nation), Refusal::Member)?;
            when(
                !super::diplomacy::eligible(view, treaty, nation),
                Refusal::NotEligible,
            )
        }
        MotionKind::Expel { nation } => {
            super::other(view, nation)?;
            when(!treaty.has(nation), Refusal::TheyAreNoMember)?;
            when(
                charter.enforcement == Enforcement::Reproach,
                Refusal::NoPower,
            )
        }
        MotionKind::Exercise { region } => {
            when(
                region.index() >= view.public.regions.len(),
                Refusal::Unknown,
            )?;
            let host = view.region(region).controller;
            when(!host.is_some_and(|h| treaty.has(h)), Refusal::NoBase)?;
            when(!charter.obligation.defends(), Refusal::NoPower)
        }
        MotionKind::Guideline { permille } => {
            when(permille > 200, Refusal::Range { low: 0, high: 200 })?;
            let now = treaty.guideline.unwrap_or(0.0);
            when((now * 1000.0).round() as u16 == permille, Refusal::NoChange)
        }
        MotionKind::Integrate => {
            when(treaty.integrated, Refusal::NoChange)?;
            when(
                !charter.obligation.defends() || treaty.lead.is_none(),
                Refusal::NoPower,
            )
        }
    }
}

pub fn vote(view: &View, id: MotionId, ballot: Ballot) -> Result<(), Refusal> {
    let motion = view.public.motion(id).ok_or(Refusal::Unknown)?;
    let treaty = view.public.treaty(motion.treaty).ok_or(Refusal::Unknown)?;
    when(!votes(&view.public, treaty, view.me), Refusal::NoVote)?;
    let Ballot::UpTo(most) = ballot else {
        return Ok(());
    };
    let MotionKind::Respond { case, .. } = motion.kind else {
        return Err(Refusal::NoStrength);
    };
    let binding = view.public.case(case).is_some_and(|c| c.binding);
    when(!binding && most > Strength::Reinforce, Refusal::NotInvoked)
}

/// Anyone may work on a voter; who does so twice on one motion only repeats itself.
pub fn lobby(view: &View, id: MotionId, nation: NationId) -> Result<(), Refusal> {
    super::partner(view, nation)?;
    let motion = view.public.motion(id).ok_or(Refusal::Unknown)?;
    let treaty = view.public.treaty(motion.treaty).ok_or(Refusal::Unknown)?;
    when(
        !votes(&view.public, treaty, nation),
        Refusal::TheyHaveNoVote,
    )?;
    let again = |l: &crate::view::Lobby| l.by == view.me && l.nation == nation;
    when(motion.lobbied.iter().any(again), Refusal::Lobbied)
}

pub fn invoke(view: &View, id: TreatyId, crisis: CrisisId) -> Result<(), Refusal> {
    let treaty = member(view, id)?;
    let crisis = view.public.crisis(crisis).ok_or(Refusal::Unknown)?;
    when(crisis.target != view.me, Refusal::NotTarget)?;
    when(
        view.public
            .cases
            .iter()
            .any(|c| c.treaty == id && c.crisis == crisis.id && c.binding),
        Refusal::CaseOpen,
    )?;
    when(crisis.invoked.contains(&id), Refusal::Invoked)?;
    match trigger_test(&view.public, treaty, crisis).shortfall() {
        Some(short) => Err(Refusal::NotTriggered(short)),
        None => Ok(()),
    }
}

/// Any member may ask the others to consult about a threat to one of them, once on each rung.
pub fn consult(view: &View, id: TreatyId, crisis: CrisisId) -> Result<(), Refusal> {
    let treaty = member(view, id)?;
    let crisis = view.public.crisis(crisis).ok_or(Refusal::Unknown)?;
    let duty = view.public.charter(treaty).obligation;
    when(
        matches!(duty, Obligation::Neutrality | Obligation::NonAggression),
        Refusal::NoPower,
    )?;
    when(!treaty.has(crisis.target), Refusal::TheyAreNoMember)?;
    when(
        treaty.has(crisis.challenger),
        Refusal::NotTriggered(Shortfall::Fellow),
    )?;
    let short = Shortfall::Rung {
        have: crisis.rung,
        need: 2,
    };
    when(crisis.rung < 2, Refusal::NotTriggered(short))?;
    when(
        view.public
            .cases
            .iter()
            .any(|c| c.treaty == id && c.crisis == crisis.id),
        Refusal::CaseOpen,
    )?;
    let before = |c: &(TreatyId, u8)| c.0 == id && c.1 >= crisis.rung;
    when(crisis.consulted.iter().any(before), Refusal::Consulted)
}

pub fn decline(view: &View, id: CaseId) -> Result<(), Refusal> {
    let case = view.public.case(id).ok_or(Refusal::Unknown)?;
    when(case.victim != view.me, Refusal::NotTarget)?;
    when(
        matches!(case.stage, Stage::Answers { .. } | Stage::Delivery { .. }),
        Refusal::WrongStage,
    )
}

pub fn contribute(
    view: &View,
    id: CaseId,
    contribution: Contribution,
    share: u8,
) -> Result<(), Refusal> {
    let case = view.public.case(id).ok_or(Refusal::Unknown)?;
    let treaty = view.public.treaty(case.treaty).ok_or(Refusal::Unknown)?;
    when(!treaty.has(view.me), Refusal::NotMember)?;
    when(case.victim == view.me, Refusal::Victim)?;
    when(
        !matches!(case.stage, Stage::Answers { .. }),
        Refusal::WrongStage,
    )?;
    when(case.answer(view.me).is_some(), Refusal::Twice)?;
    when(
        contribution >= Contribution::Caveats && !(1..=100).contains(&share),
        Refusal::Range { low: 1, high: 100 },
    )
}
