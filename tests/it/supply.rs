//! The computer's generals fight over supply as a player may: they strike the line that an army lives on, and
//! the owner repairs it.

use std::sync::Arc;

use casus_foederis::ai;
use casus_foederis::content::{Overrides, load, shipped};
use casus_foederis::engine::Game;
use casus_foederis::event::EventKind;
use casus_foederis::ids::{LinkId, NationId};
use casus_foederis::order::{Issued, Order};

/// The table of the supply cases with a war from the first month on.
fn at_war() -> Game {
    let attack = r#"(id: "attack", title: "Attack", text: "It begins.", when: [], chance: 1.0,
        effects: [Crisis(challenger: "RED", target: "BLU", stake: Territory("front"), rung: 5)])"#;
    let charter = r#"(id: "pact", name: "Pact", purpose: "A test.", obligation: AsDeemedNecessary,
        triggers: [Territory], decision: Consensus(silence: true), intelligence: 0.3,
        accession: (open_to: Anyone, candidacy_months: 0, ratification: EachMember), succession: Strongest)"#;
    let text = include_str!("../cases/roads.txt")
        .replace("@charters", charter)
        .replace("@treaties", "")
        .replace("@history", attack)
        .replace("@rules", "");
    let scenario = load("roads.ron", &text, &Overrides::default())
        .unwrap()
        .scenario;
    let mut game = Game::new(Arc::new(scenario), 1);
    game.advance(Vec::new());
    game
}

fn plan(game: &Game, nation: NationId) -> Vec<Order> {
    ai::plan(&game.view(nation), 1)
}

#[test]
fn generals_strike_the_line_that_an_army_lives_on_and_owners_repair_it() {
    let mut game = at_war();
    let (blue, red) = (NationId(0), NationId(1));
    let bridge = LinkId(0);
    let orders: Vec<Order> = plan(&game, red)
        .into_iter()
        .filter(|o| matches!(o, Order::Interdict { .. }))
        .collect();
    let strikes = |o: &Order| matches!(o, Order::Interdict { link: Some(l), .. } if *l == bridge);
    assert!(orders.iter().any(strikes), "{orders:?}");
    let issued = |orders: Vec<Order>| -> Vec<Issued> {
        let given = orders.into_iter().zip(0..);
        given
            .map(|(order, sequence)| Issued {
                nation: red,
                sequence,
                order,
            })
            .collect()
    };
    let mut events = game.advance(issued(orders)).to_vec();
    for _ in 0..3 {
        events.extend_from_slice(game.advance(Vec::new()));
    }
    let struck =
        |e: &&EventKind| matches!(e, EventKind::Interdicted { nation, .. } if *nation == red);
    assert!(events.iter().map(|e| &e.kind).filter(struck).count() >= 3);
    let repairs = |o: &Order| matches!(o, Order::Repair { link } if *link == bridge);
    let orders = plan(&game, blue);
    assert!(orders.iter().any(repairs), "{orders:?}");
}

#[test]
fn nobody_starves_in_the_first_months_of_a_shipped_map() {
    for map in shipped() {
        let loaded = load(map.name, map.text, &Overrides::default()).unwrap();
        let mut game = Game::new(Arc::new(loaded.scenario), 1);
        for _ in 0..3 {
            let events = game.advance(Vec::new()).to_vec();
            let public = game.view(NationId(0)).public.clone();
            let hungry = events.iter().filter(|e| match e.kind {
                EventKind::Starved { nation, .. } | EventKind::CutOff { nation, .. } => {
                    !public.at_war(nation)
                }
                _ => false,
            });
            let hungry: Vec<_> = hungry.collect();
            assert!(hungry.is_empty(), "{}: {hungry:?}", map.name);
        }
    }
}
