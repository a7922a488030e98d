//! Looking back: a journal played again, turn by turn, and compared with what it says. What cannot be played again is
//! shown from the record, and said to be.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::journal::{Header, Journal};
use super::told::{Told, told};
use super::{Drift, Figures, OtherRules, SessionError};
use crate::content::{self, Overrides, Scenario, Texts};
use crate::engine::{Game, Snapshot};
use crate::event::Event;
use crate::ids;
use crate::tell::Register;

/// A journal opened for looking back.
pub struct Replay {
    path: PathBuf,
    journal: Journal,
    /// The turn that is shown.
    turn: u32,
    /// The state at that turn, or the newest before it that is known.
    game: Game,
    /// Why the state is an earlier turn's, if it is.
    gap: Option<Gap>,
    told: Vec<Told>,
    register: Register,
}

/// Why the state at a turn cannot be shown.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Gap {
    #[error("this turn was played under other rules, and is shown from the record")]
    OtherRules,
    #[error("the orders of turn {turn} are lost, and what followed is shown from the record")]
    Lost { turn: u32 },
    #[error("turn {turn} runs differently now, and what followed is shown from the record")]
    Drift { turn: u32 },
}

impl Replay {
    /// Opens the journal at `path` at turn 0.
    ///
    /// # Errors
    /// When it cannot be read, or does not fit its map.
    pub fn open(path: &Path) -> Result<Self, SessionError> {
        let journal = Journal::read(path)?;
        let scenario = scenario(&journal)?;
        check_start(&journal, &scenario)?;
        let told = told(&journal, &scenario)?;
        let (game, gap) = shown(&journal, &scenario, 0)?;
        let mut register = Register::new(&public(&game));
        for event in told.iter().flat_map(|t| &t.events) {
            register.learn(event);
        }
        Ok(Self {
            path: path.to_path_buf(),
            journal,
            turn: 0,
            game,
            gap,
            told,
            register,
        })
    }

    /// The journal's file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
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
        self.turn
    }

    /// The state at the turn shown, or where [`Replay::gap`] says so the newest known before it.
    #[must_use]
    pub fn game(&self) -> &Game {
        &self.game
    }

    /// Why the state is an earlier turn's, if it is.
    #[must_use]
    pub fn gap(&self) -> Option<&Gap> {
        self.gap.as_ref()
    }

    /// Names of all that ever was.
    #[must_use]
    pub fn names(&self) -> &Register {
        &self.register
    }

    /// What is told of each turn, the first first.
    #[must_use]
    pub fn told(&self) -> &[Told] {
        &self.told
    }

    /// What happened in the turn that led to `turn`; nothing led to turn 0.
    #[must_use]
    pub fn events(&self, turn: u32) -> &[Event] {
        let told = turn.checked_sub(1).and_then(|i| self.told.get(i as usize));
        told.map_or(&[], |t| &t.events)
    }

    /// The figures at the start of each turn from turn 1 on.
    pub fn figures(&self) -> impl Iterator<Item = &Figures> {
        self.told.iter().map(|t| &t.figures)
    }

    /// Shows `turn`: from the nearest keyframe before it, or onward from the turn shown, whichever is nearer.
    ///
    /// # Errors
    /// When there is no such turn, or nothing is known of it or any before.
    pub fn seek(&mut self, turn: u32) -> Result<&Game, SessionError> {
        let frame = self.journal.last_keyframe(turn);
        let here = self.game.turn();
        let header = &self.journal.header;
        let onward = self.gap.is_none()
            && header.is_ours()
            && here >= header.since
            && (here..=self.len()).contains(&turn)
            && frame.is_none_or(|k| k <= here);
        if onward && forward(&self.journal, &mut self.game, turn).is_ok() {
            self.turn = turn;
            return Ok(&self.game);
        }
        let scenario = self.scenario().clone();
        (self.game, self.gap) = shown(&self.journal, &scenario, turn)?;
        self.turn = turn;
        Ok(&self.game)
    }
}

/// The state to show at `turn`, and why it is an earlier turn's if it is.
fn shown(
    journal: &Journal,
    scenario: &Arc<Scenario>,
    turn: u32,
) -> Result<(Game, Option<Gap>), SessionError> {
    let gap = match state_at(journal, scenario, turn) {
        Ok(game) => return Ok((game, None)),
        Err(SessionError::OtherRules(_)) => Gap::OtherRules,
        Err(SessionError::Lost { turn, .. }) => Gap::Lost { turn },
        Err(SessionError::Drift(drift)) => Gap::Drift { turn: drift.turn },
        Err(other) => return Err(other),
    };
    match last_known(journal, scenario, turn) {
        // A keyframe of the very turn is the state itself, whatever rules led to it.
        Some(game) if game.turn() == turn => Ok((game, None)),
        Some(game) => Ok((game, Some(gap))),
        None => Err(SessionError::Lost {
            turn: 0,
            why: super::Lost::Missing,
        }),
    }
}

/// The newest state up to `turn` that a keyframe holds. Under the same rules one with the wrong hash was not written by
/// the game; under others no hash can tell.
pub(super) fn last_known(journal: &Journal, scenario: &Arc<Scenario>, turn: u32) -> Option<Game> {
    let ours = journal.header.is_ours();
    journal
        .keyframes()
        .rev()
        .filter(|&k| k <= turn)
        .find_map(|k| {
            let game = restore(scenario, journal.header.seed, journal.keyframe(k)?, k).ok()?;
            let good = !ours || k < journal.header.since || check(journal, &game).is_ok();
            good.then_some(game)
        })
}

/// The scenario that the journal's game is played on, under the rules and charters that it carries.
///
/// # Errors
/// When its map does not load; under other rules than its own this may be for want of a way to read it.
pub(super) fn scenario(journal: &Journal) -> Result<Arc<Scenario>, SessionError> {
    let own = load(journal, &journal.header.texts, &journal.header.overrides);
    match own {
        Err(_) if !journal.header.is_ours() => {
            let texts = Texts::shipped_with(journal.header.texts.beside.clone());
            load(journal, &texts, &journal.header.overrides).or(own)
        }
        own => own,
    }
}

/// The journal's map under the rules and charters in `texts`.
///
/// # Errors
/// Every problem of the map, named as the one inside the save.
pub(super) fn load(
    journal: &Journal,
    texts: &Texts,
    overrides: &[String],
) -> Result<Arc<Scenario>, SessionError> {
    let header = &journal.header;
    let loaded = content::load_with(texts, &header.map, &header.text, &Overrides::new(overrides));
    let loaded = loaded.map_err(|problems| {
        let save = None;
        SessionError::inside(&journal.path)(SessionError::Map { save, problems })
    })?;
    let seats = &header.seats;
    if seats
        .iter()
        .any(|n| n.index() >= loaded.scenario.nations.len())
    {
        return Err(SessionError::Misfit { turn: 0 });
    }
    Ok(Arc::new(loaded.scenario))
}

/// Whether the map of a journal leads to the state that the journal begins with.
///
/// # Errors
/// [`SessionError::Altered`] if it does not; when the start is lost.
pub(super) fn check_start(journal: &Journal, scenario: &Arc<Scenario>) -> Result<(), SessionError> {
    let header = &journal.header;
    if header.is_ours() && header.since == 0 {
        let start = Game::new(scenario.clone(), header.seed);
        if start.hash() != header.start {
            return Err(SessionError::Altered { turn: 0 });
        }
    }
    Ok(())
}

/// The state after `turn` turns: from the newest keyframe that can be used, and the orders after it.
///
/// # Errors
/// When there is no such turn, it was played under other rules, orders on the way are lost, or this engine plays a turn
/// differently.
pub(super) fn state_at(
    journal: &Journal,
    scenario: &Arc<Scenario>,
    turn: u32,
) -> Result<Game, SessionError> {
    let mut game = nearest(journal, scenario, turn)?;
    forward(journal, &mut game, turn)?;
    Ok(game)
}

/// The newest state up to `turn` from which the game can be run on.
pub(super) fn nearest(
    journal: &Journal,
    scenario: &Arc<Scenario>,
    turn: u32,
) -> Result<Game, SessionError> {
    let (header, last) = (&journal.header, journal.len());
    if turn > last {
        return Err(SessionError::NoTurn { wanted: turn, last });
    }
    if !header.is_ours() || turn < header.since {
        return Err(SessionError::OtherRules(Box::new(OtherRules::of(journal))));
    }
    match last_known(journal, scenario, turn).filter(|g| g.turn() >= header.since) {
        Some(game) => Ok(game),
        None if header.since == 0 => {
            let game = Game::new(scenario.clone(), header.seed);
            check(journal, &game)?;
            Ok(game)
        }
        None => Err(SessionError::Lost {
            turn: header.since,
            why: super::Lost::Missing,
        }),
    }
}

/// Runs the game on to `turn`.
fn forward(journal: &Journal, game: &mut Game, turn: u32) -> Result<(), SessionError> {
    while game.turn() < turn {
        step(journal, game)?;
        check(journal, game)?;
    }
    Ok(())
}

pub(super) fn restore(
    scenario: &Arc<Scenario>,
    seed: u64,
    snapshot: Snapshot<'_>,
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

/// Runs the next turn with the journal's orders, and tells what happened.
pub(super) fn step(journal: &Journal, game: &mut Game) -> Result<Vec<Event>, SessionError> {
    let turn = game.turn();
    let lost = |why| SessionError::Lost {
        turn: turn + 1,
        why,
    };
    let orders = journal.orders(turn).map_err(lost)?;
    if !ids::all(&orders, |id| game.scenario().knows(id)) {
        return Err(SessionError::Misfit { turn });
    }
    let events = game.advance(orders).to_vec();
    if game.turn() == turn {
        // The engine takes no turn after the end; a journal with more was not made by it.
        return Err(SessionError::Misfit { turn });
    }
    Ok(events)
}

/// Holds the state against the hash on record, if there is one.
pub(super) fn check(journal: &Journal, game: &Game) -> Result<(), SessionError> {
    let (turn, found, header) = (game.turn(), game.hash(), &journal.header);
    let expected = match turn == header.since {
        true => Some(header.start),
        false => journal.outcome(turn).map(|o| o.hash),
    };
    match expected {
        Some(expected) if expected != found => Err(Drift {
            turn,
            expected,
            found,
        }
        .into()),
        _ => Ok(()),
    }
}

fn public(game: &Game) -> Arc<crate::view::Public> {
    game.view(crate::ids::NationId(0)).public.clone()
}
