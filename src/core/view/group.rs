//! Armed groups: those who fight whoever holds a region, and are the army of no state.

use serde::{Deserialize, Serialize};

use super::Situation;
use crate::content::DomainRules;
use crate::ids::{GroupId, NationId, RegionId};

/// An armed group. The engine has it as it is; what everybody knows of it is less.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ArmedGroup {
    pub id: GroupId,
    /// No other in its region is called so.
    pub name: String,
    /// Where it fights.
    pub region: RegionId,
    /// Points: tens of thousands of fighters.
    pub strength: f64,
    /// Where it rests; None where it has no such place, or has it no more.
    pub haven: Option<RegionId>,
    pub sponsor: Option<NationId>,
    /// How far it has come to light who its sponsor is, 0..1.
    pub exposed: f64,
    /// Who held the region when it took up arms.
    pub against: NationId,
    /// How much of what it needs its sponsor gave it last, 0..1.
    pub fed: f64,
}

/// How well it is known who backs a group.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Backing {
    /// No sponsor is known of.
    None,
    Suspected(NationId),
    Known(NationId),
}

impl ArmedGroup {
    /// What the world knows of it: how strong it is to one figure, and its sponsor where that is suspected at least.
    #[must_use]
    pub(crate) fn published(&self, rules: &DomainRules) -> Self {
        let mut known = self.clone();
        known.strength = roughly(self.strength);
        if self.backing(rules) == Backing::None {
            (known.sponsor, known.exposed, known.fed) = (None, 0.0, 0.0);
        }
        known
    }

    /// What is known of its sponsor.
    #[must_use]
    pub fn backing(&self, rules: &DomainRules) -> Backing {
        match self.sponsor {
            Some(nation) if self.exposed >= rules.group_known => Backing::Known(nation),
            Some(nation) if self.exposed >= rules.group_suspected => Backing::Suspected(nation),
            _ => Backing::None,
        }
    }

    /// How much of a region is its own, 0..1, where so many points stand against the groups there.
    #[must_use]
    pub fn sway(groups: f64, against: f64) -> f64 {
        groups / (groups + against).max(1e-9)
    }
}

/// Rounded to one figure.
fn roughly(value: f64) -> f64 {
    if value <= 0.0 {
        return 0.0;
    }
    let scale = libm::pow(10.0, -libm::floor(libm::log10(value)));
    (value * scale).round() / scale
}

impl Situation {
    /// The armed groups in a region, in id order.
    pub fn groups_in(&self, region: RegionId) -> impl Iterator<Item = &ArmedGroup> {
        self.groups.iter().filter(move |g| g.region == region)
    }

    #[must_use]
    pub fn group(&self, id: GroupId) -> Option<&ArmedGroup> {
        let place = self.groups.binary_search_by_key(&id, |g| g.id).ok()?;
        Some(&self.groups[place])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strength_is_known_to_one_figure() {
        for (value, known) in [
            (0.0, 0.0),
            (0.0132, 0.01),
            (0.86, 0.9),
            (6.4, 6.0),
            (17.0, 20.0),
        ] {
            assert!((roughly(value) - known).abs() < 1e-12, "{value}");
        }
    }
}
