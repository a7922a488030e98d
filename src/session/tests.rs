//! Journals: written, torn, flipped, locked, resumed, branched.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::*;
use crate::dice::{Phase, dice};
use crate::ids::NationId;
use crate::order::Order;

fn setup(seats: &[u16]) -> Setup {
    let places = Places {
        saves: "none".into(),
        maps: "none".into(),
    };
    Setup {
        map: Map::find("four-rivers", &places).unwrap(),
        sets: Vec::new(),
        seed: 7,
        seats: seats.iter().copied().map(NationId).collect(),
    }
}

fn orders(turn: u32) -> BTreeMap<NationId, Vec<Order>> {
    let order = Order::SetDefence {
        permille: 30 + turn as u16,
    };
    BTreeMap::from([(NationId(0), vec![order])])
}

/// A game of so many turns in a folder of its own.
fn played(folder: &Path, turns: u32) -> (PathBuf, Vec<u64>) {
    let mut session = Session::start(setup(&[0]), folder).unwrap();
    let mut hashes = vec![session.hash()];
    for turn in 0..turns {
        session.end_turn(orders(turn)).unwrap();
        hashes.push(session.hash());
    }
    (session.path().unwrap().to_path_buf(), hashes)
}

#[test]
fn sessions_may_run_on_another_thread() {
    fn is_send<T: Send>() {}
    is_send::<Session>();
    is_send::<Replay>();
}

#[test]
fn a_game_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (path, hashes) = played(folder.path(), 14);
    let mut session = Session::resume(&path).unwrap();
    assert_eq!((session.turn(), session.hash()), (14, hashes[14]));
    assert_eq!(session.figures().len(), 15);
    session.end_turn(orders(14)).unwrap();
    drop(session);
    let (other, longer) = played(folder.path(), 15);
    assert_ne!(path, other);
    assert_eq!(Session::resume(&path).unwrap().hash(), longer[15]);
    let verified = verify(&path).unwrap();
    assert_eq!(
        (verified.turns, verified.hash, verified.tail),
        (15, longer[15], None)
    );
}

#[test]
fn only_one_program_plays() {
    let folder = tempfile::tempdir().unwrap();
    let session = Session::start(setup(&[0]), folder.path()).unwrap();
    let path = session.path().unwrap().to_path_buf();
    assert!(matches!(
        Session::resume(&path),
        Err(SessionError::Locked(_))
    ));
    drop(session);
    assert!(Session::resume(&path).is_ok());
}

#[test]
fn strangers_give_no_orders() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(setup(&[1]), folder.path()).unwrap();
    let error = session.end_turn(orders(0)).unwrap_err();
    assert!(matches!(error, SessionError::NotSeated(NationId(0))));
    assert_eq!(session.turn(), 0);
}

#[test]
fn a_torn_file_keeps_its_whole_turns() {
    let folder = tempfile::tempdir().unwrap();
    let (path, hashes) = played(folder.path(), 13);
    let bytes = std::fs::read(&path).unwrap();
    let mut luck = dice(1, 1, Phase::Setup, 1);
    for _ in 0..200 {
        let length = luck.below(bytes.len());
        match Journal::parse(&path, bytes[..length].to_vec()) {
            Ok(journal) => {
                let turns = journal.len();
                assert_eq!(
                    journal.hash(turns),
                    Some(hashes[turns as usize]),
                    "{length}"
                );
                assert!(journal.whole <= length as u64);
            }
            Err(error) => assert!(turnless(&error), "{length}: {error}"),
        }
    }
}

#[test]
fn a_flipped_bit_never_passes_for_a_turn() {
    let folder = tempfile::tempdir().unwrap();
    let (path, hashes) = played(folder.path(), 13);
    let bytes = std::fs::read(&path).unwrap();
    let mut luck = dice(2, 1, Phase::Setup, 1);
    for _ in 0..200 {
        let mut bad = bytes.clone();
        let at = luck.below(bad.len());
        bad[at] ^= 1 << luck.below(8);
        match Journal::parse(&path, bad) {
            Ok(journal) => {
                let turns = journal.len();
                assert_eq!(journal.hash(turns), Some(hashes[turns as usize]), "{at}");
                assert!(journal.tail.as_ref().is_some_and(Tail::is_damage), "{at}");
            }
            Err(error) => assert!(turnless(&error), "{at}: {error}"),
        }
    }
}

#[test]
fn noise_is_no_journal() {
    let mut luck = dice(3, 1, Phase::Setup, 1);
    for length in 0..200 {
        let noise: Vec<u8> = (0..length).map(|_| luck.below(256) as u8).collect();
        let mut bytes = b"CASUS\0\x01\0".to_vec();
        bytes.extend(&noise);
        assert!(Journal::parse(Path::new("x"), noise).is_err());
        assert!(Journal::parse(Path::new("x"), bytes).is_err());
    }
}

fn turnless(error: &SessionError) -> bool {
    matches!(
        error,
        SessionError::NotAJournal(_) | SessionError::Header { .. } | SessionError::Format { .. }
    )
}

#[test]
fn what_lies_behind_the_damage_is_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let (path, hashes) = played(folder.path(), 5);
    let mut bytes = std::fs::read(&path).unwrap();
    let last = bytes.len() - 3;
    bytes[last] ^= 0x10;
    std::fs::write(&path, &bytes).unwrap();
    let mut session = Session::resume(&path).unwrap();
    assert_eq!((session.turn(), session.hash()), (4, hashes[4]));
    assert!(session.tail().is_some_and(Tail::is_damage));
    session.end_turn(orders(4)).unwrap();
    assert_eq!(session.hash(), hashes[5]);
    drop(session);
    let verified = verify(&path).unwrap();
    assert_eq!((verified.turns, verified.tail), (5, None));
}

#[test]
fn a_branch_shares_the_past_and_not_the_future() {
    let folder = tempfile::tempdir().unwrap();
    let (path, hashes) = played(folder.path(), 14);
    let mut branch = Session::branch(&path, 5, vec![NationId(1)], folder.path()).unwrap();
    assert_eq!((branch.turn(), branch.hash()), (5, hashes[5]));
    branch.end_turn(BTreeMap::new()).unwrap();
    let file = branch.path().unwrap().to_path_buf();
    drop(branch);
    assert_eq!(verify(&file).unwrap().turns, 6);
    let beyond = Session::branch(&path, 15, Vec::new(), folder.path());
    assert!(matches!(
        beyond,
        Err(SessionError::NoTurn {
            wanted: 15,
            last: 14
        })
    ));
}

#[test]
fn a_replay_seeks_to_and_fro() {
    let folder = tempfile::tempdir().unwrap();
    let (path, hashes) = played(folder.path(), 26);
    let mut replay = Replay::open(&path).unwrap();
    for turn in [3, 25, 0, 13, 12, 26, 1] {
        let game = replay.seek(turn).unwrap();
        assert_eq!((game.turn(), game.hash()), (turn, hashes[turn as usize]));
    }
    assert!(replay.seek(27).is_err());
    let mut out = Vec::new();
    export::json(&replay, &mut out).unwrap();
    let value: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(value["turns"].as_array().unwrap().len(), 26);
    out.clear();
    export::csv(&replay, &mut out).unwrap();
    assert!(String::from_utf8(out).unwrap().lines().count() > 26);
}

#[test]
fn secrets_are_kept_until_the_end() {
    let folder = tempfile::tempdir().unwrap();
    let session = Session::start(setup(&[0]), folder.path()).unwrap();
    let (me, other) = (NationId(0), NationId(1));
    assert!(session.graph(me, Figure::Strength, me).is_some());
    assert!(session.graph(me, Figure::Gdp, other).is_some());
    assert!(session.graph(me, Figure::Strength, other).is_none());
}
