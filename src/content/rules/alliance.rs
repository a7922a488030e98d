use serde::{Deserialize, Serialize};

/// Constants of assets/rules/alliance.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllianceRules {
    pub cohesion_at_founding: f64,
    pub interoperability_at_start: f64,
}
