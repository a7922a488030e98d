//! The seasons: what winter and mud make of the ground, by month, latitude and terrain.

use super::{Scenario, SeasonRules};
use crate::ids::RegionId;

/// How far a month's weather stands in the way of an army.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Weather {
    /// Snow, frost and short days, 0..1.
    pub winter: f64,
    /// Roads that the thaw or the autumn rains have softened, 0..1.
    pub mud: f64,
}

/// The months, from 1, around which the thaw and the autumn rains lie, and how far they reach.
const THAW: f64 = 3.75;
const RAINS: f64 = 10.5;
const SPELL: f64 = 1.5;

impl Scenario {
    /// The weather in `region` in a month of `turn`, counted from 0.
    #[must_use]
    pub fn weather(&self, region: RegionId, turn: u32, month: u32) -> Weather {
        let rules = &self.rules.season;
        let place = self.region(region);
        let latitude = self.latitude(region);
        let of_year = self.month_of_year(latitude, turn, month);
        let roads = 1.0 - rules.paved * place.infrastructure / 10.0;
        let spell = |peak: f64| (1.0 - (of_year - peak).abs() / SPELL).max(0.0);
        let wet = spell(THAW).max(spell(RAINS));
        Weather {
            winter: (cold(of_year) * self.frost(region)).min(1.0),
            mud: (wet * north(latitude, rules.mud_band) * rules.mud.of(place.terrain) * roads)
                .min(1.0),
        }
    }

    /// How cold it is for the time of year, 0..1: all through the warm half it is not.
    #[must_use]
    pub fn cold(&self, region: RegionId, turn: u32, month: u32) -> f64 {
        cold(self.month_of_year(self.latitude(region), turn, month))
    }

    /// How hard the depth of winter is in a region, 0 where it is not felt.
    #[must_use]
    pub fn frost(&self, region: RegionId) -> f64 {
        let rules = &self.rules.season;
        let place = self.region(region);
        let coast = if place.port > 0 { rules.coast } else { 1.0 };
        let band = north(self.latitude(region), rules.winter_band);
        band * rules.winter.of(place.terrain) * coast
    }

    fn latitude(&self, region: RegionId) -> f64 {
        if self.atlas.is_drawn() {
            self.rules.season.drawn_latitude
        } else {
            self.region(region).at.1
        }
    }

    /// The month of the year, 1..=12, as it would be called in the north: south of the equator the year stands on its head.
    fn month_of_year(&self, latitude: f64, turn: u32, month: u32) -> f64 {
        let month = self.date(turn).plus_turns(month, 1).month;
        let month = if latitude < 0.0 {
            (month + 5) % 12 + 1
        } else {
            month
        };
        f64::from(month)
    }
}

/// How cold a month is, 0..1.
fn cold(month: f64) -> f64 {
    libm::cos((month - 1.0) / 12.0 * std::f64::consts::TAU).max(0.0)
}

/// How far into a band of latitudes, 0..1.
fn north(latitude: f64, (from, full): (f64, f64)) -> f64 {
    ((latitude.abs() - from) / (full - from).max(1e-9)).clamp(0.0, 1.0)
}

impl Weather {
    /// What it leaves of the strength of an attack.
    #[must_use]
    pub fn attack(self, rules: &SeasonRules) -> f64 {
        (1.0 - rules.winter_attack * self.winter) * (1.0 - rules.mud_attack * self.mud)
    }

    /// What it leaves of an army's pace.
    #[must_use]
    pub fn pace(self, rules: &SeasonRules) -> f64 {
        (1.0 - rules.winter_pace * self.winter) * (1.0 - rules.mud_pace * self.mud)
    }

    /// What it leaves of the effect of aircraft on the ground.
    #[must_use]
    pub fn flying(self, rules: &SeasonRules) -> f64 {
        1.0 - rules.winter_air * self.winter
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Overrides, load, shipped};

    fn europe() -> Scenario {
        let map = shipped()
            .iter()
            .find(|m| m.name.contains("europe-1949"))
            .unwrap();
        load(map.name, map.text, &Overrides::default())
            .unwrap()
            .scenario
    }

    /// Turns are months, and the map begins in some month of its year: the turn of a month of the second year.
    fn turn_of(scenario: &Scenario, month: u8) -> u32 {
        (0..24)
            .find(|t| *t > 11 && scenario.date(*t).month == month)
            .unwrap()
    }

    #[test]
    fn winter_is_hard_inland_and_far_north_and_summer_is_fair() {
        let s = europe();
        let (january, july) = (turn_of(&s, 1), turn_of(&s, 7));
        let land = |r: &RegionId| s.region(*r).population > 0.0;
        for region in s.region_ids().filter(land) {
            assert_eq!(
                s.weather(region, july, 0),
                Weather::default(),
                "{}",
                s.region(region).id
            );
            let winter = s.weather(region, january, 0);
            assert_eq!(
                winter.winter > 0.0,
                s.region(region).at.1.abs() > s.rules.season.winter_band.0
            );
            assert!(winter.attack(&s.rules.season) <= 1.0 && winter.pace(&s.rules.season) > 0.4);
        }
    }

    #[test]
    fn mud_comes_twice_a_year_and_paved_roads_shed_it() {
        let mut s = europe();
        let muddy = |s: &Scenario, r, month| s.weather(r, turn_of(s, month), 0).mud;
        let worst = s
            .region_ids()
            .max_by(|a, b| muddy(&s, *a, 4).total_cmp(&muddy(&s, *b, 4)))
            .unwrap();
        assert!(
            muddy(&s, worst, 4) > 0.3 && muddy(&s, worst, 10) > 0.2 && muddy(&s, worst, 1) == 0.0
        );
        let before = muddy(&s, worst, 4);
        s.regions[worst.index()].infrastructure = 10.0;
        assert!(muddy(&s, worst, 4) < before);
    }
}
