//! What the order that the ledger recommends first is worth: positions from games of several maps, and the next year played from
//! the true world with it and without, on the same fresh dice, with every nation led by the computer. Beside it the best of
//! what the staff compares. `cargo bench --bench advice -- PAIRS [FUTURES [POSITIONS]]` prints a line for each position and the
//! means over them, in points, with 95 % intervals and a star where nought is outside.

mod common;
#[path = "common/paired.rs"]
mod paired;

use std::sync::Arc;

use casus_foederis::content::Scenario;
use casus_foederis::engine::{Game, Snapshot};
use casus_foederis::estimate::{self, Line, Link, Outcome, Staff, Watch};
use casus_foederis::ids::NationId;
use casus_foederis::judge::{self, Docket};
use casus_foederis::order::Order;
use casus_foederis::reckon;
use casus_foederis::tell;
use casus_foederis::view::View;

use common::{issued, plans};
use paired::{Difference, each, map};

/// Maps, and the turns at which a game of each is looked at.
const GAMES: [(&str, [u32; 4]); 4] = [
    ("europe-1949", [12, 40, 80, 140]),
    ("four-rivers", [6, 12, 24, 36]),
    ("europe-1991", [12, 40, 80, 140]),
    ("eurasia-2020", [6, 12, 24, 36]),
];
/// Games of each map.
const SEEDS: u64 = 2;
/// Nations in a position: those that are most afraid.
const SEATS: usize = 4;
const MONTHS: u32 = 12;
const LINKS: [Link; 4] = [Link::Demand, Link::Shots, Link::War, Link::LandLost];

fn main() {
    // Under `cargo test` there is nothing to test.
    if !std::env::args().any(|a| a == "--bench") {
        return;
    }
    let mut numbers = std::env::args().filter_map(|a| a.parse::<usize>().ok());
    let pairs = numbers.next().unwrap_or(200);
    let futures = numbers.next().unwrap_or(100) as u32;
    let most = numbers.next().unwrap_or(usize::MAX);
    let mut found: [Vec<[f64; LINKS.len() + 1]>; 2] = Default::default();
    for (name, turns) in GAMES {
        let scenario = map(name);
        for seed in 1..=SEEDS {
            let mut game = Game::new(scenario.clone(), 70_000 + seed);
            for turn in turns {
                while game.turn() < turn {
                    let orders = plans(&game, None);
                    game.advance(orders);
                }
                for me in afraid(&game) {
                    if found[0].len() < most {
                        position(&game, me, (pairs, futures), &mut found);
                    }
                }
            }
        }
    }
    for (which, rows) in ["first in the ledger", "best by the staff"]
        .iter()
        .zip(&found)
    {
        let mut line = format!("{which}, {} positions:", rows.len());
        for (i, name) in names().enumerate() {
            let change = Difference::of(rows.iter().map(|r| r[i] * 100.0));
            let clear = if change.clear(1.96) { "*" } else { "" };
            line += &format!("  {name} {change:.2}{clear}");
        }
        println!("{line}");
    }
}

fn names() -> impl Iterator<Item = &'static str> {
    let links = LINKS.into_iter().map(<&'static str>::from);
    links.chain(["war or land lost"])
}

/// The nations that are most afraid of another, by their own lights.
fn afraid(game: &Game) -> Vec<NationId> {
    let nations = game.scenario().nation_ids();
    let mut list: Vec<(f64, NationId)> = nations
        .filter(|n| game.view(*n).nation(*n).exile.is_none())
        .map(|n| (reckon::worst_fear(&game.view(n), n).1, n))
        .collect();
    list.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(x.cmp(y)));
    list.into_iter().map(|(_, n)| n).take(SEATS).collect()
}

/// Measures both kinds of advice in a position, where there is any.
fn position(
    game: &Game,
    me: NationId,
    (pairs, futures): (usize, u32),
    found: &mut [Vec<[f64; LINKS.len() + 1]>; 2],
) {
    let view = Arc::new(game.view(me));
    let Some(first) = first(&view) else { return };
    let rows = match rmp_serde::to_vec_named(&game.snapshot()) {
        Ok(rows) => rows,
        Err(problem) => panic!("{problem}"),
    };
    let without = years(game, &rows, me, None, pairs);
    let advised = [Some(first), best(&view, futures)];
    for (order, found) in advised.into_iter().zip(found) {
        let Some(order) = order else { continue };
        let with = years(game, &rows, me, Some(&order), pairs);
        let mean = |had: &dyn Fn(&Outcome) -> bool| {
            let step = |o: &Outcome| f64::from(u8::from(had(o)));
            let differences = with.iter().zip(&without).map(|(a, b)| step(a) - step(b));
            Difference::of(differences).mean
        };
        let mut row = [0.0; LINKS.len() + 1];
        for (at, link) in LINKS.into_iter().enumerate() {
            row[at] = mean(&|o: &Outcome| o.has(link));
        }
        row[LINKS.len()] = mean(&|o: &Outcome| o.has(Link::War) || o.has(Link::LandLost));
        let id = &game.scenario().nation(me).id;
        let told = tell::order(&order, &*view);
        println!("{id} {} {row:.3?} {told}", game.turn());
        found.push(row);
    }
}

/// The order that stands first in the ledger of whom the nation fears most.
fn first(view: &View) -> Option<Order> {
    let (foe, _) = reckon::worst_fear(view, view.me);
    if foe == view.me {
        return None;
    }
    let now = reckon::ledger(view, foe, view.me);
    let first = reckon::weighed(view, &now).into_iter().next()?;
    let deters = first.worth(view, &now) > 0.0 && judge::judge(view, &first.order).is_ok();
    deters.then_some(first.order)
}

/// Of what the staff compares unasked, what makes war and the loss of land least likely, then shots.
fn best(view: &Arc<View>, futures: u32) -> Option<Order> {
    let orders = estimate::options(view);
    let with = orders.iter().map(|order| Line::With(vec![order.clone()]));
    let lines = std::iter::once(Line::Ministers).chain(with).collect();
    let mut staff = Staff::new(Arc::clone(view), lines, MONTHS).without_allies();
    staff.look(futures, || true);
    let change = |line: usize| {
        let of = |link| staff.change(line, link).value();
        of(Link::War) + of(Link::LandLost) + 0.1 * of(Link::Shots)
    };
    let lines = orders
        .into_iter()
        .zip(1..)
        .map(|(o, line)| (change(line), o));
    let best = lines.min_by(|(a, x), (b, y)| a.total_cmp(b).then_with(|| x.cmp(y)))?;
    (best.0 < 0.0).then_some(best.1)
}

/// The next year from the true world in so many games, of seeds of their own.
fn years(
    game: &Game,
    rows: &[u8],
    me: NationId,
    order: Option<&Order>,
    pairs: usize,
) -> Vec<Outcome> {
    let scenario = game.scenario();
    each(pairs, |pair| year(scenario, rows, pair + 40_000, me, order))
}

fn year(
    scenario: &Arc<Scenario>,
    rows: &[u8],
    seed: u64,
    me: NationId,
    order: Option<&Order>,
) -> Outcome {
    let snapshot: Snapshot<'_> = match rmp_serde::from_slice(rows) {
        Ok(snapshot) => snapshot,
        Err(problem) => panic!("{problem}"),
    };
    let mut game = Game::restore(scenario.clone(), seed, snapshot);
    let mut watch = Watch::new(&game.view(me));
    for turn in 0..MONTHS {
        let mut orders = plans(&game, None);
        if let Some(order) = order.filter(|_| turn == 0) {
            let (mine, others) = orders.into_iter().partition(|o| o.nation == me);
            orders = others;
            let mine: Vec<_> = mine;
            let view = game.view(me);
            let mut docket = Docket::new(&view);
            let wanted = std::iter::once(order.clone()).chain(mine.into_iter().map(|o| o.order));
            let kept = wanted.filter(|o| docket.admit(o.clone()).is_ok()).collect();
            orders.extend(issued(me, kept));
        }
        let events = game.advance(orders).to_vec();
        watch.turn(events.iter(), &game.view(me));
    }
    watch.outcome()
}
