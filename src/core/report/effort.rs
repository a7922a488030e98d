//! How much is looked at: fixed by the map, and by nothing that a machine could differ in.

use crate::content::Scenario;

/// What a look back takes other games for, in the order in which it is looked at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// The same seat led by the computer.
    Rank,
    /// What the staff said month by month.
    Danger,
    /// Other fortunes of crises.
    Near,
    /// Other orders.
    Others,
}

impl Stage {
    pub const ALL: [Self; 4] = [Self::Rank, Self::Danger, Self::Near, Self::Others];
}

/// How far a look back is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    pub stage: Stage,
    pub done: u32,
    pub of: u32,
}

/// How many games are played, of which kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Effort {
    /// Games from the same start in which the computer leads the seat.
    pub games: u32,
    /// Months at which the staff is asked first, at most, and the futures that it looks at in each.
    pub months: u32,
    pub futures: u32,
    /// Crises whose other fortunes are looked at, and how many of each.
    pub crises: usize,
    pub near: u32,
    /// Other orders that are played out to find those worth telling, how many are told, and how many other fortunes of each are
    /// looked at.
    pub tried: usize,
    pub told: usize,
    pub fortunes: u32,
}

impl Effort {
    /// What the map allows: where many nations make a turn slow it is less.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let [months, futures, near, fortunes] = match scenario.nations.len() {
            0..=12 => [100, 100, 100, 200],
            13..=60 => [60, 32, 100, 100],
            _ => [24, 16, 24, 24],
        };
        let tried = if scenario.nations.len() > 60 { 6 } else { 12 };
        Self {
            games: if scenario.nations.len() > 60 { 8 } else { 24 },
            months,
            futures,
            crises: 4,
            near,
            tried,
            told: 3,
            fortunes,
        }
    }
}
