//! What everybody knows. The engine keeps most of these as components; a view holds copies.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Bonds, Case, Crisis, Mission, Motion, Pairs, Participant, PublicMemo, Shared, Treaty,
    Undertaking,
};
use crate::content::{Charter, Need, Reach, Scenario};
use crate::ids::{CaseId, CharterId, CrisisId, MissionId, MotionId, NationId, TreatyId};
use crate::order::{Side, Stake};

/// The public state of the world, shared by all views of a turn. A copy costs little: what is long is copied when it
/// is changed.
#[derive(Clone, Debug)]
pub struct Public {
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
    /// What the treaties make of every pair.
    pub bonds: Arc<Bonds>,
    /// Open crises and wars, in id order.
    pub crises: Shared<Crisis>,
    pub cases: Shared<Case>,
    pub motions: Shared<Motion>,
    pub missions: Shared<Mission>,
    pub pairs: Arc<Pairs>,
    pub reach: Arc<Reach>,
    /// How alarming each nation's power would be to each other, row by row: see [`Public::alarm`].
    pub alarms: Arc<[f64]>,
    /// Standing claims.
    pub claims: Shared<crate::content::Claim>,
    /// What settlements forbid, and what was broken of it lately; in the order given.
    pub undertakings: Shared<Undertaking>,
    /// Charters composed in play; their ids go on after the scenario's.
    pub composed: Arc<Vec<Charter>>,
    /// The strongest claim of each nation to soil that each other owns, row by row: see [`Public::ground`].
    pub grounds: Arc<[f64]>,
    /// Whose armies can get at whose soil overland, row by row: see [`Public::overland`].
    pub contacts: Arc<[bool]>,
    pub over: bool,
    /// Nothing but speed: what was reckoned from this state already.
    pub memo: PublicMemo,
}

impl Public {
    /// How alarming power in the hands of `other` is to `nation`, 0..1: nearness times hostility, as anyone
    /// can judge it.
    #[must_use]
    pub fn alarm(&self, nation: NationId, other: NationId) -> f64 {
        self.alarms_of(nation)[other.index()]
    }

    /// Makes anew what is laid out flat for speed: bonds, alarms, grounds and contacts follow from the rest.
    pub(crate) fn derive(&mut self) {
        self.bonds = self.bound();
        self.alarms = super::alarm::alarms(&self.scenario.rules.perception, &self.pairs);
        self.grounds = self.best_claims();
        self.contacts = super::contact::contacts(self).into();
    }

    /// The same for a changed copy of `before`: only the tables whose grounds are not what they were. `before` must be
    /// as [`Public::derive`] leaves it.
    pub(crate) fn derive_from(&mut self, before: &Self) {
        self.memo = PublicMemo::default();
        if !Arc::ptr_eq(&self.composed, &before.composed) || !self.same_parties(before) {
            self.bonds = self.bound();
        }
        let pairs = Arc::ptr_eq(&self.pairs, &before.pairs);
        if !pairs {
            self.alarms = super::alarm::alarms(&self.scenario.rules.perception, &self.pairs);
        }
        if self.claims != before.claims || !self.same_owners(before) {
            self.grounds = self.best_claims();
        }
        let ways = (pairs || self.pairs.same_transit(&before.pairs))
            && self.bonds.same_ways(&before.bonds)
            && self.same_wars(before)
            && self.same_holders(before);
        if !ways {
            self.contacts = super::contact::contacts(self).into();
        }
    }

    /// The same for the state a turn after `before`, with nothing derived yet.
    pub(crate) fn derive_after(&mut self, before: &Self) {
        self.bonds = before.bonds.clone();
        self.alarms = before.alarms.clone();
        self.grounds = before.grounds.clone();
        self.contacts = before.contacts.clone();
        self.derive_from(before);
    }

    fn bound(&self) -> Arc<Bonds> {
        let charter = |c| self.charter_of(c);
        Bonds::new(self.nations.len(), &self.treaties, charter).into()
    }

    fn same_parties(&self, other: &Self) -> bool {
        let ours = self.treaties.iter().map(|t| (t.charter, &t.members));
        ours.eq(other.treaties.iter().map(|t| (t.charter, &t.members)))
    }

    fn same_owners(&self, other: &Self) -> bool {
        let ours = self.regions.iter().map(|r| r.owner);
        ours.eq(other.regions.iter().map(|r| r.owner))
    }

    fn same_holders(&self, other: &Self) -> bool {
        let ours = self.regions.iter().map(|r| r.controller);
        ours.eq(other.regions.iter().map(|r| r.controller))
    }

    /// Whether the same fight the same wars on the same sides.
    fn same_wars(&self, other: &Self) -> bool {
        type War<'a> = (NationId, NationId, &'a [Vec<Participant>; 2]);
        fn wars(public: &Public) -> impl Iterator<Item = War<'_>> {
            let wars = public.crises.iter().filter(|c| c.is_war());
            wars.map(|c| (c.challenger, c.target, &c.sides))
        }
        wars(self).eq(wars(other))
    }

    /// What pairs of nations are to each other, to change.
    pub(crate) fn pairs_mut(&mut self) -> &mut Pairs {
        Arc::make_mut(&mut self.pairs)
    }

    /// By pair, row by row: see [`Public::ground`].
    fn best_claims(&self) -> Arc<[f64]> {
        let n = self.nations.len();
        let mut best = vec![0.0; n * n];
        for claim in &self.claims {
            if let Some(owner) = self.regions[claim.region.index()].owner {
                let strength: &mut f64 = &mut best[claim.by.index() * n + owner.index()];
                *strength = strength.max(claim.strength);
            }
        }
        best.into()
    }

    /// Whether armies of `nation` come to soil of `other` over land, across their own and that of those who let
    /// them pass.
    #[must_use]
    pub fn overland(&self, nation: NationId, other: NationId) -> bool {
        self.contacts[nation.index() * self.nations.len() + other.index()]
    }

    /// How alarming power in the hands of each other would be to `nation`, by nation.
    #[must_use]
    pub fn alarms_of(&self, nation: NationId) -> &[f64] {
        let n = self.nations.len();
        &self.alarms[nation.index() * n..(nation.index() + 1) * n]
    }

    /// [`Public::ground`] of `by` for the soil of each nation.
    #[must_use]
    pub fn grounds_of(&self, by: NationId) -> &[f64] {
        let n = self.nations.len();
        &self.grounds[by.index() * n..(by.index() + 1) * n]
    }

    /// The strength of the best claim that `by` has to soil of `owner`, 0..1; 0 for none.
    #[must_use]
    pub fn ground(&self, by: NationId, owner: NationId) -> f64 {
        self.grounds[by.index() * self.nations.len() + owner.index()]
    }
}

impl Public {
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

    /// The treaties in force that `nation` is a member of.
    pub fn treaties_of(&self, nation: NationId) -> impl Iterator<Item = &Treaty> {
        let places = self.bonds.memberships(nation).iter();
        places.map(|&place| &*self.treaties[usize::from(place)])
    }

    /// Whether some treaty in force promises `a` and `b` each other's help.
    #[must_use]
    pub fn allied(&self, a: NationId, b: NationId) -> bool {
        self.bonds.allied(a, b)
    }

    /// The crisis on rung 5 or 6 in which `a` and `b` stand on opposite sides.
    #[must_use]
    pub fn war_between(&self, a: NationId, b: NationId) -> Option<&Crisis> {
        self.crises.iter().find(|c| c.is_war() && c.opposed(a, b))
    }

    /// On one side of a war, or bound to defend each other, and not at war: they lend each other their ships.
    #[must_use]
    pub fn friends(&self, a: NationId, b: NationId) -> bool {
        let beside =
            |c: &Crisis| c.is_war() && c.side_of(a).is_some() && c.side_of(a) == c.side_of(b);
        (self.allied(a, b) && self.war_between(a, b).is_none()) || self.crises.iter().any(beside)
    }

    /// Whether `a`'s forces may enter ground that `b` controls without fighting.
    #[must_use]
    pub fn may_cross(&self, a: NationId, b: NationId) -> bool {
        a == b
            || self.pairs.transit(b, a)
            || (self.bonds.transit(a, b) && self.war_between(a, b).is_none())
            || self
                .crises
                .iter()
                .any(|c| c.is_war() && c.side_of(a).is_some() && c.side_of(a) == c.side_of(b))
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
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RegionState {
    pub owner: Option<NationId>,
    /// Who holds it in fact.
    pub controller: Option<NationId>,
    /// 0..10, after damage.
    pub infrastructure: f64,
    /// Resistance to the controller, 0..1.
    pub unrest: f64,
    /// Prestocked supplies in kilotonnes, by the nation that laid them in; sorted by nation.
    pub stocks: Vec<(NationId, f64)>,
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
    /// Some when the government has lost its last region and lives on abroad, or has no host.
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
    pub cyber: f64,
    pub space: f64,
    pub stability: f64,
    pub mobilised: bool,
    /// What its battles have shown of how well its forces fight for their numbers: log of what multiplies their strength.
    pub renown: f64,
    /// Credibility with allies and with adversaries, 0..1 each.
    pub reputation: [f64; 2],
    pub leader: Arc<str>,
    /// The stronger neighbour that it accommodates.
    pub leans: Option<NationId>,
    /// Growth of the defence share over what the world has got used to, 0 and up: 1 where it has doubled.
    pub build_up: f64,
    /// Who was overthrown last, if anybody was.
    pub ousted: Option<Ousted>,
    pub score: f64,
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
}
