use serde::{Deserialize, Serialize};

/// Constants of assets/rules/alliance.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllianceRules {
    pub cohesion_at_founding: f64,
    pub interoperability_at_start: f64,
    pub cohesion_base: f64,
    pub cohesion_affinity: f64,
    pub cohesion_trust: f64,
    pub cohesion_threat: f64,
    pub cohesion_shortfall: f64,
    pub cohesion_drift: f64,
    pub cohesion_lost_by_exit: f64,
    pub cohesion_by_outcome: f64,
    pub interoperability_decay: f64,
    pub exercise_gain: f64,
    pub exercise_readiness: f64,
    pub exercise_provocation: f64,
    pub integration_gain: f64,
    pub motion_turns: u32,
    pub answer_turns: u32,
    /// Change of standing with allies, adversaries and at home, by contribution from nothing to full.
    pub standing_by_answer: [[f64; 3]; 5],
    pub trust_by_answer: [f64; 5],
    pub grievance_unanswered: f64,
    pub reproach_shortfall: f64,
    pub reproach_chance: f64,
    pub reproach_trust: f64,
    /// What an answer counts for in the burden ledger, from nothing to full.
    pub burden_by_answer: [f64; 5],
    /// What each member's trust gains or loses when a pledge of spending is kept or broken.
    pub pledge_kept_trust: f64,
    pub pledge_broken_trust: f64,
    /// Standing with allies, with adversaries and at home.
    pub pledge_kept_standing: [f64; 3],
    pub pledge_broken_standing: [f64; 3],
    /// Cohesion gained or lost where one of two members kept or broke it.
    pub pledge_cohesion: f64,
    /// Trust in the lead, and cohesion, that its warning to a member costs.
    pub warning_trust: f64,
    pub warning_cohesion: f64,
}
