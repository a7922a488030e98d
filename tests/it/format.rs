//! The format of saved games: a save of every format that was released is kept in tests/formats and must open, be shown
//! whole and go on; and the bytes of a header and of an outcome are pinned, so that the format cannot change unnoticed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use casus_foederis::engine::EDITION;
use casus_foederis::ids::NationId;
use casus_foederis::order::Order;
use casus_foederis::session::{
    FORMAT, Journal, Map, Places, Replay, Session, SessionError, Setup, Source, verify,
};
use xxhash_rust::xxh3::xxh3_64;

use super::common::people;

/// Turns of each golden save.
const TURNS: u32 = 14;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats")
}

fn golden(format: u16) -> PathBuf {
    folder().join(format!("format-{format}.casus"))
}

/// Makes the golden save of the present format, once: it is never made again, for it stands for files that people have.
fn make(path: &Path) {
    let places = Places {
        saves: folder(),
        maps: folder(),
    };
    let setup = Setup {
        map: Map::find("four-rivers", &places).unwrap(),
        sets: vec!["rules.crisis.accident_per_year=0.5".to_owned()],
        seed: 1949,
        seats: vec![NationId(0)],
    };
    let made = tempfile::tempdir().unwrap();
    let mut session = Session::start(setup, made.path()).unwrap();
    for turn in 0..TURNS {
        let permille = 30 + turn as u16;
        let orders = vec![Order::SetDefence { permille }];
        session
            .end_turn(BTreeMap::from([(NationId(0), orders)]))
            .unwrap();
    }
    session.keep().unwrap();
    std::fs::copy(session.path().unwrap(), path).unwrap();
}

#[test]
fn a_save_of_every_released_format_opens() {
    if !golden(FORMAT).exists() && std::env::var_os("CASUS_BLESS").is_some() {
        make(&golden(FORMAT));
    }
    for format in 2..=FORMAT {
        let path = golden(format);
        let journal = Journal::read(&path).unwrap();
        assert!(journal.damage.is_empty(), "format {format}");
        assert_eq!(journal.len(), TURNS, "format {format}");

        // Every turn is told from the record: events, figures, and the states at the keyframes.
        let mut replay = Replay::open(&path).unwrap();
        for told in replay.told() {
            assert_eq!(
                (told.source, told.unread),
                (Source::Record, 0),
                "format {format}"
            );
        }
        for turn in journal.keyframes().collect::<Vec<_>>() {
            assert!(
                journal.keyframe(turn).is_some(),
                "format {format}, keyframe {turn}"
            );
            let game = replay.seek(turn).unwrap();
            assert_eq!(game.turn(), turn, "format {format}");
            let public = &game.view(NationId(0)).public;
            for nation in game.scenario().nation_ids() {
                let [soil, all] = people(public, nation);
                assert!((soil - all).abs() < 1e-6 * all.max(1.0), "{soil} {all}");
            }
            assert_eq!(replay.gap(), None, "format {format}, turn {turn}");
        }

        // It goes on: as it was under the same edition, else from its newest keyframe as a new game.
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("game.casus");
        std::fs::copy(&path, &copy).unwrap();
        if journal.header.edition == EDITION {
            let verified = verify(&copy).unwrap();
            assert!(verified.is_whole(), "format {format}: {verified:?}");
            let mut session = Session::resume(&copy).unwrap();
            assert_eq!((session.turn(), session.notices().len()), (TURNS, 0));
            session.end_turn(BTreeMap::new()).unwrap();
        } else {
            let offer = Session::resume(&copy).map(drop).unwrap_err();
            assert!(matches!(offer, SessionError::OtherRules(_)), "{offer}");
            let seats = journal.header.seats.clone();
            let mut session = Session::branch(&copy, TURNS, seats, folder.path()).unwrap();
            assert_eq!(session.turn(), TURNS);
            session.end_turn(BTreeMap::new()).unwrap();
        }
    }
}

/// A change here is a change of the format: older programs may not read what this one writes, and this one must go on
/// reading what they wrote. Fields are added with a default, and `FORMAT` is raised where that is not enough.
#[test]
fn what_is_written_is_pinned() {
    let journal = Journal::read(&golden(FORMAT)).unwrap();
    let outcome = journal.outcome(TURNS).unwrap();
    let orders = journal.orders(TURNS - 1).unwrap();
    let keyframe = journal.keyframe(TURNS).unwrap();
    let hash = |bytes: Vec<u8>| format!("{:016x}", xxh3_64(&bytes));
    let found = [
        hash(rmp_serde::to_vec_named(&journal.header).unwrap()),
        hash(rmp_serde::to_vec_named(&outcome).unwrap()),
        hash(rmp_serde::to_vec_named(&orders).unwrap()),
        hash(rmp_serde::to_vec_named(&keyframe).unwrap()),
    ];
    assert_eq!(found, PINNED, "header, outcome, orders, keyframe");
}

const PINNED: [&str; 4] = [
    "32d5a323f37595f1",
    "fce9c514240de317",
    "83cbc8e181de4c39",
    "f0f4832303cfaa16",
];
