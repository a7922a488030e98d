//! What nations hold of each other, as one of them imagines it: its own beliefs as they are, and those of the others drawn about
//! what can be told from outside.

use super::forces::Counts;
use super::{Drawn, Mind};
use crate::engine::world::Beliefs;
use crate::ids::NationId;
use crate::reckon;
use crate::view::{Estimate, View};

pub(super) fn imagined(mind: &Mind<'_>, counts: &Counts) -> Beliefs {
    let view = mind.view;
    let n = view.scenario().nations.len();
    let mut beliefs = Beliefs {
        n,
        trust: Vec::with_capacity(n * n),
        threat: Vec::with_capacity(n * n),
        bias: Vec::with_capacity(n * n),
        estimates: Vec::with_capacity(n * n),
        goodwill: Vec::with_capacity(n * n),
        moved: 0,
    };
    for observer in view.scenario().nation_ids() {
        if observer == view.me {
            own(view, counts, &mut beliefs);
        } else {
            guessed(mind, observer, &mut beliefs);
        }
    }
    if beliefs.goodwill.iter().all(|g| *g == 0.0) {
        beliefs.goodwill = Vec::new();
    }
    beliefs
}

fn own(view: &View, counts: &Counts, beliefs: &mut Beliefs) {
    beliefs.trust.extend_from_slice(&view.own.trust);
    beliefs.threat.extend_from_slice(&view.own.threat);
    let all = view.scenario().nation_ids();
    beliefs.bias.extend(all.map(|n| counts.of(n)));
    let estimates = view.scenario().nation_ids().zip(&view.estimates);
    beliefs
        .estimates
        .extend(estimates.map(|(n, e)| match n == view.me {
            // What it knows of itself it does not estimate.
            true => Estimate::default(),
            false => *e,
        }));
    beliefs.goodwill.extend_from_slice(&view.own.owes);
}

/// Others trust and fear as their standing and their powers suggest, and count as badly as their sources let them; they are as
/// wrong about a will as we are said to be, and about ours as one who knows nothing but our record.
fn guessed(mind: &Mind<'_>, observer: NationId, beliefs: &mut Beliefs) {
    let view = mind.view;
    let rules = &view.scenario().rules.perception;
    let mut feelings = mind.dice(Drawn::Feelings, observer);
    let mut dice = mind.dice(Drawn::Counts, observer);
    let shared = view
        .public
        .treaties_of(observer)
        .fold(0.0_f64, |best, t| best.max(t.intelligence * t.cohesion));
    for subject in view.scenario().nation_ids() {
        if subject == observer {
            beliefs.trust.push(0.5);
            beliefs.threat.push(0.0);
            beliefs.bias.push(0.0);
            beliefs.estimates.push(Estimate::default());
            beliefs.goodwill.push(0.0);
            continue;
        }
        let trust = reckon::trust(view, observer, subject) + rules.unknown.trust * feelings.bell();
        let fear = reckon::fear(view, observer, subject);
        let fear = fear * (1.0 + rules.unknown.threat * feelings.bell());
        beliefs.trust.push(trust.clamp(0.0, 1.0));
        beliefs.threat.push(fear.clamp(0.0, 1.0));
        let near = view.public.pairs.proximity(observer, subject);
        let error = rules.error(rules.sight(near, false, shared));
        let bias = rules.hold_bias(error * dice.bell());
        beliefs.bias.push(bias);
        let known = view.estimate(subject);
        let (resolve, resolve_error) = if subject == view.me {
            let guess = Estimate::first_resolve(view.nation(subject).reputation[1]);
            (guess, rules.resolve_doubt)
        } else {
            (known.resolve, known.resolve_error)
        };
        beliefs.estimates.push(Estimate {
            strength: known.strength.map(|points| points * (1.0 + bias)),
            modernity: known.modernity,
            readiness: known.readiness,
            effectiveness: view.nation(subject).renown,
            resolve: (resolve + resolve_error * dice.bell()).clamp(0.0, 1.0),
            error,
            resolve_error,
        });
        let earned = match subject == view.me {
            true => view.own.owed[observer.index()],
            false => 0.0,
        };
        beliefs.goodwill.push(earned);
    }
}
