//! What a game is opened from, looked up and checked; nothing is written yet.

use std::path::PathBuf;
use std::sync::Arc;

use casus_core::content::Scenario;
use casus_core::session::{self, Journal, Map, Places, SessionError, Setup};

use super::worker::random_seed;
use super::{Launch, Start};

/// A game that can be begun or gone on with.
pub enum Opening {
    New(Arc<Scenario>, Setup),
    Saved(PathBuf),
}

impl Opening {
    /// Loads the map and finds the seats.
    ///
    /// # Errors
    /// When there is no such map, it has errors, or it knows no such nation.
    pub fn of(start: Start, places: &Places) -> Result<Self, SessionError> {
        if let Some(path) = start.resume {
            return Ok(Self::Saved(path));
        }
        let map = Map::find(&start.map.unwrap_or_default(), places)?;
        let (scenario, _) = map.load(&[])?;
        let seats = session::seats(&scenario, &start.seats)?;
        let setup = Setup {
            map,
            sets: Vec::new(),
            seed: start.seed.unwrap_or_else(random_seed),
            seats,
        };
        Ok(Self::New(scenario, setup))
    }

    /// Whether what the command line asks for could be opened.
    ///
    /// # Errors
    /// As when it is opened.
    pub fn check(launch: Launch, places: &Places) -> Result<(), SessionError> {
        let (path, turn) = match launch {
            Launch::Play(start) if start.map.is_some() => {
                return Self::of(start, places).map(drop);
            }
            Launch::Play(Start {
                resume: Some(path), ..
            }) => (path, None),
            Launch::Replay { path, turn } => (path, turn),
            Launch::Play(_) | Launch::Menu => return Ok(()),
        };
        let last = Journal::read(&path)?.len();
        match turn {
            Some(wanted) if wanted > last => Err(SessionError::NoTurn { wanted, last }),
            _ => Ok(()),
        }
    }
}
