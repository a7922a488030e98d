//! What a turn costs: rules alone, with every nation's plan, with its views; and saving and loading.

use std::sync::Arc;

use casus_foederis::ai;
use casus_foederis::content::{Overrides, Scenario, load, shipped};
use casus_foederis::engine::{Game, Snapshot};
use casus_foederis::order::{Issued, Order};
use casus_foederis::reckon;
use casus_foederis::view::View;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn maps() -> Vec<&'static str> {
    shipped().iter().map(|m| m.name).collect()
}

fn scenario(name: &str) -> Arc<Scenario> {
    let text = shipped()
        .iter()
        .find(|m| m.name == name)
        .map_or("", |m| m.text);
    match load(name, text, &Overrides::default()) {
        Ok(loaded) => Arc::new(loaded.scenario),
        Err(problems) => panic!("{problems:?}"),
    }
}

fn plans(game: &Game) -> Vec<Issued> {
    let all: Vec<_> = game.scenario().nation_ids().collect();
    let mut issued = Vec::new();
    for view in game.views(&all) {
        for (sequence, order) in (0u16..).zip(ai::plan(&view, game.seed())) {
            issued.push(Issued {
                nation: view.me,
                sequence,
                order,
            });
        }
    }
    issued
}

/// A game under way: a start is not typical.
fn game(name: &str) -> Game {
    let mut game = Game::new(scenario(name), 1);
    for _ in 0..6 {
        let orders = plans(&game);
        game.advance(orders);
    }
    game
}

fn copy(game: &Game) -> Game {
    Game::restore(game.scenario().clone(), game.seed(), game.snapshot())
}

#[divan::bench(args = maps(), sample_count = 20, sample_size = 1)]
fn load_map(name: &str) {
    black_box(scenario(name));
}

#[divan::bench(args = maps(), sample_count = 40, sample_size = 1)]
fn rules(bencher: Bencher, name: &str) {
    let game = game(name);
    let orders = plans(&game);
    bencher
        .with_inputs(|| (copy(&game), orders.clone()))
        .bench_values(|(mut game, orders)| {
            game.advance(orders);
            game
        });
}

#[divan::bench(args = maps(), sample_count = 40, sample_size = 1)]
fn plan_all(bencher: Bencher, name: &str) {
    let game = game(name);
    let all: Vec<_> = game.scenario().nation_ids().collect();
    let views = game.views(&all);
    bencher.bench_local(|| views.iter().map(|v| ai::plan(v, 1).len()).sum::<usize>());
}

#[divan::bench(args = maps(), sample_count = 40, sample_size = 1)]
fn views(bencher: Bencher, name: &str) {
    let game = game(name);
    let all: Vec<_> = game.scenario().nation_ids().collect();
    bencher.bench_local(|| game.views(&all));
}

#[divan::bench(args = maps(), sample_count = 40, sample_size = 1)]
fn hash(bencher: Bencher, name: &str) {
    let game = game(name);
    bencher.bench_local(|| game.hash());
}

#[divan::bench(args = maps(), sample_count = 40, sample_size = 1)]
fn save_and_load(bencher: Bencher, name: &str) {
    let game = game(name);
    bencher.bench_local(|| {
        let plain = rmp_serde::to_vec(&game.snapshot()).unwrap_or_default();
        let packed = lz4_flex::block::compress_prepend_size(&plain);
        let plain = lz4_flex::block::decompress_size_prepended(&packed).unwrap_or_default();
        let snapshot: Option<Snapshot> = rmp_serde::from_slice(&plain).ok();
        snapshot.map(|s| Game::restore(game.scenario().clone(), game.seed(), s))
    });
}

/// What a promise to every nation would change: the dearest question that a leader asks.
#[divan::bench(args = maps(), sample_count = 20, sample_size = 1)]
fn deterrence_gains(bencher: Bencher, name: &str) {
    let game = game(name);
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
fn plan_a_year(bencher: Bencher, name: &str) {
    let game = game(name);
    let all: Vec<_> = game.scenario().nation_ids().collect();
    let views = game.views(&all);
    let plan = |seed: u64| views.iter().map(|v| ai::plan(v, seed).len()).sum::<usize>();
    bencher.bench_local(|| (0..12).map(plan).sum::<usize>());
}
