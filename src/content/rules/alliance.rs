use serde::{Deserialize, Serialize};

/// Constants of assets/rules/alliance.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllianceRules {}
