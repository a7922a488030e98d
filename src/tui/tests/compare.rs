//! The replay theatre with another game beside the one that is watched.

use std::collections::BTreeMap;
use std::path::PathBuf;

use casus_core::ids::NationId;
use casus_core::order::Order;
use casus_core::session::{Map, Session, Setup};

use super::*;

/// Plays on for some turns, with an order of the seat's in the first of them.
fn play(session: &mut Session, seat: NationId, turns: u32, order: Option<Order>) {
    let mut first = order.map(|o| (seat, vec![o]));
    for _ in 0..turns {
        let orders: BTreeMap<_, _> = first.take().into_iter().collect();
        session.end_turn(orders).unwrap();
    }
    session.keep().unwrap();
}

/// A game of eight turns, and one that parts from it after the third.
fn two_games(bench: &Bench) -> PathBuf {
    let saves = bench.saves.path();
    let places = Places::find(Some(saves.to_path_buf()), None);
    let map = Map::find("four-rivers", &places).unwrap();
    let (scenario, _) = map.load(&[]).unwrap();
    let mut all = scenario.nation_ids();
    let seat = all.find(|n| scenario.nation(*n).id == "BRE").unwrap();
    let setup = Setup {
        map,
        sets: Vec::new(),
        seed: 7,
        seats: vec![seat],
    };
    let mut first = Session::start(setup, saves).unwrap();
    play(&mut first, seat, 8, None);
    let path = first.path().unwrap().to_path_buf();
    let mut second = Session::branch(&path, 3, vec![seat], saves).unwrap();
    let order = Order::Mobilise { on: true };
    play(&mut second, seat, 5, Some(order));
    path
}

#[test]
fn a_game_is_watched_beside_another_that_began_as_it_did() {
    let mut bench = Bench::new(Launch::Menu);
    let path = two_games(&bench);
    bench.app.launch(Launch::Replay {
        path,
        turn: Some(3),
    });
    bench.settle();
    bench.press(Action::Compare);
    bench.settle();
    let list = bench.screen((120, 35));
    assert!(list.contains("Open beside this game"), "{list}");
    bench.key(KeyCode::Enter);
    bench.settle();
    let alike = bench.screen((160, 45));
    let until = "alike until Jun 812";
    assert!(alike.contains(until), "{alike}");
    assert!(alike.contains("The world in both"), "{alike}");
    let narrow = bench.screen((120, 35));
    assert!(narrow.contains("regions held"), "{narrow}");
    bench.press(Action::Right);
    bench.settle();
    for size in SIZES {
        let apart = bench.screen(size);
        assert!(
            apart.contains("mobilises"),
            "it did so beside and not here: {apart}"
        );
    }
    bench.press(Action::View);
    assert_ne!(bench.screen((160, 45)), "");
    bench.press(Action::Compare);
    bench.settle();
    let closed = bench.screen((160, 45));
    assert!(!closed.contains(until), "{closed}");
}

#[test]
fn a_game_without_kin_says_so() {
    let mut bench = Bench::new(Launch::Menu);
    let path = two_games(&bench);
    let others: Vec<PathBuf> = std::fs::read_dir(bench.saves.path())
        .unwrap()
        .map(|f| f.unwrap().path())
        .filter(|f| *f != path && f.extension().is_some_and(|e| e == "casus"))
        .collect();
    assert_eq!(others.len(), 1);
    std::fs::remove_file(&others[0]).unwrap();
    bench.app.launch(Launch::Replay { path, turn: None });
    bench.settle();
    bench.press(Action::Compare);
    bench.settle();
    let screen = bench.screen((120, 35));
    assert!(
        screen.contains("No other game began as this one"),
        "{screen}"
    );
}
