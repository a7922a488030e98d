//! A membership that rests: no vote, no protection, no seat, until it is lifted.

use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};

pub fn suspend(world: &mut World, id: TreatyId, nation: NationId) {
    {
        let Some(mut treaty) = world.treaty_mut(id) else {
            return;
        };
        if !treaty.has(nation) {
            return;
        }
        let Err(place) = treaty.suspended.binary_search(&nation) else {
            return;
        };
        treaty.suspended.insert(place, nation);
    }
    world.tell(EventKind::Suspended { nation, treaty: id });
}

pub fn reinstate(world: &mut World, id: TreatyId, nation: NationId) {
    {
        let Some(mut treaty) = world.treaty_mut(id) else {
            return;
        };
        let Ok(place) = treaty.suspended.binary_search(&nation) else {
            return;
        };
        treaty.suspended.remove(place);
    }
    world.tell(EventKind::Reinstated { nation, treaty: id });
}

/// Who has come to power against the constitution is suspended where the charter says so.
pub fn coup(world: &mut World, nation: NationId) {
    for id in world.treaty_ids() {
        let barred = world
            .treaty(id)
            .is_some_and(|t| t.has(nation) && world.charter(t.charter).suspends_coups);
        if barred {
            suspend(world, id, nation);
        }
    }
}

/// Elections open the way back where a coup had closed it.
pub fn elected(world: &mut World, nation: NationId) {
    for id in world.treaty_ids() {
        let lifted = world
            .treaty(id)
            .is_some_and(|t| t.suspends(nation) && world.charter(t.charter).suspends_coups);
        if lifted {
            reinstate(world, id, nation);
        }
    }
}
