use serde::{Deserialize, Serialize};

/// Constants of assets/rules/supply.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplyRules {
    /// Kilotonnes a month over a land border, per point of the lower infrastructure of its two sides.
    pub land_kt_per_infrastructure: f64,
    /// Kilotonnes a month between two sea zones.
    pub sea_kt: f64,
    /// Kilotonnes a month through a port, per level.
    pub port_kt_per_level: f64,
}
