//! The game on its own thread: requests go in, updates come out, the screen never waits.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::SystemTime;

use super::history::History;
use super::input::Message;
use super::needs;
use super::terminal::GAME_THREAD;
use super::{Error, Start};
use crate::content::{Date, Scenario};
use crate::event::{Event, Grade};
use crate::ids::NationId;
use crate::order::Order;
use crate::session::{self, Map, Places, Replay, Session, SessionError, Setup};
use crate::tell::Register;
use crate::view::View;

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
    Failed(String),
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
    pub events: Vec<Event>,
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
        let seat = Seat {
            places,
            to,
            stop: Arc::clone(&stop),
            game: Game::None,
        };
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

enum Game {
    None,
    Playing(Box<Session>),
    Watching(Box<Replay>),
}

/// The game's end of the channel.
struct Seat {
    places: Places,
    to: Sender<Message>,
    stop: Arc<AtomicBool>,
    game: Game,
}

impl Seat {
    fn serve(mut self, from: &Receiver<Request>) {
        while let Ok(request) = from.recv() {
            let done = catch_unwind(AssertUnwindSafe(|| self.handle(request)));
            let update = match done {
                Ok(Ok(())) => continue,
                Ok(Err(error)) => Update::Failed(plain(&error)),
                Err(panic) => {
                    self.game = Game::None;
                    Update::Broken(reason(&*panic))
                }
            };
            if self.to.send(Message::Update(update)).is_err() {
                return;
            }
        }
    }

    fn tell(&self, update: Update) {
        // The screen may be gone already; then nobody wants to know.
        let _ = self.to.send(Message::Update(update));
    }

    fn handle(&mut self, request: Request) -> Result<(), SessionError> {
        match request {
            Request::Play(start) => self.play(start),
            Request::EndTurn(orders) => self.end_turn(orders, false),
            Request::RunOn(orders) => self.end_turn(orders, true),
            Request::Copy(path) => self.copy(&path),
            Request::Saves => {
                self.tell(Update::Saves(saves(&self.places.saves)));
                Ok(())
            }
            Request::Delete(path) => {
                let gone = std::fs::remove_file(&path);
                gone.map_err(|source| SessionError::Io { path, source })?;
                self.tell(Update::Saves(saves(&self.places.saves)));
                Ok(())
            }
            Request::Maps => {
                self.maps();
                Ok(())
            }
            Request::Watch { path, turn } => self.watch(path, turn),
            Request::Seek(turn) => self.seek(turn),
            Request::Branch { path, turn, seats } => {
                let session = Session::branch(&path, turn, seats, &self.places.saves)?;
                self.seat(session);
                Ok(())
            }
            Request::Close => {
                if let Game::Playing(session) = &mut self.game {
                    session.keep()?;
                }
                self.game = Game::None;
                Ok(())
            }
        }
    }

    fn play(&mut self, start: Start) -> Result<(), SessionError> {
        let session = match start.resume {
            Some(path) => Session::resume(&path)?,
            None => {
                let name = start.map.unwrap_or_default();
                let map = Map::find(&name, &self.places)?;
                let (scenario, _) = map.load(&[])?;
                let seats = seats(&scenario, &start.seats)?;
                let seed = start.seed.unwrap_or_else(random_seed);
                Session::start(
                    Setup {
                        map,
                        sets: Vec::new(),
                        seed,
                        seats,
                    },
                    &self.places.saves,
                )?
            }
        };
        self.seat(session);
        Ok(())
    }

    fn seat(&mut self, session: Session) {
        let views = session.views();
        let histories = views.iter().map(|v| history(&session, v)).collect();
        let lost = session
            .tail()
            .map(|t| format!("Something was lost behind the last whole turn: {t:?}"));
        self.tell(Update::Opened(Box::new(Opened {
            views,
            histories,
            names: session.names().clone(),
            path: session.path().map(Path::to_path_buf),
            notice: lost,
        })));
        self.game = Game::Playing(Box::new(session));
    }

    fn end_turn(
        &mut self,
        orders: BTreeMap<NationId, Vec<Order>>,
        on: bool,
    ) -> Result<(), SessionError> {
        let Game::Playing(session) = &mut self.game else {
            return Ok(());
        };
        let mut orders = Some(orders);
        loop {
            session.end_turn(orders.take().unwrap_or_default())?;
            let views = session.views();
            let needed = views.iter().any(|v| needs::calls(v));
            let over = session.over();
            let running = on && !needed && !over && !self.stop.load(Ordering::Relaxed);
            let news = views.iter().map(|v| v.news.clone()).collect();
            let names = session.names().clone();
            let turn = Turn {
                views,
                news,
                names,
                running,
                over,
            };
            // The screen may be gone: the journal has the turn, so stop here.
            if self
                .to
                .send(Message::Update(Update::Turn(Box::new(turn))))
                .is_err()
                || !running
            {
                return Ok(());
            }
        }
    }

    fn copy(&mut self, to: &Path) -> Result<(), SessionError> {
        let Game::Playing(session) = &mut self.game else {
            return Ok(());
        };
        session.keep()?;
        if let Some(from) = session.path() {
            let copied = std::fs::copy(from, to);
            copied.map_err(|source| SessionError::Io {
                path: to.to_path_buf(),
                source,
            })?;
            self.tell(Update::Done(format!(
                "The game is copied to {}.",
                to.display()
            )));
        }
        Ok(())
    }

    fn maps(&self) {
        for found in session::maps(&self.places) {
            let scene = match found.map.load(&[]) {
                Ok((scenario, _)) => {
                    let table = Session::unsaved(Arc::clone(&scenario), 1, Vec::new());
                    table
                        .view(NationId(0))
                        .map(|v| (scenario, v))
                        .map_err(|e| plain(&e))
                }
                Err(error) => Err(plain(&error)),
            };
            let source = match &found.path {
                Some(path) => path.display().to_string(),
                None => found.name.clone(),
            };
            self.tell(Update::Map(Box::new(MapRow {
                name: found.name,
                source,
                scene,
            })));
        }
        self.tell(Update::MapsDone);
    }

    fn watch(&mut self, path: PathBuf, turn: Option<u32>) -> Result<(), SessionError> {
        let mut replay = Replay::open(&path)?;
        replay.seek(turn.unwrap_or(0).min(replay.len()))?;
        let mut history = History::default();
        for (i, figures) in replay.figures().enumerate() {
            history.take(replay.events(i as u32 + 1), figures);
        }
        let theatre = Theatre {
            path,
            turns: replay.len(),
            names: replay.names().clone(),
            marks: marks(&replay),
            seats: replay.header().seats.clone(),
            history,
            scene: scene(&replay),
        };
        self.tell(Update::Theatre(Box::new(theatre)));
        self.game = Game::Watching(Box::new(replay));
        Ok(())
    }

    fn seek(&mut self, turn: u32) -> Result<(), SessionError> {
        let Game::Watching(replay) = &mut self.game else {
            return Ok(());
        };
        replay.seek(turn.min(replay.len()))?;
        let scene = scene(replay);
        self.tell(Update::Scene(Box::new(scene)));
        Ok(())
    }
}

fn history(session: &Session, view: &View) -> History {
    let mut history = History::default();
    history.learn(session.chronicle_of(view.me).cloned());
    for figures in session.figures() {
        history.figures(figures, (!session.over()).then_some(view.me));
    }
    history
}

fn scene(replay: &Replay) -> Scene {
    let seat = replay.header().seats.first().copied().unwrap_or_default();
    Scene {
        turn: replay.turn(),
        date: replay.scenario().date(replay.turn()),
        view: Arc::new(replay.game().view(seat)),
        events: replay.events(replay.turn()).to_vec(),
    }
}

fn marks(replay: &Replay) -> Vec<(u32, Grade, String)> {
    let mut marks = Vec::new();
    for turn in 1..=replay.len() {
        for event in replay.events(turn) {
            let grade = event.kind.grade();
            if grade >= Grade::Major {
                marks.push((turn, grade, crate::tell::event(&event.kind, replay.names())));
            }
        }
    }
    marks
}

fn saves(folder: &Path) -> Vec<SaveRow> {
    let row = |save: session::Save| {
        let name = save
            .path
            .file_stem()
            .map(|s| s.to_string_lossy().into_owned());
        let about = match &save.content {
            Ok(content) => Ok(format!(
                "{}, turn {}",
                session::stem(&content.header.map),
                content.turns
            )),
            Err(error) => Err(plain(error)),
        };
        SaveRow {
            name: name.unwrap_or_default(),
            path: save.path,
            modified: save.modified,
            about,
        }
    };
    session::saves(folder).into_iter().map(row).collect()
}

fn seats(scenario: &Scenario, ids: &[String]) -> Result<Vec<NationId>, SessionError> {
    let known = || {
        let ids: Vec<&str> = scenario.nations.iter().map(|n| n.id.as_str()).collect();
        ids.join(", ")
    };
    ids.iter()
        .map(|id| {
            let named = scenario
                .nation_named(id)
                .or_else(|| scenario.nation_named(&id.to_uppercase()));
            named.ok_or_else(|| SessionError::NoNation(id.clone(), known()))
        })
        .collect()
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
fn plain(error: &SessionError) -> String {
    match error {
        SessionError::Map(problems) => {
            let list: Vec<String> = problems.iter().take(8).map(ToString::to_string).collect();
            format!("{error}\n\n{}", list.join("\n"))
        }
        other => other.to_string(),
    }
}

fn reason(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|s| (*s).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "no reason is known".to_owned())
}
