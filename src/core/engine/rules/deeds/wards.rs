//! A ward is given its powers back, or loses them again.

use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::{NationId, TreatyId};

/// To be trusted earns trust; to have it taken back is not forgiven soon.
pub fn entrust(world: &mut World, by: NationId, id: TreatyId, nation: NationId, grant: bool) {
    let rules = &world.rules().diplomacy;
    let (trust, resented) = (rules.entrusted_trust, rules.grievance_reserved);
    if let Some(mut treaty) = world.get_mut(id) {
        match treaty.entrusted.binary_search(&nation) {
            Ok(at) if !grant => drop(treaty.entrusted.remove(at)),
            Err(at) if grant => treaty.entrusted.insert(at, nation),
            _ => return,
        }
    }
    if grant {
        world.beliefs.add_trust(nation, by, trust);
    } else {
        world.beliefs.add_trust(nation, by, -trust);
        world.pairs.add_grievance(nation, by, resented);
    }
    world.tell(EventKind::Entrusted {
        treaty: id,
        nation,
        by,
        grant,
    });
}
