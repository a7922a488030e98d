//! Peace operations: mandated by an alliance's body or by a host, manned by members.

use serde::{Deserialize, Serialize};

use super::Situation;
use crate::content::PeaceRules;
use crate::event::MandateSource;
use crate::ids::{ForceId, MissionId, NationId, RegionId, TreatyId};
use crate::order::{Caveat, Contribution};

/// An operation to keep the peace in a region.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Mission {
    pub id: MissionId,
    pub treaty: TreatyId,
    pub region: RegionId,
    /// Who held the region when it was mandated.
    pub host: NationId,
    /// The other side of the line that it holds; None where it stands between a state and its own people.
    pub rival: Option<NationId>,
    /// The member that moved it, to whom the host gave leave.
    pub by: NationId,
    pub source: MandateSource,
    /// Whether the host wants it there.
    pub consent: bool,
    pub since: u32,
    /// The turn on which the mandate ends.
    pub until: u32,
    /// How often the mandate was renewed.
    pub renewed: u16,
    /// How bad things were when it was mandated, 0..1.
    pub trouble: f64,
    /// Who pays for it without having to be there, in the order in which they began; together all of it at most.
    #[serde(default, alias = "payer", deserialize_with = "none_one_or_more")]
    pub payers: Vec<Payer>,
    /// Sorted by nation.
    pub troops: Vec<Detachment>,
    /// What is left of the patience of those who have gone home, 0..1, while it is less than whole; sorted by nation.
    #[serde(default)]
    pub weary: Vec<(NationId, f64)>,
    /// People killed so far, thousands.
    pub dead: f64,
}

/// A partner that pays for a mission.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Payer {
    pub nation: NationId,
    /// Share of what the common fund leaves to be paid, 0..1.
    pub share: f64,
    /// How long it will still bear that, 1..0.
    pub patience: f64,
    /// What it has paid so far, billions of 1990 dollars.
    pub spent: f64,
}

/// Until edition 15 a mission had one payer or none.
fn none_one_or_more<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Payer>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Payers {
        More(Vec<Payer>),
        Most(Option<Payer>),
    }
    Ok(match Payers::deserialize(from)? {
        Payers::More(list) => list,
        Payers::Most(one) => one.into_iter().collect(),
    })
}

/// What one member sends.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Detachment {
    pub nation: NationId,
    pub contribution: Contribution,
    pub caveat: Option<Caveat>,
    /// The force that is posted to it, and one on its way to join that.
    pub force: Option<ForceId>,
    pub relief: Option<ForceId>,
    /// Points of land strength of the force.
    pub points: f64,
    /// Share of it that is at work, 0..1: the advance party until the main body is there, then by its supply.
    pub ready: f64,
    /// What it is worth with its caveat, 0..1.
    pub worth: f64,
    /// How long its people at home will still bear it, 1..0.
    pub patience: f64,
    /// Its dead so far, thousands.
    pub dead: f64,
    /// What it has paid so far, billions of 1990 dollars.
    pub spent: f64,
    pub since: u32,
}

impl Payer {
    /// Whoever begins to pay.
    #[must_use]
    pub fn new((nation, share): (NationId, f64)) -> Self {
        Self {
            nation,
            share,
            patience: 1.0,
            spent: 0.0,
        }
    }
}

impl Mission {
    /// What `nation` has sent.
    #[must_use]
    pub fn detachment(&self, nation: NationId) -> Option<&Detachment> {
        self.troops.iter().find(|d| d.nation == nation)
    }

    /// What `nation` pays as a partner.
    #[must_use]
    pub fn payer(&self, nation: NationId) -> Option<&Payer> {
        self.payers.iter().find(|p| p.nation == nation)
    }

    /// Share of what the fund leaves that partners pay, 0..1, but for what `nation` does.
    #[must_use]
    pub fn paid_by_others(&self, nation: Option<NationId>) -> f64 {
        let others = self.payers.iter().filter(|p| Some(p.nation) != nation);
        others.fold(0.0, |sum, p| sum + p.share).min(1.0)
    }

    /// How long the people of `nation` would still bear being there or paying, 1..0: of those who do, of those who did.
    #[must_use]
    pub fn patience(&self, nation: NationId) -> f64 {
        let gone = || self.weary.iter().find(|w| w.0 == nation).map(|w| w.1);
        let here = self.detachment(nation).map(|d| d.patience);
        let pays = || self.payer(nation).map(|p| p.patience);
        here.or_else(pays).or_else(gone).unwrap_or(1.0)
    }

    /// Whether it stands for `nation` as for any other: neither its host nor the other side of its line.
    #[must_use]
    pub fn outside(&self, nation: NationId) -> bool {
        self.host != nation && self.rival != Some(nation)
    }

    /// Points of land strength that were sent to it.
    #[must_use]
    pub fn points(&self) -> f64 {
        self.troops.iter().fold(0.0, |sum, d| sum + d.points)
    }

    /// Points that count.
    #[must_use]
    pub fn strength(&self) -> f64 {
        self.troops
            .iter()
            .fold(0.0, |sum, d| sum + d.points * d.worth * d.ready)
    }

    /// Points that will count once all of them are there, but for those of `nation`.
    fn promised_by_others(&self, nation: NationId) -> f64 {
        let others = self.troops.iter().filter(|d| d.nation != nation);
        others.fold(0.0, |sum, d| sum + d.points * d.worth)
    }

    /// How much of the peace it can keep, 0..1, where `people` (millions) live.
    #[must_use]
    pub fn presence(&self, people: f64, rules: &PeaceRules) -> f64 {
        let full = 1.0 - libm::exp(-self.strength() / (people * rules.per_million).max(1e-6));
        full * if self.consent { 1.0 } else { rules.forced }
    }

    /// Whether it stands between the two.
    #[must_use]
    pub fn parts(&self, a: NationId, b: NationId) -> bool {
        self.rival
            .is_some_and(|r| (self.host, r) == (a, b) || (self.host, r) == (b, a))
    }

    /// Whether the force is posted to it.
    #[must_use]
    pub fn posts(&self, force: ForceId) -> bool {
        let has = |d: &Detachment| d.force == Some(force) || d.relief == Some(force);
        self.troops.iter().any(has)
    }
}

impl Situation {
    /// How much of the peace a mission can keep, 0..1.
    #[must_use]
    pub fn presence(&self, mission: &Mission) -> f64 {
        let people = self.regions[mission.region.index()].people;
        mission.presence(people, &self.scenario.rules.peace)
    }

    /// How much of the peace in a region the contingents of others than `nation` will keep once they are all there, 0..1: of every
    /// mission but that of `treaty`, where one is named.
    #[must_use]
    pub fn kept_by_others(
        &self,
        region: RegionId,
        nation: NationId,
        treaty: Option<TreatyId>,
    ) -> f64 {
        let there = self.missions.iter().filter(|m| m.region == region);
        let counted = there.filter(|m| Some(m.treaty) != treaty);
        let promised: f64 = counted.map(|m| m.promised_by_others(nation)).sum();
        let people = self.regions[region.index()].people;
        let needed = people * self.scenario.rules.peace.per_million;
        1.0 - libm::exp(-promised / needed.max(1e-6))
    }

    /// Points of land strength that `nation` has in missions.
    #[must_use]
    pub fn abroad_for_peace(&self, nation: NationId) -> f64 {
        let theirs = self.missions.iter().filter_map(|m| m.detachment(nation));
        theirs.fold(0.0, |sum, d| sum + d.points)
    }

    /// The mission to which the force is posted.
    #[must_use]
    pub fn posted(&self, force: ForceId) -> Option<&Mission> {
        self.missions.iter().find(|m| m.posts(force))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stood in saves of edition 15 and before.
    #[derive(Serialize, Deserialize)]
    struct Before {
        payer: Option<Payer>,
    }

    #[derive(Serialize, Deserialize)]
    struct Now {
        #[serde(default, alias = "payer", deserialize_with = "none_one_or_more")]
        payers: Vec<Payer>,
    }

    #[test]
    fn a_mission_of_one_payer_or_none_is_read_as_one_of_many() {
        let one = Payer::new((NationId(3), 0.75));
        let read = |payer| -> Vec<Payer> {
            let packed = rmp_serde::to_vec_named(&Before { payer }).unwrap();
            rmp_serde::from_slice::<Now>(&packed).unwrap().payers
        };
        assert_eq!(read(Some(one)), [one]);
        assert_eq!(read(None), []);
        let two = Now {
            payers: vec![one, Payer::new((NationId(4), 0.25))],
        };
        let packed = rmp_serde::to_vec_named(&two).unwrap();
        let again: Now = rmp_serde::from_slice(&packed).unwrap();
        assert_eq!(again.payers, two.payers);
    }
}
