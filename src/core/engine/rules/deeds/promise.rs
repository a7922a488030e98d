//! Promised votes and answers: kept or broken, and what follows.

use super::audience;
use crate::engine::world::World;
use crate::event::{EventKind, Outcome};
use crate::ids::{CaseId, MotionId, NationId};
use crate::order::{Contribution, Term};
use crate::view::Promise;

/// Gives a promise. The same word given twice is one.
pub fn give(world: &mut World, by: NationId, to: NationId, term: Term) {
    let promise = Promise { by, to, term };
    if !world.promises.contains(&promise) {
        world.promises.push(promise);
    }
}

/// The votes on `motion` are counted; `backed` says who spoke for it, or assented.
pub fn counted(world: &mut World, motion: MotionId, backed: impl Fn(NationId) -> bool) {
    for promise in take(world, |p| p.term == Term::Support(motion)) {
        settle(world, promise, backed(promise.by));
    }
}

/// `nation` has answered the case with less than it promised, or so far as promised.
pub fn answered(world: &mut World, nation: NationId, case: CaseId, with: Contribution) {
    let short = |p: &Promise| {
        p.by == nation && matches!(p.term, Term::Answer(c, least) if c == case && with < least)
    };
    for promise in take(world, short) {
        settle(world, promise, false);
    }
}

/// The case is closed: who said it would come, and evaded, has not kept its word. Whom nobody asked owes
/// nothing any more.
pub fn reviewed(world: &mut World, case: CaseId, outcomes: &[(NationId, Outcome)]) {
    for promise in take(world, |p| matches!(p.term, Term::Answer(c, _) if c == case)) {
        if let Some((_, outcome)) = outcomes.iter().find(|o| o.0 == promise.by) {
            settle(world, promise, *outcome < Outcome::Evaded);
        }
    }
}

/// The case is off the table, and with it what was promised about it.
pub fn drop_case(world: &mut World, case: CaseId) {
    take(world, |p| matches!(p.term, Term::Answer(c, _) if c == case));
    drop_stale(world);
}

/// Forgets promises about motions and cases that are no more.
pub fn drop_stale(world: &mut World) {
    let mut list = std::mem::take(&mut world.promises);
    list.retain(|p| match p.term {
        Term::Support(motion) => world.get(motion).is_some(),
        Term::Answer(case, _) => world.get(case).is_some(),
        _ => false,
    });
    world.promises = list;
}

fn take(world: &mut World, which: impl Fn(&Promise) -> bool) -> Vec<Promise> {
    let (taken, kept) = world.promises.drain(..).partition(|p| which(p));
    world.promises = kept;
    taken
}

/// A word kept is known to the two; a word broken, to everyone: the one let down sees to that.
fn settle(world: &mut World, promise: Promise, kept: bool) {
    let Promise { by, to, term } = promise;
    let rules = &world.rules().alliance;
    let (gain, loss, standing) = (
        rules.promise_kept_trust,
        rules.promise_broken_trust,
        rules.promise_broken_standing,
    );
    if kept {
        world.beliefs.add_trust(to, by, gain);
        world.tell_only(&[by, to], EventKind::PromiseKept { by, to, term });
        return;
    }
    world.beliefs.add_trust(to, by, -loss);
    let [adversaries, home] = world.rules().credibility.promise_broken;
    audience::book(world, by, [-standing, -adversaries, -home]);
    audience::tell_on(world, to, by, None, -loss, |_| false);
    world.tell(EventKind::PromiseBroken { by, to, term });
}
