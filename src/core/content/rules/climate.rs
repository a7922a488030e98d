use serde::{Deserialize, Serialize};

use super::ByTerrain;

/// Constants of assets/rules/climate.ron. Lists by hazard are in the order drought, flood, earthquake, winter.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClimateRules {
    // How often
    /// Disasters of each kind a year and region, in the climate of the year from which it warms.
    pub drought: ByTerrain,
    pub flood: ByTerrain,
    pub earthquake: ByTerrain,
    pub winter: ByTerrain,
    /// The year from which the climate warms, how many degrees a decade, and how far a game's own path may lie from that.
    pub warms_from: f64,
    pub warming: f64,
    pub warming_spread: f64,
    /// How many times more of each hazard a degree brings, beside one.
    pub per_degree: [f64; 4],

    // How hard
    /// The tail of severity, the least and the most.
    pub tail: f64,
    pub least: f64,
    pub most: f64,
    /// Share of the harm that works of 10 spare.
    pub sheltered: f64,
    /// GDP lost with the whole country struck at severity 1, and stability.
    pub gdp: f64,
    pub stability: f64,
    /// Unrest added where it struck, and works lost, at severity 1.
    pub unrest: f64,
    pub works: f64,
    /// Share of the people there that die at harm 1; as the square of the harm.
    pub kills: [f64; 4],

    // Help
    /// Share of a year's output lost from which others may help, and for how many months.
    pub relief_from: f64,
    pub relief_months: f64,
    /// Shares of what is needed that may be sent.
    pub relief_shares: [f64; 4],
    /// Share of the harm that all of it undoes.
    pub relief_saves: f64,
    /// What all of it adds to trust, and takes off grievances on both sides.
    pub relief_trust: f64,
    pub relief_grievance: f64,
    /// Trust lost by allies that sent nothing, and by whoever turns help away.
    pub alone_trust: f64,
    pub refused_trust: f64,
}

impl ClimateRules {
    /// The shares of what is needed that may be sent, in hundredths.
    #[must_use]
    pub fn relief_percents(&self) -> [u8; 4] {
        self.relief_shares
            .map(|share| (share * 100.0).round() as u8)
    }
}
