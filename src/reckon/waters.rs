//! Who has the upper hand at sea, as one nation sees it.

use crate::content::Arm;
use crate::ids::{NationId, RegionId};
use crate::view::View;

/// Share of the fighting ships in the zone that are on the nation's side, 0..1; 1 where no enemy is.
pub(super) fn hold(view: &View, nation: NationId, zone: RegionId) -> f64 {
    let (mut own, mut enemy) = (0.0, 0.0);
    let ships = view
        .forces
        .iter()
        .filter(|f| f.arm == Arm::Naval && f.region == zone);
    for f in ships {
        let weight = f.strength * f.readiness * f.supply;
        if view.public.war_between(nation, f.nation).is_some() {
            enemy += weight;
        } else if nation == f.nation || view.public.friends(nation, f.nation) {
            own += weight;
        }
    }
    if enemy > 0.0 {
        own / (own + enemy)
    } else {
        1.0
    }
}
