use serde::{Deserialize, Serialize};

/// What do a pact's clauses weigh? The section `pact` of assets/rules/mind.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PactMind {
    pub redundant: f64,
    pub shielded: f64,
    /// Share of `shielded` that counts among many.
    pub shielded_many: f64,
    pub aloof: f64,
    /// What a full tradition of neutrality has against a promise of help, and the share of that against counsel.
    pub neutral: f64,
    pub neutral_talks: f64,
    /// What is against a promise of help among nations without a cause in common; fear of a nation, and rivalry with it, from
    /// which it is a cause.
    pub causeless: f64,
    pub cause_fear: f64,
    pub cause_rival: f64,
    /// Affinity with a nation up to which it is one too.
    pub cause_enmity: f64,
    /// What it is worth to keep a full rival off a nation that is in full fear of it.
    pub patron: f64,
    /// What speaks for a pact in force at the end of its term, and how far a mind once spoken must have changed to say otherwise.
    pub habit: f64,
    /// What the one that leads has from it beside that.
    pub led: f64,
    /// What it would provoke to let peace with one in full fear run out.
    pub spurned: f64,
    pub wavers: f64,
    /// Points that every party counts for beside its own, in how its company is liked.
    pub voice: f64,
    pub consult: f64,
    pub common_foe: f64,
    pub further: f64,
    pub automatic_protects: f64,
    pub automatic_entangles: f64,
    pub offensive_entangles: f64,
    pub offensive_gain: f64,
    pub cover_forces: f64,
    pub cover_covert: f64,
    pub area_elsewhere: f64,
    pub anywhere_entangles: f64,
    pub threat_protects: f64,
    pub threat_entangles: f64,
    pub deemed_binds: f64,
    pub no_vote_protects: f64,
    pub hegemon_protects: f64,
    pub votes_protect: f64,
    pub unanimity_delays: f64,
    pub votes_bind: f64,
    pub hegemon_costs: f64,
    pub lead_gains: f64,
    pub exit_barred: f64,
    pub exit_resisted: f64,
    pub exit_kept: f64,
    pub exit_notice: f64,
    pub breach_force: f64,
    pub breach_expulsion: f64,
    pub open_door: f64,
    pub dues: f64,
    /// The most that a tribute's payers count for, in multiples of the lead's GDP.
    pub tribute_most: f64,
    pub guideline: f64,
    pub command_gain: f64,
    pub command_costs: f64,
    pub transit_gain: f64,
    pub transit_costs: f64,
    pub secrets: f64,
    pub secrets_trust: f64,
    /// Ratifying a newcomer: a claim on one's land, a lead that has gone ahead, and the score below which a
    /// member bars the door where nothing could buy it.
    pub ratify_claim: f64,
    pub ratify_lead: f64,
    pub ratify_bar: f64,
    /// What the candidate may be asked for in money at most, share of the member's GDP.
    pub ratify_price: f64,
}
