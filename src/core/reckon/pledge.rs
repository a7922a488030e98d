//! Promises of spending: to give one, to keep it, what it is worth to those who hear it.

use super::burden::{faith, shortfall, warned};
use super::{democracy, mind, worst_fear};
use crate::ids::{NationId, TreatyId};
use crate::view::{Treaty, View};
use crate::why::{Factor, Recorder, Silent, Tally};

/// Whether `nation` means to keep the pledge it has open under `treaty`: above 0 it does.
pub fn keeping<R: Recorder>(view: &View, nation: NationId, treaty: TreatyId, why: &mut R) -> f64 {
    let Some(treaty) = view.public.treaty(treaty) else {
        return 0.0;
    };
    let Some(pledge) = treaty.pledge(nation) else {
        return 0.0;
    };
    let wish = super::spending::wish(view, nation, &mut Silent);
    let mut tally = Tally::new(why);
    stakes(view, nation, treaty, pledge.share() - wish, &mut tally);
    tally.total()
}

/// What speaks for and against reaching a promised share that lies `gap` above the wish.
pub(super) fn stakes<R: Recorder>(
    view: &View,
    nation: NationId,
    treaty: &Treaty,
    gap: f64,
    tally: &mut Tally<'_, R>,
) {
    let p = &mind(view).pledge;
    let (_, danger) = worst_fear(view, nation);
    let loyalty = view.scenario().nation(nation).doctrine.loyalty;
    tally.add(Factor::Reputation, p.word * loyalty);
    tally.add(
        Factor::Treaty,
        p.cover * danger * faith(view, treaty, nation),
    );
    if warned(treaty, nation) {
        tally.add(Factor::Uncovered, p.warned * danger);
    }
    let cost = p.cost * 100.0 * gap.max(0.0);
    tally.add(Factor::Cost, -cost);
    if nation == view.me {
        if view.own.treasury < 0.0 {
            tally.add(Factor::Economy, -p.debt);
        }
        let discontent = (0.5 - view.own.approval).max(0.0);
        tally.add(
            Factor::Audience,
            -cost * democracy(view, nation) * discontent,
        );
    }
}

/// What it is worth to `nation` to promise `treaty` such a share: above 0 it does. A promise that will be kept costs
/// the money, one that will not costs the word.
pub fn pledging<R: Recorder>(
    view: &View,
    nation: NationId,
    treaty: TreatyId,
    permille: u16,
    why: &mut R,
) -> f64 {
    let Some(treaty) = view.public.treaty(treaty) else {
        return 0.0;
    };
    let p = &mind(view).pledge;
    let (_, danger) = worst_fear(view, nation);
    let mut tally = Tally::new(why);
    let short = shortfall(view, treaty, nation);
    tally.add(
        Factor::Shortfall,
        p.standing * short * (p.standing_safe + danger),
    );
    if warned(treaty, nation) {
        tally.add(Factor::Uncovered, p.warned * danger);
    }
    let gap = f64::from(permille) / 1000.0 - super::spending::wish(view, nation, &mut Silent);
    let mut silent = Silent;
    let mut keep = Tally::new(&mut silent);
    stakes(view, nation, treaty, gap, &mut keep);
    if keep.total() > 0.0 {
        tally.add(Factor::Cost, -p.cost * 100.0 * gap.max(0.0));
    } else {
        let loyalty = view.scenario().nation(nation).doctrine.loyalty;
        tally.add(Factor::Reputation, -p.word * loyalty);
    }
    // A word given before and broken is no longer worth much to anyone.
    let broken = treaty.burden(nation).map_or(0, |b| b.broken);
    let held = f64::from(broken.min(p.broken_most));
    tally.add(Factor::Precedent, -p.broken * held);
    tally.total()
}

/// What a pledge by `giver` is worth to `me`.
pub(super) fn promised(view: &View, me: NationId, giver: NationId, permille: u16) -> f64 {
    let state = view.nation(giver);
    let more = (f64::from(permille) / 1000.0 - state.defence).max(0.0);
    let size = (state.gdp / view.nation(me).gdp.max(1e-6)).min(1.0);
    mind(view).pledge.gain * 100.0 * more * size * super::trust(view, me, giver)
}
