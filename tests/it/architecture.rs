//! What must be absent, held by a small test: imports point one way, the engine reads no clock or file,
//! no nation or alliance is named in the code.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use casus_foederis::order::OrderKind;
use strum::IntoEnumIterator;

/// The rooms of src/core from the ground up, each with those that it may read.
const ROOMS: &[(&str, &[&str])] = &[
    ("dice.rs", &[]),
    ("why.rs", &[]),
    ("visit.rs", &[]),
    ("figures.rs", &[]),
    ("ids.rs", &["visit"]),
    ("order", &["ids", "why"]),
    ("event", &["ids", "order", "why"]),
    ("geo", &["ids"]),
    ("content", &["dice", "figures", "geo", "ids", "order"]),
    ("view", &["content", "event", "ids", "order", "why"]),
    ("route", &["content", "ids", "order"]),
    ("supply", &["content", "ids", "route", "view"]),
    (
        "judge",
        &["content", "event", "ids", "order", "route", "view"],
    ),
    (
        "reckon",
        &[
            "content", "event", "ids", "judge", "order", "route", "supply", "view", "why",
        ],
    ),
    (
        "ai",
        &[
            "content", "dice", "ids", "judge", "order", "reckon", "route", "view", "why",
        ],
    ),
    (
        "engine",
        &[
            "content", "dice", "event", "ids", "judge", "order", "reckon", "route", "supply",
            "view", "visit", "why",
        ],
    ),
    (
        "estimate",
        &[
            "ai", "content", "dice", "engine", "event", "ids", "judge", "order", "reckon", "view",
        ],
    ),
    (
        "report",
        &[
            "ai", "content", "dice", "engine", "estimate", "event", "ids", "judge", "order",
            "reckon", "view", "why",
        ],
    ),
    (
        "tell",
        &[
            "content", "estimate", "event", "figures", "ids", "order", "reckon", "report", "view",
            "why",
        ],
    ),
    (
        "session",
        &[
            "ai", "content", "dice", "engine", "event", "ids", "judge", "order", "reckon",
            "report", "tell", "view", "why",
        ],
    ),
    (
        "survey",
        &[
            "content", "engine", "figures", "ids", "judge", "order", "reckon", "view", "why",
        ],
    ),
    ("facts", &["dice", "session"]),
    (
        "calibrate.rs",
        &[
            "content", "dice", "engine", "estimate", "facts", "ids", "tell", "view",
        ],
    ),
];

/// What the interface may read of them. It is a package of its own, which they cannot read; the program, `main.rs` and
/// `cli/`, uses both from outside.
const INTERFACE_READS: &[&str] = &[
    "content", "estimate", "event", "figures", "geo", "ids", "judge", "order", "reckon", "report",
    "route", "session", "tell", "view", "why",
];

/// The engine is a function of scenario, seed and orders.
const OUTSIDE_WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::thread",
    "std::time",
    "Instant::now",
    "SystemTime",
    "println!",
    "eprintln!",
    "crossterm",
];

fn sources(under: &Path) -> Vec<PathBuf> {
    if under.is_file() {
        return vec![under.to_path_buf()];
    }
    let mut list = Vec::new();
    for entry in std::fs::read_dir(under).unwrap() {
        let path = entry.unwrap().path();
        // Modules of tests and trials are not the program.
        let test = ["tests", "trial", "tests.rs"]
            .iter()
            .any(|t| path.ends_with(t));
        if test {
            continue;
        }
        if path.is_dir() {
            list.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            list.push(path);
        }
    }
    list.sort();
    list
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn core() -> PathBuf {
    src().join("core")
}

/// The code of a file without its tests and comments.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let end = text.find("#[cfg(test)]").unwrap_or(text.len());
    text[..end]
        .lines()
        .filter(|l| !l.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The rooms that `text` names from the root of the library, which it calls `root`.
fn rooms_from(root: &str, text: &str) -> BTreeSet<String> {
    let name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.match_indices(root)
        .map(|(at, head)| &text[at + head.len()..])
        .map(|rest| rest.chars().take_while(|c| name(*c)).collect())
        .collect()
}

#[test]
fn every_room_has_its_walls() {
    let known: BTreeSet<String> = ROOMS.iter().map(|r| r.0.to_owned()).collect();
    let outside = ["Cargo.toml", "lib.rs"];
    let there = std::fs::read_dir(core()).unwrap();
    let there = there.map(|e| e.unwrap().file_name().into_string().unwrap());
    let there: BTreeSet<String> = there.filter(|r| !outside.contains(&r.as_str())).collect();
    assert_eq!(there, known);
}

#[test]
fn imports_point_one_way() {
    let mut faults = Vec::new();
    for (place, read) in ROOMS {
        let own = place.trim_end_matches(".rs");
        for file in sources(&core().join(place)) {
            for named in rooms_from("crate::", &code(&file)) {
                if named != own && !read.contains(&named.as_str()) {
                    faults.push(format!("{} reads {named}", file.display()));
                }
            }
        }
    }
    for file in sources(&src().join("tui")) {
        for named in rooms_from("casus_core::", &code(&file)) {
            if !INTERFACE_READS.contains(&named.as_str()) {
                faults.push(format!("{} reads {named}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The verbs that the computer does not give.
const NOT_OF_THE_COMPUTER: [OrderKind; 1] = [
    // It keeps the mix that its map gives it.
    OrderKind::SetMix,
];

/// A verb that nothing tries is tested by nothing, and one that the computer does not know is the player's alone.
#[test]
fn every_verb_is_tried_by_random_movers_and_by_the_computer() {
    let text = |room: &str| -> String {
        sources(&core().join(room))
            .iter()
            .map(|f| code(f))
            .collect()
    };
    let (legal, ai) = (text("judge/legal"), text("ai"));
    let gives = |text: &str, kind: OrderKind| {
        let name: &str = kind.into();
        let names = [name.to_owned(), name.to_lowercase()];
        let words = text.split("Order::").skip(1);
        let mut words = words.map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next());
        words.any(|w| w.is_some_and(|w| names.iter().any(|n| n == w)))
    };
    for kind in OrderKind::iter() {
        assert!(gives(&legal, kind), "{kind:?} is not in judge/legal");
        let given = gives(&ai, kind);
        assert_ne!(given, NOT_OF_THE_COMPUTER.contains(&kind), "{kind:?} in ai");
    }
}

/// What every phase may call: the changes of state that several make, and what is surveyed for them. None of these
/// calls a phase.
const SHARED_BY_PHASES: &[&str] = &["deeds", "field", "passage", "waters", "calm", "conditions"];

/// Which phase calls into which others all the same, and why.
const CALLS_PHASES: &[(&str, &[&str], &str)] = &[
    (
        "motions",
        &["invocation", "missions", "preparation"],
        "what a council has decided is carried out by the phase that it concerns, as orders are",
    ),
    (
        "history",
        &["missions"],
        "a holder that history has invite peacekeepers does so as by its order",
    ),
];

/// The rooms of the rules that `text` names: `super` is the rules where `top` is set.
fn rooms_named(text: &str, rooms: &[String], top: bool) -> Vec<String> {
    let mut found = Vec::new();
    let above = if top { "super::" } else { "super::super::" };
    for head in ["rules::", above] {
        for (at, _) in text.match_indices(head) {
            // `content::rules` are constants.
            if text[..at].ends_with("content::") {
                continue;
            }
            let rest = &text[at + head.len()..];
            let list = match rest.strip_prefix('{') {
                Some(list) => outermost(list),
                None => vec![rest],
            };
            for name in list {
                let name = name.trim_start();
                let end = name.find(|c: char| c != '_' && !c.is_ascii_lowercase());
                let name = &name[..end.unwrap_or(name.len())];
                if rooms.iter().any(|r| r == name) {
                    found.push(name.to_owned());
                }
            }
        }
    }
    found
}

/// The entries of a list of imports, whose opening brace is gone; what stands in inner braces is left to its entry.
fn outermost(list: &str) -> Vec<&str> {
    let (mut depth, mut from, mut entries) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                entries.push(&list[from..at]);
                return entries;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                entries.push(&list[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    entries
}

/// A phase of a turn is read by itself: what it has in common with others is in `deeds` and the surveys, and it calls
/// no other phase. The turn (`mod.rs`) and the verbs (`orders.rs`) call them all.
#[test]
fn phases_do_not_call_each_other() {
    let rules = core().join("engine/rules");
    let mut rooms: Vec<String> = std::fs::read_dir(&rules)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter_map(|p| Some(p.file_stem()?.to_str()?.to_owned()))
        .filter(|name| !["mod", "orders", "trial"].contains(&name.as_str()))
        .collect();
    rooms.sort();
    let (mut faults, mut used) = (Vec::new(), Vec::new());
    for room in &rooms {
        let (file, folder) = (rules.join(format!("{room}.rs")), rules.join(room));
        let here = if file.is_file() { file } else { folder.clone() };
        for path in sources(&here) {
            let top = path == rules.join(format!("{room}.rs")) || path == folder.join("mod.rs");
            for other in rooms_named(&code(&path), &rooms, top) {
                if other == *room || SHARED_BY_PHASES.contains(&other.as_str()) {
                    continue;
                }
                let allowed = CALLS_PHASES
                    .iter()
                    .any(|(a, b, _)| a == room && b.contains(&other.as_str()));
                if allowed {
                    used.push((room.clone(), other));
                } else {
                    faults.push(format!("{} calls {other}", path.display()));
                }
            }
        }
    }
    for (room, others, _) in CALLS_PHASES {
        for other in *others {
            let pair = ((*room).to_owned(), (*other).to_owned());
            if !used.contains(&pair) {
                faults.push(format!("{room} is allowed to call {other} and does not"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_engine_reads_nothing_but_its_arguments() {
    let mut faults = Vec::new();
    for place in [
        "engine", "geo", "view", "judge", "reckon", "ai", "route", "dice.rs", "content", "survey",
    ] {
        for file in sources(&core().join(place)) {
            let text = code(&file);
            for word in OUTSIDE_WORLD {
                if text.contains(word) {
                    faults.push(format!("{} uses {word}", file.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_main_prints_and_exits() {
    for file in sources(&src()) {
        let name = file
            .strip_prefix(src())
            .unwrap()
            .to_string_lossy()
            .into_owned();
        if name == "main.rs" || name.starts_with("cli") {
            continue;
        }
        let text = code(&file);
        for word in ["println!(", "print!(", "process::exit"] {
            assert!(!text.contains(word), "{name} uses {word}");
        }
    }
}

/// Every nation's and charter's name of the shipped maps is data, never code.
#[test]
fn no_nation_or_alliance_is_named_in_the_code() {
    let map = casus_foederis::content::shipped()
        .iter()
        .find(|m| m.name.contains("europe-1949"))
        .unwrap();
    let loaded = casus_foederis::content::load(map.name, map.text, &Default::default()).unwrap();
    let nations = loaded
        .scenario
        .nations
        .iter()
        .flat_map(|n| [n.name.clone(), format!("\"{}\"", n.id)]);
    let charters = loaded
        .scenario
        .charters
        .iter()
        .flat_map(|c| [c.name.clone(), format!("\"{}\"", c.id)]);
    let words: Vec<String> = nations.chain(charters).collect();
    let mut faults = Vec::new();
    for file in sources(&src()) {
        // The list of embedded files has to name them.
        let name = file
            .strip_prefix(src())
            .unwrap()
            .to_string_lossy()
            .into_owned();
        if name == "core/content/shipped.rs"
            || name.ends_with("tests.rs")
            || name.starts_with("core/geo/")
        {
            continue;
        }
        let text = code(&file);
        for word in &words {
            if text.contains(word.as_str()) {
                faults.push(format!("{name} names {word}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Figures with decimals are written by `figures.rs`, which knows that zero has no sign; text is put on the screen
/// by `put`, which marks what it cuts. Who writes past them brings back "-0.0" and words without an end.
#[test]
fn figures_and_lines_are_written_in_one_place() {
    let src = src();
    let decimals = |line: &str| {
        let mut rest = line;
        while let Some(at) = rest.find(['.', '$']).filter(|_| rest.contains('{')) {
            let before = &rest[..at];
            let inside = before.rfind('{') > before.rfind('}') && before.contains(':');
            let spec = before.rsplit(':').next().unwrap_or_default();
            let plain = spec
                .chars()
                .all(|c| "<>^+".contains(c) || c.is_ascii_digit());
            if rest[at..].starts_with('.') && inside && plain {
                return true;
            }
            rest = &rest[at + 1..];
        }
        false
    };
    let mut faults = Vec::new();
    for folder in ["tui", "core/tell", "cli"] {
        for path in sources(&src.join(folder)) {
            let name = path.strip_prefix(&src).unwrap().display().to_string();
            let text = std::fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            for (n, line) in text.lines().enumerate() {
                let place = format!("{name}:{}", n + 1);
                if decimals(line) {
                    faults.push(format!("{place} writes decimals itself: {}", line.trim()));
                }
                let own = ["tui/map", "tui/backend", "tui/widgets/put"];
                let draws = ["set_string", "set_line", "set_span", "Paragraph"];
                if folder == "tui"
                    && !own.iter().any(|o| name.starts_with(o))
                    && draws.iter().any(|d| line.contains(d))
                {
                    faults.push(format!("{place} draws text itself: {}", line.trim()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
