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
    /// Turns that a motion lies before the council where no war presses.
    pub debate_turns: u32,
    /// Turns that a consultation lasts if nobody tables a motion, and that a blocked case stays open.
    pub consult_turns: u32,
    pub blocked_turns: u32,
    /// Months to make forces ready that are not ready at all.
    pub muster_months: f64,
    /// Kilometres from the scene within which forces have come to help.
    pub near_km: f64,
    /// Turns of grace after the months promised, and the longest that a review waits.
    pub delivery_grace: u32,
    pub delivery_most: u32,
    /// Shares of what was promised from which an answer is honoured, and honoured in part.
    pub delivered_full: f64,
    pub delivered_part: f64,
    /// What those who voted for lose of their trust in one whose no brought the motion down; grievance of the victim.
    pub block_trust: f64,
    pub block_grievance: f64,
    /// A promise kept, a promise broken: trust of the other, and standing with allies.
    pub promise_kept_trust: f64,
    pub promise_broken_trust: f64,
    pub promise_broken_standing: f64,
    /// Change of standing with allies, adversaries and at home, by contribution from nothing to full.
    pub standing_by_answer: [[f64; 3]; 5],
    pub trust_by_answer: [f64; 5],
    pub grievance_unanswered: f64,
    pub reproach_shortfall: f64,
    pub reproach_chance: f64,
    pub reproach_trust: f64,
}
