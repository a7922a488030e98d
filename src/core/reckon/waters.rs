//! Who has the upper hand at sea, as one nation sees it.

use crate::content::Arm;
use crate::ids::{NationId, RegionId};
use crate::view::View;

/// The fighting ships in the zones of the sea.
pub(super) struct Fleets<'v> {
    view: &'v View,
    /// Where, whose, and their points; in id order.
    ships: Vec<(RegionId, NationId, f64)>,
}

impl<'v> Fleets<'v> {
    pub(super) fn survey(view: &'v View) -> Self {
        let ships = view.forces.iter().filter(|f| f.arm == Arm::Naval);
        let ships = ships.map(|f| (f.region, f.nation, f.strength * f.readiness * f.supply));
        Self {
            view,
            ships: ships.collect(),
        }
    }

    /// Share of those in the zone that are on the nation's side, 0..1; 1 where no enemy is.
    pub(super) fn hold(&self, nation: NationId, zone: RegionId) -> f64 {
        let public = &self.view.public;
        let (mut own, mut enemy) = (0.0, 0.0);
        for &(_, other, weight) in self.ships.iter().filter(|s| s.0 == zone) {
            if public.war_between(nation, other).is_some() {
                enemy += weight;
            } else if nation == other || public.friends(nation, other) {
                own += weight;
            }
        }
        if enemy > 0.0 {
            own / (own + enemy)
        } else {
            1.0
        }
    }
}
