//! An interval over games: the figure again of as many games, drawn from them with repetition, a thousand times (the
//! bootstrap of Efron 1979). Games are what is independent; disputes of one game are not.

use super::weights::Weights;
use crate::dice::{Phase, dice};

/// How often games are drawn.
const DRAWS: u32 = 1000;

/// The key of the dice; any number would do.
const SEED: u64 = 1949;

/// Of the draws, the share that must have a figure for the interval to mean something.
const ENOUGH: f64 = 0.9;

/// The interval that holds 95 of a hundred draws; None of fewer than two games, or where too few draws have a figure.
pub fn interval(games: usize, figure: impl Fn(&Weights) -> Option<f64>) -> Option<[f64; 2]> {
    if games < 2 {
        return None;
    }
    let mut found = Vec::new();
    let mut weights = vec![0; games];
    for draw in 0..DRAWS {
        weights.fill(0);
        let mut dice = dice(SEED, draw, Phase::Sample, 0);
        for _ in 0..games {
            weights[dice.below(games)] += 1;
        }
        found.extend(figure(&weights));
    }
    if (found.len() as f64) < ENOUGH * f64::from(DRAWS) {
        return None;
    }
    found.sort_by(f64::total_cmp);
    let at = |share: f64| found[((found.len() - 1) as f64 * share).round() as usize];
    Some([at(0.025), at(0.975)])
}

#[cfg(test)]
mod tests {
    use super::super::weights::ratio;
    use super::*;

    /// Ten games of which half have an event: the mean's interval is the binomial's, about 0.5 give or take 0.31.
    #[test]
    fn an_interval_over_games() {
        let events: Vec<f64> = (0..10).map(|i| f64::from(i % 2)).collect();
        let figure = |w: &Weights| ratio(&events, &[1.0; 10], w);
        let [low, high] = interval(10, figure).unwrap();
        assert!((0.15..=0.25).contains(&low), "{low}");
        assert!((0.75..=0.85).contains(&high), "{high}");
        assert_eq!(interval(10, figure), interval(10, figure));
        assert_eq!(interval(1, figure), None);
        assert_eq!(interval(10, |_| None), None);
    }
}
