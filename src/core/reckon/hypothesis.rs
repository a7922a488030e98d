//! The world as it would be with a treaty more.

use std::sync::Arc;

use super::Pact;
use crate::ids::{CharterId, TreatyId};
use crate::view::{Situation, Treaty, View};

/// The view in which the parties have signed `pact` already: what rests on treaties can be reckoned from it
/// as if they had.
#[must_use]
pub fn with_pact(view: &View, pact: &Pact<'_>) -> View {
    let signed = |public: &mut Situation| {
        let charter = CharterId::at(public.scenario.charters.len() + public.composed.len());
        Arc::make_mut(&mut public.composed).push(pact.charter.clone());
        let id = TreatyId(public.treaties.last().map_or(1, |t| t.id.0 + 1));
        let treaty = Treaty::new(
            id,
            (charter, pact.charter),
            pact.charter.name.clone(),
            pact.parties,
            pact.lead,
            public.turn,
            &public.scenario,
        );
        public.treaties.push(Arc::new(treaty));
    };
    view.imagine_public(signed)
}
