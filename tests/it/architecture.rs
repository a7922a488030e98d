//! What must be absent, held by a small test: imports point one way, the engine reads no clock or file,
//! no nation or alliance is named in the code.

use std::path::{Path, PathBuf};

/// Folder or file under src, and what must not occur in it.
const WALLS: &[(&str, &[&str])] = &[
    ("ids.rs", &["crate::view", "crate::content", "crate::order"]),
    ("dice.rs", &["crate::"]),
    ("why.rs", &["crate::"]),
    ("visit.rs", &["crate::"]),
    ("figures.rs", &["crate::"]),
    (
        "order",
        &[
            "crate::view",
            "crate::engine",
            "crate::session",
            "crate::tui",
            "crate::ai",
        ],
    ),
    (
        "event",
        &[
            "crate::view",
            "crate::engine",
            "crate::session",
            "crate::tui",
            "crate::ai",
        ],
    ),
    (
        "geo",
        &[
            "crate::content",
            "crate::view",
            "crate::engine",
            "crate::session",
            "crate::tui",
            "crate::ai",
        ],
    ),
    (
        "content",
        &[
            "crate::view",
            "crate::engine",
            "crate::session",
            "crate::tui",
            "crate::ai",
            "crate::judge",
        ],
    ),
    (
        "view",
        &[
            "crate::engine",
            "crate::session",
            "crate::tui",
            "crate::ai",
            "crate::judge",
        ],
    ),
    (
        "supply",
        &[
            "crate::engine",
            "crate::session",
            "crate::tui",
            "crate::ai",
            "crate::judge",
            "crate::reckon",
        ],
    ),
    (
        "judge",
        &[
            "crate::engine",
            "crate::session",
            "crate::tui",
            "crate::ai",
            "crate::reckon",
        ],
    ),
    (
        "reckon",
        &["crate::engine", "crate::session", "crate::tui", "crate::ai"],
    ),
    (
        "ai",
        &[
            "crate::engine",
            "crate::session",
            "crate::tui",
            "crate::geo",
        ],
    ),
    (
        "engine",
        &["crate::session", "crate::tui", "crate::ai", "crate::reckon"],
    ),
    ("session", &["crate::tui"]),
    (
        "tui",
        &["crate::ai", "crate::engine::world", "crate::engine::rules"],
    ),
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

#[test]
fn imports_point_one_way() {
    let mut faults = Vec::new();
    for (place, banned) in WALLS {
        for file in sources(&src().join(place)) {
            let text = code(&file);
            for word in *banned {
                if text.contains(word) {
                    faults.push(format!("{} mentions {word}", file.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_engine_reads_nothing_but_its_arguments() {
    let mut faults = Vec::new();
    for place in [
        "engine", "geo", "view", "judge", "reckon", "ai", "route", "dice.rs", "content",
    ] {
        for file in sources(&src().join(place)) {
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
        .find(|m| m.name.contains("europe"))
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
        if name == "content/shipped.rs" || name.ends_with("tests.rs") || name.starts_with("geo/") {
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
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
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
    for folder in ["tui", "tell", "cli"] {
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
