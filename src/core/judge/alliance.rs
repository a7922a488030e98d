//! Orders in an alliance's council.

use super::trigger::trigger_test;
use super::{Refusal, when};
use crate::content::{Decision, Dues, Enforcement, Obligation, Treasury};
use crate::event::Shortfall;
use crate::ids::{CaseId, CrisisId, MotionId, NationId, TreatyId};
use crate::order::{Ballot, Contribution, MotionKind, Payment, Strength};
use crate::view::{Case, Crisis, Plan, Public, Stage, Treaty, View};

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
        && !treaty.suspends(nation)
        && match public.charter(treaty).decision {
            Decision::Council { .. } => treaty.seated(nation),
            Decision::Hegemon => treaty.lead == Some(nation),
            Decision::Consensus { .. }
            | Decision::TwoThirds
            | Decision::Majority
            | Decision::Automatic => true,
        }
}

/// Whether `nation` is a party to the case: it called, it is called against, or it stands on a side.
#[must_use]
pub fn party(case: &Case, crisis: Option<&Crisis>, nation: NationId) -> bool {
    nation == case.victim
        || nation == case.aggressor
        || crisis.is_some_and(|c| c.side_of(nation).is_some())
}

/// Whether the charter leaves `nation` no vote on the motion, being a party to the case.
#[must_use]
pub fn recused(public: &Public, treaty: &Treaty, kind: &MotionKind, nation: NationId) -> bool {
    let MotionKind::Respond { case, .. } = *kind else {
        return false;
    };
    public.charter(treaty).recusal
        && public
            .case(case)
            .is_some_and(|c| party(c, public.crisis(c.crisis), nation))
}

pub fn table(view: &View, id: TreatyId, kind: &MotionKind) -> Result<(), Refusal> {
    let treaty = member(view, id)?;
    let same = |m: &MotionKind| match (m, kind) {
        (MotionKind::Respond { case: a, .. }, MotionKind::Respond { case: b, .. }) => a == b,
        _ => core::mem::discriminant(m) == core::mem::discriminant(kind),
    };
    when(treaty.suspends(view.me), Refusal::Suspended)?;
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
                super::accession::each_ratifies(&view.public, treaty),
                Refusal::EachRatifies,
            )?;
            when(treaty.candidate(nation).is_none(), Refusal::NoCandidate)
        }
        MotionKind::Expel { nation } => {
            super::other(view, nation)?;
            when(!treaty.has(nation), Refusal::TheyAreNoMember)?;
            when(
                charter.enforcement != Enforcement::Expulsion,
                Refusal::NoPower,
            )
        }
        MotionKind::Intervene { nation } => {
            super::partner(view, nation)?;
            when(!treaty.has(nation), Refusal::TheyAreNoMember)?;
            when(charter.enforcement != Enforcement::Force, Refusal::NoPower)?;
            when(treaty.lead != Some(view.me), Refusal::NotLead)?;
            let open = |c: &Crisis| c.side_of(view.me).is_some() && c.side_of(nation).is_some();
            when(view.public.crises.iter().any(open), Refusal::CrisisOpen)?;
            when(
                super::ground(&view.public, treaty, nation).is_none(),
                Refusal::NoGround,
            )
        }
        MotionKind::Suspend { nation } => {
            super::other(view, nation)?;
            when(!treaty.has(nation), Refusal::TheyAreNoMember)?;
            when(treaty.suspends(nation), Refusal::NoChange)?;
            let may = charter.enforcement == Enforcement::Expulsion || charter.suspends_coups;
            when(!may, Refusal::NoPower)
        }
        MotionKind::Reinstate { nation } => {
            super::other(view, nation)?;
            when(!treaty.suspends(nation), Refusal::NoChange)
        }
        MotionKind::Mission { region } => super::missions::mandate(view, treaty, region),
        MotionKind::Exercise { region, .. } => {
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
        MotionKind::Intelligence { permille } => {
            when(permille > 1000, Refusal::Range { low: 0, high: 1000 })?;
            when(!charter.obligation.defends(), Refusal::NoPower)?;
            let now = (treaty.intelligence * 1000.0).round() as u16;
            when(now == permille, Refusal::NoChange)
        }
        MotionKind::Networks { pool } => {
            when(!view.scenario().domains.cyber, Refusal::NoDomain)?;
            when(!charter.obligation.defends(), Refusal::NoPower)?;
            when(treaty.networks == pool, Refusal::NoChange)
        }
        MotionKind::Plan { member } => {
            if member != view.me {
                super::partner(view, member)?;
            }
            when(!treaty.has(member), Refusal::TheyAreNoMember)?;
            when(!charter.obligation.defends(), Refusal::NoPower)?;
            let half = |p: &Plan| 2 * (p.until - view.public.turn.min(p.until)) > p.until - p.ready;
            let fresh = |p: &Plan| p.member == member && half(p);
            let secret = view.own.plans.iter().filter(|p| p.0 == id).map(|p| &p.1);
            when(
                treaty.plans.iter().chain(secret).any(fresh),
                Refusal::NoChange,
            )
        }
        MotionKind::Dissolve => when(charter.decision == Decision::Automatic, Refusal::NoPower),
        MotionKind::MoveTreasury => {
            when(treaty.treasury_moved, Refusal::NoChange)?;
            let may = charter.treasury == Treasury::Movable && treaty.lead == Some(view.me);
            when(!may, Refusal::NoPower)
        }
    }
}

pub fn vote(view: &View, id: MotionId, ballot: Ballot) -> Result<(), Refusal> {
    let motion = view.public.motion(id).ok_or(Refusal::Unknown)?;
    let treaty = view.public.treaty(motion.treaty).ok_or(Refusal::Unknown)?;
    when(!votes(&view.public, treaty, view.me), Refusal::NoVote)?;
    when(
        recused(&view.public, treaty, &motion.kind, view.me),
        Refusal::Party,
    )?;
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

/// A choice of how to pay dues.
pub fn pay(view: &View, id: TreatyId, by: Payment) -> Result<(), Refusal> {
    let treaty = member(view, id)?;
    let dues = view.public.charter(treaty).dues;
    let tribute = matches!(dues, Dues::Tribute(_));
    when(
        dues == Dues::Nothing || (tribute && treaty.lead == Some(view.me)),
        Refusal::NoDues,
    )?;
    when(treaty.pays(view.me) == by, Refusal::NoChange)?;
    when(by == Payment::Ships && !tribute, Refusal::NoPower)?;
    let harbour = view.scenario().region_ids().any(|r| {
        let state = view.region(r);
        view.scenario().region(r).port > 0
            && state.owner == Some(view.me)
            && state.controller == Some(view.me)
    });
    when(by == Payment::Ships && !harbour, Refusal::NoHarbour)
}

pub fn invoke(view: &View, id: TreatyId, crisis: CrisisId) -> Result<(), Refusal> {
    let treaty = member(view, id)?;
    let crisis = view.public.crisis(crisis).ok_or(Refusal::Unknown)?;
    let treaty_attacks = view.public.charter(treaty).obligation == Obligation::Offensive;
    let challenges = crisis.challenger == view.me;
    let calls =
        crisis.target == view.me || (challenges && (treaty_attacks || crisis.provoked(view.me)));
    when(!calls, Refusal::NotTarget)?;
    // What was answered when less was at stake has not been asked about this: a graver attack is a new case.
    let graver = crisis.call(id).is_some_and(|rung| rung < crisis.rung);
    let open = |c: &Case| {
        let answered = graver && matches!(c.stage, Stage::Delivery { .. });
        c.treaty == id && c.crisis == crisis.id && c.binding && !answered
    };
    when(view.public.cases.iter().any(open), Refusal::CaseOpen)?;
    when(crisis.call(id).is_some() && !graver, Refusal::Invoked)?;
    match trigger_test(
        view.scenario(),
        view.public.charter(treaty),
        treaty,
        crisis,
        view.me,
    )
    .shortfall()
    {
        Some(short) => Err(Refusal::NotTriggered(short)),
        None => Ok(()),
    }
}

/// Any member may ask the others to consult about a threat to one of them, once on each rung.
pub fn consult(view: &View, id: TreatyId, crisis: CrisisId) -> Result<(), Refusal> {
    let treaty = member(view, id)?;
    let crisis = view.public.crisis(crisis).ok_or(Refusal::Unknown)?;
    let duty = view.public.charter(treaty).obligation;
    when(duty.keeps_peace(), Refusal::NoPower)?;
    when(!treaty.has(crisis.attacked()), Refusal::TheyAreNoMember)?;
    when(
        treaty.has(crisis.leader(crisis.attackers())),
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
    when(case.aggressor == view.me, Refusal::Party)?;
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

/// Whether `giver` may promise the members of the treaty such a share: more than it spends, one promise at a time.
pub fn may_pledge(
    view: &View,
    giver: NationId,
    id: TreatyId,
    permille: u16,
    years: u8,
) -> Result<(), Refusal> {
    let treaty = view.public.treaty(id).ok_or(Refusal::Unknown)?;
    when(!treaty.has(giver), Refusal::NotMember)?;
    when(
        !view.public.charter(treaty).obligation.defends(),
        Refusal::NoPower,
    )?;
    when(treaty.pledge(giver).is_some(), Refusal::PledgeOpen)?;
    when(
        !(1..=10).contains(&years),
        Refusal::Range { low: 1, high: 10 },
    )?;
    let ceiling = (view.scenario().rules.orders.defence_ceiling * 1000.0).round() as u32;
    let range = Refusal::Range {
        low: 1,
        high: ceiling,
    };
    when(u32::from(permille) > ceiling, range)?;
    let now = (view.nation(giver).defence * 1000.0).round() as u16;
    when(permille <= now, Refusal::NoRise)
}

pub fn pledge(view: &View, id: TreatyId, permille: u16, years: u8) -> Result<(), Refusal> {
    may_pledge(view, view.me, id, permille, years)
}

pub fn warn(view: &View, id: TreatyId, nation: NationId) -> Result<(), Refusal> {
    let treaty = member(view, id)?;
    when(treaty.lead != Some(view.me), Refusal::NotLead)?;
    super::other(view, nation)?;
    when(!treaty.has(nation), Refusal::TheyAreNoMember)?;
    let short = treaty
        .guideline
        .is_some_and(|g| view.nation(nation).defence < g);
    when(!short, Refusal::NotShort)?;
    let warned = treaty.burden(nation).is_some_and(|b| b.warned.is_some());
    when(warned, Refusal::NoChange)
}
