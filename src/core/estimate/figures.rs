//! What counts of futures say, and how surely.

use serde::Serialize;

/// Standard errors within which a figure lies in 95 cases of a hundred.
const SURE: f64 = 1.96;

/// How often something came to pass.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Share {
    pub times: u32,
    pub of: u32,
}

impl Share {
    #[must_use]
    pub fn of(cases: impl Iterator<Item = bool>) -> Self {
        cases.fold(Self::default(), |sum, case| Self {
            times: sum.times + u32::from(case),
            of: sum.of + 1,
        })
    }

    /// 0..1; 0 of nothing.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.times) / f64::from(self.of.max(1))
    }

    /// The interval that holds the chance in 95 cases of a hundred (Wilson 1927).
    #[must_use]
    pub fn range(self) -> [f64; 2] {
        if self.of == 0 {
            return [0.0, 1.0];
        }
        let (n, p, z2) = (f64::from(self.of), self.value(), SURE * SURE);
        let middle = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
        let half = SURE / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
        [middle - half, middle + half].map(|v| v.clamp(0.0, 1.0))
    }
}

/// A change of a chance below which it is no news.
const NEWS: f64 = 0.02;

/// By how much a chance has moved from one look to another, where that is more than two points and than the error of both.
#[must_use]
pub fn moved(before: Share, now: Share) -> Option<f64> {
    let ([low, high], [under, over]) = (now.range(), before.range());
    let change = now.value() - before.value();
    let apart = before.value() < low || before.value() > high;
    let apart = apart && (now.value() < under || now.value() > over);
    (apart && change.abs() >= NEWS).then_some(change)
}

/// How much likelier something is under one line of action than under another, both under the same luck.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Change {
    /// Futures in which it came to pass under this line only, and under the other only.
    pub gained: u32,
    pub lost: u32,
    pub of: u32,
}

impl Change {
    /// Of pairs: whether it came to pass under this line, and under the other.
    #[must_use]
    pub fn of(pairs: impl Iterator<Item = (bool, bool)>) -> Self {
        pairs.fold(Self::default(), |sum, (with, without)| Self {
            gained: sum.gained + u32::from(with && !without),
            lost: sum.lost + u32::from(without && !with),
            of: sum.of + 1,
        })
    }

    /// The difference of the two chances, -1..1.
    #[must_use]
    pub fn value(self) -> f64 {
        (f64::from(self.gained) - f64::from(self.lost)) / f64::from(self.of.max(1))
    }

    /// The interval that holds it in 95 cases of a hundred: Wald's for pairs, with one pair more on either side, by which it
    /// holds for few pairs too (Bonett and Price 2012).
    #[must_use]
    pub fn range(self) -> [f64; 2] {
        let n = f64::from(self.of) + 2.0;
        let (more, less) = (f64::from(self.gained + 1) / n, f64::from(self.lost + 1) / n);
        let off = more - less;
        let half = SURE * ((more + less - off * off) / n).sqrt();
        [off - half, off + half].map(|v| v.clamp(-1.0, 1.0))
    }

    /// Whether it makes a difference: the interval leaves out nought.
    #[must_use]
    pub fn matters(self) -> bool {
        let [low, high] = self.range();
        low > 0.0 || high < 0.0
    }
}

/// How an amount is spread over futures.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize)]
pub struct Spread {
    /// One in ten is below.
    pub low: f64,
    pub middle: f64,
    /// One in ten is above.
    pub high: f64,
}

impl Spread {
    #[must_use]
    pub fn of(amounts: impl Iterator<Item = f64>) -> Self {
        let mut all: Vec<f64> = amounts.collect();
        all.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let place = (all.len().saturating_sub(1) as f64 * share).round() as usize;
            all.get(place).copied().unwrap_or_default()
        };
        Self {
            low: at(0.1),
            middle: at(0.5),
            high: at(0.9),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: [f64; 2], right: [f64; 2]) -> bool {
        found.iter().zip(right).all(|(a, b)| (a - b).abs() < 5e-4)
    }

    /// Newcombe's examples (1998): 81 of 263, 1 of 29.
    #[test]
    fn shares_have_wilsons_interval() {
        let share = |times, of| Share { times, of }.range();
        assert!(
            near(share(81, 263), [0.2553, 0.3662]),
            "{:?}",
            share(81, 263)
        );
        assert!(near(share(1, 29), [0.0061, 0.1718]), "{:?}", share(1, 29));
        assert_eq!(share(0, 0), [0.0, 1.0]);
        assert!(share(0, 400)[1] < 0.01 && share(400, 400)[0] > 0.99);
    }

    #[test]
    fn what_changes_nothing_is_near_nought_and_pairs_are_surer_than_shares() {
        let same = Change::of((0..400).map(|i| (i % 10 == 0, i % 10 == 0)));
        assert!(!same.matters() && same.range()[1] < 0.01);
        let better = Change::of((0..400).map(|i| (i % 20 == 0, i % 10 == 0)));
        let [low, high] = better.range();
        assert!(better.matters() && (better.value() + 0.05).abs() < 1e-12);
        assert!(
            (low + 0.0717).abs() < 2e-3 && (high + 0.0283).abs() < 2e-3,
            "{low} {high}"
        );
    }

    #[test]
    fn a_spread_is_of_the_middle_and_of_one_in_ten() {
        let spread = Spread::of((0..=100).rev().map(f64::from));
        assert_eq!([spread.low, spread.middle, spread.high], [10.0, 50.0, 90.0]);
        assert_eq!(Spread::of(std::iter::empty()), Spread::default());
    }
}
