//! The game's end of the channel: what is asked is done, and answered.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use casus_core::ids::NationId;
use casus_core::order::Order;
use casus_core::session::{self, Places, Replay, Session, SessionError};

use super::archive::Archive;
use super::gather::{history, kin, marks, name, own_map, saves, scene, shipped_map, watched};
use super::stake::Stake;
use super::{Beside, Opened, Request, Theatre, Turn, Update};
use crate::Start;
use crate::input::Message;
use crate::lessons::Progress;
use crate::opening::Opening;
use crate::{needs, panics};

enum Game {
    None,
    Playing(Box<Session>),
    /// And what is watched beside it.
    Watching(Box<Replay>, Option<Box<Replay>>),
}

/// The game's end of the channel.
pub struct Seat {
    places: Places,
    to: Sender<Message>,
    stake: Arc<Stake>,
    game: Game,
    archive: Archive,
}

impl Seat {
    pub fn new(places: Places, to: Sender<Message>, stake: Arc<Stake>) -> Self {
        Self {
            places,
            archive: Archive::new(to.clone()),
            to,
            stake,
            game: Game::None,
        }
    }

    /// Answers until nobody asks any more.
    pub fn serve(mut self, from: &Receiver<Request>) {
        while let Ok(request) = from.recv() {
            let writes = request.writes();
            let done = catch_unwind(AssertUnwindSafe(|| self.handle(request)));
            let path = self.path();
            if done.is_err() {
                self.game = Game::None;
            }
            self.stake
                .done(writes, matches!(self.game, Game::Playing(_)));
            let update = match done {
                Ok(Ok(())) => continue,
                Ok(Err(error)) => Update::Failed(error),
                Err(panic) => Update::Broken {
                    reason: panics::reason(&*panic),
                    path,
                },
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
        if !request.looks_back() {
            self.archive.close();
        }
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
                session::delete(&path)?;
                Progress::forget(&path);
                self.tell(Update::Saves(saves(&self.places.saves)));
                Ok(())
            }
            Request::Maps => {
                self.maps();
                Ok(())
            }
            Request::Map(path) => {
                self.tell(Update::Map(Box::new(own_map(&path))));
                Ok(())
            }
            Request::Watch { path, turn } => self.watch(path, turn),
            Request::Seek(turn) => self.seek(turn),
            Request::Kin => {
                if let Game::Watching(replay, _) = &self.game {
                    let kin = kin(&self.places.saves, replay);
                    self.tell(Update::Kin(kin));
                }
                Ok(())
            }
            Request::Beside(path) => self.beside(path.as_deref()),
            Request::Branch { path, turn, seats } => {
                let session = Session::branch(&path, turn, seats, &self.places.saves)?;
                self.seat(session);
                Ok(())
            }
            Request::LookBack { path, seat } => {
                self.archive.open(path, seat);
                Ok(())
            }
            Request::Could(turn) => {
                self.archive.could(turn);
                Ok(())
            }
            Request::Other(edit) => {
                self.archive.other(edit);
                Ok(())
            }
            Request::Close => self.close(),
            Request::End(to) => {
                // The thread that waits may have lost patience.
                let _ = to.send(self.close());
                Ok(())
            }
            #[cfg(test)]
            Request::Fault => {
                rayon::join(fault, || ());
                Ok(())
            }
        }
    }

    fn path(&self) -> Option<PathBuf> {
        match &self.game {
            Game::Playing(session) => session.path().map(Path::to_path_buf),
            Game::None | Game::Watching(..) => None,
        }
    }

    fn close(&mut self) -> Result<(), SessionError> {
        if let Game::Playing(session) = &mut self.game {
            session.keep()?;
        }
        self.game = Game::None;
        Ok(())
    }

    fn play(&mut self, start: Start) -> Result<(), SessionError> {
        // What was played before is let go first: it may be the very game that is asked for.
        self.game = Game::None;
        let map = start.map.clone().unwrap_or_default();
        let session = match Opening::of(start, &self.places)? {
            Opening::New(_, setup) if setup.seats.is_empty() => {
                self.tell(Update::Unseated(map));
                return Ok(());
            }
            Opening::New(scenario, setup) => Session::begin(scenario, setup, &self.places.saves)?,
            Opening::Saved(path) => Session::resume(&path)?,
        };
        self.seat(session);
        Ok(())
    }

    fn seat(&mut self, mut session: Session) {
        let views = session.views();
        let histories = views.iter().map(|v| history(&session, v)).collect();
        let notice = notice(&mut session);
        self.tell(Update::Opened(Box::new(Opened {
            orders: views.iter().map(|v| session.ordered(v.me)).collect(),
            views,
            histories,
            names: session.names().clone(),
            path: session.path().map(Path::to_path_buf),
            notice,
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
            let running = on && !needed && !over && !self.stake.interrupted();
            let news = views
                .iter()
                .map(|v| v.news.iter().cloned().collect())
                .collect();
            let names = session.names().clone();
            let notice = notice(session);
            let turn = Turn {
                views,
                news,
                names,
                running: running && notice.is_none(),
                over,
                notice,
            };
            let running = turn.running;
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
            if let Some(progress) = Progress::read(from) {
                progress.write(to);
            }
            self.tell(Update::Done(format!(
                "The game is copied to {}.",
                to.display()
            )));
        }
        Ok(())
    }

    fn maps(&self) {
        for found in session::maps(&self.places) {
            let row = match &found.path {
                Some(path) => own_map(path),
                None => shipped_map(found),
            };
            self.tell(Update::Map(Box::new(row)));
        }
        self.tell(Update::MapsDone);
    }

    fn watch(&mut self, path: PathBuf, turn: Option<u32>) -> Result<(), SessionError> {
        let mut replay = Replay::open(&path)?;
        replay.seek(turn.unwrap_or(0))?;
        let history = watched(&replay);
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
        self.game = Game::Watching(Box::new(replay), None);
        Ok(())
    }

    fn seek(&mut self, turn: u32) -> Result<(), SessionError> {
        let Game::Watching(replay, beside) = &mut self.game else {
            return Ok(());
        };
        replay.seek(turn.min(replay.len()))?;
        if let Some(beside) = beside {
            beside.seek(turn.min(beside.len()))?;
        }
        let other = beside.as_ref().map(|beside| Box::new(scene(beside)));
        let scene = Box::new(scene(replay));
        self.tell(Update::Scene(scene, other));
        Ok(())
    }

    fn beside(&mut self, path: Option<&Path>) -> Result<(), SessionError> {
        let Game::Watching(replay, beside) = &mut self.game else {
            return Ok(());
        };
        *beside = None;
        let Some(path) = path else {
            self.tell(Update::Beside(None));
            return Ok(());
        };
        let mut other = Replay::open(path)?;
        other.seek(replay.turn().min(other.len()))?;
        let both = 1..=replay.len().max(other.len());
        let told = Beside {
            name: name(path),
            turns: other.len(),
            names: other.names().clone(),
            marks: marks(&other),
            history: watched(&other),
            parts: both
                .into_iter()
                .find(|turn| replay.events(*turn) != other.events(*turn)),
            scene: scene(&other),
        };
        *beside = Some(Box::new(other));
        self.tell(Update::Beside(Some(Box::new(told))));
        Ok(())
    }
}

/// What the player should hear of the game's file.
fn notice(session: &mut Session) -> Option<String> {
    let mut list: Vec<String> = session.notices().iter().map(ToString::to_string).collect();
    if session.owes() {
        let path = session.path().map(|p| p.display().to_string());
        list.push(format!(
            "The turn was played and your orders are on disk, but {} could not take the rest. Make room there; the next turn, or quitting, tries again, and nothing is lost.",
            path.unwrap_or_default()
        ));
    }
    (!list.is_empty()).then(|| list.join("\n\n"))
}

#[cfg(test)]
fn fault() {
    panic!("a fault of the pool");
}
