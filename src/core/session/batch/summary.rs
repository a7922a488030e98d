//! Figures of a run, or of many, in the terms of the dispute data.

use serde::Serialize;

use super::dispute::Dispute;
use super::tally::Tally;
use crate::order::Side;

/// What researchers compare with their targets. A share of nothing is None.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
pub struct Summary {
    /// Crises that reached at least a threat, per year.
    pub disputes_per_year: f64,
    /// Those that reached rung 5, per year.
    pub wars_per_year: f64,
    /// Of them, those with a thousand dead or more, per year.
    pub wars_thousand_dead_per_year: f64,
    /// Share of disputes in which the target raised it too, or fought.
    pub reciprocated: Option<f64>,
    /// Median length of the disputes that ended.
    pub median_months: Option<f64>,
    /// Share of disputes with more than one nation on a side.
    pub multilateral: Option<f64>,
    /// Of the decided wars with a thousand dead or more, the share that the side won which made it a war.
    pub initiator_wins: Option<f64>,
    /// Of the same, the share that the stronger side won.
    pub stronger_wins: Option<f64>,
}

impl Summary {
    /// The figures of the runs in `tallies`, which lasted `years` in all.
    pub(super) fn of<'t>(tallies: impl IntoIterator<Item = &'t Tally>, years: f64) -> Self {
        let all: Vec<&Dispute> = tallies
            .into_iter()
            .flat_map(|t| t.disputes.values())
            .filter(|d| d.militarized())
            .collect();
        let wars = all.iter().filter(|d| d.was_war()).count();
        let deadly = all.iter().filter(|d| d.was_deadly()).count();
        let mut months: Vec<f64> = all.iter().filter_map(|d| d.months.map(f64::from)).collect();
        let decided: Vec<(&Dispute, Side)> = all
            .iter()
            .filter(|d| d.was_deadly())
            .filter_map(|d| Some((*d, d.victor?)))
            .collect();
        let unequal = decided
            .iter()
            .filter_map(|(d, v)| Some(*v == d.stronger()?));
        let per_year = |n: usize| if years > 0.0 { n as f64 / years } else { 0.0 };
        Self {
            disputes_per_year: per_year(all.len()),
            wars_per_year: per_year(wars),
            wars_thousand_dead_per_year: per_year(deadly),
            reciprocated: share(all.iter().map(|d| d.reciprocated)),
            median_months: median(&mut months),
            multilateral: share(all.iter().map(|d| d.multilateral())),
            initiator_wins: share(decided.iter().map(|(d, v)| *v == d.initiator)),
            stronger_wins: share(unequal),
        }
    }
}

fn share(of: impl Iterator<Item = bool>) -> Option<f64> {
    mean(of.map(|hit| if hit { 1.0 } else { 0.0 }))
}

/// The mean; None of nothing.
#[must_use]
pub fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut n) = (0.0, 0u32);
    for v in values {
        sum += v;
        n += 1;
    }
    (n > 0).then(|| sum / f64::from(n))
}

/// The median, of two middle values their mean; None of nothing. Sorts its argument.
#[must_use]
pub fn median(values: &mut [f64]) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    let upper = values.get(half)?;
    match values.len() % 2 {
        0 => Some((values[half - 1] + upper) / 2.0),
        _ => Some(*upper),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians() {
        assert_eq!(median(&mut []), None);
        assert_eq!(median(&mut [3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&mut [4.0, 1.0, 2.0, 3.0]), Some(2.5));
    }
}
