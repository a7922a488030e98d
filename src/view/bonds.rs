//! Which nations the treaties in force bind to each other: asked for pairs by the thousand, so laid out
//! flat.

use std::ops::Deref;

use super::Treaty;
use crate::content::Charter;
use crate::ids::{CharterId, NationId};

/// Two facts about every pair, and who is in which treaty: read off a list of treaties and never changed after.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bonds {
    n: usize,
    allied: Vec<bool>,
    transit: Vec<bool>,
    /// By nation: the places in the list of the treaties that it is a member of.
    memberships: Vec<Vec<u16>>,
}

impl Bonds {
    /// The bonds of `n` nations under `treaties`, whose charters `charter` looks up.
    #[must_use]
    pub fn new<'c>(
        n: usize,
        treaties: impl Iterator<Item = impl Deref<Target = Treaty>>,
        charter: impl Fn(CharterId) -> &'c Charter,
    ) -> Self {
        let mut bonds = Self {
            n,
            allied: vec![false; n * n],
            transit: vec![false; n * n],
            memberships: vec![Vec::new(); n],
        };
        for (place, treaty) in (0..).zip(treaties) {
            for member in &treaty.members {
                bonds.memberships[member.index()].push(place);
            }
            let charter = charter(treaty.charter);
            let defends = charter.obligation.defends();
            if !defends && !charter.transit {
                continue;
            }
            for a in &treaty.members {
                let row = a.index() * n;
                for b in treaty.members.iter().filter(|b| *b != a) {
                    bonds.allied[row + b.index()] |= defends;
                    bonds.transit[row + b.index()] |= charter.transit;
                }
            }
        }
        bonds
    }

    pub(crate) fn memberships(&self, nation: NationId) -> &[u16] {
        &self.memberships[nation.index()]
    }

    /// Whether a treaty promises `a` and `b` each other's help.
    #[must_use]
    pub fn allied(&self, a: NationId, b: NationId) -> bool {
        self.allied[a.index() * self.n + b.index()]
    }

    /// Whether the same nations may enter each other's soil under both.
    pub(crate) fn same_ways(&self, other: &Self) -> bool {
        self.transit == other.transit
    }

    /// Whether a treaty lets `a` and `b` enter each other's soil.
    #[must_use]
    pub fn transit(&self, a: NationId, b: NationId) -> bool {
        self.transit[a.index() * self.n + b.index()]
    }
}
