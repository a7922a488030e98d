//! What a nation does to another by decree: sanctions, and leave to cross its soil.

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
