//! The budget that lies ahead: what the state takes in and spends a year when the orders drafted hold, what those
//! orders cost once, and what came into the treasury or left it last month beside the budget.

use casus_core::content::Effect;
use casus_core::event::EventKind;
use casus_core::order::Order;
use casus_core::reckon;
use casus_core::view::View;

use crate::panels::desk::Desk;

/// Billions below which a sum beside the budget is not worth a line.
const PENNY: f64 = 0.005;

/// What the state would take in less what it would spend, billions a year, with works and aid left out: those
/// are paid once. By the rules by which the engine settles a budget.
#[must_use]
pub fn balance(view: &View, orders: &[Order]) -> f64 {
    let (state, last) = (view.nation(view.me), &view.own.spending);
    let rules = &view.scenario().rules.economy;
    let accustomed = view.scenario().nation(view.me).defence;
    let taxed = |share: f64| {
        let more = rules.tax_follows * (share - accustomed);
        state.gdp * (rules.civil + accustomed + more + rules.surplus)
    };
    let share = orders
        .iter()
        .rev()
        .find_map(|o| match o {
            Order::SetDefence { permille } => Some(f64::from(*permille) / 1000.0),
            _ => None,
        })
        .unwrap_or(state.defence);
    // What last month brought in beyond taxes is what occupied lands were made to pay.
    let levied = if last.revenue > 0.0 && view.public.at_war(view.me) {
        (last.revenue - taxed(state.defence)).max(0.0)
    } else {
        0.0
    };
    let defence = share * state.gdp;
    let upkeep = last.upkeep.min(defence);
    let debt = (-view.own.treasury).max(0.0) / state.gdp.max(1e-9);
    let credit = (1.0 - debt / rules.debt_limit).max(0.0);
    let forces = upkeep + (defence - upkeep) * credit;
    let spare = rules.civil * rules.civil_gives * state.gdp;
    let civil = rules.civil * state.gdp - last.dues.min(spare);
    taxed(share) + levied - forces - reserves(view, orders) - last.dues - last.backing - civil
}

/// What reservists cost a year: as last booked, or if the draft says so, once all are called up or gone home.
fn reserves(view: &View, orders: &[Order]) -> f64 {
    let called = orders.iter().rev().find_map(|o| match o {
        Order::Mobilise { on } => Some(*on),
        _ => None,
    });
    match called {
        None => view.own.spending.mobilisation,
        Some(false) => 0.0,
        Some(true) => {
            let rules = &view.scenario().rules.economy;
            let (state, own) = (view.nation(view.me), view.estimate(view.me));
            let points = state.called_up + reckon::reservists(view, view.me);
            let index = rules.cost_index(state.gdp, state.population, own.modernity);
            points * rules.upkeep[0] * rules.reserve_cost * index
        }
    }
}

/// Billions that came in beside the budget last month, each with its reason; spent where below 0.
#[must_use]
pub fn beside(desk: &Desk) -> Vec<(String, f64)> {
    let view = desk.view;
    let mut list = Vec::new();
    for event in view.news.iter() {
        match event.kind {
            EventKind::History { script } => {
                let fixed = &desk.scenario().history[script.index()];
                list.push((fixed.title.clone(), granted(&fixed.effects, view)));
            }
            EventKind::Decided { script, course, .. } => {
                let question = &desk.scenario().history[script.index()].question;
                let courses = question.iter().flat_map(|q| &q.courses);
                let taken = courses.into_iter().nth(usize::from(course));
                list.extend(taken.map(|c| (c.title.clone(), granted(&c.effects, view))));
            }
            EventKind::AidSent { from, to, millions } if to == view.me => {
                list.push((
                    format!("Aid from {}", desk.code(from)),
                    f64::from(millions) / 1e3,
                ));
            }
            _ => {}
        }
    }
    let told: f64 = list.iter().map(|l| l.1).sum();
    if let Some(change) = desk.ctx.history.treasury_change() {
        let (state, own) = (view.nation(view.me), &view.own);
        let years = f64::from(desk.scenario().turn_months) / 12.0;
        let rest = change - told - own.spending.balance() * years;
        let full = desk.scenario().rules.economy.hoard * state.gdp;
        let name = if rest < 0.0 && own.treasury >= 0.999 * full {
            "Given back in taxes"
        } else {
            "Other payments"
        };
        // What is a thousandth of the budget is rounding or somebody's rent.
        if rest.abs() > 0.001 * own.spending.revenue {
            list.push((name.to_owned(), rest));
        }
    }
    list.retain(|l| l.1.abs() >= PENNY);
    list
}

/// What effects of history put into the viewer's treasury.
fn granted(effects: &[Effect], view: &View) -> f64 {
    effects
        .iter()
        .filter_map(|e| match e {
            Effect::Treasury(n, by) if *n == view.me => Some(*by),
            _ => None,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panels::tests::played;

    #[test]
    fn the_outlook_is_the_budget_that_the_engine_then_books() {
        let before = played("europe-1949", "NOR", 2).view;
        let after = played("europe-1949", "NOR", 3).view;
        let ahead = balance(&before, &[]);
        let booked = after.own.spending;
        let regular = booked.balance() + booked.works + booked.aid;
        // Output grows within the month.
        let close = 0.002 * before.nation(before.me).gdp;
        assert!((ahead - regular).abs() < close, "{ahead} {regular}");
        let dearer = balance(&before, &[Order::SetDefence { permille: 100 }]);
        assert!(dearer < ahead);
    }
}
