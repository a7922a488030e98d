//! Motions before an alliance's council: tabled, voted on, counted under the charter's rule, carried out.

use super::deeds::{candidate, intervention, promise, suspension, treasury, treaty};
use super::{invocation, missions, preparation};
use crate::content::{Charter, Decision};
use crate::engine::world::{World, owned};
use crate::event::{EndCause, EventKind};
use crate::ids::{MotionId, NationId};
use crate::judge::{self, Count};
use crate::order::{Ballot, MotionKind};
use crate::view::{Lobby, Motion, Treaty};

pub fn phase(world: &mut World) {
    // Their ids first: what is carried may end a treaty, and with it what lies before its council.
    for id in world.ecs.ids::<MotionId>() {
        let due = world.get(id).is_some_and(|m| world.turn >= m.due);
        if due || everyone_has_voted(world, id) {
            count(world, id);
        }
    }
    promise::drop_stale(world);
}

/// Whether there is nobody left to wait for: a lead that decides alone is quicker than a council, and a council
/// than all the members. The month in which a motion is tabled is for talking all the same.
fn everyone_has_voted(world: &World, id: MotionId) -> bool {
    let Some(motion) = world.get(id).filter(|m| world.turn > m.tabled) else {
        return false;
    };
    let Some(treaty) = world.get(motion.treaty) else {
        return false;
    };
    let charter = world.charter(treaty.charter);
    let voters = judge::electorate(&treaty, charter.decision, &motion.kind, |n| {
        recused(world, charter, motion.kind, n)
    });
    !voters.is_empty() && voters.iter().all(|v| motion.ballot(*v).is_some())
}

fn count(world: &mut World, id: MotionId) {
    let Some(motion) = world.get(id).map(owned) else {
        return;
    };
    let Some(treaty) = world.get(motion.treaty).map(owned) else {
        world.remove(id);
        return;
    };
    let charter = world.charter(treaty.charter).clone();
    let rule = charter.decision;
    let voters = judge::electorate(&treaty, rule, &motion.kind, |n| {
        recused(world, &charter, motion.kind, n)
    });
    let counted = judge::counted(&charter, rule, motion.deferred);
    let result = judge::count(counted, &voters, &motion.kind, |n| motion.ballot(n));
    let (ayes, nays) = (result.ayes.len() as u16, result.nays.len() as u16);
    if !result.passed && defer(world, &motion, &treaty, [ayes, nays]) {
        return;
    }
    world.remove(id);
    let (treaty_id, tabled) = (motion.treaty, motion.kind);
    let kind = match (tabled, result.strength) {
        (MotionKind::Respond { case, .. }, Some(strength)) => {
            MotionKind::Respond { case, strength }
        }
        _ => tabled,
    };
    let assents = matches!(counted, Decision::Consensus { silence: true });
    promise::counted(world, id, |n| match motion.ballot(n) {
        Some(ballot) => result.ayes.contains(&n) || (!result.passed && speaks_for(ballot)),
        None => assents,
    });
    if !result.passed {
        world.tell(EventKind::MotionFailed {
            motion: id,
            treaty: treaty_id,
            kind,
            ayes,
            nays,
        });
        fail(world, &treaty, &motion, &result);
        return;
    }
    if let (MotionKind::Respond { strength: from, .. }, Some(to)) = (tabled, result.strength)
        && from != to
    {
        world.tell(EventKind::MotionWeakened {
            motion: id,
            treaty: treaty_id,
            from,
            to,
        });
    }
    world.tell(EventKind::MotionPassed {
        motion: id,
        treaty: treaty_id,
        kind,
        ayes,
        nays,
    });
    carry_out(world, &treaty, &motion, kind, result.nays);
}

/// Where consensus is sought first, a motion that does not find it comes up once more, for two-thirds.
fn defer(world: &mut World, motion: &Motion, treaty: &Treaty, [ayes, nays]: [u16; 2]) -> bool {
    let charter = world.charter(treaty.charter);
    let council = matches!(charter.decision, Decision::Council { .. });
    if motion.deferred || !council || !charter.council.consensus_first {
        return false;
    }
    let turns = world.rules().alliance.motion_turns;
    if let Some(mut m) = world.get_mut(motion.id) {
        m.deferred = true;
        m.due += turns;
    }
    world.tell(EventKind::MotionDeferred {
        motion: motion.id,
        treaty: treaty.id,
        kind: motion.kind,
        ayes,
        nays,
    });
    true
}

/// Whether the charter leaves `nation` no vote, being a party to the case.
fn recused(world: &World, charter: &Charter, kind: MotionKind, nation: NationId) -> bool {
    let MotionKind::Respond { case, .. } = kind else {
        return false;
    };
    charter.recusal
        && world.get(case).is_some_and(|c| {
            let crisis = world.get(c.crisis);
            judge::party(&c, crisis.as_deref(), nation)
        })
}

/// Whether a ballot that did not carry the day was for the matter at all.
fn speaks_for(ballot: Ballot) -> bool {
    matches!(ballot, Ballot::Aye | Ballot::UpTo(_))
}

/// Somebody works on another's vote.
pub fn lobby(world: &mut World, by: NationId, id: MotionId, nation: NationId, aye: bool) {
    match world.get_mut(id) {
        Some(mut motion) => motion.lobbied.push(Lobby { by, nation, aye }),
        None => return,
    }
    world.tell(EventKind::Lobbied {
        motion: id,
        by,
        nation,
        aye,
    });
}

fn carry_out(
    world: &mut World,
    treaty: &Treaty,
    motion: &Motion,
    kind: MotionKind,
    nays: Vec<NationId>,
) {
    match kind {
        MotionKind::Respond { case, strength } => {
            invocation::decided(world, case, strength, motion, nays);
        }
        MotionKind::Admit { nation } => treaty::join(world, treaty.id, nation),
        MotionKind::Expel { nation } => {
            treaty::remove(world, treaty.id, nation);
            world.tell(EventKind::Expelled {
                nation,
                treaty: treaty.id,
            });
        }
        MotionKind::Exercise { region, scale } => {
            preparation::exercise(world, treaty, motion, region, scale);
        }
        MotionKind::Intelligence { permille } => {
            let level = f64::from(permille) / 1000.0;
            if let Some(mut t) = world.get_mut(treaty.id) {
                t.intelligence = level;
            }
            world.tell_only(
                &treaty.members,
                EventKind::IntelligenceSet {
                    treaty: treaty.id,
                    level,
                },
            );
        }
        MotionKind::Networks { pool } => {
            if let Some(mut t) = world.get_mut(treaty.id) {
                t.networks = pool;
            }
            world.tell(EventKind::NetworksPooled {
                treaty: treaty.id,
                pool,
            });
        }
        MotionKind::Plan { member } => preparation::plan(world, treaty, motion, member),
        MotionKind::Guideline { permille } => {
            let share = f64::from(permille) / 1000.0;
            if let Some(mut t) = world.get_mut(treaty.id) {
                t.guideline = Some(share);
            }
            world.tell(EventKind::GuidelineSet {
                treaty: treaty.id,
                share,
            });
        }
        MotionKind::Integrate => {
            let gain = world.rules().alliance.integration_gain;
            if let Some(mut t) = world.get_mut(treaty.id) {
                t.integrated = true;
                t.practise(gain);
            }
            world.tell(EventKind::CommandIntegrated { treaty: treaty.id });
        }
        MotionKind::Dissolve => treaty::end(world, treaty.id, EndCause::Dissolved),
        MotionKind::MoveTreasury => treasury::move_treasury(world, treaty),
        MotionKind::Intervene { nation } => intervention::open(world, treaty, nation),
        MotionKind::Suspend { nation } => suspension::suspend(world, treaty.id, nation),
        MotionKind::Reinstate { nation } => suspension::reinstate(world, treaty.id, nation),
        MotionKind::Mission { region } => missions::mandate(world, treaty, motion, region),
    }
}

fn fail(world: &mut World, treaty: &Treaty, motion: &Motion, result: &Count) {
    let objector = result.nays.first().copied();
    block(world, treaty, motion, result);
    match motion.kind {
        MotionKind::Respond { case, .. } => invocation::blocked(world, case, motion),
        MotionKind::Admit { nation } => {
            candidate::reject(world, treaty.id, nation, objector);
        }
        _ => {}
    }
}

/// Whoever stands in the way of what others want pays for it with them; the victim remembers.
fn block(world: &mut World, treaty: &Treaty, motion: &Motion, result: &Count) {
    let by: Vec<NationId> = result
        .nays
        .iter()
        .copied()
        .filter(|n| motion.ballot(*n).is_some_and(Ballot::objects))
        .collect();
    if by.is_empty() {
        return;
    }
    let mut wronged = result.ayes.clone();
    wronged.push(motion.by);
    wronged.sort_unstable();
    wronged.dedup();
    let rules = &world.rules().alliance;
    let (trust, sting) = (rules.block_trust, rules.block_grievance);
    let victim = match motion.kind {
        MotionKind::Respond { case, .. } => world.get(case).map(|c| c.victim),
        _ => None,
    };
    for &blocker in &by {
        for &aye in wronged.iter().filter(|n| **n != blocker) {
            world.beliefs.add_trust(aye, blocker, -trust);
        }
        if let Some(victim) = victim {
            world.pairs.add_grievance(victim, blocker, sting);
        }
    }
    world.tell(EventKind::Objected {
        motion: motion.id,
        treaty: treaty.id,
        kind: motion.kind,
        by,
    });
}
