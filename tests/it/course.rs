//! What happens, pinned: a digest of the events and one of the figures of every turn, for five games each on two
//! maps. Golden journals pin a hash of the state, and the state's form may change without anything happening
//! differently; these digests are of what is told, in the words of the export, and hold through such a change.
//!
//! A change of rules, constants or maps changes them on purpose: run `CASUS_BLESS=1 cargo test --test it course::`
//! once and say in the commit which rule it was. If neither the shipped texts nor [`EDITION`] changed, blessing is
//! refused: then the code decides differently, and saved games must be told so by raising the edition.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use casus_foederis::content::{Overrides, Scenario, Texts, load, shipped};
use casus_foederis::engine::EDITION;
use casus_foederis::session::Session;
use rayon::prelude::*;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

const SEEDS: [u64; 5] = [101, 102, 103, 104, 105];
const TURNS: u32 = 240;

/// The digests of a turn: of its events and of its figures.
type Turn = (u64, u64);

#[test]
fn four_rivers_takes_its_course() {
    check("four-rivers");
}

#[test]
fn europe_takes_its_course() {
    check("europe-1949");
}

fn check(map: &str) {
    let text = shipped()
        .iter()
        .find(|m| m.name == format!("maps/{map}.ron"))
        .expect("the map ships")
        .text;
    let scenario = Arc::new(load(map, text, &Overrides::default()).unwrap().scenario);
    let games: Vec<Vec<Turn>> = SEEDS.par_iter().map(|s| play(&scenario, *s)).collect();
    let head = format!("edition {EDITION}, texts {:016x}", texts(text));
    let found = write(&head, &games);

    let path = file(map);
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    if found == kept {
        return;
    }
    let same_grounds = kept.lines().next() == Some(&head);
    if std::env::var_os("CASUS_BLESS").is_some() && !same_grounds {
        std::fs::write(&path, found).unwrap();
        return;
    }
    let reason = match same_grounds {
        true => "the code decides differently: raise engine::EDITION, then bless",
        false => "the shipped texts or the edition changed: bless if that was meant",
    };
    panic!(
        "{map} takes another course from {}; {reason}",
        first(&kept, &found)
    );
}

/// A game that the computer plays alone.
fn play(scenario: &Arc<Scenario>, seed: u64) -> Vec<Turn> {
    let mut session = Session::unsaved(Arc::clone(scenario), seed, Vec::new());
    let mut turns = Vec::new();
    while session.turn() < TURNS && !session.over() {
        let mut events = Xxh3::new();
        for event in session.end_turn(BTreeMap::new()).unwrap() {
            events.update(serde_json::to_string(event).unwrap().as_bytes());
        }
        let figures = serde_json::to_string(session.figures().last().unwrap()).unwrap();
        turns.push((events.digest(), xxh3_64(figures.as_bytes())));
    }
    turns
}

/// A digest of the texts that a game on this map follows from.
fn texts(map: &str) -> u64 {
    let mut digest = Xxh3::new();
    for text in Texts::shipped().iter().map(|t| &*t.text).chain([map]) {
        digest.update(text.as_bytes());
    }
    digest.digest()
}

/// The file's text: a head, then a line for each seed and turn with its two digests.
fn write(head: &str, games: &[Vec<Turn>]) -> String {
    let mut text = format!("{head}\n");
    for (seed, game) in SEEDS.iter().zip(games) {
        for (i, (events, figures)) in game.iter().enumerate() {
            let turn = i + 1;
            writeln!(
                text,
                "seed {seed}, turn {turn}: {events:016x} {figures:016x}"
            )
            .unwrap();
        }
    }
    text
}

/// The first line that differs, without its digests.
fn first(kept: &str, found: &str) -> String {
    let differs = kept
        .lines()
        .zip(found.lines())
        .skip(1)
        .find(|(a, b)| a != b);
    let line = match differs {
        Some((_, line)) => line.split(':').next().unwrap_or_default(),
        None => "the number of turns",
    };
    line.to_owned()
}

fn file(map: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/course/{map}.txt"))
}
