//! Many games at once, led by the computer throughout: for balance, and for research.

mod calls;
mod csv;
mod dispute;
mod dyads;
mod happened;
mod journals;
mod line;
mod made;
mod missions;
mod motions;
mod mover;
mod panel;
mod powers;
mod ranks;
mod record;
mod results;
mod sheets;
mod summary;
mod tally;
mod treaties;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};

use super::{Map, Session, SessionError, Setup, seats};
use crate::content::{Problem, Scenario};
use crate::ids::NationId;
use crate::order::Order;

pub use calls::{Asked, CallEnd, CallsLine};
pub(super) use csv::row;
pub use csv::{csv_header, csv_row, row as csv_line};
pub use dyads::{MAJOR, NARROW_KM, RIVAL, Trait};
pub use happened::{AnswerLine, CameLine, CaseLine, ConcessionsLine, TermsLine};
use journals::Desk;
pub use journals::prepare as prepare_journals;
pub use line::{AllianceLine, DisputeLine, Line, NationLine, ScriptLine};
pub use made::Made;
pub use missions::MissionLine;
pub use motions::MotionsLine;
pub use mover::Mover;
use panel::Watch;
pub use panel::{Panel, Sheet};
pub use record::{Allies, Cell, Ranks, Record, Year};
pub use results::{Existing, Form, Results};
pub use sheets::Sheets;
pub use summary::{Summary, mean, median};
pub use treaties::EndedLine;

/// What to run.
#[derive(Clone, Debug)]
pub struct Plan {
    pub map: Map,
    /// Settings, each `path=value`.
    pub sets: Vec<String>,
    pub runs: u32,
    /// Turns of each run; None for as many as the map has, which are the most.
    pub turns: Option<u32>,
    /// Seed of the first run; each further run has the next.
    pub seed: u64,
    /// Threads, each of which runs whole games; never more than there are runs.
    pub jobs: usize,
    /// Nations that the computer does not lead, by id.
    pub led: Vec<(String, Mover)>,
    /// The call that asked for it, as it was typed.
    pub command: String,
    /// Folder of the panel's tables; None for no panel.
    pub panel: Option<PathBuf>,
    /// Folder in which every game is saved; None where none is.
    pub journals: Option<PathBuf>,
}

impl Plan {
    /// The map with the settings applied, and what is doubtful about it.
    ///
    /// # Errors
    /// When the map or a setting has an error.
    pub fn load(&self) -> Result<(Arc<Scenario>, Vec<Problem>), SessionError> {
        self.map.load(&self.sets)
    }

    /// Turns of each run on `scenario`.
    #[must_use]
    pub fn turns(&self, scenario: &Scenario) -> u32 {
        self.turns.unwrap_or(scenario.turns).min(scenario.turns)
    }

    /// The seed of every run, in order.
    pub fn seeds(&self) -> impl Iterator<Item = u64> + use<> {
        let first = self.seed;
        (0..self.runs).map(move |i| first.wrapping_add(u64::from(i)))
    }

    /// Whether a run has this seed.
    #[must_use]
    pub fn has(&self, seed: u64) -> bool {
        seed.wrapping_sub(self.seed) < u64::from(self.runs)
    }

    /// The nations that the computer does not lead.
    ///
    /// # Errors
    /// When the map has no such nation, or one is named twice.
    pub fn movers(&self, scenario: &Scenario) -> Result<BTreeMap<NationId, Mover>, SessionError> {
        let ids: Vec<String> = self.led.iter().map(|(id, _)| id.clone()).collect();
        let nations = seats(scenario, &ids)?;
        Ok(nations
            .into_iter()
            .zip(self.led.iter().map(|(_, mover)| *mover))
            .collect())
    }
}

/// One game that was played.
#[derive(Clone, PartialEq, Debug)]
pub struct Played {
    pub line: Line,
    /// Its rows, where the plan asks for a panel.
    pub panel: Option<Panel>,
}

/// Runs the plan on `scenario`, with the nations in `movers` led as it says, but for the runs whose seeds are in `done`.
/// Every game goes to `sink` in the order of the seeds, as soon as those before it are there. The games do not depend on
/// the number of jobs. `sink` answers whether to go on.
///
/// # Errors
/// A journal that cannot be written is an error of its game.
pub fn run(
    plan: &Plan,
    scenario: &Arc<Scenario>,
    movers: &BTreeMap<NationId, Mover>,
    done: &BTreeSet<u64>,
    mut sink: impl FnMut(Result<Played, SessionError>) -> bool,
) {
    let seeds = plan.seeds().filter(|seed| !done.contains(seed));
    let next = Mutex::new((0_u32..).zip(seeds));
    let stop = AtomicBool::new(false);
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|threads| {
        for _ in 0..plan.jobs.clamp(1, plan.runs.max(1) as usize) {
            let sender = sender.clone();
            let (next, stop) = (&next, &stop);
            threads.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let taken = next.lock().unwrap_or_else(PoisonError::into_inner).next();
                    let Some((i, seed)) = taken else { break };
                    let played = play(plan, scenario, movers, seed, stop);
                    // The receiver is only gone when nobody wants more games.
                    drop(sender.send((i, played)));
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (i, played) in receiver {
            waiting.insert(i, played);
            while let Some(played) = waiting.remove(&due) {
                due += 1;
                if !stop.load(Ordering::Relaxed) && !sink(played) {
                    stop.store(true, Ordering::Relaxed);
                }
            }
        }
    });
}

/// One game.
fn play(
    plan: &Plan,
    scenario: &Arc<Scenario>,
    movers: &BTreeMap<NationId, Mover>,
    seed: u64,
    stop: &AtomicBool,
) -> Result<Played, SessionError> {
    let turns = plan.turns(scenario);
    let seats = movers.keys().copied().collect();
    let desk = plan
        .journals
        .as_ref()
        .map(|folder| Desk::new(folder, scenario, seed));
    let mut session = match &desk {
        Some(desk) => {
            let setup = Setup {
                map: plan.map.clone(),
                sets: plan.sets.clone(),
                seed,
                seats,
            };
            Session::begin(scenario.clone(), setup, &desk.folder)?
        }
        None => Session::unsaved(scenario.clone(), seed, seats),
    };
    let mut tally = tally::Tally::new(&session);
    let mut watch = plan.panel.is_some().then(Watch::default);
    if let (Some(watch), Some(survey)) = (&mut watch, tally.years.surveys.last()) {
        watch.year(&session, survey);
    }
    while session.turn() < turns && !session.over() && !stop.load(Ordering::Relaxed) {
        let from = session.chronicle().len();
        let orders: BTreeMap<NationId, Vec<Order>> = movers
            .iter()
            .map(|(&n, mover)| (n, mover.orders(&session.all_views()[n.index()], seed)))
            .collect();
        session.end_turn(orders)?;
        tally.turn(&session, from);
        let survey = tally.years.look(&session);
        if let (Some(watch), Some(survey)) = (&mut watch, survey) {
            watch.year(&session, survey);
        }
    }
    let played = Played {
        line: line::line(&session, &tally, &plan.sets),
        panel: watch.map(|watch| watch.panel(&session, &tally)),
    };
    if let Some(desk) = desk {
        session.keep()?;
        desk.hand_in(session)?;
    }
    Ok(played)
}
