//! What a decision or a rule weighs is a constant with a range and a reason. The numbers that stay in formulas are in a
//! table of docs/model.md, each with why, and in no other place.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

const MODEL: &str = include_str!("../../docs/model.md");

/// Where formulas are.
const FOLDERS: [&str; 7] = [
    "reckon",
    "ai",
    "judge",
    "engine/rules",
    "view",
    "supply",
    "route",
];

/// What is no larger than this, and written with an exponent, keeps a division from 0 or rounding from deciding.
const GUARD: f64 = 1e-3;

#[test]
fn every_number_in_a_formula_is_a_constant_or_in_the_table() {
    let known: BTreeSet<&str> = table().collect();
    assert!(known.len() > 30, "the table of docs/model.md is found");
    let mut longest_first: Vec<&str> = known.iter().copied().collect();
    longest_first.sort_by_key(|snippet| std::cmp::Reverse(snippet.len()));
    let mut used = BTreeSet::new();
    let mut unknown = Vec::new();
    let core = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/core");
    for file in FOLDERS.iter().flat_map(|f| sources(&core.join(f))) {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for (i, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap();
            if numbers(line).is_empty() {
                continue;
            }
            let mut rest = line.to_owned();
            for snippet in &longest_first {
                if rest.contains(snippet) {
                    used.insert(*snippet);
                    rest = rest.replace(snippet, " ");
                }
            }
            if !numbers(&rest).is_empty() {
                unknown.push(format!("{}:{}: {}", file.display(), i + 1, line.trim()));
            }
        }
    }
    assert!(
        unknown.is_empty(),
        "a number that weighs belongs in assets/rules; one that does not, in the table of docs/model.md:\n{}",
        unknown.join("\n")
    );
    let stale: Vec<&&str> = known.difference(&used).collect();
    assert!(
        stale.is_empty(),
        "in the table and in no formula: {stale:?}"
    );
}

#[test]
fn numbers_are_seen() {
    assert_eq!(numbers("x * 0.35 + 1.0 - 2e3"), ["0.35", "2e3"]);
    assert!(numbers("max(1e-9) + pair.0 + 0.0 + v1.0 + 12").is_empty());
}

/// The first column of the table.
fn table() -> impl Iterator<Item = &'static str> {
    let section = MODEL.split("## Numbers that stay in formulas").nth(1);
    let rows = section.unwrap().lines();
    rows.filter_map(|l| l.strip_prefix("| `")?.split_once("` |"))
        .map(|(snippet, _)| snippet)
}

/// The fractions in a line of code that are neither 0, 1 nor a guard.
fn numbers(line: &str) -> Vec<&str> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let mut list = Vec::new();
    let mut rest = line;
    while let Some(start) = rest.find(word) {
        let tail = &rest[start..];
        let mut end = tail.find(|c| !word(c)).unwrap_or(tail.len());
        // The sign of an exponent belongs to the number.
        if tail[..end].ends_with('e') && tail[end..].starts_with('-') {
            end += 1;
            end += tail[end..].find(|c| !word(c)).unwrap_or(tail.len() - end);
        }
        let token = &tail[..end];
        let fraction = token.starts_with(|c: char| c.is_ascii_digit())
            && token.contains(['.', 'e'])
            && !token.contains("..");
        if fraction && let Ok(value) = token.parse::<f64>() {
            let guard = token.contains('e') && value <= GUARD;
            if value != 0.0 && value != 1.0 && !guard {
                list.push(token);
            }
        }
        rest = &tail[end..];
    }
    list
}

/// The files below a folder that are no tests.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut list = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap();
        if name == "tests" || name == "trial" {
            continue;
        }
        if path.is_dir() {
            list.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            list.push(path);
        }
    }
    list
}
