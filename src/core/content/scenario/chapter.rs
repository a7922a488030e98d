//! Short games that begin later than their map does.

use super::{Date, Effect, Objective};
use crate::ids::{NationId, ScriptId};

/// What has been by the day on which a chapter begins.
#[derive(Clone, PartialEq, Debug)]
pub struct Past {
    /// Its place among the scenario's chapters.
    pub chapter: usize,
    /// The map's own first day.
    pub from: Date,
}

/// A chapter of a map's history: a seat, a day, a question.
#[derive(Clone, PartialEq, Debug)]
pub struct Chapter {
    pub id: String,
    pub title: String,
    /// What it puts to the player, in a sentence.
    pub question: String,
    /// Shown before its first turn.
    pub text: String,
    pub seat: NationId,
    pub start: Date,
    pub turns: u32,
    /// How hard it is, 1..=3.
    pub stars: u8,
    /// Scripts of before its start that did not happen.
    pub without: Vec<ScriptId>,
    /// What else has come about by then, after the scripts.
    pub past: Vec<Effect>,
    /// What the seat, or others, should bring about; its holders have no other objectives.
    pub goals: Vec<Objective>,
}

impl Chapter {
    /// The setting that begins a game with it.
    #[must_use]
    pub fn setting(&self) -> String {
        setting(&self.id)
    }
}

/// The setting that begins a game with the chapter of that id.
#[must_use]
pub fn setting(id: &str) -> String {
    format!("chapter={id}")
}
