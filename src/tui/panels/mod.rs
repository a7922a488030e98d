//! Screens and panels, one a file.

pub mod alliance;
pub mod budget;
pub mod chronicle;
pub mod crises;
pub mod desk;
pub mod diplomacy;
pub mod forces;
pub mod form;
pub mod intel;
pub mod logistics;
pub mod orders;
pub mod page;
pub mod pages;
pub mod words;

use self::pages::Pages;
use super::context::Tab;
use super::panel::Panel;

/// The panels beside the map, in the order of their tabs.
#[must_use]
pub fn panels() -> [Box<dyn Panel>; 8] {
    [
        Box::new(Pages::<diplomacy::Diplomacy>::default()),
        Box::new(Pages::<alliance::Alliance>::default()),
        Box::new(Pages::<crises::Crises>::default()),
        Box::new(Pages::<logistics::Logistics>::default()),
        Box::new(Pages::<forces::Forces>::default()),
        Box::new(Pages::<budget::Budget>::default()),
        Box::new(Pages::<intel::Intel>::default()),
        Box::new(Pages::<chronicle::Chronicle>::default()),
    ]
}

/// The place of a tab's panel in [`panels`]; None for the map.
#[must_use]
pub const fn slot(tab: Tab) -> Option<usize> {
    tab.index().checked_sub(1)
}

#[cfg(test)]
pub(super) mod tests;
