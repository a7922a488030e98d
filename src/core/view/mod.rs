//! What one nation may know: everything public, everything of its own, and estimates of the rest.
//! Screens, the computer's nations and the judge all read a [`View`] and nothing else.

mod alarm;
mod annals;
mod bonds;
mod burden;
mod case;
mod contact;
mod crisis;
mod dilemma;
mod disaster;
mod evidence;
mod friction;
mod grid;
mod group;
mod memo;
mod mission;
mod network;
mod news;
mod overland;
mod own;
mod pairs;
mod preparation;
mod public;
mod row;
mod secrecy;
mod shared;
mod sightings;
mod situation;
mod treaty;
mod undertaking;

use std::ops::Deref;
use std::sync::Arc;

pub use annals::{Annals, Record};
pub use bonds::Bonds;
pub use burden::{Burden, Pledge, Sums};
pub use case::{Answer, Case, Lobby, Motion, Offer, Promise, Stage};
pub use contact::{Contact, Contacts, Deployments};
pub use crisis::{Crisis, Participant, Plea};
pub use dilemma::Dilemma;
pub use disaster::{Disaster, Relief};
pub use evidence::{Evidence, Proof};
pub use friction::incident_rate;
pub use group::{ArmedGroup, Backing};
pub use memo::Prospect;
pub(crate) use memo::{Memo, Ways};
pub use mission::{Detachment, Mission, Payer};
pub use network::{Foothold, Networks};
pub(crate) use network::{campaign_since, floor_price};
pub use news::News;
pub use own::{Books, Estimate, Flow, March, Own, Sighting, Spending};
pub(crate) use own::{NINE_IN_TEN, campaign};
pub use pairs::Pairs;
pub use preparation::{Drill, Plan};
pub use public::Public;

pub use row::Row;
pub use secrecy::leaky;
pub use shared::Shared;
pub use sightings::Sightings;
pub(crate) use sightings::{Brief, Lens, Ranks, Weighed};
pub(crate) use situation::no_custom;
pub use situation::{Exile, NationState, Ousted, RegionState, Situation};
pub use treaty::{Account, Ask, Candidate, Founding, Holdout, Mood, Seat, Step, Treaty};
pub use undertaking::Undertaking;

use crate::content::Scenario;
use crate::ids::{ForceId, FoundingId, NationId, OfferId, RegionId};

/// The world as one nation sees it at the start of a turn: to be read by all and changed by nobody, for what was reckoned
/// from it is kept with it. [`View::imagine`] is the one way to another.
#[derive(Clone, Debug)]
pub struct View {
    knowledge: Knowledge,
    memo: Arc<Memo>,
}

/// What a nation knows.
#[derive(Clone, Debug)]
pub struct Knowledge {
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
}

impl Deref for View {
    type Target = Knowledge;

    fn deref(&self) -> &Knowledge {
        &self.knowledge
    }
}

impl View {
    pub(crate) fn new(knowledge: Knowledge, memo: Memo) -> Self {
        let memo = Arc::new(memo);
        Self { knowledge, memo }
    }

    /// The view as it would be if `change` had happened. Nothing that was reckoned from this one is kept, and what follows
    /// from the public situation is made to follow from the changed one.
    #[must_use]
    pub fn imagine(&self, change: impl FnOnce(&mut Knowledge)) -> Self {
        let mut knowledge = self.knowledge.clone();
        change(&mut knowledge);
        Self::new(knowledge, Memo::new(self.public.nations.len()))
    }

    /// The same where no more changes than the public situation.
    #[must_use]
    pub fn imagine_public(&self, change: impl FnOnce(&mut Situation)) -> Self {
        self.imagine(|known| known.change_public(change))
    }

    /// What was reckoned from this view already: nothing but speed.
    pub(crate) fn memo(&self) -> &Memo {
        &self.memo
    }

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

impl Knowledge {
    /// Changes the public situation, and with it what follows from it.
    pub fn change_public(&mut self, change: impl FnOnce(&mut Situation)) {
        self.public = Arc::new(self.public.changed(change));
    }
}
