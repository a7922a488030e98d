use serde::{Deserialize, Serialize};

/// When to leave a coalition's war, and whom to let go: weights in units of a score around 0.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartingMind {
    /// What keeps a belligerent in a war without thinking about it.
    pub base: f64,
    /// Weight of weariness (0..1), of the fortune of its side (-1..1) and of each month in the war.
    pub weariness: f64,
    pub fortune: f64,
    pub patience: f64,
    /// Weight of the share of its people under the enemy.
    pub soil: f64,
    /// Weight of affinity to the leader of its side, and of a text that forbids to leave.
    pub bond: f64,
    pub word: f64,
    /// Share of it where a treaty brought one in and none forbids to leave.
    pub implied: f64,
    pub resolve: f64,
    /// Wish for peace from which it would leave soil to the enemy, and from which it would pay.
    pub leaves_soil: f64,
    pub pays: f64,
    /// To the enemy: weight of the share of the coalition's power that leaves it, of a people held, of an
    /// indemnity, and of grievance.
    pub relief: f64,
    pub ground: f64,
    pub indemnity: f64,
    pub vengeance: f64,
    /// Times a year that a government asks itself whether to fight on beside its ally.
    pub reviews: f64,
}
