//! What one nation may know: everything public, everything of its own, and estimates of the rest.
//! Screens, the computer's nations and the judge all read a [`View`] and nothing else.

mod alarm;
mod bonds;
mod burden;
mod contact;
mod evidence;
mod friction;
mod memo;
mod mission;
mod news;
mod own;
mod preparation;
mod public;
mod row;
mod secrecy;
mod shared;
mod sightings;
mod undertaking;

use std::sync::Arc;

pub use bonds::Bonds;
pub use burden::{Burden, Pledge, Sums};
pub use evidence::{Evidence, Proof};
pub use friction::incident_rate;
pub(crate) use friction::incident_rates;
pub(crate) use memo::Ways;
pub use memo::{Memo, Prospect, PublicMemo};
pub use mission::{Detachment, Mission};
pub use news::News;
pub use own::{Estimate, Flow, Own, Sighting, Spending};
pub use preparation::{Drill, Plan};
pub use public::{
    Account, Answer, Ask, Candidate, Case, Crisis, Exile, Founding, Holdout, Lobby, Mood, Motion,
    NationState, Offer, Ousted, Pairs, Participant, Plea, Promise, Public, RegionState, Seat,
    Stage, Step, Treaty,
};

pub use row::Row;
pub use secrecy::leaky;
pub use shared::Shared;
pub use sightings::Sightings;
pub(crate) use sightings::{Brief, Lens, Ranks};
pub use undertaking::Undertaking;

use crate::content::{AllianceRules, Charter, Command, Need, Scenario};
use crate::ids::{
    CaseId, CharterId, CrisisId, ForceId, FoundingId, MissionId, MotionId, NationId, OfferId,
    RegionId, TreatyId,
};
use crate::order::{Payment, Side, Stake};

/// The world as one nation sees it at the start of a turn.
#[derive(Clone, Debug)]
pub struct View {
    pub me: NationId,
    pub public: Arc<Public>,
    pub own: Own,
    /// By nation; one's own entry is exact.
    pub estimates: Row<Estimate>,
    /// Own forces exactly, the others' as seen; in id order.
    pub forces: Sightings,
    /// Offers made to or by this nation, in id order.
    pub offers: Vec<Offer>,
    /// Treaties open for signature that this nation proposed or is invited to, in id order.
    pub foundings: Vec<Founding>,
    /// Promises given to or by this nation that are still to be kept.
    pub promises: Vec<Promise>,
    /// What this nation learned of the turn before.
    pub news: News,
    /// Nothing but speed: what was reckoned from this view already.
    pub memo: Memo,
}

impl View {
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        &self.public.scenario
    }

    #[must_use]
    pub fn nation(&self, id: NationId) -> &NationState {
        &self.public.nations[id.index()]
    }

    #[must_use]
    pub fn region(&self, id: RegionId) -> &RegionState {
        &self.public.regions[id.index()]
    }

    #[must_use]
    pub fn estimate(&self, id: NationId) -> &Estimate {
        &self.estimates[id.index()]
    }

    #[must_use]
    pub fn force(&self, id: ForceId) -> Option<&Sighting> {
        self.forces.get(id)
    }

    #[must_use]
    pub fn offer(&self, id: OfferId) -> Option<&Offer> {
        self.offers
            .binary_search_by_key(&id, |o| o.id)
            .ok()
            .map(|i| &self.offers[i])
    }

    #[must_use]
    pub fn founding(&self, id: FoundingId) -> Option<&Founding> {
        self.foundings
            .binary_search_by_key(&id, |f| f.id)
            .ok()
            .map(|i| &self.foundings[i])
    }

    /// The own forces, in id order.
    pub fn my_forces(&self) -> impl Iterator<Item = &Sighting> {
        self.forces.of(self.me)
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

impl Treaty {
    /// A treaty as it stands on the day it is signed.
    #[must_use]
    pub fn new(
        id: TreatyId,
        (charter, clauses): (CharterId, &Charter),
        name: String,
        members: &[NationId],
        lead: Option<NationId>,
        founded: u32,
        rules: &AllianceRules,
    ) -> Self {
        let mut members = members.to_vec();
        members.sort_unstable();
        members.dedup();
        // Forces under one command are used to each other from the first day.
        let integrated = clauses.command != Command::National;
        Self {
            id,
            charter,
            name: name.into(),
            members: members.into(),
            lead,
            founded,
            cohesion: rules.cohesion_at_founding,
            interoperability: if integrated {
                rules.integration_gain
            } else {
                0.0
            },
            fund: 0.0,
            guideline: clauses.guideline,
            integrated,
            commander: None,
            treasury_moved: false,
            accounts: Vec::new(),
            notices: Vec::new(),
            suspended: Vec::new(),
            feared: founded,
            candidates: Shared::default(),
            council: Shared::default(),
            groups: Shared::default(),
            last_exercise: None,
            burdens: Vec::new(),
            intelligence: clauses.intelligence,
            drills: Vec::new(),
            plans: Vec::new(),
            moods: Vec::new(),
            asks: Vec::new(),
            invitations: Vec::new(),
        }
    }

    /// Closes a share of the gap to forces that fight as one.
    pub(crate) fn practise(&mut self, share: f64) {
        self.interoperability += share * (1.0 - self.interoperability);
    }

    /// Takes `nation` off every list of the treaty, at a cost in cohesion.
    pub(crate) fn lose(&mut self, nation: NationId, cost: f64) {
        self.members.retain(|m| *m != nation);
        self.notices.retain(|n| n.0 != nation);
        self.suspended.retain(|n| *n != nation);
        self.council.retain(|s| s.nation != nation);
        self.accounts.retain(|a| a.nation != nation);
        self.drills.retain(|d| d.nation != nation);
        self.plans.retain(|p| p.member != nation);
        for plan in &mut self.plans {
            plan.signatories.retain(|s| *s != nation);
        }
        self.moods.retain(|m| m.nation != nation);
        self.asks.retain(|a| a.by != nation && a.of != nation);
        for candidate in self.candidates.iter_mut() {
            candidate.ratified.retain(|r| r.0 != nation);
            candidate.holdouts.retain(|h| h.nation != nation);
        }
        self.cohesion = (self.cohesion - cost).max(0.0);
    }

    /// What `nation` has borne for the treaty; None before the first turn of its membership is over.
    #[must_use]
    pub fn burden(&self, nation: NationId) -> Option<&Burden> {
        let at = self.burdens.binary_search_by_key(&nation, |b| b.nation);
        at.ok().map(|i| &self.burdens[i])
    }

    /// How `nation` stands to the treaty; None while there is nothing to say of it.
    #[must_use]
    pub fn mood(&self, nation: NationId) -> Option<&Mood> {
        let at = self.moods.binary_search_by_key(&nation, |m| m.nation);
        at.ok().map(|i| &self.moods[i])
    }

    /// The same, to change; begun if need be.
    pub(crate) fn mood_mut(&mut self, nation: NationId) -> &mut Mood {
        let at = match self.moods.binary_search_by_key(&nation, |m| m.nation) {
            Ok(at) => at,
            Err(at) => {
                let mood = Mood {
                    nation,
                    opinion: 0.0,
                    step: Step::Content,
                    since: 0,
                    word: None,
                    reproached: None,
                };
                self.moods.insert(at, mood);
                at
            }
        };
        &mut self.moods[at]
    }

    /// The pledge that `nation` has open under the treaty.
    #[must_use]
    pub fn pledge(&self, nation: NationId) -> Option<Pledge> {
        self.burden(nation).and_then(|b| b.pledge)
    }

    #[must_use]
    pub fn candidate(&self, nation: NationId) -> Option<&Candidate> {
        self.candidates.iter().find(|c| c.nation == nation)
    }

    #[must_use]
    pub fn has(&self, nation: NationId) -> bool {
        self.members.binary_search(&nation).is_ok()
    }

    /// Whether the membership of `nation` rests.
    #[must_use]
    pub fn suspends(&self, nation: NationId) -> bool {
        self.suspended.binary_search(&nation).is_ok()
    }

    /// Whether `nation` has a seat in its council.
    #[must_use]
    pub fn seated(&self, nation: NationId) -> bool {
        self.council.iter().any(|s| s.nation == nation)
    }

    /// How `nation` pays its dues.
    #[must_use]
    pub fn pays(&self, nation: NationId) -> Payment {
        self.account(nation).map_or(Payment::Coin, |a| a.pays)
    }

    /// Dues that `nation` has not paid, billions of 1990 dollars.
    #[must_use]
    pub fn arrears(&self, nation: NationId) -> f64 {
        self.account(nation).map_or(0.0, |a| a.arrears)
    }

    fn account(&self, nation: NationId) -> Option<&Account> {
        self.accounts.iter().find(|a| a.nation == nation)
    }

    /// The account of `nation`, opened if need be.
    pub(crate) fn account_mut(&mut self, nation: NationId) -> &mut Account {
        let place = match self.accounts.binary_search_by_key(&nation, |a| a.nation) {
            Ok(place) => place,
            Err(place) => {
                let account = Account {
                    nation,
                    pays: Payment::Coin,
                    arrears: 0.0,
                };
                self.accounts.insert(place, account);
                place
            }
        };
        &mut self.accounts[place]
    }
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

impl Crisis {
    #[must_use]
    pub fn is_war(&self) -> bool {
        self.rung >= 5
    }

    #[must_use]
    pub fn leader(&self, side: Side) -> NationId {
        match side {
            Side::Challenger => self.challenger,
            Side::Target => self.target,
        }
    }

    #[must_use]
    pub fn side_of(&self, nation: NationId) -> Option<Side> {
        Side::BOTH
            .into_iter()
            .find(|s| self.sides[s.index()].iter().any(|p| p.nation == nation))
    }

    /// The plea of `nation` for a separate peace, if it stands.
    #[must_use]
    pub fn plea(&self, nation: NationId) -> Option<Plea> {
        self.pleas.iter().copied().find(|p| p.nation == nation)
    }

    #[must_use]
    pub fn opposed(&self, a: NationId, b: NationId) -> bool {
        matches!((self.side_of(a), self.side_of(b)), (Some(x), Some(y)) if x != y)
    }

    /// The nations on one side, the leader first.
    pub fn nations(&self, side: Side) -> impl Iterator<Item = NationId> + '_ {
        self.sides[side.index()].iter().map(|p| p.nation)
    }
}
