//! The game on its own thread: requests go in, updates come out, the screen never waits.

mod archive;
mod gather;
mod seat;
mod staff;
mod stake;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::SystemTime;

use super::history::History;
use super::input::Message;
use super::lessons;
use super::stamp::Stamp;
use super::{Error, Start};
use casus_core::content::Scenario;
use casus_core::event::{Event, Grade};
use casus_core::ids::NationId;
use casus_core::order::Order;
use casus_core::report::{Alternative, Edit, Progress, Report};
use casus_core::session::{Places, SessionError};
use casus_core::tell::Register;
use casus_core::tell::Told;
use casus_core::view::View;
use seat::Seat;
pub use staff::{Outlook, Position, Staffroom};
use stake::Stake;

/// What the screen asks of the game.
pub enum Request {
    Play(Start),
    EndTurn(BTreeMap<NationId, Vec<Order>>),
    /// Turns without further orders until something needs a seat.
    RunOn(BTreeMap<NationId, Vec<Order>>),
    /// A copy of the journal.
    Copy(PathBuf),
    Saves,
    Delete(PathBuf),
    Maps,
    /// One of them again, since its file has changed.
    Map(PathBuf),
    Watch {
        path: PathBuf,
        turn: Option<u32>,
    },
    Seek(u32),
    /// The games that began as the one that is watched did.
    Kin,
    /// Opens another game beside the one that is watched; None closes it.
    Beside(Option<PathBuf>),
    Branch {
        path: PathBuf,
        turn: u32,
        seats: Vec<NationId>,
    },
    /// A look back on the game at `path`, for the seat of that number.
    LookBack {
        path: PathBuf,
        seat: usize,
    },
    /// What could have been ordered otherwise in the game that is looked back on, after so many turns.
    Could(u32),
    /// What had come of it.
    Other(Edit),
    /// Writes a snapshot and lets the game go.
    Close,
    /// As `Close`, at the end of the program; the answer goes to the thread that waits for it.
    End(Sender<Result<(), SessionError>>),
    /// A fault of the program on a thread of the pool, as the computer's planning may meet one.
    #[cfg(test)]
    Fault,
}

impl Request {
    /// Whether it is about the game that is looked back on; anything else ends that.
    const fn looks_back(&self) -> bool {
        matches!(
            self,
            Self::LookBack { .. } | Self::Could(_) | Self::Other(_)
        )
    }

    /// Whether something is lost when the program ends before this is done.
    const fn writes(&self) -> bool {
        match self {
            Self::Play(_)
            | Self::EndTurn(_)
            | Self::RunOn(_)
            | Self::Copy(_)
            | Self::Delete(_)
            | Self::Branch { .. }
            | Self::Close
            | Self::End(_) => true,
            Self::Saves
            | Self::Maps
            | Self::Map(_)
            | Self::Watch { .. }
            | Self::Seek(_)
            | Self::Kin
            | Self::Beside(_)
            | Self::LookBack { .. }
            | Self::Could(_)
            | Self::Other(_) => false,
            #[cfg(test)]
            Self::Fault => false,
        }
    }
}

/// What the game tells the screen.
pub enum Update {
    Opened(Box<Opened>),
    Turn(Box<Turn>),
    Saves(Vec<SaveRow>),
    /// One more map, or one that is in the list as it is now.
    Map(Box<MapRow>),
    MapsDone,
    /// A map that is sound, and on which nobody has taken a seat.
    Unseated(String),
    Theatre(Box<Theatre>),
    /// A turn of the game that is watched, and of the one beside it.
    Scene(Box<Scene>, Option<Box<Scene>>),
    Kin(Vec<SaveRow>),
    Beside(Option<Box<Beside>>),
    /// What the staff makes of the position, a stage further.
    Outlook(Box<Outlook>),
    /// How far a look back is, and the report as far as it has come.
    LookedBack(Box<LookedBack>),
    /// What comes of an order that was asked for.
    Asked(Box<Asked>),
    /// The changes that could be made in a month of the game that is looked back on, each as it is told.
    Could(Vec<(String, Edit)>),
    Done(String),
    Failed(SessionError),
    /// The game's thread met a fault of the program itself, and let the game go.
    Broken {
        reason: String,
        /// The journal of the game that was being played.
        path: Option<PathBuf>,
    },
}

/// A game at the table.
pub struct Opened {
    pub views: Vec<Arc<View>>,
    pub histories: Vec<History>,
    /// What each seat ordered in the last turn.
    pub orders: Vec<Vec<Order>>,
    pub names: Register,
    pub path: Option<PathBuf>,
    pub notice: Option<String>,
}

/// A look back, as far as it has come.
pub struct LookedBack {
    /// The report after another stage, with the names of all that was; None between stages.
    pub report: Option<(Arc<Report>, Arc<Register>)>,
    /// None once all was looked at.
    pub progress: Option<Progress>,
    /// Why it cannot go on, if it cannot.
    pub fault: Option<String>,
}

/// What comes of another order in the game that is looked back on.
pub enum Asked {
    Looking(Progress),
    Played(Box<Alternative>),
    /// Why it cannot be played.
    Not(String),
}

/// The state after a turn.
pub struct Turn {
    pub views: Vec<Arc<View>>,
    /// What each seat learned, of all turns that were run.
    pub news: Vec<Vec<Event>>,
    pub names: Register,
    /// More turns follow.
    pub running: bool,
    pub over: bool,
    /// What happened to the game's file, for the player to read.
    pub notice: Option<String>,
}

/// A saved game in the list.
#[derive(Clone)]
pub struct SaveRow {
    pub path: PathBuf,
    pub name: String,
    pub modified: Option<SystemTime>,
    /// Map, seats and turns; or what is wrong with it.
    pub about: Result<String, String>,
    /// How far the learner has come, where it is a guided game.
    pub lesson: Option<lessons::Progress>,
}

/// A map in the list.
pub struct MapRow {
    pub name: String,
    /// What to ask for when it is played.
    pub source: String,
    /// Its file and what stands beside it, and what they were like when they were read; None for a shipped map.
    pub files: Option<(Vec<PathBuf>, Stamp)>,
    /// The chapter of that map that this is, if it is one.
    pub chapter: Option<String>,
    /// The map's chapters, in its order.
    pub chapters: Vec<MapRow>,
    pub scene: Result<(Arc<Scenario>, Arc<View>), SessionError>,
}

/// A replay that was opened.
pub struct Theatre {
    pub path: PathBuf,
    pub turns: u32,
    pub names: Register,
    /// Turn, and what makes it worth stopping at.
    pub marks: Vec<(u32, Grade, String)>,
    pub seats: Vec<NationId>,
    pub history: History,
    pub scene: Scene,
}

/// A game that was opened beside another.
pub struct Beside {
    pub name: String,
    pub turns: u32,
    pub names: Register,
    pub marks: Vec<(u32, Grade, String)>,
    pub history: History,
    /// The first turn of which the two tell something else, if there is one.
    pub parts: Option<u32>,
    pub scene: Scene,
}

/// A turn of a replay.
pub struct Scene {
    pub turn: u32,
    pub date: String,
    pub view: Arc<View>,
    /// What is told of the turn.
    pub events: Vec<Told<'static>>,
    /// Where the state is that of an earlier turn: its date, and why.
    pub gap: Option<(String, String)>,
}

/// The screen's end of the channel.
#[derive(Clone)]
pub struct Worker {
    requests: Sender<Request>,
    stake: Arc<Stake>,
}

impl Worker {
    /// Starts the game's thread; it answers through `to`.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn start(places: Places, to: Sender<Message>) -> Result<Self, Error> {
        let (requests, from) = channel();
        let stake = Arc::new(Stake::default());
        let seat = Seat::new(places, to, Arc::clone(&stake));
        std::thread::Builder::new()
            .name("casus-game".to_owned())
            .spawn(move || seat.serve(&from))?;
        Ok(Self { requests, stake })
    }

    /// Asks for something; the answer comes as an update.
    pub fn send(&self, request: Request) {
        self.stake.asked(&request);
        // A thread that is gone has said so already.
        let _ = self.requests.send(request);
    }

    /// Stops a run of turns after the present one.
    pub fn interrupt(&self) {
        self.stake.interrupt();
    }

    /// Whether a game is open, or something is being written.
    #[must_use]
    pub fn at_stake(&self) -> bool {
        self.stake.is_open()
    }

    /// Has the game kept and let go after the present turn. The answer closes without one when the game's thread
    /// fails.
    #[must_use]
    pub fn end(&self) -> Receiver<Result<(), SessionError>> {
        let (to, kept) = channel();
        self.send(Request::End(to));
        kept
    }
}

/// A seed for a player who named none: the clock will do, for luck is all it decides.
#[must_use]
pub fn random_seed() -> u64 {
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    (now.as_nanos() as u64 ^ u64::from(std::process::id()) << 40) % 1_000_000_000
}

/// An error as the player reads it; a map's problems are listed.
#[must_use]
pub fn plain(error: &SessionError) -> String {
    match error {
        SessionError::Map { problems, .. } => {
            let list: Vec<String> = problems.iter().take(8).map(ToString::to_string).collect();
            format!("{error}\n\n{}", list.join("\n"))
        }
        other => other.to_string(),
    }
}
