//! What any two nations are to each other.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::grid::Grid;
use crate::ids::NationId;

/// Facts about pairs of nations, as dense matrices. Copies share them until one of them changes.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Pairs {
    n: usize,
    affinity: Arc<[f64]>,
    /// The part of affinity that ideal points and regimes do not explain: bonds of history.
    tie: Arc<[f64]>,
    /// In rows of its own: what is imagined changes a few of them, and each month those that are not all nought.
    grievance: Grid,
    /// What past quarrels leave between two, 0..1, symmetric; empty before the first.
    #[serde(default)]
    memory: Arc<[f64]>,
    /// What the one remembers of demands that the other has refused it, 0..1, by who demanded; empty before the first.
    #[serde(default)]
    refused: Grid,
    rivalry: Arc<[f64]>,
    sanctions: Arc<[bool]>,
    transit: Arc<[bool]>,
    /// How near two nations are, 0..1: 1 for land neighbours, falling with distance.
    proximity: Arc<[f64]>,
}

impl Pairs {
    #[must_use]
    pub fn new(n: usize) -> Self {
        let levels: Arc<[f64]> = vec![0.0; n * n].into();
        let flags: Arc<[bool]> = vec![false; n * n].into();
        Self {
            n,
            affinity: levels.clone(),
            tie: levels.clone(),
            grievance: Grid::new(n),
            memory: levels.clone(),
            refused: Grid::default(),
            rivalry: levels.clone(),
            sanctions: flags.clone(),
            transit: flags,
            proximity: levels,
        }
    }

    /// How many nations there are.
    pub(crate) fn len(&self) -> usize {
        self.n
    }

    fn at(&self, a: NationId, b: NationId) -> usize {
        a.index() * self.n + b.index()
    }

    /// Whether every matrix is one of `n` nations.
    pub(crate) fn fits(&self, n: usize) -> bool {
        let numbers: [&[f64]; 4] = [&self.affinity, &self.tie, &self.rivalry, &self.proximity];
        let flags = [&self.sanctions, &self.transit];
        self.n == n
            && self.grievance.fits(n)
            && numbers.iter().all(|m| m.len() == n * n)
            && flags.iter().all(|m| m.len() == n * n)
            && (self.memory.is_empty() || self.memory.len() == n * n)
            && (self.refused.is_empty() || self.refused.fits(n))
    }

    /// Likeness of interests and bonds, -1..1, symmetric.
    #[must_use]
    pub fn affinity(&self, a: NationId, b: NationId) -> f64 {
        self.affinity[self.at(a, b)]
    }

    /// What `a` holds against `b`, 0..1; decays.
    #[must_use]
    pub fn grievance(&self, a: NationId, b: NationId) -> f64 {
        self.grievance.row(a)[b.index()]
    }

    /// What past quarrels have left between two, 0..1, symmetric: it makes the next one likelier, and fades.
    #[must_use]
    pub fn memory(&self, a: NationId, b: NationId) -> f64 {
        self.memory.get(self.at(a, b)).copied().unwrap_or(0.0)
    }

    /// A quarrel leaves its trace: `share`, 0..1, of what is wanting of a full memory.
    pub(crate) fn remember(&mut self, a: NationId, b: NationId, share: f64) {
        if self.memory.is_empty() {
            self.memory = vec![0.0; self.n * self.n].into();
        }
        let both = [self.at(a, b), self.at(b, a)];
        let memory = Arc::make_mut(&mut self.memory);
        for i in both {
            memory[i] += share.clamp(0.0, 1.0) * (1.0 - memory[i]);
        }
    }

    /// What `a` remembers of demands that `b` has refused it, 0..1: the next is thought as vain; fades as memory does.
    #[must_use]
    pub fn refused(&self, a: NationId, b: NationId) -> f64 {
        if self.refused.is_empty() {
            return 0.0;
        }
        self.refused.row(a)[b.index()]
    }

    /// How a demand of `a` on `b` ended: `met`, 0..1, of it was granted, and what was refused leaves `share` of what is wanting of a
    /// full memory.
    pub(crate) fn answered(&mut self, a: NationId, b: NationId, met: f64, share: f64) {
        let before = self.refused(a, b);
        if self.refused.is_empty() {
            if met >= 1.0 {
                return;
            }
            self.refused = Grid::new(self.n);
        }
        let met = met.clamp(0.0, 1.0);
        let after = before * (1.0 - met) + (1.0 - met) * share.clamp(0.0, 1.0) * (1.0 - before);
        self.refused.set(a, b, after);
    }

    /// Keeps `share` of all memories.
    pub(crate) fn fade(&mut self, share: f64) {
        for m in Arc::make_mut(&mut self.memory) {
            *m *= share;
        }
        self.refused.scale(share);
    }

    /// How near, how alike and how great a rival each other is to `a`, by nation: proximity, affinity, rivalry.
    pub(crate) fn rows(&self, a: NationId) -> [&[f64]; 3] {
        [&self.proximity, &self.affinity, &self.rivalry].map(|m| self.row(m, a))
    }

    /// What `a` holds against each other, by nation.
    pub(crate) fn grievances(&self, a: NationId) -> &[f64] {
        self.grievance.row(a)
    }

    fn row<'m>(&self, matrix: &'m [f64], a: NationId) -> &'m [f64] {
        &matrix[a.index() * self.n..(a.index() + 1) * self.n]
    }

    /// Whether [`Pairs::rows`] and [`Pairs::grievances`] of `a` are the same in both.
    pub(crate) fn same_rows(&self, other: &Self, a: NationId) -> bool {
        let both = [
            (&self.proximity, &other.proximity),
            (&self.affinity, &other.affinity),
            (&self.rivalry, &other.rivalry),
        ];
        self.grievance.same_row(&other.grievance, a)
            && both.iter().all(|(ours, theirs)| {
                Arc::ptr_eq(ours, theirs) || self.row(ours, a) == other.row(theirs, a)
            })
    }

    /// 0..1, symmetric.
    #[must_use]
    pub fn rivalry(&self, a: NationId, b: NationId) -> f64 {
        self.rivalry[self.at(a, b)]
    }

    /// Whether `a` sanctions `b`.
    #[must_use]
    pub fn sanctions(&self, a: NationId, b: NationId) -> bool {
        self.sanctions[self.at(a, b)]
    }

    /// Whether `host` lets `guest` cross and base.
    #[must_use]
    pub fn transit(&self, host: NationId, guest: NationId) -> bool {
        self.transit[self.at(host, guest)]
    }

    /// Whether the same guests may cross the same soil.
    pub(crate) fn same_transit(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.transit, &other.transit) || self.transit == other.transit
    }

    /// Whom `host` lets cross and base, by nation.
    pub(crate) fn guests(&self, host: NationId) -> &[bool] {
        &self.transit[host.index() * self.n..(host.index() + 1) * self.n]
    }

    #[must_use]
    pub fn proximity(&self, a: NationId, b: NationId) -> f64 {
        self.proximity[self.at(a, b)]
    }

    /// Sets the affinities of these pairs.
    pub(crate) fn set_affinities(&mut self, list: &[(NationId, NationId, f64)]) {
        if list.is_empty() {
            return;
        }
        let (n, affinity) = (self.n, Arc::make_mut(&mut self.affinity));
        for &(a, b, value) in list {
            let value = value.clamp(-1.0, 1.0);
            affinity[a.index() * n + b.index()] = value;
            affinity[b.index() * n + a.index()] = value;
        }
    }

    pub(crate) fn tie(&self, a: NationId, b: NationId) -> f64 {
        self.tie[self.at(a, b)]
    }

    /// The ties of all, row by row.
    pub(crate) fn ties(&self) -> &Arc<[f64]> {
        &self.tie
    }

    pub(crate) fn set_tie(&mut self, a: NationId, b: NationId, value: f64) {
        let both = [self.at(a, b), self.at(b, a)];
        set(&mut self.tie, both, value.clamp(-1.0, 1.0));
    }

    pub(crate) fn add_grievance(&mut self, a: NationId, b: NationId, delta: f64) {
        let level = (self.grievance(a, b) + delta).clamp(0.0, 1.0);
        self.grievance.set(a, b, level);
    }

    pub(crate) fn scale_grievances(&mut self, factor: f64) {
        self.grievance.scale(factor);
    }

    pub(crate) fn set_rivalry(&mut self, a: NationId, b: NationId, value: f64) {
        let both = [self.at(a, b), self.at(b, a)];
        set(&mut self.rivalry, both, value.clamp(0.0, 1.0));
    }

    /// What `nation` trades with a partner of so much GDP, in no unit: for shares of all its trade. `far` is the rule
    /// `diplomacy.trade_far`.
    #[must_use]
    pub fn trade(&self, nation: NationId, partner: NationId, gdp: f64, far: f64) -> f64 {
        let near = far + (1.0 - far) * self.proximity(nation, partner);
        gdp * near * (1.0 + self.affinity(nation, partner))
    }

    /// Whether sanctions stop the trade of two nations, whoever imposed them.
    #[must_use]
    pub fn embargo(&self, a: NationId, b: NationId) -> bool {
        self.sanctions(a, b) || self.sanctions(b, a)
    }

    /// By nation: whether it sanctions anybody or is sanctioned.
    pub(crate) fn sanctioned(&self) -> Vec<bool> {
        let mut touched = vec![false; self.n];
        for (by, row) in self.sanctions.chunks(self.n.max(1)).enumerate() {
            for (nation, _) in row.iter().enumerate().filter(|(_, on)| **on) {
                touched[by] = true;
                touched[nation] = true;
            }
        }
        touched
    }

    pub(crate) fn set_sanctions(&mut self, a: NationId, b: NationId, on: bool) {
        let at = self.at(a, b);
        set(&mut self.sanctions, [at], on);
    }

    pub(crate) fn set_transit(&mut self, host: NationId, guest: NationId, grant: bool) {
        let at = self.at(host, guest);
        set(&mut self.transit, [at], grant);
    }

    pub(crate) fn set_proximity(&mut self, a: NationId, b: NationId, value: f64) {
        let both = [self.at(a, b), self.at(b, a)];
        set(&mut self.proximity, both, value);
    }
}

/// Sets entries of a matrix that copies share; only a change makes it one's own.
fn set<const N: usize, T: Clone + PartialEq>(matrix: &mut Arc<[T]>, at: [usize; N], value: T) {
    if at.iter().any(|&i| matrix[i] != value) {
        let matrix = Arc::make_mut(matrix);
        for i in at {
            matrix[i] = value.clone();
        }
    }
}
