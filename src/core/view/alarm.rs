//! How alarming power would be in whose hands, as anyone can judge it.

use std::fmt;
use std::sync::{Arc, OnceLock};

use super::Pairs;
use crate::content::PerceptionRules;
use crate::ids::NationId;

/// How alarming power in the hands of each other would be to one nation.
#[derive(Debug)]
pub(super) struct Alarms {
    /// By nation, 0..1.
    pub levels: Vec<f64>,
    /// The same with whose they are, the most alarming first.
    pub order: Vec<(f64, NationId)>,
}

/// Those of one nation, found when they are first asked for: two that are alike but for this are told alike.
#[derive(Clone, Default)]
pub(super) struct Lazy {
    found: OnceLock<Arc<Alarms>>,
    /// What was last found for it, which is nearly the same.
    last: Option<Arc<Alarms>>,
}

impl fmt::Debug for Lazy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lazy")
    }
}

impl Lazy {
    /// For each of `count` nations, of whom nothing has been found yet.
    #[must_use]
    pub fn all(count: usize) -> Arc<[Self]> {
        vec![Self::default(); count].into()
    }

    /// The same when pairs are no longer as they were `then`: what was found for whom they still are is kept.
    #[must_use]
    pub fn after(list: &[Self], then: &Pairs, pairs: &Pairs) -> Arc<[Self]> {
        let next = |(i, asked): (usize, &Self)| match pairs.same_rows(then, NationId::at(i)) {
            true => asked.clone(),
            false => Self {
                found: OnceLock::new(),
                last: asked.found.get().or(asked.last.as_ref()).cloned(),
            },
        };
        list.iter().enumerate().map(next).collect()
    }

    pub fn get(&self, rules: &PerceptionRules, pairs: &Pairs, nation: NationId) -> &Alarms {
        let make = || Alarms::of(rules, pairs, nation, self.last.as_deref()).into();
        self.found.get_or_init(make)
    }
}

impl Alarms {
    /// Walt's nearness and hostility; power comes from each observer's own estimates. The order is looked for from that of
    /// `last` on, which is nearly the same.
    fn of(rules: &PerceptionRules, pairs: &Pairs, nation: NationId, last: Option<&Self>) -> Self {
        let ([proximity, affinity, rivalry], grievance) =
            (pairs.rows(nation), pairs.grievances(nation));
        let pairs = proximity.iter().zip(affinity).zip(rivalry).zip(grievance);
        let level = |(((near, affinity), rivalry), grievance): (((&f64, &f64), &f64), &f64)| {
            let near = near.max(rules.threat_rival_near * rivalry);
            let hostile = rules.threat_base - rules.threat_affinity * affinity
                + rules.threat_rivalry * rivalry
                + rules.threat_grievance * grievance;
            near * hostile.clamp(0.0, 1.0)
        };
        let levels: Vec<f64> = pairs.map(level).collect();
        let entry = |other: NationId| (levels[other.index()], other);
        let mut order: Vec<(f64, NationId)> = match last {
            Some(last) => last.order.iter().map(|o| entry(o.1)).collect(),
            None => (0..levels.len()).map(NationId::at).map(entry).collect(),
        };
        type Entry = (f64, NationId);
        let by = |a: &Entry, b: &Entry| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        // None of them is below nought or no number.
        let after = |a: &Entry, b: &Entry| a.0 < b.0 || (a.0 == b.0 && a.1 > b.1);
        match last {
            // What is nearly in order is so in a few steps.
            Some(_) => {
                for end in 1..order.len() {
                    let mut at = end;
                    while at > 0 && after(&order[at - 1], &order[at]) {
                        order.swap(at - 1, at);
                        at -= 1;
                    }
                }
            }
            None => order.sort_unstable_by(by),
        }
        Self { levels, order }
    }
}

impl Pairs {
    /// Rivals who live near those who enter a defence pact hold it against them, by `step` at full rivalry
    /// next door.
    pub(crate) fn encircle(&mut self, members: &[NationId], step: f64) {
        for other in (0..self.len()).map(NationId::at) {
            if members.contains(&other) {
                continue;
            }
            for &member in members {
                let fear = self.rivalry(other, member) * self.proximity(other, member);
                self.add_grievance(other, member, step * fear);
            }
        }
    }

    /// Rivals who live near the `host` of an exercise hold it against those who take part, by `step` at full
    /// rivalry next door.
    pub(crate) fn parade(&mut self, host: Option<NationId>, members: &[NationId], step: f64) {
        for other in (0..self.len()).map(NationId::at) {
            if members.contains(&other) {
                continue;
            }
            let near = host.map_or(0.0, |h| self.proximity(other, h));
            for &member in members {
                let alarm = step * near * self.rivalry(other, member);
                self.add_grievance(other, member, alarm);
            }
        }
    }
}
