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
    pub threat_security: f64,
    pub threat_base: f64,
    pub threat_affinity: f64,
    pub threat_rivalry: f64,
    pub threat_grievance: f64,
    pub threat_claim: f64,
    pub threat_drift: f64,
}
