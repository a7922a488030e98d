//! What members of an alliance move, say, vote and bring.

use serde::{Deserialize, Serialize};

use super::{CyberPool, Term};
use crate::ids::{CaseId, NationId, RegionId};

/// Where a member stands on a candidate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Stand {
    /// Puts it to its parliament, or signs.
    For,
    /// Waits, and says for what, if for anything.
    HoldOut(Option<Term>),
    /// Bars the door.
    Against,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum MotionKind {
    /// Answer a case with at least this strength.
    Respond {
        case: CaseId,
        strength: Strength,
    },
    Admit {
        nation: NationId,
    },
    Expel {
        nation: NationId,
    },
    /// A joint exercise held in a member's region by those who vote for it.
    Exercise {
        region: RegionId,
        #[serde(default)]
        scale: Scale,
    },
    /// New spending guideline, in thousandths of GDP.
    Guideline {
        permille: u16,
    },
    /// Puts the members' forces under the lead's integrated command.
    Integrate,
    /// Ends the treaty.
    Dissolve,
    /// Lets the lead move the common treasury to its own city.
    MoveTreasury,
    /// The lead brings a member back by force.
    Intervene {
        nation: NationId,
    },
    /// A member's vote, seat and protection rest.
    Suspend {
        nation: NationId,
    },
    Reinstate {
        nation: NationId,
    },
    /// A peace operation in a region.
    Mission {
        region: RegionId,
    },
    /// A contingency plan for the defence of a member, by those who vote for it.
    Plan {
        member: NationId,
    },
    /// How much of what they know the members tell each other, in thousandths.
    Intelligence {
        permille: u16,
    },
    /// How far the members defend their networks together.
    Networks {
        pool: CyberPool,
    },
}

/// How large an exercise is.
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
pub enum Scale {
    /// Command posts only.
    Staff,
    /// Troops in the field.
    #[default]
    Field,
    /// A great manoeuvre with reinforcement from afar.
    Large,
}

impl Scale {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] =
        [Self::Staff, Self::Field, Self::Large];
}

/// How a member pays its dues.
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
    strum::EnumCount,
)]
pub enum Payment {
    Coin,
    /// Ships of its own yards, for the lead's fleet.
    Ships,
    /// Not at all.
    Withheld,
}

impl Payment {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] =
        [Self::Coin, Self::Ships, Self::Withheld];
}

/// How strong a common answer is.
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
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
pub enum Strength {
    Statement,
    Sanctions,
    Reinforce,
    Defend,
    Retaliate,
}

impl Strength {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] = [
        Self::Statement,
        Self::Sanctions,
        Self::Reinforce,
        Self::Defend,
        Self::Retaliate,
    ];

    /// The next weaker answer, if there is one.
    #[must_use]
    pub fn weaker(self) -> Option<Self> {
        (self as usize).checked_sub(1).map(|i| Self::ALL[i])
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Ballot {
    /// For the motion as tabled, and for anything weaker.
    Aye,
    Nay,
    Abstain,
    /// For an answer of at most this strength: it weakens the motion, or strengthens it.
    UpTo(Strength),
}

impl Ballot {
    /// Whether it speaks for an answer of `strength` where `tabled` is before the council; None when it
    /// says neither yes nor no.
    #[must_use]
    pub fn accepts(self, strength: Strength, tabled: Strength) -> Option<bool> {
        match self {
            Self::Aye => Some(strength <= tabled),
            Self::UpTo(most) => Some(strength <= most),
            Self::Nay => Some(false),
            Self::Abstain => None,
        }
    }

    /// Whether it says no to all that is proposed.
    #[must_use]
    pub fn objects(self) -> bool {
        self == Self::Nay
    }
}

/// What a member brings when a case is answered.
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
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
pub enum Contribution {
    /// Refuses.
    Nothing,
    /// Words and a token presence.
    Token,
    /// Supplies, basing, transit.
    Support,
    /// Forces that may defend but not attack.
    Caveats,
    /// Everything the war needs.
    Full,
}

impl Contribution {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] = [
        Self::Nothing,
        Self::Token,
        Self::Support,
        Self::Caveats,
        Self::Full,
    ];
}

/// What forces that come with caveats will not do.
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
pub enum Caveat {
    /// They hold ground, and never attack.
    #[default]
    DefendOnly,
    /// They fight on soil of their own side: they take it back and go no farther.
    AlliedSoil,
    /// They fight only where the charter applies.
    InArea,
}

impl Caveat {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] =
        [Self::DefendOnly, Self::AlliedSoil, Self::InArea];
}

/// Percent of its forces that a member promises when it names no share.
#[must_use]
pub const fn usual_share() -> u8 {
    25
}

/// What would change a no.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Remedy {
    /// The lead coming.
    LeadComes,
    /// A weaker answer than the one proposed.
    Weaker(Strength),
    /// Forces of its own that stand with the victim already.
    ForcesThere,
    /// Enough others coming to better the odds.
    BetterOdds,
    /// Millions of 1990 dollars.
    Payment(u32),
    /// An end to the war it is in.
    PeaceElsewhere,
    /// Better relations with the victim: trust in it, nothing held against it.
    Amends,
    /// A few words from one that it listens to.
    Persuasion,
}
