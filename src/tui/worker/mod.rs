//! The game on its own thread: requests go in, updates come out, the screen never waits.

mod gather;
mod seat;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::SystemTime;

use super::history::History;
use super::input::Message;
use super::terminal::GAME_THREAD;
use super::{Error, Start};
use crate::content::{Date, Scenario};
use crate::event::{Event, Grade};
use crate::ids::NationId;
use crate::order::Order;
use crate::session::{Places, SessionError};
use crate::tell::Register;
use crate::tell::Told;
use crate::view::View;
use seat::Seat;

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
    Watch {
        path: PathBuf,
        turn: Option<u32>,
    },
    Seek(u32),
    Branch {
        path: PathBuf,
        turn: u32,
        seats: Vec<NationId>,
    },
    /// Writes a snapshot and lets the game go.
    Close,
}

/// What the game tells the screen.
pub enum Update {
    Opened(Box<Opened>),
    Turn(Box<Turn>),
    Saves(Vec<SaveRow>),
    Map(Box<MapRow>),
    MapsDone,
    Theatre(Box<Theatre>),
    Scene(Box<Scene>),
    Done(String),
    Failed(SessionError),
    /// The game's thread met a fault of the program itself.
    Broken(String),
}

/// A game at the table.
pub struct Opened {
    pub views: Vec<Arc<View>>,
    pub histories: Vec<History>,
    pub names: Register,
    pub path: Option<PathBuf>,
    pub notice: Option<String>,
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
}

/// A saved game in the list.
#[derive(Clone)]
pub struct SaveRow {
    pub path: PathBuf,
    pub name: String,
    pub modified: Option<SystemTime>,
    /// Map, seats and turns; or what is wrong with it.
    pub about: Result<String, String>,
}

/// A map in the list.
pub struct MapRow {
    pub name: String,
    /// What to ask for when it is played.
    pub source: String,
    pub scene: Result<(Arc<Scenario>, Arc<View>), String>,
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

/// A turn of a replay.
pub struct Scene {
    pub turn: u32,
    pub date: Date,
    pub view: Arc<View>,
    /// What is told of the turn.
    pub events: Vec<Told<'static>>,
}

/// The screen's end of the channel.
pub struct Worker {
    requests: Sender<Request>,
    stop: Arc<AtomicBool>,
}

impl Worker {
    /// Starts the game's thread; it answers through `to`.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn start(places: Places, to: Sender<Message>) -> Result<Self, Error> {
        let (requests, from) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let seat = Seat::new(places, to, Arc::clone(&stop));
        std::thread::Builder::new()
            .name(GAME_THREAD.to_owned())
            .spawn(move || seat.serve(&from))?;
        Ok(Self { requests, stop })
    }

    /// Asks for something; the answer comes as an update.
    pub fn send(&self, request: Request) {
        self.stop.store(false, Ordering::Relaxed);
        // A thread that is gone has said so already.
        let _ = self.requests.send(request);
    }

    /// Stops a run of turns after the present one.
    pub fn interrupt(&self) {
        self.stop.store(true, Ordering::Relaxed);
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
        SessionError::Map(problems) => {
            let list: Vec<String> = problems.iter().take(8).map(ToString::to_string).collect();
            format!("{error}\n\n{}", list.join("\n"))
        }
        other => other.to_string(),
    }
}
