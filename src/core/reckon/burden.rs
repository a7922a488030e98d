//! Who carries what share of a treaty's burden, who has what share of its benefit, and what the others make of a
//! member that falls short. Benefits are those of Sandler and Forbes (1980): wealth, people and exposed borders
//! that the alliance protects.

use super::{mind, trust};
use crate::ids::NationId;
use crate::order::MotionKind;
use crate::view::{Burden, Sums, Treaty, View};
use crate::why::{Factor, Recorder, Tally};

/// By how much of the guideline `member`'s budget falls short, 0..1.
#[must_use]
pub fn shortfall(view: &View, treaty: &Treaty, member: NationId) -> f64 {
    treaty.guideline.filter(|g| *g > 0.0).map_or(0.0, |guide| {
        ((guide - view.nation(member).defence) / guide).clamp(0.0, 1.0)
    })
}

/// The shortfall that is held against a member: a pledge makes up for a part of it, as far as its word is good.
#[must_use]
pub fn reproachable(view: &View, treaty: &Treaty, member: NationId) -> f64 {
    let short = shortfall(view, treaty, member);
    if short <= 0.0 || treaty.pledge(member).is_none() {
        return short;
    }
    short * (1.0 - mind(view).burden.relief * view.nation(member).reputation[0])
}

/// How far what a member gives in place makes up for what it does not pay, 0..1: allied forces on its soil.
#[must_use]
pub fn in_place(view: &View, treaty: &Treaty, member: NationId) -> f64 {
    let hosted = treaty.burden(member).map_or(0.0, |b| b.hosted.recent());
    (hosted / mind(view).burden.bases.max(1e-6)).min(1.0)
}

/// What falling short costs `victim` when `member` decides whether to come.
pub(super) fn sympathy<R: Recorder>(
    view: &View,
    treaty: &Treaty,
    member: NationId,
    victim: NationId,
    tally: &mut Tally<'_, R>,
) {
    let short = reproachable(view, treaty, victim);
    if short <= 0.0 {
        return;
    }
    let b = &mind(view).burden;
    let leads = treaty.lead == Some(member);
    let cost = short * if leads { b.lead } else { b.sympathy };
    tally.add(Factor::Shortfall, -cost);
    tally.add(Factor::Basing, cost * in_place(view, treaty, victim));
    if leads && warned(treaty, victim) {
        tally.add(Factor::Uncovered, -b.uncovered * short);
    }
}

/// Whether the lead has said that it will not cover `member` as it spends now.
#[must_use]
pub fn warned(treaty: &Treaty, member: NationId) -> bool {
    treaty.burden(member).is_some_and(|b| b.warned.is_some())
}

/// What shortfall does in a vote: the mover's words weigh less, and a member that is to be expelled has it held
/// against it.
pub(super) fn in_council<R: Recorder>(
    view: &View,
    member: NationId,
    treaty: &Treaty,
    kind: &MotionKind,
    tally: &mut Tally<'_, R>,
) {
    let b = &mind(view).burden;
    match *kind {
        // The answer to a case has the victim's shortfall in it already.
        MotionKind::Respond { .. } => {}
        MotionKind::Expel { nation } => {
            let short = reproachable(view, treaty, nation);
            tally.add(Factor::Shortfall, b.expel * short);
            tally.add(
                Factor::Basing,
                -b.expel * short * in_place(view, treaty, nation),
            );
        }
        _ => {
            let open = |m: &&crate::view::Motion| m.treaty == treaty.id && m.kind == *kind;
            let mover = view.public.motions.iter().find(open).map(|m| m.by);
            if let Some(mover) = mover.filter(|m| *m != member) {
                tally.add(
                    Factor::Shortfall,
                    -b.mover * reproachable(view, treaty, mover),
                );
            }
        }
    }
}

/// One column of the ledger: what it is called, and how to read it.
type Column = (Factor, fn(&Burden) -> Sums);

const COLUMNS: [Column; 7] = [
    (Factor::Money, |b| b.money),
    (Factor::Dues, |b| b.dues),
    (Factor::Basing, |b| b.hosted),
    (Factor::Presence, |b| b.abroad),
    (Factor::Deeds, |b| b.deeds),
    (Factor::Casualties, |b| b.dead),
    (Factor::Exercises, |b| b.exercises),
];

/// The share of all that the members bear that `member` bears, 0..1: its shares of each column, weighed; a column in
/// which nobody has anything does not count. Over all years, or the last full one.
pub fn burden<R: Recorder>(
    view: &View,
    treaty: &Treaty,
    member: NationId,
    all_years: bool,
    why: &mut R,
) -> f64 {
    let read = |a: Sums| if all_years { a.total } else { a.recent() };
    let weights = mind(view).burden.weights;
    let sum = |column: fn(&Burden) -> Sums| -> f64 {
        treaty
            .members
            .iter()
            .filter_map(|m| treaty.burden(*m))
            .map(|b| read(column(b)))
            .sum()
    };
    let sums = COLUMNS.map(|(_, column)| sum(column));
    let weight: f64 = (0..COLUMNS.len())
        .filter(|&i| sums[i] > 0.0)
        .map(|i| weights[i])
        .sum();
    let mut tally = Tally::new(why);
    if let Some(row) = treaty.burden(member) {
        for (i, (factor, column)) in COLUMNS.into_iter().enumerate() {
            if sums[i] > 0.0 && weight > 0.0 {
                tally.add(factor, weights[i] / weight * read(column(row)) / sums[i]);
            }
        }
    }
    tally.total()
}

/// The share of what the treaty protects that is `member`'s, 0..1.
pub fn benefit<R: Recorder>(view: &View, treaty: &Treaty, member: NationId, why: &mut R) -> f64 {
    let weights = mind(view).burden.benefits;
    let figures: [fn(&View, &Treaty, NationId) -> f64; 3] = [
        |v, _, n| v.nation(n).gdp,
        |v, _, n| v.nation(n).population,
        exposure,
    ];
    let factors = [Factor::Wealth, Factor::People, Factor::Exposure];
    let sums = figures.map(|figure| {
        treaty
            .members
            .iter()
            .map(|m| figure(view, treaty, *m))
            .sum::<f64>()
    });
    let weight: f64 = (0..3).filter(|&i| sums[i] > 0.0).map(|i| weights[i]).sum();
    let mut tally = Tally::new(why);
    for i in 0..3 {
        if sums[i] > 0.0 && weight > 0.0 {
            let share = figures[i](view, treaty, member) / sums[i];
            tally.add(factors[i], weights[i] / weight * share);
        }
    }
    tally.total()
}

/// Kilometres of land border with outsiders, each weighed by how alarming the neighbour is.
#[must_use]
pub fn exposure(view: &View, treaty: &Treaty, member: NationId) -> f64 {
    let mut sum = 0.0;
    for link in view.scenario().links.iter().filter(|l| l.border_km > 0.0) {
        let holders = [link.a, link.b].map(|r| view.region(r).controller);
        let other = match holders {
            [Some(a), Some(b)] if a == member => b,
            [Some(a), Some(b)] if b == member => a,
            _ => continue,
        };
        if !treaty.has(other) {
            sum += link.border_km * view.public.alarm(member, other);
        }
    }
    sum
}

/// How far `member` trusts the rest of the treaty, 0..1: what their cover is worth to it.
pub(super) fn faith(view: &View, treaty: &Treaty, member: NationId) -> f64 {
    if let Some(lead) = treaty.lead.filter(|l| *l != member) {
        return trust(view, member, lead);
    }
    let others = treaty.members.iter().filter(|m| **m != member);
    let (mut sum, mut n) = (0.0, 0.0_f64);
    for other in others {
        sum += trust(view, member, *other);
        n += 1.0;
    }
    sum / n.max(1.0)
}
