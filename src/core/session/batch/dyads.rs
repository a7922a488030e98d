//! What each nation is to each other in the terms of the record of disputes, surveyed once a year: whose land touches, who
//! can reach whom, who has promised whom what. A dyad is directed: the first of it is the one that might challenge.

use serde::{Deserialize, Serialize};
use strum::IntoEnumIterator;

use crate::content::{Mode, Obligation, Trigger};
use crate::ids::{NationId, RegionId};
use crate::judge;
use crate::view::{Public, Treaty};

/// Share in the world's power from which a nation is a major power, unless the map has so few that this is usual: the
/// mean of six shares, as in the index of national capabilities.
pub const MAJOR: f64 = 0.05;

/// How many times the mean share a major power has at least.
pub const MAJOR_MEANS: f64 = 2.0;

/// Level of rivalry, 0..1, from which two nations are rivals. The record's are strategic rivals, each the other's first likely
/// enemy: of the 39 states of 1949 to 1969 some 20 pairs a year are on the lists of Thompson and Dreyer (2012) and of Thompson,
/// Sakuwa and Suhas (2021), and as many have this level on the map of Europe in 1949, where lower levels stand for ill will.
pub const RIVAL: f64 = 0.35;

/// Coasts on one sea are near each other where the centres of their regions are no farther apart, in km. The record asks
/// for 150 miles of water; centres lie some 80 km behind their coasts.
pub const NARROW_KM: f64 = 400.0;

/// One thing that is so of a directed dyad in a year, as it stands when the year begins.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    Serialize,
    Deserialize,
    strum::EnumIter,
    strum::IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Trait {
    /// Soil that one owns touches soil of the other's.
    Land,
    /// It does not, but a strait is all that is between, or coasts on one sea no farther apart than [`NARROW_KM`].
    Water,
    /// One of the two is a major power: its share in the world's power is [`MAJOR`] or more, and
    /// twice the mean.
    Major,
    /// Their rivalry is [`RIVAL`] or more.
    Rival,
    /// A treaty promises them each other's help.
    Allied,
    /// An attack by the first on the second's capital would fall under a promise of help that a third has given the second.
    Guarded,
    /// The first has a pact for attack as well as defence with a third, and not with the second.
    Offensive,
    /// A third has promised the first to stay out of its wars, in a pact to which the second is no party.
    Neutral,
    /// The two have promised each other neutrality, or not to attack.
    Peace,
}

impl Trait {
    #[must_use]
    pub const fn bit(self) -> u16 {
        1 << self as u16
    }

    /// All of them, in the order of the columns of a panel.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter()
    }

    /// Those that are set in `bits`.
    pub fn of(bits: u16) -> impl Iterator<Item = Self> {
        Self::iter().filter(move |t| bits & t.bit() != 0)
    }

    /// The bits of all in `list`.
    #[must_use]
    pub fn bits(list: &[Self]) -> u16 {
        list.iter().fold(0, |bits, t| bits | t.bit())
    }
}

/// Whether the nation is a major power, with each nation's share in the world's power.
#[must_use]
pub fn is_major(powers: &[f64], nation: usize) -> bool {
    let least = MAJOR.max(MAJOR_MEANS / (powers.len() as f64).max(1.0));
    powers.get(nation).is_some_and(|p| *p >= least)
}

/// The traits of every directed dyad, row by row. A nation that lives on in exile, or owns nothing, is in none.
#[derive(Clone, Debug)]
pub struct Dyads {
    n: usize,
    bits: Vec<u16>,
    present: Vec<bool>,
}

impl Dyads {
    /// The dyads as they stand, with each nation's share in the world's power.
    #[must_use]
    pub fn survey(public: &Public, powers: &[f64]) -> Self {
        let n = public.nations.len();
        let owns = |i: usize| {
            public
                .regions
                .iter()
                .any(|r| r.owner == Some(NationId::at(i)))
        };
        let present = (0..n).map(|i| public.nations[i].exile.is_none() && owns(i));
        let mut this = Self {
            n,
            bits: vec![0; n * n],
            present: present.collect(),
        };
        this.place(public);
        let major = |i: usize| is_major(powers, i);
        for a in 0..n {
            for b in (0..n).filter(|b| *b != a) {
                let (one, other) = (NationId::at(a), NationId::at(b));
                if major(a) || major(b) {
                    this.set(a, b, Trait::Major);
                }
                if public.pairs.rivalry(one, other) >= RIVAL {
                    this.set(a, b, Trait::Rival);
                }
                if public.allied(one, other) {
                    this.set(a, b, Trait::Allied);
                }
            }
        }
        for treaty in &public.treaties {
            this.bind(public, treaty);
        }
        this
    }

    /// Whose soil touches, or lies across a narrow water.
    fn place(&mut self, public: &Public) {
        let scenario = &public.scenario;
        let owner = |r: RegionId| public.regions[r.index()].owner.map(NationId::index);
        let mut shores: Vec<(RegionId, RegionId)> = Vec::new();
        for link in &scenario.links {
            match (link.mode, owner(link.a), owner(link.b)) {
                (Mode::Land, Some(a), Some(b)) => self.both(a, b, Trait::Land),
                (Mode::Strait, Some(a), Some(b)) => self.both(a, b, Trait::Water),
                (Mode::Sea, Some(_), None) => shores.push((link.b, link.a)),
                (Mode::Sea, None, Some(_)) => shores.push((link.a, link.b)),
                _ => {}
            }
        }
        shores.sort_unstable();
        for coasts in shores.chunk_by(|x, y| x.0 == y.0) {
            for (i, (_, x)) in coasts.iter().enumerate() {
                for (_, y) in &coasts[i + 1..] {
                    if let (Some(a), Some(b)) = (owner(*x), owner(*y))
                        && a != b
                        && scenario.distance_km(*x, *y) <= NARROW_KM
                    {
                        self.both(a, b, Trait::Water);
                    }
                }
            }
        }
        for bits in &mut self.bits {
            if *bits & Trait::Land.bit() != 0 {
                *bits &= !Trait::Water.bit();
            }
        }
    }

    /// What a treaty makes of its members and others.
    fn bind(&mut self, public: &Public, treaty: &Treaty) {
        let charter = public.charter(treaty);
        let attack =
            |t: &Trigger| matches!(t, Trigger::Territory | Trigger::Forces | Trigger::Threat);
        let guards = charter.obligation.defends() && charter.triggers.iter().any(attack);
        for &member in &treaty.members {
            if treaty.members.len() < 2 || treaty.suspends(member) {
                continue;
            }
            let capital = public.scenario.nation(member).capital;
            let covered = guards && judge::in_area(&public.scenario, charter, treaty, capital);
            let m = member.index();
            for other in 0..self.n {
                let within = treaty.has(NationId::at(other));
                let promise = charter.obligation;
                match promise {
                    _ if other == m => {}
                    Obligation::Neutrality | Obligation::NonAggression if within => {
                        self.set(m, other, Trait::Peace);
                    }
                    Obligation::Neutrality => self.set(m, other, Trait::Neutral),
                    Obligation::Offensive if !within => self.set(m, other, Trait::Offensive),
                    _ => {}
                }
                if covered && !within {
                    self.set(other, m, Trait::Guarded);
                }
            }
        }
    }

    fn set(&mut self, a: usize, b: usize, t: Trait) {
        self.bits[a * self.n + b] |= t.bit();
    }

    fn both(&mut self, a: usize, b: usize, t: Trait) {
        if a != b {
            self.set(a, b, t);
            self.set(b, a, t);
        }
    }

    /// Every directed dyad of nations that are there, with its traits.
    pub fn all(&self) -> impl Iterator<Item = (NationId, NationId, u16)> + '_ {
        let pairs = (0..self.n).flat_map(move |a| (0..self.n).map(move |b| (a, b)));
        pairs
            .filter(|(a, b)| a != b && self.present[*a] && self.present[*b])
            .map(|(a, b)| (NationId::at(a), NationId::at(b), self.bits[a * self.n + b]))
    }

    /// The nations that are there.
    pub fn present(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.n).filter(|i| self.present[*i])
    }

    #[must_use]
    pub fn is(&self, a: usize, b: usize, t: Trait) -> bool {
        self.bits[a * self.n + b] & t.bit() != 0
    }
}
