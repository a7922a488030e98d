//! How others would have done: games from the same start, with other luck, in which the computer leads the seat.

use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;
use serde::Serialize;

use super::past::{follow, fork};
use super::{Effort, Past, Report};
use crate::estimate::advance;
use crate::ids::NationId;

/// The game beside those of the computer.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Rank {
    /// What the computer's governments scored, the least first.
    pub scores: Vec<f64>,
    /// The share of them that did worse, 0..1; those that did as well count half.
    pub worse: f64,
}

/// Keeps the fortunes of whole games apart from those of months.
const WHOLE: u32 = 1 << 24;

pub(super) fn look(
    report: &mut Report,
    past: &Past,
    effort: &Effort,
    go_on: &(dyn Fn(u32, u32) -> bool + Sync),
) -> bool {
    let (done, of) = (AtomicU32::new(0), effort.games);
    let me = report.who(report.first);
    let scores: Option<Vec<f64>> = (0..of)
        .into_par_iter()
        .map(|number| {
            let score = game(past, me, WHOLE + number, &|| {
                go_on(done.load(Ordering::Relaxed), of)
            });
            done.fetch_add(1, Ordering::Relaxed);
            score
        })
        .collect();
    let Some(mut scores) = scores else {
        return false;
    };
    scores.sort_by(f64::total_cmp);
    let mine = report.course.points();
    let count = |f: &dyn Fn(&f64) -> bool| scores.iter().filter(|s| f(s)).count() as f64;
    let below = count(&|s| *s < mine) + count(&|s| *s == mine) / 2.0;
    let worse = below / f64::from(of.max(1));
    report.rank = Some(Rank { scores, worse });
    true
}

/// What one scores by the same turn.
fn game(past: &Past, me: NationId, number: u32, go_on: &(dyn Fn() -> bool + Sync)) -> Option<f64> {
    let begin = past.begin();
    let mut game = fork(&begin, past.fortune(past.first(), number));
    let mut seat = [me];
    while game.turn() < past.last() && !game.over() {
        if !go_on() {
            return None;
        }
        advance(&mut game);
        game.news().for_each(|event| follow(&mut seat, &event.kind));
    }
    Some(game.view(seat[0]).own.score.iter().sum())
}
