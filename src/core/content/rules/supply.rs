use serde::{Deserialize, Serialize};

/// Constants of assets/rules/supply.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SupplyRules {
    /// Capacity of a land link per point of infrastructure of its poorer end, kilotonnes a month.
    pub land_kt_per_infrastructure: f64,
    /// Capacity between two sea zones, kilotonnes a month.
    pub sea_kt: f64,
    /// Capacity between a port and the sea per level of the port, kilotonnes a month.
    pub port_kt_per_level: f64,
    /// Military supplies that a nation makes per billion of GDP, kilotonnes a month.
    pub kt_per_billion: f64,
    /// Share of a host's local supplies that friendly guests may have.
    pub host_share: f64,
    /// Kilotonnes a month per point of land, air and naval strength at rest ...
    pub rest: [f64; 3],
    /// ... in war on the defence, and on the attack.
    pub defend: [f64; 3],
    pub attack: [f64; 3],
    /// Needs grow with modernity m as this plus m.
    pub need_base: f64,
    /// Share of needs that can be foraged on the spot.
    pub forage: f64,
    /// A force that gets less than this share of its needs is cut off.
    pub cut_off_below: f64,
    /// Months that what troops carry lasts, and the share of strength lost a month afterwards.
    pub carried_months: f64,
    pub starvation: f64,
    /// Share of the gap to its target that readiness closes in a month, and the same for forces in reserve.
    pub recovery: f64,
    pub recovery_reserve: f64,
    /// Readiness that mobilisation adds to the target.
    pub mobilised_readiness: f64,
    /// Share of a sea zone's strength beyond which the enemy closes it to supply.
    pub denial: f64,
    /// Share of a link's condition that one battle for either end costs.
    pub battle_wear: f64,
    /// Condition that a month of one point of air power costs a link, as an exponent: exp(-this).
    pub interdiction: f64,
    /// Share of an interdicting wing that ground fire brings down in a month.
    pub flak: f64,
    /// How far from its base to the nearer end of a link a wing strikes, km.
    pub strike_km: f64,
    /// Condition that a successful sabotage costs a link.
    pub sabotage: f64,
    /// Condition that a link regains by itself in a month.
    pub mend: f64,
    /// Condition that an order to repair restores.
    pub repair: f64,
    /// Price of one step of repair, billions of 1990 dollars per 100 km of the link.
    pub repair_billions: f64,
}
