//! What can go wrong around a game: files, maps, seats. The game itself cannot fail.

use std::fmt;
use std::path::{Path, PathBuf};

use super::journal::{Journal, Lost};
use crate::content::{Problem, Severity};
use crate::ids::NationId;

/// A turn whose hash is not the one in the journal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error(
    "turn {turn} drifts: the journal has hash {expected:016x}, this engine makes it {found:016x}"
)]
pub struct Drift {
    /// Turns played when the states differ for the first time; 0 for the very start.
    pub turn: u32,
    pub expected: u64,
    pub found: u64,
}

#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    #[error("{}: {source}", .path.display())]
    Io {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{}: this is not a saved game of Casus Foederis", .0.display())]
    NotAJournal(PathBuf),
    #[error("{}: saved in format {found}{}, and this program reads format {known}", .path.display(), unreleased(*found))]
    Format {
        path: PathBuf,
        found: u16,
        known: u16,
    },
    #[error("{}: the beginning of the file is damaged ({reason})", .path.display())]
    Header { path: PathBuf, reason: String },
    #[error("{}: another program is playing this game", .0.display())]
    Locked(PathBuf),
    #[error("there is no map called {0:?}; `casus maps` lists them")]
    NoMap(String),
    #[error("{}", unfit(.save.as_deref(), .problems))]
    Map {
        /// The saved game whose map it is; None for a map of its own.
        save: Option<PathBuf>,
        problems: Vec<Problem>,
    },
    #[error("the map knows no nation {0:?}; it has {1}")]
    NoNation(String, String),
    #[error("{0} is named twice")]
    SeatTwice(String),
    #[error("{0} is not there on the first day: an event of the map makes it a state")]
    NotYet(String),
    #[error("nation {} has no seat at this table", .0.0)]
    NotSeated(NationId),
    #[error("the game ends at turn {last}; there is no turn {wanted}")]
    NoTurn { wanted: u32, last: u32 },
    #[error("the game is over")]
    Over,
    #[error(transparent)]
    Drift(#[from] Drift),
    #[error("turn {turn} holds orders, events or a state that do not fit the map")]
    Misfit { turn: u32 },
    #[error("{}", altered(*turn))]
    Altered { turn: u32 },
    /// By the turns played then; 0 for the start.
    #[error("the orders of turn {turn} are lost: {why}")]
    Lost { turn: u32, why: Lost },
    #[error("{0}")]
    OtherRules(Box<OtherRules>),
    #[error("{}: this holds more than any game does", .0.display())]
    Excess(PathBuf),
    #[error("{}: {reason}", .path.display())]
    Results { path: PathBuf, reason: String },
    #[error("{0}")]
    Pool(String),
}

/// A game that was played under rules other than this program's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OtherRules {
    pub path: PathBuf,
    /// The version of the program that it was played with.
    pub engine: String,
    /// The newest turn at which the whole state is on record: there it can go on as a new game.
    pub turn: Option<u32>,
    /// The date of that turn.
    pub date: Option<String>,
    /// Whom people led.
    pub seats: Vec<NationId>,
}

impl OtherRules {
    pub(super) fn of(journal: &Journal) -> Self {
        let turn = journal
            .keyframes()
            .rev()
            .find(|&k| journal.keyframe(k).is_some());
        Self {
            path: journal.path.clone(),
            engine: journal.header.engine.clone(),
            turn,
            date: turn.map(|t| journal.header.label.told(t)),
            seats: journal.header.seats.clone(),
        }
    }
}

impl fmt::Display for OtherRules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        write!(
            f,
            "{path}: played under other rules (casus {})",
            self.engine
        )?;
        match &self.date {
            Some(date) => write!(f, "; it can go on from {date} as a new game"),
            None => f.write_str("; no state is on record from which it could go on"),
        }
    }
}

impl SessionError {
    /// Whether a game that cannot be resumed can go on as a new one.
    #[must_use]
    pub fn offers(&self) -> bool {
        matches!(self, Self::OtherRules(other) if other.turn.is_some())
    }

    /// An error of the file or folder at `path`.
    pub fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Io { path, source }
    }

    /// The same for the map, or the settings, that are inside a saved game: its author has no such file.
    pub(crate) fn inside(save: &Path) -> impl FnOnce(Self) -> Self {
        let path = save.to_path_buf();
        move |error| match error {
            Self::Map { mut problems, .. } => {
                for problem in &mut problems {
                    problem.file = format!("{}, inside it {}", path.display(), problem.file);
                }
                let save = Some(path);
                Self::Map { save, problems }
            }
            other => other,
        }
    }
}

fn unreleased(format: u16) -> &'static str {
    match format {
        1 => " by a program that was never released",
        _ => "",
    }
}

fn altered(turn: u32) -> String {
    match turn {
        0 => "the map or its rules do not lead to the state that the game began with: one of them was altered".to_owned(),
        turn => format!("what is told of turn {turn} is not what its orders lead to: the record was altered"),
    }
}

/// What a list of problems is about: settings, a map, or the map inside a saved game.
fn unfit(save: Option<&Path>, problems: &[Problem]) -> String {
    let errors = problems.iter().filter(|p| p.severity() == Severity::Error);
    let (keep, cannot) = match errors.clone().count() {
        1 => (
            "a problem that keeps".to_owned(),
            "a setting cannot be used".to_owned(),
        ),
        n => (
            format!("{n} problems that keep"),
            format!("{n} faults in the settings"),
        ),
    };
    match save {
        Some(save) => format!(
            "{}: the map inside this saved game has {keep} it from being played",
            save.display()
        ),
        None if errors.clone().all(Problem::is_of_setting) => cannot,
        None => format!("the map has {keep} it from being played"),
    }
}
