//! How quarrels are weighed: challenges, deterrence, firmness, first strikes, strain on old ties.

use serde::{Deserialize, Serialize};

/// Does a challenge pay?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengeMind {
    pub territory: f64,
    pub alignment: f64,
    pub regime: f64,
    pub armament: f64,
    /// Share of alignment, regime and armament that the smallest are worth.
    pub prize: f64,
    pub incident: f64,
    /// What a stake is worth without ambition, and what full ambition adds.
    pub contented: f64,
    pub ambition: f64,
    /// Strength of a claim that was never made.
    pub unclaimed: f64,
    /// Share of what moves a leader over land of its own that a claim without strength still does.
    pub cause: f64,
    /// What is dear to the one who would lose it: any soil; the capital, or half of the people; side and government, in
    /// multiples of what they are worth to the challenger.
    pub soil: f64,
    pub heartland: f64,
    pub alignment_dear: f64,
    pub regime_dear: f64,
    /// The most that a target is expected to give way, a probability.
    pub gives_way_most: f64,
    /// What it is worth to be rid of a threat by war, as a share of what is threatened.
    pub relief: f64,
    pub war_cost: f64,
    pub war_floor: f64,
    /// The most that the root of the enemy's superiority counts for.
    pub giant: f64,
    /// Weight of a war's cost under a closed autocracy, and what full democracy adds.
    pub war_autocrat: f64,
    pub war_democrat: f64,
    /// What it costs to begin a war that all the world's power, save one's own, takes amiss; how far friends of the victim that are
    /// no allies take it so, and the affinity of a friend.
    pub outrage: f64,
    pub bystander: f64,
    pub friend: f64,
    /// What a war costs that surely becomes one with a great rival, and how many times that again where both sides have the bomb.
    pub general: f64,
    pub bomb: f64,
    /// What it costs to hold down a people as many as one's own that wants none of it.
    pub holding: f64,
    /// What each other open demand of one's own costs.
    pub attention: f64,
    /// What a point of an objective that is met or spoiled is worth.
    pub objective: f64,
    /// Months of landings that a challenger without a way over land counts on.
    pub landing_months: f64,
    pub nuclear: f64,
    pub back_down: f64,
    pub status_quo: f64,
    pub restraint: f64,
    /// Share of it that a full grievance takes away.
    pub resentment: f64,
    pub risk: f64,
    pub treaty: f64,
    pub opportunity: f64,
    /// Worth of a challenge, in units of a national cause, at which 63 in 100 chances are taken.
    pub eager: f64,
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
    /// Months for which a leader is of one mind about a nation.
    pub heart_months: u32,
    /// Salience below which no quarrel comes to a head.
    pub trivial: f64,
}

/// What is there to quarrel about, and what could be asked for?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuarrelMind {
    /// Salience of full rivalry and of full grievance next door.
    pub rivalry: f64,
    pub grievance: f64,
    /// Affinity above which nothing is asked but what is claimed.
    pub friendly: f64,
    /// Rivalry above which and affinity below which sides, fear above which arms, and stability below which the government
    /// are worth a demand.
    pub rival: f64,
    pub hostile: f64,
    pub afraid: f64,
    pub shaky: f64,
    /// Times a year that a third party weighs whose side to take, a season being soon enough; and that one with friends on both sides
    /// offers its good offices.
    pub weighs: f64,
    pub mediates: f64,
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
    /// The smallest force that is sent, as a share of a whole tripwire.
    pub least_abroad: f64,
    pub stock: f64,
    /// Weight of what a war would be worth to the rival, beside the challenge.
    pub war: f64,
    /// What drill is worth in itself.
    pub drill: f64,
    /// Affinity from which a nation that is no ally is a friend; power over that of its rival from which one does anything by standing
    /// in its way; what rivalry with it and fear of it count for beside the bond.
    pub friend: f64,
    pub matches: f64,
    pub rival: f64,
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
    /// Share of that fear which own warheads take away.
    pub shield: f64,
    pub tension: f64,
    pub weariness: f64,
    pub own_soil: f64,
    pub status_quo: f64,
    pub grievance: f64,
    pub bond: f64,
    /// How much the other side's record of standing firm deters.
    pub record: f64,
    /// What a full memory of demands refused adds to it.
    pub refused: f64,
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
    /// Chance a turn that one who is not pressed offers to let the matter rest.
    pub lets_rest: f64,
    /// Chance a turn that a challenger at the brink goes over it, puts terms, or goes home.
    pub brink: f64,
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
    /// How surely one would come (0..1) to show it by an exercise on the soil of a member that asks, and to say so.
    pub shows: f64,
    pub says: f64,
}

/// Does a nation accommodate a stronger neighbour?
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LeanMind {
    /// Fear times nearness below which no neighbour is overbearing.
    pub least: f64,
    pub fear: f64,
    pub nearness: f64,
    /// The share of the neighbour's strength that one's own and those who would come make up.
    pub faith: f64,
    pub affinity: f64,
    /// The strongest claim of the neighbour to its soil.
    pub claims: f64,
    pub pride: f64,
    /// Share of it that a closed autocracy has.
    pub pride_unasked: f64,
    pub base: f64,
    /// A treaty that the neighbour leads and that binds both.
    pub signed: f64,
    /// What the neighbour has asked for and was refused, as it remembers.
    pub pressed: f64,
    /// How much less it takes to go on leaning than to begin.
    pub habit: f64,
}
