//! What a settlement forbids for a term, and whether it has been kept.

use serde::{Deserialize, Serialize};

use super::Situation;
use crate::ids::{NationId, RegionId};
use crate::order::Restraint;

/// A promise made in a settlement.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Undertaking {
    pub by: NationId,
    pub to: NationId,
    pub restraint: Restraint,
    pub since: u32,
    /// The turn from which it no longer binds.
    pub until: u32,
    /// The turn it was broken; it binds nobody any more, but is remembered for a while.
    pub broken: Option<u32>,
}

impl Undertaking {
    #[must_use]
    pub fn in_force(&self) -> bool {
        self.broken.is_none()
    }

    /// Whether it came of a settlement and was broken: a cause of quarrel.
    fn breached(&self) -> bool {
        !self.in_force() && !self.restraint.bargained()
    }
}

impl Situation {
    /// What binds `nation` now. In a war it may defend itself as it can, so nothing does.
    pub fn bound_by(&self, nation: NationId) -> impl Iterator<Item = &Undertaking> + '_ {
        let rests = self.undertakings.is_empty() || self.at_war(nation);
        let list = if rests { &[] } else { &self.undertakings[..] };
        list.iter().filter(move |u| u.by == nation && u.in_force())
    }

    /// The undertaking that keeps forces out of a region, if one does.
    #[must_use]
    pub fn empty_of_forces(&self, region: RegionId) -> Option<&Undertaking> {
        if self.undertakings.is_empty() {
            return None;
        }
        let holder = self.regions[region.index()].controller?;
        self.bound_by(holder)
            .find(|u| u.restraint == Restraint::Forces(region))
    }

    /// The greatest share of GDP that `nation` may spend on defence under its undertakings, in thousandths.
    #[must_use]
    pub fn arms_ceiling(&self, nation: NationId) -> Option<u16> {
        self.bound_by(nation)
            .filter_map(|u| match u.restraint {
                Restraint::Arms(permille) => Some(permille),
                _ => None,
            })
            .min()
    }

    /// The undertaking that keeps `nation` out of an alliance with `others`, if one does.
    #[must_use]
    pub fn barred_from(
        &self,
        nation: NationId,
        others: impl Iterator<Item = NationId> + Clone,
    ) -> Option<&Undertaking> {
        let line = self.scenario.rules.settlement.rival_partner;
        self.bound_by(nation).find(|u| {
            let rival = |n: NationId| n != nation && self.pairs.rivalry(u.to, n) >= line;
            let mut others = others.clone();
            u.restraint == Restraint::Alliances
                && !others.clone().any(|n| n == u.to)
                && others.any(rival)
        })
    }

    /// Whether `by` owes `to` a truce. One binds also while it is at war with others.
    #[must_use]
    pub fn truce(&self, by: NationId, to: NationId) -> bool {
        let mut list = self.undertakings.iter();
        list.any(|u| (u.by, u.to) == (by, to) && u.restraint == Restraint::Truce && u.in_force())
    }

    /// Whether `by` has bargained away, for a term, what `restraint` forbids it towards `to`.
    #[must_use]
    pub fn has_bargained(&self, by: NationId, to: NationId, restraint: Restraint) -> bool {
        self.bound_by(by)
            .any(|u| u.to == to && u.restraint == restraint)
    }

    /// The last undertaking of a settlement that `by` has broken towards `to`, as long as it is a cause of quarrel.
    #[must_use]
    pub fn breach_of(&self, by: NationId, to: NationId) -> Option<&Undertaking> {
        self.undertakings
            .iter()
            .rev()
            .find(|u| u.by == by && u.to == to && u.breached())
    }

    /// Whether anybody has broken an undertaking towards `to`: see [`Situation::breach_of`].
    #[must_use]
    pub fn wronged(&self, to: NationId) -> bool {
        self.undertakings.iter().any(|u| u.to == to && u.breached())
    }
}
