use serde::{Deserialize, Serialize};

use super::ByTerrain;

/// Constants of assets/rules/season.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeasonRules {
    /// Degrees of latitude, either side of the equator, at which winter begins to be felt and is at its full.
    pub winter_band: (f64, f64),
    /// The same for the mud of thaw and autumn rains.
    pub mud_band: (f64, f64),
    /// Latitude of maps that are drawn, not taken from the Earth.
    pub drawn_latitude: f64,
    /// Multiplies winter and mud by the terrain.
    pub winter: ByTerrain,
    pub mud: ByTerrain,
    /// Share of winter that is left where there is a harbour.
    pub coast: f64,
    /// Share of the mud that the best roads (infrastructure 10) spare an army.
    pub paved: f64,
    /// Shares of an attack's strength lost in full winter and full mud.
    pub winter_attack: f64,
    pub mud_attack: f64,
    /// Shares of an army's pace lost.
    pub winter_pace: f64,
    pub mud_pace: f64,
    /// Share of the effect of aircraft on the ground lost in full winter.
    pub winter_air: f64,
}
