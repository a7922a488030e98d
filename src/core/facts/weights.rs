//! Figures of games that count so and so often: once each for the figure itself, as drawn for its interval.

/// How often each game counts.
pub type Weights = [u32];

/// A count, an amount or an event of one game.
#[derive(Clone, Copy, Debug)]
pub struct Of {
    pub game: usize,
    pub value: f64,
}

/// The sum over games of `values`, one a game.
fn sum(values: &[f64], weights: &Weights) -> f64 {
    let terms = values.iter().zip(weights).map(|(v, w)| v * f64::from(*w));
    terms.fold(0.0, |sum, v| sum + v)
}

/// A share or rate: events divided by what they are counted of, each by game. None of nothing.
#[must_use]
pub fn ratio(events: &[f64], of: &[f64], weights: &Weights) -> Option<f64> {
    let all = sum(of, weights);
    (all > 0.0).then(|| sum(events, weights) / all)
}

/// The median of `values`, which are sorted; of two middle ones their mean.
#[must_use]
pub fn median(values: &[Of], weights: &Weights) -> Option<f64> {
    let weight = |v: &Of| u64::from(weights[v.game]);
    let all: u64 = values.iter().map(weight).sum();
    let at = |place: u64| {
        let mut passed = 0;
        let found = values.iter().find(|v| {
            passed += weight(v);
            passed > place
        });
        found.map(|v| v.value)
    };
    let upper = at(all / 2)?;
    match all % 2 {
        0 => Some((at(all / 2 - 1)? + upper) / 2.0),
        _ => Some(upper),
    }
}

/// One case of a regression: x, and whether it came to pass.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    pub game: usize,
    pub x: f64,
    pub hit: bool,
}

/// More steps than Newton's method takes where there is a maximum.
const STEPS: usize = 60;

/// A step that moves nothing any more.
const STILL: f64 = 1e-10;

/// A slope beyond which the cases are told apart without error, so that none is the best.
const ENDLESS: f64 = 200.0;

/// The slope of the log odds on x, by greatest likelihood. None where the cases do not vary in x and outcome, or x tells
/// all of them apart.
#[must_use]
pub fn slope(cases: &[Case], weights: &Weights) -> Option<f64> {
    let (mut a, mut b) = (0.0_f64, 0.0_f64);
    for _ in 0..STEPS {
        let (mut ga, mut gb, mut haa, mut hab, mut hbb) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for case in cases {
            let w = f64::from(weights[case.game]);
            let p = 1.0 / (1.0 + libm::exp(-(a + b * case.x)));
            let error = w * (if case.hit { 1.0 } else { 0.0 } - p);
            let spread = w * p * (1.0 - p);
            ga += error;
            gb += error * case.x;
            haa += spread;
            hab += spread * case.x;
            hbb += spread * case.x * case.x;
        }
        let det = haa * hbb - hab * hab;
        if det.is_nan() || det <= 1e-12 {
            return None;
        }
        let (da, db) = ((hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det);
        a += da.clamp(-5.0, 5.0);
        b += db.clamp(-5.0, 5.0);
        if b.abs() > ENDLESS {
            return None;
        }
        if da.abs().max(db.abs()) < STILL {
            return Some(b);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn medians_count_games_as_often_as_they_weigh() {
        let values = [1.0, 2.0, 5.0].map(|value| Of {
            game: value as usize % 2,
            value,
        });
        assert_eq!(median(&values, &[1, 1]), Some(2.0));
        assert_eq!(median(&values, &[0, 1]), Some(3.0));
        assert_eq!(median(&values, &[5, 1]), Some(2.0));
        assert_eq!(median(&values, &[0, 0]), None);
    }

    #[test]
    fn rates() {
        assert_eq!(ratio(&[1.0, 3.0], &[10.0, 10.0], &[1, 1]), Some(0.2));
        assert_eq!(ratio(&[1.0, 3.0], &[10.0, 10.0], &[2, 0]), Some(0.1));
        assert_eq!(ratio(&[1.0], &[0.0], &[1]), None);
    }

    /// With two values of x the slope is the difference of the log odds.
    #[test]
    fn slopes() {
        let case = |x, hit| Case { game: 0, x, hit };
        let mut cases = vec![case(0.0, true), case(0.0, false)];
        cases.extend([
            case(1.0, true),
            case(1.0, true),
            case(1.0, true),
            case(1.0, false),
        ]);
        let found = slope(&cases, &[1]).unwrap();
        assert!((found - libm::log(3.0)).abs() < 1e-9, "{found}");
        // What tells all apart has no best slope, and neither has what does not vary.
        assert_eq!(slope(&[case(0.0, false), case(1.0, true)], &[1]), None);
        assert_eq!(slope(&[case(1.0, false), case(1.0, true)], &[1]), None);
    }
}
