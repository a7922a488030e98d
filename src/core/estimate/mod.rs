//! What a staff makes of the position: it imagines worlds that agree with what its nation knows, plays each of them some months on
//! with every nation led by the computer, its own too, and counts what came of it. Lines of action are compared under the same
//! luck: future 17 of each is the same world with the same dice, and only the orders of its first month differ.
//!
//! A [`Staff`] is asked to look at more futures until it has looked at enough; what it says meanwhile is what those have shown.
//! It never sees the true world or the game's seed, and says the same of the same position on any machine.

mod chain;
mod figures;
mod future;
mod hearts;
mod options;
#[cfg(test)]
mod tests;
mod trend;
mod worst;

use std::sync::Arc;

use rayon::prelude::*;
use strum::IntoEnumIterator;

pub use chain::{Beat, Link, Outcome, Watch};
pub use figures::{Change, Share, Spread, moved};
pub use future::{Aggressor, HELP_MONTHS, advance};
pub use options::options;
pub use trend::{Group, Trend};
pub use worst::{Bad, Fact, Hinge};

use crate::content::Scenario;
use crate::ids::NationId;
use crate::judge::{Docket, Refusal};
use crate::order::Order;
use crate::view::View;

/// What the staff's own nation orders in the first month; later its ministers decide.
#[derive(Clone, PartialEq, Debug)]
pub enum Line {
    /// What its ministers would.
    Ministers,
    /// These orders and no others.
    Draft(Vec<Order>),
    /// These orders, and what its ministers would order that can be ordered beside them.
    With(Vec<Order>),
}

/// What the lines of action come to, as far as futures have been looked at.
#[derive(Clone, Debug)]
pub struct Staff {
    view: Arc<View>,
    lines: Vec<Line>,
    months: u32,
    /// Who is taken to attack where it is asked which allies would come; None where nobody could, or it is not asked.
    aggressor: Option<Aggressor>,
    /// By future, by line.
    seen: Vec<Vec<Outcome>>,
}

/// Futures that are looked at between two questions whether to go on.
const BATCH: u32 = 16;

impl Staff {
    /// A staff that has looked at nothing yet. `lines` are compared with the first of them; each looks `months` ahead, or to
    /// the end of the game.
    #[must_use]
    pub fn new(view: Arc<View>, lines: Vec<Line>, months: u32) -> Self {
        Self {
            aggressor: Aggressor::likeliest(&view),
            view,
            lines,
            months,
            seen: Vec::new(),
        }
    }

    /// The same without the question which allies would come to help, which takes a third of the time.
    #[must_use]
    pub fn without_allies(mut self) -> Self {
        self.aggressor = None;
        self
    }

    /// How many futures an estimate of record looks at, by stages: the first figures, better ones, the record. Where many
    /// nations make a turn slow it is fewer.
    #[must_use]
    pub fn stages(scenario: &Scenario) -> &'static [u32] {
        match scenario.nations.len() {
            0..=60 => &[32, 100, 400],
            61..=100 => &[32, 100],
            _ => &[8, 32],
        }
    }

    /// Looks at futures until it has looked at so many, or `go_on` says no: then what it had not finished is lost, and it can
    /// be asked again. Says whether it has got there. `go_on` is asked by several threads, before every future.
    pub fn look(&mut self, futures: u32, go_on: impl Fn() -> bool + Sync) -> bool {
        while self.futures() < futures {
            let from = self.futures();
            let batch: Option<Vec<Vec<Outcome>>> = (from..futures.min(from + BATCH))
                .into_par_iter()
                .map(|number| go_on().then(|| self.future(number)))
                .collect();
            match batch {
                Some(batch) => self.seen.extend(batch),
                None => return false,
            }
        }
        true
    }

    /// What each line comes to in one future.
    fn future(&self, number: u32) -> Vec<Outcome> {
        let Self {
            view,
            lines,
            months,
            aggressor,
            ..
        } = self;
        let outcome = |line| future::outcome(view, line, number, *months, aggressor.as_ref());
        lines.iter().map(outcome).collect()
    }

    /// Futures looked at so far.
    #[must_use]
    pub fn futures(&self) -> u32 {
        self.seen.len() as u32
    }

    #[must_use]
    pub fn view(&self) -> &Arc<View> {
        &self.view
    }

    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Months that each future is played on.
    #[must_use]
    pub fn months(&self) -> u32 {
        self.months
    }

    fn outcomes(&self, line: usize) -> impl Iterator<Item = &Outcome> {
        self.seen.iter().filter_map(move |future| future.get(line))
    }

    /// In how many futures a link of the chain came to pass under a line.
    #[must_use]
    pub fn chance(&self, line: usize, link: Link) -> Share {
        Share::of(self.outcomes(line).map(|o| o.has(link)))
    }

    /// How much likelier it is under a line than under the first.
    #[must_use]
    pub fn change(&self, line: usize, link: Link) -> Change {
        let pairs = self.outcomes(line).zip(self.outcomes(0));
        Change::of(pairs.map(|(with, without)| (with.has(link), without.has(link))))
    }

    /// The dead on the nation's side, thousands.
    #[must_use]
    pub fn dead(&self, line: usize) -> Spread {
        Spread::of(self.outcomes(line).map(|o| o.dead))
    }

    /// What is in the treasury at the end, billions of 1990 dollars.
    #[must_use]
    pub fn treasury(&self, line: usize) -> Spread {
        Spread::of(self.outcomes(line).map(|o| o.treasury))
    }

    /// Who is taken to attack where it is asked which allies would come.
    #[must_use]
    pub fn aggressor(&self) -> Option<NationId> {
        self.aggressor.as_ref().map(|a| a.nation)
    }

    /// If it attacked now: in how many futures each ally comes with forces within [`future::HELP_MONTHS`] months.
    #[must_use]
    pub fn help(&self, line: usize) -> Vec<(NationId, Share)> {
        let Some(aggressor) = &self.aggressor else {
            return Vec::new();
        };
        let allies = aggressor.allies.iter().enumerate();
        let came = |at: usize| Share::of(self.outcomes(line).map(|o| o.came.contains(&at)));
        allies.map(|(at, ally)| (*ally, came(at))).collect()
    }

    /// The judge's word on the orders of all lines, as given from the staff's own view.
    ///
    /// # Errors
    /// Why the first that may not be given may not.
    pub fn judge(view: &View, orders: &[Order]) -> Result<(), Refusal> {
        let mut docket = Docket::new(view);
        for order in orders {
            docket.admit(order.clone())?;
        }
        Ok(())
    }

    /// Every link of the chain, in order.
    pub fn links() -> impl Iterator<Item = Link> {
        Link::iter()
    }
}
