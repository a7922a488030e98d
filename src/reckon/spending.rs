//! How much to spend on defence: the best reply to threat and to what allies spend (Olson and Zeckhauser
//! 1966; Sandler's joint product: only the public share of defence can be had from allies).

use super::{mind, power, worst_fear};
use crate::ids::NationId;
use crate::view::View;
use crate::why::{Factor, Recorder, Tally};

/// The share of GDP that `nation` would like to spend, 0 and up.
pub fn spending<R: Recorder>(view: &View, nation: NationId, why: &mut R) -> f64 {
    let s = &mind(view).spending;
    let state = view.nation(nation);
    let doctrine = view.scenario().nation(nation).doctrine;
    let (foe, danger) = worst_fear(view, nation);
    let mut tally = Tally::new(why);
    tally.add(Factor::Inertia, s.floor);
    tally.add(Factor::Threat, s.threat * danger);
    // What allies would bring against the same foe, weighed by trust in them, replaces one's own effort, but
    // only its public part.
    let mine = power(view, nation).max(0.05);
    let mut shield = 0.0;
    for ally in view
        .scenario()
        .nation_ids()
        .filter(|a| *a != nation && *a != foe)
    {
        if view.public.allied(nation, ally) {
            shield += power(view, ally) * super::trust(view, nation, ally);
        }
    }
    let share = shield / (shield + mine);
    tally.add(
        Factor::AlliesSpend,
        -s.threat * danger * s.spill_in * (1.0 - s.private_share) * share,
    );
    tally.add(Factor::Inclination, s.ambition * doctrine.ambition);
    tally.add(
        Factor::Regime,
        s.autocracy * (1.0 - super::democracy(view, nation)),
    );
    let rank = state.gdp / (state.gdp + 300.0);
    tally.add(Factor::Strength, s.great * rank);
    if view.public.at_war(nation) {
        tally.add(Factor::Stake, s.war);
    }
    if nation == view.me && view.own.treasury < 0.0 {
        tally.add(Factor::Economy, -s.deficit);
    }
    let wish = tally.so_far();
    let guide = view
        .public
        .treaties_of(nation)
        .filter_map(|t| t.guideline)
        .fold(0.0_f64, f64::max);
    if guide > wish {
        tally.add(
            Factor::Guideline,
            s.guideline * doctrine.loyalty * (guide - wish),
        );
    }
    tally.total().max(0.0)
}
