//! How much a reader of the chronicle cares for an event.

use serde::{Deserialize, Serialize};

use super::EventKind;

/// How much an event matters to a reader of the chronicle.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Grade {
    Detail,
    Notable,
    Major,
    Historic,
}

impl EventKind {
    /// How much a reader of the chronicle cares.
    #[must_use]
    pub fn grade(&self) -> Grade {
        use EventKind as E;
        match self {
            E::WarBegan { .. }
            | E::NuclearUse { .. }
            | E::WarEnded { .. }
            | E::Capitulated { .. }
            | E::GameOver => Grade::Historic,
            E::Invoked { .. }
            | E::CaseReviewed { .. }
            | E::TreatyFounded { .. }
            | E::TreatyEnded { .. }
            | E::Joined { .. }
            | E::Left { .. }
            | E::Expelled { .. }
            | E::WarJoined { .. }
            | E::History { .. }
            | E::RegionCeded { .. }
            | E::Coup { .. }
            | E::BecameNuclear { .. }
            | E::Exiled { .. }
            | E::Restored { .. }
            | E::LeadChanged { .. }
            | E::TreasuryMoved { .. }
            | E::CommitmentsDoubted { .. }
            | E::PactBroken { .. }
            | E::SeparatePeace { .. }
            | E::StateFailed { .. }
            | E::PeacekeepersAttacked { .. }
            | E::Intervened { .. } => Grade::Major,
            E::OrderRefused { .. }
            | E::DefenceSet { .. }
            | E::MixSet { .. }
            | E::EquipmentSet { .. }
            | E::ShipsDelivered { .. }
            | E::Built { .. }
            | E::Prestocked { .. }
            | E::Voted { .. }
            | E::Marched { .. }
            | E::Arrived { .. }
            | E::StanceSet { .. }
            | E::Interdicted { .. }
            | E::LinkRepaired { .. }
            | E::DuesPaid { .. }
            | E::OfferLapsed { .. }
            | E::Ratified { .. }
            | E::Lobbied { .. }
            | E::PromiseKept { .. }
            | E::AidSent { .. }
            | E::TransitSet { .. } => Grade::Detail,
            _ => Grade::Notable,
        }
    }
}
