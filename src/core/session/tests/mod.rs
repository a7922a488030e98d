//! Journals: written, torn, flipped, locked, resumed, branched.

mod damage;

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
    assert_eq!(session.notices(), []);
    assert_eq!(session.figures().len(), 15);
    session.end_turn(orders(14)).unwrap();
    drop(session);
    let (other, longer) = played(folder.path(), 15);
    assert_ne!(path, other);
    assert_eq!(Session::resume(&path).unwrap().hash(), longer[15]);
    let verified = verify(&path).unwrap();
    assert_eq!((verified.agree, verified.hash), (15, longer[15]));
    assert!(verified.is_whole() && !verified.unfinished);
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

/// Every turn that a journal tells of is the one that was played.
fn tells_no_wrong_turn(journal: &Journal, hashes: &[u64], what: &str) {
    assert!((journal.len() as usize) < hashes.len(), "{what}");
    for turn in 1..=journal.len() {
        if let Some(outcome) = journal.outcome(turn) {
            assert_eq!(outcome.hash, hashes[turn as usize], "{what}, turn {turn}");
        }
    }
}

#[test]
fn a_torn_file_keeps_its_whole_turns() {
    let folder = tempfile::tempdir().unwrap();
    let (path, hashes) = played(folder.path(), 13);
    let bytes = std::fs::read(&path).unwrap();
    let mut luck = dice(1, 1, Phase::Setup, 1);
    for _ in 0..200 {
        let length = luck.below(bytes.len());
        std::fs::write(&path, &bytes[..length]).unwrap();
        match Journal::read(&path) {
            Ok(journal) => {
                tells_no_wrong_turn(&journal, &hashes, &length.to_string());
                // The last turn may be torn itself.
                for turn in 1..journal.len() {
                    assert!(journal.outcome(turn).is_some(), "{length}, turn {turn}");
                }
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
        std::fs::write(&path, &bad).unwrap();
        match Journal::read(&path) {
            Ok(journal) => {
                tells_no_wrong_turn(&journal, &hashes, &at.to_string());
                // What stands before the records is not one, and is not needed.
                assert!(at < 8 || journal.damage.len() == 1, "{at}");
                assert_eq!(journal.len(), 13, "{at}");
            }
            Err(error) => panic!("{at}: {error}"),
        }
    }
}

#[test]
fn noise_is_no_journal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("noise.casus");
    let mut luck = dice(3, 1, Phase::Setup, 1);
    for length in 0..200 {
        let noise: Vec<u8> = (0..length).map(|_| luck.below(256) as u8).collect();
        for start in [&b"CASUS\0\x02\0"[..], b""] {
            std::fs::write(&path, [start, &noise].concat()).unwrap();
            assert!(Journal::read(&path).is_err_and(|e| turnless(&e)));
        }
    }
}

#[test]
fn an_older_format_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.casus");
    std::fs::write(&path, b"CASUS\0\x01\0and so on").unwrap();
    let told = Journal::read(&path).unwrap_err().to_string();
    assert!(
        told.contains("format 1") && told.contains("format 2"),
        "{told}"
    );
}

fn turnless(error: &SessionError) -> bool {
    matches!(
        error,
        SessionError::NotAJournal(_) | SessionError::Header { .. } | SessionError::Format { .. }
    )
}

/// Writes over the file at some place of it.
fn harm(path: &Path, at: u64, with: &[u8]) {
    let mut bytes = std::fs::read(path).unwrap();
    let at = usize::try_from(at).unwrap();
    bytes[at..at + with.len()].copy_from_slice(with);
    std::fs::write(path, bytes).unwrap();
}

/// Where the record of this kind and turn has its body.
fn body(path: &Path, kind: journal::Kind, turn: u32) -> u64 {
    let journal = Journal::read(path).unwrap();
    journal.place(kind, turn).unwrap()
}

#[test]
fn a_lost_outcome_is_run_again_and_the_old_file_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (path, hashes) = played(folder.path(), 15);
    harm(&path, body(&path, journal::Kind::Outcome, 5), &[0; 8]);
    let harmed = std::fs::read(&path).unwrap();
    let mut session = Session::resume(&path).unwrap();
    assert_eq!((session.turn(), session.hash()), (15, hashes[15]));
    let [Notice::Mended { parts: 1, kept }] = &session.notices()[..] else {
        panic!("the player is told of the damage");
    };
    assert_eq!(std::fs::read(kept).unwrap(), harmed);
    session.end_turn(orders(15)).unwrap();
    drop(session);
    let verified = verify(&path).unwrap();
    assert!(verified.is_whole(), "{verified:?}");
    assert_eq!(verified.agree, 16);
}

#[test]
fn lost_orders_are_named_and_play_goes_on_from_the_next_keyframe() {
    let folder = tempfile::tempdir().unwrap();
    let (path, hashes) = played(folder.path(), 15);
    harm(&path, body(&path, journal::Kind::Orders, 5), &[0; 8]);
    let mut replay = Replay::open(&path).unwrap();
    assert_eq!(replay.told().len(), 15);
    assert!(replay.told().iter().all(|t| t.source == Source::Record));
    for (turn, known) in [(5, 5), (6, 0), (11, 0), (12, 12), (14, 14)] {
        let state = replay.seek(turn).unwrap().turn();
        assert_eq!(state, known, "turn {turn}");
        let gap = (known != turn).then_some(Gap::Lost { turn: 6 });
        assert_eq!(replay.gap(), gap.as_ref(), "turn {turn}");
    }
    let verified = verify(&path).unwrap();
    assert_eq!((verified.lost, verified.agree), (vec![6], 8));
    let mut session = Session::resume(&path).unwrap();
    assert_eq!((session.turn(), session.hash()), (15, hashes[15]));
    let notices = session.notices();
    assert!(
        notices.contains(&Notice::Lost { turns: vec![6] }),
        "{notices:?}"
    );
    session.end_turn(orders(15)).unwrap();
    drop(session);
    // What was lost stays lost, and is no new damage.
    let mut session = Session::resume(&path).unwrap();
    assert_eq!(session.turn(), 16);
    assert_eq!(session.notices(), [Notice::Lost { turns: vec![6] }]);
}

#[test]
fn orders_lost_behind_the_last_keyframe_end_the_game_there() {
    let folder = tempfile::tempdir().unwrap();
    let (path, hashes) = played(folder.path(), 15);
    harm(&path, body(&path, journal::Kind::Orders, 13), &[0; 8]);
    let mut session = Session::resume(&path).unwrap();
    assert_eq!((session.turn(), session.hash()), (13, hashes[13]));
    assert!(
        session
            .notices()
            .contains(&Notice::Short { turn: 13, last: 15 })
    );
    session.end_turn(orders(13)).unwrap();
    assert_eq!(session.hash(), hashes[14]);
    drop(session);
    assert!(verify(&path).unwrap().is_whole());
    let kept = Journal::read(&path.with_extension("damaged")).unwrap();
    assert_eq!(kept.len(), 15);
}

#[test]
fn a_turn_that_was_ordered_is_played() {
    let folder = tempfile::tempdir().unwrap();
    let (path, hashes) = played(folder.path(), 5);
    let at = body(&path, journal::Kind::Outcome, 5) - journal::HEAD as u64;
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..usize::try_from(at).unwrap()]).unwrap();
    assert!(verify(&path).unwrap().unfinished);
    let mut session = Session::resume(&path).unwrap();
    assert_eq!((session.turn(), session.hash()), (5, hashes[5]));
    assert_eq!(session.notices(), [Notice::Finished { turn: 5 }]);
    drop(session);
    assert_eq!(verify(&path).unwrap().agree, 5);
}

#[test]
fn what_was_taken_away_is_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let saves = folder.path().join("saves");
    let mut session = Session::start(setup(&[0]), &saves).unwrap();
    let path = session.path().unwrap().to_path_buf();
    let mut turn = 0;
    let mut play = |session: &mut Session| {
        session.end_turn(orders(turn)).unwrap();
        turn += 1;
        session.notices()
    };
    assert_eq!(play(&mut session), []);
    // The folder is gone, another file lies there, ours was cut short.
    std::fs::remove_dir_all(&saves).unwrap();
    let moved = |to: &Path| {
        let (from, to) = (path.clone(), to.to_path_buf());
        vec![Notice::Moved(Moved { from, to })]
    };
    assert_eq!(play(&mut session), moved(&path));
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, b"another file").unwrap();
    let second = path.with_file_name("four-rivers-ald-002.casus");
    assert_eq!(play(&mut session), moved(&second));
    assert_eq!(std::fs::read(&path).unwrap(), b"another file");
    assert_eq!(play(&mut session), []);
    std::fs::write(&second, b"").unwrap();
    let third = path.with_file_name("four-rivers-ald-003.casus");
    let notices = play(&mut session);
    assert_eq!(
        notices,
        [Notice::Moved(Moved {
            from: second,
            to: third.clone()
        })]
    );
    session.keep().unwrap();
    drop(session);
    let verified = verify(&third).unwrap();
    assert!(verified.is_whole(), "{verified:?}");
    assert_eq!(verified.agree, 5);
}

#[test]
fn a_turn_that_cannot_be_written_is_not_played() {
    let folder = tempfile::tempdir().unwrap();
    let saves = folder.path().join("saves");
    let mut session = Session::start(setup(&[0]), &saves).unwrap();
    let before = session.hash();
    // No folder can be made where a file lies.
    std::fs::remove_dir_all(&saves).unwrap();
    std::fs::write(&saves, b"in the way").unwrap();
    let refused = session.end_turn(orders(0)).map(drop);
    assert!(matches!(refused, Err(SessionError::Io { .. })));
    assert_eq!((session.turn(), session.hash()), (0, before));
    std::fs::remove_file(&saves).unwrap();
    session.end_turn(orders(0)).unwrap();
    assert_eq!(session.turn(), 1);
    assert!(matches!(session.notices()[..], [Notice::Moved(_)]));
    let path = session.path().unwrap().to_path_buf();
    drop(session);
    assert!(verify(&path).unwrap().is_whole());
}

#[test]
fn a_finished_game_is_let_go() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = Session::start(setup(&[0]), folder.path()).unwrap();
    while !session.over() {
        session.end_turn(BTreeMap::new()).unwrap();
    }
    let path = session.path().unwrap().to_path_buf();
    drop(session);
    let session = Session::resume(&path).unwrap();
    assert!(session.over());
}

#[test]
fn a_game_that_is_played_is_not_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let session = Session::start(setup(&[0]), folder.path()).unwrap();
    let path = session.path().unwrap().to_path_buf();
    assert!(matches!(delete(&path), Err(SessionError::Locked(_))));
    drop(session);
    delete(&path).unwrap();
    assert!(!path.exists());
}

/// The journal at `path` with its header changed, every checksum right.
fn rewritten(path: &Path, change: impl FnOnce(&mut Header)) -> PathBuf {
    let journal = Journal::read(path).unwrap();
    let mut header = journal.header.clone();
    change(&mut header);
    let to = path.with_file_name("changed.casus");
    drop(std::fs::remove_file(&to));
    journal::rewrite(&journal, header, &to).unwrap();
    to
}

#[test]
fn an_altered_map_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let (path, _) = played(folder.path(), 13);
    let altered = rewritten(&path, |header| {
        let text = header.text.replacen("treasury: 15.0", "treasury: 16.0", 1);
        assert_ne!(text, header.text);
        *header = header.clone().with_texts(text, header.texts.clone());
    });
    let is_altered = |e: &SessionError| matches!(e, SessionError::Altered { turn: 0 });
    assert!(verify(&altered).is_err_and(|e| is_altered(&e)));
    assert!(Session::resume(&altered).is_err_and(|e| is_altered(&e)));
    assert!(Replay::open(&altered).is_err_and(|e| is_altered(&e)));
    assert!(Session::branch(&altered, 3, Vec::new(), folder.path()).is_err_and(|e| is_altered(&e)));
}

#[test]
fn a_game_keeps_its_own_constants() {
    let folder = tempfile::tempdir().unwrap();
    // As if another constant shipped when the game began.
    let mut header_texts = crate::content::Texts::shipped();
    let crisis = header_texts
        .rules
        .iter_mut()
        .find(|s| s.name == "crisis")
        .unwrap();
    *crisis.text.to_mut() =
        crisis
            .text
            .replacen("accident_per_year: In(", "accident_per_year: In(3", 1);
    let setup = setup(&[0]);
    let loaded = crate::content::load_with(
        &header_texts,
        &setup.map.file,
        &setup.map.text,
        &crate::content::Overrides::default(),
    );
    let scenario = std::sync::Arc::new(loaded.unwrap().scenario);
    let mut session = Session::with_texts(scenario, setup, header_texts, folder.path()).unwrap();
    let path = session.path().unwrap().to_path_buf();
    for turn in 0..14 {
        session.end_turn(orders(turn)).unwrap();
    }
    let hash = session.hash();
    drop(session);
    let (_, shipped) = played(folder.path(), 14);
    assert_ne!(hash, shipped[14], "the constant matters");
    assert!(verify(&path).unwrap().is_whole());
    assert_eq!(Session::resume(&path).unwrap().hash(), hash);
    assert_eq!(Replay::open(&path).unwrap().seek(14).unwrap().hash(), hash);
}

#[test]
fn a_game_under_other_rules_goes_on_as_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let (path, hashes) = played(folder.path(), 14);
    let other = rewritten(&path, |header| header.edition += 1);
    let before = std::fs::read(&other).unwrap();

    let Err(SessionError::OtherRules(offer)) = Session::resume(&other).map(drop) else {
        panic!("it is not resumed under rules that it was not played under");
    };
    assert_eq!(offer.turn, Some(12));
    let mut replay = Replay::open(&other).unwrap();
    for turn in 0..=14 {
        let state = replay.seek(turn).unwrap().turn();
        assert_eq!(state, turn / 12 * 12);
        let gap = (turn % 12 != 0).then_some(Gap::OtherRules);
        assert_eq!(replay.gap(), gap.as_ref());
        assert_eq!(replay.figures().count(), 14);
    }
    let found = verify(&other).unwrap();
    assert_eq!((found.agree, found.others, found.ours), (0, 14, false));
    assert!(!found.is_whole());

    let mut branch = Session::branch(&other, 14, vec![NationId(0)], folder.path()).unwrap();
    assert_eq!((branch.turn(), branch.hash()), (12, hashes[12]));
    assert_eq!(branch.figures().len(), 13);
    branch.end_turn(orders(12)).unwrap();
    let on = branch.path().unwrap().to_path_buf();
    drop(branch);
    assert_eq!(
        std::fs::read(&other).unwrap(),
        before,
        "the old game stays as it is"
    );
    let found = verify(&on).unwrap();
    assert_eq!((found.agree, found.others, found.ours), (1, 12, true));
    assert!(found.is_whole(), "{found:?}");
    let mut session = Session::resume(&on).unwrap();
    assert_eq!((session.turn(), session.hash()), (13, hashes[13]));
    assert_eq!(session.notices(), []);
    let mut replay = Replay::open(&on).unwrap();
    assert_eq!(replay.seek(5).unwrap().turn(), 0);
    assert_eq!(replay.gap(), Some(&Gap::OtherRules));
    assert_eq!(replay.seek(13).unwrap().hash(), hashes[13]);
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
    let verified = verify(&file).unwrap();
    assert!(verified.is_whole() && verified.agree == 6, "{verified:?}");
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
