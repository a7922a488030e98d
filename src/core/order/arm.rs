//! The arms of a nation's forces.

use serde::{Deserialize, Serialize};

/// An arm of a nation's forces.
#[derive(
    strum::EnumCount,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Default,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
pub enum Arm {
    #[default]
    Land,
    Air,
    Naval,
}

impl Arm {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] = [Self::Land, Self::Air, Self::Naval];

    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}
