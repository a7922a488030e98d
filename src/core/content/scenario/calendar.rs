//! How a map's age names the parts of its years.

use serde::{Deserialize, Serialize};

use super::Date;

/// Months in a season.
pub const SEASON: u32 = 3;

/// Names of the parts of a year.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Calendar {
    /// From January on.
    Months([String; 12]),
    /// The one of December, January and February first.
    Seasons([String; 4]),
}

impl Default for Calendar {
    /// The months as they are shortened in English.
    fn default() -> Self {
        const MONTHS: [&str; 12] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        Self::Months(MONTHS.map(str::to_owned))
    }
}

impl Calendar {
    /// A date as it is told: `Mar 1951`, `spring 477 BC`.
    #[must_use]
    pub fn told(&self, date: Date) -> String {
        format!("{} {}", self.part(date), date.year_name())
    }

    fn part(&self, date: Date) -> &str {
        let month = usize::from(date.month.clamp(1, 12));
        match self {
            Self::Months(names) => &names[month - 1],
            Self::Seasons(names) => &names[month % 12 / SEASON as usize],
        }
    }

    /// Characters of the longest name of a part.
    #[must_use]
    pub fn width(&self) -> usize {
        let names = match self {
            Self::Months(names) => &names[..],
            Self::Seasons(names) => &names[..],
        };
        let lengths = names.iter().map(|n| n.chars().count());
        lengths.max().unwrap_or(0)
    }

    /// So many months in what time is counted in: whole seasons where the year has them, or else months.
    #[must_use]
    pub fn count(&self, months: u32) -> (u32, &'static str) {
        match self {
            Self::Seasons(_) if months.is_multiple_of(SEASON) => (months / SEASON, "season"),
            Self::Seasons(_) | Self::Months(_) => (months, "month"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_have_months_or_seasons() {
        let date = |year, month| Date { year, month };
        assert_eq!(Calendar::default().told(date(1951, 3)), "Mar 1951");
        let seasons = ["winter", "spring", "summer", "autumn"].map(str::to_owned);
        let seasons = Calendar::Seasons(seasons);
        let told = (1..=12).map(|month| seasons.told(date(-477, month)));
        let mut told: Vec<String> = told.collect();
        told.dedup();
        assert_eq!(
            told,
            [
                "winter 477 BC",
                "spring 477 BC",
                "summer 477 BC",
                "autumn 477 BC",
                "winter 477 BC"
            ]
        );
        assert_eq!((seasons.width(), Calendar::default().width()), (6, 3));
        assert_eq!(seasons.count(6), (2, "season"));
        assert_eq!(seasons.count(7), (7, "month"));
        assert_eq!(Calendar::default().count(6), (6, "month"));
    }
}
