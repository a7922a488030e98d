//! The table at which a game is played.

mod resume;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::journal::{Header, KEYFRAME_EVERY, Keyframe, Label, Orders, Outcome, Writer};
use super::{Figures, Map, Notice, SessionError, stem};
use crate::ai;
use crate::content::{Date, Scenario, Texts};
use crate::engine::{EDITION, Game};
use crate::event::Event;
use crate::ids::NationId;
use crate::order::{Issued, Order};
use crate::report::follow;
use crate::tell::Register;
use crate::view::View;

/// What a new game is made of.
#[derive(Clone, Debug)]
pub struct Setup {
    pub map: Map,
    /// Settings that differ from the map's and the rules', each `path=value`.
    pub sets: Vec<String>,
    pub seed: u64,
    /// The nations that people lead, in the order in which they take their turns.
    pub seats: Vec<NationId>,
}

/// A game being played.
pub struct Session {
    game: Game,
    header: Header,
    /// The nations that people lead now: whoever led one that has fallen to heirs, or gone up in another, leads on there.
    seats: Vec<NationId>,
    /// By nation, at the start of the present turn.
    pub(super) views: Vec<Arc<View>>,
    pub(super) chronicle: Vec<Event>,
    /// By turn, from the start.
    pub(super) figures: Vec<Figures>,
    pub(super) register: Register,
    /// The orders of the last turn, of all nations.
    pub(super) ordered: Vec<Issued>,
    journal: Option<Writer>,
    /// The outcome of the last turn, while it is not on disk.
    owed: Option<Outcome>,
    /// Turn of the last keyframe on disk.
    kept: u32,
    notices: Vec<Notice>,
}

impl Session {
    /// Begins a game and its journal in the folder `saves`.
    ///
    /// # Errors
    /// When the map has errors or the journal cannot be written.
    pub fn start(setup: Setup, saves: &Path) -> Result<Self, SessionError> {
        let (scenario, _) = setup.map.load(&setup.sets)?;
        Self::begin(scenario, setup, saves)
    }

    /// As [`Session::start`], with the scenario that was loaded from the setup's map and settings before.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn begin(
        scenario: Arc<Scenario>,
        setup: Setup,
        saves: &Path,
    ) -> Result<Self, SessionError> {
        let texts = Texts::shipped_with(setup.map.beside.clone());
        Self::with_texts(scenario, setup, texts, saves)
    }

    /// As [`Session::begin`], where the scenario follows from other rules and charters than those that ship.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn with_texts(
        scenario: Arc<Scenario>,
        setup: Setup,
        texts: Texts,
        saves: &Path,
    ) -> Result<Self, SessionError> {
        let game = Game::new(scenario, setup.seed);
        let header = header(setup, texts, &game);
        let stem = file_stem(&header, game.scenario());
        let writer = Writer::create(saves, &stem, &header, &frame(&game))?;
        Ok(Self::new(game, header, Some(writer)))
    }

    /// A game that leaves no trace on disk.
    #[must_use]
    pub fn unsaved(scenario: Arc<Scenario>, seed: u64, seats: Vec<NationId>) -> Self {
        let game = Game::new(scenario, seed);
        let map = Map::alone(format!("{}.ron", game.scenario().id), String::new());
        let setup = Setup {
            map,
            sets: Vec::new(),
            seed,
            seats,
        };
        let header = header(setup, Texts::shipped(), &game);
        Self::new(game, header, None)
    }

    fn new(game: Game, header: Header, journal: Option<Writer>) -> Self {
        let views = look(&game);
        let public = &views[0].public;
        let register = Register::new(public);
        let figures = vec![Figures::of(views.iter().map(|v| &**v), public)];
        Self {
            game,
            seats: header.seats.clone(),
            header,
            views,
            chronicle: Vec::new(),
            figures,
            register,
            ordered: Vec::new(),
            journal,
            owed: None,
            kept: 0,
            notices: Vec::new(),
        }
    }

    fn note(&mut self, events: &[Event]) {
        for event in events {
            self.register.learn(event);
            follow(&mut self.seats, &event.kind);
        }
        self.chronicle.extend_from_slice(events);
    }

    #[must_use]
    pub fn scenario(&self) -> &Arc<Scenario> {
        self.game.scenario()
    }

    /// Turns played.
    #[must_use]
    pub fn turn(&self) -> u32 {
        self.game.turn()
    }

    #[must_use]
    pub fn date(&self) -> Date {
        self.scenario().date(self.turn())
    }

    #[must_use]
    pub fn over(&self) -> bool {
        self.game.over()
    }

    #[must_use]
    pub fn seed(&self) -> u64 {
        self.game.seed()
    }

    #[must_use]
    pub fn hash(&self) -> u64 {
        self.game.hash()
    }

    #[must_use]
    pub fn seats(&self) -> &[NationId] {
        &self.seats
    }

    /// The journal's file, if the game is saved.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.journal.as_ref().map(Writer::path)
    }

    /// What a player should hear about the game's file since this was asked last.
    pub fn notices(&mut self) -> Vec<Notice> {
        let moved = self.journal.as_mut().and_then(Writer::moved);
        if moved.is_some() {
            // The file was written again without its keyframes.
            self.kept = 0;
        }
        self.notices.extend(moved.map(Notice::Moved));
        std::mem::take(&mut self.notices)
    }

    /// Whether the last turn is played but could not be written yet.
    #[must_use]
    pub fn owes(&self) -> bool {
        self.owed.is_some()
    }

    /// Plays one turn: the seats' orders, and for every other nation the computer's. Returns everything
    /// that happened; a seat sees what its view's news holds.
    ///
    /// # Errors
    /// When an order is for a nation without a seat, the game is over, or the orders cannot be written to the journal:
    /// then the turn is not played. If only its outcome cannot be written, the turn is played, [`Session::owes`] says so,
    /// and the next turn or [`Session::keep`] tries again first.
    pub fn end_turn(
        &mut self,
        orders: BTreeMap<NationId, Vec<Order>>,
    ) -> Result<&[Event], SessionError> {
        if self.over() {
            return Err(SessionError::Over);
        }
        if let Some(&stranger) = orders.keys().find(|n| !self.seats().contains(n)) {
            return Err(SessionError::NotSeated(stranger));
        }
        let issued = self.gather(orders);
        let turn = self.turn();
        self.settle()?;
        if let Some(journal) = &mut self.journal {
            let orders = Orders {
                turn,
                orders: issued.clone().into(),
            };
            journal.orders(&orders)?;
        }
        let from = self.chronicle.len();
        self.ordered.clone_from(&issued);
        let events = self.game.advance(issued).to_vec();
        // The orders are on disk, and the turn follows from them: nothing is lost while the disk refuses the rest.
        drop(self.take_in(&events));
        Ok(&self.chronicle[from..])
    }

    /// Takes in what a turn led to, and writes it down.
    fn take_in(&mut self, events: &[Event]) -> Result<(), SessionError> {
        self.views = look(&self.game);
        let public = self.views[0].public.clone();
        let figures = Figures::of(self.views.iter().map(|v| &**v), &public);
        if self.journal.is_some() {
            self.owed = Some(Outcome {
                turn: self.turn(),
                hash: self.game.hash(),
                events: events.to_vec().into(),
                figures: figures.clone(),
            });
        }
        self.note(events);
        self.register.look(&public);
        self.figures.push(figures);
        self.settle()?;
        match self.turn() - self.kept >= KEYFRAME_EVERY {
            true => self.keep(),
            false => Ok(()),
        }
    }

    /// Plays turns until `stop` says so or the game ends: `orders` in the first, then none from the seats.
    /// `stop` gets each turn's events and the session.
    ///
    /// # Errors
    /// As [`Session::end_turn`].
    pub fn run_until(
        &mut self,
        orders: BTreeMap<NationId, Vec<Order>>,
        mut stop: impl FnMut(&[Event], &Self) -> bool,
    ) -> Result<(), SessionError> {
        let mut orders = Some(orders);
        while !self.over() {
            let from = self.chronicle.len();
            self.end_turn(orders.take().unwrap_or_default())?;
            if stop(&self.chronicle[from..], self) {
                break;
            }
        }
        Ok(())
    }

    /// Writes a keyframe unless there is one of this turn, so that the game opens quickly next time. Worth
    /// calling before the program ends; nothing is lost without it.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn keep(&mut self) -> Result<(), SessionError> {
        self.settle()?;
        let turn = self.turn();
        if turn == self.kept {
            return Ok(());
        }
        if let Some(journal) = &mut self.journal {
            journal.keyframe(&frame(&self.game))?;
        }
        self.kept = turn;
        Ok(())
    }

    /// Writes the last turn's outcome if the disk has not taken it yet.
    fn settle(&mut self) -> Result<(), SessionError> {
        if let (Some(journal), Some(outcome)) = (&mut self.journal, &self.owed) {
            journal.outcome(outcome)?;
            self.owed = None;
        }
        Ok(())
    }

    /// Numbers the seats' orders and adds the computer's.
    fn gather(&self, mut seated: BTreeMap<NationId, Vec<Order>>) -> Vec<Issued> {
        let seed = self.seed();
        let plan = |view: &Arc<View>| match self.seats().contains(&view.me) {
            true => Vec::new(),
            false => ai::plan(view, seed),
        };
        // Games that are not saved run many at a time, each on a thread of its own.
        let planned: Vec<Vec<Order>> = match self.journal {
            Some(_) => self.views.par_iter().map(plan).collect(),
            None => self.views.iter().map(plan).collect(),
        };
        let mut issued = Vec::new();
        for (view, plan) in self.views.iter().zip(planned) {
            let orders = seated.remove(&view.me).unwrap_or(plan);
            let numbered = (0..=u16::MAX).zip(orders);
            issued.extend(numbered.map(|(sequence, order)| Issued {
                nation: view.me,
                sequence,
                order,
            }));
        }
        issued
    }
}

fn look(game: &Game) -> Vec<Arc<View>> {
    let all: Vec<NationId> = game.scenario().nation_ids().collect();
    game.views(&all).into_iter().map(Arc::new).collect()
}

/// The state of the game as it stands.
fn frame(game: &Game) -> Keyframe<'_> {
    let (turn, snapshot) = (game.turn(), game.snapshot());
    Keyframe { turn, snapshot }
}

fn header(setup: Setup, texts: Texts, game: &Game) -> Header {
    let header = Header {
        label: Label::new(game.scenario(), &setup.seats),
        engine: env!("CARGO_PKG_VERSION").to_owned(),
        edition: EDITION,
        since: 0,
        map: setup.map.file,
        overrides: setup.sets,
        seed: setup.seed,
        seats: setup.seats,
        start: game.hash(),
        branch: None,
        hashes: [0; 2],
        text: String::new(),
        texts: Texts::default(),
    };
    header.with_texts(setup.map.text, texts)
}

/// `europe-1949-nld`; `-all` for a game that the computer plays alone.
fn file_stem(header: &Header, scenario: &Scenario) -> String {
    let seat = match header.seats.first() {
        Some(&n) if n.index() < scenario.nations.len() => scenario.nation(n).id.to_lowercase(),
        _ => "all".to_owned(),
    };
    let name: String = format!("{}-{seat}", stem(&header.map))
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == '-' {
                c
            } else {
                '_'
            }
        })
        .collect();
    name
}
