//! A matter before an alliance, over the turns: consultation or invocation, vote, each member's answer,
//! delivery, review.

mod answers;
mod counter;
mod delivery;

pub use answers::{Word, contribute};

use super::deeds::{case, dealing, motion, promise};
use crate::content::Obligation;
use crate::engine::world::{World, owned};
use crate::event::{EventKind, Outcome, Shortfall};
use crate::ids::{CaseId, CrisisId, NationId, TreatyId};
use crate::judge::trigger_test;
use crate::order::{Ballot, MotionKind, Strength};
use crate::view::{Case, Crisis, Motion, Stage, Treaty};

pub fn phase(world: &mut World) {
    // Their ids first: cases close on the way.
    for id in world.ecs.ids::<CaseId>() {
        let Some(case) = world.get(id).map(owned) else {
            continue;
        };
        let Some(crisis) = world.get(case.crisis).map(owned) else {
            case::close(world, id);
            continue;
        };
        delivery::take_stock(world, &case, &crisis);
        let rules = &world.rules().alliance;
        let talked_out = case.opened + rules.consult_turns;
        match case.stage {
            // One turn to consult; then the chair puts what the victim asks for.
            Stage::Consultation if case.binding && world.turn > case.opened => {
                propose(world, &case);
            }
            Stage::Consultation if world.turn >= talked_out => case::close(world, id),
            Stage::Vote(motion) if world.get(motion).is_none() => case::close(world, id),
            Stage::Answers { until } if world.turn >= until => answers::all_in(world, id),
            Stage::Delivery { until } | Stage::Blocked { until } if world.turn >= until => {
                case::close(world, id);
            }
            _ => {}
        }
    }
}

/// Calls the treaty in if the charter's text covers the crisis. The judge has said so already, but an
/// accident of the same turn may have changed the facts.
pub fn invoke(world: &mut World, caller: NationId, treaty_id: TreatyId, crisis_id: CrisisId) {
    let (Some(treaty), Some(crisis)) = (
        world.get(treaty_id).map(owned),
        world.get(crisis_id).map(owned),
    ) else {
        return;
    };
    if let Some(because) = shortfall(world, &treaty, &crisis, caller) {
        world.tell(EventKind::NotTriggered {
            treaty: treaty_id,
            victim: caller,
            because,
        });
        return;
    }
    if let Some(mut c) = world.get_mut(crisis_id) {
        match c.called.binary_search_by_key(&treaty_id, |call| call.0) {
            Ok(place) => c.called[place].1 = crisis.rung,
            Err(place) => c.called.insert(place, (treaty_id, crisis.rung)),
        }
    }
    let case = match talks(world, treaty_id, crisis_id, caller) {
        Some(case) => {
            promote(world, case, crisis.provoked(caller));
            case
        }
        None => open(world, treaty_id, &crisis, caller, caller, true),
    };
    world.tell(EventKind::Invoked {
        case,
        treaty: treaty_id,
        victim: caller,
        aggressor: opponent(&crisis, caller),
        crisis: crisis_id,
    });
    let charter = world.charter(treaty.charter);
    if motion::needs_no_vote(charter) || charter.obligation == Obligation::Automatic {
        agreed(world, case, asked(crisis.rung), Vec::new(), Vec::new());
    } else if crisis.has_shots() {
        // An attack under way, of whatever size, leaves no time to consult first.
        if let Some(case) = world.get(case).map(owned) {
            propose(world, &case);
        }
    }
}

/// What began as a consultation now binds. What the members were about to say about it gives way to what
/// the victim asks for.
fn promote(world: &mut World, id: CaseId, provoked: bool) {
    let stage = world.get(id).map(|c| c.stage);
    if let Some(Stage::Vote(motion)) = stage {
        world.remove(motion);
    }
    let now = world.turn;
    if let Some(mut c) = world.get_mut(id) {
        c.binding = true;
        c.provoked = provoked;
        c.opened = now;
        c.stage = Stage::Consultation;
        c.held_back = Vec::new();
    }
}

/// The consultation over the crisis that is still open to become a binding case. One that has been decided
/// already is closed, so that a new one may begin.
fn talks(
    world: &mut World,
    treaty: TreatyId,
    crisis: CrisisId,
    caller: NationId,
) -> Option<CaseId> {
    let (id, stage) = world
        .cases()
        .iter()
        .find(|c| c.treaty == treaty && c.crisis == crisis && c.victim == caller)
        .map(|c| (c.id, c.stage))?;
    match stage {
        Stage::Consultation | Stage::Vote(_) | Stage::Blocked { .. } => Some(id),
        Stage::Answers { .. } | Stage::Delivery { .. } => {
            case::close(world, id);
            None
        }
    }
}

/// What the treaty's text lacks to cover what the crisis does to `caller`.
fn shortfall(
    world: &World,
    treaty: &Treaty,
    crisis: &Crisis,
    caller: NationId,
) -> Option<Shortfall> {
    let charter = world.charter(treaty.charter);
    trigger_test(&world.scenario, charter, treaty, crisis, caller).shortfall()
}

/// A member asks the others to consult about a threat to one of them.
pub fn consult(world: &mut World, by: NationId, treaty_id: TreatyId, crisis_id: CrisisId) {
    let (Some(treaty), Some(crisis)) = (
        world.get(treaty_id).map(owned),
        world.get(crisis_id).map(owned),
    ) else {
        return;
    };
    // Another member may have asked in the same turn.
    let asked = world
        .cases()
        .iter()
        .any(|c| c.treaty == treaty_id && c.crisis == crisis_id);
    if asked {
        return;
    }
    if let Some(mut c) = world.get_mut(crisis_id) {
        c.consulted.push((treaty_id, crisis.rung));
    }
    let victim = crisis.attacked();
    let short = shortfall(world, &treaty, &crisis, victim);
    let case = open(world, treaty_id, &crisis, victim, by, false);
    world.tell(EventKind::Consulted {
        case,
        treaty: treaty_id,
        by,
        victim,
        aggressor: opponent(&crisis, victim),
        short,
    });
}

fn open(
    world: &mut World,
    treaty: TreatyId,
    crisis: &Crisis,
    victim: NationId,
    asked_by: NationId,
    binding: bool,
) -> CaseId {
    let opened = world.turn;
    world.add(|id| Case {
        id,
        treaty,
        crisis: crisis.id,
        victim,
        aggressor: opponent(crisis, victim),
        opened,
        asked_by,
        binding,
        provoked: crisis.provoked(victim),
        stage: Stage::Consultation,
        strength: None,
        outvoted: Vec::new(),
        held_back: Vec::new(),
        answers: Vec::new(),
    })
}

/// Whom `nation` stands against: under a pact for attack as well, it may be the challenger who calls.
fn opponent(crisis: &Crisis, nation: NationId) -> NationId {
    if crisis.target == nation {
        crisis.challenger
    } else {
        crisis.target
    }
}

/// The victim wants no help, or none any more: no alliance helps a nation against its will.
pub fn decline(world: &mut World, id: CaseId) {
    let Some(case) = world.get(id).map(owned) else {
        return;
    };
    if let Stage::Vote(motion) = case.stage {
        world.remove(motion);
    }
    world.remove(id);
    promise::drop_case(world, id);
    world.tell(EventKind::Declined {
        case: id,
        treaty: case.treaty,
        victim: case.victim,
    });
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
    let Some(rung) = world.get(case.crisis).map(|c| c.rung) else {
        return;
    };
    motion::table(
        world,
        case.victim,
        case.treaty,
        MotionKind::Respond {
            case: case.id,
            strength: asked(rung),
        },
    );
}

/// The council has voted for an answer of `strength` to `motion`.
pub fn decided(
    world: &mut World,
    id: CaseId,
    strength: Strength,
    motion: &Motion,
    outvoted: Vec<NationId>,
) {
    let held_back = if strength >= Strength::Reinforce {
        Vec::new()
    } else {
        by_vote(motion, Some(strength))
    };
    agreed(world, id, strength, outvoted, held_back);
}

/// What the votes on `motion` come to as answers, where the body sends nobody: it decided on `instead`, or on nothing.
/// Whoever would have gone as far as was asked, or sent forces at least, has held nobody back.
fn by_vote(motion: &Motion, instead: Option<Strength>) -> Vec<(NationId, Outcome)> {
    let MotionKind::Respond {
        strength: asked, ..
    } = motion.kind
    else {
        return Vec::new();
    };
    let outcome = |ballot: Ballot| match ballot {
        Ballot::Nay => Some(Outcome::Refused),
        Ballot::UpTo(most) if most >= asked.min(Strength::Reinforce) => None,
        Ballot::UpTo(Strength::Sanctions) if instead == Some(Strength::Sanctions) => {
            Some(Outcome::Partly)
        }
        Ballot::UpTo(_) | Ballot::Abstain => Some(Outcome::Evaded),
        Ballot::Aye => None,
    };
    let ballots = motion.ballots.iter();
    ballots
        .filter_map(|(nation, ballot)| Some((*nation, outcome(*ballot)?)))
        .collect()
}

/// A strength is agreed on: what follows of itself, and the members' turn to answer.
fn agreed(
    world: &mut World,
    id: CaseId,
    strength: Strength,
    outvoted: Vec<NationId>,
    held_back: Vec<(NationId, Outcome)>,
) {
    let until = world.turn + world.rules().alliance.answer_turns;
    let Some(case) = world.get(id).map(owned) else {
        return;
    };
    if let Some(mut c) = world.get_mut(id) {
        c.strength = Some(strength);
        c.outvoted = outvoted;
        c.held_back = held_back;
        c.stage = Stage::Answers { until };
    }
    if strength >= Strength::Sanctions {
        let members = world
            .get(case.treaty)
            .map(|t| t.members.clone())
            .unwrap_or_default();
        for member in members.iter().copied().filter(|m| *m != case.aggressor) {
            dealing::sanction(world, member, case.aggressor, true);
        }
    }
    if strength >= Strength::Reinforce {
        counter::counter(world, id);
    }
    if strength <= Strength::Sanctions {
        case::close(world, id);
    }
}

/// No strength found its majority: for a while somebody may try another motion.
pub fn blocked(world: &mut World, id: CaseId, motion: &Motion) {
    let until = world.turn + world.rules().alliance.blocked_turns;
    if let Some(mut c) = world.get_mut(id) {
        c.stage = Stage::Blocked { until };
        c.held_back = by_vote(motion, None);
    }
}
