//! What a game is opened from, looked up and checked; nothing is written yet.

use std::path::PathBuf;
use std::sync::Arc;

use casus_core::content::{Scenario, chapter_setting};
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
        let chapter = start.chapter.iter().map(|c| chapter_setting(c));
        let sets: Vec<String> = chapter.chain(start.sets).collect();
        let (scenario, _) = map.load(&sets)?;
        let mut seats = session::seats(&scenario, &start.seats)?;
        if let Some(past) = scenario.chapter.as_ref().filter(|_| seats.is_empty()) {
            seats.push(scenario.chapters[past.chapter].seat);
        }
        let setup = Setup {
            map,
            sets,
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
