//! Looking back: a journal played again, turn by turn, and compared with what it says.

use std::path::Path;
use std::sync::Arc;

use super::fits::{events_fit, orders_fit};
use super::journal::{Header, Journal, Tail};
use super::{Drift, Figures, Map, SessionError};
use crate::content::Scenario;
use crate::engine::Game;
use crate::event::Event;
use crate::tell::Register;

/// The result of a verification without drift.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Verified {
    /// Turns that were run and agree.
    pub turns: u32,
    /// Hash of the last state.
    pub hash: u64,
    /// What follows the last whole turn.
    pub tail: Option<Tail>,
}

/// Plays the journal at `path` again from its start, and compares the hash of every turn.
///
/// # Errors
/// [`SessionError::Drift`] at the first turn that differs; other errors when the journal cannot be read.
pub fn verify(path: &Path) -> Result<Verified, SessionError> {
    let journal = Journal::read(path)?;
    let mut game = begin(&journal).map_err(SessionError::inside(path))?;
    check(&journal, &game)?;
    for i in 0..journal.len() {
        step(&journal, &mut game)?;
        check(&journal, &game)?;
        // A keyframe must hold the very state that the turns lead to.
        if let Some(snapshot) = journal.keyframe(i + 1) {
            let kept = restore(game.scenario(), game.seed(), snapshot, i + 1)?;
            check(&journal, &kept)?;
        }
    }
    Ok(Verified {
        turns: journal.len(),
        hash: game.hash(),
        tail: journal.tail,
    })
}

/// A journal opened for looking back.
pub struct Replay {
    journal: Journal,
    game: Game,
    register: Register,
}

impl Replay {
    /// Opens the journal at `path` at turn 0.
    ///
    /// # Errors
    /// When it cannot be read, or does not fit its map.
    pub fn open(path: &Path) -> Result<Self, SessionError> {
        let journal = Journal::read(path)?;
        let game = begin(&journal).map_err(SessionError::inside(path))?;
        let scenario = game.scenario();
        for (i, turn) in journal.turns.iter().enumerate() {
            if !events_fit(&turn.events, scenario) {
                return Err(SessionError::Misfit { turn: i as u32 });
            }
        }
        let mut register = Register::new(&public(&game));
        for event in journal.turns.iter().flat_map(|t| &t.events) {
            register.learn(event);
        }
        Ok(Self {
            journal,
            game,
            register,
        })
    }

    #[must_use]
    pub fn header(&self) -> &Header {
        &self.journal.header
    }

    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    #[must_use]
    pub fn scenario(&self) -> &Arc<Scenario> {
        self.game.scenario()
    }

    /// Turns that can be seen.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.journal.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.journal.is_empty()
    }

    /// The turn that is shown.
    #[must_use]
    pub fn turn(&self) -> u32 {
        self.game.turn()
    }

    /// The state at the turn shown.
    #[must_use]
    pub fn game(&self) -> &Game {
        &self.game
    }

    /// Names of all that ever was.
    #[must_use]
    pub fn names(&self) -> &Register {
        &self.register
    }

    /// What happened in the turn that led to `turn`; nothing led to turn 0.
    #[must_use]
    pub fn events(&self, turn: u32) -> &[Event] {
        match turn.checked_sub(1) {
            Some(i) => self
                .journal
                .turns
                .get(i as usize)
                .map_or(&[], |t| &t.events),
            None => &[],
        }
    }

    /// The figures at the start of each turn from turn 1 on.
    pub fn figures(&self) -> impl Iterator<Item = &Figures> {
        self.journal.turns.iter().map(|t| &t.figures)
    }

    /// Shows `turn`: from the nearest keyframe before it, or onward from the turn shown, whichever is
    /// nearer.
    ///
    /// # Errors
    /// When there is no such turn, or this engine plays one differently.
    pub fn seek(&mut self, turn: u32) -> Result<&Game, SessionError> {
        let frame = self.journal.keyframes().rfind(|&k| k <= turn);
        let onward = turn >= self.turn() && frame.is_none_or(|k| k <= self.turn());
        if onward && turn <= self.len() {
            while self.turn() < turn {
                step(&self.journal, &mut self.game)?;
                check(&self.journal, &self.game)?;
            }
        } else {
            let scenario = self.scenario().clone();
            self.game = state_at(&self.journal, &scenario, turn)?;
        }
        Ok(&self.game)
    }
}

/// The state before the first turn.
pub(super) fn begin(journal: &Journal) -> Result<Game, SessionError> {
    let header = &journal.header;
    let map = Map {
        file: header.map.clone(),
        text: header.text.clone(),
    };
    let (scenario, _) = map.load(&header.overrides)?;
    let seats = &header.seats;
    if seats.iter().any(|n| n.index() >= scenario.nations.len()) {
        return Err(SessionError::Misfit { turn: 0 });
    }
    Ok(Game::new(scenario, header.seed))
}

/// The state after `turn` turns: from the newest keyframe that can be used, and the orders after it.
///
/// # Errors
/// When there is no such turn, or this engine plays one differently.
pub(super) fn state_at(
    journal: &Journal,
    scenario: &Arc<Scenario>,
    turn: u32,
) -> Result<Game, SessionError> {
    if turn > journal.len() {
        let last = journal.len();
        return Err(SessionError::NoTurn { wanted: turn, last });
    }
    let mut game = match newest_keyframe(journal, scenario, turn) {
        Some(game) => game,
        None => {
            let game = Game::new(scenario.clone(), journal.header.seed);
            check(journal, &game)?;
            game
        }
    };
    while game.turn() < turn {
        step(journal, &mut game)?;
        check(journal, &game)?;
    }
    Ok(game)
}

/// A keyframe that cannot be read or has the wrong hash, as after a change of the engine, is passed over.
fn newest_keyframe(journal: &Journal, scenario: &Arc<Scenario>, turn: u32) -> Option<Game> {
    let seed = journal.header.seed;
    journal
        .keyframes()
        .rev()
        .filter(|&k| k <= turn)
        .find_map(|k| {
            let snapshot = journal.keyframe(k)?;
            let game = restore(scenario, seed, snapshot, k).ok()?;
            check(journal, &game).is_ok().then_some(game)
        })
}

fn restore(
    scenario: &Arc<Scenario>,
    seed: u64,
    snapshot: crate::engine::Snapshot,
    turn: u32,
) -> Result<Game, SessionError> {
    if !snapshot.fits(scenario) {
        return Err(SessionError::Misfit { turn });
    }
    let game = Game::restore(scenario.clone(), seed, snapshot);
    match game.turn() == turn {
        true => Ok(game),
        false => Err(SessionError::Misfit { turn }),
    }
}

/// Runs the next turn with the journal's orders.
fn step(journal: &Journal, game: &mut Game) -> Result<(), SessionError> {
    let turn = game.turn();
    let Some(next) = journal.turns.get(turn as usize) else {
        let last = journal.len();
        return Err(SessionError::NoTurn {
            wanted: turn + 1,
            last,
        });
    };
    if !orders_fit(&next.orders, game.scenario()) {
        return Err(SessionError::Misfit { turn });
    }
    game.advance(next.orders.clone());
    if game.turn() == turn {
        // The engine takes no turn after the end; a journal with more was not made by it.
        return Err(SessionError::Misfit { turn });
    }
    Ok(())
}

fn check(journal: &Journal, game: &Game) -> Result<(), SessionError> {
    let turn = game.turn();
    let found = game.hash();
    let expected = journal.hash(turn).unwrap_or_default();
    match expected == found {
        true => Ok(()),
        false => Err(Drift {
            turn,
            expected,
            found,
        }
        .into()),
    }
}

fn public(game: &Game) -> Arc<crate::view::Public> {
    game.view(crate::ids::NationId(0)).public
}
