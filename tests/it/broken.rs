//! Maps that are wrong, and what is said of them. A line of tests/broken/*.ron or tests/doubtful/*.ron that is at fault ends in
//! `// ERROR 12: part of the message` (or WARNING), with the column of the fault; one comment may list several,
//! separated by `|`. Everything said must be expected, and everything expected said.

use std::sync::Arc;

use casus_foederis::content::{Overrides, Problem, Severity, load, shipped};
use casus_foederis::survey::{Survey, warnings};

/// Line, column, severity and a part of the message.
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
    (problem.line, problem.column, problem.severity) == (*line, *column, *severity)
        && problem.to_string().contains(part.as_str())
}

/// What is wrong with what is said of the maps in a folder of tests/, of which there are `least` at least.
fn misfits(folder: &str, least: usize, said: impl Fn(&str, &str) -> Vec<Problem>) -> String {
    let folder = format!("{}/tests/{folder}", env!("CARGO_MANIFEST_DIR"));
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    names.sort();
    assert!(names.len() >= least);
    let mut wrong = String::new();
    for path in names {
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let expected = expectations(&text);
        let problems = said(name, &text);
        assert!(!expected.is_empty(), "{name} expects nothing");
        for problem in problems
            .iter()
            .filter(|p| !expected.iter().any(|e| is_expected(p, e)))
        {
            wrong += &format!("not expected: {problem}\n");
        }
        for e in expected
            .iter()
            .filter(|e| !problems.iter().any(|p| is_expected(p, e)))
        {
            wrong += &format!("{name} did not say: {e:?}\n");
        }
    }
    wrong
}

#[test]
fn each_fault_is_told_at_its_place() {
    let wrong = misfits("broken", 12, |name, text| {
        match load(name, text, &Overrides::default()) {
            Ok(loaded) => loaded.warnings,
            Err(problems) => problems,
        }
    });
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Nothing is wrong with the texts of tests/doubtful; what plays badly only the first day shows.
#[test]
fn each_doubt_is_told_at_its_place() {
    let wrong = misfits("doubtful", 3, |name, text| {
        let loaded = load(name, text, &Overrides::default()).unwrap();
        assert!(loaded.warnings.is_empty(), "{:#?}", loaded.warnings);
        warnings(&Survey::of(Arc::new(loaded.scenario), 1), name, text)
    });
    assert!(wrong.is_empty(), "\n{wrong}");
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
