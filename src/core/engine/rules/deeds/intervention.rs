//! The lead brings a member back by force, with the charter for cover, and asks the others to take part.

use super::{case, crisis};
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::NationId;
use crate::order::Stake;
use crate::view::Treaty;

/// Opens the crisis on the rung of a display of force.
pub fn open(world: &mut World, treaty: &Treaty, nation: NationId) {
    let Some(lead) = treaty.lead else { return };
    let Some(crisis) = crisis::open(world, lead, nation, Stake::Regime, 3) else {
        return;
    };
    if let Some(mut c) = world.get_mut(crisis) {
        c.cover = Some(treaty.id);
    }
    judged(world, treaty, lead, nation);
    let case = case::ask(world, treaty.id, crisis, lead, nation);
    world.tell(EventKind::Intervened {
        treaty: treaty.id,
        crisis,
        case,
        by: lead,
        nation,
    });
}

/// Outsiders see a great power that bullies; members mind as far as they feel with the one that is bullied,
/// for it was in the text.
fn judged(world: &mut World, treaty: &Treaty, lead: NationId, nation: NationId) {
    let rules = world.rules().alliance.clone();
    for other in world.nation_ids() {
        if other == lead || other == nation {
            continue;
        }
        let loss = if treaty.has(other) {
            rules.intervene_members * world.pairs.affinity(other, nation).max(0.0)
        } else {
            rules.intervene_outsiders
        };
        world.beliefs.add_trust(other, lead, -loss);
    }
    let mut standing = world.standing_mut(lead);
    for (value, step) in standing.0.iter_mut().zip(rules.intervene_standing) {
        *value = (*value + step).clamp(0.0, 1.0);
    }
}
