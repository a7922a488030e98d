//! Questions about who stands where with whom, answered from treaties and crises.

use std::collections::BTreeSet;

use super::World;
use crate::ids::{CrisisId, ForceId, NationId};
use crate::order::{Contribution, Side};
use crate::view::{Bonds, Contacts, Deployments};

impl World {
    /// The war in which `a` and `b` fight each other.
    pub fn war_between(&self, a: NationId, b: NationId) -> Option<CrisisId> {
        self.crises()
            .iter()
            .find(|c| c.is_war() && c.opposed(a, b))
            .map(|c| c.id)
    }

    pub fn at_war(&self, nation: NationId) -> bool {
        self.at_war_since(nation).is_some()
    }

    /// Whether `guest` may enter what `host` controls without fighting: by transit right, by charter,
    /// or as a belligerent on the same side.
    pub fn may_cross(&self, guest: NationId, host: NationId) -> bool {
        guest == host
            || self.pairs.transit(host, guest)
            || (self
                .treaties()
                .iter()
                .any(|t| t.has(guest) && t.has(host) && self.charter(t.charter).transit)
                && self.war_between(guest, host).is_none())
            || self.crises().iter().any(|c| {
                c.is_war() && c.side_of(guest).is_some() && c.side_of(guest) == c.side_of(host)
            })
    }

    /// Whether a treaty in force promises `a` and `b` each other's help.
    pub fn allied(&self, a: NationId, b: NationId) -> bool {
        a != b
            && self
                .treaties()
                .iter()
                .any(|t| t.has(a) && t.has(b) && self.charter(t.charter).obligation.defends())
    }

    /// What the treaties in force make of every pair.
    pub fn bonds(&self) -> Bonds {
        Bonds::new(self.scenario.nations.len(), &self.treaties()[..], |c| {
            self.charter(c)
        })
    }

    /// Whether `a` and `b` serve in this war under one commander, who is in it with forces on their side.
    pub fn commanded(&self, a: NationId, b: NationId, war: CrisisId, side: Side) -> bool {
        let Some(war) = self.get(war) else {
            return false;
        };
        let fights = |n: NationId| {
            war.sides[side.index()]
                .iter()
                .any(|p| p.nation == n && p.contribution >= Contribution::Caveats)
        };
        a != b
            && self
                .treaties()
                .iter()
                .any(|t| t.integrated && t.has(a) && t.has(b) && t.commander.is_some_and(fights))
    }

    /// Troops and fleets away from home.
    pub fn deployments(&self) -> Deployments {
        let posted: BTreeSet<ForceId> = self
            .missions()
            .iter()
            .flat_map(|m| m.troops.iter().filter_map(|d| d.force))
            .collect();
        let forces = self.forces().filter(|f| !posted.contains(&f.id));
        let regions = self.regions();
        Deployments::of(
            &self.scenario,
            forces.map(|f| (f.nation, f.region, f.arm, f.strength)),
            |r| regions[r.index()].controller,
        )
    }

    /// Where each two nations meet.
    pub fn contacts(&self) -> Contacts {
        let regions = self.regions();
        Contacts::of(&self.scenario, &self.deployments(), |r| {
            regions[r.index()].controller
        })
    }

    /// How well the forces of `a` and `b` fight as one, 0..1: the best treaty they share.
    pub fn interoperability(&self, a: NationId, b: NationId) -> f64 {
        if a == b {
            return 1.0;
        }
        self.treaties()
            .iter()
            .filter(|t| t.has(a) && t.has(b))
            .fold(0.0, |best, t| t.between(a, b).max(best))
    }
}
