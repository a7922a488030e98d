//! A whole game of twenty years: its journal verifies, and wherever it is cut off it loads to the last whole
//! turn or says what is wrong.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use casus_foederis::dice::{Phase, dice};
use casus_foederis::session::{Journal, Map, Places, Session, Setup, verify};

#[test]
fn twenty_years_verify_and_survive_being_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let places = Places::find(Some(folder.path().to_path_buf()), None);
    let map = Map::find("europe-1949", &places).unwrap();
    let setup = Setup {
        map,
        sets: Vec::new(),
        seed: 1949,
        seats: Vec::new(),
    };
    let mut session = Session::start(setup, folder.path()).unwrap();
    while !session.over() {
        session.end_turn(BTreeMap::new()).unwrap();
    }
    let (turns, hash) = (session.turn(), session.hash());
    let path = session.path().unwrap().to_path_buf();
    session.keep().unwrap();
    drop(session);
    assert_eq!(turns, 240);

    let verified = verify(&path).unwrap();
    assert_eq!((verified.turns, verified.hash), (turns, hash));

    let bytes = std::fs::read(&path).unwrap();
    let mut lengths = dice(200, 0, Phase::Setup, 0);
    let (mut loaded, mut refused, mut resumed) = (0, 0, 0);
    for i in 0..200 {
        let length = lengths.below(bytes.len());
        match Journal::parse(&path, bytes[..length].to_vec()) {
            Ok(journal) => {
                loaded += 1;
                assert!(journal.len() <= turns);
                // A cut inside a record is noticed; one between two records leaves a shorter whole.
                let whole = journal.tail.is_none();
                assert!(whole || journal.size() as usize == length);
                if i % 40 == 0 && !journal.is_empty() {
                    let cut = folder.path().join("cut.casus");
                    std::fs::write(&cut, &bytes[..length]).unwrap();
                    let again = Session::resume(&cut).unwrap();
                    assert_eq!(again.turn(), journal.len());
                    assert_eq!(Some(again.hash()), journal.hash(journal.len()));
                    resumed += 1;
                    drop(again);
                    std::fs::remove_file(&cut).unwrap();
                }
            }
            Err(error) => {
                refused += 1;
                assert!(!error.to_string().is_empty());
            }
        }
    }
    assert!(loaded > 150, "{loaded} loaded, {refused} refused");
    assert!(resumed > 0);
}
