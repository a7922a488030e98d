//! What a nation has to expect of the weather and the earth.

use crate::ids::{NationId, RegionId};
use crate::view::{NINE_IN_TEN, View};

/// What the next twelve months are likely to bring, and how warm it becomes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Hazards {
    /// Chance, 0..1, that a region of the nation is struck so hard that others are asked for help: by drought, flood, earthquake,
    /// winter; and by any of them.
    pub kinds: [f64; 4],
    pub any: f64,
    /// Degrees Celsius over the year from which the rules count.
    pub warmer: f64,
    /// The same after ten years: nine paths in ten lie between.
    pub later: [f64; 2],
}

const MONTHS: u32 = 12;
const YEARS: u32 = 10;

/// The hazards of the regions that `nation` holds. Which path the climate takes nobody knows.
#[must_use]
pub fn hazards(view: &View, nation: NationId) -> Hazards {
    let scenario = view.scenario();
    let rules = &scenario.rules.climate;
    let now = view.public.turn;
    let months = f64::from(MONTHS);
    let turns = (months / f64::from(scenario.turn_months)).ceil() as u32;
    let mine = |r: &RegionId| view.region(*r).controller == Some(nation);
    let mine = scenario.region_ids().filter(mine);
    let regions: Vec<(RegionId, f64)> = mine.map(|r| (r, of_note(view, nation, r))).collect();
    let mut expected = [0.0; 4];
    for turn in now..now + turns {
        let warmer = scenario.warmer(turn, rules.warming);
        for (region, of_note) in &regions {
            let rates = scenario.hazards(*region, turn, warmer);
            for (sum, rate) in expected.iter_mut().zip(rates) {
                *sum += rate * scenario.years_per_turn() * of_note;
            }
        }
    }
    let chance = |expected: f64| 1.0 - libm::exp(-expected);
    let then = now + turns * YEARS;
    let spread = NINE_IN_TEN * rules.warming_spread;
    let path = |a_decade: f64| scenario.warmer(then, a_decade.max(0.0));
    Hazards {
        kinds: expected.map(chance),
        any: chance(expected.iter().sum()),
        warmer: scenario.warmer(now, rules.warming),
        later: [path(rules.warming - spread), path(rules.warming + spread)],
    }
}

/// Chance, 0..1, that what strikes a region costs its nation so much that others are asked for help.
fn of_note(view: &View, nation: NationId, region: RegionId) -> f64 {
    let rules = &view.scenario().rules.climate;
    let state = view.region(region);
    let share = (state.people / view.nation(nation).population.max(1e-3)).min(1.0);
    let at_severity = rules.gdp * share * rules.harm(1.0, state.infrastructure);
    let enough = rules.relief_from / at_severity.max(1e-9);
    if enough > rules.most {
        return 0.0;
    }
    libm::pow((rules.least / enough).min(1.0), rules.tail)
}
