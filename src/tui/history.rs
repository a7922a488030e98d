//! What the seat has seen of past turns: events for the chronicle, figures for graphs.

use crate::event::Event;
use crate::ids::NationId;
use crate::view::View;

/// A figure that is kept for every turn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Figure {
    /// 0..1, of the world.
    Tension,
    Score,
    /// Billions of 1990 dollars a year.
    Gdp,
    /// Share of GDP, 0..1.
    Defence,
    /// 0..1.
    Stability,
    /// Estimated points of all arms.
    Strength,
    /// Credibility with allies, 0..1.
    Reputation,
}

impl Figure {
    pub const ALL: [Self; 7] = [
        Self::Tension,
        Self::Score,
        Self::Gdp,
        Self::Defence,
        Self::Stability,
        Self::Strength,
        Self::Reputation,
    ];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tension => "World tension",
            Self::Score => "Score",
            Self::Gdp => "GDP, billions of 1990 dollars",
            Self::Defence => "Defence, share of GDP",
            Self::Stability => "Stability",
            Self::Strength => "Strength, points",
            Self::Reputation => "Credibility with allies",
        }
    }

    fn of(self, view: &View, nation: NationId) -> f64 {
        let state = view.nation(nation);
        match self {
            Self::Tension => view.public.tension,
            Self::Score => state.score,
            Self::Gdp => state.gdp,
            Self::Defence => state.defence,
            Self::Stability => state.stability,
            Self::Strength => view.estimate(nation).strength.iter().sum(),
            Self::Reputation => state.reputation[0],
        }
    }
}

/// Past turns, oldest first.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct History {
    events: Vec<Event>,
    /// By turn, then by nation and figure.
    records: Vec<Vec<[f64; Figure::ALL.len()]>>,
}

impl History {
    /// Takes in the view of a new turn.
    pub fn record(&mut self, view: &View) {
        self.events.extend(view.news.iter().cloned());
        self.sample(view);
    }

    /// Takes in figures only, as when the events are known already.
    pub fn sample(&mut self, view: &View) {
        let row = |nation| Figure::ALL.map(|f| f.of(view, nation));
        self.records
            .push(view.scenario().nation_ids().map(row).collect());
    }

    /// Every event that the seat learned of, oldest first.
    #[must_use]
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Turns on record.
    #[must_use]
    pub fn turns(&self) -> usize {
        self.records.len()
    }

    /// The figure turn by turn, oldest first; for `Tension` any nation does.
    #[must_use]
    pub fn series(&self, figure: Figure, nation: NationId) -> Vec<f64> {
        let value = |row: &Vec<[f64; Figure::ALL.len()]>| {
            row.get(nation.index()).map_or(0.0, |v| v[figure as usize])
        };
        self.records.iter().map(value).collect()
    }
}
