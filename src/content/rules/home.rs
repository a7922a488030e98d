use serde::{Deserialize, Serialize};

/// Constants of assets/rules/home.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomeRules {
    /// Regime score from which regular elections are held.
    pub election_regime: f64,
    /// Years between elections.
    pub election_years: f64,
}
