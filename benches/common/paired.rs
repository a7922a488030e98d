//! The same games with and without something, on the same dice: what it changes, and how sure that is.

use std::fmt;
use std::sync::Arc;
use std::thread;

use casus_foederis::content::{Scenario, shipped};

use crate::common::opened;

/// The shipped map that has `part` in its name.
pub fn map(part: &str) -> Arc<Scenario> {
    let Some(map) = shipped().iter().find(|m| m.name.contains(part)) else {
        panic!("no map is called {part}");
    };
    opened(map.name, map.text)
}

/// `play` for each number below `pairs`, in order, shared out among the processors.
pub fn each<T: Send>(pairs: usize, play: impl Fn(u64) -> T + Sync) -> Vec<T> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = pairs.div_ceil(workers);
    let play = &play;
    thread::scope(|scope| {
        let part = |w: usize| {
            let pairs = (w * share)..((w + 1) * share).min(pairs);
            scope.spawn(move || pairs.map(|p| play(p as u64)).collect::<Vec<_>>())
        };
        let handles: Vec<_> = (0..workers).map(part).collect();
        let lists = handles.into_iter().map(|h| h.join().unwrap_or_default());
        lists.flatten().collect()
    })
}

/// The mean of differences and its standard error.
#[derive(Clone, Copy)]
pub struct Difference {
    pub mean: f64,
    pub error: f64,
}

impl Difference {
    pub fn of(differences: impl Iterator<Item = f64> + Clone) -> Self {
        let n = differences.clone().count() as f64;
        let mean = differences.clone().sum::<f64>() / n;
        let squares = differences.map(|d| (d - mean) * (d - mean));
        let variance = squares.sum::<f64>() / (n - 1.0);
        let error = (variance / n).sqrt();
        Self { mean, error }
    }

    /// Whether it is farther from nought than so many standard errors.
    pub fn clear(self, errors: f64) -> bool {
        self.mean.abs() > errors * self.error && self.error > 0.0
    }
}

/// With the half of a 95 % interval; the precision is that of both.
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = f.precision().unwrap_or(2);
        let half = 1.96 * self.error;
        write!(f, "{:+.places$} ±{half:.places$}", self.mean)
    }
}
