use serde::{Deserialize, Serialize};

/// Constants of assets/rules/perception.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerceptionRules {}
