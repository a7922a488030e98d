//! In the councils of alliances: to invoke and consult, to vote, to answer, to table, to bargain.

mod bargain;
mod cases;

use super::{Desk, matter};
use crate::content::{Decision, Treasury};
use crate::ids::NationId;
use crate::judge::{self, votes};
use crate::order::{Ballot, MotionKind, Order, Scale};
use crate::reckon;
use crate::view::{Treaty, View};
use crate::why::{Decisive, Silent};

pub fn plan(desk: &mut Desk<'_>) {
    cases::invoke(desk);
    cases::consult(desk);
    cases::decline(desk);
    cases::move_answer(desk);
    vote(desk);
    cases::answer(desk);
    bargain::lobby(desk);
    bargain::hire(desk);
    table(desk);
}

/// Votes as one leans: at once when sure, else on the last turn, for words may still come. Who has nothing
/// against it leaves it at silence where silence assents.
fn vote(desk: &mut Desk<'_>) {
    let view = desk.view;
    let mind = reckon::mind(view);
    for motion in &view.public.motions {
        let Some(treaty) = view.public.treaty(motion.treaty) else {
            continue;
        };
        let silent = judge::recused(&view.public, treaty, &motion.kind, view.me);
        let voted = motion.ballot(view.me).is_some();
        if voted || silent || !votes(&view.public, treaty, view.me) {
            continue;
        }
        let mut why = Decisive::default();
        let noise = mind.noise * mind.council.mood_vote;
        let roll = desk.dice(matter::VOTE | u64::from(motion.id.0)).normal() * noise;
        let lean = reckon::vote(view, view.me, motion.treaty, &motion.kind, &mut why) + roll;
        if view.public.turn < motion.due && lean.abs() < mind.council.sure {
            continue;
        }
        let ballot = reckon::ballot(view, view.me, motion.treaty, &motion.kind, roll);
        let silence = Decision::Consensus { silence: true };
        let charter = view.public.charter(treaty);
        let rule = judge::counted(charter, charter.decision, motion.deferred);
        if ballot == Ballot::Abstain && rule == silence {
            continue;
        }
        let unless = (ballot != Ballot::Aye)
            .then(|| reckon::vote_change(view, view.me, motion))
            .flatten();
        desk.sign(Order::Vote {
            motion: motion.id,
            ballot,
            because: why.factor(),
            unless: unless.map(|c| c.remedy),
        });
    }
}

/// Leads set the agenda of each treaty once a year: exercises against fear, a guideline that the others miss, a
/// common command.
fn table(desk: &mut Desk<'_>) {
    let view = desk.view;
    for treaty in view.public.treaties_of(view.me) {
        let leads = treaty.lead.unwrap_or(treaty.members[0]) == view.me;
        if !leads || !desk.routine_of(1, u32::from(treaty.id.0)) {
            continue;
        }
        let (foe, _) = reckon::worst_fear(view, view.me);
        for motion in agenda(desk, treaty, foe) {
            let lean = reckon::vote(view, view.me, treaty.id, &motion, &mut crate::why::Silent);
            let order = Order::Table {
                treaty: treaty.id,
                motion,
            };
            if lean > reckon::mind(view).council.tabling
                && judge::judge(view, &order).is_ok()
                && reckon::forecast(view, treaty, &motion).passed
                && !provokes(desk, treaty, &order, foe)
                && desk.sign(order)
            {
                break;
            }
        }
    }
}

fn agenda(desk: &Desk<'_>, treaty: &Treaty, foe: NationId) -> Vec<MotionKind> {
    let view = desk.view;
    let m = &reckon::mind(view).council;
    let mut list = Vec::new();
    if !treaty.integrated && treaty.lead == Some(view.me) && treaty.members.len() > 3 {
        list.push(MotionKind::Integrate);
    }
    if view.public.charter(treaty).treasury == Treasury::Movable && !treaty.treasury_moved {
        list.push(MotionKind::MoveTreasury);
    }
    let mean = treaty
        .members
        .iter()
        .map(|m| view.nation(*m).defence)
        .sum::<f64>()
        / treaty.members.len() as f64;
    let wanted = (view.nation(view.me).defence * m.guideline * 1000.0).round() as u16;
    if treaty
        .guideline
        .is_none_or(|g| g * 1000.0 + m.guideline_step < f64::from(wanted))
        && mean * 1000.0 < f64::from(wanted)
    {
        list.push(MotionKind::Guideline {
            permille: wanted.min(m.guideline_most),
        });
    }
    let months = u32::from(view.scenario().turn_months);
    let rested = treaty
        .last_exercise
        .is_none_or(|t| (view.public.turn - t) * months >= 12);
    if rested
        && view.public.charter(treaty).obligation.defends()
        && let Some(host) = exposed(view, treaty, foe)
    {
        prepare(desk, treaty, host, &mut list);
    }
    if treaty.cohesion < m.dissolve {
        list.push(MotionKind::Dissolve);
    }
    for &member in treaty.members.iter().filter(|m| **m != view.me) {
        if judge::ground(&view.public, treaty, member).is_some() {
            list.push(MotionKind::Intervene { nation: member });
        }
        if treaty.suspends(member) {
            list.push(MotionKind::Reinstate { nation: member });
        } else if view.own.trust[member.index()] < m.suspend {
            list.push(MotionKind::Suspend { nation: member });
        }
        let owes = treaty.arrears(member) > m.owes * view.nation(member).gdp;
        if view.own.trust[member.index()] < if owes { m.expel_owing } else { m.expel } {
            list.push(MotionKind::Expel { nation: member });
        }
    }
    list
}

/// The member that has most to fear of `foe`, unless its soil is lost.
fn exposed(view: &View, treaty: &Treaty, foe: NationId) -> Option<NationId> {
    let host = treaty.members.iter().copied().max_by(|a, b| {
        reckon::fear(view, *a, foe)
            .total_cmp(&reckon::fear(view, *b, foe))
            .then(b.cmp(a))
    });
    host.filter(|h| view.nation(*h).exile.is_none())
}

/// A plan for the member most in danger, and the exercise that is worth most.
fn prepare(desk: &Desk<'_>, treaty: &Treaty, host: NationId, list: &mut Vec<MotionKind>) {
    let view = desk.view;
    let lean = |kind: &MotionKind| reckon::vote(view, view.me, treaty.id, kind, &mut Silent);
    let region = view.scenario().nation(host).capital;
    let drill = Scale::ALL
        .into_iter()
        .map(|scale| MotionKind::Exercise { region, scale })
        .max_by(|a, b| lean(a).total_cmp(&lean(b)));
    let step = reckon::mind(view).council.shares_step;
    let more = ((treaty.intelligence * 1000.0).round() as u16 + step).min(1000);
    list.push(MotionKind::Intelligence { permille: more });
    list.push(MotionKind::Plan { member: host });
    list.extend(drill);
}

/// Whether a preparation provokes the foe more than it deters: asked last, for it is the dearest question.
fn provokes(desk: &Desk<'_>, treaty: &Treaty, order: &Order, foe: NationId) -> bool {
    let view = desk.view;
    let prepares = matches!(
        order,
        Order::Table {
            motion: MotionKind::Plan { .. } | MotionKind::Exercise { .. },
            ..
        }
    );
    let host = exposed(view, treaty, foe).filter(|_| prepares && foe != view.me);
    let patience = view.scenario().rules.mind.deter.drill;
    host.is_some_and(|host| reckon::gain(view, order, foe, host) <= -patience)
}
