//! Ways over the map.

use crate::content::{Arm, Scenario};
use crate::ids::RegionId;

/// A way from one region to another.
#[derive(Clone, PartialEq, Debug)]
pub struct Route {
    /// The regions on the way, the start left out, the destination last.
    pub regions: Vec<RegionId>,
    pub km: f64,
    pub months: f64,
}

/// The quickest way for a force of `arm`, over regions that `pass` allows.
#[must_use]
pub fn path(
    _scenario: &Scenario,
    _from: RegionId,
    _to: RegionId,
    _arm: Arm,
    _pass: impl Fn(RegionId) -> bool,
) -> Option<Route> {
    None
}
