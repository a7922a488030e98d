//! What one nation may know: everything public, everything of its own, and estimates of the rest.
//! Screens, the computer's nations and the judge all read a [`View`] and nothing else.

mod alarm;
mod bonds;
mod burden;
mod case;
mod contact;
mod crisis;
mod evidence;
mod friction;
mod memo;
mod mission;
mod news;
mod own;
mod pairs;
mod preparation;
mod public;
mod row;
mod secrecy;
mod shared;
mod sightings;
mod treaty;
mod undertaking;

use std::sync::Arc;

pub use bonds::Bonds;
pub use burden::{Burden, Pledge, Sums};
pub use case::{Answer, Case, Lobby, Motion, Offer, Promise, Stage};
pub use crisis::{Crisis, Participant, Plea};
pub use evidence::{Evidence, Proof};
pub use friction::incident_rate;
pub(crate) use friction::incident_rates;
pub(crate) use memo::Ways;
pub use memo::{Memo, Prospect, PublicMemo};
pub use mission::{Detachment, Mission};
pub use news::News;
pub use own::{Estimate, Flow, Own, Sighting, Spending};
pub use pairs::Pairs;
pub use preparation::{Drill, Plan};
pub use public::{Exile, NationState, Ousted, Public, RegionState};

pub use row::Row;
pub use secrecy::leaky;
pub use shared::Shared;
pub use sightings::Sightings;
pub(crate) use sightings::{Brief, Lens, Ranks};
pub use treaty::{Account, Ask, Candidate, Founding, Holdout, Mood, Seat, Step, Treaty};
pub use undertaking::Undertaking;

use crate::content::Scenario;
use crate::ids::{ForceId, FoundingId, NationId, OfferId, RegionId};

/// The world as one nation sees it at the start of a turn.
#[derive(Clone, Debug)]
pub struct View {
    pub me: NationId,
    pub public: Arc<Public>,
    pub own: Own,
    /// By nation; one's own entry is exact.
    pub estimates: Row<Estimate>,
    /// Own forces exactly, the others' as seen; in id order.
    pub forces: Sightings,
    /// Offers made to or by this nation, in id order.
    pub offers: Vec<Offer>,
    /// Treaties open for signature that this nation proposed or is invited to, in id order.
    pub foundings: Vec<Founding>,
    /// Promises given to or by this nation that are still to be kept.
    pub promises: Vec<Promise>,
    /// What this nation learned of the turn before.
    pub news: News,
    /// Nothing but speed: what was reckoned from this view already.
    pub memo: Memo,
}

impl View {
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.public.scenario
    }

    #[must_use]
    pub fn nation(&self, id: NationId) -> &NationState {
        &self.public.nations[id.index()]
    }

    #[must_use]
    pub fn region(&self, id: RegionId) -> &RegionState {
        &self.public.regions[id.index()]
    }

    #[must_use]
    pub fn estimate(&self, id: NationId) -> &Estimate {
        &self.estimates[id.index()]
    }

    #[must_use]
    pub fn force(&self, id: ForceId) -> Option<&Sighting> {
        self.forces.get(id)
    }

    #[must_use]
    pub fn offer(&self, id: OfferId) -> Option<&Offer> {
        self.offers
            .binary_search_by_key(&id, |o| o.id)
            .ok()
            .map(|i| &self.offers[i])
    }

    #[must_use]
    pub fn founding(&self, id: FoundingId) -> Option<&Founding> {
        self.foundings
            .binary_search_by_key(&id, |f| f.id)
            .ok()
            .map(|i| &self.foundings[i])
    }

    /// The own forces, in id order.
    pub fn my_forces(&self) -> impl Iterator<Item = &Sighting> {
        self.forces.of(self.me)
    }
}
