//! Growth: a trend, a cycle, and what sanctions, war, arms and disorder take from it.

use super::CYCLE;
use crate::content::EconomyRules;
use crate::dice::{Phase, pair};
use crate::engine::world::World;
use crate::event::EventKind;
use crate::ids::NationId;

/// Growth per year of each nation, the cycle left out.
pub fn rates(world: &World) -> Vec<f64> {
    let rules = &world.rules().economy;
    let ruins = ruins(world);
    let lost = sanctions(world);
    let (economies, polities) = (world.economies(), world.polities());
    let (militaries, plights) = (world.militaries(), world.plights());
    let rate = |nation: NationId| {
        let i = nation.index();
        let (economy, polity, military) = (&economies[i], &polities[i], &militaries[i]);
        let first = world.scenario.nation(nation);
        let debt = (-economy.treasury).max(0.0) / economy.gdp.max(1e-9);
        let under_arms = military.called_up / (100.0 * polity.population.max(1e-3));
        let rubble = if plights[i].at_war.is_some() {
            -rules.ruin * ruins[i]
        } else {
            rules.rebuilding_growth * ruins[i]
        };
        economy.growth + rules.stability_growth * (polity.stability - first.stability) + rubble
            - rules.guns * (economy.defence - first.defence)
            - rules.debt_growth * debt.min(rules.debt_limit)
            - rules.called_up_growth * under_arms
            - lost[i]
    };
    world.nation_ids().map(rate).collect()
}

/// Growth lost by the trade that sanctions stop, of each nation or by it.
fn sanctions(world: &World) -> Vec<f64> {
    let rules = &world.rules().diplomacy;
    let economies = world.economies();
    let touched = world.pairs.sanctioned();
    let lost = |nation: NationId| {
        if !touched[nation.index()] {
            return 0.0;
        }
        let (mut all, mut cut) = (0.0, 0.0);
        for other in world.nation_ids().filter(|o| *o != nation) {
            let gdp = economies[other.index()].gdp;
            let trade = world.pairs.trade(nation, other, gdp, rules.trade_far);
            all += trade;
            if world.pairs.embargo(nation, other) {
                cut += trade;
            }
        }
        rules.sanction_growth * cut / f64::max(all, 1e-9)
    };
    world.nation_ids().map(lost).collect()
}

/// Share of each nation's works that lie in ruins, by weight of regions.
fn ruins(world: &World) -> Vec<f64> {
    let n = world.scenario.nations.len();
    let (mut lost, mut all) = (vec![0.0; n], vec![0.0; n]);
    for (id, region) in world.region_ids().zip(world.regions().iter()) {
        let Some(owner) = region.owner else { continue };
        let (w, whole) = (
            world.scenario.weight(id),
            world.scenario.region(id).infrastructure,
        );
        all[owner.index()] += w;
        if whole > 0.0 && region.infrastructure < whole {
            lost[owner.index()] += w * (1.0 - region.infrastructure / whole);
        }
    }
    lost.iter()
        .zip(&all)
        .map(|(lost, all)| if *all > 0.0 { lost / all } else { 0.0 })
        .collect()
}

/// The business cycle of a turn, an AR(1) process.
pub struct Cycle {
    /// Share of the last deviation that is left.
    memory: f64,
    /// Standard deviation of what is new.
    spread: f64,
}

impl Cycle {
    pub fn new(world: &World) -> Self {
        let rules = &world.rules().economy;
        let memory = libm::pow(rules.cycle_memory, world.dt());
        let spread = rules.cycle_spread * (1.0 - memory * memory).sqrt();
        Self { memory, spread }
    }
}

/// The turn's growth at `rate` a year and a new draw of the cycle.
pub fn grow(world: &mut World, nation: NationId, rate: f64, cycle: &Cycle) {
    let Cycle { memory, spread } = *cycle;
    let recession = world.rules().economy.recession;
    let (dt, scenario) = (world.dt(), world.scenario.clone());
    let draw = world
        .dice(Phase::Economy, pair(CYCLE, scenario.key(nation)))
        .normal();
    let mut economy = world.economy_mut(nation);
    let before = economy.cycle;
    economy.cycle = memory * before + spread * draw;
    economy.gdp = changed(
        &scenario.rules.economy,
        economy.gdp,
        (rate + economy.cycle) * dt,
    );
    let slump = before >= recession && economy.cycle < recession;
    drop(economy);
    if slump && !world.extinct(nation) {
        world.tell(EventKind::Recession { nation });
    }
}

/// What is left of `gdp` after it has changed by a logarithm of `by`. Neither growth nor decline goes on for ever: beyond the
/// frontier output grows by as much each year as it did there, and below subsistence what is lost shrinks faster than
/// what is left.
fn changed(rules: &EconomyRules, gdp: f64, by: f64) -> f64 {
    let (frontier, subsistence) = (rules.frontier, rules.subsistence);
    let free = gdp * libm::exp(by);
    if by > 0.0 && free > frontier {
        let beyond = by - libm::log(frontier / gdp).max(0.0);
        gdp.max(frontier) + frontier * beyond
    } else if by < 0.0 && free < subsistence {
        let below = by + libm::log(gdp / subsistence).max(0.0);
        1.0 / (1.0 / gdp.min(subsistence) - below / subsistence)
    } else {
        free
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{Rules, Texts};

    /// Output after so many years, year by year, at a rate.
    fn after(years: u32, first: f64, rate: f64) -> f64 {
        let rules = Rules::read(&Texts::shipped()).unwrap().economy;
        (0..years).fold(first, |gdp, _| changed(&rules, gdp, rate))
    }

    #[test]
    fn growth_becomes_linear_at_the_frontier_and_decline_never_ends_in_nothing() {
        assert_eq!(after(1, 100.0, 0.03), 100.0 * libm::exp(0.03));
        let frontier = Rules::read(&Texts::shipped()).unwrap().economy.frontier;
        let (far, farther) = (after(2399, 1.0, 0.5), after(2400, 1.0, 0.5));
        assert!(
            (farther - far - 0.5 * frontier).abs() < 1.0,
            "{far} {farther}"
        );
        // One long step is as many short ones.
        let short = after(1000, frontier / 2.0, 0.002);
        let long = after(1, frontier / 2.0, 2.0);
        assert!((short / long - 1.0).abs() < 1e-9, "{short} {long}");
        for rate in [-0.5, -10_000.0] {
            let left = after(2400, 1.0, rate);
            assert!(left > 0.0 && left < 1e-9, "{left}");
        }
    }
}
