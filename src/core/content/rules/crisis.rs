use serde::{Deserialize, Serialize};

/// Constants of assets/rules/crisis.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisRules {
    pub incident_floor: f64,
    pub incident_rivalry: f64,
    pub incident_grievance: f64,
    pub incident_affinity: f64,
    pub incident_far: f64,
    pub incident_contact: f64,
    /// Shares of incidents that start on rung 1, 2 and 3; the rest start on 4.
    pub incident_rungs: [f64; 3],
    pub accident_per_year: f64,
    pub accident_to_war: f64,
    pub cooling_per_month: f64,
    pub cooling_mediated: f64,
    pub cooling_incident: f64,
    pub grievance_challenged: f64,
    pub grievance_raised: f64,
    pub face_abroad: f64,
    pub face_at_home: f64,
    pub face_approval: f64,
    pub tension_at_rest: f64,
    /// What one open crisis on each rung adds.
    pub tension_by_rung: [f64; 6],
    pub tension_great_gdp: f64,
    pub tension_drift: f64,
    pub tension_of_war: f64,
    pub strike_warheads: f64,
    pub strike_deaths: f64,
    pub strike_gdp: f64,
    pub strike_stability: f64,
}
