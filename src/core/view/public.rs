//! What everybody knows, with what follows from it laid out flat.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::alarm::{self, Alarms};
use super::{Bonds, Contact, Contacts, Crisis, Participant, Situation, Treaty, overland};
use crate::ids::{NationId, RegionId};
use crate::order::Side;

/// The public situation, shared by all views of a turn, and what follows from it, which nothing else may write: it is to be
/// read by all and changed by nobody. Another is made of a changed situation.
#[derive(Debug)]
pub struct Public {
    situation: Situation,
    /// What the treaties make of every pair.
    bonds: Arc<Bonds>,
    /// By nation: how alarming each other's power would be to it, see [`Public::alarm`].
    alarms: Arc<[alarm::Lazy]>,
    /// The strongest claim of each nation to soil that each other owns, row by row: see [`Public::ground`].
    grounds: Arc<[f64]>,
    /// Whose armies can get at whose soil overland, row by row: see [`Public::overland`].
    overland: Arc<[bool]>,
    /// Where each two meet.
    contacts: Arc<Contacts>,
    asked: Asked,
}

/// What follows from the rest too, and is found when it is first asked for: two that are alike but for this are told alike.
#[derive(Default)]
struct Asked {
    /// Where there is trouble.
    troubles: OnceLock<Vec<RegionId>>,
    /// By nation: whether it is at war.
    fighting: OnceLock<Vec<bool>>,
    /// By nation: what stirs about it.
    stirs: OnceLock<Vec<f64>>,
}

impl fmt::Debug for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Asked")
    }
}

impl Deref for Public {
    type Target = Situation;

    fn deref(&self) -> &Situation {
        &self.situation
    }
}

impl Public {
    /// How alarming power in the hands of `other` is to `nation`, 0..1: nearness times hostility, as anyone
    /// can judge it.
    #[must_use]
    pub fn alarm(&self, nation: NationId, other: NationId) -> f64 {
        self.alarms_for(nation).levels[other.index()]
    }

    /// A situation and all that follows from it.
    pub(crate) fn of(situation: Situation) -> Self {
        let alarms = alarm::Lazy::all(situation.nations.len());
        let mut public = Self {
            situation,
            bonds: Arc::default(),
            alarms,
            grounds: Arc::default(),
            overland: Arc::default(),
            contacts: Arc::default(),
            asked: Asked::default(),
        };
        public.bonds = public.bound();
        public.grounds = public.best_claims();
        public.overland = overland::overland(&public).into();
        public.contacts = public.met();
        public
    }

    /// The same for a situation that is much like that of `before`: only what rests on something else is made again.
    pub(crate) fn after(situation: Situation, before: &Self) -> Self {
        let mut public = Self {
            situation,
            bonds: before.bonds.clone(),
            alarms: before.alarms.clone(),
            grounds: before.grounds.clone(),
            overland: before.overland.clone(),
            contacts: before.contacts.clone(),
            asked: Asked::default(),
        };
        public.follow(before);
        public
    }

    /// Makes again what has followed from `before` and may not follow from the situation as it is now.
    fn follow(&mut self, before: &Self) {
        if !Arc::ptr_eq(&self.composed, &before.composed) || !self.same_parties(before) {
            self.bonds = self.bound();
        }
        let pairs = Arc::ptr_eq(&self.pairs, &before.pairs);
        if !pairs {
            self.alarms = alarm::Lazy::after(&before.alarms, &before.pairs, &self.pairs);
        }
        let held = self.same_holders(before);
        if self.claims != before.claims || !self.same_owners(before) || !held {
            self.grounds = self.best_claims();
        }
        if !held || self.deployments != before.deployments {
            self.contacts = self.met();
        }
        let ways = (pairs || self.pairs.same_transit(&before.pairs))
            && self.bonds.same_ways(&before.bonds)
            && self.same_wars(before)
            && held;
        if !ways {
            self.overland = overland::overland(self).into();
        }
    }

    /// The same situation but for `change`, with what follows from it then.
    pub(super) fn changed(&self, change: impl FnOnce(&mut Situation)) -> Self {
        let mut situation = self.situation.clone();
        change(&mut situation);
        Self::after(situation, self)
    }

    fn alarms_for(&self, nation: NationId) -> &Alarms {
        let rules = &self.scenario.rules.perception;
        self.alarms[nation.index()].get(rules, &self.pairs, nation)
    }

    /// What the treaties make of every pair.
    #[must_use]
    pub fn bonds(&self) -> &Bonds {
        &self.bonds
    }

    /// Where there is trouble, as `make` finds it unless it is known.
    pub(crate) fn troubles(&self, make: impl FnOnce(&Self) -> Vec<RegionId>) -> &[RegionId] {
        self.asked.troubles.get_or_init(|| make(self))
    }

    /// By nation: what stirs about it, as `make` finds it unless it is known.
    pub(crate) fn stirs(&self, make: impl FnOnce() -> Vec<f64>) -> &[f64] {
        self.asked.stirs.get_or_init(make)
    }

    /// [`Situation::at_war`], which is asked for by the thousand.
    #[must_use]
    pub fn at_war(&self, nation: NationId) -> bool {
        let list = self.asked.fighting.get_or_init(|| {
            let mut list = vec![false; self.nations.len()];
            let wars = self.crises.iter().filter(|c| c.is_war());
            for nation in wars
                .flat_map(|c| Side::BOTH.map(|s| c.nations(s)))
                .flatten()
            {
                list[nation.index()] = true;
            }
            list
        });
        list[nation.index()]
    }

    fn met(&self) -> Arc<Contacts> {
        let holder = |r: RegionId| self.regions[r.index()].controller;
        Contacts::of(&self.scenario, &self.deployments, holder).into()
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

    /// By pair, row by row: see [`Public::ground`].
    fn best_claims(&self) -> Arc<[f64]> {
        let n = self.nations.len();
        let mut best = vec![0.0; n * n];
        for claim in &self.claims {
            if let Some(other) = self.claimed_from(claim) {
                let strength: &mut f64 = &mut best[claim.by.index() * n + other.index()];
                *strength = strength.max(claim.strength);
            }
        }
        best.into()
    }

    /// Whether armies of `nation` come to soil of `other` over land, across their own and that of those who let
    /// them pass.
    #[must_use]
    pub fn overland(&self, nation: NationId, other: NationId) -> bool {
        self.overland[nation.index() * self.nations.len() + other.index()]
    }

    /// How closely two nations meet; symmetric.
    #[must_use]
    pub fn contact(&self, a: NationId, b: NationId) -> Contact {
        self.contacts.between(a, b)
    }

    /// Where each two nations meet.
    pub(crate) fn contacts(&self) -> &Contacts {
        &self.contacts
    }

    /// How closely each meets `nation`, itself too, in id order.
    #[must_use]
    pub fn contacts_of(&self, nation: NationId) -> &[Contact] {
        self.contacts.of_nation(nation)
    }

    /// Whether there is a place where armies of the two could fight: face to face, over the soil of those who let either pass,
    /// or on a beach.
    #[must_use]
    pub fn can_fight(&self, a: NationId, b: NationId) -> bool {
        self.contacts.can_fight(a, b) || self.overland(a, b) || self.overland(b, a)
    }

    /// Whether `nation` can take part in a war on a side: it can get at an enemy, or over land or sea to a friend.
    #[must_use]
    pub fn can_join(&self, nation: NationId, war: &Crisis, side: Side) -> bool {
        let enemy = war.nations(side.other()).any(|n| self.can_fight(nation, n));
        enemy
            || war
                .nations(side)
                .any(|n| self.overland(nation, n) || self.contacts.over_sea(nation, n))
    }

    /// Whether armies of any of each side of a crisis could fight: see [`Public::can_fight`].
    #[must_use]
    pub fn sides_can_fight(&self, crisis: &Crisis) -> bool {
        crisis
            .nations(Side::Challenger)
            .any(|a| crisis.nations(Side::Target).any(|b| self.can_fight(a, b)))
    }

    /// [`Public::alarm`] of each other to `nation`, with whose it is, the most alarming first.
    #[must_use]
    pub fn most_alarming(&self, nation: NationId) -> &[(f64, NationId)] {
        &self.alarms_for(nation).order
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

    /// [`Situation::war_between`]: those at peace are not looked for.
    #[must_use]
    pub fn war_between(&self, a: NationId, b: NationId) -> Option<&Crisis> {
        match self.at_war(a) && self.at_war(b) {
            true => self.situation.war_between(a, b),
            false => None,
        }
    }

    /// Whether the two are on one side of a war.
    fn beside(&self, a: NationId, b: NationId) -> bool {
        let beside =
            |c: &Crisis| c.is_war() && c.side_of(a).is_some() && c.side_of(a) == c.side_of(b);
        self.at_war(a) && self.at_war(b) && self.crises.iter().any(beside)
    }

    /// On one side of a war, or bound to defend each other, and not at war: they lend each other their ships.
    #[must_use]
    pub fn friends(&self, a: NationId, b: NationId) -> bool {
        (self.allied(a, b) && self.war_between(a, b).is_none()) || self.beside(a, b)
    }

    /// Whether `a`'s forces may enter ground that `b` controls without fighting.
    #[must_use]
    pub fn may_cross(&self, a: NationId, b: NationId) -> bool {
        a == b
            || self.pairs.transit(b, a)
            || (self.bonds.transit(a, b) && self.war_between(a, b).is_none())
            || self.beside(a, b)
    }
}
