//! How to vote?

use super::{answer, fear, mind, power, trust, worst_fear};
use crate::content::Decision;
use crate::ids::{CaseId, NationId, TreatyId};
use crate::order::{MotionKind, Strength};
use crate::view::{Treaty, View};
use crate::why::{Factor, Recorder, Tally, Why};

/// How `member` leans on a motion before `treaty`'s council: above 0 aye, below 0 nay.
pub fn vote<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: TreatyId,
    kind: &MotionKind,
    why: &mut R,
) -> f64 {
    let Some(treaty) = view.public.treaty(treaty) else {
        return 0.0;
    };
    let mut tally = Tally::new(why);
    match *kind {
        MotionKind::Respond { case, strength } => respond(view, member, case, strength, &mut tally),
        MotionKind::Admit { nation } => admit(view, member, treaty, nation, &mut tally),
        MotionKind::Expel { nation } => expel(view, member, nation, &mut tally),
        MotionKind::Exercise { region } => {
            let v = &mind(view).vote;
            let (foe, danger) = worst_fear(view, member);
            tally.add(Factor::Benefit, v.exercise_base);
            tally.add(Factor::Threat, v.exercise_threat * danger);
            let host = view.region(region).controller.unwrap_or(member);
            let near =
                view.public.pairs.proximity(foe, host) * view.public.pairs.proximity(member, foe);
            tally.add(Factor::Provocation, -v.exercise_provocation * near * danger);
        }
        MotionKind::Guideline { permille } => {
            guideline(view, member, f64::from(permille) / 1000.0, &mut tally)
        }
        MotionKind::Integrate => integrate(view, member, treaty, &mut tally),
        MotionKind::Dissolve => dissolve(view, member, treaty, &mut tally),
    }
    if treaty
        .lead
        .is_some_and(|l| l != member && spoke_for(view, treaty, l, kind))
    {
        tally.add(Factor::LeadPosition, mind(view).vote.lead);
    }
    tally.total()
}

/// Whether the lead has tabled or backed this very motion.
fn spoke_for(view: &View, treaty: &Treaty, lead: NationId, kind: &MotionKind) -> bool {
    view.public
        .motions
        .iter()
        .any(|m| m.treaty == treaty.id && m.kind == *kind && m.by == lead)
}

fn respond<R: Recorder>(
    view: &View,
    member: NationId,
    case: CaseId,
    strength: Strength,
    tally: &mut Tally<'_, R>,
) {
    let v = &mind(view).vote;
    let Some(case) = view.public.case(case) else {
        return;
    };
    if member == case.victim {
        tally.add(Factor::Stake, 1.0);
        return;
    }
    // A vote binds less than an answer: the same factors at a discount, with a price on each step up.
    let mut inner = Why::default();
    answer(
        view,
        member,
        case.victim,
        case.aggressor,
        case.treaty,
        strength,
        &mut inner,
    );
    tally.add(Factor::Precedent, v.respond_base);
    for (factor, value) in inner.parts {
        tally.add(factor, v.respond_share * value);
    }
    let step = strength as usize as f64 - Strength::Reinforce as usize as f64;
    tally.add(Factor::Provocation, -v.respond_step * step);
}

pub(super) fn admit<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: &Treaty,
    nation: NationId,
    tally: &mut Tally<'_, R>,
) {
    let v = &mind(view).vote;
    let pairs = &view.public.pairs;
    tally.add(Factor::Inclination, v.admit_base);
    tally.add(
        Factor::Affinity,
        v.admit_affinity * pairs.affinity(member, nation),
    );
    tally.add(
        Factor::Trust,
        v.admit_trust * (trust(view, member, nation) - 0.5),
    );
    let all: f64 = treaty.members.iter().map(|m| power(view, *m)).sum();
    let adds = power(view, nation) / (power(view, nation) + all).max(1e-6);
    tally.add(
        Factor::Strength,
        v.admit_strength * adds * (0.5 + worst_fear(view, member).1),
    );
    // Whoever is in danger brings the danger along.
    let (foe, danger) = worst_fear(view, nation);
    if !treaty.has(foe) {
        tally.add(
            Factor::Risk,
            -v.admit_danger * danger * (1.0 - fear(view, member, foe)),
        );
    }
    let quarrel = pairs
        .grievance(member, nation)
        .max(pairs.rivalry(member, nation));
    tally.add(Factor::Rivalry, -v.admit_affinity * quarrel);
}

fn expel<R: Recorder>(view: &View, member: NationId, nation: NationId, tally: &mut Tally<'_, R>) {
    let v = &mind(view).vote;
    tally.add(Factor::Inclination, v.expel_base);
    tally.add(
        Factor::Trust,
        v.expel_trust * (0.5 - trust(view, member, nation)),
    );
    tally.add(
        Factor::Affinity,
        -v.admit_affinity * view.public.pairs.affinity(member, nation),
    );
}

fn guideline<R: Recorder>(view: &View, member: NationId, share: f64, tally: &mut Tally<'_, R>) {
    let v = &mind(view).vote;
    let shortfall = share - view.nation(member).defence;
    // Who spends more already gains by binding the others; who spends less would have to pay.
    tally.add(Factor::Guideline, -v.guideline * shortfall);
    tally.add(
        Factor::Threat,
        v.guideline_threat * worst_fear(view, member).1,
    );
}

fn integrate<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: &Treaty,
    tally: &mut Tally<'_, R>,
) {
    let v = &mind(view).vote;
    tally.add(
        Factor::Threat,
        v.integrate_threat * worst_fear(view, member).1,
    );
    let lead = treaty.lead.unwrap_or(member);
    if lead == member {
        tally.add(Factor::Benefit, v.integrate_sovereignty);
        return;
    }
    let mine = power(view, member) / (power(view, member) + power(view, lead)).max(1e-6);
    tally.add(Factor::Sovereignty, -v.integrate_sovereignty * (0.5 + mine));
    tally.add(
        Factor::Trust,
        v.integrate_trust * (trust(view, member, lead) - 0.5),
    );
}

fn dissolve<R: Recorder>(view: &View, member: NationId, treaty: &Treaty, tally: &mut Tally<'_, R>) {
    let v = &mind(view).vote;
    tally.add(Factor::Inclination, v.dissolve_base);
    let (foe, danger) = worst_fear(view, member);
    if !treaty.has(foe) {
        tally.add(Factor::Threat, -v.dissolve_threat * danger);
    }
    tally.add(
        Factor::Treaty,
        -v.dissolve_cohesion * (treaty.cohesion - 1.0 / 3.0),
    );
    let hegemon = view.public.charter(treaty).decision == Decision::Hegemon;
    if treaty.lead == Some(member) {
        tally.add(Factor::Sovereignty, -v.dissolve_lead);
    } else if hegemon {
        tally.add(Factor::Sovereignty, v.dissolve_lead);
    }
}
