//! The arithmetic of defence spending in an alliance: what one nation spends when the others spend so much.
//!
//! Olson and Zeckhauser (1966) let allies provide one public good: what the large spend, the small need not.
//! Sandler and Conybeare's joint product adds that part of any defence effort serves its owner alone (its colonies,
//! its coast, its order at home). A nation of income Y that spends m, and to which S spills in from its allies, has
//!
//! ```text
//! U = (1-t) ln(Y-m) + t a ln(m) + t (1-a) ln(m+S)
//! ```
//!
//! with t its taste for defence (the share it would spend alone) and a the private share. Its best reply is the root
//! of m^2 + ((1-t(1-a))S - tY) m - t a S Y = 0. With a = 0 that is Olson and Zeckhauser's max(0, tY - (1-t)S); with
//! a = 1 it is tY, whatever the allies do. Forces that guard a border guard no other, so what spills in thins with the
//! size of what is to be guarded (Sandler's impure public good): see [`Defence`].

/// The share of its income that a nation spends in reply to its allies.
///
/// `taste` is the share it would spend alone and `private` the private share, both 0..1; `spill_in` is what the allies
/// spend on its behalf, in multiples of its own income, 0 and up.
#[must_use]
pub fn best_reply(taste: f64, private: f64, spill_in: f64) -> f64 {
    let (t, a, s) = (taste.clamp(0.0, 1.0), private.clamp(0.0, 1.0), spill_in);
    let b = t - (1.0 - t * (1.0 - a)) * s;
    let root = (b * b + 4.0 * t * a * s).sqrt();
    // For a large spill-in b is negative and near -root: this form of the same root does not cancel.
    if b >= 0.0 {
        0.5 * (b + root)
    } else if root - b > 0.0 {
        2.0 * t * a * s / (root - b)
    } else {
        0.0
    }
}

/// The taste of which `share` is the best reply: the inverse of [`best_reply`].
#[must_use]
pub fn taste_of(share: f64, private: f64, spill_in: f64) -> f64 {
    let (m, a, s) = (share.clamp(0.0, 1.0), private, spill_in);
    let public = (1.0 - a) * s * m;
    m * (m + s) / (m + a * s + public).max(1e-12)
}

/// By how much the best reply changes for each unit that spills in: above -1 and never above 0.
#[must_use]
pub fn reply_slope(taste: f64, private: f64, spill_in: f64) -> f64 {
    let (t, a, s) = (taste, private, spill_in);
    let m = best_reply(t, a, s);
    if m <= 0.0 {
        return 0.0;
    }
    let public = t * (1.0 - a) / ((m + s) * (m + s));
    let private = t * a / (m * m);
    let consumption = (1.0 - t) / ((1.0 - m) * (1.0 - m)).max(1e-12);
    -public / (public + private + consumption)
}

/// The defence that allies provide each other: how much of it is private, how much of it reaches the others.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Defence {
    /// The private share, 0..1.
    pub private: f64,
    /// The part of a trusted ally's spending that counts as one's own, 0..1.
    pub spill: f64,
    /// How far forces spread thin over what they guard, 0 (pure deterrence: what guards one guards all) to 1 (each
    /// gets of it in proportion to its size).
    pub thinning: f64,
}

impl Defence {
    /// What reaches a nation of `income` of the `effort` of its allies, in multiples of that income; `all` is the
    /// income of all of them together with its own.
    #[must_use]
    pub fn spill_in(&self, effort: f64, income: f64, all: f64) -> f64 {
        self.reach(income, all) * effort / income.max(1e-9)
    }

    /// What reaches a nation of each unit that a fully trusted ally spends.
    #[must_use]
    pub fn reach(&self, income: f64, all: f64) -> f64 {
        let size = (income / all.max(1e-9)).clamp(1e-9, 1.0);
        self.spill * libm::pow(size, self.thinning)
    }

    /// The shares of income at which each nation's spending is its best reply to all others'.
    #[must_use]
    pub fn equilibrium(&self, incomes: &[f64], tastes: &[f64]) -> Vec<f64> {
        let mut shares: Vec<f64> = tastes.to_vec();
        let income: f64 = incomes.iter().sum();
        // Half steps: full ones overshoot when two large nations answer each other.
        for _ in 0..200 {
            let all: f64 = shares.iter().zip(incomes).map(|(m, y)| m * y).sum();
            for i in 0..shares.len() {
                let others = (all - shares[i] * incomes[i]).max(0.0);
                let spill = self.spill_in(others, incomes[i], income);
                let reply = best_reply(tastes[i], self.private, spill);
                shares[i] += 0.5 * (reply - shares[i]);
            }
        }
        shares
    }
}

#[cfg(test)]
mod tests {
    use super::{Defence, best_reply, reply_slope, taste_of};

    #[test]
    fn alone_it_spends_its_taste_and_with_allies_less() {
        for taste in [0.01, 0.05, 0.2, 0.5] {
            assert!((best_reply(taste, 0.4, 0.0) - taste).abs() < 1e-12);
            let mut before = taste;
            for spill in [0.01, 0.1, 1.0, 10.0, 1e4] {
                let reply = best_reply(taste, 0.4, spill);
                assert!((taste_of(reply, 0.4, spill) - taste).abs() < 1e-9);
                assert!(reply < before && reply > 0.0, "{taste} {spill}");
                before = reply;
            }
            // However rich the allies, the private share is bought.
            let limit = 0.4 * taste / (1.0 - taste + 0.4 * taste);
            assert!((before - limit).abs() < 1e-4);
        }
    }

    #[test]
    fn the_ends_are_the_known_models() {
        // Olson and Zeckhauser: pure public good, max(0, tY - (1-t)S).
        assert!((best_reply(0.1, 0.0, 0.05) - 0.055).abs() < 1e-12);
        assert_eq!(best_reply(0.1, 0.0, 0.5), 0.0);
        // All private: the allies do not matter.
        assert!((best_reply(0.1, 1.0, 3.0) - 0.1).abs() < 1e-12);
    }

    #[test]
    fn the_slope_is_the_derivative_and_lies_between_minus_one_and_zero() {
        for taste in [0.02, 0.1, 0.4] {
            for private in [0.05, 0.4, 0.9] {
                for spill in [0.001, 0.05, 0.5, 5.0] {
                    let slope = reply_slope(taste, private, spill);
                    assert!(slope > -1.0 && slope < 0.0);
                    let h = 1e-6 * spill;
                    let up = best_reply(taste, private, spill + h);
                    let down = best_reply(taste, private, spill - h);
                    assert!(((up - down) / (2.0 * h) - slope).abs() < 1e-5);
                }
            }
        }
    }

    #[test]
    fn equilibrium_is_a_best_reply_for_each() {
        let (incomes, tastes) = ([100.0, 30.0, 5.0], [0.09, 0.08, 0.1]);
        let defence = Defence {
            private: 0.4,
            spill: 0.6,
            thinning: 0.5,
        };
        let shares = defence.equilibrium(&incomes, &tastes);
        for i in 0..3 {
            let others: f64 = (0..3)
                .filter(|&j| j != i)
                .map(|j| shares[j] * incomes[j])
                .sum();
            let spill = defence.spill_in(others, incomes[i], 135.0);
            assert!((best_reply(tastes[i], 0.4, spill) - shares[i]).abs() < 1e-9);
        }
    }
}
