//! Input of every kind, and small changes to it: a short form of what the fuzzer in fuzz/ does at length. Seeds are in
//! fuzz/corpus; those of saved games are written by `CASUS_BLESS=1 cargo test --test it fuzz::`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use casus_foederis::judge;
use casus_foederis::order::Order;

use mutate::Mutator;

mod mutate;
mod targets;

/// No input takes nearly as long, on whatever machine.
const HANG: Duration = Duration::from_secs(120);

#[test]
fn maps() {
    let mut seeds = seeds("map");
    for folder in ["tests/broken", "tests/broken/many"] {
        let folder = root().join(folder);
        let broken = files(&folder).filter(|p| p.is_file());
        seeds.extend(broken.map(|p| std::fs::read(p).unwrap()));
    }
    holds(targets::map, seeds, 500);
}

#[test]
fn overrides() {
    holds(targets::overrides, seeds("overrides"), 300);
}

#[test]
fn journals() {
    bless("journal", "two-turns.casus", targets::saved());
    let mut seeds = seeds("journal");
    seeds.push(targets::saved().to_vec());
    holds(targets::journal_alone, seeds.clone(), 600);
    holds(targets::journal, seeds, 12);
}

#[test]
fn records() {
    let mut seeds = seeds("record");
    for record in targets::records(targets::saved()) {
        let plain = targets::unpack(record);
        // The rules are long, and nobody reads a larger seed.
        if plain.len() < 40_000 {
            bless("record", &format!("{}-{}", plain[0], plain[1]), &plain);
            seeds.push(plain);
        }
    }
    holds(targets::record_alone, seeds.clone(), 600);
    holds(targets::record, seeds, 12);
}

#[test]
fn keys() {
    holds(targets::keys, seeds("keys"), 2000);
}

#[test]
fn themes() {
    holds(targets::theme, seeds("theme"), 5000);
}

#[test]
fn orders() {
    let mut seeds = seeds("orders");
    let mut kinds = BTreeSet::new();
    for (place, game) in targets::midst().iter().enumerate() {
        for nation in game.scenario().nation_ids() {
            let legal = judge::legal(&game.view(nation));
            let lines: Vec<String> = legal
                .iter()
                .map(|order| serde_json::to_string(order).unwrap() + "\n")
                .collect();
            kinds.extend(
                lines
                    .iter()
                    .filter_map(|l| l.split('"').nth(1))
                    .map(String::from),
            );
            for every in [7, 31] {
                let some: String = lines.iter().step_by(every).take(60).cloned().collect();
                seeds.push(format!("{} {place}\n{some}", nation.0).into_bytes());
            }
        }
    }
    assert!(kinds.len() >= 40, "choose other TURNS: {kinds:?}");
    holds(targets::orders, seeds, 1000);
}

/// The seeds of orders have every kind there is.
#[test]
fn orders_of_every_kind_are_among_the_seeds() {
    let unknown = serde_json::from_str::<Order>("\"Nonsense\"").unwrap_err();
    let kinds = unknown.to_string();
    let kinds: Vec<&str> = kinds.split('`').skip(3).step_by(2).collect();
    assert!(kinds.len() > 40, "{kinds:?}");
    let seeds = seeds("orders");
    let text: Vec<_> = seeds.iter().map(|s| String::from_utf8_lossy(s)).collect();
    for kind in kinds {
        let named = format!("\"{kind}\":");
        assert!(text.iter().any(|t| t.contains(&named)), "{kind}");
    }
    for line in text.iter().flat_map(|t| t.lines().skip(1)) {
        serde_json::from_str::<Order>(line).unwrap_or_else(|e| panic!("{line}: {e}"));
    }
}

/// Runs `target` on the seeds and on so many changes of them.
fn holds(target: fn(&[u8]), seeds: Vec<Vec<u8>>, changes: usize) {
    assert!(!seeds.is_empty());
    let input = Arc::new(Mutex::new(Vec::new()));
    let shown = Arc::clone(&input);
    let (done, news) = channel();
    let work = std::thread::spawn(move || {
        let mut mutator = Mutator::new(&seeds);
        let changed = (0..changes).map(|_| mutator.next());
        for bytes in seeds.iter().cloned().chain(changed) {
            input.lock().unwrap().clone_from(&bytes);
            target(&bytes);
            if done.send(()).is_err() {
                return;
            }
        }
    });
    let text = || {
        let bytes = shown.lock().unwrap_or_else(PoisonError::into_inner);
        bytes.escape_ascii().to_string()
    };
    loop {
        match news.recv_timeout(HANG) {
            Ok(()) => {}
            Err(RecvTimeoutError::Timeout) => panic!("hangs on: {}", text()),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    assert!(work.join().is_ok(), "fails on: {}", text());
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn corpus(target: &str) -> PathBuf {
    root().join("fuzz/corpus").join(target)
}

/// The seeds that are kept, in the order of their names.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    files(&corpus(target))
        .map(|p| std::fs::read(p).unwrap())
        .collect()
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut files: Vec<_> = entries.map(|e| e.unwrap().path()).collect();
    files.sort();
    files.into_iter()
}

/// Writes a seed, when that is asked for.
fn bless(target: &str, name: &str, bytes: &[u8]) {
    if std::env::var_os("CASUS_BLESS").is_some() {
        std::fs::write(corpus(target).join(name), bytes).unwrap();
    }
}
