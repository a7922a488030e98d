use serde::{Deserialize, Serialize};

/// Constants of assets/rules/perception.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerceptionRules {
    pub error_at_start: f64,
    pub error_drift: f64,
    pub sight_floor: f64,
    pub sight_proximity: f64,
    pub sight_watch: f64,
    pub sight_shared: f64,
    pub resolve_learning: f64,
    pub resolve_doubt: f64,
    pub resolve_wanders: f64,
    pub threat_security: f64,
    pub threat_base: f64,
    pub threat_affinity: f64,
    pub threat_rivalry: f64,
    pub threat_grievance: f64,
    pub threat_claim: f64,
    pub threat_drift: f64,
    /// Great rivals are near wherever they are: nearness (0..1) of full rivalry.
    pub threat_rival_near: f64,
    /// Share of what a point of strength is thought to be worth that rests on modern arms, and on readiness.
    pub quality_modernity: f64,
    pub quality_readiness: f64,
    /// How far a count of another's forces may be too low and too high, share of what there is; how much of that error is in its
    /// readiness too.
    pub bias_down: f64,
    pub bias_up: f64,
    pub bias_readiness: f64,
    pub unknown: UnknownRules,
}

/// How wrong one is about what cannot be seen of another from outside: for those who imagine how things go on.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnknownRules {
    pub treasury: f64,
    pub approval: f64,
    pub weariness: f64,
    pub standing: f64,
    pub influence: f64,
    pub influence_spread: f64,
    pub trust: f64,
    pub threat: f64,
}

impl PerceptionRules {
    /// How well, 0..1, one at this `proximity` sees a nation, with collection pointed at it or not, that learns
    /// so much (`shared`, 0..1) from its treaties.
    #[must_use]
    pub fn sight(&self, proximity: f64, watched: bool, shared: f64) -> f64 {
        let watch = if watched { self.sight_watch } else { 0.0 };
        let sight = self.sight_floor
            + self.sight_proximity * proximity
            + watch
            + self.sight_shared * shared;
        sight.min(0.95)
    }

    /// Relative standard error of a count of foreign forces at that sight.
    #[must_use]
    pub fn error(&self, sight: f64) -> f64 {
        self.error_at_start * (1.0 - sight)
    }

    /// A count is wrong by no more than this share of what there is, or it would turn negative.
    #[must_use]
    pub fn hold_bias(&self, bias: f64) -> f64 {
        bias.clamp(-self.bias_down, self.bias_up)
    }
}
