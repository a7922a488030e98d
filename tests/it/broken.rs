//! Maps that are wrong, and what is said of them.
//!
//! tests/broken has a map for every kind of fault, called by its code (`unknown-field.ron`, `unknown-field-root.ron`): one
//! thing is wrong with it, and one thing is said, once. tests/broken/many has maps with several faults each.
//!
//! A line that is at fault ends in `// ERROR 12: message (hint) [code]` (or WARNING), with the column of the fault, or
//! with a part of what is said; one comment may list several, separated by `|`. Everything said must be expected, and
//! everything expected said.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use casus_foederis::session::{Map, SessionError};
use casus_foederis::survey::{Survey, warnings};

use casus_foederis::content::{Code, Overrides, Problem, Severity, load, shipped};

/// Line, column, severity and the message, or a part of it.
type Expected = (usize, usize, Severity, String);

fn expectations(text: &str) -> Vec<Expected> {
    let mut all = Vec::new();
    for (i, line) in text.lines().enumerate() {
        let comment = line.split("// ").last().unwrap_or_default();
        all.extend(
            comment
                .split(" | ")
                .filter_map(|part| expectation(i + 1, part)),
        );
    }
    all
}

fn expectation(line: usize, text: &str) -> Option<Expected> {
    let (severity, rest) = match text.split_once(' ')? {
        ("ERROR", rest) => (Severity::Error, rest),
        ("WARNING", rest) => (Severity::Warning, rest),
        _ => return None,
    };
    let (column, message) = rest.split_once(": ")?;
    Some((line, column.parse().ok()?, severity, message.to_owned()))
}

fn is_expected(problem: &Problem, expected: &Expected) -> bool {
    let (line, column, severity, part) = expected;
    (problem.line, problem.column, problem.severity()) == (*line, *column, *severity)
        && problem.to_string().contains(part.as_str())
}

/// The maps of a folder, by path, each with its text.
fn maps(folder: &str) -> Vec<(PathBuf, String)> {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/");
    let entries = std::fs::read_dir(format!("{root}{folder}")).unwrap();
    let paths = entries.map(|e| e.unwrap().path());
    let is_map = |p: &PathBuf| p.extension().is_some_and(|e| e == "ron");
    let mut paths: Vec<PathBuf> = paths.filter(is_map).collect();
    paths.sort();
    let text = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        (path, text)
    };
    paths.into_iter().map(text).collect()
}

fn problems(path: &Path, text: &str) -> Vec<Problem> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let map = Map {
        text: text.to_owned(),
        file: name.to_owned(),
        ..Map::read(path).unwrap()
    };
    match map.load(&[]) {
        Ok((_, warnings)) => warnings,
        Err(SessionError::Map { problems, .. }) => problems,
        Err(other) => panic!("{name}: {other}"),
    }
}

/// What is wrong with what is said of the maps in these folders of tests/.
fn misfits(folders: &[&str], said: impl Fn(&Path, &str) -> Vec<Problem>) -> String {
    let mut wrong = String::new();
    for (path, text) in folders.iter().flat_map(|folder| maps(folder)) {
        let expected = expectations(&text);
        let problems = said(&path, &text);
        assert!(!expected.is_empty(), "{} expects nothing", path.display());
        for problem in &problems {
            if !expected.iter().any(|e| is_expected(problem, e)) {
                wrong += &format!("not expected: {problem}\n");
            }
        }
        for e in &expected {
            let told = problems.iter().filter(|p| is_expected(p, e)).count();
            if told != 1 {
                wrong += &format!("{} said {told} times: {e:?}\n", path.display());
            }
        }
    }
    wrong
}

#[test]
fn each_fault_is_told_at_its_place() {
    let wrong = misfits(&["broken", "broken/many"], problems);
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// What plays badly on the first day, though nothing is wrong with the text.
fn doubts(path: &Path, text: &str) -> Vec<Problem> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let loaded = load(name, text, &Overrides::default()).unwrap();
    assert!(loaded.warnings.is_empty(), "{:#?}", loaded.warnings);
    warnings(&Survey::of(Arc::new(loaded.scenario), 1), name, text)
}

#[test]
fn each_doubt_is_told_at_its_place() {
    let wrong = misfits(&["doubtful"], doubts);
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// A map that has only one fault is told of that fault, whole, and of nothing that follows from it.
#[test]
fn one_fault_is_one_message() {
    for (path, text) in maps("broken") {
        let problems = problems(&path, &text);
        let [problem] = problems.as_slice() else {
            panic!("{}: {} messages", path.display(), problems.len());
        };
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let code = problem.code.to_string();
        let rest = stem.strip_prefix(&code);
        assert!(
            rest.is_some_and(|r| r.is_empty() || r.starts_with('-')),
            "{stem}: {problem}"
        );
        let [(.., said)] = &expectations(&text)[..] else {
            panic!("{stem} expects several messages");
        };
        assert!(
            problem.to_string().ends_with(&format!(": {said}")),
            "{problem}\n{said}"
        );
    }
}

/// Kinds of problem that no small map can have, and where they are met.
const ELSEWHERE: [Code; 8] = [
    // Below, and by numbers of regions that only a generator would write.
    Code::FileTooLarge,
    Code::NoMap,
    // Where settings are tested (maps.rs), and damaged texts in saves.
    Code::SettingForm,
    Code::SettingPath,
    Code::SettingValue,
    Code::ShippedText,
    // No charter that ships names regions; one of a save may.
    Code::AreaElsewhere,
    // Nothing is known that RON refuses and this program cannot explain.
    Code::Unreadable,
];

#[test]
fn every_code_is_met_by_a_broken_map() {
    let (maps, doubtful) = (maps("broken"), maps("doubtful"));
    let met: Vec<Code> = maps
        .iter()
        .flat_map(|(path, text)| problems(path, text))
        .chain(doubtful.iter().flat_map(|(path, text)| doubts(path, text)))
        .map(|p| p.code)
        .collect();
    let of = |code: &&Code| !met.contains(code) && !ELSEWHERE.contains(code);
    let unmet: Vec<String> = Code::ALL
        .iter()
        .filter(of)
        .map(ToString::to_string)
        .collect();
    assert!(unmet.is_empty(), "no map in tests/broken for {unmet:?}");
    assert!(Code::ALL.len() - ELSEWHERE.len() >= 40);
}

/// What is amiss in one place hides nothing in another, where brackets can be counted.
#[test]
fn several_slips_of_writing_are_told_at_once() {
    let (path, text) = maps("broken/many")
        .into_iter()
        .find(|(p, _)| p.ends_with("syntax.ron"))
        .unwrap();
    let found: Vec<Code> = problems(&path, &text).iter().map(|p| p.code).collect();
    assert!(found.len() >= 5, "{found:?}");
}

#[test]
fn a_map_cut_short_is_refused_in_peace() {
    let text = shipped()[0].text;
    for end in (0..text.len()).step_by(97) {
        let Some(part) = text.get(..end) else {
            continue;
        };
        assert!(
            load("cut.ron", part, &Overrides::default()).is_err(),
            "cut at {end}"
        );
    }
}

#[test]
fn deep_nesting_overflows_nothing() {
    for open in [
        "(",
        "[",
        "{",
        "a(",
        "Some(",
        "(regions:[",
        "(title:(",
        "/*",
        "r#\"",
        "(history:[(when:[",
    ] {
        for count in [127, 128, 129, 10_000, 100_000] {
            assert!(load("deep.ron", &open.repeat(count), &Overrides::default()).is_err());
        }
    }
}

#[test]
fn bytes_put_anywhere_are_refused_or_read() {
    let text = shipped()[0].text;
    for (i, c) in [
        "\"", "(", ")", "]", ",", "'", "\u{0}", "1e999", "NaN", "-", "\\", "/*", "\u{202e}", "é",
    ]
    .into_iter()
    .cycle()
    .take(140)
    .enumerate()
    {
        let Some((before, after)) = text.split_at_checked(i * 151 % text.len()) else {
            continue;
        };
        let _ = load(
            "odd.ron",
            &format!("{before}{c}{after}"),
            &Overrides::default(),
        );
    }
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let text = " ".repeat((4 << 20) + 1);
    let problems = load("large.ron", &text, &Overrides::default()).unwrap_err();
    assert_eq!(problems.len(), 1);
    assert!(problems[0].message.contains("bytes"), "{}", problems[0]);
}

#[test]
fn line_ends_of_other_systems_change_nothing() {
    let text = shipped()[0].text;
    let other = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let (one, two) = (
        load("a.ron", text, &Overrides::default()),
        load("a.ron", &other, &Overrides::default()),
    );
    assert_eq!(
        one.unwrap().scenario.briefing,
        two.unwrap().scenario.briefing
    );
}
