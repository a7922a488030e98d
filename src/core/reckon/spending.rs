//! How much to spend on defence: the best reply to threat and to what allies spend, pulled by guideline, pledge and
//! politics. The arithmetic is in [`reply`](super::reply); here a view gives it its figures.

use super::burden::warned;
use super::pledge::stakes;
use super::reply::{Defence, best_reply, reply_slope, taste_of};
use super::{democracy, mind, trust, worst_fear};
use crate::ids::NationId;
use crate::judge;
use crate::view::{Treaty, View};
use crate::why::{Factor, Recorder, Silent, Tally};

/// The share of GDP that `nation` would like to spend, 0 and up, with what it has promised.
pub fn spending<R: Recorder>(view: &View, nation: NationId, why: &mut R) -> f64 {
    let mut tally = Tally::new(why);
    desire(view, nation, &mut tally);
    let wish = tally.so_far();
    // Of several promises the greatest rules; a nation that means to keep it goes all the way.
    let open = |t: &Treaty| t.pledge(nation).map(|p| p.share());
    let mut greatest: Option<(f64, &Treaty)> = None;
    for treaty in view.public.treaties_of(nation) {
        if let Some(share) = open(treaty)
            && share > wish
            && greatest.is_none_or(|(s, _)| share > s)
        {
            greatest = Some((share, treaty));
        }
    }
    if let Some((share, treaty)) = greatest {
        let mut silent = Silent;
        let mut keep = Tally::new(&mut silent);
        stakes(view, nation, treaty, share - wish, &mut keep);
        let way = if keep.total() > 0.0 {
            1.0
        } else {
            mind(view).pledge.lip
        };
        tally.add(Factor::Pledge, way * (share - wish));
    }
    tally.total().max(0.0)
}

/// The share of GDP that `nation` would like to spend, promises aside.
pub(super) fn wish<R: Recorder>(view: &View, nation: NationId, why: &mut R) -> f64 {
    let mut tally = Tally::new(why);
    desire(view, nation, &mut tally);
    tally.total().max(0.0)
}

fn desire<R: Recorder>(view: &View, nation: NationId, tally: &mut Tally<'_, R>) {
    let s = &mind(view).spending;
    let doctrine = view.scenario().nation(nation).doctrine;
    accustomed(view, nation, tally);
    let alone = tally.so_far();
    let reply = best_reply(alone, s.private_share, spill_in(view, nation));
    tally.add(Factor::AlliesSpend, reply - alone);
    if nation == view.me {
        // A government that is out of favour buys butter; one in debt must save.
        let discontent = (0.5 - view.own.approval).max(0.0);
        let butter = s.politics * democracy(view, nation) * discontent;
        tally.add(Factor::Audience, -butter * tally.so_far());
        if view.own.treasury < 0.0 {
            tally.add(Factor::Economy, -s.deficit);
        }
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
        // The lead's warning makes the guideline the price of cover.
        if view.public.treaties_of(nation).any(|t| warned(t, nation)) {
            let (_, danger) = worst_fear(view, nation);
            tally.add(Factor::Uncovered, s.warned * danger * (guide - wish));
        }
    }
}

/// The share of GDP that a nation would spend if it had no allies, by its dangers and its custom.
fn accustomed<R: Recorder>(view: &View, nation: NationId, tally: &mut Tally<'_, R>) {
    taste(view, nation, tally);
    let custom = view.nation(nation).custom;
    tally.add(Factor::Custom, (custom - 1.0) * tally.so_far());
}

/// How many times that `nation` has a taste for defence for which nothing else accounts, by what it spends today beside its
/// allies. One whose arms are in the hands of another, or that
/// is no state yet, has had no say, and no custom: 1.
#[must_use]
pub fn custom(view: &View, nation: NationId) -> f64 {
    let ruled = judge::masters(&view.public, nation).next().is_some();
    if ruled || view.nation(nation).exile.is_some() {
        return 1.0;
    }
    let mut silent = Silent;
    let mut tally = Tally::new(&mut silent);
    taste(view, nation, &mut tally);
    let s = &mind(view).spending;
    let share = view.nation(nation).defence;
    let shown = taste_of(share, s.private_share, spill_in(view, nation));
    let (least, most) = s.custom;
    (shown / tally.total().max(1e-6)).clamp(least, most)
}

/// The same by its dangers alone.
fn taste<R: Recorder>(view: &View, nation: NationId, tally: &mut Tally<'_, R>) {
    let s = &mind(view).spending;
    let state = view.nation(nation);
    let (_, danger) = worst_fear(view, nation);
    tally.add(Factor::Inertia, s.floor);
    tally.add(Factor::Threat, s.threat * danger);
    let doctrine = view.scenario().nation(nation).doctrine;
    tally.add(Factor::Inclination, s.ambition * doctrine.ambition);
    tally.add(
        Factor::Regime,
        s.autocracy * (1.0 - democracy(view, nation)),
    );
    // A world role is dear, and only the great have one.
    let rank = state.gdp / (state.gdp + s.great_gdp);
    tally.add(Factor::Strength, s.great * rank);
    if view.public.at_war(nation) {
        tally.add(Factor::Stake, s.war);
    }
    // Wagner's law: those who have grown rich ask more of their state for themselves.
    let income = state.gdp / state.population.max(1e-6);
    let richer = (income / view.scenario().income_at_start(nation).max(1e-6)).max(1e-3);
    let left = libm::pow(richer, -s.welfare);
    tally.add(Factor::Economy, tally.so_far() * (left - 1.0));
}

/// What the allies of `nation` spend on its behalf, in multiples of its GDP: their published budgets, as far as it
/// trusts them and as far as one nation's effort reaches another at all.
#[must_use]
pub fn spill_in(view: &View, nation: NationId) -> f64 {
    let (effort, all) = allies(view, nation);
    defence(view).spill_in(effort, view.nation(nation).gdp, all)
}

/// The defence that allies provide each other, as the rules have it.
fn defence(view: &View) -> Defence {
    let s = &mind(view).spending;
    Defence {
        private: s.private_share,
        spill: s.spill_in,
        thinning: s.thinning,
    }
}

/// What the allies of `nation` spend, weighed by its trust in them, billions a year; and the GDP of them all, its own
/// among it.
fn allies(view: &View, nation: NationId) -> (f64, f64) {
    let (mut effort, mut all) = (0.0, view.nation(nation).gdp);
    let mut seen: Vec<NationId> = Vec::with_capacity(16);
    for treaty in view.public.treaties_of(nation) {
        if !view.public.charter(treaty).obligation.defends() {
            continue;
        }
        for &ally in treaty.members.iter().filter(|m| **m != nation) {
            if !seen.contains(&ally) {
                seen.push(ally);
                let state = view.nation(ally);
                effort += state.defence * state.gdp * trust(view, nation, ally);
                all += state.gdp;
            }
        }
    }
    (effort, all)
}

/// By how many dollars `nation` would spend more for each dollar more that `ally` spends: above -1, and never above 0.
#[must_use]
pub fn response(view: &View, nation: NationId, ally: NationId) -> f64 {
    if !view.public.allied(nation, ally) {
        return 0.0;
    }
    let s = &mind(view).spending;
    let mut silent = Silent;
    let mut tally = Tally::new(&mut silent);
    accustomed(view, nation, &mut tally);
    let slope = reply_slope(tally.total(), s.private_share, spill_in(view, nation));
    let (_, all) = allies(view, nation);
    let reach = defence(view).reach(view.nation(nation).gdp, all);
    reach * trust(view, nation, ally) * slope
}
