//! Forces by arm and place, from soldiers, spending and coast.

use super::figures::State;
use super::map::{Region, number};
use super::table::{Row, wrong};
use std::io::Result;

/// Billions of 1990 dollars a year per point of land, air and naval forces, and the exponent of income: what the map sets of
/// `rules.economy`. Unit costs have risen since 1949, and not only by the higher incomes that the rule knows (Augustine's laws): so
/// the United States pays some three fifths of its budget for what stands, and most others more.
pub const UPKEEP: [f64; 3] = [0.26, 0.34, 0.34];
pub const EXPONENT: f64 = 0.65;
/// The rules' own figures, without which the cost of a point cannot be known (assets/rules/economy.ron).
const COST_HEAD: f64 = 5.0;
const COST_BASE: f64 = 0.5;
/// The share of the budget that its forces may cost, and the least share of its soldiers that remain whatever they cost.
const AFFORDED: f64 = 0.85;
const LEAST: f64 = 0.6;
/// Points too few to be worth a line: they join the nation's greatest force of that arm.
const FEWEST: [f64; 3] = [0.05, 0.05, 0.1];

/// All that a state has, abroad and at home, as entries of the map.
///
/// # Errors
/// If a field cannot be read, or more stands abroad than there is.
pub fn entries(state: &State, regions: &[Region], bases: &[&Row]) -> Result<Vec<String>> {
    let total = total(state)?;
    let mut out = Vec::new();
    for (arm, name) in ["Land", "Air", "Naval"].into_iter().enumerate() {
        let column = name.to_lowercase();
        let mut abroad = 0.0;
        let mut places = Vec::new();
        for base in bases {
            if let Some(points) = base.maybe::<f64>(&column)? {
                abroad += points;
                places.push((base.get("region").to_owned(), points));
            }
        }
        let home = total[arm] - abroad;
        if home < 0.0 {
            return Err(wrong(&format!(
                "{}: more {name} abroad than it has",
                state.code
            )));
        }
        places.extend(spread(home, arm, regions));
        for (region, points) in places {
            let strength = number(points, 2);
            let nation = &state.code;
            out.push(format!(
                "(nation: \"{nation}\", region: \"{region}\", arm: {name}, strength: {strength})"
            ));
        }
    }
    Ok(out)
}

/// Points of each arm: soldiers less those that fly and sail, cut to what the budget keeps; aircraft and ships by what is spent on them.
fn total(state: &State) -> Result<[f64; 3]> {
    let (_, air, naval) = state.mix;
    let judged = |key: &str, rule: f64| match state.judged.get(key) {
        None => Ok(rule),
        Some(text) => text
            .parse()
            .map_err(|_| wrong(&format!("{key}={text} is no number"))),
    };
    let ashore = state.troops / 1e4 * (1.0 - 0.8 * (air + naval));
    let wings = judged("air", 0.4 * libm::pow(state.budget() * air, 0.95))?;
    let fleet = judged("naval", 0.7 * libm::pow(state.budget() * naval, 0.9))?;
    let dear = libm::pow(state.gdp_head() / COST_HEAD, EXPONENT) * (COST_BASE + state.modernity);
    let left = AFFORDED * state.budget() - dear * (UPKEEP[1] * wings + UPKEEP[2] * fleet);
    let kept = left / (dear * UPKEEP[0]);
    Ok([kept.clamp(LEAST * ashore, ashore), wings, fleet])
}

/// By weight over the regions that it holds; ships over its ports.
fn spread(points: f64, arm: usize, regions: &[Region]) -> Vec<(String, f64)> {
    let weight = |region: &Region| match arm {
        2 => region.fleet,
        _ => region.guard,
    };
    let mut places: Vec<&Region> = regions.iter().filter(|r| weight(r) > 0.0).collect();
    places.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    loop {
        let sum: f64 = places.iter().map(|r| weight(r)).sum();
        let least = places.last().map_or(points, |r| points * weight(r) / sum);
        if least < FEWEST[arm] && places.len() > 1 {
            places.pop();
            continue;
        }
        let share = |r: &Region| (r.id.clone(), points * weight(r) / sum);
        return places
            .into_iter()
            .map(share)
            .filter(|(_, p)| *p >= 0.02)
            .collect();
    }
}
