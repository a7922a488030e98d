use serde::{Deserialize, Serialize};

/// Constants of assets/rules/score.ron.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScoreRules {
    pub territory: f64,
    pub lives: f64,
    pub prosperity: f64,
    pub cohesion: f64,
    pub credibility: f64,
    pub ratio_ceiling: f64,
}
