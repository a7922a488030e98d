//! What a game came to for one seat, looked back on with the fog lifted: how it ended, the months that turned it, the wars that did
//! not happen and how near they were, who kept its word, whether the staff was right, how others would have done, and what had
//! come of another order. [`Report::begin`] plays the game again once; the rest is looked at stage by stage ([`Report::look`]), for
//! it takes many games more. The same game gives the same report on any machine.

mod cold;
mod course;
mod danger;
mod effort;
mod near;
pub mod other;
mod past;
mod promises;
mod rank;
mod survey;
#[cfg(test)]
mod tests;

use serde::Serialize;

pub use cold::{Cold, Stopped};
pub use course::{Course, War};
pub use danger::{Danger, Forecast, Turning};
pub use effort::{Effort, Progress, Stage};
pub use near::Near;
pub use other::{Alternative, Edit, Not, Withheld};
pub use past::{Past, follow, fork};
pub use promises::Word;
pub use rank::Rank;

use crate::ids::NationId;

/// What a game came to for one seat.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The first turn that could be played again, and the turns played.
    pub first: u32,
    pub last: u32,
    /// Whether the game came to its end.
    pub over: bool,
    /// The nation by turn, from the first on: whoever went on in its place where it was a state no longer.
    pub who: Vec<NationId>,
    pub course: Course,
    /// What it held at first: own soil, and treaties that it was in.
    pub began: Began,
    /// All states with their scores, the highest first.
    pub scores: Vec<(NationId, f64)>,
    pub goals: Vec<Goal>,
    pub series: Series,
    /// The crises that concerned it and never came to war, the hottest first.
    pub cold: Vec<Cold>,
    /// Those who were called on, or called, in its treaties, and it itself first.
    pub words: Vec<Word>,
    /// Its danger by turn, in order, as far as it was looked at.
    pub danger: Vec<Danger>,
    /// The months that moved its danger most, in order.
    pub turning: Vec<Turning>,
    /// What its staff foresaw, and whether it came.
    pub forecasts: Vec<Forecast>,
    pub rank: Option<Rank>,
    /// What had come of other orders.
    pub others: Vec<Alternative>,
}

/// What a nation had when the game began.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Began {
    pub land: Vec<crate::ids::RegionId>,
    pub treaties: Vec<crate::ids::TreatyId>,
}

/// Something that it was to keep or bring about.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Goal {
    /// Its place among the scenario's objectives.
    pub objective: u16,
    pub points: f64,
    pub holds: bool,
    /// The turns played when it came to hold.
    pub reached: Option<u32>,
    /// The turns played when it ceased to hold, if it does not.
    pub lost: Option<u32>,
}

/// Figures by turn, from the first on.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Series {
    /// Points of all its forces, tens of thousands of soldiers and what is worth as much.
    pub forces: Vec<f64>,
    /// Billions of 1990 dollars.
    pub treasury: Vec<f64>,
    /// Of its people, 0..1.
    pub approval: Vec<f64>,
    /// Its credibility with allies, 0..1.
    pub word: Vec<f64>,
    pub score: Vec<f64>,
    /// Of the world, 0..1.
    pub tension: Vec<f64>,
}

impl Report {
    /// The nation as it is at the end.
    #[must_use]
    pub fn me(&self) -> NationId {
        self.course.me
    }

    /// The nation as it was after so many turns.
    #[must_use]
    pub fn who(&self, turn: u32) -> NationId {
        let at = turn.saturating_sub(self.first) as usize;
        self.who.get(at).copied().unwrap_or(self.course.me)
    }

    /// Its place among all states by score, from 1 on.
    #[must_use]
    pub fn place(&self) -> usize {
        let at = self.scores.iter().position(|s| s.0 == self.me());
        at.unwrap_or(self.scores.len()) + 1
    }

    /// Plays the game once more and notes what it came to for the nation that was `seat` when it began. Nothing is looked at that
    /// takes other games.
    #[must_use]
    pub fn begin(past: &Past, seat: NationId) -> Self {
        survey::survey(past, seat)
    }

    /// Looks at all that takes other games, stage by stage; `told` hears how far it is, with the report after each stage, and says
    /// whether to go on. Whether it came to the end.
    pub fn look(
        &mut self,
        past: &Past,
        effort: &Effort,
        told: &(dyn Fn(Progress, Option<&Self>) -> bool + Sync),
    ) -> bool {
        for stage in Stage::ALL {
            let go_on = |done: u32, of: u32| told(Progress { stage, done, of }, None);
            let whole = match stage {
                Stage::Rank => rank::look(self, past, effort, &go_on),
                Stage::Danger => danger::look(self, past, effort, &go_on),
                Stage::Near => near::look(self, past, effort, &go_on),
                Stage::Others => other::look(self, past, effort, &go_on),
            };
            let (done, of) = (1, 1);
            if !whole || !told(Progress { stage, done, of }, Some(self)) {
                return false;
            }
        }
        true
    }
}
