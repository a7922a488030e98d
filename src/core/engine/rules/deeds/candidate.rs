//! A nation applies to a treaty, is turned down, or takes its application back.

use crate::engine::world::{World, owned};
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};
use crate::order::MotionKind;
use crate::view::{Candidate, Motion};

pub fn apply(world: &mut World, nation: NationId, id: TreatyId) {
    let since = world.turn;
    if let Some(mut treaty) = world.get_mut(id) {
        if treaty.has(nation) || treaty.candidate(nation).is_some() {
            return;
        }
        treaty.candidates.push(Candidate {
            nation,
            since,
            step: 0,
            step_since: since,
            motion: None,
            open: None,
            ratified: Vec::new(),
            holdouts: Vec::new(),
        });
        treaty.candidates.sort_by_key(|c| c.nation);
    }
    world.tell(EventKind::Applied { nation, treaty: id });
    alarm(world, id, nation);
}

/// The rivals of an alliance's members hold it against a nation that would join them.
pub fn alarm(world: &mut World, id: TreatyId, nation: NationId) {
    let Some(treaty) = world.get(id).map(owned) else {
        return;
    };
    if !world.charter(treaty.charter).obligation.defends() {
        return;
    }
    let step =
        world.rules().diplomacy.grievance_encircled * world.rules().accession.grievance_candidate;
    for other in world.nation_ids() {
        if other == nation || treaty.has(other) {
            continue;
        }
        let rivalry = treaty
            .members
            .iter()
            .map(|m| world.pairs.rivalry(other, *m))
            .fold(world.pairs.rivalry(other, nation), f64::max);
        let near = world.pairs.proximity(other, nation);
        world
            .pairs
            .add_grievance(other, nation, step * rivalry * near);
    }
}

/// The candidate is out, and knows whom it has to thank for it.
pub fn reject(world: &mut World, id: TreatyId, nation: NationId, by: Option<NationId>) {
    drop_candidate(world, id, nation);
    if let Some(by) = by {
        let sting = world.rules().diplomacy.grievance_refused;
        world.pairs.add_grievance(nation, by, sting);
    }
    world.tell(EventKind::Rejected {
        nation,
        treaty: id,
        by,
    });
}

/// Takes an application or a notice back.
pub fn withdraw(world: &mut World, nation: NationId, id: TreatyId) {
    let mut notice = false;
    if let Some(mut treaty) = world.get_mut(id) {
        notice = treaty.notices.iter().any(|n| n.0 == nation);
        treaty.notices.retain(|n| n.0 != nation);
    }
    drop_candidate(world, id, nation);
    world.tell(EventKind::Withdrawn {
        nation,
        treaty: id,
        notice,
    });
}

pub fn drop_candidate(world: &mut World, id: TreatyId, nation: NationId) {
    if let Some(mut treaty) = world.get_mut(id) {
        treaty.candidates.retain(|c| c.nation != nation);
    }
    let about = MotionKind::Admit { nation };
    world.remove_where(|m: &Motion| m.treaty == id && m.kind == about);
}
