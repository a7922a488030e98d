//! The review of a case: what was promised, and what had come by the turn it was due.

use super::answers::judge_the_answer;
use crate::engine::rules::promises;
use crate::engine::world::{World, owned};
use crate::event::{EventKind, Outcome};
use crate::ids::{CaseId, NationId, RegionId};
use crate::order::{Contribution, Stake, Stance};
use crate::view::{Answer, Case, Crisis, Stage};

/// Notes the most that each member's forces have brought so far.
pub fn take_stock(world: &mut World, case: &Case, crisis: &Crisis) {
    if !case.answers.iter().any(|a| a.promised > a.brought) {
        return;
    }
    let place = match crisis.stake {
        Stake::Territory(region) => region,
        _ => world.scenario.nation(case.victim).capital,
    };
    let present: Vec<f64> = case
        .answers
        .iter()
        .map(|a| points_there(world, case, crisis, place, a))
        .collect();
    if let Some(mut c) = world.case_mut(case.id) {
        for (answer, points) in c.answers.iter_mut().zip(present) {
            answer.brought = answer.brought.max(points);
        }
    }
}

/// Points of armies and wings that a member has near the scene, or anywhere on the ground of the victim or
/// of the enemy; those held in reserve do not count.
fn points_there(
    world: &World,
    case: &Case,
    crisis: &Crisis,
    place: RegionId,
    answer: &Answer,
) -> f64 {
    if answer.promised <= 0.0 {
        return 0.0;
    }
    let rules = world.rules();
    let near = libm::exp(-rules.alliance.near_km / rules.mind.reach_km);
    world
        .forces()
        .filter(|f| f.nation == answer.nation && f.stance != Stance::Reserve)
        .filter(|f| f.arm != crate::content::Arm::Naval)
        .filter(|f| {
            let region = world.region(f.region);
            let theirs = |n: Option<NationId>| {
                n.is_some_and(|n| {
                    n == case.victim || (n != answer.nation && crisis.opposed(n, case.victim))
                })
            };
            theirs(region.owner)
                || theirs(region.controller)
                || world.scenario.reach.between(f.region, place) >= near
        })
        .fold(0.0, |sum, f| sum + f.strength)
}

/// What became of one answer. Who was not given the time to come has not failed to.
fn outcome(world: &World, answer: &Answer) -> Outcome {
    let rules = &world.rules().alliance;
    if answer.contribution == Contribution::Nothing {
        return Outcome::Refused;
    }
    if answer.contribution < Contribution::Caveats {
        return Outcome::Partly;
    }
    // Who has nothing to send promised nothing, and sends it.
    let share = if answer.promised > 0.0 {
        answer.brought / answer.promised
    } else {
        1.0
    };
    if share >= rules.delivered_full || world.turn < answer.due {
        Outcome::Honoured
    } else if share >= rules.delivered_part {
        Outcome::Partly
    } else {
        Outcome::Evaded
    }
}

/// What an answer with forces counts for once it is seen what came of it.
fn worth(answer: &Answer, outcome: Outcome) -> Contribution {
    match outcome {
        Outcome::Honoured => answer.contribution,
        Outcome::Partly => answer.contribution.min(Contribution::Support),
        // A yes that nobody sees come counts for what it brought.
        Outcome::Evaded | Outcome::Refused => Contribution::Nothing,
    }
}

/// Closes the case: who honoured its word, in part or not at all, and what the alliance is the better or
/// worse for it.
pub fn close(world: &mut World, id: CaseId) {
    let Some(case) = world.case(id).map(owned) else {
        return;
    };
    world.remove_case(id);
    if let Stage::Vote(motion) = case.stage {
        world.remove_motion(motion);
    }
    let outcomes: Vec<(NationId, Outcome)> = case
        .answers
        .iter()
        .map(|a| (a.nation, outcome(world, a)))
        .collect();
    for (answer, &(nation, outcome)) in case.answers.iter().zip(&outcomes) {
        if answer.contribution >= Contribution::Caveats {
            judge_the_answer(world, &case, nation, worth(answer, outcome));
        }
    }
    promises::reviewed(world, id, &outcomes);
    if case.strength.is_none() && !case.binding && case.stage == Stage::Consultation {
        world.tell(EventKind::ConsultationEnded {
            case: id,
            treaty: case.treaty,
            victim: case.victim,
        });
        return;
    }
    let of = |what: Outcome| outcomes.iter().filter(|o| o.1 == what).count() as u16;
    let (honoured, partly) = (of(Outcome::Honoured), of(Outcome::Partly));
    let (evaded, refused) = (of(Outcome::Evaded), of(Outcome::Refused));
    settle_cohesion(world, &case, [honoured, partly, evaded + refused]);
    let (treaty, victim) = (case.treaty, case.victim);
    world.tell(EventKind::CaseReviewed {
        case: id,
        treaty,
        victim,
        honoured,
        partly,
        evaded,
        refused,
        outcomes,
    });
}

fn settle_cohesion(world: &mut World, case: &Case, [honoured, partly, failed]: [u16; 3]) {
    let total = f64::from(honoured + partly + failed);
    let gain = world.rules().alliance.cohesion_by_outcome;
    if let Some(mut t) = world.treaty_mut(case.treaty)
        && total > 0.0
    {
        let outcome = (f64::from(honoured) + 0.4 * f64::from(partly)) / total;
        t.cohesion = (t.cohesion + (outcome - 0.5) * 2.0 * gain).clamp(0.0, 1.0);
    }
}
