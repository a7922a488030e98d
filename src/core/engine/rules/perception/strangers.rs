//! Who has to do with whom. Most pairs of a large world never meet: they are counted once a year.

use crate::engine::world::World;
use crate::ids::NationId;
use crate::order::Side;
use crate::view::{Contact, Contacts};

/// When strangers are counted: once a year, each pair in a month of its own.
pub(super) struct Rota {
    /// Turns from one count to the next.
    pub turns: u32,
    /// By nation: a place in that round for those who are counted, and the place of those whom each counts now.
    subjects: Vec<u32>,
    observers: Vec<u32>,
}

impl Rota {
    pub fn new(world: &World) -> Self {
        let turns = (12 / u32::from(world.scenario.turn_months)).max(1);
        let keys = world.keys();
        let now = world.turn % turns;
        Self {
            turns,
            subjects: keys.iter().map(|key| (key >> 8) % turns).collect(),
            observers: keys
                .iter()
                .map(|key| (turns - (now + key % turns) % turns) % turns)
                .collect(),
        }
    }

    /// Whether the count of `subject` by `observer` falls on this turn.
    pub fn due(&self, observer: NationId, subject: NationId) -> bool {
        self.subjects[subject.index()] == self.observers[observer.index()]
    }
}

/// Who has to do with whom, row by row: they meet, are in a treaty together or in one crisis, or one claims what was the
/// other's. All others but rivals are strangers.
pub(super) fn acquainted(world: &World, contacts: &Contacts) -> Vec<bool> {
    let n = world.scenario.nations.len();
    let mut known = Vec::with_capacity(n * n);
    for a in world.nation_ids() {
        known.extend(contacts.of_nation(a).iter().map(|c| *c != Contact::None));
    }
    let mut introduce = |all: &[NationId]| {
        for a in all {
            let row = &mut known[a.index() * n..(a.index() + 1) * n];
            all.iter().for_each(|b| row[b.index()] = true);
        }
    };
    world.treaties().iter().for_each(|t| introduce(&t.members));
    for crisis in world.crises().iter() {
        let sides = Side::BOTH.into_iter().flat_map(|s| crisis.nations(s));
        introduce(&sides.collect::<Vec<_>>());
    }
    for claim in &world.claims {
        if let Some(owner) = world.scenario.region(claim.region).owner {
            introduce(&[claim.by, owner]);
        }
    }
    known
}

/// Whether each nation claims soil that was another's at the start; by claimant and owner.
pub(super) fn claimed(world: &World) -> Vec<bool> {
    let n = world.scenario.nations.len();
    let mut claimed = vec![false; n * n];
    for claim in &world.claims {
        if let Some(owner) = world.scenario.region(claim.region).owner {
            claimed[claim.by.index() * n + owner.index()] = true;
        }
    }
    claimed
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::{begin, first, phase};
    use super::*;
    use crate::content::{Overrides, Scenario, load, shipped};

    fn europe() -> Arc<Scenario> {
        let map = shipped()
            .iter()
            .find(|m| m.name.contains("europe-1949"))
            .unwrap();
        let loaded = load(map.name, map.text, &Overrides::default());
        loaded.unwrap().scenario.into()
    }

    fn world(scenario: &Arc<Scenario>, seed: u64) -> World {
        let mut world = World::new(scenario.clone(), seed);
        begin(&mut world);
        first(&mut world);
        world
    }

    /// By pair, row by row: whether the two are strangers, nobody being watched.
    fn strangers(world: &World) -> Vec<bool> {
        let known = acquainted(world, &world.contacts());
        let all = || world.nation_ids();
        let pairs = all().flat_map(|a| all().map(move |b| (a, b)));
        let apart = |(a, b)| a != b && world.pairs.rivalry(a, b) <= 0.0;
        pairs
            .zip(known)
            .map(|(pair, known)| !known && apart(pair))
            .collect()
    }

    /// Spread of the errors of all counts of strangers, or of all others, in multiples of what is said of each.
    fn spread(world: &World, strange: bool) -> (f64, f64) {
        let errors = world.beliefs.all_biases().iter();
        let errors = errors.zip(world.beliefs.all_estimates());
        let (mut squares, mut count) = (0.0, 0.0);
        for ((bias, estimate), stranger) in errors.zip(strangers(world)) {
            if estimate.error > 0.0 && stranger == strange {
                squares += (bias / estimate.error) * (bias / estimate.error);
                count += 1.0;
            }
        }
        (squares, count)
    }

    #[test]
    fn a_count_is_as_wrong_as_it_is_said_to_be() {
        let scenario = europe();
        // On the first day, after a year, after two; of strangers, of all others.
        let mut sums = [[(0.0, 0.0); 2]; 3];
        for seed in 0..12 {
            let mut world = world(&scenario, seed);
            for (years, sums) in (0..3).zip(&mut sums) {
                for (sum, strange) in sums.iter_mut().zip([true, false]) {
                    let (squares, count) = spread(&world, strange);
                    *sum = (sum.0 + squares, sum.1 + count);
                }
                for turn in 12 * years..12 * (years + 1) {
                    world.turn = turn;
                    let contacts = world.contacts();
                    phase(&mut world, &contacts);
                }
            }
        }
        for (squares, count) in sums.into_iter().flatten() {
            let ratio = f64::sqrt(squares / count);
            assert!(count > 3000.0 && (ratio - 1.0).abs() < 0.05, "{sums:?}");
        }
    }

    #[test]
    fn strangers_are_counted_once_a_year_each_in_its_month() {
        let mut world = world(&europe(), 3);
        let strange = strangers(&world);
        let pairs = strange.iter().filter(|s| **s).count();
        let mut counted = vec![0; strange.len()];
        for turn in 0..24 {
            let before = world.beliefs.all_biases().to_vec();
            world.turn = turn;
            let contacts = world.contacts();
            phase(&mut world, &contacts);
            let now = world.beliefs.all_biases();
            let fresh: Vec<usize> = (0..strange.len())
                .filter(|&i| strange[i] && now[i] != before[i])
                .collect();
            // No month has more than its share by half.
            assert!(fresh.len() * 8 < pairs, "{} of {pairs}", fresh.len());
            fresh.iter().for_each(|&i| counted[i] += 1);
        }
        let twice = (0..strange.len())
            .filter(|&i| strange[i])
            .all(|i| counted[i] == 2);
        assert!(twice && pairs > 200, "{pairs}");
    }

    /// What is counted seldom is known of what there is now: only the error is an old one.
    #[test]
    fn an_army_that_grows_is_seen_to_grow_by_strangers() {
        let mut world = world(&europe(), 3);
        let strange = strangers(&world);
        let n = world.scenario.nations.len();
        let grown = NationId(0);
        let estimate = |world: &World, i: usize| world.beliefs.all_estimates()[i].strength[0];
        let before: Vec<f64> = (0..n * n).map(|i| estimate(&world, i)).collect();
        world
            .ecs
            .each::<crate::ids::ForceId, &mut crate::engine::world::Force>(|_, f| {
                if f.nation == grown {
                    f.strength *= 2.0;
                }
            });
        first(&mut world);
        let column = (0..n).map(|o| o * n + grown.index());
        let seen: Vec<usize> = column.filter(|&i| strange[i]).collect();
        assert!(!seen.is_empty());
        for i in seen {
            let twice = estimate(&world, i) / before[i];
            assert!((twice - 2.0).abs() < 1e-9, "{twice}");
        }
    }
}
