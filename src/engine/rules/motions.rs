//! Motions before an alliance's council: tabled, voted on, counted under the charter's rule, carried out.

use super::diplomacy;
use super::invocation;
use crate::content::{Charter, Decision};
use crate::engine::world::{World, owned};
use crate::event::{EndCause, EventKind};
use crate::ids::{MotionId, NationId, RegionId, TreatyId};
use crate::order::{Ballot, MotionKind};
use crate::view::{Motion, Stage, Treaty};
use crate::why::Factor;

pub fn phase(world: &mut World) {
    for id in world.motion_ids() {
        let due = world.motion(id).is_some_and(|m| world.turn >= m.due);
        if due {
            count(world, id);
        }
    }
    for id in world.treaty_ids() {
        reproach(world, id);
    }
}

pub fn table(world: &mut World, by: NationId, treaty: TreatyId, kind: MotionKind) {
    let motion = open(world, treaty, by, kind);
    if let MotionKind::Respond { case, .. } = kind
        && let Some(mut c) = world.case_mut(case)
    {
        c.stage = Stage::Vote(motion);
    }
}

/// Puts a motion before the council; who tables it is for it.
pub fn open(world: &mut World, treaty: TreatyId, by: NationId, kind: MotionKind) -> MotionId {
    let tabled = world.turn;
    let due = tabled + world.rules().alliance.motion_turns;
    let motion = world.add_motion(|id| Motion {
        id,
        treaty,
        by,
        kind,
        tabled,
        due,
        ballots: vec![(by, Ballot::Aye)],
    });
    world.tell(EventKind::Tabled {
        motion,
        treaty,
        by,
        kind,
    });
    motion
}

pub fn vote(
    world: &mut World,
    nation: NationId,
    id: MotionId,
    ballot: Ballot,
    because: Option<Factor>,
) {
    if let Some(mut motion) = world.motion_mut(id) {
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
    });
}

fn count(world: &mut World, id: MotionId) {
    let Some(motion) = world.motion(id).map(owned) else {
        return;
    };
    world.remove_motion(id);
    let Some(treaty) = world.treaty(motion.treaty).map(owned) else {
        return;
    };
    let result = tally(world, &motion, &treaty);
    let (ayes, nays) = (result.ayes, result.nays);
    let (treaty_id, kind) = (motion.treaty, motion.kind);
    if result.passed {
        world.tell(EventKind::MotionPassed {
            motion: id,
            treaty: treaty_id,
            kind,
            ayes,
            nays,
        });
        carry_out(world, &treaty, kind);
    } else {
        world.tell(EventKind::MotionFailed {
            motion: id,
            treaty: treaty_id,
            kind,
            ayes,
            nays,
        });
        fail(world, &treaty, &motion, result.objector);
    }
}

/// The outcome of a vote.
pub struct Tally {
    pub passed: bool,
    pub ayes: u16,
    pub nays: u16,
    /// The first who said no.
    pub objector: Option<NationId>,
}

fn tally(world: &World, motion: &Motion, treaty: &Treaty) -> Tally {
    let charter = world.charter(treaty.charter);
    let rule = charter.decision;
    let subject = match motion.kind {
        MotionKind::Expel { nation } => Some(nation),
        _ => None,
    };
    let voters: Vec<NationId> = voters(treaty, rule)
        .into_iter()
        .filter(|v| Some(*v) != subject)
        .collect();
    let ballot = |n: NationId| {
        motion
            .ballots
            .binary_search_by_key(&n, |b| b.0)
            .ok()
            .map(|i| motion.ballots[i].1)
    };
    let cast = |b: Ballot| voters.iter().filter(|v| ballot(**v) == Some(b)).count() as u16;
    let (ayes, nays) = (cast(Ballot::Aye), cast(Ballot::Nay));
    let silent = voters.len() as u16 - ayes - nays - cast(Ballot::Abstain);
    Tally {
        passed: passes(rule, voters.len() as u16, ayes, nays, silent),
        ayes,
        nays,
        objector: voters
            .iter()
            .copied()
            .find(|v| ballot(*v) == Some(Ballot::Nay)),
    }
}

/// Whether a motion passes. Abstentions count neither for nor against, but under two-thirds and majority
/// half of the voters must have voted.
#[must_use]
pub fn passes(rule: Decision, voters: u16, ayes: u16, nays: u16, silent: u16) -> bool {
    let quorum = (ayes + nays) * 2 >= voters;
    match rule {
        Decision::Automatic => true,
        Decision::Hegemon => ayes > 0,
        // With the silence procedure those who say nothing assent; without it each must say yes or abstain.
        Decision::Consensus { silence } => nays == 0 && ayes > 0 && (silence || silent == 0),
        Decision::TwoThirds | Decision::Council { .. } => quorum && ayes * 3 >= (ayes + nays) * 2,
        Decision::Majority => quorum && ayes > nays,
    }
}

fn voters(treaty: &Treaty, rule: Decision) -> Vec<NationId> {
    match rule {
        Decision::Council { .. } => treaty.council.clone(),
        Decision::Hegemon => treaty.lead.into_iter().collect(),
        _ => treaty.members.clone(),
    }
}

fn carry_out(world: &mut World, treaty: &Treaty, kind: MotionKind) {
    match kind {
        MotionKind::Respond { case, strength } => invocation::decided(world, case, strength),
        MotionKind::Admit { nation } => diplomacy::join(world, treaty.id, nation),
        MotionKind::Expel { nation } => {
            diplomacy::remove(world, treaty.id, nation);
            world.tell(EventKind::Expelled {
                nation,
                treaty: treaty.id,
            });
        }
        MotionKind::Exercise { region } => exercise(world, treaty, region),
        MotionKind::Guideline { permille } => {
            let share = f64::from(permille) / 1000.0;
            if let Some(mut t) = world.treaty_mut(treaty.id) {
                t.guideline = Some(share);
            }
            world.tell(EventKind::GuidelineSet {
                treaty: treaty.id,
                share,
            });
        }
        MotionKind::Integrate => {
            let gain = world.rules().alliance.integration_gain;
            if let Some(mut t) = world.treaty_mut(treaty.id) {
                t.integrated = true;
                t.interoperability += gain * (1.0 - t.interoperability);
            }
            world.tell(EventKind::CommandIntegrated { treaty: treaty.id });
        }
        MotionKind::Dissolve => diplomacy::end(world, treaty.id, EndCause::Dissolved),
    }
}

fn fail(world: &mut World, treaty: &Treaty, motion: &Motion, objector: Option<NationId>) {
    match motion.kind {
        MotionKind::Respond { case, strength } => invocation::weaken(world, case, strength),
        MotionKind::Admit { nation } => {
            diplomacy::reject(world, treaty.id, nation, objector);
        }
        _ => {}
    }
}

/// A joint exercise: the members learn to fight as one, and their neighbours take note.
fn exercise(world: &mut World, treaty: &Treaty, region: RegionId) {
    let rules = world.rules().alliance.clone();
    let now = world.turn;
    if let Some(mut t) = world.treaty_mut(treaty.id) {
        t.interoperability += rules.exercise_gain * (1.0 - t.interoperability);
        t.last_exercise = Some(now);
    }
    for id in world.force_ids() {
        if let Some(mut f) = world.force_mut(id)
            && treaty.has(f.nation)
        {
            f.readiness = (f.readiness + rules.exercise_readiness).min(1.0);
        }
    }
    let host = world.controller(region);
    for other in world.nation_ids().filter(|o| !treaty.has(*o)) {
        let near = host.map_or(0.0, |h| world.pairs.proximity(other, h));
        for &member in &treaty.members {
            let alarm = rules.exercise_provocation * near * world.pairs.rivalry(other, member);
            world.pairs.add_grievance(other, member, alarm);
        }
    }
    let participants = treaty.members.len() as u16;
    world.tell(EventKind::ExerciseHeld {
        treaty: treaty.id,
        region,
        participants,
    });
}

/// The lead complains of the member that falls shortest of the guideline.
fn reproach(world: &mut World, id: TreatyId) {
    let rules = world.rules().alliance.clone();
    let Some(treaty) = world.treaty(id).map(owned) else {
        return;
    };
    let (Some(guide), Some(lead)) = (treaty.guideline, treaty.lead) else {
        return;
    };
    let roll = world
        .dice(crate::dice::Phase::Council, u64::from(id.0))
        .chance(rules.reproach_chance * world.dt());
    if guide <= 0.0 || !roll {
        return;
    }
    let mut worst: Option<(f64, NationId)> = None;
    for &m in treaty.members.iter().filter(|m| **m != lead) {
        let shortfall = (guide - world.economy(m).defence) / guide;
        if shortfall > rules.reproach_shortfall && worst.is_none_or(|(w, _)| shortfall > w) {
            worst = Some((shortfall, m));
        }
    }
    if let Some((shortfall, nation)) = worst {
        world.beliefs.add_trust(lead, nation, -rules.reproach_trust);
        world.tell(EventKind::Reproached {
            treaty: id,
            nation,
            shortfall,
        });
    }
}

/// Whether a decision of this kind is taken without a vote.
pub fn needs_no_vote(charter: &Charter) -> bool {
    charter.decision == Decision::Automatic
}

#[cfg(test)]
mod tests {
    use super::passes;
    use crate::content::Decision;

    #[test]
    fn rules_of_counting() {
        let silence = Decision::Consensus { silence: true };
        let spoken = Decision::Consensus { silence: false };
        assert!(passes(silence, 12, 1, 0, 11), "silence assents");
        assert!(
            !passes(silence, 12, 11, 1, 0),
            "one objection breaks silence"
        );
        assert!(!passes(spoken, 12, 11, 0, 1), "each must speak");
        assert!(passes(spoken, 12, 11, 0, 0), "an abstention does not block");
        assert!(passes(Decision::TwoThirds, 15, 10, 5, 0));
        assert!(!passes(Decision::TwoThirds, 15, 9, 6, 0));
        assert!(!passes(Decision::Majority, 15, 5, 1, 9), "no quorum");
        assert!(passes(Decision::Majority, 15, 5, 4, 6));
        assert!(passes(Decision::Hegemon, 1, 1, 0, 0));
        assert!(
            !passes(Decision::Hegemon, 1, 0, 0, 1),
            "a silent hegemon decides nothing"
        );
    }
}
