//! Why a chance has moved since the turn before: what the nation knew then is put back group by group, in a fixed order,
//! and the same futures are looked at again. What cannot be put back without contradicting the rest is in the remainder, so
//! that the parts always add up to the whole.

use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;
use strum::IntoEnumIterator;

use super::chain::Link;
use super::figures::Change;
use super::{Line, future};
use crate::ids::NationId;
use crate::view::{Knowledge, Sightings, Situation, View};

/// What a nation knows, in parts that can be put back whole.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    Serialize,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Crises, the cases and motions about them, and how tense the world is.
    Quarrels,
    /// The forces of others, and what is thought of them.
    Theirs,
    /// Its own forces.
    Ours,
    /// Treaties, trust, and what nations are to each other.
    Friends,
    /// Its treasury and its budget.
    Money,
}

/// By how much each group moved a chance, in the order in which they were put back.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Trend {
    pub link: Link,
    pub parts: Vec<(Group, Change)>,
}

impl Trend {
    /// What moved the chance of a link between `before` and `now`, which are of the same seat, in so many futures of `months`
    /// months. None if `go_on` says no on the way.
    #[must_use]
    pub fn look(
        now: &View,
        before: &View,
        link: Link,
        (futures, months): (u32, u32),
        go_on: impl Fn() -> bool + Sync,
    ) -> Option<Self> {
        let mut views = vec![now.imagine(|_| ())];
        for group in Group::iter() {
            let last = views.last()?;
            views.push(last.imagine(|known| group.put_back(known, before)));
        }
        let happens = |view: &View, number| {
            future::outcome(view, &Line::Ministers, number, months, None).has(link)
        };
        let seen: Option<Vec<Vec<bool>>> = (0..futures)
            .into_par_iter()
            .map(|number| {
                let each = views
                    .iter()
                    .map(|view| go_on().then(|| happens(view, number)));
                each.collect()
            })
            .collect();
        let seen = seen?;
        let parts = Group::iter().enumerate().map(|(at, group)| {
            let pairs = seen.iter().map(|f| (f[at], f[at + 1]));
            (group, Change::of(pairs))
        });
        Some(Self {
            link,
            parts: parts.collect(),
        })
    }

    /// What is left of a change of `whole`, -1..1, when the parts are taken out.
    #[must_use]
    pub fn rest(&self, whole: f64) -> f64 {
        whole - self.parts.iter().map(|p| p.1.value()).sum::<f64>()
    }
}

impl Group {
    /// Makes this part of what is known what it was `before`, as far as it does not contradict the rest.
    fn put_back(self, known: &mut Knowledge, before: &View) {
        let me = known.me;
        match self {
            Self::Quarrels => known.change_public(|now| quarrels(now, &before.public)),
            Self::Theirs => {
                for (nation, (now, then)) in (0..)
                    .map(NationId::at)
                    .zip(known.estimates.iter_mut().zip(&before.estimates))
                {
                    if nation != me {
                        *now = *then;
                    }
                }
                known.forces = forces(&known.forces, before, |nation| nation != me);
            }
            Self::Ours => {
                known.forces = forces(&known.forces, before, |nation| nation == me);
                known
                    .own
                    .books
                    .marches
                    .clone_from(&before.own.books.marches);
                let mobilised = before.nation(me).mobilised;
                known.change_public(|now| now.nations[me.index()].mobilised = mobilised);
            }
            Self::Friends => {
                known.own.trust = before.own.trust.clone();
                known.own.owed = before.own.owed.clone();
                known.own.owes = before.own.owes.clone();
                known.change_public(|now| friends(now, &before.public));
            }
            Self::Money => {
                known.own.treasury = before.own.treasury;
                known.own.spending = before.own.spending;
                known.own.mix = before.own.mix;
                known.own.books.backlog = before.own.books.backlog;
                let defence = before.nation(me).defence;
                known.change_public(|now| now.nations[me.index()].defence = defence);
            }
        }
    }
}

/// The forces that there are now, those of whom `whose` says so as they were where they were there before.
fn forces(now: &Sightings, before: &View, whose: impl Fn(NationId) -> bool) -> Sightings {
    now.each(|force| {
        if whose(force.nation)
            && let Some(then) = before.force(force.id)
        {
            *force = *then;
        }
    })
}

/// Crises with what hangs on them go back together, if every treaty that it hangs on is there.
fn quarrels(now: &mut Situation, before: &Situation) {
    now.tension = before.tension;
    let mut on = before
        .cases
        .iter()
        .map(|c| c.treaty)
        .chain(before.motions.iter().map(|m| m.treaty));
    if on.all(|treaty| now.treaty(treaty).is_some()) {
        now.crises = before.crises.clone();
        now.cases = before.cases.clone();
        now.motions = before.motions.clone();
    }
}

/// Treaties with the same members go back, and so does what nations are to each other.
fn friends(now: &mut Situation, before: &Situation) {
    now.pairs = Arc::clone(&before.pairs);
    for treaty in &mut now.treaties {
        let then = before.treaties.iter().find(|t| t.id == treaty.id);
        if let Some(then) = then.filter(|t| t.members == treaty.members) {
            *treaty = Arc::clone(then);
        }
    }
}
