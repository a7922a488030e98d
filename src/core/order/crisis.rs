//! What the sides of a crisis want and do.

use serde::{Deserialize, Serialize};

use super::Terms;
use crate::ids::RegionId;

/// What a crisis is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Stake {
    /// A region that the challenger claims.
    Territory(RegionId),
    /// Whom the target sides with: the challenger wants it out of a treaty or neutral.
    Alignment,
    /// The target's government.
    Regime,
    /// A stop to the target's build-up.
    Armament,
    /// A clash or affront with nothing else behind it.
    Incident,
}

impl Stake {
    /// The region that it is about.
    #[must_use]
    pub const fn region(self) -> Option<RegionId> {
        match self {
            Self::Territory(region) => Some(region),
            Self::Alignment | Self::Regime | Self::Armament | Self::Incident => None,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Move {
    Hold,
    /// One rung up.
    Raise,
    /// Puts terms on the table.
    Offer(Terms),
    /// Takes the other side's terms.
    Accept,
    /// Takes the mediator's terms; they hold once both sides do.
    Agree,
    /// Gives way: the other side gets its demand, or the challenger drops it.
    Yield,
}

/// Challenger or target of a crisis, and whoever joins them.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
pub enum Side {
    Challenger,
    Target,
}

impl Side {
    pub const BOTH: [Self; 2] = [Self::Challenger, Self::Target];

    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Challenger => Self::Target,
            Self::Target => Self::Challenger,
        }
    }

    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}
