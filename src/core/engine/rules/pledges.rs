//! Promises of a defence share, held against the budget on their day; and the lead's warning to a member that
//! falls short.

use super::deeds::burden::book;
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};
use crate::view::Pledge;

pub fn phase(world: &mut World) {
    let mut due: Vec<(TreatyId, NationId, Pledge)> = Vec::new();
    for treaty in world.treaties().iter() {
        let pledged = treaty.burdens.iter();
        let pledged = pledged.filter_map(|b| b.pledge.map(|p| (treaty.id, b.nation, p)));
        due.extend(pledged.filter(|(_, n, p)| world.turn >= p.due || !treaty.has(*n)));
    }
    for (id, nation, pledge) in due {
        settle(world, id, nation, pledge);
    }
}

/// The day has come: the promise is kept or broken, and the members remember. One who has left owes nothing.
fn settle(world: &mut World, id: TreatyId, nation: NationId, pledge: Pledge) {
    book(world, id, nation, |b| b.pledge = None);
    let Some(members) = world.get(id).map(|t| t.members.clone()) else {
        return;
    };
    if members.binary_search(&nation).is_err() {
        return;
    }
    let rules = world.rules().alliance.clone();
    let share = world.economy(nation).defence;
    // Half a thousandth: the grain of an order.
    let kept = share + 0.0005 >= pledge.share();
    let (trust, standing, cohesion) = if kept {
        (
            rules.pledge_kept_trust,
            rules.pledge_kept_standing,
            rules.pledge_cohesion,
        )
    } else {
        (
            -rules.pledge_broken_trust,
            rules.pledge_broken_standing.map(|s| -s),
            -rules.pledge_cohesion,
        )
    };
    for &member in members.iter().filter(|m| **m != nation) {
        world.beliefs.add_trust(member, nation, trust);
    }
    {
        let mut word = world.standing_mut(nation);
        for (value, step) in word.0.iter_mut().zip(standing) {
            *value = (*value + step).clamp(0.0, 1.0);
        }
    }
    if let Some(mut treaty) = world.get_mut(id) {
        let share = 2.0 / members.len().max(2) as f64;
        treaty.cohesion = (treaty.cohesion + cohesion * share).clamp(0.0, 1.0);
    }
    book(world, id, nation, |b| {
        if kept {
            b.kept += 1;
            b.warned = None;
        } else {
            b.broken += 1;
        }
    });
    let permille = pledge.permille;
    world.tell(if kept {
        EventKind::PledgeKept {
            treaty: id,
            nation,
            permille,
        }
    } else {
        EventKind::PledgeBroken {
            treaty: id,
            nation,
            permille,
            share,
        }
    });
}

/// The lead says aloud that it will not cover a member that spends so little: true as long as the member falls short.
pub fn warn(world: &mut World, lead: NationId, treaty: TreatyId, nation: NationId) {
    let rules = world.rules().alliance.clone();
    let now = world.turn;
    book(world, treaty, nation, |b| b.warned = Some(now));
    world.beliefs.add_trust(nation, lead, -rules.warning_trust);
    if let Some(mut t) = world.get_mut(treaty) {
        t.cohesion = (t.cohesion - rules.warning_cohesion).max(0.0);
    }
    world.tell(EventKind::Warned {
        treaty,
        by: lead,
        nation,
    });
}
