//! Networks: how well each nation's are defended, what of them is down, and who sits in whose.

use serde::{Deserialize, Serialize};

use crate::content::{CyberRules, Scenario};
use crate::ids::NationId;
use crate::order::Sector;

/// The number of sectors.
const SECTORS: usize = Sector::ALL.len();

/// A nation's networks, as everybody sees them.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Networks {
    /// Share of GDP that is spent a year on their defence.
    pub share: f64,
    /// How hard they are to get into, 0..1.
    pub guard: f64,
    /// What of each sector is down, 0..1.
    pub outage: [f64; SECTORS],
}

impl Networks {
    /// Those of a nation on the first day, whose means in networks are `means`, 0..1: they are as hard to get into as such means
    /// and common care make them, and what that asks is spent. Nothing where the age knows no networks.
    #[must_use]
    pub fn first(scenario: &Scenario, means: f64) -> Self {
        if !scenario.domains.cyber {
            return Self::default();
        }
        let rules = &scenario.rules.cyber;
        let guard = (rules.guard_least + rules.guard_means * means).min(rules.guard_most);
        Self {
            share: rules.share_for(guard),
            guard,
            outage: [0.0; SECTORS],
        }
    }

    #[must_use]
    pub fn down(&self, sector: Sector) -> f64 {
        self.outage[sector as usize]
    }
}

/// A way in that one nation has into a sector of another's networks, and keeps for later.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Foothold {
    pub by: NationId,
    pub on: NationId,
    pub sector: Sector,
    /// How far in, 0..1.
    pub depth: f64,
}

/// What the members of a common floor pay each, share of GDP a year: what the weak lack of it, shared out by output. Of each its GDP
/// and what it spends itself.
pub(crate) fn floor_price(rules: &CyberRules, members: impl Iterator<Item = (f64, f64)>) -> f64 {
    let need = rules.share_for(rules.floor);
    let (mut lack, mut all) = (0.0, 0.0);
    for (gdp, share) in members {
        lack += gdp * (need - share).max(0.0);
        all += gdp;
    }
    lack / f64::max(all, 1e-9)
}

/// The first turn of those whose acts are one campaign with what is done on turn `now`.
pub(crate) fn campaign_since(scenario: &Scenario, now: u32) -> u32 {
    let turns = scenario.rules.cyber.campaign_months / f64::from(scenario.turn_months);
    now.saturating_sub(turns as u32)
}
