//! The table at which a game is played.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::journal::{
    Branch, Header, Journal, KEYFRAME_EVERY, Keyframe, Label, Orders, Outcome, Writer, open_locked,
};
use super::replay::{check, check_start, last_known, load, nearest, scenario, state_at, step};
use super::told::{Source, Told, told};
use super::{Figures, Map, Notice, OtherRules, SessionError, stem};
use crate::ai;
use crate::content::{Date, Scenario, Texts};
use crate::engine::{EDITION, Game};
use crate::event::Event;
use crate::ids::NationId;
use crate::order::{Issued, Order};
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
        Self::with_texts(scenario, setup, Texts::shipped(), saves)
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
        let map = Map {
            file: format!("{}.ron", game.scenario().id),
            text: String::new(),
        };
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

    /// Goes on with the game in the journal at `path`, from the last turn that can be reached. A turn that was ordered
    /// and not finished is played. A damaged file is written again beside the old one, which is kept. What a player
    /// should hear of that is in [`Session::notices`].
    ///
    /// # Errors
    /// When the journal cannot be read, another program plays it, it was played under other rules
    /// ([`SessionError::OtherRules`]; [`Session::branch`] goes on with it), or this engine runs a turn differently.
    pub fn resume(path: &Path) -> Result<Self, SessionError> {
        let file = open_locked(path)?;
        let read = file.try_clone().map_err(SessionError::io(path))?;
        let journal = Journal::of(path, read)?;
        if !journal.header.is_ours() {
            return Err(SessionError::OtherRules(Box::new(OtherRules::of(&journal))));
        }
        let scenario = scenario(&journal)?;
        check_start(&journal, &scenario)?;
        let told = told(&journal, &scenario)?;
        let game = furthest(&journal, &scenario)?;
        let turn = game.turn();
        let mut session = Self::of(&journal, game, &told)?;
        let lost = |(i, t): (usize, &Told)| (t.source == Source::Lost).then_some(i as u32 + 1);
        let orders = (journal.header.since..turn).filter(|&t| journal.orders(t).is_err());
        let lost: std::collections::BTreeSet<u32> = told
            .iter()
            .take(turn as usize)
            .enumerate()
            .filter_map(lost)
            .chain(orders.map(|t| t + 1))
            .collect();
        if !lost.is_empty() {
            let turns = lost.into_iter().collect();
            session.notices.push(Notice::Lost { turns });
        }
        let last = journal.len();
        if turn < last {
            session.notices.push(Notice::Short { turn, last });
        }
        let torn = turn == last && journal.unfinished();
        let writer = if journal.damage.is_empty() && turn == last {
            Writer::reopen(&journal, file)?
        } else {
            let mended = told
                .iter()
                .zip(1..)
                .filter(|(t, _)| t.source == Source::Again);
            let mended: Vec<Outcome> = mended.filter_map(|(t, n)| t.outcome(n)).collect();
            // The orders of a turn that is still to be finished are its only record.
            let until = turn + u32::from(torn);
            let (writer, kept) = Writer::mend(&journal, until, &mended)?;
            let parts = journal.damage.len();
            session.notices.insert(0, Notice::Mended { parts, kept });
            writer
        };
        session.journal = Some(writer);
        if torn {
            session.finish(&journal)?;
        }
        Ok(session)
    }

    /// Plays the turn whose orders are on disk and whose outcome is not. Where that stopped the program and fails again
    /// the game stands before it, and the orders are taken out of the file.
    fn finish(&mut self, journal: &Journal) -> Result<(), SessionError> {
        let turn = self.turn();
        let scenario = self.scenario().clone();
        let run = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            step(journal, &mut self.game)
        }));
        match run {
            Ok(Ok(events)) => {
                self.notices.push(Notice::Finished { turn: turn + 1 });
                self.ordered = journal.orders(turn).unwrap_or_default();
                self.take_in(&events)
            }
            Ok(Err(SessionError::Lost { .. } | SessionError::Misfit { .. })) | Err(_) => {
                self.game = furthest(journal, &scenario)?;
                let (writer, _) = Writer::mend(journal, turn, &[])?;
                self.journal = Some(writer);
                self.notices.push(Notice::Unfinished { turn: turn + 1 });
                Ok(())
            }
            Ok(Err(other)) => Err(other),
        }
    }

    /// Begins a new game in the folder `saves` that shares the first `turn` turns with the journal at `path`; its seats
    /// may differ. A game that was played under other rules goes on from its newest keyframe up to that turn; what was
    /// played before is shown from the record.
    ///
    /// # Errors
    /// When either journal fails, there is no such turn, or no state is known from which to go on.
    pub fn branch(
        path: &Path,
        turn: u32,
        seats: Vec<NationId>,
        saves: &Path,
    ) -> Result<Self, SessionError> {
        let journal = Journal::read(path)?;
        let own = journal.header.is_ours() && turn >= journal.header.since;
        let mut notices = Vec::new();
        let mut header = journal.header.clone();
        let game = if own {
            let scenario = scenario(&journal)?;
            check_start(&journal, &scenario)?;
            state_at(&journal, &scenario, turn)?
        } else {
            header = header.with_texts(journal.header.text.clone(), Texts::shipped());
            let scenario = match load(&journal, &header.texts, &header.overrides) {
                Err(SessionError::Map { .. }) if !header.overrides.is_empty() => {
                    let settings = std::mem::take(&mut header.overrides);
                    notices.push(Notice::Dropped { settings });
                    load(&journal, &header.texts, &[])?
                }
                other => other?,
            };
            let other = || SessionError::OtherRules(Box::new(OtherRules::of(&journal)));
            let game = last_known(&journal, &scenario, turn).ok_or_else(other)?;
            header.edition = EDITION;
            header.since = game.turn();
            header.start = game.hash();
            game
        };
        let turn = game.turn();
        header.label = Label::new(game.scenario(), &seats);
        header.seats = seats;
        header.engine = env!("CARGO_PKG_VERSION").to_owned();
        let from = path.file_name().unwrap_or_default();
        let from = from.to_string_lossy().into_owned();
        header.branch = Some(Branch { from, turn });

        let scenario = game.scenario().clone();
        let told = told(&journal, &scenario)?;
        let stem = file_stem(&header, &scenario);
        let mut writer = if header.since == turn {
            Writer::create(saves, &stem, &header, &frame(&game))?
        } else {
            let start = nearest(&journal, &scenario, header.since)?;
            Writer::create(saves, &stem, &header, &frame(&start))?
        };
        writer.copy(&journal, turn, header.since)?;
        let mut session = Self::of(&journal, game, &told)?;
        session.header = header;
        session.journal = Some(writer);
        session.notices = notices;
        session.keep()?;
        Ok(session)
    }

    /// The table at which `game` was played as far as `told` goes with it; it writes nowhere yet.
    fn of(journal: &Journal, game: Game, told: &[Told]) -> Result<Self, SessionError> {
        let turn = game.turn();
        let first = last_known(journal, game.scenario(), 0);
        let first = match first {
            Some(first) => first,
            None => Game::new(game.scenario().clone(), game.seed()),
        };
        let mut session = Self::new(first, journal.header.clone(), None);
        for t in told.iter().take(turn as usize) {
            session.note(&t.events);
            session.figures.push(t.figures.clone());
        }
        if let Some(last) = turn.checked_sub(1) {
            session.ordered = journal.orders(last).unwrap_or_default();
        }
        session.kept = journal.last_keyframe(turn).unwrap_or_default();
        session.game = game;
        session.views = look(&session.game);
        session.register.look(&session.views[0].public);
        Ok(session)
    }

    fn note(&mut self, events: &[Event]) {
        for event in events {
            self.register.learn(event);
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
        &self.header.seats
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

/// The state after as many turns as can be reached again.
fn furthest(journal: &Journal, scenario: &Arc<Scenario>) -> Result<Game, SessionError> {
    let mut game = nearest(journal, scenario, journal.len())?;
    while game.turn() < journal.len() {
        match step(journal, &mut game) {
            Ok(_) => check(journal, &game)?,
            Err(SessionError::Lost { .. }) => break,
            Err(other) => return Err(other),
        }
    }
    Ok(game)
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
