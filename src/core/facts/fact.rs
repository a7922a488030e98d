//! A fact of the record: what it says, and how it is measured of a batch.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::session::batch::Trait;

/// One figure of the record.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub id: String,
    pub value: f64,
    pub low: f64,
    pub high: f64,
    /// What kind of interval it is.
    pub interval: String,
    pub unit: String,
    /// Which data the record's figure was computed from.
    pub source: String,
    /// One of those that matter most.
    #[serde(default)]
    pub core: bool,
    /// In plain words: what is measured, of what, and what was chosen.
    pub definition: String,
    pub measure: Measure,
    /// What it would take to measure it where a batch does not allow it.
    #[serde(default)]
    pub takes: String,
    /// The record's figure for the very states of a map, by the map's id, where that is known.
    #[serde(default)]
    pub maps: BTreeMap<String, OfMap>,
}

/// The record's figure for the states of one map.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfMap {
    /// None where only the interval is known.
    #[serde(default)]
    pub value: Option<f64>,
    pub low: f64,
    pub high: f64,
    pub interval: String,
}

/// How a fact is measured. Rates are shares of directed dyad-years in which something began, as the record has them.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub enum Measure {
    /// Of the disputes, the share that reached just this hostility: 2 threat, 3 display, 4 use of force, 5 war.
    Hostility(u8),
    Reciprocated,
    /// Of the disputes, the share with three or more that took part with forces.
    Multilateral,
    MedianDays,
    Disputes(Class),
    Wars(Class),
    /// The rate of disputes where the trait is present, divided by the rate where it is not.
    DisputesRatio(Class, Trait),
    WarsRatio(Class, Trait),
    /// By how many percent the odds of a dispute are higher where the trait is present.
    DisputesOdds(Class, Trait),
    /// Of the chances of targets' allies to come in disputes that reached just this hostility, the share taken.
    AlliesJoin(u8),
    /// Wars with a thousand dead a year.
    WarsPerYear,
    InitiatorWins,
    StrongerWins,
    /// The slope of the initiator's log odds of winning on the log of its side's power to the other's.
    WinSlope,
    /// The mean over the years, both included, of Spearman's correlation of GDP and defence share in the treaties of these
    /// charters.
    SpendingRanks {
        charters: Vec<String>,
        from: i32,
        to: i32,
    },
    SpendingGrowth,
    Density(i32),
    Transitivity(i32),
    /// Of the pairs that a defence pact joined in these years, the share that none joined a year later.
    Dissolution {
        from: i32,
        to: i32,
    },
}

/// Directed dyads of which all of `all` is so, some of `any` (unless that is empty), and none of `none`.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Class {
    pub all: Vec<Trait>,
    pub any: Vec<Trait>,
    pub none: Vec<Trait>,
}

impl Class {
    #[must_use]
    pub fn holds(&self, is: &[Trait]) -> bool {
        self.all.iter().all(|t| is.contains(t))
            && (self.any.is_empty() || self.any.iter().any(|t| is.contains(t)))
            && !self.none.iter().any(|t| is.contains(t))
    }
}

impl Fact {
    /// The record's value and interval for games on `map`.
    #[must_use]
    pub fn for_map(&self, map: &str) -> OfMap {
        self.maps.get(map).cloned().unwrap_or_else(|| OfMap {
            value: Some(self.value),
            low: self.low,
            high: self.high,
            interval: self.interval.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        let near = Class {
            any: vec![Trait::Land, Trait::Water],
            none: vec![Trait::Allied],
            ..Class::default()
        };
        assert!(near.holds(&[Trait::Land, Trait::Rival]));
        assert!(!near.holds(&[Trait::Rival]));
        assert!(!near.holds(&[Trait::Water, Trait::Allied]));
        assert!(Class::default().holds(&[]));
    }
}
