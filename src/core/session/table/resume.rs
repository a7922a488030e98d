//! Going on with a game that was saved: from where it was left, or as a new game from one of its turns.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use super::{Session, file_stem, frame, look};
use crate::content::{Scenario, Texts};
use crate::engine::{EDITION, Game};
use crate::ids::NationId;
use crate::session::journal::{Branch, Journal, Label, Outcome, Writer, open_locked};
use crate::session::replay::{
    check, check_start, last_known, load, nearest, scenario, state_at, step,
};
use crate::session::told::{Source, Told, told};
use crate::session::{Notice, OtherRules, SessionError};

impl Session {
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
        let lost: BTreeSet<u32> = told
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
        let run = catch_unwind(AssertUnwindSafe(|| step(journal, &mut self.game)));
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
            let texts = Texts::shipped_with(journal.header.texts.beside.clone());
            header = header.with_texts(journal.header.text.clone(), texts);
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
        session.seats.clone_from(&header.seats);
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
