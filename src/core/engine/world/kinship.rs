//! How alike nations are: affinity follows from ideal points, regimes and ties.

use std::sync::Arc;

use super::World;
use crate::ids::NationId;

/// What the affinities were last made from.
#[derive(Default)]
pub struct Kinship {
    /// By nation: ideal point and regime.
    minds: Vec<(f64, f64, f64)>,
    ties: Arc<[f64]>,
}

impl World {
    /// Makes again the affinities of those whose ideal points, regimes or ties have changed.
    pub fn refresh_affinities(&mut self) {
        let polities = self.polities();
        let mind = |n: usize| {
            let p = &polities[n];
            (p.ideal.0, p.ideal.1, p.regime)
        };
        let minds: Vec<(f64, f64, f64)> = (0..polities.len()).map(mind).collect();
        drop(polities);
        let before = std::mem::take(&mut self.kinship);
        let tied = Arc::ptr_eq(&before.ties, self.pairs.ties());
        let same = |(i, mind): (usize, _)| tied && before.minds.get(i) == Some(mind);
        let same: Vec<bool> = minds.iter().enumerate().map(same).collect();
        let mut changed = Vec::new();
        for a in self.nation_ids().filter(|a| !same[a.index()]) {
            // Two that have both changed are compared once.
            for b in self.nation_ids().filter(|b| *b > a || same[b.index()]) {
                changed.push((
                    a,
                    b,
                    self.likeness(a, b, minds[a.index()], minds[b.index()]),
                ));
            }
        }
        self.pairs.set_affinities(&changed);
        self.kinship = Kinship {
            minds,
            ties: self.pairs.ties().clone(),
        };
    }

    fn likeness(
        &self,
        a: NationId,
        b: NationId,
        (ax, ay, ar): (f64, f64, f64),
        (bx, by, br): (f64, f64, f64),
    ) -> f64 {
        let rules = &self.scenario.rules.diplomacy;
        let distance = ((ax - bx) * (ax - bx) + (ay - by) * (ay - by)).sqrt();
        rules.affinity_ideal * (1.0 - distance / rules.ideal_indifference).max(-1.0)
            + rules.affinity_regime * (1.0 - (ar - br).abs() / 10.0)
            + self.pairs.tie(a, b)
    }
}
