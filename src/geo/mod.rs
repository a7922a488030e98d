//! Geography.

use crate::ids::RegionId;

/// The shapes of one scenario.
#[derive(Debug)]
pub struct Atlas;

impl Atlas {
    #[must_use]
    pub fn distance_km(&self, _: RegionId, _: RegionId) -> f64 {
        0.0
    }
}
