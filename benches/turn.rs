//! What a turn costs: rules alone, with every nation's plan, with its views; and saving and loading. An
//! opening is not typical, so there are positions from later in the game, and whole games. At the end, or
//! alone with the filter `phases`: where a turn's time goes. With the word `map` alone it measures nothing, and writes the
//! map with 190 nations to stdout.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on has failed"
)]

mod common;
mod wide;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

use casus_foederis::ai;
use casus_foederis::content::{Scenario, shipped};
use casus_foederis::engine::{Game, Snapshot};
use casus_foederis::ids::NationId;
use casus_foederis::order::Order;
use casus_foederis::reckon;
use casus_foederis::session::{Map, Session, Setup};
use casus_foederis::view::View;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

use common::{opened, plans};

fn main() {
    let mut words = std::env::args().skip(1).filter(|a| !a.starts_with('-'));
    if words.next().as_deref() == Some("map") && words.next().is_none() {
        print!("{}", wide::text());
        return;
    }
    divan::main();
    let mut filters = std::env::args().skip(1).filter(|a| !a.starts_with('-'));
    let measured = std::env::args().any(|a| a == "--bench");
    if measured && filters.next().is_none_or(|f| f == "phases") {
        maps().into_iter().for_each(phases);
    }
}

fn maps() -> Vec<&'static str> {
    shipped().iter().map(|m| m.name).collect()
}

fn scenario(name: &str) -> Arc<Scenario> {
    let shipped = shipped().iter().find(|m| m.name == name);
    let text = shipped.map_or_else(wide::text, |m| m.text.into());
    opened(name, &text)
}

/// Turns of a whole game, unless its map ends it before.
const TURNS: u32 = 240;

/// The map of `wide`, which does not ship.
const WIDE: &str = "wide";

/// A moment of the game with seed 1 on a map.
#[derive(Clone, Copy)]
enum Moment {
    Opening,
    Middle,
    /// The turn on which the most nations are at war.
    War,
    /// The same of the turns with two wars or more, in the first game that has them.
    Wars,
}

#[derive(Clone, Copy)]
struct Position(&'static str, Moment);

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = match self.1 {
            Moment::Opening => "opening",
            Moment::Middle => "middle",
            Moment::War => "war",
            Moment::Wars => "two wars",
        };
        let map = self.0.trim_start_matches("maps/").trim_end_matches(".ron");
        write!(f, "{map}, {moment}")
    }
}

fn positions() -> Vec<Position> {
    maps()
        .into_iter()
        .flat_map(|map| {
            use Moment::{Middle, Opening, War, Wars};
            [Opening, Middle, War, Wars].map(|m| Position(map, m))
        })
        .filter(|p| !matches!(p.1, Moment::Wars) || with_wars(p.0).is_some())
        .chain([Moment::Opening, Moment::Middle].map(|m| Position(WIDE, m)))
        .collect()
}

fn step(game: &mut Game) {
    let orders = plans(game, None);
    game.advance(orders);
}

fn game(Position(map, moment): Position) -> Game {
    let mut game = Game::new(scenario(map), 1);
    let turns = match moment {
        Moment::Opening => 6,
        Moment::Middle => TURNS / 2,
        Moment::War => return fiercest(copy(&game), 1).unwrap_or(game),
        Moment::Wars => return with_wars(map).unwrap_or(game),
    };
    while game.turn() < turns && !game.over() {
        step(&mut game);
    }
    game
}

/// Games in which two wars at once are looked for.
const SEEDS: u64 = 8;

/// The position with two wars or more in which the most nations fight, of the first game on that map that has one.
fn with_wars(map: &str) -> Option<Game> {
    let scenario = scenario(map);
    (1..=SEEDS).find_map(|seed| fiercest(Game::new(scenario.clone(), seed), 2))
}

/// The position with the most nations at war, of those with at least so many wars.
fn fiercest(mut game: Game, wars: usize) -> Option<Game> {
    let mut most = (0, None);
    while game.turn() < TURNS && !game.over() {
        step(&mut game);
        let public = game.view(NationId(0)).public.clone();
        let fighting = |n: &NationId| public.at_war(*n);
        let count = game.scenario().nation_ids().filter(fighting).count();
        let enough = public.crises.iter().filter(|c| c.is_war()).count() >= wars;
        if enough && count > most.0 && !game.over() {
            most = (count, Some(copy(&game)));
        }
    }
    most.1
}

fn copy(game: &Game) -> Game {
    Game::restore(game.scenario().clone(), game.seed(), game.snapshot())
}

#[divan::bench(args = maps(), sample_count = 20, sample_size = 1)]
fn load_map(name: &str) {
    black_box(scenario(name));
}

#[divan::bench(args = positions(), sample_count = 40, sample_size = 1)]
fn rules(bencher: Bencher, position: Position) {
    let game = game(position);
    let orders = plans(&game, None);
    bencher
        .with_inputs(|| (copy(&game), orders.clone()))
        .bench_values(|(mut game, orders)| {
            game.advance(orders);
            game
        });
}

#[divan::bench(args = positions(), sample_count = 40, sample_size = 1)]
fn plan_all(bencher: Bencher, position: Position) {
    let game = game(position);
    let all: Vec<_> = game.scenario().nation_ids().collect();
    // What was reckoned from a view is kept: each sample plans from new ones.
    bencher
        .with_inputs(|| copy(&game).views(&all))
        .bench_local_refs(|views| views.iter().map(|v| ai::plan(v, 1).len()).sum::<usize>());
}

#[divan::bench(args = positions(), sample_count = 40, sample_size = 1)]
fn views(bencher: Bencher, position: Position) {
    let game = game(position);
    let all: Vec<_> = game.scenario().nation_ids().collect();
    // A game keeps what its nations have seen until the next turn: each sample looks for the first time.
    bencher
        .with_inputs(|| copy(&game))
        .bench_local_refs(|game| game.views(&all));
}

/// The turns of one game, a sample each, plans and all: the median is that of a turn.
#[divan::bench(args = maps(), sample_count = TURNS, sample_size = 1)]
fn turn(bencher: Bencher, name: &'static str) {
    let scenario = scenario(name);
    let game = RefCell::new(Game::new(scenario.clone(), 1));
    bencher
        .with_inputs(|| {
            if game.borrow().over() {
                game.replace(Game::new(scenario.clone(), 1));
            }
        })
        .bench_local_values(|()| step(&mut game.borrow_mut()));
}

/// The same as a player waits for it: at a table, with the journal on disk, and the plans made on all cores.
#[divan::bench(args = maps(), sample_count = TURNS, sample_size = 1)]
fn turn_at_table(bencher: Bencher, name: &'static str) {
    let Some(shipped) = shipped().iter().find(|m| m.name == name) else {
        return;
    };
    let folder = std::env::temp_dir().join(format!("casus-turn-{}", std::process::id()));
    let begun = || {
        let setup = Setup {
            map: Map::alone(name.to_owned(), shipped.text.to_owned()),
            sets: Vec::new(),
            seed: 1,
            seats: Vec::new(),
        };
        Session::start(setup, &folder).unwrap()
    };
    let table = RefCell::new(begun());
    bencher
        .with_inputs(|| {
            if table.borrow().over() {
                table.replace(begun());
            }
        })
        .bench_local_values(|()| {
            let mut table = table.borrow_mut();
            table.end_turn(BTreeMap::new()).unwrap().len()
        });
    std::fs::remove_dir_all(&folder).unwrap();
}

/// The next turn with every nation's plan.
#[divan::bench(args = positions(), sample_count = 40, sample_size = 1)]
fn turn_at(bencher: Bencher, position: Position) {
    let game = game(position);
    bencher.with_inputs(|| copy(&game)).bench_local_refs(step);
}

/// Turns over which the time of a phase is averaged.
const ROUNDS: u32 = 200;

/// Prints what each part of the next turn of a position with two wars takes, if the map has one.
fn phases(map: &'static str) {
    let Some(game) = with_wars(map) else {
        return;
    };
    let position = Position(map, Moment::Wars);
    let mut parts: Vec<(&str, Duration)> = Vec::new();
    for _ in 0..ROUNDS {
        let mut game = copy(&game);
        let mut clock = Instant::now();
        let mut over = |part: &'static str| {
            let spent = clock.elapsed();
            match parts.iter_mut().find(|p| p.0 == part) {
                Some(known) => known.1 += spent,
                None => parts.push((part, spent)),
            }
            clock = Instant::now();
        };
        let orders = plans(&game, None);
        over("plans");
        game.advance_by_phases(orders, over);
    }
    let whole: Duration = parts.iter().map(|p| p.1).sum();
    println!("\n{position}: {:.1?} a turn", whole / ROUNDS);
    parts.sort_by_key(|p| std::cmp::Reverse(p.1));
    for (part, time) in parts {
        let share = 100.0 * time.as_secs_f64() / whole.as_secs_f64();
        println!("{part:>14} {share:5.1} % {:>10.1?}", time / ROUNDS);
    }
}

/// All of it, from the first turn to the last: divide by the turns, or read the turns per second.
#[divan::bench(args = maps(), sample_count = 5, sample_size = 1)]
fn whole_game(bencher: Bencher, name: &'static str) {
    let scenario = scenario(name);
    bencher
        .counter(ItemsCount::new(TURNS.min(scenario.turns)))
        .bench_local(|| {
            let mut game = Game::new(scenario.clone(), 1);
            while game.turn() < TURNS && !game.over() {
                step(&mut game);
            }
            game.turn()
        });
}

#[divan::bench(args = maps(), sample_count = 40, sample_size = 1)]
fn hash(bencher: Bencher, name: &'static str) {
    let game = game(Position(name, Moment::Opening));
    bencher.bench_local(|| game.hash());
}

#[divan::bench(args = maps(), sample_count = 40, sample_size = 1)]
fn save_and_load(bencher: Bencher, name: &'static str) {
    let game = game(Position(name, Moment::Opening));
    bencher.bench_local(|| {
        let plain = rmp_serde::to_vec_named(&game.snapshot()).unwrap_or_default();
        let packed = lz4_flex::block::compress_prepend_size(&plain);
        let plain = lz4_flex::block::decompress_size_prepended(&packed).unwrap_or_default();
        let snapshot: Option<Snapshot<'_>> = rmp_serde::from_slice(&plain).ok();
        snapshot.map(|s| Game::restore(game.scenario().clone(), game.seed(), s))
    });
}

/// What a promise to every nation would change: the dearest question that a leader asks.
#[divan::bench(args = maps(), sample_count = 20, sample_size = 1)]
fn deterrence_gains(bencher: Bencher, name: &'static str) {
    let game = game(Position(name, Moment::Opening));
    let all: Vec<_> = game.scenario().nation_ids().collect();
    let views = game.views(&all);
    bencher.bench_local(|| {
        let gain = |v: &View| {
            let (foe, _) = reckon::worst_fear(v, v.me);
            let nation = foe;
            reckon::gain(v, &Order::Denounce { nation }, foe, v.me)
        };
        views.iter().map(gain).sum::<f64>()
    });
}

/// A year of plans: what comes up now and then is in it.
#[divan::bench(args = maps(), sample_count = 20, sample_size = 1)]
fn plan_a_year(bencher: Bencher, name: &'static str) {
    let game = game(Position(name, Moment::Opening));
    let all: Vec<_> = game.scenario().nation_ids().collect();
    let views = game.views(&all);
    let plan = |seed: u64| views.iter().map(|v| ai::plan(v, seed).len()).sum::<usize>();
    bencher.bench_local(|| (0..12).map(plan).sum::<usize>());
}
