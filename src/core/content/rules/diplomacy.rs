use serde::{Deserialize, Serialize};

/// Constants of assets/rules/diplomacy.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiplomacyRules {
    pub affinity_ideal: f64,
    pub affinity_regime: f64,
    pub ideal_indifference: f64,
    pub offer_turns: u32,
    pub grievance_decay: f64,
    pub grievance_denounced: f64,
    pub grievance_sanctioned: f64,
    pub grievance_refused: f64,
    pub grievance_encircled: f64,
    pub trust_drift: f64,
    pub trust_base: f64,
    pub trust_word: f64,
    pub trust_affinity: f64,
    pub trust_grievance: f64,
    pub trust_kept: f64,
    /// Trust that a ward gains in the lead that gives it its powers back; grievance at one that takes them again.
    pub entrusted_trust: f64,
    pub grievance_reserved: f64,
    pub aid_affinity_per_share: f64,
    /// Most trust that favours of one nation can have earned with another and not yet lost again; years in which that fades.
    pub goodwill_most: f64,
    pub goodwill_years: f64,
    /// Months for which transit and trade are sold.
    pub bargain_months: u32,
    /// Growth lost a year when all trade is cut off.
    pub sanction_growth: f64,
    /// Trade with the far end of the map, as a share of that with a neighbour.
    pub trade_far: f64,
}

impl DiplomacyRules {
    /// What a favour worth `size` of trust, if it were the first, still earns where others have earned `had` and not lost it
    /// again.
    pub(crate) fn earned(&self, had: f64, size: f64) -> f64 {
        if self.goodwill_most <= 0.0 || size <= 0.0 {
            return 0.0;
        }
        let left = (self.goodwill_most - had).max(0.0);
        left * (1.0 - libm::exp(-size / self.goodwill_most))
    }

    /// The trust that a gift of this share of the receiver's output would earn, if it were the first.
    pub(crate) fn gratitude(&self, share: f64) -> f64 {
        self.aid_affinity_per_share * share
    }
}
