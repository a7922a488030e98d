//! Separate peace: does it pay to leave a coalition's war, and does it pay to let an enemy go?

use super::{mind, power, resolve, weariness};
use crate::content::scale::around_one;
use crate::ids::NationId;
use crate::judge::{follows, forbids_parting};
use crate::order::{Parting, Side};
use crate::view::{Crisis, View};
use crate::why::{Factor, Recorder, Tally};

/// What it is worth to `view.me` to leave the war that another leads: above 0 it asks for peace.
pub fn parting<R: Recorder>(view: &View, crisis: &Crisis, why: &mut R) -> f64 {
    let (me, Some(side)) = (view.me, follows(crisis, view.me)) else {
        return 0.0;
    };
    let m = &mind(view).parting;
    let leader = crisis.leader(side);
    let mut tally = Tally::new(why);
    tally.add(Factor::Inertia, -m.base);
    tally.add(Factor::Weariness, m.weariness * weariness(view, me));
    let fortune = if side == Side::Challenger {
        crisis.fortune
    } else {
        -crisis.fortune
    };
    tally.add(Factor::Odds, -m.fortune * fortune);
    let part = crisis.sides[side.index()].iter().find(|p| p.nation == me);
    // Whoever stood by a side before there was war bears it from its outbreak.
    let outbreak = crisis.outbreak().unwrap_or(crisis.since);
    let since = part.map_or(outbreak, |p| p.since.max(outbreak));
    let months =
        f64::from(view.public.turn.saturating_sub(since)) * f64::from(view.scenario().turn_months);
    tally.add(Factor::Burden, m.patience * months);
    tally.add(
        Factor::Exposure,
        m.soil * held(view, me, |n| crisis.side_of(n) == Some(side.other())),
    );
    tally.add(
        Factor::Affinity,
        -m.bond * view.public.pairs.affinity(me, leader),
    );
    let public = &view.public;
    if public
        .treaties
        .iter()
        .any(|t| forbids_parting(public.charter(t), t, me, leader))
    {
        let loyalty = view.scenario().nation(me).doctrine.loyalty;
        tally.add(Factor::Treaty, -m.word * around_one(loyalty));
    } else if part.is_some_and(|p| p.cause.treaty().is_some()) {
        tally.add(Factor::Word, -m.implied * m.word);
    }
    tally.add(Factor::Resolve, -m.resolve * (resolve(view, me) - 0.5));
    tally.total()
}

/// The terms that a nation with such a wish for peace puts.
#[must_use]
pub fn parting_terms(view: &View, wish: f64) -> Parting {
    let m = &mind(view).parting;
    if wish > m.pays {
        Parting::Indemnity
    } else if wish > m.leaves_soil {
        Parting::Line
    } else {
        Parting::Restore
    }
}

/// What it is worth to `view.me`, who leads the other side, to let `nation` go on such terms: above 0 it does.
pub fn release<R: Recorder>(
    view: &View,
    crisis: &Crisis,
    nation: NationId,
    terms: Parting,
    why: &mut R,
) -> f64 {
    let (me, Some(side)) = (view.me, follows(crisis, nation)) else {
        return 0.0;
    };
    let m = &mind(view).parting;
    let mut tally = Tally::new(why);
    let all: f64 = crisis.nations(side).map(|n| power(view, n)).sum();
    tally.add(
        Factor::Strength,
        m.relief * power(view, nation) / all.max(1e-6),
    );
    let ours = |n: NationId| crisis.side_of(n) == Some(side.other());
    let ground = held(view, nation, ours)
        - crisis
            .nations(side.other())
            .map(|n| held(view, n, |h| h == nation))
            .sum::<f64>();
    let kept = if terms == Parting::Line { 1.0 } else { -1.0 };
    tally.add(Factor::Stake, m.ground * kept * ground);
    if terms == Parting::Indemnity {
        tally.add(Factor::Money, m.indemnity);
    }
    tally.add(
        Factor::Grievance,
        -m.vengeance * view.public.pairs.grievance(me, nation),
    );
    tally.total()
}

/// Share of a nation's people, 0..1, whose land is held by those for whom `by` is true.
fn held(view: &View, nation: NationId, by: impl Fn(NationId) -> bool) -> f64 {
    let mut people = 0.0;
    for region in view.public.regions.iter() {
        if region.owner == Some(nation) && region.controller.is_some_and(&by) {
            people += region.people;
        }
    }
    (people / view.nation(nation).population.max(1e-6)).min(1.0)
}
