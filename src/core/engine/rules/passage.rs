//! Who may pass which straits this turn.

use super::field::Field;
use crate::content::{Arm, Traffic};
use crate::engine::world::World;
use crate::ids::{CharterId, NationId, RegionId};
use crate::route::{Shut, Standing, Traveller};

/// The world as a phase has surveyed it.
#[derive(Clone, Copy)]
pub struct Passage<'w> {
    pub world: &'w World,
    pub field: &'w Field,
}

impl Passage<'_> {
    /// A force of `nation` that looks for a way.
    pub fn traveller(self, nation: NationId, arm: Arm) -> Traveller {
        Traveller::of(&self.world.scenario, &self, nation, arm)
    }

    /// The straits that are shut to the supplies of all of a coalition's members.
    pub fn shut_to_supplies(self, members: &[NationId]) -> Shut {
        let scenario = &self.world.scenario;
        let to = |nation: &NationId| Shut::to(scenario, &self, *nation, Traffic::Supplies);
        Shut::to_all(members.iter().map(to))
    }
}

impl Standing for Passage<'_> {
    fn holder(&self, region: RegionId) -> Option<NationId> {
        self.field.controller[region.index()]
    }

    fn lets_in(&self, host: NationId, guest: NationId) -> bool {
        self.field.crosses(guest, host)
    }

    fn foes(&self, a: NationId, b: NationId) -> bool {
        self.field.hostile(a, b)
    }

    fn at_war(&self, nation: NationId) -> bool {
        let crises = self.world.crises();
        crises
            .iter()
            .any(|c| c.is_war() && c.side_of(nation).is_some())
    }

    fn member(&self, nation: NationId, charter: CharterId) -> bool {
        let treaties = self.world.treaties();
        treaties
            .iter()
            .any(|t| t.charter == charter && t.has(nation))
    }
}
