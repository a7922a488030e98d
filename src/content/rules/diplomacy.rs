use serde::{Deserialize, Serialize};

/// Constants of assets/rules/diplomacy.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiplomacyRules {
    pub affinity_ideal: f64,
    pub affinity_regime: f64,
    pub ideal_indifference: f64,
    pub influence_at_start: f64,
    pub influence_per_year: f64,
    pub influence_ceiling: f64,
    pub price_denounce: f64,
    pub price_demand: f64,
    pub price_guarantee: f64,
    pub price_motion: f64,
    pub price_mediate: f64,
    pub price_covert: f64,
    pub price_propose: f64,
    pub price_sanction: f64,
    pub price_build_share: f64,
    pub offer_turns: u32,
    pub grievance_decay: f64,
    pub grievance_denounced: f64,
    pub grievance_sanctioned: f64,
    pub trust_drift: f64,
    pub aid_affinity_per_share: f64,
    pub sanction_growth: f64,
    pub finlandisation_fear: f64,
    pub finlandisation_faith: f64,
    pub finlandisation_step: f64,
}
