//! What an order of a small ally is worth: positions of the opening map, some orders each, and the next turns played from the
//! true world with and without, on the same dice. `cargo bench --bench positions -- PAIRS [POSITIONS]` prints a line for each
//! order: how it changes the chance of being challenged, attacked and helped, with 95 % intervals. The nation gives no
//! further orders in either; all others are led by the computer.

mod common;
#[path = "common/paired.rs"]
mod paired;
#[path = "common/spelt.rs"]
mod spelt;

use std::sync::Arc;

use casus_foederis::content::Scenario;
use casus_foederis::engine::{Game, Snapshot};
use casus_foederis::ids::NationId;
use casus_foederis::judge::Docket;
use casus_foederis::order::{Contribution, Issued, MotionKind, Order, Scale, Side};
use casus_foederis::reckon;
use casus_foederis::view::View;

use common::plans;
use paired::{Difference, each, map};
use spelt::nation;

const MAP: &str = "europe-1949";
const ALLIES: [&str; 10] = [
    "NLD", "NOR", "DNK", "BEL", "GRC", "TUR", "PRT", "ISL", "POL", "YUG",
];
/// Turns after which a game is looked at.
const MOMENTS: [u32; 2] = [30, 90];
/// Turns that are played on.
const AHEAD: u32 = 12;
const OUTCOMES: [&str; 3] = ["challenged", "attacked", "helped"];

fn main() {
    // Under `cargo test` there is nothing to test.
    if !std::env::args().any(|a| a == "--bench") {
        return;
    }
    let mut numbers = std::env::args().filter_map(|a| a.parse::<usize>().ok());
    let pairs = numbers.next().unwrap_or(200);
    let most = numbers.next().unwrap_or(usize::MAX);
    let scenario = map(MAP);
    let positions = MOMENTS
        .iter()
        .flat_map(|&turn| ALLIES.iter().map(move |&id| (turn, id)));
    let (mut all, mut moved) = (0, 0);
    for (i, (turn, id)) in positions.enumerate().take(most) {
        let Some(me) = nation(&scenario, id) else {
            continue;
        };
        let game = played(&scenario, i as u64 + 1, turn);
        all += 1;
        moved += usize::from(position(&game, me, pairs));
    }
    println!("{moved} of {all} positions have an order that moves a chance, clear of nought");
}

/// A game that the computer has led for some turns.
fn played(scenario: &Arc<Scenario>, seed: u64, turns: u32) -> Game {
    let mut game = Game::new(scenario.clone(), seed);
    for _ in 0..turns {
        let orders = plans(&game, None);
        game.advance(orders);
    }
    game
}

/// Measures each order of a position; whether one of them moves a chance by more than the interval for so many looks.
fn position(game: &Game, me: NationId, pairs: usize) -> bool {
    let view = game.view(me);
    let id = &game.scenario().nation(me).id;
    let orders = candidates(&view);
    let rows = match rmp_serde::to_vec_named(&game.snapshot()) {
        Ok(rows) => rows,
        Err(problem) => panic!("{problem}"),
    };
    let without = futures(game, &rows, me, None, pairs);
    let mut found = false;
    for (name, order) in &orders {
        let with = futures(game, &rows, me, Some(order), pairs);
        let mut line = format!("{id} {} {name:<12}", game.turn());
        for (i, outcome) in OUTCOMES.iter().enumerate() {
            let step = |w: &[bool; 3]| f64::from(u8::from(w[i]));
            let differences = with.iter().zip(&without).map(|(a, b)| step(a) - step(b));
            let change = Difference::of(differences);
            let before = without.iter().map(step).sum::<f64>() / pairs as f64;
            line += &format!("  {outcome} {before:.2} {change:.3}");
            // As many looks as there are orders and outcomes.
            found |= change.clear(2.9);
        }
        println!("{line}");
    }
    found
}

/// Orders that a player would think of: more arms, the reserves, accommodation or its end, a plan, manoeuvres and the allies' word
/// for it.
fn candidates(view: &View) -> Vec<(&'static str, Order)> {
    let me = view.me;
    let mut list = Vec::new();
    let share = view.nation(me).defence;
    let permille = (share * 1500.0).round() as u16;
    list.push(("arms", Order::SetDefence { permille }));
    list.push(("reserves", Order::Mobilise { on: true }));
    match view.nation(me).leans {
        Some(_) => list.push(("stand up", Order::Lean { towards: None })),
        None => {
            let towards = Some(reckon::worst_fear(view, me).0);
            list.push(("lean", Order::Lean { towards }));
        }
    }
    for treaty in view.public.treaties_of(me) {
        let treaty = treaty.id;
        let region = view.scenario().nation(me).capital;
        let scale = Scale::Large;
        let motion = |motion| Order::Table { treaty, motion };
        list.push(("plan", motion(MotionKind::Plan { member: me })));
        let manoeuvres = MotionKind::Exercise { region, scale };
        list.push(("manoeuvres", motion(manoeuvres)));
        if let Some(nation) = view.public.treaty(treaty).and_then(|t| t.lead) {
            list.push(("ask", Order::Ask { treaty, nation }));
        }
    }
    list.retain(|(_, order)| Docket::new(view).admit(order.clone()).is_ok());
    list.sort_by_key(|(name, _)| *name);
    list.dedup_by_key(|(name, _)| *name);
    list
}

/// What comes of it in so many games, of seeds of their own.
fn futures(
    game: &Game,
    rows: &[u8],
    me: NationId,
    order: Option<&Order>,
    pairs: usize,
) -> Vec<[bool; 3]> {
    let scenario = game.scenario();
    each(pairs, |pair| {
        future(scenario, rows, pair + 10_000, me, order)
    })
}

fn future(
    scenario: &Arc<Scenario>,
    rows: &[u8],
    seed: u64,
    me: NationId,
    order: Option<&Order>,
) -> [bool; 3] {
    let snapshot: Snapshot<'_> = match rmp_serde::from_slice(rows) {
        Ok(snapshot) => snapshot,
        Err(problem) => panic!("{problem}"),
    };
    let mut game = Game::restore(scenario.clone(), seed, snapshot);
    let began = game.turn();
    let mut seen = [false; 3];
    for turn in 0..AHEAD {
        let mut orders = plans(&game, Some(me));
        if let Some(order) = order.filter(|_| turn == 0) {
            orders.push(Issued {
                nation: me,
                sequence: 0,
                order: order.clone(),
            });
        }
        game.advance(orders);
        let view = game.view(me);
        let about = view.public.crises.iter();
        for crisis in about.filter(|c| c.target == me && c.began >= began) {
            seen[0] |= crisis.rung >= 2;
            seen[1] |= crisis.rung >= 4;
            let helpers = crisis.sides[Side::Target.index()].iter();
            let mut forces = helpers.filter(|p| p.contribution >= Contribution::Caveats);
            seen[2] |= forces.any(|p| p.nation != me);
        }
    }
    seen
}
