//! Screens and panels, one a file.

pub mod alliance;
pub mod budget;
pub mod chronicle;
pub mod crises;
pub mod desk;
pub mod diplomacy;
pub mod forces;
pub mod intel;
pub mod logistics;
pub mod orders;
pub mod words;

use super::context::Tab;
use super::panel::Panel;

/// The panels beside the map, in the order of their tabs.
#[must_use]
pub fn panels() -> [Box<dyn Panel>; 8] {
    [
        Box::new(diplomacy::Diplomacy::default()),
        Box::new(alliance::Alliance::default()),
        Box::new(crises::Crises::default()),
        Box::new(logistics::Logistics::default()),
        Box::new(forces::Forces::default()),
        Box::new(budget::Budget::default()),
        Box::new(intel::Intel::default()),
        Box::new(chronicle::Chronicle::default()),
    ]
}

/// The place of a tab's panel in [`panels`]; None for the map.
#[must_use]
pub const fn slot(tab: Tab) -> Option<usize> {
    tab.index().checked_sub(1)
}

#[cfg(test)]
pub(super) mod tests;
