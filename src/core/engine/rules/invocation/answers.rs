//! What each member brings, and what its answer is worth in the eyes of the others.

use crate::content::Decision;
use crate::engine::rules::deeds::case::{self, judge_the_answer};
use crate::engine::rules::deeds::{crisis, dealing, promise};
use crate::engine::world::{World, owned};
use crate::event::{EventKind, WarCause};
use crate::ids::{CaseId, NationId, TreatyId};
use crate::judge::Pledge;
use crate::order::{Caveat, Contribution, Remedy};
use crate::view::{Answer, Case, Crisis, Stage, Treaty};
use crate::why::Factor;

/// One member's word.
#[derive(Clone, Copy)]
pub struct Word {
    pub contribution: Contribution,
    pub caveat: Caveat,
    pub because: Option<Factor>,
    pub unless: Option<Remedy>,
}

/// One member answers with `pledge`, the forces that its word stands for. It takes its side in the crisis at
/// once; its forces still have to march.
pub fn contribute(world: &mut World, nation: NationId, id: CaseId, word: Word, pledge: Pledge) {
    let Some(case) = world.get(id).map(owned) else {
        return;
    };
    let contribution = word.contribution;
    let caveat = (contribution == Contribution::Caveats).then_some(word.caveat);
    let sends = contribution >= Contribution::Caveats;
    let pledge = if sends { pledge } else { Pledge::default() };
    let answer = Answer {
        nation,
        contribution,
        caveat,
        due: due(world, pledge),
        promised: pledge.points,
        brought: 0.0,
    };
    if let Some(mut c) = world.get_mut(id) {
        match c.answers.binary_search_by_key(&nation, |a| a.nation) {
            Ok(_) => return,
            Err(i) => c.answers.insert(i, answer),
        }
    }
    world.tell(EventKind::Contributed {
        case: id,
        nation,
        contribution,
        caveat,
        points: pledge.points,
        months: pledge.months,
        because: word.because,
        unless: word.unless,
    });
    promise::answered(world, nation, id, contribution);
    // Words are judged by what is said; forces by whether they come.
    if !sends {
        judge_the_answer(world, &case, nation, contribution);
    }
    if contribution >= Contribution::Support {
        dealing::transit(world, nation, case.victim, true);
        dealing::transit(world, case.victim, nation, true);
    }
    let side = world.get(case.crisis).and_then(|c| c.side_of(case.victim));
    if contribution >= Contribution::Token
        && let Some(side) = side
    {
        crisis::join_with(
            world,
            case.crisis,
            nation,
            side,
            cause(world, case.treaty),
            contribution,
            caveat,
        );
    }
}

/// Who comes because its lead says so has not been asked.
fn cause(world: &World, treaty: TreatyId) -> WarCause {
    let decision = world.get(treaty).map(|t| world.charter(t.charter).decision);
    match decision {
        Some(Decision::Hegemon) => WarCause::Hegemon(treaty),
        _ => WarCause::Alliance(treaty),
    }
}

/// The turn by which a pledge should be there, with some grace.
fn due(world: &World, pledge: Pledge) -> u32 {
    let rules = &world.rules().alliance;
    let turns = (pledge.months / f64::from(world.scenario.turn_months)).ceil() as u32;
    world.turn + (turns + rules.delivery_grace).min(rules.delivery_most)
}

/// Nobody is waited for any longer. Whoever promised forces now has to bring them.
pub fn all_in(world: &mut World, id: CaseId) {
    let Some(case) = world.get(id).map(owned) else {
        return;
    };
    let treaty = world.get(case.treaty).map(owned);
    let crisis = world.get(case.crisis).map(owned);
    if let (Some(treaty), Some(crisis)) = (&treaty, &crisis)
        && case.binding
    {
        silence_refuses(world, &case, treaty, crisis);
    }
    let last = world.get(id).and_then(|c| {
        let forces = c.answers.iter().filter(|a| a.promised > 0.0);
        forces.map(|a| a.due).max()
    });
    match last {
        Some(until) => {
            if let Some(mut c) = world.get_mut(id) {
                c.stage = Stage::Delivery { until };
            }
        }
        None => case::close(world, id),
    }
}

fn silence_refuses(world: &mut World, case: &Case, treaty: &Treaty, crisis: &Crisis) {
    for &member in treaty.members.iter().filter(|m| **m != case.victim) {
        if !world.free(member) || case::fights_for_itself(world, case, member) {
            continue;
        }
        if case.answer(member).is_none() && crisis.side_of(member).is_none() {
            let word = Word {
                contribution: Contribution::Nothing,
                caveat: Caveat::default(),
                because: None,
                unless: None,
            };
            contribute(world, member, case.id, word, Pledge::default());
        }
    }
}
