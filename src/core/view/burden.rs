//! What a member bears for a treaty: the burden ledger, open for all members and their adversaries to read.

use serde::{Deserialize, Serialize};

use crate::ids::NationId;

/// A member's row in a treaty's burden ledger. Past members keep theirs.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Burden {
    pub nation: NationId,
    /// Defence spending while a member, billions of 1990 dollars.
    pub money: Sums,
    /// By how much that fell short of the guideline, billions of 1990 dollars.
    pub arrears: Sums,
    /// Dues or tribute paid, billions of 1990 dollars.
    pub dues: Sums,
    /// Other members' forces based on its soil, point-years.
    pub hosted: Sums,
    /// Its forces on other members' soil, point-years.
    pub abroad: Sums,
    /// Calls for help that it could have answered.
    pub calls: Sums,
    /// What it brought to them: a full answer counts 1, a refusal 0.
    pub deeds: Sums,
    /// Its people killed in crises over which the treaty was invoked, thousands.
    pub dead: Sums,
    /// Exercises held on its soil.
    pub exercises: Sums,
    /// The defence share that it has promised and not yet reached.
    pub pledge: Option<Pledge>,
    /// Pledges kept and broken.
    pub kept: u16,
    pub broken: u16,
    /// The turn on which the lead said that it will not cover a member that spends so little.
    pub warned: Option<u32>,
}

impl Burden {
    #[must_use]
    pub fn new(nation: NationId) -> Self {
        let none = Sums::default();
        Self {
            nation,
            money: none,
            arrears: none,
            dues: none,
            hosted: none,
            abroad: none,
            calls: none,
            deeds: none,
            dead: none,
            exercises: none,
            pledge: None,
            kept: 0,
            broken: 0,
            warned: None,
        }
    }

    /// Closes the calendar year.
    pub(crate) fn close_year(&mut self) {
        for account in [
            &mut self.money,
            &mut self.arrears,
            &mut self.dues,
            &mut self.hosted,
            &mut self.abroad,
            &mut self.calls,
            &mut self.deeds,
            &mut self.dead,
            &mut self.exercises,
        ] {
            account.last = account.year;
            account.year = 0.0;
        }
    }
}

/// A running sum: this year's, last year's, and all.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Sums {
    pub year: f64,
    pub last: f64,
    pub total: f64,
}

impl Sums {
    pub(crate) fn add(&mut self, amount: f64) {
        self.year += amount;
        self.total += amount;
    }

    /// The last full year's, or this one's where that is more: an account is not empty for being young.
    #[must_use]
    pub fn recent(&self) -> f64 {
        self.last.max(self.year)
    }
}

/// A public promise of a defence share by a date.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Pledge {
    /// Thousandths of GDP.
    pub permille: u16,
    /// The share on the day of the promise, thousandths of GDP.
    pub from: u16,
    pub made: u32,
    /// The turn at whose end the promise is held against the budget.
    pub due: u32,
}

impl Pledge {
    /// The promised share of GDP.
    #[must_use]
    pub fn share(&self) -> f64 {
        f64::from(self.permille) / 1000.0
    }
}
