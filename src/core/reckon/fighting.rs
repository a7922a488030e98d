//! To fight on in a war, and to use the last weapon.

use super::challenge::worth;
use super::prospect::prospect;
use super::{mind, resolve, weariness};
use crate::order::Side;
use crate::view::{Crisis, View};
use crate::why::{Factor, Recorder, Tally};

/// How the war has gone for a side, -1..1.
fn fortune(war: &Crisis, side: Side) -> f64 {
    match side {
        Side::Challenger => war.fortune,
        Side::Target => -war.fortune,
    }
}

/// How the leader of a side feels about going on: the odds, how it went so far, what it has borne, what it came for, and for
/// the one who was attacked that it stands on its own soil. An attacker without success tires soonest.
pub fn fighting_on<R: Recorder>(view: &View, war: &Crisis, side: Side, why: &mut R) -> f64 {
    let w = &mind(view).war;
    let me = war.leader(side);
    let outlook = prospect(view, war.challenger, war.target, war.stake);
    // The weak fight for survival, the strong for an interest (Mack 1975): who faces the greater power holds its
    // soil longer, and who has the greater power tires of a war that it need not win.
    let (own, other) = match side {
        Side::Challenger => (outlook.own, outlook.other),
        Side::Target => (outlook.other, outlook.own),
    };
    let peril = other / (own + other).max(1e-6);
    let stakes = 1.0 + w.peril * (2.0 * peril - 1.0);
    let (win, patience) = match side {
        Side::Challenger => (outlook.win, w.patience_challenger / stakes),
        Side::Target => (1.0 - outlook.win, w.patience_target),
    };
    let turns = war
        .outbreak()
        .map_or(0, |o| view.public.turn.saturating_sub(o));
    let months = f64::from(turns) * f64::from(view.scenario().turn_months);
    let mut tally = Tally::new(why);
    tally.add(Factor::Odds, w.odds * (win - 0.5));
    if side == Side::Challenger {
        // What it came for is nearer the better the odds.
        let stake = worth(view, me, war.target, war.stake);
        tally.add(Factor::Stake, w.stake * win * stake);
    }
    tally.add(Factor::Luck, w.fortune * fortune(war, side));
    tally.add(Factor::Weariness, -w.weariness * weariness(view, me));
    tally.add(Factor::Burden, -months * patience);
    tally.add(Factor::Resolve, w.resolve * (resolve(view, me) - 0.5));
    if side == Side::Target {
        tally.add(Factor::Sovereignty, w.own_soil * stakes);
    }
    tally.total()
}

/// Whether the leader of a side does better to use nuclear arms than to lose the war: above 0 it does. What is about to
/// be lost speaks for it; whoever would strike back, and the name of having done it, against.
pub fn strike<R: Recorder>(view: &View, war: &Crisis, side: Side, why: &mut R) -> f64 {
    let n = &mind(view).strike;
    let mut tally = Tally::new(why);
    let lost = -fortune(war, side).min(0.0);
    tally.add(Factor::Odds, n.despair * lost);
    if side == Side::Target {
        tally.add(Factor::Sovereignty, n.survival * lost);
    }
    tally.add(
        Factor::Resolve,
        n.resolve * (resolve(view, war.leader(side)) - 0.5),
    );
    tally.add(Factor::Precedent, -n.taboo);
    let armed: f64 = war
        .nations(side.other())
        .map(|other| view.nation(other).nuclear)
        .sum();
    let full = view.scenario().rules.crisis.strike_warheads;
    // A few warheads that may come back weigh nearly as much as many.
    let back = (armed / full).min(1.0).sqrt();
    tally.add(Factor::Nuclear, -n.retaliation * back);
    tally.total()
}
