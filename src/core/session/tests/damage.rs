//! A whole game with each of its records damaged in turn: what is not hit is there, what is hit is run again or named.

use std::collections::BTreeSet;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use crate::dice::{Phase, dice};
use crate::session::journal::{HEAD, Kind};
use crate::session::*;

/// A game that the computer plays alone, and the hash of each turn.
fn game(folder: &Path, map: &str, turns: u32) -> (PathBuf, Vec<u64>) {
    let places = Places::find(Some(folder.to_path_buf()), Some(folder.to_path_buf()));
    let setup = Setup {
        map: Map::find(map, &places).unwrap(),
        sets: Vec::new(),
        seed: 11,
        seats: Vec::new(),
    };
    let mut session = Session::start(setup, folder).unwrap();
    let mut hashes = vec![session.hash()];
    while session.turn() < turns && !session.over() {
        session.end_turn(Default::default()).unwrap();
        hashes.push(session.hash());
    }
    session.keep().unwrap();
    (session.path().unwrap().to_path_buf(), hashes)
}

/// Overwrites bytes of a file while it lives.
struct Harm<'p> {
    path: &'p Path,
    at: u64,
    was: Vec<u8>,
}

impl<'p> Harm<'p> {
    fn new(path: &'p Path, at: u64, change: impl FnOnce(&mut [u8]), bytes: u64) -> Self {
        let mut file = std::fs::OpenOptions::new()
            .read(true)
            .write(true)
            .open(path)
            .unwrap();
        file.seek(SeekFrom::Start(at)).unwrap();
        let mut was = Vec::new();
        Read::take(&mut file, bytes).read_to_end(&mut was).unwrap();
        let mut now = was.clone();
        change(&mut now);
        file.seek(SeekFrom::Start(at)).unwrap();
        file.write_all(&now).unwrap();
        Self { path, at, was }
    }
}

impl Drop for Harm<'_> {
    fn drop(&mut self) {
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .open(self.path)
            .unwrap();
        file.seek(SeekFrom::Start(self.at)).unwrap();
        file.write_all(&self.was).unwrap();
    }
}

/// Every `step`-th record of a game overwritten by one bit, 512 bytes and 4 KB: how many were tried.
fn each_record_in_turn(map: &str, turns: u32, step: usize) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let (path, hashes) = game(folder.path(), map, turns);
    let whole = Journal::read(&path).unwrap();
    let records: Vec<(Kind, u32, u64, u64)> = whole.parts();
    let replay = Replay::open(&path).unwrap();
    let told: Vec<Told> = replay.told().to_vec();
    let scenario = replay.scenario().clone();
    drop((whole, replay));
    let mut luck = dice(5, 0, Phase::Setup, 0);
    let mut tried = 0;
    for &(kind, turn, at, length) in records.iter().step_by(step) {
        for bytes in [1, 512, 4096] {
            let what = format!("{kind:?} {turn}, {bytes} bytes");
            let from = match bytes {
                1 => at + luck.below(length as usize) as u64,
                _ => at,
            };
            let bit = 1 << luck.below(8);
            let harm = Harm::new(
                &path,
                from,
                |hit| match bytes {
                    1 => hit[0] ^= bit,
                    _ => hit.fill(0xAA),
                },
                bytes,
            );
            let end = from + harm.was.len() as u64;
            let hit: Vec<(Kind, u32)> = records
                .iter()
                .filter(|r| r.2 < end && from < r.2 + r.3)
                .map(|r| (r.0, r.1))
                .collect();
            let journal = Journal::read(&path).unwrap_or_else(|e| panic!("{what}: {e}"));
            assert!(!journal.damage.is_empty(), "{what}");
            let seen = super::super::told::told(&journal, &scenario).unwrap();
            let lost = |kind, turn| hit.contains(&(kind, turn));
            for turn in 1..=hashes.len() as u32 - 1 {
                let (orders, outcome) = (lost(Kind::Orders, turn - 1), lost(Kind::Outcome, turn));
                assert_eq!(
                    journal.orders(turn - 1).is_err(),
                    orders,
                    "{what}, turn {turn}"
                );
                let Some(seen) = seen.get(turn as usize - 1) else {
                    assert!(
                        orders || outcome || lost(Kind::Keyframe, turn),
                        "{what}, turn {turn} is gone"
                    );
                    continue;
                };
                let true_turn = &told[turn as usize - 1];
                match seen.source {
                    Source::Record | Source::Again => {
                        assert_eq!(seen.events, true_turn.events, "{what}, turn {turn}");
                        assert_eq!(seen.figures, true_turn.figures, "{what}, turn {turn}");
                        assert_eq!(seen.hash, true_turn.hash, "{what}, turn {turn}");
                        assert_eq!(seen.source == Source::Again, outcome, "{what}, turn {turn}");
                    }
                    // Its outcome is lost, and the orders of it or of one since the last keyframe.
                    Source::Lost => {
                        let since = turn / KEYFRAME_EVERY * KEYFRAME_EVERY;
                        let cut = hit.iter().any(|h| {
                            h.0 == Kind::Orders && h.1 < turn && h.1 + KEYFRAME_EVERY >= since
                        });
                        assert!(outcome && cut, "{what}, turn {turn} is lost: {hit:?}");
                    }
                }
            }
            tried += 1;
            drop((journal, harm));
        }
    }
    let verified = verify(&path).unwrap();
    assert!(verified.is_whole(), "the harm was undone");
    tried
}

#[test]
fn what_is_damaged_takes_nothing_else_with_it() {
    assert!(each_record_in_turn("four-rivers", 30, 2) > 80);
}

/// The same for each record of a game of twenty years; takes minutes, and is run by hand in release:
/// `cargo test --release --lib damage -- --ignored`.
#[test]
#[ignore = "takes minutes"]
fn twenty_years_record_by_record() {
    assert!(each_record_in_turn("europe-1949", 240, 1) > 1500);
}

/// Every prefix at whose end something could be torn, and flips all over the file: no wrong turn.
fn prefixes_and_flips(map: &str, turns: u32, prefixes: usize, flips: usize) {
    let folder = tempfile::tempdir().unwrap();
    let (path, hashes) = game(folder.path(), map, turns);
    let bytes = std::fs::read(&path).unwrap();
    let right = |journal: &Journal, what: &str| {
        for turn in 1..=journal.len() {
            if let Some(outcome) = journal.outcome(turn) {
                assert_eq!(outcome.hash, hashes[turn as usize], "{what}, turn {turn}");
            }
        }
    };
    let cut = folder.path().join("cut.casus");
    let file = std::fs::File::create(&cut).unwrap();
    std::fs::write(&cut, &bytes).unwrap();
    let mut lengths: BTreeSet<usize> = (0..prefixes).map(|i| bytes.len() * i / prefixes).collect();
    let edges = Journal::read(&path).unwrap().parts();
    lengths.extend(edges.iter().flat_map(|r| {
        let at = r.2 as usize;
        [at - 1, at, at + 1, at + HEAD - 1, at + HEAD, at + HEAD + 1]
    }));
    for &length in lengths.iter().rev().filter(|l| **l < bytes.len()) {
        file.set_len(length as u64).unwrap();
        if let Ok(journal) = Journal::read(&cut) {
            right(&journal, &format!("prefix of {length}"));
        }
    }
    let mut luck = dice(6, 0, Phase::Setup, 0);
    for _ in 0..flips {
        let at = luck.below(bytes.len());
        let bit = 1 << luck.below(8);
        let harm = Harm::new(&path, at as u64, |hit| hit[0] ^= bit, 1);
        let journal = Journal::read(&path).unwrap_or_else(|e| panic!("byte {at}: {e}"));
        assert_eq!(journal.damage.len(), usize::from(at >= 8), "byte {at}");
        right(&journal, &format!("byte {at}"));
        drop((journal, harm));
    }
}

#[test]
fn no_prefix_and_no_flip_makes_a_wrong_turn() {
    prefixes_and_flips("four-rivers", 13, 60, 150);
}

/// As the test before, 10,000 flips; run by hand in release.
#[test]
#[ignore = "takes minutes"]
fn ten_thousand_flips() {
    prefixes_and_flips("europe-1949", 26, 2_000, 10_000);
}
