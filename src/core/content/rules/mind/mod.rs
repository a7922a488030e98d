mod alliance;
mod initiative;
mod quarrel;
mod war;
mod ward;

use serde::{Deserialize, Serialize};

use super::{BurdenMind, PactMind, PartingMind, PeaceMind, PledgeMind};

pub use alliance::{AnswerMind, ArrivalMind, DealMind, DisciplineMind, PrepareMind, VoteMind};
pub use initiative::{
    AccedeMind, CouncilMind, CovertMind, CyberMind, DuesMind, GestureMind, ReliefMind, SeekMind,
};
pub use quarrel::{
    ChallengeMind, DeterMind, FirmMind, LeanMind, QuarrelMind, StrainMind, StrikeMind,
};
pub use war::{Generals, SettleMind, WarMind};
pub use ward::WardMind;

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
    pub guess: GuessMind,
    pub arrival: ArrivalMind,
    pub answer: AnswerMind,
    pub challenge: ChallengeMind,
    pub quarrel: QuarrelMind,
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
    pub seek: SeekMind,
    pub gesture: GestureMind,
    pub dues: DuesMind,
    pub covert: CovertMind,
    pub cyber: CyberMind,
    pub relief: ReliefMind,
    pub council: CouncilMind,
    pub accede: AccedeMind,
    pub ward: WardMind,
}

/// What is taken to be so of others.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuessMind {
    /// Trust in one of no repute and no affinity; what full repute adds, and what affinity of 1 does.
    pub trust: f64,
    pub reputation: f64,
    pub affinity: f64,
    /// War weariness of another that is at war.
    pub weariness: f64,
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
    /// How a wish falls as income per head rises, an elasticity.
    pub welfare: f64,
    /// Least and most that custom makes of a wish.
    pub custom: (f64, f64),
    pub inertia: f64,
    pub deficit: f64,
    /// Share of the way to the guideline that a warned member in full danger goes.
    pub warned: f64,
    /// Share of the budget that a wholly unpopular democracy cuts.
    pub politics: f64,
    /// A challenger's chance of winning from which reserves are called up once it has used force.
    pub calls_up: f64,
    /// Share of the usual outlay on new models that is left of it in a war; change in that outlay that is worth an order.
    pub models_war: f64,
    pub models_step: f64,
    /// Times a year that works are thought of, the treasury from which they are, share of GDP, and how much more a region counts
    /// that borders on the one that is feared.
    pub works: f64,
    pub works_treasury: f64,
    pub works_exposed: f64,
}
