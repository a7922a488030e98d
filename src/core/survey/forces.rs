//! Who is fed.

use crate::content::Arm;
use crate::ids::{NationId, RegionId};
use crate::view::View;

/// A force and what reaches it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ration {
    pub nation: NationId,
    pub region: RegionId,
    pub arm: Arm,
    /// Points.
    pub strength: f64,
    /// Share of its needs that it gets, 0..1, with what it finds on the spot.
    pub fed: f64,
    /// It gets so little that it counts as cut off.
    pub cut_off: bool,
}

/// The forces of the view's nation.
pub(super) fn rations(view: &View) -> impl Iterator<Item = Ration> + '_ {
    let least = view.scenario().rules.supply.cut_off_below;
    view.my_forces().map(move |f| Ration {
        nation: f.nation,
        region: f.region,
        arm: f.arm,
        strength: f.strength,
        fed: f.supply,
        cut_off: f.supply < least,
    })
}
