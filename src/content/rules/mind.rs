use serde::{Deserialize, Serialize};

use super::{BurdenMind, PactMind, PartingMind, PeaceMind, PledgeMind};

/// Constants of assets/rules/mind.ron: the weights of every reckoning.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MindRules {
    pub reach_km: f64,
    pub transit_km_per_month: f64,
    pub arm_weight: [f64; 3],
    pub win_intercept: f64,
    pub win_slope: f64,
    /// What the log of the ground's factor on the defence takes off the logit of the attacker's chance.
    pub win_ground: f64,
    /// Spread of what cannot be foreseen in another's decision, in units of score.
    pub noise: f64,
    pub arrival: ArrivalMind,
    pub answer: AnswerMind,
    pub challenge: ChallengeMind,
    pub deter: DeterMind,
    pub firm: FirmMind,
    pub war: WarMind,
    pub settle: SettleMind,
    pub strike: StrikeMind,
    pub parting: PartingMind,
    pub generals: Generals,
    pub deal: DealMind,
    pub vote: VoteMind,
    pub spending: SpendingMind,
    pub pact: PactMind,
    pub burden: BurdenMind,
    pub pledge: PledgeMind,
    pub discipline: DisciplineMind,
    pub prepare: PrepareMind,
    pub peace: PeaceMind,
    pub strain: StrainMind,
    pub lean: LeanMind,
}

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
    pub automatic: f64,
    pub as_deemed: f64,
    pub consult: f64,
    /// How much a promise of neutrality towards the other side holds back.
    pub neutrality: f64,
    pub affinity: f64,
    pub threat: f64,
    pub rivalry: f64,
    pub grievance: f64,
    pub reputation: f64,
    pub lead_came: f64,
    pub lead_refused: f64,
    pub tripwire: f64,
    pub tripwire_points: f64,
    pub cost: f64,
    pub distance: f64,
    pub nuclear: f64,
    pub weariness: f64,
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
    /// Spread of another's answer, in units of `noise`: for one who knows it wholly, and more by error.
    pub insight: f64,
    pub doubt: f64,
}

/// Does a challenge pay?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengeMind {
    pub territory: f64,
    pub alignment: f64,
    pub regime: f64,
    pub armament: f64,
    pub incident: f64,
    pub war_cost: f64,
    pub war_floor: f64,
    /// What it costs to begin a war that all the world's power, save one's own, takes amiss.
    pub outrage: f64,
    /// Months of landings that a challenger without a way over land counts on.
    pub landing_months: f64,
    pub nuclear: f64,
    pub back_down: f64,
    pub status_quo: f64,
    pub restraint: f64,
    pub risk: f64,
    pub treaty: f64,
    pub opportunity: f64,
    pub window: f64,
    pub window_comes: f64,
    pub weariness: f64,
    /// How much a nation that leans on the challenger is spared.
    pub leaning: f64,
    /// What puts a quarrel on the table, in units of salience: a broken undertaking; a build-up by half, for one in full
    /// fear; a coup that parts the country from a friend; an uprising on claimed soil.
    pub breach: f64,
    pub build_up: f64,
    pub coup: f64,
    pub uprising: f64,
    /// Growth of the defence share over the usual, and distance from a friend, from which that is worth a demand.
    pub build_up_least: f64,
    pub coup_least: f64,
    /// Months for which a coup is a cause of quarrel.
    pub coup_months: u32,
}

/// What is it worth to keep a rival off a friend?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeterMind {
    /// Times a year that a nation looks at its most exposed friend.
    pub reviews: f64,
    /// Measures weighed each time.
    pub candidates: u8,
    /// Margin from which a rival is thought deterred.
    pub at_ease: f64,
    /// What a guarantee binds one to.
    pub entanglement: f64,
    /// What a force abroad costs, and what its absence costs at home by share of all armies.
    pub abroad: f64,
    pub bared: f64,
    /// The greatest share of all armies that is sent at once.
    pub most_abroad: f64,
    pub stock: f64,
    /// Weight of what a war would be worth to the rival, beside the challenge.
    pub war: f64,
    /// What drill is worth in itself.
    pub drill: f64,
}

/// To stand firm or give way?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirmMind {
    /// Spread of a leader's moods from month to month.
    pub monthly: f64,
    pub odds: f64,
    pub resolve: f64,
    pub audience: f64,
    pub nuclear: f64,
    pub tension: f64,
    pub weariness: f64,
    pub own_soil: f64,
    pub status_quo: f64,
    pub grievance: f64,
    pub bond: f64,
    /// How much the other side's record of standing firm deters.
    pub record: f64,
    /// How much dearer a climb-down is to a leader who has lost standing at home.
    pub standing: f64,
    /// Cost of standing on each rung.
    pub rung_cost: [f64; 6],
    /// Score from which one goes up to each rung.
    pub raise: [f64; 6],
    /// Score below which one gives way.
    pub give_way: f64,
    /// A commitment as far as war in a linked crisis, and a full setback in one.
    pub linked: f64,
    pub setback: f64,
}

/// To fight on?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WarMind {
    /// Weight of what a leader alone knows of its own will.
    pub heart: f64,
    pub odds: f64,
    pub fortune: f64,
    pub weariness: f64,
    pub resolve: f64,
    pub own_soil: f64,
    /// How far what is at stake for a side grows and shrinks with the enemy's share of all strength, 0..1.
    pub peril: f64,
    /// Spirit lost a month.
    pub patience_challenger: f64,
    pub patience_target: f64,
    /// Spirits below which one gives up, and would have it over.
    pub give_up: f64,
    pub tire: f64,
}

/// What are terms worth?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettleMind {
    /// Share of a region's worth that its being empty of forces has.
    pub demilitarised: f64,
    /// Worth of a claim of full strength given up.
    pub renounced: f64,
    /// Share of a change of sides that it is worth to bind one who is on no side.
    pub uncommitted: f64,
    /// Worth of a hundredth of one's own GDP, and the most of it that a far richer payer counts for.
    pub reparations: f64,
    pub reparations_most: f64,
    /// Worth of holding all of the other's people behind a ceasefire line.
    pub held: f64,
    /// Expected gain below which nobody troubles to make an offer.
    pub trouble: f64,
    /// To be rid of an undertaking: for a nation in full fear of a third, for one of full ambition; what one's word
    /// weighs, and the strength of the one it was given to.
    pub freedom: f64,
    pub pride: f64,
    pub word: f64,
    pub reprisal: f64,
    /// Chance of the less willing side's consent from which a mediator makes a proposal.
    pub mediate: f64,
}

/// To use nuclear arms?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StrikeMind {
    /// Losing the war altogether; and for the one attacked, its country.
    pub despair: f64,
    pub survival: f64,
    pub resolve: f64,
    /// To be the one who did it.
    pub taboo: f64,
    /// All the other side's warheads coming back.
    pub retaliation: f64,
}

/// How is a war led?
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Generals {
    /// Superiority over the weakest spot across the line at which one attacks: who began, and who did not.
    pub press: f64,
    pub counter: f64,
    /// Share of all that stands across the line below which nobody attacks.
    pub outnumbered: f64,
    /// Readiness and supply (0..1) below which nobody attacks.
    pub fit: (f64, f64),
    /// Armies sent, in multiples of the enemy's, unless one's own soil is invaded.
    pub commit: f64,
    /// Share of what stands on a border that stays there, and the fear (0..1) of the neighbour from which it does.
    pub border_guard: f64,
    pub wary: f64,
    /// Share of the enemy's needs (0..1) that the loss of a link must cost him for wings to be sent against it: on the
    /// defence, and on the attack, when they are missed at the front.
    pub hunt: (f64, f64),
    /// Links weighed for it, and the condition (0..1) below which one is left alone.
    pub hunt_looks: u32,
    pub hunt_least: f64,
    /// Condition (0..1) of an own link below which it is repaired, and the share of the treasury that goes into that.
    pub repair_below: f64,
    pub repair_share: f64,
}

/// Is this deal worth it?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DealMind {
    pub protection: f64,
    pub entanglement: f64,
    pub affinity: f64,
    pub trust: f64,
    pub sovereignty: f64,
    pub provocation: f64,
    pub payment: f64,
    pub transit: f64,
    pub claim: f64,
    pub sanctions: f64,
    pub vote: f64,
    pub answer: f64,
    pub peace: f64,
    pub restraint_lost: f64,
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
    pub dissolve_cohesion: f64,
    pub dissolve_lead: f64,
    pub lobby: f64,
    pub promise: f64,
    /// Weight of the belief in evidence of a covert act, either way from even odds.
    pub evidence: f64,
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
    /// For the others: trust in the lead, and fear of it.
    pub lead: f64,
    pub fear: f64,
    pub suspend: f64,
    pub regime: f64,
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
    pub plan_trust: f64,
    pub plan_entangle: f64,
    /// To tell each other all: by fear, by the leakiest of the others, by trust in them.
    pub tell_threat: f64,
    pub tell_risk: f64,
    pub tell_trust: f64,
}

/// How much to spend on defence?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpendingMind {
    pub floor: f64,
    pub threat: f64,
    /// Share of a fully trusted ally's spending that protects oneself too, 0..1.
    pub spill_in: f64,
    /// How thin forces spread over what they guard: the power of a nation's share of its allies' GDP with which what
    /// reaches it falls, 0 (pure deterrence) to 1.
    pub thinning: f64,
    /// Share of the benefit of one's own spending that allies have no part in, 0..1.
    pub private_share: f64,
    pub guideline: f64,
    pub ambition: f64,
    pub war: f64,
    pub autocracy: f64,
    pub great: f64,
    /// GDP at which half of a world role is played, billions of 1990 dollars.
    pub great_gdp: f64,
    pub inertia: f64,
    pub deficit: f64,
    /// Share of the way to the guideline that a warned member in full danger goes.
    pub warned: f64,
    /// Share of the budget that a wholly unpopular democracy cuts.
    pub politics: f64,
}

/// How dissatisfied is a member with its alliance?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StrainMind {
    /// Lack of trust in the others, half of it in the lead.
    pub trust: f64,
    pub affinity: f64,
    pub danger: f64,
    pub cohesion: f64,
    /// What it costs to dare an exit that is resisted: for all, and for the irresolute besides.
    pub resisted: f64,
    pub irresolute: f64,
    /// Scores from which a member asks, reproaches, and thinks of leaving.
    pub steps: [f64; 3],
    /// Months between two steps.
    pub patience_months: u16,
}

/// Does a nation accommodate a stronger neighbour?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeanMind {
    pub fear: f64,
    pub nearness: f64,
    /// The share of the neighbour's strength that one's own and those who would come make up.
    pub faith: f64,
    pub affinity: f64,
    /// The strongest claim of the neighbour to its soil.
    pub claims: f64,
    pub pride: f64,
    pub base: f64,
    /// How much less it takes to go on leaning than to begin.
    pub habit: f64,
}
