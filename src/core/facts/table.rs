//! All facts of some games, and how many of them lie inside the record's interval.

use super::fact::{Fact, OfMap};
use super::games::Games;
use super::measure::{Found, measure};

/// One fact beside the record.
#[derive(Clone, Debug)]
pub struct Row<'f> {
    pub fact: &'f Fact,
    /// The record's figure for these games' map.
    pub record: OfMap,
    pub found: Found,
}

impl Row<'_> {
    /// Whether the figure lies in the record's interval; None where it was not measured.
    #[must_use]
    pub fn inside(&self) -> Option<bool> {
        let figure = self.found.as_ref().ok()?;
        Some((self.record.low..=self.record.high).contains(&figure.value))
    }
}

/// How many facts lie inside, of those measured, of all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Count {
    pub inside: usize,
    pub measured: usize,
    pub all: usize,
}

#[derive(Clone, Debug)]
pub struct Table<'f> {
    pub rows: Vec<Row<'f>>,
}

/// The facts of some games.
#[must_use]
pub fn table<'f>(facts: &'f [Fact], games: &Games) -> Table<'f> {
    let row = |fact: &'f Fact| Row {
        fact,
        record: fact.for_map(games.map()),
        found: measure(&fact.measure, games),
    };
    Table {
        rows: facts.iter().map(row).collect(),
    }
}

impl Table<'_> {
    /// Of the core facts, or of all.
    #[must_use]
    pub fn count(&self, core: bool) -> Count {
        let rows = || self.rows.iter().filter(move |r| r.fact.core || !core);
        Count {
            inside: rows().filter(|r| r.inside() == Some(true)).count(),
            measured: rows().filter(|r| r.found.is_ok()).count(),
            all: rows().count(),
        }
    }
}
