//! What sanctions would cost, and whom.

use crate::ids::NationId;
use crate::view::View;

/// Growth a year that an embargo between the two costs `nation`.
#[must_use]
pub fn embargo(view: &View, nation: NationId, partner: NationId) -> f64 {
    let rules = &view.scenario().rules.diplomacy;
    let trade = |other: NationId| {
        let gdp = view.nation(other).gdp;
        let pairs = &view.public.pairs;
        pairs.trade(nation, other, gdp, rules.trade_far)
    };
    let all: f64 = view
        .scenario()
        .nation_ids()
        .filter(|o| *o != nation)
        .map(trade)
        .sum();
    rules.sanction_growth * trade(partner) / all.max(1e-9)
}
