//! What came into the treasury or left it last month beside the budget.

use casus_core::content::Effect;
use casus_core::event::EventKind;
use casus_core::view::View;

use crate::panels::desk::Desk;

/// Billions below which a sum beside the budget is not worth a line.
const PENNY: f64 = 0.005;

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
