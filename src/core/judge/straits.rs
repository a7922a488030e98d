//! Who may pass which straits, as far as everybody knows.

use crate::content::{Arm, Traffic};
use crate::ids::{CharterId, NationId, RegionId};
use crate::route::{Shut, Standing, Traveller};
use crate::view::Public;

impl Standing for Public {
    fn holder(&self, region: RegionId) -> Option<NationId> {
        self.regions[region.index()].controller
    }

    fn lets_in(&self, host: NationId, guest: NationId) -> bool {
        self.may_cross(guest, host)
    }

    fn foes(&self, a: NationId, b: NationId) -> bool {
        self.war_between(a, b).is_some()
    }

    fn at_war(&self, nation: NationId) -> bool {
        Self::at_war(self, nation)
    }

    fn member(&self, nation: NationId, charter: CharterId) -> bool {
        self.treaties_of(nation).any(|t| t.charter == charter)
    }
}

/// A force of `nation` that looks for a way.
#[must_use]
pub fn traveller(public: &Public, nation: NationId, arm: Arm) -> Traveller {
    Traveller::of(&public.scenario, public, nation, arm)
}

/// The straits that are shut to the supplies of all of a coalition's members.
#[must_use]
pub fn shut_to_supplies(public: &Public, members: &[NationId]) -> Shut {
    let to = |nation: &NationId| Shut::to(&public.scenario, public, *nation, Traffic::Supplies);
    Shut::to_all(members.iter().map(to))
}
