//! Peace operations that an alliance has mandated.

use serde::{Deserialize, Serialize};

use crate::ids::{MissionId, NationId, RegionId, TreatyId};
use crate::order::{Caveat, Contribution};

/// An operation to keep the peace in a region.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Mission {
    pub id: MissionId,
    pub treaty: TreatyId,
    pub region: RegionId,
    /// Who held the region when it was mandated.
    pub host: NationId,
    /// The member that moved it, to whom the host gave leave.
    pub by: NationId,
    pub since: u32,
    /// The turn on which the mandate ends.
    pub until: u32,
    /// Sorted by nation.
    pub troops: Vec<Detachment>,
    /// People killed so far, thousands.
    pub dead: f64,
}

/// What one member sends.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Detachment {
    pub nation: NationId,
    pub contribution: Contribution,
    pub caveat: Option<Caveat>,
    /// Points of land strength.
    pub points: f64,
    /// How long its people at home will still bear it, 1..0.
    pub patience: f64,
}

impl Mission {
    /// What `nation` has sent.
    #[must_use]
    pub fn detachment(&self, nation: NationId) -> Option<&Detachment> {
        self.troops.iter().find(|d| d.nation == nation)
    }

    /// Points that count: who comes with a caveat is of half the use.
    #[must_use]
    pub fn strength(&self) -> f64 {
        self.troops.iter().fold(0.0, |sum, d| {
            let use_of = if d.caveat.is_some() { 0.5 } else { 1.0 };
            sum + d.points * use_of
        })
    }

    /// How much of the peace it can keep, 0..1, where `people` (millions) live and so many points a million
    /// do most of the work.
    #[must_use]
    pub fn presence(&self, people: f64, per_million: f64) -> f64 {
        1.0 - libm::exp(-self.strength() / (people * per_million).max(1e-6))
    }
}
