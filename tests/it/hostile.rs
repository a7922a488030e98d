//! Files made to harm: each is refused or read in one clear way, quickly and in little memory. Their checksums are right;
//! only what they hold is not what a game writes.

use std::collections::BTreeMap;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use casus_foederis::ids::NationId;
use casus_foederis::session::{Map, Places, Session, Setup};

/// Kilobytes of address space that a command may take: a debug build with its threads has most of that before it reads
/// anything.
const MOST_KB: u32 = 1_200_000;

/// What a record is of, as saves/README.md numbers it.
const MAP: u8 = 2;
const ORDERS: u8 = 4;
const OUTCOME: u8 = 5;
const KEYFRAME: u8 = 6;

/// A record with right checksums around any payload.
fn record(kind: u8, turn: u32, plain: &[u8]) -> Vec<u8> {
    let body = lz4_flex::block::compress(plain);
    let mut record = vec![0xCF, b'R', b'2', 0x1D, kind];
    let numbers = [
        turn,
        u32::try_from(body.len()).unwrap(),
        u32::try_from(plain.len()).unwrap(),
        crc32fast::hash(&body),
    ];
    for number in numbers {
        record.extend_from_slice(&number.to_le_bytes());
    }
    record.extend_from_slice(&crc32fast::hash(&record).to_le_bytes());
    record.extend_from_slice(&body);
    record
}

/// A game of two turns.
fn game(folder: &Path) -> PathBuf {
    let places = Places {
        saves: folder.to_path_buf(),
        maps: folder.to_path_buf(),
    };
    let setup = Setup {
        map: Map::find("four-rivers", &places).unwrap(),
        sets: Vec::new(),
        seed: 5,
        seats: vec![NationId(0)],
    };
    let mut session = Session::start(setup, folder).unwrap();
    for _ in 0..2 {
        session.end_turn(BTreeMap::new()).unwrap();
    }
    session.path().unwrap().to_path_buf()
}

/// A MessagePack list of `count` times the bytes of `entry`.
fn list(count: u32, entry: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0xdd];
    bytes.extend_from_slice(&count.to_be_bytes());
    bytes.extend(entry.repeat(count as usize));
    bytes
}

/// An outcome with very many small events, packed one by one as they are in a save.
fn crowded(turn: u32, events: u32) -> Vec<u8> {
    let event = serde_json::json!({"turn": 0, "scope": "World", "kind": {"ElectionHeld": {}}});
    let event = rmp_serde::to_vec_named(&event).unwrap();
    let mut entry = vec![0xc4, u8::try_from(event.len()).unwrap()];
    entry.extend(event);
    let mut bytes = vec![0x84];
    for (key, value) in [
        ("turn", rmp_serde::to_vec(&turn).unwrap()),
        ("hash", rmp_serde::to_vec(&0u64).unwrap()),
        ("events", list(events, &entry)),
        (
            "figures",
            rmp_serde::to_vec_named(&casus_foederis::session::Figures::unknown(6)).unwrap(),
        ),
    ] {
        bytes.extend(rmp_serde::to_vec(&key).unwrap());
        bytes.extend(value);
    }
    bytes
}

/// Runs a command within its limits; what it wrote to stderr, and its exit code.
fn casus(folder: &Path, args: &[&str]) -> (String, Option<i32>) {
    let limit = format!("ulimit -v {MOST_KB}; exec \"$0\" \"$@\"");
    let output = Command::new("sh")
        .args(["-c", &limit, env!("CARGO_BIN_EXE_casus")])
        .args(args)
        .current_dir(folder)
        .env("CASUS_SAVES", folder)
        .env("HOME", folder)
        .env("RAYON_NUM_THREADS", "2")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    (told, output.status.code())
}

#[test]
fn hostile_saves_are_read_in_little_memory() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let good = std::fs::read(game(dir)).unwrap();
    let make = |name: &str, more: &[u8]| {
        let path = dir.join(format!("{name}.casus"));
        std::fs::write(&path, [&good, more].concat()).unwrap();
        path
    };
    let zeros = vec![0u8; 2 << 20];
    let bombs = |kind: u8, count: u32, plain: &[u8]| -> Vec<u8> {
        let one = record(kind, 3, plain);
        let turned = |i: u32| {
            let mut r = one.clone();
            r[5..9].copy_from_slice(&(3 + i).to_le_bytes());
            let crc = crc32fast::hash(&r[..21]);
            r[21..25].copy_from_slice(&crc.to_le_bytes());
            r
        };
        (0..count).flat_map(turned).collect()
    };
    let mut saves = vec![
        make("orders-of-zeros", &bombs(ORDERS, 100, &zeros)),
        make("outcomes-of-zeros", &bombs(OUTCOME, 100, &zeros)),
        make(
            "outcomes-of-events",
            &bombs(OUTCOME, 20, &crowded(3, 30_000)),
        ),
        make(
            "events-without-number",
            &bombs(OUTCOME, 20, &list(u32::MAX >> 8, b"")),
        ),
        make(
            "keyframes-of-zeros",
            &bombs(KEYFRAME, 6, &vec![0u8; 32 << 20]),
        ),
        make(
            "keyframes-of-lists",
            &bombs(KEYFRAME, 2, &list(30_000_000, &[0x90])),
        ),
        make("records-without-end", &bombs(ORDERS, 60_000, b"x")),
        make("marks", &[0xCF, b'R', b'2', 0x1D].repeat(2 << 20)),
        make("noise", &zeros),
    ];
    // A map in the map's place, deep and long; the copies behind it are cut off.
    let mut mapped = good[..8].to_vec();
    mapped.extend(record(
        MAP,
        0,
        &rmp_serde::to_vec(&"[".repeat(8_000_000)).unwrap(),
    ));
    mapped.extend(&good[8..]);
    let deep = dir.join("deep-map.casus");
    std::fs::write(&deep, mapped).unwrap();
    saves.push(deep);
    // A file of 8 GB that holds nothing behind its first bytes.
    let sparse = dir.join("sparse.casus");
    let file = std::fs::File::create(&sparse).unwrap();
    file.write_all_at(&good[..8], 0).unwrap();
    file.set_len(8 << 30).unwrap();
    saves.push(sparse);

    for save in &saves {
        let name = save.to_str().unwrap();
        for args in [
            &["export", name][..],
            &["replay", name, "--verify"],
            &["play", "--resume", name],
            &["saves", "--rescue", name],
        ] {
            let (told, code) = casus(dir, args);
            assert!(matches!(code, Some(0..=2)), "{args:?}: {code:?}, {told}");
            assert!(!told.contains("panicked"), "{args:?}: {told}");
            assert!(
                code == Some(0) || told.contains("casus: "),
                "{args:?}: {told}"
            );
        }
    }
    let (told, code) = casus(dir, &["saves"]);
    assert_eq!(code, Some(0), "{told}");
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let pipe = dir.join("pipe.casus");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|s| s.success()));
    for path in ["/dev/zero", pipe.to_str().unwrap(), dir.to_str().unwrap()] {
        for args in [
            &["export", path][..],
            &["replay", path, "--verify"],
            &["saves", "--rescue", path],
        ] {
            let (told, code) = casus(dir, args);
            assert_eq!(code, Some(2), "{args:?}: {told}");
            assert!(told.contains("casus: "), "{args:?}: {told}");
        }
    }
    // A pipe among the saved games does not hold up the list.
    assert_eq!(casus(dir, &["saves"]).1, Some(0));
}
