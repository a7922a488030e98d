//! The components of the world's entities. What is public about treaties, crises, cases, motions and
//! offers is a component as it stands in `view`; what only the engine and the owner know is here.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::content::{Arm, EconomyRules};
use crate::ids::{ForceId, LinkId, NationId, OperationId, RegionId};
use crate::order::{CovertKind, CyberAct, Sector, Stance};
use crate::view::{Evidence, Exile, Ousted, Spending};

/// A nation's wealth and how it is spent.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Economy {
    /// Billions of 1990 dollars a year.
    pub gdp: f64,
    /// GDP when the game began.
    pub gdp_at_start: f64,
    /// Trend growth per year.
    pub growth: f64,
    /// Cyclical deviation of growth, per year; reverts to zero.
    pub cycle: f64,
    pub treasury: f64,
    /// Defence share of GDP.
    pub defence: f64,
    /// The share that the world has got used to; follows the true one slowly.
    pub usual: f64,
    /// How many times the taste for defence that its dangers account for it has, see [`crate::reckon::custom`].
    #[serde(default = "crate::view::no_custom")]
    pub custom: f64,
    /// Split of the defence budget by arm; sums to 1.
    pub mix: [f64; 3],
    /// Share of what is bought for the forces that goes into new models instead of numbers, 0..1.
    pub equipment: f64,
    /// Billions spent by orders this turn, settled in the economy phase: works and aid.
    pub works: f64,
    pub aid: f64,
    /// Billions that armed groups were given this turn, settled in the economy phase of the next.
    #[serde(default)]
    pub backing: f64,
    /// Billions that the defence of networks has cost this turn, settled likewise.
    #[serde(default)]
    pub networks: f64,
    pub spending: Spending,
}

impl Economy {
    /// How much of what it wants to buy a state can still pay for: 1 without debt, 0 at the limit.
    pub fn credit(&self, rules: &EconomyRules) -> f64 {
        let debt = (-self.treasury).max(0.0) / self.gdp.max(1e-9);
        (1.0 - debt / rules.debt_limit).max(0.0)
    }

    /// First-day GDP times this is what the trend alone makes of it in so many years.
    pub fn by_trend(&self, rules: &EconomyRules, years: f64) -> f64 {
        let yearly = 1.0 + self.growth;
        let free = libm::pow(yearly, years).max(1e-6);
        let frontier = (rules.frontier / self.gdp_at_start).max(1.0);
        if free <= frontier {
            return free;
        }
        frontier * (1.0 + years * libm::log(yearly) - libm::log(frontier))
    }
}

/// A nation's politics.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Polity {
    pub population: f64,
    pub regime: f64,
    pub ideal: (f64, f64),
    pub stability: f64,
    /// Whether its government has lost control and not found it again.
    #[serde(default)]
    pub failed: bool,
    pub approval: f64,
    pub weariness: f64,
    pub leader: Arc<str>,
    /// The stronger neighbour that it accommodates.
    pub leans: Option<NationId>,
    /// Who was overthrown last, if anybody was.
    pub ousted: Option<Ousted>,
    /// Leaders that have governed and left, those whose names are known, in order.
    #[serde(default)]
    pub former: Vec<Arc<str>>,
    /// How many whose names nobody knows have followed the last of them.
    #[serde(default)]
    pub unnamed: u16,
    /// The turn of the next regular election; None where none are held.
    pub election: Option<u32>,
    pub influence: f64,
}

/// What nobody else knows: the mind of the leadership.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Mind {
    /// Willingness to bear risk for its interests, 0..1.
    pub resolve: f64,
    pub watch: Option<NationId>,
}

/// Credibility with allies, adversaries and at home, 0..1 each.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Standing(pub [f64; 3]);

/// A nation's means of war beyond its forces.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Military {
    pub modernity: f64,
    /// Readiness that its forces return to, 0..1.
    pub readiness: f64,
    pub nuclear: f64,
    pub cyber: f64,
    pub space: f64,
    pub mobilised: bool,
    /// Months since mobilisation began; the strength grows with it.
    pub mobilised_months: f64,
    /// Points of strength called up by mobilisation, given back when it ends.
    pub called_up: f64,
    /// Points of each arm paid for but not yet formed.
    pub backlog: [f64; 3],
    /// How well its forces fight for their numbers: log of what multiplies their strength. Nobody knows it before they have fought.
    pub effectiveness: f64,
    /// By how much more than that it thinks of them itself.
    #[serde(default)]
    pub conceit: f64,
    /// What its battles have shown the world of that.
    pub renown: f64,
}

/// What wars have brought on a nation. One component that all have: marks that come and go would scatter the
/// nations over archetypes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Plight {
    /// The turn since which it has been in a war. Kept by the crisis phases.
    pub at_war: Option<u32>,
    /// Some while its government lives abroad.
    pub exile: Option<Exile>,
    /// Whether an enemy has stood on its soil since the game began.
    pub invaded: bool,
}

/// An army, fleet or air wing.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Force {
    pub id: ForceId,
    pub nation: NationId,
    pub region: RegionId,
    pub arm: Arm,
    /// Points.
    pub strength: f64,
    /// 0..1.
    pub readiness: f64,
    /// Share of its needs met last turn, 0..1.
    pub supply: f64,
    pub stance: Stance,
    /// The link that an air wing interdicts.
    pub target: Option<LinkId>,
    /// Where it is stationed in peace: where it was raised, or was last sent while its nation was at peace and owed nobody forces.
    #[serde(default)]
    pub station: Option<RegionId>,
}

/// A force on its way; it counts as being in its region of departure until it arrives in the next.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct InTransit {
    /// The regions still to pass, the destination last.
    pub path: Vec<RegionId>,
    /// Months left on the leg to the first of them.
    pub months_left: f64,
    pub ease: Ease,
}

/// What preparation saves a march.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Ease {
    /// Factor on its time.
    pub pace: f64,
    /// Share of the force, 0..1, whose equipment waits where it goes, and needs no ships.
    pub stocked: f64,
}

impl Ease {
    pub const NONE: Self = Self {
        pace: 1.0,
        stocked: 0.0,
    };

    /// Share of the force, 0..1, that ships must carry.
    pub fn bulk(self, world: &super::World) -> f64 {
        1.0 - world.rules().preparation.stock_lift * self.stocked
    }
}

/// A force that supply does not reach.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct CutOff {
    pub months: f64,
}

/// A covert action under way.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Operation {
    pub id: OperationId,
    pub by: NationId,
    pub on: NationId,
    pub kind: CovertKind,
    /// What is done in networks, and where in them; acts of that kind alone have it.
    #[serde(default)]
    pub cyber: Option<(CyberAct, Sector)>,
}

/// What the victim of a covert act holds against its suspect, and what it does not know: who did it.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Dossier {
    pub evidence: Evidence,
    pub doer: NationId,
    /// The ally whose sources helped.
    pub helper: Option<NationId>,
    /// The turn on which it was told to the world.
    pub published: Option<u32>,
}

/// Sources of `nation` that were laid open to `against`, and the turn from which there are new ones.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Burn {
    pub nation: NationId,
    pub against: NationId,
    pub until: u32,
}
