//! A damaged journal written again from all that is whole in it.

use std::path::{Path, PathBuf};

use super::SessionError;
use super::journal::{Damage, Journal, Outcome, Writer, open_locked};
use super::replay::{check_start, scenario};
use super::told::{Source, told};

/// What was found in a file, and what was done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rescued {
    /// Turns that the file tells of.
    pub turns: u32,
    pub damage: Vec<Damage>,
    /// Turns, by those played then, whose outcome was lost and which were run again from their orders.
    pub again: Vec<u32>,
    /// Turns, by those played then, of which nothing is left but perhaps their orders.
    pub lost: Vec<u32>,
    /// Turns, by those played then, whose orders are lost: what they led to is on record.
    pub orders: Vec<u32>,
    /// The old file, if a new one stands in its place now; none if nothing was wrong.
    pub kept: Option<PathBuf>,
}

/// Writes the journal at `path` again if any part of it is damaged, and keeps the old file beside it. A turn whose
/// outcome is lost is run again; no turn is left out, and nothing is guessed.
///
/// # Errors
/// When it cannot be read, another program plays it, or the disk refuses.
pub fn rescue(path: &Path) -> Result<Rescued, SessionError> {
    let file = open_locked(path)?;
    let journal = Journal::of(path, file)?;
    let scenario = scenario(&journal)?;
    check_start(&journal, &scenario)?;
    let told = told(&journal, &scenario)?;
    let of = |source| {
        let with = told
            .iter()
            .zip(1u32..)
            .filter(move |(t, _)| t.source == source);
        with.map(|(_, turn)| turn).collect::<Vec<u32>>()
    };
    let ours = (0..journal.len()).filter(|_| journal.header.is_ours());
    let orders = ours.filter(|&t| t >= journal.header.since && journal.orders(t).is_err());
    let mut found = Rescued {
        turns: journal.len(),
        damage: journal.damage.clone(),
        again: of(Source::Again),
        lost: of(Source::Lost),
        orders: orders.map(|t| t + 1).collect(),
        kept: None,
    };
    if !journal.damage.is_empty() {
        let outcomes = told
            .iter()
            .zip(1..)
            .filter(|(t, _)| t.source == Source::Again);
        let outcomes: Vec<Outcome> = outcomes.filter_map(|(t, n)| t.outcome(n)).collect();
        let (_, kept) = Writer::mend(&journal, journal.len() + 1, &outcomes)?;
        found.kept = Some(kept);
    }
    Ok(found)
}
