//! A whole game of twenty years: its journal verifies, and wherever it is cut off it loads to the last whole
//! turn or says what is wrong.

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
    assert!(verified.is_whole(), "{verified:?}");
    assert_eq!((verified.agree, verified.hash), (turns, hash));

    let bytes = std::fs::read(&path).unwrap();
    let mut lengths = dice(200, 0, Phase::Setup, 0);
    let (mut loaded, mut refused, mut resumed) = (0, 0, 0);
    for i in 0..200 {
        let length = lengths.below(bytes.len());
        let cut = folder.path().join("cut.casus");
        std::fs::write(&cut, &bytes[..length]).unwrap();
        match Journal::read(&cut) {
            Ok(journal) => {
                loaded += 1;
                assert!(journal.len() <= turns);
                if i % 100 == 0 && !journal.is_empty() {
                    let last = journal.len();
                    let mut again = Session::resume(&cut).unwrap();
                    // A turn that was ordered and not finished is played.
                    let ordered = u32::from(journal.unfinished());
                    assert_eq!(again.turn(), last + ordered);
                    let notices = again.notices().len();
                    assert_eq!(notices, ordered as usize + journal.damage.len());
                    resumed += 1;
                    drop(again);
                    assert!(verify(&cut).unwrap().is_whole());
                    drop(std::fs::remove_file(cut.with_extension("damaged")));
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
