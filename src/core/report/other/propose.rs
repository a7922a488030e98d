//! Other orders that are worth playing out: in the months before what turned the game, what could have been ordered and was not, and
//! what was ordered and need not have been.

use std::collections::BTreeSet;

use super::Edit;
use crate::estimate::options;
use crate::judge;
use crate::order::Order;
use crate::report::{Past, Report, Turning};
use crate::view::View;

/// Months up to an outbreak of war that are looked at.
const BEFORE: u32 = 3;

/// At most so many changes, the likeliest to matter first.
pub fn edits(report: &Report, past: &Past, most: usize) -> Vec<Edit> {
    let turns = turns(report);
    let mut lists: Vec<Vec<Edit>> = vec![Vec::new(); turns.len()];
    let wanted: BTreeSet<u32> = turns.iter().copied().collect();
    past.walk(|game, _| {
        let turn = game.turn();
        if wanted.contains(&turn) {
            let me = report.who(turn);
            let given: Vec<&Order> = past
                .orders(turn)
                .iter()
                .filter(|i| i.nation == me)
                .map(|i| &i.order)
                .collect();
            let view = game.view(me);
            let could = options(&view).into_iter();
            let could = could.filter(|o| !given.contains(&o));
            let add = could.map(|order| Edit::add(turn, order));
            let not = given
                .iter()
                .map(|order| Edit::without(turn, (*order).clone()));
            let edits: Vec<Edit> = add.chain(not).collect();
            for (at, _) in turns.iter().enumerate().filter(|t| *t.1 == turn) {
                lists[at].clone_from(&edits);
            }
        }
        wanted.iter().any(|t| *t > turn)
    });
    // One of each month in turn, so that no month has all of them.
    let longest = lists.iter().map(Vec::len).max().unwrap_or_default();
    let rounds = (0..longest).flat_map(|at| lists.iter().filter_map(move |l| l.get(at)));
    rounds.take(most).cloned().collect()
}

/// The positions worth another order: before its wars, before its turning points, and at the height of its crises.
fn turns(report: &Report) -> Vec<u32> {
    let wars = report.course.wars.iter().take(2);
    let wars = wars.flat_map(|w| (0..BEFORE).map(|m| w.began.saturating_sub(m)));
    let turning = report.turning.iter().map(Turning::month);
    let cold = report.cold.iter().filter(|c| c.mine).take(3);
    let cold = cold.map(|c| c.peak);
    let mut list: Vec<u32> = Vec::new();
    let within = report.first..report.last;
    for turn in wars.chain(turning).chain(cold) {
        if within.contains(&turn) && !list.contains(&turn) {
            list.push(turn);
        }
    }
    // A quiet game: the beginning, and every quarter of it.
    if list.is_empty() {
        let span = report.last.saturating_sub(report.first);
        let quarters = (0..4).map(|q| report.first + span * q / 4);
        list.extend(quarters.filter(|t| within.contains(t)));
        list.dedup();
    }
    list
}

/// The seat's view after so many turns, and every change of one order that could be made then: what its staff would have compared
/// first, then what was ordered and need not have been, then all else that could be ordered. None where the turn was not played.
#[must_use]
pub fn could(report: &Report, past: &Past, turn: u32) -> Option<(View, Vec<Edit>)> {
    let me = report.who(turn);
    let mut view = None;
    past.walk(|game, _| {
        let there = game.turn() == turn && turn < past.last();
        if there {
            view = Some(game.view(me));
        }
        !there
    });
    let view = view?;
    let given = past.orders(turn).iter().filter(|i| i.nation == me);
    let given: Vec<&Order> = given.map(|i| &i.order).collect();
    let mut list: Vec<Edit> = Vec::new();
    let first = options(&view).into_iter();
    let add = |order: Order, list: &mut Vec<Edit>| {
        let edit = Edit::add(turn, order);
        if !given.contains(&&edit.add[0]) && !list.contains(&edit) {
            list.push(edit);
        }
    };
    first.for_each(|order| add(order, &mut list));
    let without = given.iter().map(|o| Edit::without(turn, (*o).clone()));
    list.extend(without);
    judge::legal(&view)
        .into_iter()
        .for_each(|order| add(order, &mut list));
    Some((view, list))
}
