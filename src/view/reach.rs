//! How much of a force's strength counts at a distance.

use crate::content::Scenario;
use crate::ids::RegionId;

/// The share of strength, 0..1, that a force in one region can bring to bear on another within a season:
/// Boulding's loss-of-strength gradient, `exp(-km / reach_km)`.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Reach {
    n: usize,
    share: Vec<f64>,
}

impl Reach {
    #[must_use]
    pub fn new(scenario: &Scenario) -> Self {
        let n = scenario.regions.len();
        let mut share = vec![1.0; n * n];
        for a in 0..n {
            for b in a + 1..n {
                let km = scenario.distance_km(RegionId::at(a), RegionId::at(b));
                let value = libm::exp(-km / scenario.rules.mind.reach_km);
                share[a * n + b] = value;
                share[b * n + a] = value;
            }
        }
        Self { n, share }
    }

    #[must_use]
    pub fn between(&self, from: RegionId, to: RegionId) -> f64 {
        self.share[from.index() * self.n + to.index()]
    }
}
