use serde::{Deserialize, Serialize};

use crate::order::CyberPool;

/// Constants of assets/rules/cyber.ron. Lists by sector are in the order power, transport, command, finance, media.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CyberRules {
    // Defence
    /// Share of GDP a year that buys half of what is wanting of the hardest networks.
    pub guard_half: f64,
    /// How fast defences follow what is spent on them, a year.
    pub guard_pace: f64,
    /// Defences of the first day: without any means of one's own, by one's means, and at most.
    pub guard_least: f64,
    pub guard_means: f64,
    pub guard_most: f64,
    /// The most that a state may spend on them, share of GDP.
    pub share_most: f64,

    // Getting in
    /// What a full defence takes off the chance that one gets in.
    pub guard_keeps_out: f64,
    /// What of the rest of the way into a sector one success of full means goes.
    pub depth: f64,
    /// Share a year of a foothold that is lost as systems change, and below which it is none.
    pub stale: f64,
    pub depth_least: f64,
    /// How often a year a full defence finds a foothold; what shared sensors add; chance that a find in one member leads to what the
    /// same intruder has in another.
    pub found: f64,
    pub sensors: f64,
    pub warned: f64,

    // Disruption
    /// What of a sector goes down under an act of full means from a full foothold, with no defence.
    pub outage: f64,
    /// How far luck moves that, share either way.
    pub luck: f64,
    /// Share of that without any foothold.
    pub cold: f64,
    /// Share of a foothold that is lost by using it.
    pub spent: f64,
    /// What mends a year, and how many times more with the best ally's teams.
    pub mends: f64,
    pub teams: f64,
    /// The least outage that is spoken of.
    pub outage_told: f64,
    /// What goes on to one that trades with the victim alone, as a multiple, and the least outage that does.
    pub spill: f64,
    pub spill_least: f64,

    // What an outage does, a year of the whole sector
    /// Share of GDP.
    pub power_output: f64,
    /// How often over the condition of links goes.
    pub transport_links: f64,
    /// Readiness.
    pub command_readiness: f64,
    /// Share of GDP out of the treasury.
    pub finance_loss: f64,
    pub media_stability: f64,
    pub media_approval: f64,

    // What it weighs
    /// Of a sector that is down as a whole, by sector: 1 is as grave as an armed attack can be.
    pub gravity: [f64; 5],
    /// Of somebody who was found before he did anything.
    pub gravity_entered: f64,
    /// Months over which acts of one hand are one campaign.
    pub campaign_months: f64,
    /// Gravity of a campaign from which a text that names cyber attacks covers it.
    pub armed: f64,

    // Together
    /// Share of GDP a year that each level costs every member beside the one before: sensors, teams.
    pub sensors_cost: f64,
    pub teams_cost: f64,
    /// The common floor.
    pub floor: f64,
}

impl CyberRules {
    /// How hard networks are to get into, 0..1, on which a share of GDP is spent for long: `share / (share + half)` of what is
    /// wanting where everybody looks after his own.
    #[must_use]
    pub fn guard_for(&self, share: f64) -> f64 {
        let bought = share / (share + self.guard_half).max(1e-12);
        self.guard_least + (1.0 - self.guard_least) * bought
    }

    /// What that costs, as a share of GDP a year: the same read backwards.
    #[must_use]
    pub fn share_for(&self, guard: f64) -> f64 {
        let wanted = (guard.min(0.999) - self.guard_least).max(0.0);
        self.guard_half * wanted / (1.0 - guard.min(0.999))
    }

    /// What a member pays for `pool` by its output alone, share of GDP a year; the floor's price hangs on who is in it.
    #[must_use]
    pub fn pool_share(&self, pool: CyberPool) -> f64 {
        match pool {
            CyberPool::None => 0.0,
            CyberPool::Sensors => self.sensors_cost,
            CyberPool::Teams | CyberPool::Floor => self.sensors_cost + self.teams_cost,
        }
    }
}
