//! A game on disk: one file that only ever grows. A header says what was begun; each turn adds its orders
//! before it is run and its outcome after; now and then a keyframe holds the whole state.
//! The format is described in saves/README.md.

mod read;
mod record;
mod write;

use serde::{Deserialize, Serialize};

pub use read::{Journal, Tail, Turn};
pub use record::Fault;
pub use write::Writer;

use super::figures::Figures;
use crate::content::{Date, Scenario};
use crate::engine::Snapshot;
use crate::event::Event;
use crate::ids::NationId;
use crate::order::Issued;

/// The first bytes of a journal; the format's number follows as a little-endian u16.
pub const MAGIC: [u8; 6] = *b"CASUS\0";

/// The format that this program writes and reads.
pub const FORMAT: u16 = 1;

/// Turns between two keyframes.
pub const KEYFRAME_EVERY: u32 = 12;

/// All that a game follows from, but the orders.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Header {
    /// Version of the program that began the game.
    pub engine: String,
    /// The map's file name.
    pub map: String,
    /// The map's whole text, so that a later edit of the map does not change the game.
    pub text: String,
    /// What was set differently, each as `path=value`.
    pub overrides: Vec<String>,
    pub seed: u64,
    /// The nations that people lead; the computer leads the others.
    pub seats: Vec<NationId>,
    /// Hash of the state before the first turn.
    pub start: u64,
    /// The game that this one was branched from.
    pub branch: Option<Branch>,
    pub label: Label,
}

/// What a list of saved games shows without loading their maps.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Label {
    /// The scenario's title.
    pub title: String,
    /// Ids and names of the seats' nations.
    pub seats: Vec<(String, String)>,
    pub begins: Date,
    /// Length of a turn in months.
    pub turn_months: u8,
}

impl Label {
    /// The label of a game of `scenario` with these seats.
    #[must_use]
    pub fn new(scenario: &Scenario, seats: &[NationId]) -> Self {
        let names = |n: &NationId| {
            let nation = scenario.nations.get(n.index())?;
            Some((nation.id.clone(), nation.name.clone()))
        };
        Self {
            title: scenario.title.clone(),
            seats: seats.iter().filter_map(names).collect(),
            begins: scenario.start,
            turn_months: scenario.turn_months,
        }
    }

    /// The date on which `turn` begins.
    #[must_use]
    pub fn date(&self, turn: u32) -> Date {
        self.begins.plus_turns(turn, self.turn_months)
    }
}

/// Where a game left another's course.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Branch {
    /// File name of the other journal.
    pub from: String,
    /// Turns that were taken over.
    pub turn: u32,
}

/// The orders of one turn, of all nations, written before the turn is run.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Orders {
    /// Turns played before.
    pub turn: u32,
    pub orders: Vec<Issued>,
}

/// What a turn led to.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// Turns played now.
    pub turn: u32,
    pub hash: u64,
    pub events: Vec<Event>,
    pub figures: Figures,
}

/// The whole state after so many turns.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Keyframe {
    pub turn: u32,
    pub snapshot: Snapshot,
}
