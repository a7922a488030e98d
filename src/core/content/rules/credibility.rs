use serde::{Deserialize, Serialize};

/// Constants of assets/rules/credibility.ron: what deeds do to a nation's word, and to whom it is told.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CredibilityRules {
    /// Share of a first-hand experience that the nearest and most trusting third party takes over.
    pub gossip: f64,
    /// Share of that which crosses any distance.
    pub gossip_far: f64,
    /// Standing with allies lost by giving way from rung 5.
    pub yielded_allies: f64,
    /// Standing with adversaries and at home lost by a broken promise at the table.
    pub promise_broken: [f64; 2],
    /// Trust lost by a broken pact of peace that goes from mouth to mouth.
    pub breach: f64,
    /// Share of a standing's distance from one half that is forgotten in a year.
    pub memory: f64,
    /// Approval for a full difference of standing at home.
    pub approval_standing: f64,
    /// Share of standing and trust that goes with a leader: by election, by coup, by a victor's hand.
    pub forgotten_elected: f64,
    pub forgotten_coup: f64,
    pub forgotten_installed: f64,
    /// Spread of each ally's first trust in a new leader, and of the leader's opinion of each alliance.
    pub doubt: f64,
    pub opinion: f64,
    /// Share of an opinion that a year in office takes.
    pub opinion_fades: f64,
    /// Opinion below which a lead's commitment is in doubt, and the cohesion that costs.
    pub doubt_told: f64,
    pub doubt_cohesion: f64,
    /// Cohesion lost with a lead.
    pub lead_lost_cohesion: f64,
    /// Share of a whole tripwire below which forces under attack stand aside.
    pub tripwire_least: f64,
    /// Share of the forces caught that is lost.
    pub tripwire_loss: f64,
    /// Turns that a question stands open.
    pub ask_turns: u32,
    /// Trust of the asker gained by words, by an exercise, by forces sent; lost by silence.
    pub reaffirmed_trust: f64,
    pub exercised_trust: f64,
    pub deployed_trust: f64,
    pub unanswered_trust: f64,
    /// Points of new forces on the asker's soil that count as sent.
    pub deployed_points: f64,
    /// Months that a word is remembered, and by what share a refusal is then worse.
    pub word_months: u16,
    pub word_broken: f64,
    /// A reproach: standing with allies, grievance of the reproached, cohesion.
    pub reproach_standing: f64,
    pub reproach_grievance: f64,
    pub reproach_cohesion: f64,
    /// Months after which a step that nothing followed is forgotten.
    pub step_months: u16,
    /// Who leans on a neighbour, a year: share of the way to its ideal point, share of the neighbour's grievance laid to
    /// rest, standing with allies lost.
    pub lean_step: f64,
    pub lean_peace: f64,
    pub lean_standing: f64,
    /// Times as much of a leader's standing at home is forgotten as abroad: its people have chosen the new one, or obey it. A new
    /// leader's opinion of a treaty is no stronger than this.
    pub doubt_home: f64,
    pub opinion_most: f64,
}
