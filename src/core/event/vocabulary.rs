//! The small words that events are told with: causes, endings, outcomes.

use serde::{Deserialize, Serialize};

use crate::ids::{NationId, RegionId, TreatyId};
use crate::why::Factor;

/// The clause that a call for help fails on, and by how much.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Shortfall {
    /// The treaty promises no help.
    NoDuty,
    /// It promises no help to one that attacks.
    NoAttack,
    /// Nor to one that was the first to use force.
    StruckFirst,
    /// The one threatened is no member.
    NotMember,
    /// The one threatened is suspended.
    Suspended,
    /// The other side is a member too.
    Fellow,
    /// The place at stake lies outside the area.
    Area(RegionId),
    /// The crisis stands on one rung, the text asks for a higher one.
    Rung { have: u8, need: u8 },
    /// Who did it is proven to so many percent; the text asks for more.
    Proof { have: u8, need: u8 },
    /// What is proven is not grave enough, in percent of an armed attack at its gravest.
    Gravity { have: u8, need: u8 },
    /// The text names no trigger.
    NoTrigger,
}

/// Who has given a peace operation its mandate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum MandateSource {
    /// A vote of the treaty's body.
    Body,
    /// The same over the host's no.
    Imposed,
    /// The host's invitation alone.
    Host,
}

/// Why a peace operation is over.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum MissionEnd {
    /// The mandate has run out.
    Mandate,
    /// The host's leave is withdrawn, or another holds the place.
    Leave,
    /// There is peace.
    Peace,
    /// Nobody sends anyone.
    Troops,
}

/// Why an armed group is no more.
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
)]
pub enum GroupEnd {
    /// Too few are left.
    Broken,
    /// Those hold the place for whom it fought.
    Prevailed,
    /// By an agreement, or whatever else history says.
    Disarmed,
}

/// What a peace operation has achieved by its end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum MissionVerdict {
    /// There is nothing left to do.
    Success,
    /// Things are half as bad as they were, or better.
    InPart,
    Failure,
}

/// What became of a member's answer by the time it was due.
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
pub enum Outcome {
    /// Brought what it promised.
    Honoured,
    /// Brought a part, or promised no more than words and supplies.
    Partly,
    /// Said yes, and did not come; or would not have the body send anybody, without a no.
    Evaded,
    /// Said no, to the ally or in the council.
    Refused,
}

/// Why a nation is in a war: every entry has one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum WarCause {
    Challenger,
    Target,
    /// Answered an invocation.
    Alliance(TreatyId),
    /// Answered the call of an alliance in which the lead alone decides.
    Hegemon(TreatyId),
    /// Its forces on an ally's soil came under attack.
    Tripwire,
    /// Its soil was entered in the course of the war.
    Drawn,
    /// Joined against one whose land it claims.
    Opportunity,
    /// Chose a side freely, for what weighed most with it.
    Choice(Option<Factor>),
}

impl WarCause {
    /// The treaty that brought a nation into a war.
    #[must_use]
    pub const fn treaty(self) -> Option<TreatyId> {
        match self {
            Self::Alliance(treaty) | Self::Hegemon(treaty) => Some(treaty),
            _ => None,
        }
    }
}

/// How a crisis or war ended: who gave way, if anybody, and for what.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Termination {
    /// A leader gave way of its own; `because` is what weighed most against going on, where it says so.
    Yielded {
        by: NationId,
        because: Option<Factor>,
    },
    /// Both agreed to terms, those of a `broker` if there was one.
    Struck { broker: Option<NationId> },
    /// The one that made a demand lets it drop, after `idle` months in which nobody moved.
    Dropped { by: NationId, idle: u32 },
    /// An incident is forgotten, after `idle` months in which nobody moved.
    Faded { idle: u32 },
    /// A leader lost its country, and nobody went on in its place.
    Fallen { nation: NationId },
    /// There is nothing left to quarrel over: the land has changed hands, or the state that led a side.
    Moot,
    /// Nuclear arms were used.
    Strike,
}

impl Termination {
    /// Who brought it about: the one that gave way or fell, or that stood between the two.
    #[must_use]
    pub const fn nation(self) -> Option<NationId> {
        match self {
            Self::Yielded { by, .. } | Self::Dropped { by, .. } => Some(by),
            Self::Fallen { nation } => Some(nation),
            Self::Struck { broker } => broker,
            Self::Faded { .. } | Self::Moot | Self::Strike => None,
        }
    }
}

impl Default for Termination {
    /// What is taken for the end of a crisis of which a record does not say how it came.
    fn default() -> Self {
        Self::Struck { broker: None }
    }
}

/// How an ally answers who asks whether it stands by its word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Reassurance {
    Words,
    /// An exercise on the asker's soil.
    Exercise,
    /// Forces sent to the asker's soil.
    Deployment,
}

/// Why a treaty is no more.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum EndCause {
    /// The members decided it.
    Dissolved,
    /// The members share no fear any more, and have not for long.
    NoThreat,
    /// Nothing holds them together.
    NoCohesion,
    /// Fewer than two are left.
    TooFew,
    /// Its lead is gone, and the charter knows no heir.
    LeadLost,
    /// Its term is over, and too few would renew it.
    TermOver,
}

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
pub enum DisasterKind {
    Drought,
    Flood,
    Earthquake,
    Winter,
}

impl DisasterKind {
    /// In the order in which the rules list them.
    pub const IN_ORDER: [Self; 4] = [Self::Drought, Self::Flood, Self::Earthquake, Self::Winter];
}
