//! How to vote?

use super::word::scruple;
use super::{
    answer, discipline, fear, mind, networks, peace, power, preparation, rising, trust, worst_fear,
};
use crate::content::Decision;
use crate::content::scale::around_one;
use crate::ids::{CaseId, NationId, TreatyId};
use crate::judge::{self, Count};
use crate::order::{Ballot, MotionKind, Strength, Term};
use crate::view::{Case, Motion, Treaty, View};
use crate::why::{Factor, Recorder, Scaled, Silent, Tally};

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
        MotionKind::Exercise { region, scale } => {
            preparation::exercise(view, member, treaty, (region, scale), &mut tally);
            // Who leans on a neighbour holds no manoeuvres under its eyes.
            if view.region(region).controller == Some(member) && view.nation(member).leans.is_some()
            {
                tally.add(Factor::Leaning, -mind(view).answer.leaning);
            }
        }
        MotionKind::Intelligence { permille } => {
            preparation::intelligence(view, member, treaty, permille, &mut tally);
        }
        MotionKind::Networks { pool } => {
            networks::pooled(view, member, treaty, pool, &mut tally);
        }
        MotionKind::Plan { member: of } => preparation::plan(view, member, treaty, of, &mut tally),
        MotionKind::Guideline { permille } => {
            guideline(view, member, f64::from(permille) / 1000.0, &mut tally)
        }
        MotionKind::Integrate => integrate(view, member, treaty, &mut tally),
        MotionKind::Dissolve => dissolve(view, member, treaty, &mut tally),
        MotionKind::MoveTreasury => treasury(view, member, treaty, &mut tally),
        MotionKind::Intervene { nation } => {
            discipline::intervene(view, member, treaty, nation, &mut tally);
        }
        MotionKind::Suspend { nation } => {
            discipline::suspend(view, member, nation, 1.0, &mut tally);
        }
        MotionKind::Reinstate { nation } => {
            discipline::suspend(view, member, nation, -1.0, &mut tally);
        }
        MotionKind::Mission { region } => {
            peace::mandate(view, member, treaty, region, &mut tally);
        }
    }
    super::burden::in_council(view, member, treaty, kind, &mut tally);
    if let Some(motion) = before_it(view, treaty, kind) {
        let backs = |l: NationId| l != member && spoke_for(motion, l, kind);
        if treaty.lead.is_some_and(backs) {
            tally.add(Factor::LeadPosition, mind(view).vote.lead);
        }
        worked_on(view, motion, member, &mut tally);
    }
    tally.total()
}

/// The open motion on this matter, whatever its strength.
pub(super) fn before_it<'v>(
    view: &'v View,
    treaty: &Treaty,
    kind: &MotionKind,
) -> Option<&'v Motion> {
    view.public
        .motions
        .iter()
        .find(|m| m.treaty == treaty.id && (m.kind == *kind || same_case(&m.kind, kind)))
}

fn same_case(a: &MotionKind, b: &MotionKind) -> bool {
    matches!((a, b), (MotionKind::Respond { case: a, .. }, MotionKind::Respond { case: b, .. }) if a == b)
}

/// Whether the lead has tabled or backed this, at this strength.
fn spoke_for(motion: &Motion, lead: NationId, kind: &MotionKind) -> bool {
    let voted = match (motion.ballot(lead), motion.kind, kind) {
        (
            Some(ballot),
            MotionKind::Respond {
                strength: tabled, ..
            },
            MotionKind::Respond { strength, .. },
        ) => ballot.accepts(*strength, tabled) == Some(true),
        (Some(ballot), ..) => ballot == Ballot::Aye,
        (None, ..) => false,
    };
    voted || (motion.by == lead && motion.kind == *kind)
}

/// Who has worked on the member, and whom it has given its word.
fn worked_on<R: Recorder>(
    view: &View,
    motion: &Motion,
    member: NationId,
    tally: &mut Tally<'_, R>,
) {
    for lobby in motion.lobbied.iter().filter(|l| l.nation == member) {
        let sign = if lobby.aye { 1.0 } else { -1.0 };
        tally.add(
            Factor::Persuasion,
            sign * persuasion(view, lobby.by, member),
        );
    }
    let promised = view
        .promises
        .iter()
        .any(|p| p.by == member && p.term == Term::Support(motion.id));
    if promised {
        tally.add(Factor::Promise, promise_weight(view, member));
    }
}

/// What a promised vote weighs with a nation: more with the loyal.
pub(super) fn promise_weight(view: &View, nation: NationId) -> f64 {
    mind(view).vote.promise * scruple(view, nation)
}

/// How far `by` can move the vote of `nation`: by friendship, trust, and how much it is the greater of the
/// two.
#[must_use]
pub fn persuasion(view: &View, by: NationId, nation: NationId) -> f64 {
    let kin = view.public.pairs.affinity(nation, by).max(0.0);
    let (mine, theirs) = (view.nation(by).gdp, view.nation(nation).gdp);
    let dependence = mine / (mine + theirs).max(1e-6);
    let v = &mind(view).vote;
    v.lobby
        * rising(v.lobby_stranger, kin)
        * around_one(trust(view, nation, by))
        * around_one(dependence)
}

/// The ballot that `member` would cast, with `luck` added to its leaning: on an answer, up to which
/// strength it would go.
#[must_use]
pub fn ballot(
    view: &View,
    member: NationId,
    treaty: TreatyId,
    kind: &MotionKind,
    luck: f64,
) -> Ballot {
    cast(view, kind, |kind| {
        vote(view, member, treaty, kind, &mut Silent) + luck
    })
}

/// The ballot of one that leans to each kind as `lean` says.
pub(super) fn cast(view: &View, kind: &MotionKind, lean: impl Fn(&MotionKind) -> f64) -> Ballot {
    let v = &mind(view).vote;
    let MotionKind::Respond {
        case,
        strength: tabled,
    } = *kind
    else {
        return plain(lean(kind), v.indifference);
    };
    let binding = view.public.case(case).is_some_and(|c| c.binding);
    let most = if binding {
        Strength::Retaliate
    } else {
        Strength::Reinforce
    };
    for strength in Strength::ALL.into_iter().rev().filter(|s| *s <= most) {
        let value = lean(&MotionKind::Respond { case, strength });
        // To ask for more than was asked takes more than leaning to it; what one hardly minds one lets pass.
        if strength > tabled && value > v.stronger {
            return Ballot::UpTo(strength);
        }
        if strength == tabled && value >= -v.indifference {
            return plain(value, v.indifference);
        }
        if strength < tabled && value >= -v.indifference {
            return Ballot::UpTo(strength);
        }
    }
    Ballot::Nay
}

fn plain(lean: f64, indifference: f64) -> Ballot {
    if lean > indifference {
        Ballot::Aye
    } else if lean < -indifference {
        Ballot::Nay
    } else {
        Ballot::Abstain
    }
}

/// What a motion of this kind would come to, as far as this view can tell: the ballots cast, and for the
/// rest those that their nations lean to.
#[must_use]
pub fn forecast(view: &View, treaty: &Treaty, kind: &MotionKind) -> Count {
    forecast_with(view, treaty, kind, None)
}

/// The same if one's own vote will be `own`.
#[must_use]
pub fn forecast_with(
    view: &View,
    treaty: &Treaty,
    kind: &MotionKind,
    own: Option<Ballot>,
) -> Count {
    let charter = view.public.charter(treaty);
    let rule = charter.decision;
    let voters = judge::electorate(treaty, rule, kind, |n| {
        judge::recused(&view.public, treaty, kind, n)
    });
    let open = before_it(view, treaty, kind);
    // A forecast of what is not tabled yet looks to the last word, not to the first try for consensus.
    let counted = judge::counted(charter, rule, open.is_none_or(|m| m.deferred));
    judge::count(counted, &voters, kind, |n| {
        let cast = own.filter(|_| n == view.me);
        let cast = cast.or_else(|| open.and_then(|m| m.ballot(n)));
        Some(cast.unwrap_or_else(|| ballot(view, n, treaty.id, kind, 0.0)))
    })
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
    tally.add(Factor::Precedent, v.respond_base);
    if let Some(belief) = belief(view, member, case) {
        tally.add(Factor::Evidence, v.evidence * (belief - 0.5));
        networks::grave(view, member, case, tally);
    }
    // A vote binds less than an answer: the same factors at a discount, with a price on each step up.
    let mut scaled = Scaled {
        tally,
        share: v.respond_share,
    };
    answer(
        view,
        member,
        case.victim,
        case.aggressor,
        case.treaty,
        strength,
        &mut scaled,
    );
    let step = strength as usize as f64 - Strength::Reinforce as usize as f64;
    tally.add(Factor::Provocation, -v.respond_step * step);
}

/// How far `member` believes what the victim says of covert acts, 0..1; None where the case rests on deeds
/// that everybody saw.
fn belief(view: &View, member: NationId, case: &Case) -> Option<f64> {
    let crisis = view.public.crisis(case.crisis).filter(|c| c.rung <= 3)?;
    let distrusted = mind(view).vote.evidence_distrusted;
    crisis
        .evidence
        .iter()
        .filter(|p| p.by == case.victim)
        .map(|p| p.confidence * rising(distrusted, trust(view, member, p.by)))
        .max_by(f64::total_cmp)
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
        v.admit_strength * adds * around_one(worst_fear(view, member).1),
    );
    // Whoever is in danger brings the danger along.
    let (foe, danger) = worst_fear(view, nation);
    if !treaty.has(foe) {
        tally.add(
            Factor::Risk,
            -v.admit_danger * danger * (1.0 - fear(view, member, foe)),
        );
    }
    // Nobody can come to the help of a stranger on another continent, nor does a common area stretch so far.
    let others = treaty.members.iter().filter(|m| **m != nation);
    let near = others.map(|m| pairs.proximity(*m, nation));
    let near = near.fold(0.0, f64::max);
    tally.add(Factor::Nearness, -v.admit_remote * (1.0 - near));
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
    tally.add(
        Factor::Sovereignty,
        -v.integrate_sovereignty * around_one(mine),
    );
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
        -v.dissolve_cohesion * (treaty.cohesion - v.dissolve_loose),
    );
    let hegemon = view.public.charter(treaty).decision == Decision::Hegemon;
    if treaty.lead == Some(member) {
        tally.add(Factor::Sovereignty, -v.dissolve_lead);
    } else if hegemon {
        tally.add(Factor::Sovereignty, v.dissolve_lead);
    }
}

/// The lead would spend it as its own; the others would have paid for that.
fn treasury<R: Recorder>(view: &View, member: NationId, treaty: &Treaty, tally: &mut Tally<'_, R>) {
    let v = &mind(view).vote;
    let lead = treaty.lead.unwrap_or(member);
    if lead == member {
        let ambition = view.scenario().nation(member).doctrine.ambition;
        let full = v.treasury_full * view.nation(member).gdp;
        let sum = (treaty.fund / full.max(1e-9)).min(1.0);
        tally.add(Factor::Benefit, v.treasury * ambition * sum);
        tally.add(
            Factor::Trust,
            -v.treasury * (1.0 - ambition) * treaty.cohesion,
        );
    } else {
        tally.add(Factor::Sovereignty, -v.treasury);
        tally.add(
            Factor::Trust,
            v.integrate_trust * (trust(view, member, lead) - 0.5),
        );
    }
}
