//! A game as it was played, to be played again: where it began, and what was ordered.

use std::sync::Arc;

use crate::content::Scenario;
use crate::dice::{Phase, dice, pair};
use crate::engine::Game;
use crate::event::{Event, EventKind};
use crate::ids::NationId;
use crate::order::Issued;

/// A game with all that it follows from.
pub struct Past {
    start: Game,
    /// By turn, from the start on.
    orders: Vec<Vec<Issued>>,
    before: Vec<Event>,
    seats: Vec<NationId>,
}

impl Past {
    /// The game that began with `start` and was given these `orders`, turn by turn; `before` is what is on record of turns before
    /// that, which cannot be played again, and `seats` are the nations that people led then.
    #[must_use]
    pub fn new(
        start: Game,
        orders: Vec<Vec<Issued>>,
        before: Vec<Event>,
        seats: Vec<NationId>,
    ) -> Self {
        Self {
            start,
            orders,
            before,
            seats,
        }
    }

    #[must_use]
    pub fn scenario(&self) -> &Arc<Scenario> {
        self.start.scenario()
    }

    /// The seed by which it was played.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.start.seed()
    }

    /// The turn from which it can be played again: 0, but for a game taken over from other rules.
    #[must_use]
    pub fn first(&self) -> u32 {
        self.start.turn()
    }

    /// Turns played.
    #[must_use]
    pub fn last(&self) -> u32 {
        self.first() + self.orders.len() as u32
    }

    /// What is on record of turns that cannot be played again.
    #[must_use]
    pub fn before(&self) -> &[Event] {
        &self.before
    }

    /// The nations that people led at [`Past::first`].
    #[must_use]
    pub fn seats(&self) -> &[NationId] {
        &self.seats
    }

    /// What was ordered after so many turns; nothing where the turn was not played.
    #[must_use]
    pub fn orders(&self, turn: u32) -> &[Issued] {
        let at = turn.checked_sub(self.first());
        at.and_then(|at| self.orders.get(at as usize))
            .map_or(&[], Vec::as_slice)
    }

    /// The game at its beginning.
    #[must_use]
    pub fn begin(&self) -> Game {
        fork(&self.start, self.seed())
    }

    /// Plays it again: `see` gets every position with what led to it, the first one first, and says whether to go on.
    pub fn walk(&self, mut see: impl FnMut(&Game, &[Event]) -> bool) {
        let mut game = self.begin();
        if !see(&game, &[]) {
            return;
        }
        for orders in &self.orders {
            let events = game.advance(orders.clone()).to_vec();
            if !see(&game, &events) {
                return;
            }
        }
    }

    /// The seed of another fortune of the game, from `turn` on.
    #[must_use]
    pub fn fortune(&self, turn: u32, number: u32) -> u64 {
        let mut dice = dice(self.seed(), turn, Phase::Fortune, u64::from(number));
        let mut half = || (dice.unit() * 4_294_967_296.0) as u32;
        let high = half();
        pair(high, half())
    }
}

/// The same position, going on by another seed or by its own.
#[must_use]
pub fn fork(game: &Game, seed: u64) -> Game {
    Game::restore(game.scenario().clone(), seed, game.snapshot())
}

/// Whoever led a state that is no more by law leads the one that goes on in its place, unless somebody leads that already.
pub fn follow(seats: &mut [NationId], event: &EventKind) {
    let Some((from, to)) = event.successor() else {
        return;
    };
    if seats.contains(&to) {
        return;
    }
    for seat in seats.iter_mut().filter(|s| **s == from) {
        *seat = to;
    }
}
