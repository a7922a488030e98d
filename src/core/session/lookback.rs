//! A game on disk, to be looked back on.

use super::replay::{check, state_at, step};
use super::told::told;
use super::{Replay, SessionError};
use crate::engine::Game;
use crate::report::{Past, follow, fork};

impl Replay {
    /// The game with all that it follows from, played through once and found to run as it did.
    ///
    /// # Errors
    /// When it was played under other rules, orders are lost, or this engine plays a turn differently.
    pub fn past(&self) -> Result<Past, SessionError> {
        let (journal, scenario) = (self.journal(), self.scenario());
        let since = journal.header.since;
        let start = state_at(journal, scenario, since)?;
        let mut game: Game = fork(&start, start.seed());
        let mut orders = Vec::new();
        while game.turn() < journal.len() {
            let given = journal.orders(game.turn());
            step(journal, &mut game)?;
            check(journal, &game)?;
            // What could be played could be read.
            orders.extend(given.ok());
        }
        let mut seats = journal.header.seats.clone();
        let told = told(journal, scenario)?;
        let before = told.into_iter().take(since as usize);
        let before: Vec<_> = before.flat_map(|t| t.events).collect();
        for event in &before {
            follow(&mut seats, &event.kind);
        }
        Ok(Past::new(start, orders, before, seats))
    }
}
