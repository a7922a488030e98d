//! Months of years, before and after our era.

use serde::{Deserialize, Serialize};

/// A month of a year; years before our era are negative, with no year 0 (478 BC is -478).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Date {
    pub year: i32,
    /// 1..=12.
    pub month: u8,
}

impl Date {
    /// The date so many turns of so many months later.
    #[must_use]
    pub fn plus_turns(self, turns: u32, turn_months: u8) -> Self {
        let months = i64::from(self.month) - 1 + i64::from(turns) * i64::from(turn_months);
        let mut year = i64::from(self.year) + months.div_euclid(12);
        // 1 BC is followed by 1 AD.
        if self.year < 0 && year >= 0 {
            year += 1;
        }
        Self {
            year: year as i32,
            month: months.rem_euclid(12) as u8 + 1,
        }
    }
}

impl Date {
    /// Months from this date to `later`; negative where that is earlier.
    #[must_use]
    pub fn months_to(self, later: Self) -> i64 {
        // There is no year 0.
        let count = |d: Self| {
            let year = i64::from(d.year) + i64::from(d.year < 0);
            year * 12 + i64::from(d.month)
        };
        count(later) - count(self)
    }

    /// The year as it is told: `1949`, or `478 BC`.
    #[must_use]
    pub fn year_name(self) -> String {
        match self.year {
            year if year > 0 => year.to_string(),
            year => format!("{} BC", -i64::from(year)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_before_our_era_are_named() {
        let start = Date {
            year: -2,
            month: 12,
        };
        let told = (0..3).map(|turn| start.plus_turns(turn, 12).year_name());
        assert_eq!(told.collect::<Vec<_>>(), ["2 BC", "1 BC", "1"]);
        for turns in [0, 1, 13, 40] {
            assert_eq!(
                start.months_to(start.plus_turns(turns, 1)),
                i64::from(turns)
            );
        }
    }
}
