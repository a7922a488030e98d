use serde::{Deserialize, Serialize};

/// Constants of assets/rules/orders.ron: what orders cost and how far they may go.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderRules {
    pub influence_at_start: f64,
    pub influence_per_year: f64,
    pub influence_ceiling: f64,
    pub denounce: f64,
    pub demand: f64,
    pub guarantee: f64,
    pub motion: f64,
    pub consult: f64,
    pub lobby: f64,
    pub mediate: f64,
    pub covert: f64,
    pub accuse: f64,
    pub propose: f64,
    pub found: f64,
    pub sanction: f64,
    pub warn: f64,
    /// A question for reassurance, and a word given again.
    pub ask: f64,
    pub reaffirm: f64,
    pub build_share: f64,
    pub prestock_billions: f64,
    pub prestock_kilotonnes: f64,
    pub defence_ceiling: f64,
    /// Share of the influence of a year that only a stable state has.
    pub influence_stability: f64,
}
