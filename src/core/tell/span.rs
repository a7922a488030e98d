//! Spans of time, in months or in the seasons of a map that has them.

use super::count;
use crate::content::Calendar;
use crate::figures::fixed;

/// A span in words: `a month`, `7 months`, `2 seasons`, `2 years`.
#[must_use]
pub fn months(n: u32, calendar: &Calendar) -> String {
    let (many, noun) = calendar.count(n);
    match (n, many) {
        (0, _) => "less than a month".to_owned(),
        (12, _) => "a year".to_owned(),
        (n, _) if n >= 24 && n.is_multiple_of(12) => format!("{} years", n / 12),
        (_, 1) => format!("a {noun}"),
        (_, many) => format!("{many} {noun}s"),
    }
}

/// A span as texts of treaties and deadlines have it: `12 months`, `1 month`; in words where the year has seasons.
#[must_use]
pub fn span(n: u32, calendar: &Calendar) -> String {
    match calendar {
        Calendar::Months(_) => count(n, "month"),
        Calendar::Seasons(_) if n == 0 => count(n, "month"),
        Calendar::Seasons(_) => months(n, calendar),
    }
}

/// A span of years where it is of whole ones: `5 years`, `18 months`, `6 seasons`.
#[must_use]
pub fn years(n: u32, calendar: &Calendar) -> String {
    match n % 12 {
        0 => count(n / 12, "year"),
        _ => span(n, calendar),
    }
}

/// A time in months, short or long: `at once`, `12 days`, `a month`, `1.3 months`.
#[must_use]
pub fn time(months: f64) -> String {
    match months {
        m if m < 0.05 => "at once".to_owned(),
        m if m < 1.0 => match (m * 30.0).round() {
            d if d < 1.5 => "a day".to_owned(),
            d => format!("{} days", fixed(d, 0)),
        },
        // What takes a day more than a month comes a month later.
        m => match fixed((m * 10.0 - 1e-6).ceil() / 10.0, 1).as_str() {
            "1.0" => "a month".to_owned(),
            tenths => format!("{tenths} months"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_read_well() {
        let calendar = Calendar::default();
        assert_eq!(months(36, &calendar), "3 years");
        assert_eq!(months(1, &calendar), "a month");
        assert_eq!(span(12, &calendar), "12 months");
        assert_eq!(years(18, &calendar), "18 months");
        assert_eq!(time(0.01), "at once");
        assert_eq!(time(0.04 + 1.0), "1.1 months");
        assert_eq!(time(1.0), "a month");
        assert_eq!(time(0.5), "15 days");
    }

    #[test]
    fn a_year_of_seasons_is_told_in_seasons() {
        let seasons = ["winter", "spring", "summer", "autumn"].map(str::to_owned);
        let calendar = Calendar::Seasons(seasons);
        let told = [1, 3, 6, 12, 15, 24].map(|n| span(n, &calendar));
        let words = [
            "a month",
            "a season",
            "2 seasons",
            "a year",
            "5 seasons",
            "2 years",
        ];
        assert_eq!(told, words);
        assert_eq!(years(12, &calendar), "1 year");
        assert_eq!(months(7, &calendar), "7 months");
    }
}
