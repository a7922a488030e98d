//! How allies are weighed: answers, votes, discipline, bargains, plans, how much arrives.

use serde::{Deserialize, Serialize};

/// When do they come?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArrivalMind {
    /// Months over which strength that is not there yet loses 63 percent of its worth.
    pub horizon: f64,
    /// Months to decide, by the charter's rule.
    pub automatic: f64,
    pub hegemon: f64,
    pub vote: f64,
    pub consensus: f64,
    /// The same where no treaty binds.
    pub unbound: f64,
    /// Months to make forces ready that have no readiness.
    pub unready: f64,
    /// Share of the delay that full interoperability saves.
    pub drill: f64,
    /// Share of the loss on the way that prestocked equipment saves.
    pub prestock: f64,
    /// Share of both sides' strength on the spot with which a victim holds out until all help is there.
    pub holds: f64,
    /// What a reservist who is still at home counts for, beside a soldier; and one that has been called up and has not come yet.
    pub reservist: f64,
    pub called_up: f64,
}

/// Will this ally come?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerMind {
    /// What it takes to fight for one whom no treaty makes an ally.
    pub unbound: f64,
    /// Affinity with the one, or rivalry with the other, from which anyone would think of it.
    pub close: f64,
    pub rival: f64,
    pub inclination: f64,
    /// What its word weighs with a nation of no loyalty, and what full loyalty adds.
    pub disloyal: f64,
    pub loyalty: f64,
    pub cohesion: f64,
    pub automatic: f64,
    pub as_deemed: f64,
    pub consult: f64,
    /// How much a promise of neutrality towards the other side holds back.
    pub neutrality: f64,
    /// What a full tradition of neutrality (1) has against a war that nothing signed draws one into.
    pub aloof: f64,
    pub affinity: f64,
    pub threat: f64,
    pub rivalry: f64,
    pub grievance: f64,
    pub reputation: f64,
    pub lead_came: f64,
    /// Share of it where the lead itself calls.
    pub lead_calls: f64,
    pub lead_refused: f64,
    pub tripwire: f64,
    pub tripwire_points: f64,
    pub cost: f64,
    /// What a matter short of war has against it, and a quarrel that the one who calls began.
    pub trifle: f64,
    pub begun: f64,
    /// What full fear of another than the aggressor holds back, and a giant of an aggressor next door.
    pub front: f64,
    pub exposed: f64,
    /// What an unstable home holds back.
    pub home: f64,
    pub distance: f64,
    /// Share of it that great powers are spared, and the power at which half of that is.
    pub seapower: f64,
    pub seapower_half: f64,
    pub nuclear: f64,
    pub weariness: f64,
    /// Share of it that a full democracy at war elsewhere feels besides.
    pub second_war: f64,
    pub resolve: f64,
    pub trust: f64,
    pub strength_step: f64,
    /// A decision taken over one's no; a promise given for a price.
    pub outvoted: f64,
    pub promise: f64,
    /// What one has shown the world, in the eyes of those who are not its allies.
    pub record: f64,
    /// A word given again in public.
    pub word: f64,
    /// Leaning on the aggressor.
    pub leaning: f64,
    /// Scores from which an answer is a token, support, forces with caveats, everything.
    pub thresholds: [f64; 4],
    /// Probability up to which a nation does not figure in forecasts, and that of one which has joined.
    pub hardly: f64,
    pub joined: f64,
    /// Spread of another's answer, in units of `noise`: for one who knows it wholly, and more by error.
    pub insight: f64,
    pub doubt: f64,
}

/// How to vote?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteMind {
    pub respond_base: f64,
    pub respond_share: f64,
    pub respond_step: f64,
    pub admit_affinity: f64,
    pub admit_strength: f64,
    pub admit_danger: f64,
    pub admit_trust: f64,
    pub admit_base: f64,
    pub admit_remote: f64,
    pub expel_base: f64,
    pub expel_trust: f64,
    pub exercise_threat: f64,
    pub exercise_provocation: f64,
    pub exercise_base: f64,
    pub guideline: f64,
    pub guideline_threat: f64,
    pub integrate_threat: f64,
    pub integrate_sovereignty: f64,
    pub integrate_trust: f64,
    /// What it is worth to the lead to hold the treasury, and how much the members mind.
    pub treasury: f64,
    /// Treasury, as a share of the lead's GDP, at which the whole of that worth is reached.
    pub treasury_full: f64,
    /// Scores nearer to zero than this abstain.
    pub indifference: f64,
    /// Scores from which one asks for more than is tabled.
    pub stronger: f64,
    pub lead: f64,
    pub dissolve_base: f64,
    pub dissolve_threat: f64,
    /// Weight of cohesion above the second of these, which is a share.
    pub dissolve_cohesion: f64,
    pub dissolve_loose: f64,
    pub dissolve_lead: f64,
    pub lobby: f64,
    /// Share of it that one without affinity has.
    pub lobby_stranger: f64,
    pub promise: f64,
    /// Weight of the belief in evidence of a covert act, either way from even odds.
    pub evidence: f64,
    /// Share of the victim's confidence that one believes who does not trust it.
    pub evidence_distrusted: f64,
}

/// Against a member that strays, and for a peace?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisciplineMind {
    /// What holds back a lead whose army would have to come by sea.
    pub overseas: f64,
    pub base: f64,
    pub trust: f64,
    pub affinity: f64,
    /// For the lead: its ambition, its odds, and the rival that would make use of it.
    pub ambition: f64,
    pub odds: f64,
    pub rival: f64,
    /// Share of the rival's weight where it is no friend of the one that strays.
    pub rival_any: f64,
    /// For the others: trust in the lead, and fear of it.
    pub lead: f64,
    pub fear: f64,
    pub suspend: f64,
    pub regime: f64,
}

/// Is this deal worth it?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DealMind {
    pub protection: f64,
    pub entanglement: f64,
    pub affinity: f64,
    pub trust: f64,
    /// What friends are given, what grievance takes back, and what holds back from any favour.
    pub favour: f64,
    pub grudge: f64,
    pub reluctance: f64,
    pub sovereignty: f64,
    pub provocation: f64,
    pub payment: f64,
    /// A price named for a no: above what is lacking, and at the least.
    pub price_above: f64,
    pub price_least: f64,
    /// Score from which a bargain is taken for agreed.
    pub clear: f64,
    /// Leave to pass: its cost, the share of it that it is worth, and what fear adds to the cost.
    pub transit: f64,
    pub transit_got: f64,
    pub transit_fear: f64,
    /// A claim given up, and how much more it is to the one who gives it up.
    pub claim: f64,
    pub claim_lost: f64,
    /// Sanctions lifted, the most that a larger giver counts for, and what grievance keeps them for.
    pub sanctions: f64,
    pub sanctions_most: f64,
    pub sanctions_kept: f64,
    /// A vote, and how much of one's own leaning comes on top.
    pub vote: f64,
    pub vote_wish: f64,
    /// The least that a promise to spend costs.
    pub pledge_least: f64,
    pub answer: f64,
    /// Share of an answer's worth where another is the victim.
    pub answer_other: f64,
    pub peace: f64,
    pub restraint_lost: f64,
}

/// What is preparing with allies worth?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrepareMind {
    /// Weight of the costs as a share of a year's defence budget.
    pub cost: f64,
    /// Inclination to help those with whom one has practised all there is to practise.
    pub rehearsed: f64,
    /// A plan: in itself, by fear of whoever threatens the planned for, by its trust, and by what it ties one to.
    pub plan_base: f64,
    pub plan_threat: f64,
    /// Share of the planned for's fear that its allies feel with it.
    pub plan_shared: f64,
    pub plan_trust: f64,
    pub plan_entangle: f64,
    /// To tell each other all: by fear, by the leakiest of the others, by trust in them.
    pub tell_threat: f64,
    pub tell_risk: f64,
    pub tell_trust: f64,
}
