//! What a panel may read.

use casus_core::ids::{
    CaseId, CrisisId, ForceId, FoundingId, MotionId, NationId, OfferId, RegionId, ScriptId,
    TreatyId,
};
use casus_core::view::View;

use super::draft::Draft;
use super::history::History;
use super::theme::Theme;
use super::worker::Outlook;

/// Everything a panel draws from. It holds no secrets: the view is what the seat may know.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub view: &'a View,
    /// This turn's orders of the seat, not yet sent.
    pub draft: &'a Draft,
    /// Past turns: events and figures.
    pub history: &'a History,
    /// What the staff foresees, if it has looked ahead from here.
    pub outlook: Option<&'a Outlook>,
    /// What is selected on the map and shown in the card.
    pub selected: Option<Subject>,
    pub theme: &'a Theme,
    pub size: Size,
    /// Whether keys go to this panel now; a panel without the focus draws its selection dimmer.
    pub focused: bool,
}

/// A thing that can be selected, opened, or gone to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Subject {
    Nation(NationId),
    Region(RegionId),
    Force(ForceId),
    Treaty(TreatyId),
    Crisis(CrisisId),
    Case(CaseId),
    Motion(MotionId),
    Offer(OfferId),
    /// A challenger and its target: what deters the one from the other.
    Pair(NationId, NationId),
    Founding(FoundingId),
    /// What history asks of the viewer.
    Dilemma(ScriptId),
}

impl Subject {
    /// The panel that shows it best.
    #[must_use]
    pub const fn tab(self) -> Tab {
        match self {
            Self::Nation(_) | Self::Offer(_) => Tab::Diplomacy,
            Self::Region(_) | Self::Dilemma(_) => Tab::Map,
            Self::Force(_) => Tab::Forces,
            Self::Treaty(_)
            | Self::Case(_)
            | Self::Motion(_)
            | Self::Pair(..)
            | Self::Founding(_) => Tab::Alliance,
            Self::Crisis(_) => Tab::Crises,
        }
    }
}

/// How much room there is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Size {
    /// From 80x24: one panel at a time.
    Small,
    /// From 120x35: map and side panel.
    Medium,
    /// From 160x45: richer.
    Large,
}

impl Size {
    pub const LEAST: (u16, u16) = (80, 24);

    /// Columns that there are at the least.
    #[must_use]
    pub const fn columns(self) -> usize {
        match self {
            Self::Small => 80,
            Self::Medium => 120,
            Self::Large => 160,
        }
    }

    /// None when the terminal is too small to play in.
    #[must_use]
    pub const fn of(width: u16, height: u16) -> Option<Self> {
        match (width, height) {
            (160.., 45..) => Some(Self::Large),
            (120.., 35..) => Some(Self::Medium),
            (80.., 24..) => Some(Self::Small),
            _ => None,
        }
    }
}

/// The tabs of the play screen, in the order of their keys.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, strum::EnumCount)]
pub enum Tab {
    #[default]
    Map,
    Diplomacy,
    Alliance,
    Crises,
    Logistics,
    Forces,
    Budget,
    Intel,
    Chronicle,
}

impl Tab {
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] = [
        Self::Map,
        Self::Diplomacy,
        Self::Alliance,
        Self::Crises,
        Self::Logistics,
        Self::Forces,
        Self::Budget,
        Self::Intel,
        Self::Chronicle,
    ];

    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Map => "Map",
            Self::Diplomacy => "Diplomacy",
            Self::Alliance => "Alliance",
            Self::Crises => "Crises",
            Self::Logistics => "Logistics",
            Self::Forces => "Forces",
            Self::Budget => "Budget",
            Self::Intel => "Intel",
            Self::Chronicle => "Chronicle",
        }
    }
}
