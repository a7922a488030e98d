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
    /// Who pays for it without being there, if anybody does.
    #[serde(default)]
    pub payer: Option<Payer>,
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

impl Mission {
    /// What `nation` has sent.
    #[must_use]
    pub fn detachment(&self, nation: NationId) -> Option<&Detachment> {
        self.troops.iter().find(|d| d.nation == nation)
    }

    /// How long the people of `nation` would still bear being there, 1..0: of those who are there, of those who were.
    #[must_use]
    pub fn patience(&self, nation: NationId) -> f64 {
        let gone = || self.weary.iter().find(|w| w.0 == nation).map(|w| w.1);
        let here = self.detachment(nation).map(|d| d.patience);
        here.or_else(gone).unwrap_or(1.0)
    }

    /// Points that count.
    #[must_use]
    pub fn strength(&self) -> f64 {
        self.troops
            .iter()
            .fold(0.0, |sum, d| sum + d.points * d.worth * d.ready)
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

    /// The mission to which the force is posted.
    #[must_use]
    pub fn posted(&self, force: ForceId) -> Option<&Mission> {
        self.missions.iter().find(|m| m.posts(force))
    }
}
