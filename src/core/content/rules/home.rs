use serde::{Deserialize, Serialize};

/// Constants of assets/rules/home.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HomeRules {
    /// Regime score from which regular elections are held.
    pub election_regime: f64,
    /// Years between elections.
    pub election_years: f64,

    /// Approval that a government comes to rest at when nothing is good or bad.
    pub approval_rest: f64,
    /// Share of the gap to that level closed in a year.
    pub approval_drift: f64,
    /// Approval per unit of growth above the first day's trend, of stability above one half, and of weariness.
    pub approval_growth: f64,
    pub approval_stability: f64,
    pub approval_weariness: f64,
    /// Approval lost where enemies hold all of the country.
    pub approval_occupied: f64,
    /// Approval gained while the flag is followed, in the first year of a war on one's own soil.
    pub approval_rally: f64,

    /// Logit of losing an election per unit of approval below one half.
    pub election_slope: f64,
    /// Approval of a new government.
    pub honeymoon: f64,
    /// Spread of what a new leader changes in resolve and in ideal point.
    pub change_resolve: f64,
    pub change_ideal: f64,

    /// Stability that a nation tends to: with the strongest democratic or autocratic institutions, and in
    /// between the two.
    pub stability_regime: f64,
    pub stability_between: f64,
    /// Share of the gap closed in a year.
    pub stability_drift: f64,
    /// Effects on that level: growth, approval, fear of the strongest foe, trusted friends, occupation, civil
    /// spending cut, debt.
    pub stability_growth: f64,
    pub stability_approval: f64,
    pub stability_fear: f64,
    pub stability_friends: f64,
    pub stability_occupied: f64,
    pub stability_cuts: f64,
    pub stability_weariness: f64,

    /// Stability below which there is unrest, and below which a coup may come.
    pub unrest_below: f64,
    pub coup_below: f64,
    /// Coups a year for each unit of stability that is lacking, and the regime from which none come.
    pub coup_rate: f64,
    pub coup_regime: f64,
    /// What a coup does: points of regime, stability, spread of the ideal point.
    pub coup_regime_step: f64,
    pub coup_stability: f64,
    pub coup_ideal: f64,

    /// Share of weariness that fades in a year of peace.
    pub weariness_fades: f64,
    /// Resolve follows its mean by this share of the gap a year; the mean moves with approval and weariness.
    pub resolve_drift: f64,
    pub resolve_approval: f64,
    pub resolve_weariness: f64,
    /// Months for which an invaded people rallies behind its government.
    pub rally_months: f64,
}
