use serde::{Deserialize, Serialize};

/// Constants of assets/rules/settlement.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettlementRules {
    /// Percent of its defence share that a nation told to stop arming cuts.
    pub disarmed: u8,
    /// Thousandths of GDP that make amends for an incident.
    pub amends: u16,
    /// Reparations of a beaten attacker, thousandths of its GDP.
    pub reparations: u16,
    /// The most that terms may ask: percent of the defence share, thousandths of GDP.
    pub arms_most: u8,
    pub reparations_most: u16,
    /// Share of the way to the other's regime and ideal point that an imposed government goes.
    pub imposed: f64,
    /// Share of the way to the other's ideal point that a neutral goes.
    pub aligned: f64,
    /// Rivalry from which a treaty partner must be given up.
    pub rival_partner: f64,
    /// Share of rivalry and of the claim that a concession buys off.
    pub concession_ease: f64,
    /// Months for which what a settlement forbids is forbidden.
    pub term_months: u32,
    /// Months for which a truce is to be kept; 0: none is made.
    pub truce_months: u32,
    /// Months for which a broken undertaking is a cause of quarrel.
    pub breach_months: u32,
    /// Shares of the face that giving way costs: for terms that meet the demand, for a challenger that gets nothing.
    pub face_met: f64,
    pub face_empty: f64,
    /// Share of it that a mediator's proposal spares.
    pub mediated: f64,
    /// Share of a demand for a region that is met where forces are kept out of it.
    pub met_empty: f64,
}
