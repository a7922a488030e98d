//! A membership that rests: no vote, no protection, no seat, until it is lifted.

use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};
use crate::view::Treaty;

pub fn suspend(world: &mut World, id: TreatyId, nation: NationId) {
    {
        let Some(mut treaty) = world.get_mut(id) else {
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
        let Some(mut treaty) = world.get_mut(id) else {
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
    for id in minding_coups(world, |t| t.has(nation)) {
        suspend(world, id, nation);
    }
}

/// Elections open the way back where a coup had closed it.
pub fn elected(world: &mut World, nation: NationId) {
    for id in minding_coups(world, |t| t.suspends(nation)) {
        reinstate(world, id, nation);
    }
}

/// The treaties for which `which` holds, and whose charter has coups suspend a membership.
fn minding_coups(world: &World, which: impl Fn(&Treaty) -> bool) -> Vec<TreatyId> {
    let minds = |t: &&Treaty| which(t) && world.charter(t.charter).suspends_coups;
    world
        .treaties()
        .iter()
        .filter(minds)
        .map(|t| t.id)
        .collect()
}
