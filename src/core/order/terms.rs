//! The terms on which a crisis or war could end, put together clause by clause.

use serde::{Deserialize, Serialize};

use super::Side;
use crate::ids::RegionId;

/// A settlement. Without any clause it is the status quo: everything as before, occupied ground given back.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(default, deny_unknown_fields)]
pub struct Terms {
    /// A ceasefire line: after a war each keeps what it holds.
    pub line: bool,
    /// What the leader of each side gives the other's.
    pub gives: [Concessions; 2],
}

/// What one side gives the other.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(default, deny_unknown_fields)]
pub struct Concessions {
    /// A region of its own.
    pub cede: Option<RegionId>,
    /// Its claims to soil of the other.
    pub renounce: bool,
    /// Half: it joins no alliance with the other's rivals for a term. Whole: it leaves those it is in, too.
    pub neutrality: Measure,
    /// A region of its own that no forces may enter for a term.
    pub demilitarise: Option<RegionId>,
    /// Half: ministers whom the other can live with. Whole: a government by the other's grace.
    pub government: Measure,
    /// Cut in its defence share of GDP, percent; it may not spend more for a term.
    pub arms: u8,
    /// Paid at once, thousandths of the payer's GDP.
    pub reparations: u16,
}

/// How much of a demand that has no number.
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
)]
pub enum Measure {
    #[default]
    None,
    Half,
    Whole,
}

impl Measure {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] =
        [Self::None, Self::Half, Self::Whole];

    /// 0, 0.5 or 1.
    #[must_use]
    pub fn share(self) -> f64 {
        match self {
            Self::None => 0.0,
            Self::Half => 0.5,
            Self::Whole => 1.0,
        }
    }
}

impl Concessions {
    pub const NOTHING: Self = Self {
        cede: None,
        renounce: false,
        neutrality: Measure::None,
        demilitarise: None,
        government: Measure::None,
        arms: 0,
        reparations: 0,
    };

    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::NOTHING
    }
}

impl Terms {
    /// Everything as before.
    pub const STATUS_QUO: Self = Self {
        line: false,
        gives: [Concessions::NOTHING; 2],
    };

    /// Each keeps what it holds, and nobody gives anything.
    pub const CEASEFIRE: Self = Self {
        line: true,
        ..Self::STATUS_QUO
    };

    /// Terms by which `side` alone gives something.
    #[must_use]
    pub const fn of(side: Side, gives: Concessions) -> Self {
        let mut terms = Self::STATUS_QUO;
        terms.gives[side.index()] = gives;
        terms
    }

    /// What the leader of `side` gives.
    #[must_use]
    pub const fn given(&self, side: Side) -> &Concessions {
        &self.gives[side.index()]
    }

    #[must_use]
    pub fn given_mut(&mut self, side: Side) -> &mut Concessions {
        &mut self.gives[side.index()]
    }
}

impl Terms {
    /// The regions that the terms name.
    pub fn regions(&self) -> impl Iterator<Item = RegionId> + '_ {
        let named = |c: &Concessions| c.cede.into_iter().chain(c.demilitarise);
        self.gives.iter().flat_map(named)
    }
}

/// What a settlement, or a bargain, forbids a nation for a term.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Restraint {
    /// To join an alliance with rivals of the other.
    Alliances,
    /// To have forces in a region of its own.
    Forces(RegionId),
    /// To spend more on defence than this share of GDP, in thousandths.
    Arms(u16),
    /// To close its soil to the other, which has bargained for transit.
    Passage,
    /// To lay sanctions on the other, which has bargained for their end.
    Trade,
    /// To use force against the other first. Each owes it to the other: it ends for both.
    Truce,
}

impl Restraint {
    /// Whether it comes of a bargain in peace; war between the two ends it.
    #[must_use]
    pub const fn bargained(self) -> bool {
        matches!(self, Self::Passage | Self::Trade)
    }

    /// The region that it is about.
    #[must_use]
    pub const fn region(self) -> Option<RegionId> {
        match self {
            Self::Forces(region) => Some(region),
            Self::Alliances | Self::Arms(_) | Self::Passage | Self::Trade | Self::Truce => None,
        }
    }

    /// Whether the two forbid the same kind of thing in the same place.
    #[must_use]
    pub fn same_kind(self, other: Self) -> bool {
        match (self, other) {
            (Self::Arms(_), Self::Arms(_)) => true,
            _ => self == other,
        }
    }
}
