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

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const MONTHS: [&str; 12] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        let month = MONTHS[usize::from(self.month.clamp(1, 12)) - 1];
        match self.year {
            year if year > 0 => write!(f, "{month} {year}"),
            year => write!(f, "{month} {} BC", -year),
        }
    }
}
