//! Candidates, notices, expulsions and the end of treaties.

use crate::content::{Exit, Succession};
use crate::engine::rules::{crises, motions};
use crate::engine::world::{World, owned};
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};
use crate::order::{MotionKind, Stake};
use crate::view::Candidate;

pub fn phase(world: &mut World) {
    for id in world.treaty_ids() {
        candidates(world, id);
        notices(world, id);
        succession(world, id);
        if world.treaty(id).is_some_and(|t| t.members.len() < 2) {
            end(world, id);
        }
    }
}

pub fn apply(world: &mut World, nation: NationId, id: TreatyId) {
    let since = world.turn;
    if let Some(mut treaty) = world.treaty_mut(id) {
        if treaty.has(nation) || treaty.candidates.iter().any(|c| c.nation == nation) {
            return;
        }
        treaty.candidates.push(Candidate {
            nation,
            since,
            motion: None,
        });
        treaty.candidates.sort_by_key(|c| c.nation);
    }
    world.tell(EventKind::Applied { nation, treaty: id });
}

/// A candidate whose waiting time is over comes before the council.
fn candidates(world: &mut World, id: TreatyId) {
    let Some(treaty) = world.treaty(id).map(owned) else {
        return;
    };
    let accession = world.scenario.charter(treaty.charter).accession;
    let wait =
        u32::from(accession.candidacy_months).div_ceil(u32::from(world.scenario.turn_months));
    for candidate in &treaty.candidates {
        let ripe = candidate.motion.is_none() && world.turn >= candidate.since + wait;
        if ripe && !world.free(candidate.nation) {
            drop_candidate(world, id, candidate.nation);
        } else if ripe {
            let by = treaty.lead.unwrap_or(treaty.members[0]);
            let motion = motions::open(
                world,
                id,
                by,
                MotionKind::Admit {
                    nation: candidate.nation,
                },
            );
            if let Some(mut t) = world.treaty_mut(id)
                && let Some(c) = t
                    .candidates
                    .iter_mut()
                    .find(|c| c.nation == candidate.nation)
            {
                c.motion = Some(motion);
            }
        }
    }
}

pub fn drop_candidate(world: &mut World, id: TreatyId, nation: NationId) {
    if let Some(mut treaty) = world.treaty_mut(id) {
        treaty.candidates.retain(|c| c.nation != nation);
    }
}

pub fn join(world: &mut World, id: TreatyId, nation: NationId) {
    drop_candidate(world, id, nation);
    let Some(charter) = world.treaty(id).map(|t| t.charter) else {
        return;
    };
    if let Some(mut treaty) = world.treaty_mut(id) {
        let Err(place) = treaty.members.binary_search(&nation) else {
            return;
        };
        treaty.members.insert(place, nation);
    }
    world.tell(EventKind::Joined { nation, treaty: id });
    super::alarm_rivals(world, charter, &[nation]);
}

/// Notice under the exit clause; where leaving is resisted, the lead answers with a crisis.
pub fn leave(world: &mut World, nation: NationId, id: TreatyId) {
    let Some(treaty) = world.treaty(id).map(owned) else {
        return;
    };
    let months = match world.scenario.charter(treaty.charter).exit {
        Exit::Notice(months) => months,
        Exit::Free | Exit::Barred | Exit::Resisted => 0,
    };
    let due = world.turn + u32::from(months).div_ceil(u32::from(world.scenario.turn_months));
    if let Some(mut t) = world.treaty_mut(id) {
        t.notices.push((nation, due));
        t.notices.sort_unstable();
    }
    world.tell(EventKind::NoticeGiven {
        nation,
        treaty: id,
        months,
    });
}

fn notices(world: &mut World, id: TreatyId) {
    let Some(treaty) = world.treaty(id).map(owned) else {
        return;
    };
    for &(nation, due) in &treaty.notices {
        if world.turn >= due {
            remove(world, id, nation);
            world.tell(EventKind::Left { nation, treaty: id });
            let charter = world.scenario.charter(treaty.charter);
            if let (Exit::Resisted, Some(lead)) = (charter.exit, treaty.lead)
                && lead != nation
            {
                crises::open(world, lead, nation, Stake::Regime, 3);
            }
        }
    }
}

/// Takes `nation` out of the treaty, and out of everything that hangs on its membership: what it was owed
/// there it is owed no more.
pub fn remove(world: &mut World, id: TreatyId, nation: NationId) {
    let cost = world.rules().alliance.cohesion_lost_by_exit;
    if let Some(mut treaty) = world.treaty_mut(id) {
        treaty.lose(nation, cost);
    }
    for motion in world.motion_ids() {
        if let Some(mut m) = world.motion_mut(motion)
            && m.treaty == id
        {
            m.ballots.retain(|b| b.0 != nation);
        }
    }
    for case in world.case_ids() {
        if !world
            .case(case)
            .is_some_and(|c| c.treaty == id && c.victim == nation)
        {
            continue;
        }
        world.remove_case(case);
        for motion in world.motion_ids() {
            let over = world.motion(motion).is_some_and(
                |m| matches!(m.kind, MotionKind::Respond { case: of, .. } if of == case),
            );
            if over {
                world.remove_motion(motion);
            }
        }
    }
}

/// A lead that has left or fallen is followed as the charter says.
fn succession(world: &mut World, id: TreatyId) {
    let Some(treaty) = world.treaty(id).map(owned) else {
        return;
    };
    let Some(lead) = treaty.lead else { return };
    if treaty.has(lead) && world.free(lead) {
        return;
    }
    match world.scenario.charter(treaty.charter).succession {
        Succession::Dissolve => end(world, id),
        Succession::Strongest => {
            let mut best: Option<(f64, NationId)> = None;
            for &m in treaty
                .members
                .iter()
                .filter(|m| **m != lead && world.free(**m))
            {
                let gdp = world.economy(m).gdp;
                if best.is_none_or(|(b, _)| gdp > b) {
                    best = Some((gdp, m));
                }
            }
            let next = best.map(|(_, m)| m);
            let shock = world.rules().credibility.lead_lost_cohesion;
            if let Some(mut t) = world.treaty_mut(id) {
                t.cohesion = (t.cohesion - shock).max(0.0);
                t.lead = next;
            }
            world.tell(EventKind::LeadChanged {
                treaty: id,
                lead: next,
            });
        }
    }
}

fn end(world: &mut World, id: TreatyId) {
    let Some(name) = world.treaty(id).map(|t| t.name.clone()) else {
        return;
    };
    for motion in world.motion_ids() {
        if world.motion(motion).is_some_and(|m| m.treaty == id) {
            world.remove_motion(motion);
        }
    }
    for case in world.case_ids() {
        if world.case(case).is_some_and(|c| c.treaty == id) {
            world.remove_case(case);
        }
    }
    world.remove_treaty(id);
    world.tell(EventKind::TreatyEnded { treaty: id, name });
}
