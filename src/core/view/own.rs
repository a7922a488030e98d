//! What only one nation knows.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Dilemma, Evidence, Foothold, Plan, Row};
use crate::content::{Arm, PerceptionRules};
use crate::ids::{ForceId, GroupId, LinkId, NationId, RegionId, TreatyId};
use crate::order::{CovertKind, Sector, Stance};

/// A nation's own affairs.
#[derive(Clone, PartialEq, Debug)]
pub struct Own {
    /// Billions of 1990 dollars.
    pub treasury: f64,
    pub spending: Spending,
    /// Share of the defence budget for land, air and naval forces.
    pub mix: [f64; 3],
    /// 0..1 each.
    pub approval: f64,
    pub weariness: f64,
    pub resolve: f64,
    /// Credibility at home, 0..1.
    pub standing: f64,
    /// How far it trusts each nation's word, 0..1, by nation.
    pub trust: Row<f64>,
    /// How much it fears each nation, 0..1, by nation.
    pub threat: Row<f64>,
    /// Trust that its favours have earned with each nation and not lost again, and that each nation's have earned with it; by
    /// nation. Each two keep count of this between them.
    pub owed: Row<f64>,
    pub owes: Row<f64>,
    /// Political capital for acts beyond routine, points; each order's price is in the rules.
    pub influence: f64,
    pub watch: Option<NationId>,
    /// What it could show of covert acts done to it, in the order they came to light.
    pub evidence: Vec<Evidence>,
    /// Plans of its alliances that the world does not know of.
    pub plans: Vec<(TreatyId, Plan)>,
    /// The ways that it has into others' networks, in the order in which they were made.
    pub footholds: Vec<Foothold>,
    /// The armed groups that it backs, known to others or not; in id order.
    pub backs: Vec<GroupId>,
    /// What it has to decide this turn.
    pub dilemmas: Vec<Dilemma>,
    /// Supply flowing over each link in use by its coalition, in link order.
    pub flows: Arc<[Flow]>,
    /// Of the scenario's objectives for this nation: (index, met).
    pub objectives: Arc<[(u16, bool)]>,
    /// Parts of the score: territory, lives, prosperity, cohesion, credibility, objectives.
    pub score: [f64; 6],
    pub books: Books,
}

/// What a nation keeps account of and nobody asks it about.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Books {
    /// Months since mobilisation began.
    pub mobilised_months: f64,
    /// Points of each arm paid for and not yet formed.
    pub backlog: [f64; 3],
    /// Billions that armed groups were given this turn, paid in the next.
    pub backing: f64,
    /// Billions that the defence of networks has cost this turn, paid in the next.
    pub networks: f64,
    /// Its forces on the move, in id order.
    pub marches: Vec<March>,
}

/// A force on its way, as its own staff has it.
#[derive(Clone, PartialEq, Debug)]
pub struct March {
    pub force: ForceId,
    /// The regions still to pass, the destination last.
    pub path: Vec<RegionId>,
    /// Months left on the leg to the first of them.
    pub months_left: f64,
    /// Factor on the time of the legs.
    pub pace: f64,
    /// Share of it, 0..1, whose equipment waits where it goes.
    pub stocked: f64,
}

impl Own {
    /// The best evidence of such an act by `nation` that has not been shown yet.
    #[must_use]
    pub fn best_evidence(&self, nation: NationId, kind: CovertKind) -> Option<&Evidence> {
        self.evidence
            .iter()
            .filter(|e| e.suspect == nation && e.kind == kind && !e.published)
            .max_by(|a, b| a.confidence.total_cmp(&b.confidence))
    }
}

impl Own {
    /// How far one is into a sector of the networks of `on`, 0..1.
    #[must_use]
    pub fn foothold(&self, on: NationId, sector: Sector) -> f64 {
        let there = |f: &&Foothold| f.on == on && f.sector == sector;
        self.footholds.iter().find(there).map_or(0.0, |f| f.depth)
    }

    /// How grave all that `suspect` is held to have done in one's networks from turn `since` on is together, 0..1.
    #[must_use]
    pub fn campaign(&self, suspect: NationId, since: u32) -> f64 {
        campaign(self.evidence.iter(), suspect, since)
    }
}

/// How grave what such evidence lays at the door of `suspect` from turn `since` on is together, 0..1.
pub(crate) fn campaign<'e>(
    evidence: impl Iterator<Item = &'e Evidence>,
    suspect: NationId,
    since: u32,
) -> f64 {
    let counts =
        |e: &&Evidence| e.suspect == suspect && e.kind == CovertKind::Cyber && e.turn >= since;
    evidence
        .filter(counts)
        .map(|e| e.gravity)
        .sum::<f64>()
        .min(1.0)
}

/// Last turn's budget, billions of 1990 dollars a year.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Spending {
    pub revenue: f64,
    pub upkeep: f64,
    pub procurement: f64,
    pub mobilisation: f64,
    pub dues: f64,
    pub works: f64,
    pub aid: f64,
    /// What armed groups in others' lands are given.
    #[serde(default)]
    pub backing: f64,
    /// The defence of networks, one's own and what the alliances' common watch asks.
    #[serde(default)]
    pub networks: f64,
    /// Everything else the state pays for.
    pub civil: f64,
}

impl Spending {
    /// Everything that is paid out.
    #[must_use]
    pub fn outlay(&self) -> f64 {
        self.upkeep
            + self.procurement
            + self.mobilisation
            + self.dues
            + self.works
            + self.aid
            + self.backing
            + self.networks
            + self.civil
    }

    /// What comes in less what is paid out.
    #[must_use]
    pub fn balance(&self) -> f64 {
        self.revenue - self.outlay()
    }
}

/// A force as a nation sees it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sighting {
    pub id: ForceId,
    pub nation: NationId,
    pub region: RegionId,
    pub arm: Arm,
    /// Points; exact for one's own, else an estimate.
    pub strength: f64,
    /// 0..1.
    pub readiness: f64,
    /// Share of its needs that reach it, 0..1; 1 where unknown.
    pub supply: f64,
    pub stance: Stance,
    /// Where it is going and in how many months it arrives; own and allied forces only.
    pub moving: Option<(RegionId, f64)>,
    /// The link that it interdicts; own and allied air wings only.
    pub target: Option<LinkId>,
    /// Months that supply has not reached it; own and allied forces only.
    pub cut_off: Option<f64>,
    /// Where it is stationed in peace; own forces only.
    pub station: Option<RegionId>,
}

/// What a nation believes of another.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Estimate {
    /// Points of land, air and naval strength.
    pub strength: [f64; 3],
    pub modernity: f64,
    pub readiness: f64,
    /// How well its forces fight for their numbers, log of what multiplies their strength: of others what their battles have
    /// shown, of oneself what nobody else knows.
    pub effectiveness: f64,
    pub resolve: f64,
    /// Relative standard error of the strengths, in shares of what there truly is; 0 for oneself.
    pub error: f64,
    /// Standard error of the resolve, on its own scale; 0 for oneself.
    #[serde(default)]
    pub resolve_error: f64,
}

/// Standard errors to either side of a belief within which nine in ten truths lie.
pub(crate) const NINE_IN_TEN: f64 = 1.645;

impl Estimate {
    /// What a point of strength counts for in a war.
    #[must_use]
    pub fn quality(&self, rules: &PerceptionRules) -> f64 {
        let (modern, ready) = (rules.quality_modernity, rules.quality_readiness);
        let numbers =
            (1.0 - modern + modern * self.modernity) * (1.0 - ready + ready * self.readiness);
        // Of most nothing is known, and that multiplies by one.
        if self.effectiveness == 0.0 {
            return numbers;
        }
        numbers * libm::exp(self.effectiveness)
    }

    /// How many times what is believed of its strength there may truly be: between these in nine cases of ten. A count is wrong
    /// in shares of the truth, which for that reason is farther above what was counted than below.
    #[must_use]
    pub fn count_range(&self, rules: &PerceptionRules) -> [f64; 2] {
        let times = |z: f64| 1.0 / (1.0 + rules.hold_bias(z * self.error));
        [times(NINE_IN_TEN), times(-NINE_IN_TEN)]
    }

    /// The readiness, 0..1, that its forces truly have: between these in nine cases of ten, and as it is told where they are an
    /// ally's. A count that is too high has their readiness too high as well.
    #[must_use]
    pub fn readiness_range(&self, rules: &PerceptionRules) -> [f64; 2] {
        let off = rules.bias_readiness * rules.hold_bias(NINE_IN_TEN * self.error) * self.error;
        [-off, off].map(|off| (self.readiness + off).clamp(0.0, 1.0))
    }

    /// Its true resolve, 0..1: between these in nine cases of ten.
    #[must_use]
    pub fn resolve_range(&self) -> [f64; 2] {
        let off = NINE_IN_TEN * self.resolve_error;
        [-off, off].map(|off| (self.resolve + off).clamp(0.0, 1.0))
    }

    /// The resolve, 0..1, that those who know nothing else take from a nation's standing with adversaries.
    #[must_use]
    pub fn first_resolve(standing: f64) -> f64 {
        0.5 * standing + 0.25
    }
}

/// Supplies on a link.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Flow {
    pub link: LinkId,
    /// Kilotonnes a month.
    pub flow: f64,
    pub capacity: f64,
}
