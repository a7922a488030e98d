//! How much of a force's strength counts at a distance, and how much of it in time.

use super::rules::MindRules;
use crate::ids::RegionId;

/// Two shares, 0..1, for every pair of regions.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reach {
    n: usize,
    share: Vec<f64>,
    prompt: Vec<f64>,
}

impl Reach {
    /// Of `n` regions; `km` gives the distance between two.
    #[must_use]
    pub fn new(n: usize, mind: &MindRules, km: impl Fn(RegionId, RegionId) -> f64) -> Self {
        let mut share = vec![1.0; n * n];
        let mut prompt = vec![1.0; n * n];
        for a in 0..n {
            for b in a + 1..n {
                let km = km(RegionId::at(a), RegionId::at(b));
                let months = km / mind.transit_km_per_month;
                let near = libm::exp(-km / mind.reach_km);
                let soon = libm::exp(-months / mind.arrival.horizon);
                for at in [a * n + b, b * n + a] {
                    share[at] = near;
                    prompt[at] = soon;
                }
            }
        }
        Self { n, share, prompt }
    }

    /// The share of strength that a force in one region can bring to bear on another within a season:
    /// Boulding's loss-of-strength gradient, `exp(-km / reach_km)`.
    #[must_use]
    pub fn between(&self, from: RegionId, to: RegionId) -> f64 {
        self.share[from.index() * self.n + to.index()]
    }

    /// [`Reach::between`] and [`Reach::prompt`] from a region to each.
    pub(crate) fn rows(&self, from: RegionId) -> (&[f64], &[f64]) {
        let row = from.index() * self.n..(from.index() + 1) * self.n;
        (&self.share[row.clone()], &self.prompt[row])
    }

    /// The share of that which counts although it comes only after its months on the way:
    /// `exp(-months / horizon)`.
    #[must_use]
    pub fn prompt(&self, from: RegionId, to: RegionId) -> f64 {
        self.prompt[from.index() * self.n + to.index()]
    }
}
