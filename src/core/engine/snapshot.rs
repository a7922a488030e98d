//! The whole state as plain rows, sorted by id: for saving, restoring and hashing.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::digest::digest;
use super::world::{Row, World};
use crate::content::Scenario;
use crate::event::Event;
use crate::ids;

/// A game's state between two turns, without its scenario and seed: borrowed from the game, or read from a save.
#[derive(Debug, Serialize, Deserialize)]
pub struct Snapshot<'g> {
    state: Row<'g>,
    news: Cow<'g, [Event]>,
}

impl Snapshot<'_> {
    /// Whether this can be a state of `scenario`; restoring one that is not would go wrong.
    #[must_use]
    pub fn fits(&self, scenario: &Scenario) -> bool {
        self.state.fits(scenario) && ids::all(&self.news, |id| scenario.knows(id))
    }
}

pub fn take<'g>(world: &'g World, news: &'g [Event]) -> Snapshot<'g> {
    Snapshot {
        state: world.to_row(),
        news: Cow::Borrowed(news),
    }
}

pub fn restore(scenario: Arc<Scenario>, seed: u64, snapshot: Snapshot<'_>) -> (World, Vec<Event>) {
    (
        World::from_row(scenario, seed, snapshot.state),
        snapshot.news.into_owned(),
    )
}

/// The hash of a state follows from its rows in id order; where hecs keeps them does not matter.
pub fn hash(world: &World) -> u64 {
    digest(&world.to_row())
}
