//! How likely it is that others do their part: that a motion passes, that an offer is taken.

use super::deal::deal;
use super::vote::{before_it, cast, vote};
use super::{SPREAD, mind};
use crate::content::scale::logistic;
use crate::ids::NationId;
use crate::judge;
use crate::order::{Ballot, MotionKind, Order, Strength};
use crate::view::{Treaty, View};
use crate::why::Silent;

/// Votes that are drawn for a chance: within some three points of what more would say.
const DRAWS: u32 = 256;

/// The chances, 0..1, that a motion passes, and that it passes as it was tabled and no weaker.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Passing {
    pub at_all: f64,
    pub whole: f64,
}

/// How surely a motion of this kind would pass, as far as this view can tell, if one's own vote is `own`, or else what one leans
/// to: those who have voted voted, and of the others each may think better of it by what nobody foresees. What is not known of them
/// is left out: counted, it made the chances worse than guesses (tests/it/chances.rs).
#[must_use]
pub fn passing(view: &View, treaty: &Treaty, kind: &MotionKind, own: Option<Ballot>) -> Passing {
    let charter = view.public.charter(treaty);
    let rule = charter.decision;
    let voters = judge::electorate(treaty, rule, kind, |n| {
        judge::recused(&view.public, treaty, kind, n)
    });
    let open = before_it(view, treaty, kind);
    let counted = judge::counted(charter, rule, open.is_none_or(|m| m.deferred));
    let minds: Vec<Mind> = voters
        .iter()
        .map(|n| match own.filter(|_| *n == view.me) {
            Some(ballot) => Mind::Made(ballot),
            None => match open.and_then(|m| m.ballot(*n)) {
                Some(ballot) => Mind::Made(ballot),
                None => Mind::open(view, *n, treaty, kind),
            },
        })
        .collect();
    let roots: Vec<f64> = roots().take(voters.len()).collect();
    let (mut passed, mut whole) = (0_u32, 0_u32);
    for draw in 0..DRAWS {
        let count = judge::count(counted, &voters, kind, |n| {
            let at = voters.iter().position(|v| *v == n)?;
            Some(minds[at].ballot(view, kind, luck(roots[at], draw)))
        });
        passed += u32::from(count.passed);
        let weaker = match *kind {
            MotionKind::Respond { strength, .. } => count.strength < Some(strength),
            _ => false,
        };
        whole += u32::from(count.passed && !weaker);
    }
    let share = |n: u32| f64::from(n) / f64::from(DRAWS);
    Passing {
        at_all: share(passed),
        whole: share(whole),
    }
}

/// The chance, 0..1, that what an order asks of others is done: that the offer is taken, the motion carried. 1 for what needs
/// nobody else.
#[must_use]
pub fn carried(view: &View, order: &Order) -> f64 {
    match order {
        Order::Propose { to, deal: offered } => {
            let worth = deal(view, view.me, *to, offered, &mut Silent);
            let spread = mind(view).seek.mood + unknown(view, *to);
            logistic(worth / (SPREAD * spread).max(1e-3))
        }
        Order::Table { treaty, motion } => match view.public.treaty(*treaty) {
            Some(treaty) => passing(view, treaty, motion, None).at_all,
            None => 0.0,
        },
        _ => 1.0,
    }
}

/// The chance, 0..1, that a member which has not voted yet says yes to a motion as it was tabled.
#[must_use]
pub fn assents(view: &View, treaty: &Treaty, kind: &MotionKind, member: NationId) -> f64 {
    let lean = vote(view, member, treaty.id, kind, &mut Silent);
    let bar = mind(view).vote.indifference;
    logistic((lean - bar) / (SPREAD * unforeseen(view)).max(1e-3))
}

/// One spread of what is added to the leaning of a voter.
fn unforeseen(view: &View) -> f64 {
    let m = mind(view);
    m.noise * m.council.mood_vote
}

/// What one does not know of how another reckons, in units of score: more where one knows it poorly, and nothing of oneself.
fn unknown(view: &View, nation: NationId) -> f64 {
    let m = mind(view);
    match nation == view.me {
        true => 0.0,
        false => m.noise * m.answer.doubt * view.estimate(nation).error,
    }
}

/// How a voter stands to a motion.
enum Mind {
    Made(Ballot),
    /// Its leaning, by strength where there is one to choose; and how much may be added to it, one spread.
    Open {
        leans: Vec<f64>,
        spread: f64,
    },
}

impl Mind {
    fn open(view: &View, nation: NationId, treaty: &Treaty, kind: &MotionKind) -> Self {
        let lean = |kind: &MotionKind| vote(view, nation, treaty.id, kind, &mut Silent);
        let leans = match *kind {
            MotionKind::Respond { case, .. } => Strength::ALL
                .into_iter()
                .map(|strength| lean(&MotionKind::Respond { case, strength }))
                .collect(),
            _ => vec![lean(kind)],
        };
        let spread = unforeseen(view);
        Self::Open { leans, spread }
    }

    /// Its vote, if as many spreads are added to its leaning.
    fn ballot(&self, view: &View, kind: &MotionKind, luck: f64) -> Ballot {
        match self {
            Self::Made(ballot) => *ballot,
            Self::Open { leans, spread } => cast(view, kind, |kind| {
                let at = match kind {
                    MotionKind::Respond { strength, .. } => *strength as usize,
                    _ => 0,
                };
                leans.get(at).copied().unwrap_or(0.0) + luck * spread
            }),
        }
    }
}

/// What nobody foresees in the vote of a voter with this root in one of the draws, in spreads. Quasi-random: the multiples of the
/// square roots of the primes, a root for each voter (Richtmyer 1951), so that a chance is the same whenever it is asked for.
fn luck(root: f64, draw: u32) -> f64 {
    let share = (f64::from(draw + 1) * root).fract().clamp(1e-6, 1.0 - 1e-6);
    SPREAD * libm::log(share / (1.0 - share))
}

/// The square roots of the primes.
fn roots() -> impl Iterator<Item = f64> {
    let prime = |n: &u32| {
        (2..*n)
            .take_while(|d| d * d <= *n)
            .all(|d| !n.is_multiple_of(d))
    };
    (2_u32..).filter(prime).map(|n| f64::from(n).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn luck_is_fair_and_hardly_shared() {
        let roots: Vec<f64> = roots().take(40).collect();
        assert_eq!(roots[3], 7_f64.sqrt());
        let mean = |of: &dyn Fn(u32) -> f64| (0..DRAWS).map(of).sum::<f64>() / f64::from(DRAWS);
        let mut together = 0.0;
        for (i, a) in roots.iter().enumerate() {
            assert!(mean(&|d| luck(*a, d)).abs() < 0.1, "{a}");
            let square = mean(&|d| luck(*a, d) * luck(*a, d));
            assert!((square - 1.0).abs() < 0.2, "{a}: {square}");
            for b in &roots[..i] {
                together += mean(&|d| luck(*a, d) * luck(*b, d)).abs();
            }
        }
        let pairs = (roots.len() * (roots.len() - 1) / 2) as f64;
        assert!(together / pairs < 0.1, "{together}");
    }
}
