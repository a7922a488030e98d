use serde::{Deserialize, Serialize};

/// Constants of assets/rules/accession.ron: how treaties are founded, joined and outlived.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessionRules {
    pub founding_turns: u32,
    pub parliament_months: f64,
    pub ratification_months: f64,
    pub grievance_candidate: f64,
    pub common_fear: f64,
    pub idle_months: f64,
    pub idle_cohesion: f64,
    pub spent_cohesion: f64,
    pub renewal_months: u32,
    /// Nearness (0..1) to a member from which one is a neighbour, where a treaty is open to neighbours; a border has 1.
    pub neighbour: f64,
}
