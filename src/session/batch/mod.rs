//! Many games at once, led by the computer throughout: for balance, and for research.

mod calls;
mod csv;
mod dispute;
mod line;
mod summary;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc;

use super::{Map, Session, SessionError};
use crate::content::{Problem, Scenario};

pub use calls::CallsLine;
pub(super) use csv::row;
pub use csv::{csv_header, csv_row};
pub use line::{AllianceLine, Line, NationLine, WarLine};
pub use summary::{Summary, mean, median};

/// What to run.
#[derive(Clone, Debug)]
pub struct Plan {
    pub map: Map,
    /// Settings, each `path=value`.
    pub sets: Vec<String>,
    pub runs: u32,
    /// Turns of each run; None for as many as the map has.
    pub turns: Option<u32>,
    /// Seed of the first run; each further run has the next.
    pub seed: u64,
    /// Threads; each runs whole games.
    pub jobs: usize,
}

impl Plan {
    /// The map with the settings applied, and what is doubtful about it.
    ///
    /// # Errors
    /// When the map or a setting has an error.
    pub fn load(&self) -> Result<(Arc<Scenario>, Vec<Problem>), SessionError> {
        self.map.load(&self.sets)
    }
}

/// Runs the plan on `scenario` and hands every line to `sink` in the order of the seeds, as soon as those
/// before it are done. The lines do not depend on the number of jobs. `sink` answers whether to go on.
pub fn run(plan: &Plan, scenario: &Arc<Scenario>, mut sink: impl FnMut(Line) -> bool) {
    let next = AtomicU32::new(0);
    let stop = AtomicBool::new(false);
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|threads| {
        for _ in 0..plan.jobs.max(1) {
            let sender = sender.clone();
            let (next, stop) = (&next, &stop);
            threads.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    if i >= plan.runs {
                        break;
                    }
                    let seed = plan.seed.wrapping_add(u64::from(i));
                    let line = play(scenario.clone(), seed, plan.turns, stop);
                    // The receiver is only gone when nobody wants more lines.
                    drop(sender.send((i, line)));
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (i, line) in receiver {
            waiting.insert(i, line);
            while let Some(line) = waiting.remove(&due) {
                due += 1;
                if !stop.load(Ordering::Relaxed) && !sink(line) {
                    stop.store(true, Ordering::Relaxed);
                }
            }
        }
    });
}

/// One game.
fn play(scenario: Arc<Scenario>, seed: u64, turns: Option<u32>, stop: &AtomicBool) -> Line {
    let turns = turns.unwrap_or(scenario.turns);
    let mut session = Session::unsaved(scenario, seed, Vec::new());
    let mut tally = dispute::Tally::default();
    while session.turn() < turns && !session.over() && !stop.load(Ordering::Relaxed) {
        let from = session.chronicle().len();
        if session.end_turn(BTreeMap::new()).is_err() {
            break;
        }
        tally.turn(&session, from);
    }
    line::line(&session, &tally)
}
