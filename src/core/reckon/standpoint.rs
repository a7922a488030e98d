//! Another nation's standpoint, as far as this view can guess it. What one knows of oneself (one's resolve,
//! weariness, fears, trust) the other does not: it goes by reputations and by what is public.

use std::sync::Arc;

use super::{fear, resolve, trust, weariness};
use crate::ids::NationId;
use crate::view::{Estimate, Knowledge, View};

/// The view that `other` would have if it knew no more than what is public and what we know of it. Counts of
/// forces stay ours: that its counts err is known, not in which direction.
#[must_use]
pub fn seen_by(view: &View, other: NationId) -> Arc<View> {
    view.memo().standpoint(other, || stand_as(view, other))
}

fn stand_as(view: &View, other: NationId) -> View {
    view.imagine(|seen| {
        if other != view.me {
            stand(seen, view, other);
        }
    })
}

/// Takes out of what is seen what `other` does not know, and puts in what it does, as far as `view` can guess it.
fn stand(seen: &mut Knowledge, view: &View, other: NationId) {
    seen.me = other;
    seen.own.trust = by_nation(view, |n| trust(view, other, n)).into();
    let fear = |n| {
        if n == other {
            0.0
        } else {
            fear(view, other, n)
        }
    };
    seen.own.threat = by_nation(view, fear).into();
    // Of favours one knows those between the two.
    let between = |list: &[f64]| {
        by_nation(view, |n| {
            if n == view.me {
                list[other.index()]
            } else {
                0.0
            }
        })
    };
    let (owed, owes) = (between(&view.own.owes), between(&view.own.owed));
    (seen.own.owed, seen.own.owes) = (owed.into(), owes.into());
    seen.own.resolve = resolve(view, other);
    seen.own.weariness = weariness(view, other);
    // It knows of our secret plans only where it is an ally.
    let told = |t| view.public.treaty(t).is_some_and(|t| t.has(other));
    seen.own.plans.retain(|(t, _)| told(*t));
    // How it stands with its own people is its own affair.
    seen.own.standing = 0.5;
    // How well it knows the others, if it points its collection at nobody in particular.
    let rules = &view.scenario().rules.perception;
    let shared = view
        .public
        .treaties_of(other)
        .fold(0.0_f64, |best, t| best.max(t.intelligence * t.cohesion));
    let estimates: &mut [Estimate] = &mut seen.estimates;
    for (n, estimate) in view.scenario().nation_ids().zip(&mut *estimates) {
        let near = view.public.pairs.proximity(other, n);
        let error = rules.error(rules.sight(near, false, shared));
        estimate.error = if n == other { 0.0 } else { error };
    }
    let us = &mut estimates[view.me.index()];
    // What nobody but oneself knows of one's army it does not know either.
    us.effectiveness = view.nation(view.me).renown;
    // Resolve is the hardest to know: strangers read it off the record, as at first acquaintance.
    us.resolve = Estimate::first_resolve(view.nation(view.me).reputation[1]);
    us.resolve_error = rules.resolve_doubt;
}

fn by_nation(view: &View, of: impl Fn(NationId) -> f64) -> Vec<f64> {
    view.scenario().nation_ids().map(of).collect()
}
