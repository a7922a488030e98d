//! A game on disk: one file that only ever grows. Its first records say what was begun and hold the state it began
//! with; each turn adds its orders before it is run and its outcome after; now and then a keyframe holds the whole
//! state. The format is described in saves/README.md.

mod lenient;
mod read;
mod record;
mod scan;
mod write;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

pub use lenient::Lenient;
pub use read::{Journal, Lost, Peek};
pub use record::Fault;
#[cfg(test)]
pub use record::{HEAD, Kind};
pub use scan::Damage;
#[cfg(test)]
pub use write::rewrite;
pub use write::{Moved, Writer, delete, open_locked};

use super::figures::Figures;
use crate::content::{Calendar, Date, Scenario, Texts};
use crate::engine::Snapshot;
use crate::event::Event;
use crate::ids::NationId;
use crate::order::Issued;

/// The first bytes of a journal; the format's number follows as a little-endian u16.
pub const MAGIC: [u8; 6] = *b"CASUS\0";

/// The format that this program writes and reads. Format 1 was in no released program.
pub const FORMAT: u16 = 2;

/// Turns between two keyframes.
pub const KEYFRAME_EVERY: u32 = 12;

/// All that a game follows from, but the orders.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Header {
    /// Version of the program that began the game.
    pub engine: String,
    /// The edition of the rules that it is played under.
    pub edition: u32,
    /// The first turn that was played under that edition. Those before were taken over from a game under another and
    /// are shown from the record.
    pub since: u32,
    /// The map's file name.
    pub map: String,
    /// What was set differently, each as `path=value`.
    pub overrides: Vec<String>,
    pub seed: u64,
    /// The nations that people lead; the computer leads the others.
    pub seats: Vec<NationId>,
    /// Hash of the state at the turn `since`.
    pub start: u64,
    /// The game that this one was branched from.
    pub branch: Option<Branch>,
    pub label: Label,
    /// Hashes of the map's text and of the other texts, by which a lost one is known among those that ship.
    pub hashes: [u64; 2],
    /// The map's whole text, so that a later edit of the map does not change the game. In a record of its own, as are
    /// the texts: damage to one of them leaves the rest readable.
    #[serde(skip)]
    pub text: String,
    /// The rules and charters as they were when the game began.
    #[serde(skip)]
    pub texts: Texts,
}

impl Header {
    /// Takes up the texts, and their hashes.
    #[must_use]
    pub fn with_texts(self, text: String, texts: Texts) -> Self {
        Self {
            hashes: [xxh3_64(text.as_bytes()), hash_of(&texts)],
            text,
            texts,
            ..self
        }
    }

    /// Whether the game is played under the rules of this program.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        self.edition == crate::engine::EDITION
    }
}

/// A hash of texts with their names.
fn hash_of(texts: &Texts) -> u64 {
    let mut hash = xxhash_rust::xxh3::Xxh3::new();
    for text in texts.iter() {
        for part in [&text.name, &text.text] {
            hash.update(&(part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
    }
    hash.digest()
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
    /// What the parts of its years are called, where the map says so.
    #[serde(default, skip_serializing_if = "is_plain")]
    pub calendar: Calendar,
}

fn is_plain(calendar: &Calendar) -> bool {
    *calendar == Calendar::default()
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
            calendar: scenario.calendar.clone(),
        }
    }

    /// The date on which `turn` begins, as it is told.
    #[must_use]
    pub fn told(&self, turn: u32) -> String {
        let date = self.begins.plus_turns(turn, self.turn_months);
        self.calendar.told(date)
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
    pub orders: Lenient<Issued>,
}

/// What a turn led to.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// Turns played now.
    pub turn: u32,
    pub hash: u64,
    pub events: Lenient<Event>,
    pub figures: Figures,
}

/// The whole state after so many turns.
#[derive(Serialize, Deserialize)]
pub struct Keyframe<'g> {
    pub turn: u32,
    pub snapshot: Snapshot<'g>,
}
