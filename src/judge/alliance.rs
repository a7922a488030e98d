//! Orders in an alliance's council.

use super::{Refusal, when};
use crate::content::{Area, Charter, Decision, Enforcement, Trigger};
use crate::ids::{CaseId, CrisisId, MotionId, NationId, RegionId, TreatyId};
use crate::order::{MotionKind, Stake};
use crate::view::{Crisis, Public, Stage, Treaty, View};

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
    let same = |m: &MotionKind| core::mem::discriminant(m) == core::mem::discriminant(kind);
    when(
        view.public
            .motions
            .iter()
            .any(|m| m.treaty == id && same(&m.kind)),
        Refusal::MotionOpen,
    )?;
    let charter = view.public.charter(treaty);
    match *kind {
        MotionKind::Respond { case, .. } => {
            let case = view.public.case(case).ok_or(Refusal::Unknown)?;
            when(case.treaty != id, Refusal::Unknown)?;
            when(
                !matches!(case.stage, Stage::Consultation | Stage::Blocked),
                Refusal::WrongStage,
            )
        }
        MotionKind::Admit { nation } => {
            super::partner(view, nation)?;
            when(treaty.has(nation), Refusal::Member)?;
            when(
                super::accession::each_ratifies(&view.public, treaty),
                Refusal::EachRatifies,
            )?;
            when(treaty.candidate(nation).is_none(), Refusal::NoCandidate)
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
        MotionKind::Dissolve => when(charter.decision == Decision::Automatic, Refusal::NoPower),
    }
}

pub fn vote(view: &View, id: MotionId) -> Result<(), Refusal> {
    let motion = view.public.motion(id).ok_or(Refusal::Unknown)?;
    let treaty = view.public.treaty(motion.treaty).ok_or(Refusal::Unknown)?;
    when(!votes(&view.public, treaty, view.me), Refusal::NoVote)
}

pub fn invoke(view: &View, id: TreatyId, crisis: CrisisId) -> Result<(), Refusal> {
    let treaty = member(view, id)?;
    let crisis = view.public.crisis(crisis).ok_or(Refusal::Unknown)?;
    when(crisis.target != view.me, Refusal::NotTarget)?;
    when(
        view.public
            .cases
            .iter()
            .any(|c| c.treaty == id && c.crisis == crisis.id),
        Refusal::CaseOpen,
    )?;
    when(crisis.invoked.contains(&id), Refusal::Invoked)?;
    covers(&view.public, treaty, crisis).map_err(Refusal::NotTriggered)
}

/// Whether `treaty`'s text covers what `crisis` does to its target.
///
/// # Errors
/// The clause that does not fit, in words.
pub fn covers(public: &Public, treaty: &Treaty, crisis: &Crisis) -> Result<(), &'static str> {
    let charter = public.charter(treaty);
    if !charter.obligation.defends() {
        return Err("it promises no defence");
    }
    if treaty.has(crisis.challenger) {
        return Err("the other side is a member too");
    }
    let place = match crisis.stake {
        Stake::Territory(region) => Some(region),
        _ => None,
    };
    if !place.is_none_or(|region| in_area(public, charter, treaty, region)) {
        return Err("the place lies outside its area");
    }
    let met = charter.triggers.iter().any(|t| match t {
        Trigger::Territory | Trigger::Forces => crisis.rung >= 4,
        Trigger::Threat => crisis.rung >= 3,
        Trigger::Subversion(_) | Trigger::Cyber(_) => false,
    });
    if met {
        Ok(())
    } else {
        Err("no armed attack has happened")
    }
}

/// Whether `region` lies where the charter applies.
#[must_use]
pub fn in_area(public: &Public, charter: &Charter, treaty: &Treaty, region: RegionId) -> bool {
    match &charter.area {
        Area::Anywhere => true,
        Area::Home => public
            .scenario
            .region(region)
            .owner
            .is_some_and(|o| treaty.has(o)),
        Area::Regions(list) => list.contains(&region),
        Area::Except(list) => !list.contains(&region),
    }
}

pub fn contribute(view: &View, id: CaseId) -> Result<(), Refusal> {
    let case = view.public.case(id).ok_or(Refusal::Unknown)?;
    let treaty = view.public.treaty(case.treaty).ok_or(Refusal::Unknown)?;
    when(!treaty.has(view.me), Refusal::NotMember)?;
    when(case.victim == view.me, Refusal::Victim)?;
    when(
        !matches!(case.stage, Stage::Answers { .. }),
        Refusal::WrongStage,
    )?;
    when(case.answers.iter().any(|a| a.0 == view.me), Refusal::Twice)
}
