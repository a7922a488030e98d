use serde::{Deserialize, Serialize};

/// Constants of assets/rules/crisis.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrisisRules {
    pub incident_floor: f64,
    pub incident_rivalry: f64,
    pub incident_grievance: f64,
    pub incident_affinity: f64,
    /// Incidents a year that a full memory of past quarrels adds.
    pub incident_memory: f64,
    /// What share of a full memory each quarrel leaves, had it been a war, and years in which it fades to a third.
    pub memory_left: f64,
    pub memory_years: f64,
    /// What a demand that was refused leaves of what is wanting of a full memory of it.
    pub refused_left: f64,
    /// Share of incidents that do not happen where the other and its helpers are all the strength there is.
    pub caution: f64,
    /// Share of them that do not happen where the one leans on the other.
    pub leaning: f64,
    /// Affinity from which incidents stop at a show of force.
    pub incident_friends: f64,
    /// Occasions for incidents beside a border's, 0..1: where troops abroad stand beside others, over narrow waters, and off a
    /// coast where a great fleet lies.
    pub contact_garrison: f64,
    pub contact_waters: f64,
    pub contact_fleet: f64,
    /// Most km between the centres of coasts that narrow waters part.
    pub narrow_km: f64,
    /// Points of an army abroad from which it is a garrison.
    pub garrison_least: f64,
    /// Share of the greatest navy's points from which ships in one sea are a great fleet.
    pub fleet_great: f64,
    /// Points that ships must be able to land for a war over the sea.
    pub landing_least: f64,
    /// The chance, 0..1, that troops beside one of the two at the place of an incident are in it.
    pub incident_joint: f64,
    /// Shares of incidents that start on rung 1, 2 and 3; the rest start on 4.
    pub incident_rungs: [f64; 3],
    pub accident_per_year: f64,
    pub accident_to_war: f64,
    pub cooling_per_month: f64,
    pub cooling_mediated: f64,
    pub cooling_incident: f64,
    /// Months after which that chance has halved.
    pub cooling_age: f64,
    pub grievance_challenged: f64,
    pub grievance_raised: f64,
    pub face_abroad: f64,
    pub face_at_home: f64,
    pub face_approval: f64,
    /// Share of a climb-down's cost for a demand that comes to nothing; what a target loses by silence.
    pub face_dropped: f64,
    pub face_silent: f64,
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
