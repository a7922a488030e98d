//! A treaty is invoked: trigger, consultation, vote, each member's answer, review.

use super::{crises, motions};
use crate::engine::observe;
use crate::engine::world::{World, owned};
use crate::event::{EventKind, WarCause};
use crate::ids::{CaseId, CrisisId, NationId, TreatyId};
use crate::judge::covers;
use crate::order::{Contribution, MotionKind, Side, Strength};
use crate::view::{Case, Crisis, Stage, Treaty};
use crate::why::Factor;

pub fn phase(world: &mut World) {
    for id in world.case_ids() {
        let Some(case) = world.case(id).map(owned) else {
            continue;
        };
        if world.crisis(case.crisis).is_none() {
            review(world, id);
            continue;
        }
        match case.stage {
            // One turn to consult; then the chair puts what the victim asks for.
            Stage::Consultation if world.turn > case.opened => propose(world, &case),
            Stage::Answers { until } if world.turn >= until => review(world, id),
            Stage::Blocked => review(world, id),
            _ => {}
        }
    }
}

/// Opens a case if the charter's text covers the crisis. The judge has said so already, but an accident
/// of the same turn may have changed the facts.
pub fn invoke(world: &mut World, treaty_id: TreatyId, crisis_id: CrisisId) {
    let public = observe::public(world);
    let (Some(treaty), Some(crisis)) = (public.treaty(treaty_id), public.crisis(crisis_id)) else {
        return;
    };
    if covers(&public, treaty, crisis).is_err() {
        let because = Factor::Area;
        world.tell(EventKind::NotTriggered {
            treaty: treaty_id,
            victim: crisis.target,
            because,
        });
        return;
    }
    if let Some(mut c) = world.crisis_mut(crisis_id)
        && let Err(place) = c.invoked.binary_search(&treaty_id)
    {
        c.invoked.insert(place, treaty_id);
    }
    let opened = world.turn;
    let (victim, aggressor) = (crisis.target, crisis.challenger);
    let case = world.add_case(|id| Case {
        id,
        treaty: treaty_id,
        crisis: crisis_id,
        victim,
        aggressor,
        opened,
        stage: Stage::Consultation,
        strength: None,
        answers: Vec::new(),
    });
    world.tell(EventKind::Invoked {
        case,
        treaty: treaty_id,
        victim,
        aggressor,
        crisis: crisis_id,
    });
    let charter = world.charter(treaty.charter);
    if motions::needs_no_vote(charter)
        || charter.obligation == crate::content::Obligation::Automatic
    {
        decided(world, case, asked(crisis.rung));
    } else if crisis.rung >= 5 {
        // An attack under way leaves no time to consult first.
        if let Some(case) = world.case(case).map(owned) {
            propose(world, &case);
        }
    }
}

/// What a victim asks for on a rung.
fn asked(rung: u8) -> Strength {
    match rung {
        0..=2 => Strength::Statement,
        3..=4 => Strength::Reinforce,
        _ => Strength::Defend,
    }
}

fn propose(world: &mut World, case: &Case) {
    let Some(rung) = world.crisis(case.crisis).map(|c| c.rung) else {
        return;
    };
    motions::table(
        world,
        case.victim,
        case.treaty,
        MotionKind::Respond {
            case: case.id,
            strength: asked(rung),
        },
    );
}

/// The council has agreed on a strength: what follows of itself, and the members' turn to answer.
pub fn decided(world: &mut World, id: CaseId, strength: Strength) {
    let until = world.turn + world.rules().alliance.answer_turns;
    let Some(case) = world.case(id).map(owned) else {
        return;
    };
    if let Some(mut c) = world.case_mut(id) {
        c.strength = Some(strength);
        c.stage = Stage::Answers { until };
    }
    if strength >= Strength::Sanctions {
        let members = world
            .treaty(case.treaty)
            .map(|t| t.members.clone())
            .unwrap_or_default();
        for member in members {
            super::diplomacy::sanction(world, member, case.aggressor, true);
        }
    }
    if strength <= Strength::Sanctions {
        review(world, id);
    }
}

/// A motion failed: the next weaker one comes before the council, down to a statement.
pub fn weaken(world: &mut World, id: CaseId, from: Strength) {
    let Some(case) = world.case(id).map(owned) else {
        return;
    };
    match from.weaker() {
        Some(to) => {
            let kind = MotionKind::Respond {
                case: id,
                strength: to,
            };
            motions::table(world, case.victim, case.treaty, kind);
            let Some(Stage::Vote(motion)) = world.case(id).map(|c| c.stage) else {
                return;
            };
            world.tell(EventKind::MotionWeakened {
                motion,
                treaty: case.treaty,
                from,
                to,
            });
        }
        None => {
            if let Some(mut c) = world.case_mut(id) {
                c.stage = Stage::Blocked;
            }
        }
    }
}

/// One member answers. What it brings, it brings at once to the crisis; its forces still have to march.
pub fn contribute(
    world: &mut World,
    nation: NationId,
    id: CaseId,
    contribution: Contribution,
    because: Option<Factor>,
) {
    let Some(case) = world.case(id).map(owned) else {
        return;
    };
    if let Some(mut c) = world.case_mut(id) {
        match c.answers.binary_search_by_key(&nation, |a| a.0) {
            Ok(_) => return,
            Err(i) => c.answers.insert(i, (nation, contribution)),
        }
    }
    world.tell(EventKind::Contributed {
        case: id,
        nation,
        contribution,
        because,
    });
    judge_the_answer(world, &case, nation, contribution);
    if contribution >= Contribution::Support {
        super::diplomacy::transit(world, nation, case.victim, true);
        super::diplomacy::transit(world, case.victim, nation, true);
    }
    if contribution >= Contribution::Token {
        crises::join(
            world,
            case.crisis,
            nation,
            Side::Target,
            WarCause::Alliance(case.treaty),
            contribution,
        );
    }
}

/// Standing and trust move with the answer: with allies, with adversaries, at home; the victim's most.
fn judge_the_answer(world: &mut World, case: &Case, nation: NationId, contribution: Contribution) {
    let rules = world.rules().alliance.clone();
    let weight = obligation_weight(world, case.treaty);
    let size = contribution as usize;
    {
        let mut standing = world.standing_mut(nation);
        for (value, step) in standing.0.iter_mut().zip(rules.standing_by_answer[size]) {
            *value = (*value + weight * step).clamp(0.0, 1.0);
        }
    }
    let step = weight * rules.trust_by_answer[size];
    let members = world
        .treaty(case.treaty)
        .map(|t| t.members.clone())
        .unwrap_or_default();
    for member in members.into_iter().filter(|m| *m != nation) {
        let share = if member == case.victim { 1.0 } else { 0.5 };
        world.beliefs.add_trust(member, nation, share * step);
    }
    if contribution == Contribution::Nothing {
        world
            .pairs
            .add_grievance(case.victim, nation, weight * rules.grievance_unanswered);
    } else if contribution >= Contribution::Support {
        world
            .pairs
            .add_grievance(case.aggressor, nation, weight * rules.grievance_unanswered);
    }
}

/// How much the charter's text makes of an answer, 0..1.
fn obligation_weight(world: &World, treaty: TreatyId) -> f64 {
    use crate::content::Obligation as O;
    let charter = world.treaty(treaty).map(|t| t.charter);
    charter.map_or(0.0, |c| match world.charter(c).obligation {
        O::Automatic | O::Offensive => 1.0,
        O::AsDeemedNecessary => 0.7,
        O::Consult => 0.3,
        O::Neutrality | O::NonAggression => 0.0,
    })
}

/// Closes the case: who has not answered has refused; the alliance is the stronger or weaker for it.
fn review(world: &mut World, id: CaseId) {
    let Some(case) = world.case(id).map(owned) else {
        return;
    };
    let treaty = world.treaty(case.treaty).map(owned);
    let crisis = world.crisis(case.crisis).map(owned);
    if let (Some(treaty), Some(crisis), Stage::Answers { .. }) = (&treaty, &crisis, case.stage)
        && case.strength.is_some_and(|s| s >= Strength::Reinforce)
    {
        silence_refuses(world, &case, treaty, crisis);
    }
    let answers = world
        .case(id)
        .map(|c| c.answers.clone())
        .unwrap_or_default();
    world.remove_case(id);
    let of = |from: Contribution, to: Contribution| {
        answers.iter().filter(|a| a.1 >= from && a.1 <= to).count() as u16
    };
    let honoured = of(Contribution::Caveats, Contribution::Full);
    let partly = of(Contribution::Token, Contribution::Support);
    let refused = of(Contribution::Nothing, Contribution::Nothing);
    let total = f64::from(honoured + partly + refused);
    let gain = world.rules().alliance.cohesion_by_outcome;
    if let Some(mut t) = world.treaty_mut(case.treaty)
        && total > 0.0
    {
        let outcome = (f64::from(honoured) + 0.4 * f64::from(partly)) / total;
        t.cohesion = (t.cohesion + (outcome - 0.5) * 2.0 * gain).clamp(0.0, 1.0);
    }
    let (treaty, victim) = (case.treaty, case.victim);
    world.tell(EventKind::CaseReviewed {
        case: id,
        treaty,
        victim,
        honoured,
        partly,
        refused,
    });
}

fn silence_refuses(world: &mut World, case: &Case, treaty: &Treaty, crisis: &Crisis) {
    for &member in treaty.members.iter().filter(|m| **m != case.victim) {
        if !world.free(member) {
            continue;
        }
        let answered = case.answers.iter().any(|a| a.0 == member);
        if !answered && crisis.side_of(member).is_none() {
            contribute(world, member, case.id, Contribution::Nothing, None);
        }
    }
}
