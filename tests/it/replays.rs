//! Golden games: every journal in tests/replays must replay with the hash of every turn. A rule that
//! changes the course of games fails this test on purpose; if the change is meant, run it once with
//! `CASUS_BLESS=1 cargo test --test it replays::` and commit the new journals.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use casus_foederis::ids::NationId;
use casus_foederis::judge;
use casus_foederis::order::Order;
use casus_foederis::session::{Map, Places, Session, Setup, verify};
use casus_foederis::view::View;

/// Map, seed, turns, seats: the seats are led by [`scripted`], the other nations by the computer.
const GOLDEN: [(&str, u64, u32, &[u16]); 3] = [
    ("four-rivers", 1, 30, &[]),
    ("four-rivers", 2, 24, &[0]),
    ("europe-1949", 3, 6, &[0]),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replays")
}

#[test]
fn golden_games_replay() {
    if std::env::var_os("CASUS_BLESS").is_some() {
        bless();
    }
    let mut checked = 0;
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "casus") {
            match verify(&path) {
                Ok(verified) => assert!(verified.is_whole(), "{}: {verified:?}", path.display()),
                Err(error) => panic!("{}: {error}", path.display()),
            }
            checked += 1;
        }
    }
    assert!(checked > 0, "no golden games; run with CASUS_BLESS=1");
}

fn bless() {
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "casus") {
            std::fs::remove_file(path).unwrap();
        }
    }
    let places = Places {
        saves: folder(),
        maps: folder(),
    };
    for (map, seed, turns, seats) in GOLDEN {
        let Ok(map) = Map::find(map, &places) else {
            continue;
        };
        let seats: Vec<NationId> = seats.iter().copied().map(NationId).collect();
        let setup = Setup {
            map,
            sets: Vec::new(),
            seed,
            seats,
        };
        let mut session = Session::start(setup, &folder()).unwrap();
        while session.turn() < turns && !session.over() {
            let orders: BTreeMap<NationId, Vec<Order>> = session
                .views()
                .iter()
                .map(|view| (view.me, scripted(view)))
                .collect();
            session.end_turn(orders).unwrap();
        }
    }
}

/// A busy player: every seventh of the legal orders, another seventh each turn.
fn scripted(view: &View) -> Vec<Order> {
    let start = view.public.turn as usize % 7;
    judge::legal(view)
        .into_iter()
        .skip(start)
        .step_by(7)
        .take(6)
        .collect()
}
