//! What several benchmarks play by.

use std::sync::Arc;

use casus_foederis::ai;
use casus_foederis::content::{Overrides, Scenario, load};
use casus_foederis::engine::Game;
use casus_foederis::ids::NationId;
use casus_foederis::order::{Issued, Order};

/// The map in `text`; a measurement without it has failed.
pub fn opened(name: &str, text: &str) -> Arc<Scenario> {
    match load(name, text, &Overrides::default()) {
        Ok(loaded) => Arc::new(loaded.scenario),
        Err(problems) => panic!("{problems:?}"),
    }
}

/// The computer's orders for all nations but one.
pub fn plans(game: &Game, but: Option<NationId>) -> Vec<Issued> {
    let nations = game.scenario().nation_ids();
    let led: Vec<_> = nations.filter(|n| Some(*n) != but).collect();
    let views = game.views(&led);
    let planned = views.iter().map(|v| (v.me, ai::plan(v, game.seed())));
    planned.flat_map(|(n, orders)| issued(n, orders)).collect()
}

/// The orders of one nation in their places.
pub fn issued(nation: NationId, orders: Vec<Order>) -> impl Iterator<Item = Issued> {
    (0u16..).zip(orders).map(move |(sequence, order)| Issued {
        nation,
        sequence,
        order,
    })
}
