//! The unit in which a map's money is written and told. The engine reckons in billions of 1990 dollars whatever the unit
//! is, so that its constants hold on every map.

use std::ops::RangeInclusive;

use crate::figures::{fixed, number};

use super::Date;

/// A unit of money: one that is counted, such as the talent, or a currency with a sign, whose unit is a billion and whose
/// sums are told in trillions, billions and millions.
#[derive(Clone, PartialEq, Debug)]
pub struct Money {
    /// What many of it are called: `talents`, `dollars`.
    pub name: String,
    /// What one is called where it is counted.
    pub one: String,
    /// What stands behind the number in a cell of a table.
    pub short: String,
    /// What stands before a sum of a currency.
    pub sign: Option<String>,
    /// The year of whose prices the map's figures are.
    pub base_year: Option<i32>,
    /// How many of it are one of the engine's billions. A unit of 0.00005 billions is divided by, and not multiplied, so
    /// that 4960 of it are 0.248 to the last digit.
    pub(in crate::content) per_billion: f64,
}

impl Default for Money {
    /// The engine's own.
    fn default() -> Self {
        Self {
            name: "dollars".to_owned(),
            one: "dollar".to_owned(),
            short: String::new(),
            sign: Some("$".to_owned()),
            base_year: Some(1990),
            per_billion: 1.0,
        }
    }
}

impl Money {
    /// A figure of the map in the engine's billions.
    #[must_use]
    pub fn billions(&self, units: f64) -> f64 {
        units / self.per_billion
    }

    /// The engine's billions as a figure of the map.
    #[must_use]
    pub fn units(&self, billions: f64) -> f64 {
        billions * self.per_billion
    }

    /// How much of the engine's billions one unit is.
    #[must_use]
    pub fn per_unit(&self) -> f64 {
        1.0 / self.per_billion
    }

    /// A range of the engine's billions in the map's unit, to twelve digits, as it is told.
    pub(in crate::content) fn range(&self, billions: &RangeInclusive<f64>) -> RangeInclusive<f64> {
        let told = |end: &f64| {
            let text = format!("{:.11e}", self.units(*end));
            text.parse().unwrap_or(*end)
        };
        told(billions.start())..=told(billions.end())
    }

    /// A sum in a sentence: `12 talents`, `$1.2tn`, `$340bn`, `$4.5bn`, `$120m`.
    #[must_use]
    pub fn told(&self, billions: f64) -> String {
        match (&self.sign, self.count(billions)) {
            (Some(sign), _) => with_sign(self.units(billions), sign),
            (None, count) if count == "1" => format!("1 {}", self.one),
            (None, count) => format!("{count} {}", self.name),
        }
    }

    /// A sum in a cell of a table: `12 T`, `$340bn`.
    #[must_use]
    pub fn cell(&self, billions: f64) -> String {
        match &self.sign {
            Some(sign) => with_sign(self.units(billions), sign),
            None => format!("{} {}", self.count(billions), self.short),
        }
    }

    /// A sum without its unit, for columns that have no room for it.
    #[must_use]
    pub fn bare(&self, billions: f64) -> String {
        fixed(self.units(billions), 0)
    }

    /// What is told of a sum that is more than nothing, though it may be too little to be counted: `less than $1m`.
    #[must_use]
    pub fn some(&self, billions: f64) -> String {
        match (&self.sign, self.count(billions).as_str()) {
            (Some(sign), _) if with_sign(self.units(billions), sign) == format!("{sign}0") => {
                format!("less than {sign}1m")
            }
            (None, "0") => format!("less than 0.01 {}", self.name),
            _ => self.told(billions),
        }
    }

    /// How many units: `12`, `12.5`, `0.35`, `4,960`.
    fn count(&self, billions: f64) -> String {
        let text = number(self.units(billions));
        let whole = text.strip_suffix(".0").or(text.strip_suffix(".00"));
        whole.unwrap_or(&text).to_owned()
    }

    /// What figures are counted in: `billions of 1990 dollars`, `talents`.
    #[must_use]
    pub fn unit(&self) -> String {
        self.scaled("billions")
    }

    /// What sums of orders are counted in: `millions of 1990 dollars`, `talents`.
    #[must_use]
    pub fn purse(&self) -> String {
        self.scaled("millions")
    }

    fn scaled(&self, scale: &str) -> String {
        let year = self
            .base_year
            .map(|year| Date { year, month: 1 }.year_name());
        match (&self.sign, year) {
            (Some(_), Some(year)) => format!("{scale} of {year} {}", self.name),
            (Some(_), None) => format!("{scale} of {}", self.name),
            (None, Some(year)) => format!("{} of {year}", self.name),
            (None, None) => self.name.clone(),
        }
    }

    /// A sum as orders carry it, in whole millions of the engine and one at the least, of so many millions of a currency
    /// or so many of a unit that is counted.
    #[must_use]
    pub fn order(&self, sum: f64) -> u32 {
        let units = if self.sign.is_some() { sum / 1e3 } else { sum };
        (self.billions(units) * 1e3).round().max(1.0) as u32
    }

    /// Sums that an order may carry, from round ones as [`Money::order`] takes them; ascending.
    #[must_use]
    pub fn ladder(&self, round: &[u32]) -> Vec<u32> {
        let mut sums: Vec<u32> = round.iter().map(|&sum| self.order(sum.into())).collect();
        sums.dedup();
        sums
    }

    /// A share as what is paid of how much: `$250m` of `$1bn`, `25 T` of `100 T`.
    #[must_use]
    pub fn share(&self, share: f64) -> (String, String) {
        match &self.sign {
            Some(sign) => {
                let millions = fixed(share * 1e3, 0);
                (format!("{sign}{millions}m"), format!("{sign}1bn"))
            }
            None => {
                let of = |n: f64| format!("{} {}", fixed(n, 0), self.short);
                (of(share * 100.0), of(100.0))
            }
        }
    }

    /// The least step between two sums of orders in words, where it is more than one of what they are counted in.
    #[must_use]
    pub fn step(&self) -> Option<String> {
        let least = self.units(1e-3) * if self.sign.is_some() { 1e3 } else { 1.0 };
        (least > 1.001).then(|| self.told(1e-3))
    }
}

/// A currency's sum in billions of it.
fn with_sign(billions: f64, sign: &str) -> String {
    let size = billions.abs() * 1e3;
    let text = match size {
        s if !s.is_finite() => return "?".to_owned(),
        s if s >= 999_950.0 => format!("{sign}{}tn", number(s / 1e6)),
        s if s >= 999.5 => format!("{sign}{}bn", number(s / 1e3)),
        s if s < 0.5 => return format!("{sign}0"),
        s => format!("{sign}{}m", fixed(s, 0)),
    };
    if billions < 0.0 {
        format!("-{text}")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn talents() -> Money {
        Money {
            name: "talents".to_owned(),
            one: "talent".to_owned(),
            short: "T".to_owned(),
            sign: None,
            base_year: None,
            per_billion: 1.0 / 0.00005,
        }
    }

    #[test]
    fn a_currency_is_told_in_trillions_billions_and_millions() {
        let money = Money::default();
        for (billions, told) in [
            (-0.12, "-$120m"),
            (2345.0, "$2.3tn"),
            (0.9997, "$1.0bn"),
            (1.5, "$1.5bn"),
            (250.0, "$250bn"),
            (-0.0004, "$0"),
            (f64::NAN, "?"),
            (f64::INFINITY, "?"),
        ] {
            assert_eq!(money.told(billions), told);
            assert_eq!(money.cell(billions), told);
        }
        assert_eq!(money.some(0.0001), "less than $1m");
        assert_eq!(money.some(0.01), "$10m");
        assert_eq!(money.unit(), "billions of 1990 dollars");
        assert_eq!((money.order(50.0), money.step()), (50, None));
        let later = Money {
            base_year: Some(2011),
            per_billion: 1.0 / 0.5,
            ..money
        };
        assert_eq!(later.told(1.5), "$3.0bn");
        assert_eq!(later.purse(), "millions of 2011 dollars");
        assert_eq!(
            (later.order(100.0), later.step()),
            (50, Some("$2m".to_owned()))
        );
    }

    #[test]
    fn a_unit_is_counted() {
        let money = talents();
        assert_eq!(money.told(0.00005), "1 talent");
        assert_eq!(money.told(0.006), "120 talents");
        assert_eq!(money.cell(0.248), "4,960 T");
        assert_eq!(money.bare(0.248), "4960");
        assert_eq!(money.told(0.000125), "2.5 talents");
        assert_eq!(money.told(-0.00003), "-0.60 talents");
        assert_eq!(money.some(1e-8), "less than 0.01 talents");
        assert_eq!(money.told(0.0), "0 talents");
        assert_eq!(money.unit(), "talents");
        assert_eq!((money.order(100.0), money.order(1.0)), (5, 1));
        assert_eq!(money.step().as_deref(), Some("20 talents"));
    }

    #[test]
    fn what_is_written_in_round_units_comes_to_the_very_billions() {
        let money = talents();
        for (units, billions) in [(4960.0, 0.248), (1.0, 0.00005), (85_400.0, 4.27)] {
            assert_eq!(f64::to_bits(money.billions(units)), f64::to_bits(billions));
        }
        assert_eq!(money.range(&(1e-6..=1e6)), 0.02..=2e10);
    }
}
