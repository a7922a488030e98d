//! What everybody knows. The engine keeps most of it as components; a view holds copies.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Annals, ArmedGroup, Case, Crisis, Deployments, Disaster, Mission, Motion, Networks, Pairs,
    Shared, Treaty, Undertaking,
};
use crate::content::{Charter, Claim, Need, Reach, Scenario};
use crate::ids::{CaseId, CharterId, CrisisId, MissionId, MotionId, NationId, TreatyId};
use crate::order::{Side, Stake};

/// The state of the world as far as it is public. A copy costs little: what is long is copied when it is changed. What
/// follows from it is in [`Public`](super::Public).
#[derive(Clone, Debug)]
pub struct Situation {
    pub scenario: Arc<Scenario>,
    pub turn: u32,
    /// World tension, 0..1.
    pub tension: f64,
    pub regions: Shared<RegionState>,
    /// Condition of each link, 0..1, by which its capacity scales.
    pub links: Shared<f64>,
    pub nations: Shared<NationState>,
    /// Treaties in force, in id order.
    pub treaties: Vec<Arc<Treaty>>,
    /// Open crises and wars, in id order.
    pub crises: Shared<Crisis>,
    pub cases: Shared<Case>,
    pub motions: Shared<Motion>,
    pub missions: Shared<Mission>,
    /// Armed groups as the world knows them, in id order.
    pub groups: Shared<ArmedGroup>,
    pub pairs: Arc<Pairs>,
    pub reach: Arc<Reach>,
    /// Troops and fleets away from home.
    pub deployments: Arc<Deployments>,
    /// Standing claims.
    pub claims: Shared<Claim>,
    /// What settlements forbid, and what was broken of it lately; in the order given.
    pub undertakings: Shared<Undertaking>,
    /// Charters composed in play; their ids go on after the scenario's.
    pub composed: Arc<Vec<Charter>>,
    pub annals: Arc<Annals>,
    pub over: bool,
}

impl Situation {
    /// All that are states, or have been, in id order: whom a list can be about.
    pub fn states(&self) -> impl Iterator<Item = NationId> {
        let all = (0..).map(NationId::at).zip(&self.nations);
        all.filter(|(_, state)| !state.unborn()).map(|(id, _)| id)
    }

    /// Who has what `claim` is about: its owner, or, where the claimant owns it, the other that holds it; an owner may
    /// always claim its soil.
    #[must_use]
    pub fn claimed_from(&self, claim: &Claim) -> Option<NationId> {
        let region = self.regions.get(claim.region.index())?;
        if region.owner == Some(claim.by) {
            region.controller.filter(|holder| *holder != claim.by)
        } else {
            region.owner
        }
    }

    #[must_use]
    pub fn treaty(&self, id: TreatyId) -> Option<&Treaty> {
        self.treaties
            .binary_search_by_key(&id, |t| t.id)
            .ok()
            .map(|i| &*self.treaties[i])
    }

    /// A treaty in force, to change.
    pub(crate) fn treaty_mut(&mut self, id: TreatyId) -> Option<&mut Treaty> {
        let place = self.treaties.binary_search_by_key(&id, |t| t.id).ok()?;
        Some(Arc::make_mut(&mut self.treaties[place]))
    }

    #[must_use]
    pub fn crisis(&self, id: CrisisId) -> Option<&Crisis> {
        self.crises
            .binary_search_by_key(&id, |c| c.id)
            .ok()
            .map(|i| &self.crises[i])
    }

    #[must_use]
    pub fn case(&self, id: CaseId) -> Option<&Case> {
        self.cases
            .binary_search_by_key(&id, |c| c.id)
            .ok()
            .map(|i| &self.cases[i])
    }

    #[must_use]
    pub fn motion(&self, id: MotionId) -> Option<&Motion> {
        self.motions
            .binary_search_by_key(&id, |m| m.id)
            .ok()
            .map(|i| &self.motions[i])
    }

    #[must_use]
    pub fn mission(&self, id: MissionId) -> Option<&Mission> {
        self.missions
            .binary_search_by_key(&id, |m| m.id)
            .ok()
            .map(|i| &self.missions[i])
    }

    #[must_use]
    pub fn charter(&self, treaty: &Treaty) -> &Charter {
        self.charter_of(treaty.charter)
    }

    /// The clauses of a charter that is known to exist, the scenario's or one composed in play.
    #[must_use]
    pub fn charter_of(&self, id: CharterId) -> &Charter {
        let shipped = &self.scenario.charters;
        match shipped.get(id.index()) {
            Some(charter) => charter,
            None => &self.composed[id.index() - shipped.len()],
        }
    }

    /// The same, for an id that may be anything.
    #[must_use]
    pub fn find_charter(&self, id: CharterId) -> Option<&Charter> {
        let shipped = &self.scenario.charters;
        shipped.get(id.index()).or_else(|| {
            let place = id.index().checked_sub(shipped.len())?;
            self.composed.get(place)
        })
    }

    /// Every charter there is, the scenario's and those composed in play.
    pub fn charter_ids(&self) -> impl Iterator<Item = CharterId> + use<> {
        (0..self.scenario.charters.len() + self.composed.len()).map(CharterId::at)
    }

    /// The crisis on rung 5 or 6 in which `a` and `b` stand on opposite sides.
    #[must_use]
    pub fn war_between(&self, a: NationId, b: NationId) -> Option<&Crisis> {
        self.crises.iter().find(|c| c.is_war() && c.opposed(a, b))
    }

    /// Whether a candidate for `treaty` is what a step of its charter asks, as far as everybody can see.
    #[must_use]
    pub fn meets(&self, treaty: &Treaty, nation: NationId, need: Need) -> bool {
        let state = &self.nations[nation.index()];
        match need {
            Need::Regime(least) => state.regime >= least,
            Need::Defence(share) => state.defence >= share,
            Need::Stability(least) => state.stability >= least,
            Need::NoDispute => !self.crises.iter().any(|c| {
                let leads = Side::BOTH.into_iter().any(|s| c.leader(s) == nation);
                leads && matches!(c.stake, Stake::Territory(_))
            }),
            Need::NoClaim => !self.claims.iter().any(|c| {
                let owner = self.regions[c.region.index()].owner;
                c.by == nation && owner.is_some_and(|o| treaty.has(o))
            }),
        }
    }

    #[must_use]
    pub fn at_war(&self, nation: NationId) -> bool {
        self.crises
            .iter()
            .any(|c| c.is_war() && c.side_of(nation).is_some())
    }

    /// What pairs of nations are to each other, to change.
    pub(crate) fn pairs_mut(&mut self) -> &mut Pairs {
        Arc::make_mut(&mut self.pairs)
    }
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RegionState {
    pub owner: Option<NationId>,
    /// Who holds it in fact.
    pub controller: Option<NationId>,
    /// Millions that live there. States of before edition 7 do not say, and are read as having as many as their nation has.
    #[serde(default = "unknown")]
    pub people: f64,
    /// On [`INFRASTRUCTURE`](crate::content::scale::INFRASTRUCTURE), after damage.
    pub infrastructure: f64,
    /// Resistance to the controller, 0..1.
    pub unrest: f64,
    /// Prestocked supplies in kilotonnes, by the nation that laid them in; sorted by nation.
    pub stocks: Vec<(NationId, f64)>,
    /// What has struck it while others may still help.
    #[serde(default)]
    pub disaster: Option<Disaster>,
}

/// People of a region of which nobody has said how many they are; no region has fewer than none.
const fn unknown() -> f64 {
    -1.0
}

impl RegionState {
    /// Adds to what `nation` has laid in here.
    pub(crate) fn lay_in(&mut self, nation: NationId, kilotonnes: f64) {
        match self.stocks.binary_search_by_key(&nation, |s| s.0) {
            Ok(i) => self.stocks[i].1 += kilotonnes,
            Err(i) => self.stocks.insert(i, (nation, kilotonnes)),
        }
    }
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct NationState {
    /// Some when the government has lost its last region and lives on abroad, or has no host, or is none any more.
    pub exile: Option<Exile>,
    pub population: f64,
    /// Billions of 1990 dollars a year.
    pub gdp: f64,
    pub growth: f64,
    pub regime: f64,
    pub ideal: (f64, f64),
    /// Defence share of GDP, as published.
    pub defence: f64,
    /// Share of what it buys for its forces that goes into new models, 0..1, as published.
    pub equipment: f64,
    pub nuclear: f64,
    /// Means in networks and in space, 0..1 each.
    pub cyber: f64,
    pub space: f64,
    /// How its networks are defended, and what of them is down.
    pub networks: Networks,
    pub stability: f64,
    pub mobilised: bool,
    /// Points of reservists, tens of thousands, who have come to the colours and stand among its land forces.
    pub called_up: f64,
    /// What its battles have shown of how well its forces fight for their numbers: log of what multiplies their strength.
    pub renown: f64,
    /// Credibility with allies and with adversaries, 0..1 each.
    pub reputation: [f64; 2],
    pub leader: Arc<str>,
    /// The stronger neighbour that it accommodates.
    pub leans: Option<NationId>,
    /// Growth of the defence share over what the world has got used to, 0 and up: 1 where it has doubled.
    pub build_up: f64,
    /// How many times the taste for defence that its dangers account for it has by custom, see [`crate::reckon::custom`].
    #[serde(default = "no_custom")]
    pub custom: f64,
    /// Who was overthrown last, if anybody was.
    pub ousted: Option<Ousted>,
    pub score: f64,
}

/// The custom of nations in records that have none.
pub(crate) const fn no_custom() -> f64 {
    1.0
}

impl NationState {
    /// Whether it has lost the last soil that was its own, and is a state no more.
    #[must_use]
    pub fn extinct(&self) -> bool {
        self.exile.is_some_and(|e| e.extinct)
    }

    /// Whether it is no state yet.
    #[must_use]
    pub fn unborn(&self) -> bool {
        self.exile.is_some_and(|e| e.unborn)
    }
}

/// A government overthrown.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Ousted {
    pub turn: u32,
    /// What it stood for.
    pub ideal: (f64, f64),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Exile {
    pub host: Option<NationId>,
    pub since: u32,
    /// Whether no soil in the world is its own any more: it is a state no longer.
    #[serde(default)]
    pub extinct: bool,
    /// Whether it has not been a state yet: a script of the map is to make it one.
    #[serde(default)]
    pub unborn: bool,
}
