//! How often nature strikes: by terrain, season and how warm it has become.

use std::f64::consts::PI;

use super::scale::INFRASTRUCTURE;
use super::{ClimateRules, RegionKind, Scenario};
use crate::ids::RegionId;

/// Mean over the year of how cold it is, which goes as a cosine and is nothing in the warm half.
const MEAN_COLD: f64 = 1.0 / PI;

impl Scenario {
    /// Disasters to be expected in a region, a year, in the season of `turn`: of drought, flood, earthquake and winter, where it
    /// has become `warmer` by so many degrees than in the year from which the rules count.
    #[must_use]
    pub fn hazards(&self, region: RegionId, turn: u32, warmer: f64) -> [f64; 4] {
        let place = self.region(region);
        if place.kind == RegionKind::Sea {
            return [0.0; 4];
        }
        let rules = &self.rules.climate;
        let months = u32::from(self.turn_months);
        let (mut cold, mut snow) = (0.0, 0.0);
        let frost = self.frost(region);
        for month in 0..months {
            let now = self.cold(region, turn, month);
            cold += now;
            snow += (now * frost).min(1.0);
        }
        let (cold, snow) = (cold / f64::from(months), snow / f64::from(months));
        // Where winters are not felt none is hard.
        let winters = if frost > 0.0 { cold / MEAN_COLD } else { 0.0 };
        let terrain = place.terrain;
        let base = [
            rules.drought.of(terrain) * (1.0 - snow),
            rules.flood.of(terrain),
            rules.earthquake.of(terrain),
            rules.winter.of(terrain) * winters,
        ];
        let more = |kind: usize| (1.0 + rules.per_degree[kind] * warmer).max(0.0);
        [0, 1, 2, 3].map(|kind| base[kind] * more(kind))
    }

    /// Degrees by which it is warmer in `turn` than in the year from which the rules count, on a path of so many `a_decade`: what
    /// was before the first day is known, and what comes after is that path's.
    #[must_use]
    pub fn warmer(&self, turn: u32, a_decade: f64) -> f64 {
        let rules = &self.rules.climate;
        let begun = f64::from(self.start.year);
        let now = begun + f64::from(turn) * self.years_per_turn();
        let decades = |from: f64, to: f64| (to - from).max(0.0) / DECADE;
        let past = decades(rules.warms_from, begun.min(now));
        let since = decades(begun.max(rules.warms_from), now);
        past * rules.warming + since * a_decade
    }
}

/// Years.
const DECADE: f64 = 10.0;

impl ClimateRules {
    /// What a severity comes to where works of `infrastructure` stand: the better they are, the less.
    #[must_use]
    pub fn harm(&self, severity: f64, infrastructure: f64) -> f64 {
        severity * (1.0 - self.sheltered * INFRASTRUCTURE.share(infrastructure))
    }
}
