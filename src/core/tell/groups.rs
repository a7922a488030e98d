//! Armed groups in words.

use super::{Names, people};
use crate::view::{ArmedGroup, Backing};

/// A point is ten thousand fighters; thousands.
const FIGHTERS: f64 = 10.0;

/// `8,000`, of a group or force of so many points.
#[must_use]
pub fn fighters(points: f64) -> String {
    people(points * FIGHTERS)
}

/// What is known of a group's sponsor: `Iran`, `Iran, it is believed`; None where there is no talk of any.
#[must_use]
pub fn backing(group: &ArmedGroup, names: &(impl Names + ?Sized)) -> Option<String> {
    match group.backing(&names.scenario().rules.domains) {
        Backing::None => None,
        Backing::Suspected(nation) => Some(format!("{}, it is believed", names.nation(nation))),
        Backing::Known(nation) => Some(names.nation(nation)),
    }
}
