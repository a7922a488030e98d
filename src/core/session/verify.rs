//! A journal run again from its start, and everything on record compared with what comes of it.

use std::path::Path;
use std::sync::Arc;

use super::journal::{Damage, Journal, Outcome};
use super::replay::{check, check_start, nearest, restore, scenario, step};
use super::{Figures, SessionError};
use crate::content::Scenario;
use crate::engine::Game;
use crate::event::Event;
use crate::ids::NationId;

/// The result of a verification in which nothing differs.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Verified {
    /// Turns on record.
    pub turns: u32,
    /// Turns that were run and agree.
    pub agree: u32,
    /// Hash of the last state that was reached.
    pub hash: u64,
    /// Whether the game is played under the rules of this program now.
    pub ours: bool,
    /// Turns that were played under other rules and cannot be run by this program, from the first on.
    pub others: u32,
    /// Turns whose orders are lost: what came after them is passed over up to the next keyframe.
    pub lost: Vec<u32>,
    /// Turns played then whose outcome could not be read; their orders tell what it was.
    pub bare: Vec<u32>,
    /// Turns of keyframes that cannot be read: nothing is lost by that but time.
    pub frames: Vec<u32>,
    /// Whether the last turn was ordered but not finished.
    pub unfinished: bool,
    /// Every part of the file that is no whole record.
    pub damage: Vec<Damage>,
}

impl Verified {
    /// Whether every turn that was played under these rules was run again and agrees, and nothing in the file is harmed.
    /// A game that was played under other rules to its end proves nothing.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let run = self.agree + self.others == self.turns;
        let own = self.ours;
        run && own && self.damage.is_empty() && self.bare.is_empty()
    }

    /// Why it is not whole, in a few words.
    #[must_use]
    pub fn verdict(&self) -> &'static str {
        match () {
            () if !self.damage.is_empty() => {
                "the file is damaged; `casus saves --rescue` writes it again"
            }
            () if !self.lost.is_empty() => "orders are lost",
            () if !self.bare.is_empty() => "a part cannot be read",
            () => "played under other rules",
        }
    }

    /// How many of the first `turns` turns have no outcome that can be read.
    #[must_use]
    pub fn bare_before(&self, turns: u32) -> u32 {
        self.bare.iter().filter(|t| **t <= turns).count() as u32
    }
}

/// Plays the journal at `path` again from its start and compares hash, events and figures of every turn. Under other
/// rules nothing is run: what can be shown is counted.
///
/// # Errors
/// [`SessionError::Drift`] at the first turn whose state differs, [`SessionError::Altered`] at the first whose events or
/// figures do; other errors when the journal cannot be read.
pub fn verify(path: &Path) -> Result<Verified, SessionError> {
    let journal = Journal::read(path)?;
    let scenario = scenario(&journal)?;
    let mut found = Verified {
        turns: journal.len(),
        unfinished: journal.unfinished(),
        ours: journal.header.is_ours(),
        damage: journal.damage.clone(),
        ..Verified::default()
    };
    match journal.header.is_ours() {
        true => found.others = journal.header.since.min(journal.len()),
        false => found.others = journal.len(),
    }
    // What was played under other rules is read, but not run.
    for turn in 0..=found.others {
        found.read(&journal, &scenario, turn);
    }
    if !journal.header.is_ours() {
        return Ok(found);
    }
    check_start(&journal, &scenario)?;
    let mut game = nearest(&journal, &scenario, journal.header.since)?;
    check(&journal, &game)?;
    while game.turn() < journal.len() {
        match step(&journal, &mut game) {
            Ok(events) => {
                check(&journal, &game)?;
                found.compare(&journal, &game, &events)?;
                found.frame(&journal, &scenario, game.turn(), true)?;
                found.agree += 1;
            }
            Err(SessionError::Lost { turn, .. }) => {
                found.lost.push(turn);
                let Some(next) = resume_at(&journal, &scenario, turn) else {
                    break;
                };
                for passed in turn..=next.turn() {
                    found.read(&journal, &scenario, passed);
                }
                game = next;
            }
            Err(other) => return Err(other),
        }
    }
    found.hash = game.hash();
    Ok(found)
}

/// The state at the first keyframe from `turn` on that is as the record says.
fn resume_at(journal: &Journal, scenario: &Arc<Scenario>, turn: u32) -> Option<Game> {
    journal.keyframes().filter(|&k| k >= turn).find_map(|k| {
        let game = restore(scenario, journal.header.seed, journal.keyframe(k)?, k).ok()?;
        check(journal, &game).is_ok().then_some(game)
    })
}

impl Verified {
    /// Reads what there is of a turn that cannot be run.
    fn read(&mut self, journal: &Journal, scenario: &Arc<Scenario>, turn: u32) {
        if turn > 0 && journal.outcome(turn).is_none() {
            self.bare.push(turn);
        }
        // Fails only where hashes are compared, and here none are.
        drop(self.frame(journal, scenario, turn, false));
    }

    /// A keyframe must hold the very state that the turns lead to.
    fn frame(
        &mut self,
        journal: &Journal,
        scenario: &Arc<Scenario>,
        turn: u32,
        compare: bool,
    ) -> Result<(), SessionError> {
        if !journal.has_keyframe(turn) {
            return Ok(());
        }
        match journal.keyframe(turn) {
            None => self.frames.push(turn),
            Some(snapshot) => {
                let game = restore(scenario, journal.header.seed, snapshot, turn)?;
                if compare {
                    check(journal, &game)?;
                }
            }
        }
        Ok(())
    }

    fn compare(
        &mut self,
        journal: &Journal,
        game: &Game,
        events: &[Event],
    ) -> Result<(), SessionError> {
        let turn = game.turn();
        let Some(recorded) = journal.outcome(turn).filter(|o| o.events.unread == 0) else {
            self.bare.push(turn);
            return Ok(());
        };
        let all: Vec<NationId> = game.scenario().nation_ids().collect();
        let views = game.views(&all);
        let run = Outcome {
            turn,
            hash: recorded.hash,
            events: events.to_vec().into(),
            figures: Figures::of(views.iter(), &views[0].public),
        };
        match same(&recorded, &run) {
            true => Ok(()),
            false => Err(SessionError::Altered { turn }),
        }
    }
}

/// Whether two outcomes are written alike.
fn same(a: &Outcome, b: &Outcome) -> bool {
    let write = |o: &Outcome| rmp_serde::to_vec_named(o).ok();
    a == b || write(a) == write(b)
}
