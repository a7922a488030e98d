//! The year ahead of one's own treasury and forces, as one's budget stands or is drafted: the rules by which the engine settles a
//! budget, month after month, with nothing else happening.

use crate::content::{Arm, EconomyRules};
use crate::order::Order;
use crate::view::View;

/// What a budget leads to if nothing else happens.
#[derive(Clone, PartialEq, Debug)]
pub struct Course {
    /// Points of each arm at the end, those that have been paid for and not formed yet too.
    pub points: [f64; 3],
    /// Points of all arms that wear out or are lost to neglect on the way, and that are bought.
    pub worn: f64,
    pub bought: f64,
    /// Billions at the end.
    pub treasury: f64,
    /// Months until the treasury is empty, if that is sooner.
    pub empty: Option<u32>,
    /// Share, 0..1, of what the forces need that is not paid in the first month.
    pub unpaid: f64,
    /// Billions a year that the forces need in the first month.
    pub need: f64,
}

/// What the orders set, or else what stands.
struct Settings {
    share: f64,
    mix: [f64; 3],
    equipment: f64,
    /// Share of GDP for one's networks.
    guard: f64,
    /// Whether reservists are called up, or sent home.
    called: Option<bool>,
}

impl Settings {
    fn of(view: &View, orders: &[Order]) -> Self {
        let state = view.nation(view.me);
        let mut set = Self {
            share: state.defence,
            mix: view.own.mix,
            equipment: state.equipment,
            guard: state.networks.share,
            called: None,
        };
        for order in orders {
            match *order {
                Order::SetDefence { permille } => set.share = f64::from(permille) / 1000.0,
                Order::SetMix { land, air, naval } => {
                    set.mix = [land, air, naval].map(|percent| f64::from(percent) / 100.0);
                }
                Order::SetEquipment { percent } => set.equipment = f64::from(percent) / 100.0,
                Order::SetGuard { basis_points } => {
                    set.guard = f64::from(basis_points) / 10_000.0;
                }
                Order::Mobilise { on } => set.called = Some(on),
                _ => {}
            }
        }
        set
    }
}

/// What the state takes in less what it spends, billions a year, under `orders`, with works and aid left out: those are paid once.
#[must_use]
pub fn balance(view: &View, orders: &[Order]) -> f64 {
    let set = Settings::of(view, orders);
    let rules = &view.scenario().rules.economy;
    let gdp = view.nation(view.me).gdp;
    let defence = set.share * gdp;
    let upkeep = view.own.spending.upkeep.min(defence);
    let forces = upkeep + (defence - upkeep) * credit(rules, view.own.treasury, gdp);
    regular(view, &set, gdp) - forces - reserves(view, &set)
}

/// What is left a year for the forces and reservists, or lacks, by these settings and at an output of `gdp`.
fn regular(view: &View, set: &Settings, gdp: f64) -> f64 {
    let (state, last) = (view.nation(view.me), &view.own.spending);
    let rules = &view.scenario().rules.economy;
    let accustomed = view.scenario().nation(view.me).defence;
    let taxed = |share: f64, gdp: f64| {
        let more = rules.tax_follows * (share - accustomed);
        gdp * (rules.civil + accustomed + more + rules.surplus)
    };
    // What last month brought in beyond taxes is what occupied lands were made to pay.
    let levied = if last.revenue > 0.0 && view.public.at_war(view.me) {
        (last.revenue - taxed(state.defence, state.gdp)).max(0.0)
    } else {
        0.0
    };
    let spare = rules.civil * rules.civil_gives * gdp;
    let civil = rules.civil * gdp - last.dues.min(spare);
    let networks = last.networks + (set.guard - state.networks.share) * gdp;
    taxed(set.share, gdp) + levied - last.dues - last.backing - networks - civil
}

/// How much of what it wants to buy a state can still pay for: 1 without debt, 0 at the limit.
fn credit(rules: &EconomyRules, treasury: f64, gdp: f64) -> f64 {
    let debt = (-treasury).max(0.0) / gdp.max(1e-9);
    (1.0 - debt / rules.debt_limit).max(0.0)
}

/// What reservists cost a year: as last booked, or if the draft says so, once all are called up or gone home.
fn reserves(view: &View, set: &Settings) -> f64 {
    match set.called {
        None => view.own.spending.mobilisation,
        Some(false) => 0.0,
        Some(true) => {
            let points = view.nation(view.me).called_up + super::reservists(view, view.me);
            reservists_cost(view, points)
        }
    }
}

/// Billions a year for so many points of reservists under arms.
fn reservists_cost(view: &View, points: f64) -> f64 {
    let rules = &view.scenario().rules.economy;
    points * rules.upkeep[0] * rules.reserve_cost * index(view)
}

/// What a point of strength costs beside the prices in the rules.
fn index(view: &View) -> f64 {
    let (state, own) = (view.nation(view.me), view.estimate(view.me));
    let rules = &view.scenario().rules.economy;
    rules.cost_index(state.gdp, state.population, own.modernity)
}

/// The next `months` under `orders`. What the orders pay once is taken at once.
#[must_use]
pub fn course(view: &View, orders: &[Order], months: u32) -> Course {
    let set = Settings::of(view, orders);
    let scenario = view.scenario();
    let rules = &scenario.rules.economy;
    let state = view.nation(view.me);
    let (index, dt) = (index(view), scenario.years_per_turn());
    let turns = (months / u32::from(scenario.turn_months)).max(1);
    let once: f64 = orders
        .iter()
        .map(|o| crate::judge::price(view, o).billions)
        .sum();
    let mut gdp = state.gdp;
    let mut treasury = view.own.treasury - once;
    let mut points = view.estimate(view.me).strength;
    let called = state.called_up;
    let mut backlog = view.own.books.backlog;
    let (mut worn, mut bought, mut empty) = (0.0, 0.0, None);
    let (mut need_first, mut unpaid_first) = (0.0, 0.0);
    for turn in 0..turns {
        let defence = set.share * gdp;
        let need = rules.upkeep_of(points, called, index);
        let upkeep = need.min(defence);
        let unpaid = if need > 0.0 { 1.0 - upkeep / need } else { 0.0 };
        let procurement = (defence - need).max(0.0) * credit(rules, treasury, gdp);
        if turn == 0 {
            (need_first, unpaid_first) = (need, unpaid);
        }
        let left = regular(view, &set, gdp) - upkeep - procurement - reserves(view, &set);
        let ceiling = (rules.hoard * gdp).max(treasury);
        treasury = (treasury + left * dt).min(ceiling);
        if treasury < 0.0 && empty.is_none() && view.own.treasury >= 0.0 {
            empty = Some((turn + 1) * u32::from(scenario.turn_months));
        }
        let keep = libm::exp(-(rules.wear + rules.neglect * unpaid) * dt);
        for arm in Arm::ALL.map(Arm::index) {
            worn += points[arm] * (1.0 - keep);
            points[arm] *= keep;
            let spent = procurement * (1.0 - set.equipment) * dt * set.mix[arm];
            let more = spent / (rules.price[arm] * index).max(1e-9);
            bought += more;
            backlog[arm] += more;
        }
        gdp *= 1.0 + state.growth * dt;
    }
    for arm in 0..3 {
        points[arm] += backlog[arm];
    }
    Course {
        points,
        worn,
        bought,
        treasury,
        empty,
        unpaid: unpaid_first,
        need: need_first,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::ai;
    use crate::content::{Overrides, load, shipped};
    use crate::engine::Game;
    use crate::ids::NationId;
    use crate::order::Issued;

    /// A game on a map, every nation led by the computer, but that `nation` gives these orders on turn `from` and none after.
    fn led(map: &str, id: &str, from: u32, orders: &[Order]) -> (View, View) {
        let file = shipped().iter().find(|f| f.name.contains(map)).unwrap();
        let loaded = load(file.name, file.text, &Overrides::default()).unwrap();
        let scenario = Arc::new(loaded.scenario);
        let me = scenario.nation_named(id).unwrap();
        let mut game = Game::new(Arc::clone(&scenario), 5);
        let all: Vec<NationId> = scenario.nation_ids().collect();
        let mut before = None;
        while game.turn() < from + 12 {
            let views = game.views(&all);
            if game.turn() == from {
                before = Some(views[me.index()].clone());
            }
            let given = if game.turn() == from { orders } else { &[] };
            let plans = views.iter().flat_map(|view| {
                let orders = match view.me == me {
                    true => given.to_vec(),
                    false => ai::plan(view, 5),
                };
                let nation = view.me;
                let numbered = (0u16..).zip(orders);
                numbered.map(move |(sequence, order)| Issued {
                    nation,
                    sequence,
                    order,
                })
            });
            game.advance(plans.collect::<Vec<_>>());
        }
        (before.unwrap(), game.view(me))
    }

    #[test]
    fn the_men_forecast_for_a_year_hence_are_those_that_come() {
        for (map, id) in [("four-rivers", "BRE"), ("europe-1949", "NOR")] {
            for permille in [40, 55, 65] {
                let orders = [Order::SetDefence { permille }];
                let (before, after) = led(map, id, 3, &orders);
                let ahead = course(&before, &orders, 12);
                let came = after.estimate(after.me).strength;
                let came: f64 =
                    came.iter().sum::<f64>() + after.own.books.backlog.iter().sum::<f64>();
                let told: f64 = ahead.points.iter().sum();
                assert!(
                    (told / came - 1.0).abs() < 0.1,
                    "{id} at {permille}: {told} forecast, {came} came"
                );
            }
        }
    }

    #[test]
    fn the_balance_is_the_budget_that_the_engine_then_books() {
        let (before, after) = led("europe-1949", "NOR", 3, &[]);
        let ahead = course(&before, &[], 12);
        let gdp = before.nation(before.me).gdp;
        assert!(
            (ahead.treasury - after.own.treasury).abs() < 0.005 * gdp,
            "{} {}",
            ahead.treasury,
            after.own.treasury
        );
        let dearer = balance(&before, &[Order::SetDefence { permille: 100 }]);
        assert!(dearer < balance(&before, &[]));
        let bare = course(&before, &[Order::SetDefence { permille: 5 }], 12);
        assert!(bare.unpaid > 0.3 && bare.points[0] < ahead.points[0]);
    }
}
