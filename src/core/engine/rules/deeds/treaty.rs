//! A treaty is founded, joined, left and ended, with all that hangs on it.

use super::{candidate, contingent};
use crate::content::Exit;
use crate::engine::world::{World, owned};
use crate::event::{EndCause, EventKind};
use crate::ids::{CaseId, CharterId, MotionId, NationId, TreatyId};
use crate::order::MotionKind;
use crate::view::{Case, Motion};

/// Nobody signs with an enemy: leaves out those that are at war with `first`, and then those at war with one another.
pub fn at_peace(world: &World, first: Option<NationId>, members: &mut Vec<NationId>) {
    let fight = |a: NationId, b: NationId| world.war_between(a, b).is_some();
    members.retain(|m| !first.is_some_and(|f| fight(f, *m)));
    let all = members.clone();
    members.retain(|m| !all.iter().any(|o| fight(*m, *o)));
}

/// Founds a treaty in play and tells the world. Older guarantees between its members are absorbed.
pub fn found(
    world: &mut World,
    charter: CharterId,
    name: String,
    members: &[NationId],
    lead: Option<NationId>,
) -> crate::ids::TreatyId {
    let treaty = world.found(charter, name.clone(), members, lead);
    let members = world
        .get(treaty)
        .map(|t| t.members.clone())
        .unwrap_or_default();
    world.tell(EventKind::TreatyFounded {
        treaty,
        charter,
        name,
        members: members.to_vec(),
    });
    alarm_rivals(world, charter, &members);
    treaty
}

/// A new defence pact alarms the rivals of its members.
fn alarm_rivals(world: &mut World, charter: CharterId, members: &[NationId]) {
    if !world.charter(charter).obligation.defends() {
        return;
    }
    let step = world.rules().diplomacy.grievance_encircled;
    world.pairs.encircle(members, step);
}

pub fn join(world: &mut World, id: TreatyId, nation: NationId) {
    candidate::drop_candidate(world, id, nation);
    let Some(charter) = world.get(id).map(|t| t.charter) else {
        return;
    };
    if let Some(mut treaty) = world.get_mut(id) {
        let Err(place) = treaty.members.binary_search(&nation) else {
            return;
        };
        treaty.members.insert(place, nation);
    }
    world.tell(EventKind::Joined { nation, treaty: id });
    alarm_rivals(world, charter, &[nation]);
}

/// Notice under the exit clause; where leaving is resisted, the lead answers with a crisis.
pub fn leave(world: &mut World, nation: NationId, id: TreatyId) {
    let Some(treaty) = world.get(id).map(owned) else {
        return;
    };
    let due = world.turn + notice(world, treaty.charter);
    if let Some(mut t) = world.get_mut(id) {
        t.notices.push((nation, due));
        t.notices.sort_unstable();
    }
    world.tell(EventKind::NoticeGiven {
        nation,
        treaty: id,
        months: notice_months(world, treaty.charter),
    });
}

/// Turns from a notice under the charter to the day that it takes effect.
pub fn notice(world: &World, charter: CharterId) -> u32 {
    let months = u32::from(notice_months(world, charter));
    months.div_ceil(u32::from(world.scenario.turn_months))
}

fn notice_months(world: &World, charter: CharterId) -> u16 {
    match world.charter(charter).exit {
        Exit::Notice(months) => months,
        Exit::Free | Exit::Barred | Exit::Resisted => 0,
    }
}

/// Takes `nation` out of the treaty, and out of everything that hangs on its membership: what it was owed
/// there it is owed no more.
pub fn remove(world: &mut World, id: TreatyId, nation: NationId) {
    let cost = world.rules().alliance.cohesion_lost_by_exit;
    if let Some(mut treaty) = world.get_mut(id) {
        treaty.lose(nation, cost);
    }
    contingent::left(world, nation, id);
    world.ecs.each::<MotionId, &mut Motion>(|_, motion| {
        if motion.treaty == id {
            motion.ballots.retain(|b| b.0 != nation);
        }
    });
    let theirs = |c: &&Case| c.treaty == id && c.victim == nation;
    let cases: Vec<CaseId> = world.cases().iter().filter(theirs).map(|c| c.id).collect();
    let about = |m: &Motion| match m.kind {
        MotionKind::Respond { case, .. } => cases.contains(&case),
        _ => false,
    };
    world.remove_where(about);
    world.remove_where(|c: &Case| cases.contains(&c.id));
}

/// Ends a treaty with all that hangs on it.
pub fn end(world: &mut World, id: TreatyId, cause: EndCause) {
    let Some(name) = world.get(id).map(|t| t.name.to_string()) else {
        return;
    };
    world.remove_where(|m: &Motion| m.treaty == id);
    world.remove_where(|c: &Case| c.treaty == id);
    world.remove(id);
    world.tell(EventKind::TreatyEnded {
        treaty: id,
        name,
        cause,
    });
}
