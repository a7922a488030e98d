//! What each nation holds true of each other: dense matrices beside the ECS, by observer and subject.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::ids::NationId;
use crate::view::Estimate;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Beliefs {
    pub(in crate::engine) n: usize,
    /// How far the observer trusts the subject's word, 0..1.
    pub(in crate::engine) trust: Vec<f64>,
    /// How much the observer fears the subject, 0..1.
    pub(in crate::engine) threat: Vec<f64>,
    /// Relative error of the observer's count of the subject's forces: believed = true x (1 + bias).
    pub(in crate::engine) bias: Vec<f64>,
    pub(in crate::engine) estimates: Vec<Estimate>,
    /// Trust that the subject's favours have earned with the observer and that has not faded yet; empty before the first.
    #[serde(default)]
    pub(in crate::engine) goodwill: Vec<f64>,
    /// How often trust or goodwill has changed in this process.
    #[serde(skip)]
    pub(in crate::engine) moved: u64,
}

impl Beliefs {
    pub fn new(n: usize) -> Self {
        let fill = |v: f64| vec![v; n * n];
        Self {
            n,
            trust: fill(0.5),
            threat: fill(0.0),
            bias: fill(0.0),
            estimates: vec![Estimate::default(); n * n],
            goodwill: Vec::new(),
            moved: 0,
        }
    }

    /// Whether every matrix is one of `n` nations.
    pub fn fits(&self, n: usize) -> bool {
        let numbers = [&self.trust, &self.threat, &self.bias];
        let favours = self.goodwill.len();
        self.n == n
            && (favours == 0 || favours == n * n)
            && numbers.iter().all(|m| m.len() == n * n)
            && self.estimates.len() == n * n
    }

    fn at(&self, observer: NationId, subject: NationId) -> usize {
        observer.index() * self.n + subject.index()
    }

    pub fn trust(&self, observer: NationId, subject: NationId) -> f64 {
        self.trust[self.at(observer, subject)]
    }

    pub fn set_trust(&mut self, observer: NationId, subject: NationId, value: f64) {
        self.moved += 1;
        let i = self.at(observer, subject);
        self.trust[i] = value.clamp(0.0, 1.0);
    }

    pub fn add_trust(&mut self, observer: NationId, subject: NationId, delta: f64) {
        self.set_trust(observer, subject, self.trust(observer, subject) + delta);
    }

    /// Books trust that a favour of `subject` has earned with `observer`.
    pub fn earn(&mut self, observer: NationId, subject: NationId, step: f64) {
        self.moved += 1;
        if step > 0.0 {
            self.goodwill.resize(self.n * self.n, 0.0);
            let i = self.at(observer, subject);
            self.goodwill[i] += step;
        }
    }

    /// Trust that favours of `subject` have earned with `observer` and not lost again.
    pub fn earned(&self, observer: NationId, subject: NationId) -> f64 {
        let i = self.at(observer, subject);
        self.goodwill.get(i).copied().unwrap_or(0.0)
    }

    /// Favours are forgotten: this share of each is left.
    pub fn fade_goodwill(&mut self, left: f64) {
        self.moved += 1;
        self.goodwill.iter_mut().for_each(|g| *g *= left);
    }

    /// Changes whenever trust or goodwill does.
    pub fn moved(&self) -> u64 {
        self.moved
    }

    /// How much `observer` fears `subject`, 0..1.
    pub fn threat(&self, observer: NationId, subject: NationId) -> f64 {
        self.threat[self.at(observer, subject)]
    }

    pub fn bias(&self, observer: NationId, subject: NationId) -> f64 {
        self.bias[self.at(observer, subject)]
    }

    pub fn set_bias(&mut self, observer: NationId, subject: NationId, value: f64) {
        let i = self.at(observer, subject);
        self.bias[i] = value;
    }

    pub fn set_estimate(&mut self, observer: NationId, subject: NationId, e: Estimate) {
        let i = self.at(observer, subject);
        self.estimates[i] = e;
    }

    /// The errors, estimates and fears of `observer`, by subject, to change.
    pub fn rows_mut(&mut self, observer: NationId) -> (&mut [f64], &mut [Estimate], &mut [f64]) {
        let row = observer.index() * self.n..(observer.index() + 1) * self.n;
        (
            &mut self.bias[row.clone()],
            &mut self.estimates[row.clone()],
            &mut self.threat[row],
        )
    }

    /// The errors of all counts, row by row.
    pub fn all_biases(&self) -> &[f64] {
        &self.bias
    }

    /// The trust that `observer` has in each nation.
    pub fn trust_row(&self, observer: NationId) -> &[f64] {
        &self.trust[observer.index() * self.n..(observer.index() + 1) * self.n]
    }

    /// The same, to change.
    pub fn trust_row_mut(&mut self, observer: NationId) -> &mut [f64] {
        self.moved += 1;
        &mut self.trust[observer.index() * self.n..(observer.index() + 1) * self.n]
    }

    /// The fear that `observer` has of each nation.
    pub fn threat_row(&self, observer: NationId) -> &[f64] {
        &self.threat[observer.index() * self.n..(observer.index() + 1) * self.n]
    }

    /// What all owe all, and what all are owed by all for favours, row by row.
    pub fn favours(&self) -> [Arc<[f64]>; 2] {
        let n = self.n;
        if self.goodwill.is_empty() {
            let none: Arc<[f64]> = vec![0.0; n * n].into();
            return [none.clone(), none];
        }
        let mut turned = vec![0.0; n * n];
        for (of, row) in self.goodwill.chunks_exact(n).enumerate() {
            let column = turned.iter_mut().skip(of).step_by(n);
            column.zip(row).for_each(|(to, from)| *to = *from);
        }
        [self.goodwill.as_slice().into(), turned.into()]
    }

    /// How far all trust all, and how much they fear all, row by row.
    pub fn feelings(&self) -> [&[f64]; 2] {
        [&self.trust, &self.threat]
    }

    /// All that all believe, row by row.
    pub fn all_estimates(&self) -> &[Estimate] {
        &self.estimates
    }
}
