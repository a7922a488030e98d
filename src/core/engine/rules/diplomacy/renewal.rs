//! A treaty's term runs out: its members are asked, each by itself, and it goes on among those that keep to it.

use crate::content::Succession;
use crate::engine::rules::deeds::treaty::{end, remove};
use crate::engine::world::{World, owned};
use crate::event::{EndCause, EventKind};
use crate::ids::{NationId, TreatyId};
use crate::judge;
use crate::view::{Case, Treaty};

pub fn phase(world: &mut World) {
    // Their ids first: treaties end on the way.
    for id in world.ecs.ids::<TreatyId>() {
        let running = world.get(id).filter(|t| t.expires.is_some());
        let Some(treaty) = running.map(owned) else {
            continue;
        };
        announce(world, &treaty, treaty.founded);
        let over = treaty.expires.is_some_and(|end| world.turn >= end);
        if over && !kept_by_war(world, &treaty) {
            conclude(world, &treaty);
        }
    }
}

/// A member says whether it keeps to the treaty.
pub fn say(world: &mut World, nation: NationId, id: TreatyId, keep: bool) {
    if let Some(mut treaty) = world.get_mut(id) {
        treaty.renewals.retain(|r| r.0 != nation);
        treaty.renewals.push((nation, keep));
        treaty.renewals.sort_unstable();
    }
    world.tell(EventKind::Renewing {
        nation,
        treaty: id,
        keep,
    });
}

/// Tells the world when members begin to speak of the end of a term that began on turn `since`.
fn announce(world: &mut World, treaty: &Treaty, since: u32) {
    let speaks = treaty.speaks(&world.scenario);
    let (Some(speaks), Some(end)) = (speaks, treaty.expires) else {
        return;
    };
    if world.turn == speaks.max(since) {
        let turns = end.saturating_sub(world.turn);
        let months = turns.saturating_mul(u32::from(world.scenario.turn_months));
        world.tell(EventKind::TermEnding {
            treaty: treaty.id,
            months: months.try_into().unwrap_or(u16::MAX),
            tacit: treaty.term.by_silence(),
        });
    }
}

/// Whether a war or a call keeps the treaty in force beyond its term: nobody is let down by a date.
fn kept_by_war(world: &mut World, treaty: &Treaty) -> bool {
    let called = |c: &Case| c.treaty == treaty.id && c.binding;
    let at_war = treaty.members.iter().any(|m| world.at_war(*m));
    let kept = at_war || world.cases().iter().any(called);
    if kept && treaty.expires == Some(world.turn) {
        world.tell(EventKind::TermHeld { treaty: treaty.id });
    }
    kept
}

/// The members that do not keep to it are out, and it goes on among the others, if there are two.
fn conclude(world: &mut World, treaty: &Treaty) {
    let leavers = leavers(world, treaty);
    let left = treaty.members.len() - leavers.len();
    let headless = treaty.lead.is_some_and(|lead| leavers.contains(&lead))
        && world.charter(treaty.charter).succession == Succession::Dissolve;
    if left < 2 || headless {
        end(world, treaty.id, EndCause::TermOver);
        return;
    }
    for nation in leavers {
        remove(world, treaty.id, nation);
        world.tell(EventKind::NotRenewed {
            nation,
            treaty: treaty.id,
        });
    }
    let again = treaty.term.again();
    let turn_months = u32::from(world.scenario.turn_months);
    let turns = again.map(|months| u32::from(months).div_ceil(turn_months));
    let now = world.turn;
    if let Some(mut t) = world.get_mut(treaty.id) {
        t.renewals.clear();
        t.expires = turns.map(|turns| now + turns);
    }
    world.tell(EventKind::Renewed {
        treaty: treaty.id,
        months: again.unwrap_or(0),
    });
    if let Some(renewed) = world.get(treaty.id).map(owned) {
        // Of a term that is no longer than its months of notice they speak at once.
        let begun = renewed.speaks(&world.scenario);
        if begun.is_some_and(|turn| turn <= now) {
            announce(world, &renewed, now);
        }
    }
}

/// The members that have said no, or nothing where that is a no. A government in exile keeps to all it has signed.
fn leavers(world: &World, treaty: &Treaty) -> Vec<NationId> {
    let treaties = world.treaties();
    let held = |nation: NationId| {
        let grips = |t: &Treaty, lead| judge::grips(t, world.charter(t.charter), lead, nation);
        treaty
            .lead
            .is_some_and(|lead| treaties.iter().any(|t| grips(t, lead)))
    };
    let keeps = |nation: NationId| {
        !world.free(nation)
            || held(nation)
            || treaty.renews(nation).unwrap_or(treaty.term.by_silence())
    };
    let members = treaty.members.iter().copied();
    members.filter(|m| !keeps(*m)).collect()
}
