//! What must hold of any bytes: no panic, no hang, and what is wrong is refused with a message. A function for each
//! kind of input; the fuzzer in fuzz/ and the short run in tests/it/fuzz.rs both call them.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use casus_foederis::ai;
use casus_foederis::content::{self, Overrides, Problem, Severity, load, shipped};
use casus_foederis::engine::Game;
use casus_foederis::event::EventKind;
use casus_foederis::ids::NationId;
use casus_foederis::judge::{Docket, Matter, matter, price};
use casus_foederis::order::{Issued, Order};
use casus_foederis::session::{Journal, Map, Replay, Session, Setup, export, rescue, verify};
use casus_foederis::tui::actions::{Place, TABLE};
use casus_foederis::tui::color::Depth;
use casus_foederis::tui::keys::{Key, Keymap};
use casus_foederis::tui::{Draft, Glyphs, Theme};
use tempfile::TempDir;

/// A map: refused with its faults named at their places, or one on which the computer can play.
pub fn map(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    loads(&text, &[]);
}

/// Settings, one a line, over a small map.
pub fn overrides(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let sets: Vec<&str> = text.lines().take(64).collect();
    loads(&small_map(), &sets);
}

fn loads(text: &str, sets: &[&str]) {
    let overrides = Overrides::new(sets.iter().copied());
    match load("fuzz.ron", text, &overrides) {
        Ok(loaded) => {
            for problem in &loaded.warnings {
                assert_eq!(problem.severity(), Severity::Warning, "{problem}");
                told(problem, text, sets);
            }
            let mut game = Game::new(Arc::new(loaded.scenario), 1);
            plays(&mut game, 1);
        }
        Err(problems) => {
            let errors = problems.iter().any(|p| p.severity() == Severity::Error);
            assert!(errors, "refused without an error");
            for problem in &problems {
                told(problem, text, sets);
            }
        }
    }
}

/// That a fault has a message, and a place that is there.
fn told(problem: &Problem, text: &str, sets: &[&str]) {
    assert!(!problem.message.is_empty(), "{problem:?}");
    let line = problem.line.checked_sub(1).expect("lines count from 1");
    let line = match problem.is_of_setting() {
        true => sets.get(line).copied(),
        // Behind the last line end there is one more line, with nothing in it.
        false => text.split('\n').nth(line),
    };
    let line = line.unwrap_or_else(|| panic!("no such line: {problem}"));
    let columns = 1..=line.chars().count() + 1;
    assert!(columns.contains(&problem.column), "{problem}: {line:?}");
}

/// The computer plays so many turns.
fn plays(game: &mut Game, turns: u32) {
    let all: Vec<NationId> = game.scenario().nation_ids().collect();
    for _ in 0..turns {
        let seed = game.seed();
        let mut orders = Vec::new();
        for view in game.views(&all) {
            let plan = ai::plan(&view, seed);
            orders.extend((0..).zip(plan).map(|(sequence, order)| Issued {
                nation: view.me,
                sequence,
                order,
            }));
        }
        game.advance(orders);
    }
}

/// A saved game: read as far as it is whole, and what is not is named.
pub fn journal(bytes: &[u8]) {
    let (_folder, path) = file(bytes);
    reads(&path);
    said(verify(&path));
    if let Some(mut replay) = said(Replay::open(&path)) {
        for turn in [1, replay.len(), 0, u32::MAX] {
            said(replay.seek(turn).map(Game::turn));
        }
        export::json(&replay, &mut std::io::sink()).expect("an export goes nowhere");
    }
    said(Session::resume(&path).map(|mut s| s.notices().len()));
    if said(rescue(&path)).is_some() {
        let journal = Journal::read(&path).expect("what was rescued can be read");
        assert!(journal.damage.is_empty(), "{:?}", journal.damage);
    }
}

/// The records of a saved game, without a look at what they mean for it: some hundred times as quick.
pub fn journal_alone(bytes: &[u8]) {
    let (_folder, path) = file(bytes);
    reads(&path);
}

fn reads(path: &Path) {
    said(Journal::peek(path));
    if let Some(journal) = said(Journal::read(path)) {
        for turn in 0..journal.len().min(8) {
            said(journal.orders(turn));
            let _ = journal.keyframe(turn);
        }
    }
}

/// A file that holds these bytes, and the folder it is in.
fn file(bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for files");
    let path = folder.path().join("game.casus");
    std::fs::write(&path, bytes).expect("a file in it");
    (folder, path)
}

/// One record of a saved game whose checksums are right: the first byte is its kind, the second its turn, the rest what
/// it holds. It takes the place of the one of that kind and turn, or follows the others.
pub fn record(bytes: &[u8]) {
    if let Some(bytes) = with_record(bytes) {
        journal(&bytes);
    }
}

/// As [`record`], read as by [`journal_alone`].
pub fn record_alone(bytes: &[u8]) {
    if let Some(bytes) = with_record(bytes) {
        journal_alone(&bytes);
    }
}

fn with_record(bytes: &[u8]) -> Option<Vec<u8>> {
    let [kind, turn, plain @ ..] = bytes else {
        return None;
    };
    let mine = pack(*kind, u32::from(*turn), plain);
    let good = saved();
    let mut file = good[..8].to_vec();
    let mut found = false;
    for other in records(good) {
        let same = other[4] == *kind && other[5..9] == u32::from(*turn).to_le_bytes();
        file.extend_from_slice(if same { &mine } else { other });
        found |= same;
    }
    if !found {
        file.extend_from_slice(&mine);
    }
    Some(file)
}

/// The records of a journal; saves/README.md has the form of their heads.
pub fn records(journal: &[u8]) -> Vec<&[u8]> {
    let mut list = Vec::new();
    let mut rest = &journal[8..];
    while let Some(length) = rest.get(9..13).and_then(|l| l.first_chunk()) {
        let (record, more) = rest.split_at(25 + u32::from_le_bytes(*length) as usize);
        list.push(record);
        rest = more;
    }
    list
}

/// What a whole record holds, as [`record`] takes it.
pub fn unpack(record: &[u8]) -> Vec<u8> {
    let size = u32::from_le_bytes(*record[13..].first_chunk().expect("a head"));
    let plain = lz4_flex::block::decompress(&record[25..], size as usize).expect("a whole record");
    [&[record[4], record[5]], plain.as_slice()].concat()
}

/// A record around anything.
fn pack(kind: u8, turn: u32, plain: &[u8]) -> Vec<u8> {
    let body = lz4_flex::block::compress(plain);
    let mut record = vec![0xCF, b'R', b'2', 0x1D, kind];
    let sizes = [body.len(), plain.len()].map(|n| u32::try_from(n).expect("small"));
    for number in [turn, sizes[0], sizes[1], crc32fast::hash(&body)] {
        record.extend_from_slice(&number.to_le_bytes());
    }
    record.extend_from_slice(&crc32fast::hash(&record).to_le_bytes());
    record.extend_from_slice(&body);
    record
}

/// A saved game of two turns on a small map.
pub fn saved() -> &'static [u8] {
    static SAVED: OnceLock<Vec<u8>> = OnceLock::new();
    SAVED.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder for files");
        let setup = Setup {
            map: Map::alone("small.ron".to_owned(), small_map()),
            sets: vec!["rules.crisis.accident_per_year=0.3".to_owned()],
            seed: 5,
            seats: vec![NationId(0)],
        };
        let mut session = Session::start(setup, folder.path()).expect("a new game");
        for turn in 0..2 {
            let permille = 40 + turn;
            let orders = vec![Order::SetDefence { permille }];
            let orders = [(NationId(0), orders)].into();
            session.end_turn(orders).expect("a turn");
        }
        session.keep().expect("a snapshot");
        std::fs::read(session.path().expect("a file")).expect("the game")
    })
}

fn small_map() -> String {
    content::template(true, "Small")
}

/// A file of keys, laid over the default ones; and every line of it as a key.
pub fn keys(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut map = Keymap::preset("default").expect("a shipped preset");
    said(map.read("fuzz", &text));
    for sentence in map.conflicts() {
        assert!(!sentence.is_empty());
    }
    for spec in TABLE {
        let label = map.label(spec.action);
        assert_eq!(label.is_empty(), map.keys(spec.action).is_empty());
    }
    for line in text.split(['\n', '"']).take(256) {
        if let Some(key) = said(Key::parse(line)) {
            assert!(!key.to_string().is_empty(), "{line:?}");
            for place in Place::ALL {
                if let Some(action) = map.action(key, &[place]) {
                    assert!(map.keys(action).contains(&key), "{line:?}");
                }
            }
        }
    }
}

/// A theme's file.
pub fn theme(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for depth in [Depth::Mono, Depth::Basic, Depth::Indexed, Depth::True] {
        if let Some(theme) = said(Theme::read("fuzz", &text, depth, Glyphs::Half)) {
            assert!((0.0..=1.0).contains(&theme.mute), "{}", theme.mute);
            for value in [-1.0, 0.0, 0.3, 1.0, f64::NAN] {
                let _ = (theme.heat(value), theme.relation(value));
            }
            let _ = (theme.nation((0, 128, 255)), theme.selected(false));
        }
    }
}

/// Orders of all kinds, given by the only seat of a game in its midst: a line with the numbers of the nation and of the
/// game in [`midst`], and orders in JSON, one a line. What the docket takes up the engine carries out, and what it refuses
/// is refused again; neither it nor a draft settles a matter twice; and all that is taken up can be paid.
pub fn orders(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines();
    let head = lines.next().and_then(|line| line.split_once(' '));
    let (nation, place) = head.unwrap_or_default();
    let nation = NationId(said(nation.parse()).unwrap_or(0));
    let games = midst();
    let game = &games[said(place.parse()).unwrap_or(0_usize) % games.len()];
    let read = |line| said(serde_json::from_str::<Order>(line));
    let orders: Vec<Order> = lines.take(100).filter_map(read).collect();
    let mut refused = Vec::new();
    if nation.index() < game.scenario().nations.len() {
        let view = game.view(nation);
        let mut docket = Docket::new(&view);
        for order in &orders {
            if said(docket.admit(order.clone())).is_none() {
                refused.push(order.clone());
            }
        }
        let taken = docket.taken();
        once(taken);
        let mut draft = Draft::default();
        for order in &orders {
            draft.give(order.clone());
            once(draft.orders());
        }
        let (mut influence, mut billions) = (0.0, 0.0);
        for order in taken {
            let price = price(&view, order);
            assert!(price.influence >= 0.0 && price.billions >= 0.0, "{order:?}");
            influence += price.influence;
            billions += price.billions;
        }
        let (have, money) = (view.own.influence, view.own.treasury);
        assert!(influence <= have.max(0.0) + 1e-9, "{influence} of {have}");
        assert!(billions <= money.max(0.0) + 1e-9, "{billions} of {money}");
    }
    let issued = (0..).zip(&orders).map(|(sequence, order)| Issued {
        nation,
        sequence,
        order: order.clone(),
    });
    let mut game = Game::restore(Arc::clone(game.scenario()), game.seed(), game.snapshot());
    let events = game.advance(issued.collect());
    let by_engine: Vec<&Order> = events
        .iter()
        .filter_map(|e| match &e.kind {
            EventKind::OrderRefused { order, .. } => Some(order),
            _ => None,
        })
        .collect();
    assert_eq!(by_engine, refused.iter().collect::<Vec<_>>());
}

/// That no matter is settled twice.
fn once(orders: &[Order]) {
    let matters: Vec<Matter> = orders.iter().map(matter).collect();
    for (i, order) in orders.iter().enumerate() {
        assert!(
            !matters[..i].contains(&matters[i]),
            "one matter with {order:?}"
        );
    }
}

/// Turns at which one may give orders of nearly every kind, in one game of the computer's.
const TURNS: [u32; 6] = [9, 11, 13, 20, 40, 55];

/// The game at each of [`TURNS`].
pub fn midst() -> &'static [Game] {
    static MIDST: OnceLock<Vec<Game>> = OnceLock::new();
    MIDST.get_or_init(|| {
        let map = shipped()[0];
        let loaded = load(map.name, map.text, &Overrides::default()).expect("a shipped map");
        let scenario = Arc::new(loaded.scenario);
        let mut game = Game::new(Arc::clone(&scenario), 2);
        TURNS
            .map(|turn| {
                let turns = turn - game.turn();
                plays(&mut game, turns);
                Game::restore(Arc::clone(&scenario), 2, game.snapshot())
            })
            .into()
    })
}

/// What was asked for, or None where it was refused with a message.
fn said<T, E: Display>(result: Result<T, E>) -> Option<T> {
    result
        .map_err(|e| assert!(!e.to_string().is_empty(), "refused without a word"))
        .ok()
}
