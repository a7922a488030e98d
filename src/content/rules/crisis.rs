use serde::{Deserialize, Serialize};

/// Constants of assets/rules/crisis.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisRules {
    pub tension_at_rest: f64,
}
