//! What is under way on a map's first day, as it is written.

use serde::{Deserialize, Serialize};

use super::RawStake;
use crate::order::{Caveat, Contribution, Side};

/// A dispute or war that has begun before the first day.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "OpenCrisis", deny_unknown_fields)]
pub struct RawCrisis {
    pub challenger: String,
    pub target: String,
    pub stake: RawStake,
    pub rung: u8,
    /// Who else takes part, on which side, and how far.
    #[serde(default)]
    pub with: Vec<(String, Side, Contribution)>,
    /// Thousands, the challenger's side first.
    #[serde(default)]
    pub deaths: (f64, f64),
    /// Share of the fighting won by the challenger's side minus the other's.
    #[serde(default)]
    pub fortune: f64,
}

/// A peace operation in the field.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Operation", deny_unknown_fields)]
pub struct RawOperation {
    /// The name of the treaty under which it stands.
    pub treaty: String,
    pub region: String,
    /// The member that moved it.
    pub lead: String,
    /// Whether the host wants it there.
    #[serde(default = "yes")]
    pub consent: bool,
    /// What is left of its mandate.
    pub months: u32,
    #[serde(default)]
    pub contingents: Vec<RawContingent>,
    /// A nation that pays for it, and the share that it pays.
    #[serde(default)]
    pub payer: Option<(String, f64)>,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Contingent", deny_unknown_fields)]
pub struct RawContingent {
    pub nation: String,
    /// Points of land strength in the region, beside the forces of the map.
    pub strength: f64,
    #[serde(default)]
    pub caveat: Option<Caveat>,
}

/// Those who fight whoever holds a region, and are the army of no state.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "ArmedGroup", deny_unknown_fields)]
pub struct RawArmedGroup {
    pub name: String,
    pub region: String,
    /// Points: tens of thousands of fighters.
    pub strength: f64,
    /// A region in which it rests.
    #[serde(default)]
    pub haven: Option<String>,
    /// A nation that pays for it.
    #[serde(default)]
    pub sponsor: Option<String>,
}

/// What a nation owes another not to do for a time.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Undertaking", deny_unknown_fields)]
pub struct RawUndertaking {
    pub by: String,
    pub to: String,
    pub restraint: RawRestraint,
    /// How long it binds yet.
    pub months: u32,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename = "Restraint")]
pub enum RawRestraint {
    Alliances,
    Forces(String),
    /// The greatest share of GDP for defence.
    Arms(f64),
    Passage,
    Trade,
    Truce,
}
