//! A motion is put before an alliance's council, and voted on.

use crate::content::{Charter, Decision};
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{MotionId, NationId, TreatyId};
use crate::order::{Ballot, MotionKind, Remedy, Strength};
use crate::view::{Motion, Stage};
use crate::why::Factor;

/// Puts a motion before the council; a member that tables it is for it, and an outsider that asks has no vote.
pub fn open(world: &mut World, treaty: TreatyId, by: NationId, kind: MotionKind) -> MotionId {
    let tabled = world.turn;
    let rules = &world.rules().alliance;
    let turns = if presses(world, kind) {
        rules.motion_turns
    } else {
        rules.debate_turns
    };
    let due = tabled + turns;
    let member = world.get(treaty).is_some_and(|t| t.has(by));
    let ballots = member.then_some((by, Ballot::Aye)).into_iter().collect();
    let motion = world.add(|id| Motion {
        id,
        treaty,
        by,
        kind,
        tabled,
        due,
        deferred: false,
        ballots,
        lobbied: Vec::new(),
    });
    world.tell(EventKind::Tabled {
        motion,
        treaty,
        by,
        kind,
    });
    motion
}

/// Whether a war leaves no time for debate.
fn presses(world: &World, kind: MotionKind) -> bool {
    let MotionKind::Respond { case, .. } = kind else {
        return false;
    };
    let crisis = world.get(case).map(|c| c.crisis);
    crisis.is_some_and(|c| world.get(c).is_some_and(|c| c.is_war()))
}

pub fn table(world: &mut World, by: NationId, treaty: TreatyId, kind: MotionKind) {
    if let Some((motion, strength)) = before_the_council(world, kind) {
        // Two members had the same thought in the same month: the later one says how far it would go.
        vote(world, by, motion, Ballot::UpTo(strength), None, None);
        return;
    }
    if let Some(motion) = same_mission(world, treaty, kind) {
        vote(world, by, motion, Ballot::Aye, None, None);
        return;
    }
    let motion = open(world, treaty, by, kind);
    if let MotionKind::Respond { case, .. } = kind
        && let Some(mut c) = world.get_mut(case)
    {
        c.stage = Stage::Vote(motion);
    }
}

/// The motion for a peace operation in the same region that another member, or its host, has put this month.
fn same_mission(world: &World, treaty: TreatyId, kind: MotionKind) -> Option<MotionId> {
    let same = |m: &Motion| m.treaty == treaty && m.kind == kind;
    let mission = matches!(kind, MotionKind::Mission { .. });
    mission
        .then(|| world.motions().iter().find(|m| same(m)).map(|m| m.id))
        .flatten()
}

/// The motion on the same case that is before the council already, and the strength that `kind` asks for.
fn before_the_council(world: &World, kind: MotionKind) -> Option<(MotionId, Strength)> {
    let MotionKind::Respond { case, strength } = kind else {
        return None;
    };
    match world.get(case)?.stage {
        Stage::Vote(motion) if world.get(motion).is_some() => Some((motion, strength)),
        _ => None,
    }
}

/// Casts a ballot, or changes it. One that has lost its seat this month, by what another did before it, votes no more.
pub fn vote(
    world: &mut World,
    nation: NationId,
    id: MotionId,
    ballot: Ballot,
    because: Option<Factor>,
    unless: Option<Remedy>,
) {
    let treaty = world.get(id).map(|m| m.treaty);
    let seated = treaty.is_some_and(|t| world.get(t).is_some_and(|t| t.has(nation)));
    if !seated {
        return;
    }
    if let Some(mut motion) = world.get_mut(id) {
        match motion.ballots.binary_search_by_key(&nation, |b| b.0) {
            Ok(i) => motion.ballots[i].1 = ballot,
            Err(i) => motion.ballots.insert(i, (nation, ballot)),
        }
    } else {
        return;
    }
    world.tell(EventKind::Voted {
        motion: id,
        nation,
        ballot,
        because,
        unless,
    });
}

/// Whether a decision of this kind is taken without a vote.
pub fn needs_no_vote(charter: &Charter) -> bool {
    charter.decision == Decision::Automatic
}
