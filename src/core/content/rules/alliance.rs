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
    /// What elects a member to a rotating seat: standing among allies, defence effort against the mean,
    /// share of the group's output; and what is off for whoever held the seat before.
    pub council_standing: f64,
    pub council_contribution: f64,
    pub council_weight: f64,
    pub council_rotation: f64,
    /// Months that a rotating command stays with a member.
    pub command_term_months: u16,
    /// How many times stronger than the commander another must be to replace it.
    pub command_margin: f64,
    /// Share of interoperability lost when the command passes on.
    pub command_change_loss: f64,
    /// Share of the ships paid in tribute that stay with who built them.
    pub ships_kept: f64,
    /// What withholding dues costs a year: standing among allies, cohesion if all did it, and the lead's
    /// grievance.
    pub arrears_standing: f64,
    pub arrears_cohesion: f64,
    pub arrears_grievance: f64,
    /// What the lead loses with every member by moving the treasury, and the alliance in cohesion.
    pub treasury_moved_cohesion: f64,
    pub treasury_moved_trust: f64,
    pub treasury_moved_grievance: f64,
    /// Standing with allies, adversaries and at home lost by breaking a promise of peace; trust lost with
    /// the wronged and with everybody else, and the grievance of the wronged.
    pub breach_standing: [f64; 3],
    pub breach_trust: f64,
    pub breach_trust_abroad: f64,
    pub breach_grievance: f64,
    /// What a word broken weighs beside a broken pact of peace: a promise to consult, one to help, help that was called
    /// for and left, soil opened to an ally's enemy, and that enemy joined.
    pub breach_consult: f64,
    pub breach_defence: f64,
    pub breach_leaving: f64,
    pub breach_soil: f64,
    pub breach_betrayal: f64,
    /// The same of transit or trade that was bargained for, and taken back before its term.
    pub breach_bargain: f64,
    /// What those who fight on hold against one that makes its own peace where no text forbids it.
    pub desertion_trust: f64,
    pub desertion_grievance: f64,
    /// Cohesion lost where all miss the guideline for equipment wholly.
    pub cohesion_equipment: f64,
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
    /// How much farther than at the start a member must be from its lead to have strayed: points of regime
    /// (-10..10), and distance of ideal points.
    pub intervene_regime: f64,
    pub intervene_ideal: f64,
    /// Trust in a lead that intervenes lost by members wholly akin to the target, and by all outsiders; its
    /// change of standing with allies, adversaries and at home.
    pub intervene_members: f64,
    pub intervene_outsiders: f64,
    pub intervene_standing: [f64; 3],
    /// Share of a promise kept that an answer in part counts for; of what an answer does to the victim's trust that it does to the
    /// other members'.
    pub outcome_partly: f64,
    pub answer_others: f64,
    /// How much the word of a charter makes of an answer, where it asks for consultation, and for what each deems necessary.
    pub word_consult: f64,
    pub word_deems: f64,
    /// The share of that which is left to a victim that began the quarrel itself.
    pub word_provoked: f64,
    /// Standing with allies below which any reproach is founded, and share of calls answered below which one is.
    pub reproach_standing_poor: f64,
    pub reproach_deserted: f64,
    /// Spending counts for a seat on a council up to so many times the mean.
    pub council_contribution_most: f64,
}
