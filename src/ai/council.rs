//! In the councils of alliances: to invoke, to vote, to answer, to table.

use super::{Desk, matter};
use crate::content::Decision;
use crate::ids::NationId;
use crate::judge::{covers, votes};
use crate::order::{Ballot, MotionKind, Order, Side, Stake, Strength};
use crate::reckon;
use crate::view::{Case, Stage, Treaty};
use crate::why::Why;

pub fn plan(desk: &mut Desk<'_>) {
    invoke(desk);
    vote(desk);
    answer(desk);
    if desk.routine(1) {
        table(desk);
    }
}

/// A victim calls for help when the text covers its case and it cannot count on holding out alone. It
/// calls those first who would bring most; a clash that may blow over is not worth anyone's patience.
fn invoke(desk: &mut Desk<'_>) {
    let view = desk.view;
    for crisis in view
        .public
        .crises
        .iter()
        .filter(|c| c.target == view.me && c.rung >= 3)
    {
        let rules = &view.scenario().rules.mind;
        let alone = reckon::odds(
            rules,
            reckon::power(view, crisis.challenger),
            reckon::power(view, view.me),
        );
        let lasting = view.public.turn > crisis.began && crisis.stake != Stake::Incident;
        if crisis.rung < 5 && !(lasting && alone > 0.6) {
            continue;
        }
        let weight = |t: &Treaty| {
            t.members
                .iter()
                .map(|m| reckon::power(view, *m))
                .sum::<f64>()
        };
        let best = view
            .public
            .treaties_of(view.me)
            .filter(|t| covers(&view.public, t, crisis).is_ok() && !crisis.invoked.contains(&t.id))
            .max_by(|a, b| weight(a).total_cmp(&weight(b)).then(b.id.cmp(&a.id)));
        if let Some(treaty) = best {
            desk.sign(Order::Invoke {
                treaty: treaty.id,
                crisis: crisis.id,
            });
        }
    }
}

fn vote(desk: &mut Desk<'_>) {
    let view = desk.view;
    let indifference = view.scenario().rules.mind.vote.indifference;
    for motion in &view.public.motions {
        let Some(treaty) = view.public.treaty(motion.treaty) else {
            continue;
        };
        let voted = motion.ballots.iter().any(|b| b.0 == view.me);
        if voted || !votes(&view.public, treaty, view.me) {
            continue;
        }
        let mut why = Why::default();
        let noise = view.scenario().rules.mind.noise * 0.3;
        let roll = desk.dice(matter::VOTE | u64::from(motion.id.0)).normal() * noise;
        let lean = reckon::vote(view, view.me, motion.treaty, &motion.kind, &mut why) + roll;
        let ballot = if lean > indifference {
            Ballot::Aye
        } else if lean < -indifference {
            Ballot::Nay
        } else {
            Ballot::Abstain
        };
        desk.sign(Order::Vote {
            motion: motion.id,
            ballot,
            because: why.decisive(),
        });
    }
}

fn answer(desk: &mut Desk<'_>) {
    let view = desk.view;
    for case in &view.public.cases {
        let owes = view
            .public
            .treaty(case.treaty)
            .is_some_and(|t| t.has(view.me))
            && case.victim != view.me;
        let open = matches!(case.stage, Stage::Answers { .. });
        if !owes || !open || case.answers.iter().any(|a| a.0 == view.me) {
            continue;
        }
        // Small members wait a turn for the lead, if there is a turn to wait.
        if may_wait(view.me, case, desk) {
            continue;
        }
        let mut why = Why::default();
        let strength = case.strength.unwrap_or(Strength::Reinforce);
        let score = reckon::answer(
            view,
            view.me,
            case.victim,
            case.aggressor,
            case.treaty,
            strength,
            &mut why,
        );
        let noise = view.scenario().rules.mind.noise * 0.5;
        let roll = desk.dice(matter::ANSWER | u64::from(case.id.0)).normal() * noise;
        let contribution = reckon::contribution(view, score + roll);
        desk.sign(Order::Contribute {
            case: case.id,
            contribution,
            because: why.decisive(),
        });
    }
}

fn may_wait(me: NationId, case: &Case, desk: &Desk<'_>) -> bool {
    let view = desk.view;
    let Stage::Answers { until } = case.stage else {
        return false;
    };
    let lead = view.public.treaty(case.treaty).and_then(|t| t.lead);
    let undecided =
        lead.is_some_and(|l| l != me && l != case.victim && !case.answers.iter().any(|a| a.0 == l));
    undecided && view.public.turn < until
}

/// Leads set the agenda: exercises against fear, a guideline that the others miss, a common command.
fn table(desk: &mut Desk<'_>) {
    let view = desk.view;
    for treaty in view.public.treaties_of(view.me) {
        if treaty.lead.unwrap_or(treaty.members[0]) != view.me {
            continue;
        }
        for motion in agenda(desk, treaty) {
            let lean = reckon::vote(view, view.me, treaty.id, &motion, &mut crate::why::Silent);
            if lean > 0.1
                && would_pass(desk, treaty, &motion)
                && desk.sign(Order::Table {
                    treaty: treaty.id,
                    motion,
                })
            {
                break;
            }
        }
    }
}

/// Counts heads before a vote, as far as this nation can read the others: nobody tables a motion to lose it.
fn would_pass(desk: &Desk<'_>, treaty: &Treaty, motion: &MotionKind) -> bool {
    let view = desk.view;
    let voters: Vec<NationId> = treaty
        .members
        .iter()
        .copied()
        .filter(|m| *m != view.me && votes(&view.public, treaty, *m))
        .collect();
    let against = voters
        .iter()
        .filter(|m| reckon::vote(view, **m, treaty.id, motion, &mut crate::why::Silent) < -0.02)
        .count();
    match view.public.charter(treaty).decision {
        Decision::Consensus { .. } => against == 0,
        Decision::Hegemon | Decision::Automatic => true,
        Decision::TwoThirds | Decision::Council { .. } => against * 3 <= voters.len() + 1,
        Decision::Majority => against * 2 <= voters.len(),
    }
}

fn agenda(desk: &Desk<'_>, treaty: &Treaty) -> Vec<MotionKind> {
    let view = desk.view;
    let mut list = Vec::new();
    if !treaty.integrated && treaty.lead == Some(view.me) && treaty.members.len() > 3 {
        list.push(MotionKind::Integrate);
    }
    let mean = treaty
        .members
        .iter()
        .map(|m| view.nation(*m).defence)
        .sum::<f64>()
        / treaty.members.len() as f64;
    let wanted = (view.nation(view.me).defence * 0.7 * 1000.0).round() as u16;
    if treaty
        .guideline
        .is_none_or(|g| g * 1000.0 + 5.0 < f64::from(wanted))
        && mean * 1000.0 < f64::from(wanted)
    {
        list.push(MotionKind::Guideline {
            permille: wanted.min(60),
        });
    }
    let months = u32::from(view.scenario().turn_months);
    let rested = treaty
        .last_exercise
        .is_none_or(|t| (view.public.turn - t) * months >= 12);
    if rested && view.public.charter(treaty).obligation.defends() {
        let (foe, _) = reckon::worst_fear(view, view.me);
        let host = treaty.members.iter().copied().max_by(|a, b| {
            reckon::fear(view, *a, foe)
                .total_cmp(&reckon::fear(view, *b, foe))
                .then(b.cmp(a))
        });
        if let Some(host) = host.filter(|h| view.nation(*h).exile.is_none()) {
            list.push(MotionKind::Exercise {
                region: view.scenario().nation(host).capital,
            });
        }
    }
    if treaty.cohesion < 0.25 {
        list.push(MotionKind::Dissolve);
    }
    for &member in treaty.members.iter().filter(|m| **m != view.me) {
        if view.own.trust[member.index()] < 0.12 {
            list.push(MotionKind::Expel { nation: member });
        }
    }
    list
}

/// The side that a nation would back, if it backs one: used where no treaty speaks.
pub fn leaning(desk: &Desk<'_>, side: Side, crisis: &crate::view::Crisis) -> f64 {
    let view = desk.view;
    let (friend, foe) = (crisis.leader(side), crisis.leader(side.other()));
    let pairs = &view.public.pairs;
    0.8 * pairs.affinity(view.me, friend) - 0.4 * pairs.affinity(view.me, foe)
        + 0.5 * pairs.rivalry(view.me, foe)
        + 0.4 * view.own.threat[foe.index()]
        - 0.5 * pairs.grievance(view.me, friend)
        + 0.4 * pairs.grievance(view.me, foe)
}
