//! What a nation does to another by decree: sanctions, and leave to cross its soil.

use super::breach::{self, Deed};
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::NationId;

pub fn sanction(world: &mut World, by: NationId, nation: NationId, on: bool) {
    if world.pairs.sanctions(by, nation) == on {
        return;
    }
    world.pairs.set_sanctions(by, nation, on);
    if on {
        let step = world.rules().diplomacy.grievance_sanctioned;
        world.pairs.add_grievance(nation, by, step);
    }
    world.tell(EventKind::Sanctioned { by, nation, on });
}

pub fn transit(world: &mut World, host: NationId, guest: NationId, grant: bool) {
    world.pairs.set_transit(host, guest, grant);
    world.tell(EventKind::TransitSet {
        by: host,
        nation: guest,
        grant,
    });
}

/// The same by the host's own choice. To let through those who fight a friend breaks the word given to it.
pub fn admit(world: &mut World, host: NationId, guest: NationId) {
    transit(world, host, guest, true);
    let mut wronged = Vec::new();
    for war in world.crises().iter().filter(|c| c.is_war()) {
        let Some(side) = war.side_of(guest) else {
            continue;
        };
        // Whoever lets the attacked through has opened its soil to nobody's enemy.
        if side == war.attackers() && war.side_of(host) != Some(side) {
            wronged.extend(war.nations(side.other()).filter(|n| *n != host));
        }
    }
    wronged.sort_unstable();
    wronged.dedup();
    for friend in wronged {
        breach::breach(world, host, friend, Deed::Soil, None);
    }
}
