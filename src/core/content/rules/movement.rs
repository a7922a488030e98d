use serde::{Deserialize, Serialize};

use super::ByTerrain;

/// Constants of assets/rules/movement.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MovementRules {
    /// Kilometres a month by land where infrastructure is at its best (10).
    pub land_km: f64,
    /// Share of that speed left where there is no infrastructure at all.
    pub land_roadless: f64,
    /// Multiplies the speed by the terrain of the region that is entered.
    pub land_terrain: ByTerrain,
    /// Months that a strait's ferries add.
    pub strait_months: f64,
    /// Kilometres a month of troop convoys and of fleets.
    pub convoy_km: f64,
    pub fleet_km: f64,
    /// Months to load an army in port, and to land it.
    pub embark_months: f64,
    pub disembark_months: f64,
    /// Kilometres a month of air wings with their ground crews, and how far they fly between two bases.
    pub air_km: f64,
    pub ferry_range_km: f64,
    /// Months to settle at the new base.
    pub rebase_months: f64,
    /// Points of land forces that one point of ships puts to sea in a month.
    pub lift_per_point: f64,
    /// Points a month that a nation with a port moves in hired hulls, per 100 billion of GDP.
    pub lift_per_100_billion: f64,
    /// Share of allied lift that can be had.
    pub lift_shared: f64,
    /// Share of a convoy sunk per sea zone when the enemy's ships have all of it.
    pub convoy_loss: f64,
    /// A force smaller than this joins its own kind where it arrives.
    pub convoy_remnant: f64,
    /// Readiness lost per month on the way.
    pub fatigue: f64,
    /// Months for forces without a way out to be sent home.
    pub repatriation_months: f64,
    /// Months that a march by the safest way would spend to stay off a leg in full danger ...
    pub shun_danger: f64,
    /// ... and one by the way of least lift to stay off a ship.
    pub shun_lift: f64,
}

/// Months beyond which nobody waits for ships: they go round by land, or not at all.
const LONGEST_QUEUE: f64 = 12.0;

impl MovementRules {
    /// Months that so many points of an army wait on the quay where `lift` of them sail a month.
    #[must_use]
    pub fn queue(&self, points: f64, lift: f64) -> f64 {
        (points / lift.max(1e-3) - 1.0).clamp(0.0, LONGEST_QUEUE)
    }
}
