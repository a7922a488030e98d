//! A case before an alliance: opened by a lead that intervenes, and closed, with what became of each answer and what
//! that is worth in the eyes of the others.

use super::{audience, promise};
use crate::content::Obligation;
use crate::engine::world::{World, owned};
use crate::event::{EventKind, Outcome};
use crate::ids::{CaseId, CrisisId, NationId, TreatyId};
use crate::order::{Contribution, Strength};
use crate::view::{Answer, Case, RegionState, Shared, Stage};

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
    let Some(case) = world.get(id).map(owned) else {
        return;
    };
    world.remove(id);
    if let Stage::Vote(motion) = case.stage {
        world.remove(motion);
    }
    let mut outcomes: Vec<(NationId, Outcome)> = Vec::new();
    for answer in &case.answers {
        let (nation, outcome) = (answer.nation, outcome(world, answer));
        if outcome == Outcome::Refused && fights_for_itself(world, &case, nation) {
            continue;
        }
        outcomes.push((nation, outcome));
        if answer.contribution >= Contribution::Caveats {
            judge_the_answer(world, &case, nation, worth(answer, outcome));
        }
    }
    let voted = held_back(world, &case);
    for &(nation, outcome) in &voted {
        judge_the_answer(world, &case, nation, vote_worth(outcome));
    }
    let by_vote = !voted.is_empty();
    outcomes.extend(voted);
    promise::reviewed(world, id, &outcomes);
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
        by_vote,
    });
}

/// Whose votes were their answers: a body that was called, and sent nobody. Who fights there all the same, or for its own
/// soil, has kept nothing back.
fn held_back(world: &World, case: &Case) -> Vec<(NationId, Outcome)> {
    if !case.binding {
        return Vec::new();
    }
    let members = members(world, case.treaty);
    let crisis = world.get(case.crisis);
    let stays_away = |n: NationId| {
        n != case.victim
            && world.free(n)
            && members.binary_search(&n).is_ok()
            && crisis.as_ref().is_none_or(|c| c.side_of(n).is_none())
            && !fights_for_itself(world, case, n)
    };
    let mut list = case.held_back.clone();
    list.retain(|(nation, _)| stays_away(*nation));
    list
}

/// What a vote that held the body back counts for as an answer: words, where it was not against any.
pub fn vote_worth(outcome: Outcome) -> Contribution {
    match outcome {
        Outcome::Honoured | Outcome::Partly => Contribution::Support,
        Outcome::Evaded => Contribution::Token,
        Outcome::Refused => Contribution::Nothing,
    }
}

fn settle_cohesion(world: &mut World, case: &Case, [honoured, partly, failed]: [u16; 3]) {
    let total = f64::from(honoured + partly + failed);
    let rules = &world.rules().alliance;
    let (gain, outcome_partly) = (rules.cohesion_by_outcome, rules.outcome_partly);
    if let Some(mut t) = world.get_mut(case.treaty)
        && total > 0.0
    {
        let outcome = (f64::from(honoured) + outcome_partly * f64::from(partly)) / total;
        t.cohesion = (t.cohesion + (outcome - 0.5) * 2.0 * gain).clamp(0.0, 1.0);
    }
}

/// The lead asks the others to take part in an intervention; who stays away has broken nothing.
pub fn ask(
    world: &mut World,
    treaty: TreatyId,
    crisis: CrisisId,
    lead: NationId,
    nation: NationId,
) -> CaseId {
    let opened = world.turn;
    let until = opened + world.rules().alliance.answer_turns;
    world.add(|id| Case {
        id,
        treaty,
        crisis,
        victim: lead,
        aggressor: nation,
        opened,
        asked_by: lead,
        binding: false,
        provoked: false,
        stage: Stage::Answers { until },
        strength: Some(Strength::Reinforce),
        outvoted: Vec::new(),
        held_back: Vec::new(),
        answers: Vec::new(),
    })
}

/// The crisis is over: what alliances have before them about it is reviewed as it stands.
pub fn over(world: &mut World, crisis: CrisisId) {
    let about = |c: &&Case| c.crisis == crisis;
    let ids: Vec<CaseId> = world.cases().iter().filter(about).map(|c| c.id).collect();
    for id in ids {
        close(world, id);
    }
}

/// Whether `nation` fights the same enemy for its own soil: it owes nobody more than that.
pub fn fights_for_itself(world: &World, case: &Case, nation: NationId) -> bool {
    let regions = world.regions();
    world.crises().iter().any(|war| {
        let taken = |r: &RegionState| {
            r.owner == Some(nation) && r.controller.is_some_and(|c| war.opposed(c, nation))
        };
        war.is_war()
            && war.opposed(nation, case.aggressor)
            && (war.attacked() == nation || regions.iter().any(taken))
    })
}

/// Standing and trust move with the answer: with allies, with adversaries, at home; the victim's most.
pub fn judge_the_answer(
    world: &mut World,
    case: &Case,
    nation: NationId,
    contribution: Contribution,
) {
    if contribution == Contribution::Nothing && fights_for_itself(world, case, nation) {
        return;
    }
    let rules = world.rules().alliance.clone();
    let weight = obligation_weight(world, case) * word_weight(world, case, nation, contribution);
    let size = contribution as usize;
    let steps = rules.standing_by_answer[size].map(|step| weight * step);
    audience::book(world, nation, steps);
    let step = weight * rules.trust_by_answer[size];
    let members = members(world, case.treaty);
    for &member in members.iter().filter(|m| **m != nation) {
        let share = if member == case.victim {
            1.0
        } else {
            rules.answer_others
        };
        world.beliefs.add_trust(member, nation, share * step);
    }
    let foe = Some(case.aggressor);
    audience::tell_on(world, case.victim, nation, foe, step, |n| {
        members.binary_search(&n).is_ok()
    });
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

/// Who has given its word again and then stays away has broken two.
fn word_weight(world: &World, case: &Case, nation: NationId, contribution: Contribution) -> f64 {
    let rules = &world.rules().credibility;
    let months = u32::from(world.scenario.turn_months);
    let fresh = world
        .get(case.treaty)
        .and_then(|t| t.mood(nation).and_then(|m| m.word))
        .is_some_and(|turn| (world.turn - turn) * months <= u32::from(rules.word_months));
    if fresh && contribution == Contribution::Nothing {
        1.0 + rules.word_broken
    } else {
        1.0
    }
}

fn members(world: &World, treaty: TreatyId) -> Shared<NationId> {
    world
        .get(treaty)
        .map(|t| t.members.clone())
        .unwrap_or_default()
}

/// How much the charter's text makes of an answer, 0..1. A consultation binds nobody, and who began the quarrel has the
/// smaller claim.
pub fn obligation_weight(world: &World, case: &Case) -> f64 {
    use Obligation as O;
    let rules = &world.rules().alliance;
    let charter = world.get(case.treaty).map(|t| t.charter);
    charter.map_or(0.0, |c| match world.charter(c).obligation {
        O::Neutrality | O::NonAggression => 0.0,
        O::Consult => rules.word_consult,
        _ if !case.binding => rules.word_consult,
        O::Automatic | O::Offensive => 1.0,
        O::AsDeemedNecessary => rules.word_deems,
    }) * if case.provoked {
        rules.word_provoked
    } else {
        1.0
    }
}
