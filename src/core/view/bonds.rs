//! Which nations the treaties in force bind to each other: asked for pairs by the thousand, so laid out
//! flat.

use std::borrow::Borrow;

use super::Treaty;
use crate::content::Charter;
use crate::ids::{CharterId, NationId};

/// Two facts about every pair, and who is in which treaty: read off a list of treaties and never changed after.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bonds {
    n: usize,
    allied: Vec<bool>,
    transit: Vec<bool>,
    /// The places in the list of the treaties that each nation is a member of, one nation after the other.
    memberships: Vec<u16>,
    /// By nation: where its places begin, and at last where they end.
    begin: Vec<u32>,
}

impl Bonds {
    /// The bonds of `n` nations under `treaties`, whose charters `charter` looks up.
    #[must_use]
    pub fn new<'c>(
        n: usize,
        treaties: &[impl Borrow<Treaty>],
        charter: impl Fn(CharterId) -> &'c Charter,
    ) -> Self {
        let (memberships, begin) = memberships(n, treaties);
        let mut bonds = Self {
            n,
            allied: vec![false; n * n],
            transit: vec![false; n * n],
            memberships,
            begin,
        };
        for treaty in treaties.iter().map(Borrow::borrow) {
            let charter = charter(treaty.charter);
            let defends = charter.obligation.defends();
            if !defends && !charter.transit {
                continue;
            }
            for a in &treaty.members {
                let row = a.index() * n..(a.index() + 1) * n;
                let (allied, transit) = (&mut bonds.allied[row.clone()], &mut bonds.transit[row]);
                for b in treaty.members.iter().filter(|b| *b != a) {
                    allied[b.index()] |= defends;
                    transit[b.index()] |= charter.transit;
                }
            }
        }
        bonds
    }

    pub(crate) fn memberships(&self, nation: NationId) -> &[u16] {
        let (begin, end) = (self.begin[nation.index()], self.begin[nation.index() + 1]);
        &self.memberships[begin as usize..end as usize]
    }

    /// [`Bonds::allied`] of all, row by row.
    pub(crate) fn all_allied(&self) -> &[bool] {
        &self.allied
    }

    /// Whether a treaty promises `a` and `b` each other's help.
    #[must_use]
    pub fn allied(&self, a: NationId, b: NationId) -> bool {
        self.allied[a.index() * self.n + b.index()]
    }

    /// Whether a treaty promises `nation` and each other each other's help, by nation.
    pub(crate) fn allies(&self, nation: NationId) -> &[bool] {
        &self.allied[nation.index() * self.n..(nation.index() + 1) * self.n]
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

/// For each nation the places in the list of the treaties that it is in, one nation after the other, and where those of
/// each begin.
fn memberships(n: usize, treaties: &[impl Borrow<Treaty>]) -> (Vec<u16>, Vec<u32>) {
    let mut begin = vec![0; n + 1];
    for member in treaties.iter().flat_map(|t| &t.borrow().members) {
        begin[member.index() + 1] += 1;
    }
    for i in 0..n {
        begin[i + 1] += begin[i];
    }
    let mut next = begin.clone();
    let mut list = vec![0; begin[n] as usize];
    for (place, treaty) in (0..).zip(treaties) {
        for member in &treaty.borrow().members {
            let at = &mut next[member.index()];
            list[*at as usize] = place;
            *at += 1;
        }
    }
    (list, begin)
}
