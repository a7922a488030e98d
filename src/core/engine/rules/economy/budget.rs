//! The state's budget: what comes in, what the forces cost, what is left for new ones.

use super::arms::{self, Care};
use super::cost_index;
use crate::content::EconomyRules;
use crate::engine::world::{Economy, NationMut, World};
use crate::event::EventKind;
use crate::ids::NationId;
use crate::view::Spending;

/// Settles this turn's budget; `dues` in billions a year. Returns what it does to the forces.
pub fn settle(world: &mut World, nation: NationId, points: [f64; 3], dues: f64) -> Care {
    let scenario = world.scenario.clone();
    let rules = &scenario.rules.economy;
    let dt = world.dt();
    let accustomed = scenario.nation(nation).defence;
    let extorted = requisitions(world, nation);
    let NationMut {
        economy,
        polity,
        military,
        plight,
        ..
    } = world.nation_mut(nation);
    if plight.exile.is_some() {
        return in_exile(economy);
    }
    let index = cost_index(rules, economy, polity, military);
    let need = rules.upkeep_of(points, military.called_up, index);
    let defence = economy.defence * economy.gdp;
    let mut plan = plan(rules, economy, accustomed, dues, dt);
    plan.revenue += extorted;
    plan.upkeep = need.min(defence);
    plan.procurement = (defence - need).max(0.0) * economy.credit(rules);
    plan.mobilisation = military.called_up * rules.upkeep[0] * rules.reserve_cost * index;
    let bought = plan.procurement * (1.0 - economy.equipment) * dt;
    arms::order(rules, military, economy.mix, bought, index);
    let unpaid = if need > 0.0 {
        1.0 - plan.upkeep / need
    } else {
        0.0
    };
    let before = economy.treasury;
    book(economy, plan, rules.hoard, dt);
    let after = economy.treasury;
    if before >= 0.0 && after < 0.0 {
        world.tell(EventKind::Deficit {
            nation,
            billions: -after,
        });
    }
    Care {
        keep: libm::exp(-(rules.wear + rules.neglect * unpaid) * dt),
        slack: rules.neglect_readiness * unpaid * dt,
    }
}

/// Revenue at home, civil spending and what was ordered this turn. The budget of the first day, when defence took the
/// share to which the country was `accustomed`, balances with a small surplus; taxes pay a share of what it costs
/// beyond that.
fn plan(rules: &EconomyRules, economy: &Economy, accustomed: f64, dues: f64, dt: f64) -> Spending {
    let gdp = economy.gdp;
    let more = rules.tax_follows * (economy.defence - accustomed);
    let spare = rules.civil * rules.civil_gives * gdp;
    Spending {
        revenue: gdp * (rules.civil + accustomed + more + rules.surplus),
        civil: rules.civil * gdp - dues.min(spare),
        dues,
        works: economy.works / dt,
        aid: economy.aid / dt,
        backing: economy.backing / dt,
        networks: economy.networks / dt,
        ..Spending::default()
    }
}

/// What the regions that the nation occupies are made to pay, billions a year.
fn requisitions(world: &World, nation: NationId) -> f64 {
    if !world.at_war(nation) {
        return 0.0;
    }
    let mut sum = 0.0;
    for state in world.regions().iter() {
        let owner = state.owner.filter(|o| *o != nation);
        if let (Some(owner), Some(_)) = (owner, state.controller.filter(|c| *c == nation)) {
            let people = state.people;
            let head = world.economy(owner).gdp_at_start
                / world.polity(owner).population.max(people).max(1e-3);
            sum += head * people * (1.0 - state.unrest);
        }
    }
    sum * world.rules().economy.requisition
}

fn book(economy: &mut Economy, plan: Spending, hoard: f64, dt: f64) {
    let outlay = plan.upkeep
        + plan.procurement
        + plan.mobilisation
        + plan.dues
        + plan.works
        + plan.aid
        + plan.backing
        + plan.networks
        + plan.civil;
    let before = economy.treasury;
    let ceiling = (hoard * economy.gdp).max(before);
    economy.treasury = (before + (plan.revenue - outlay) * dt).min(ceiling);
    economy.works = 0.0;
    economy.aid = 0.0;
    economy.backing = 0.0;
    economy.networks = 0.0;
    economy.spending = plan;
}

/// A government abroad is kept by its host.
fn in_exile(economy: &mut Economy) -> Care {
    economy.works = 0.0;
    economy.aid = 0.0;
    economy.backing = 0.0;
    economy.networks = 0.0;
    economy.spending = Spending::default();
    Care {
        keep: 1.0,
        slack: 0.0,
    }
}
