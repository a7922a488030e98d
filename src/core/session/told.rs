//! What a journal tells of its turns. A turn whose outcome is lost is run again from its orders; where that cannot be,
//! it is known to be lost.

use std::sync::Arc;

use super::journal::{Journal, Lenient, Outcome};
use super::replay::{restore, state_at, step};
use super::{Figures, SessionError};
use crate::content::Scenario;
use crate::engine::Game;
use crate::event::Event;
use crate::ids::{self, NationId};

/// One turn as it is told.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// The hash of the state that the turn led to.
    pub hash: Option<u64>,
    pub events: Vec<Event>,
    /// Events that this program cannot read.
    pub unread: u32,
    /// NaN where nothing is known.
    pub figures: Figures,
    pub source: Source,
}

/// Where a turn's events and figures are from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    Record,
    /// The record is lost, and the turn was run again from its orders.
    Again,
    /// Neither is there; the figures are those of a keyframe, if there is one.
    Lost,
}

impl Source {
    /// What it is called in data.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Again => "run again",
            Self::Lost => "lost",
        }
    }
}

/// All turns of `journal`, in order.
///
/// # Errors
/// When it does not fit its map, or this engine plays a turn differently that has to be run again.
pub fn told(journal: &Journal, scenario: &Arc<Scenario>) -> Result<Vec<Told>, SessionError> {
    let mut game: Option<Game> = None;
    // Behind a turn whose orders are lost nothing can be run again before the next keyframe.
    let mut cut: Option<u32> = None;
    let mut turns = Vec::new();
    for turn in 1..=journal.len() {
        if let Some(outcome) = journal.outcome(turn) {
            turns.push(recorded(outcome, scenario)?);
            continue;
        }
        if cut.is_some_and(|cut| journal.last_keyframe(turn - 1) < Some(cut)) {
            turns.push(lost(journal, scenario, turn));
            continue;
        }
        let before = match game.take().filter(|g| g.turn() + 1 == turn) {
            Some(game) => Ok(game),
            None => state_at(journal, scenario, turn - 1),
        };
        turns.push(match again(journal, before) {
            Ok((now, told)) => {
                game = Some(now);
                told
            }
            Err(SessionError::Lost { .. } | SessionError::OtherRules(_)) => {
                cut = Some(turn);
                lost(journal, scenario, turn)
            }
            Err(other) => return Err(other),
        });
    }
    Ok(turns)
}

fn recorded(outcome: Outcome, scenario: &Scenario) -> Result<Told, SessionError> {
    let Lenient {
        list: events,
        unread,
    } = outcome.events;
    let listed = outcome.figures.nations.len() == scenario.nations.len();
    if !listed || !ids::all(&events, |id| scenario.knows(id)) {
        let turn = outcome.turn;
        return Err(SessionError::Misfit { turn });
    }
    Ok(Told {
        hash: Some(outcome.hash),
        events,
        unread,
        figures: outcome.figures,
        source: Source::Record,
    })
}

fn again(
    journal: &Journal,
    before: Result<Game, SessionError>,
) -> Result<(Game, Told), SessionError> {
    let mut game = before?;
    let events = step(journal, &mut game)?;
    let told = Told {
        hash: Some(game.hash()),
        events,
        unread: 0,
        figures: figures(&game),
        source: Source::Again,
    };
    Ok((game, told))
}

fn lost(journal: &Journal, scenario: &Arc<Scenario>, turn: u32) -> Told {
    let frame = journal
        .keyframe(turn)
        .and_then(|s| restore(scenario, journal.header.seed, s, turn).ok());
    Told {
        hash: None,
        events: Vec::new(),
        unread: 0,
        figures: frame.map_or_else(|| Figures::unknown(scenario.nations.len()), |g| figures(&g)),
        source: Source::Lost,
    }
}

fn figures(game: &Game) -> Figures {
    let all: Vec<NationId> = game.scenario().nation_ids().collect();
    let views = game.views(&all);
    Figures::of(views.iter(), &views[0].public)
}

impl Told {
    /// As a record of the turn that it tells of.
    #[must_use]
    pub fn outcome(&self, turn: u32) -> Option<Outcome> {
        Some(Outcome {
            turn,
            hash: self.hash?,
            events: self.events.clone().into(),
            figures: self.figures.clone(),
        })
    }
}
