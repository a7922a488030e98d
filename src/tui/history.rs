//! What the seat has seen of past turns: events for the chronicle, figures for graphs.

use casus_core::content::Money;
use casus_core::event::Event;
use casus_core::figures::{number, percent};
use casus_core::ids::NationId;
use casus_core::session::{Figures, NationFigures};
use casus_core::tell;
use casus_core::view::View;

/// A figure that is kept for every turn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumCount)]
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
    pub const ALL: [Self; <Self as strum::EnumCount>::COUNT] = [
        Self::Tension,
        Self::Score,
        Self::Gdp,
        Self::Defence,
        Self::Stability,
        Self::Strength,
        Self::Reputation,
    ];

    #[must_use]
    pub fn name(self, money: &Money) -> String {
        let name = match self {
            Self::Tension => "World tension",
            Self::Score => "Score",
            Self::Gdp => return format!("GDP, {}", money.unit()),
            Self::Defence => "Defence, share of GDP",
            Self::Stability => "Stability",
            Self::Strength => "Strength, men",
            Self::Reputation => "Credibility with allies",
        };
        name.to_owned()
    }

    /// A value as it is shown: sums are in the map's money.
    #[must_use]
    pub fn shown(self, value: f64, money: &Money) -> f64 {
        match self {
            Self::Gdp => money.units(value),
            _ => value,
        }
    }

    /// How it is written.
    #[must_use]
    pub fn show(self) -> fn(f64) -> String {
        match self {
            Self::Tension | Self::Defence | Self::Stability | Self::Reputation => percent,
            Self::Score | Self::Gdp => number,
            Self::Strength => tell::men_cell,
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
    /// The seat's treasury by turn, billions; NaN where it was not seen.
    treasury: Vec<f64>,
}

impl History {
    /// Takes in the view of a new turn.
    pub fn record(&mut self, view: &View) {
        self.events.extend(view.news.iter().cloned());
        self.sample(view);
    }

    /// Takes in figures only, as when the events are known already.
    pub fn sample(&mut self, view: &View) {
        self.records.push(Self::row(view));
        self.treasury.push(view.own.treasury);
    }

    /// All figures of all nations as the seat sees them now.
    fn row(view: &View) -> Vec<[f64; Figure::ALL.len()]> {
        let of = |nation| Figure::ALL.map(|f| f.of(view, nation));
        view.scenario().nation_ids().map(of).collect()
    }

    /// Takes in what of the latest turn on record only the seat's own view tells: its treasury, and its
    /// estimates of others.
    pub fn complete(&mut self, view: &View) {
        if let Some(last) = self.records.last_mut() {
            *last = Self::row(view);
        }
        if let Some(last) = self.treasury.last_mut() {
            *last = view.own.treasury;
        }
    }

    /// Takes in past events, oldest first.
    pub fn learn(&mut self, events: impl IntoIterator<Item = Event>) {
        self.events.extend(events);
    }

    /// Takes in a past turn's figures as `viewer` may know them: the strength of others stays unknown (NaN).
    /// Without a viewer nothing is secret.
    pub fn figures(&mut self, figures: &Figures, viewer: Option<NationId>) {
        let row = |(i, n): (usize, &NationFigures)| {
            let secret = viewer.is_some_and(|v| v.index() != i);
            Figure::ALL.map(|f| match f {
                Figure::Tension => figures.tension,
                Figure::Score => n.score,
                Figure::Gdp => n.gdp,
                Figure::Defence => n.defence,
                Figure::Stability => n.stability,
                Figure::Strength if secret => f64::NAN,
                Figure::Strength => n.strength,
                Figure::Reputation => n.reputation,
            })
        };
        self.records
            .push(figures.nations.iter().enumerate().map(row).collect());
        self.treasury.push(f64::NAN);
    }

    /// Takes in a turn of a replay, where nothing is secret.
    pub fn take(&mut self, events: &[Event], figures: &Figures) {
        self.learn(events.iter().cloned());
        self.figures(figures, None);
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

    /// What the last turn added to the seat's treasury, if both were seen.
    #[must_use]
    pub fn treasury_change(&self) -> Option<f64> {
        match self.treasury[..] {
            [.., before, now] => Some(now - before).filter(|c| c.is_finite()),
            _ => None,
        }
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
