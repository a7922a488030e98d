//! What is shown as right is right: every example of maps/README.md and of `casus check --explain`, and the map that is
//! written step by step.
//!
//! A block of the reference that begins with ```` ```ron whole ```` is a map, one with `fields` is put into the small map in
//! place of its fields of these names, and one with `step` is a part of maps/examples/eight-cities.ron.

use casus_foederis::content::{Code, Overrides, Severity, load};

use super::common::{self, casus, err};

const REFERENCE: &str = include_str!("../../maps/README.md");
const WALK: &str = include_str!("../../maps/examples/eight-cities.ron");

/// What the check says of a map.
fn told(text: &str) -> String {
    let problems = match load("example.ron", text, &Overrides::default()) {
        Ok(loaded) => loaded.warnings,
        Err(problems) => problems,
    };
    problems.iter().map(|p| format!("{p}\n")).collect()
}

/// Every block of RON in the reference: what is said of it, and its text.
fn blocks() -> Vec<(&'static str, &'static str)> {
    let all: Vec<_> = REFERENCE
        .split("\n```ron")
        .skip(1)
        .filter_map(|rest| rest.split_once('\n'))
        .map(|(mark, rest)| (mark.trim(), rest.split("\n```").next().unwrap_or(rest)))
        .collect();
    assert!(all.len() > 8, "{} blocks", all.len());
    all
}

fn small_map() -> &'static str {
    let whole = blocks().into_iter().find(|(mark, _)| *mark == "whole");
    whole.unwrap().1
}

/// The small map of the reference on the globe.
const GLOBE: &str = r#"(
    format: 1,
    title: "Two Banks",
    start: (year: 1900, month: 1),
    turns: 24,
    geography: World(projection: Mercator, bounds: (2.0, 48.0, 13.0, 55.0)),
    regions: [
        (id: "left-bank", name: "Left Bank", within: ["NLD"], at: (5.0, 52.1), owner: "LEF"),
        (id: "right-bank", name: "Right Bank", within: ["DEU"], at: (8.0, 51.9), owner: "RIG"),
    ],
    nations: [
        (id: "LEF", name: "Leftland", capital: "left-bank", gdp: 30.0),
        (id: "RIG", name: "Rightland", capital: "right-bank", gdp: 30.0),
    ],
)"#;

/// The fields of a map or of a part of one, each with its text; a field begins `indent` columns from the left.
fn fields(text: &str, indent: usize) -> Vec<(&str, String)> {
    let mut fields: Vec<(&str, String)> = Vec::new();
    for line in text.lines() {
        let name = line.get(indent..).and_then(|rest| rest.split_once(':'));
        let name = name.map(|(name, _)| name).filter(|name| {
            let is_name = |b: u8| b.is_ascii_lowercase() || b == b'_';
            line.trim_start().len() + indent == line.len() && name.bytes().all(is_name)
        });
        match (name, fields.last_mut()) {
            (Some(name), _) => fields.push((name, format!("{line}\n"))),
            (None, Some((_, text))) => *text += &format!("{line}\n"),
            (None, None) => {}
        }
    }
    fields
}

/// `map` with the fields of `part` in place of its own.
fn with(map: &str, part: &str) -> String {
    let new = fields(part, 0);
    let mut text = "(\n".to_owned();
    let body = map.trim_end().strip_suffix(')').unwrap();
    for (name, field) in fields(body, 4) {
        if new.iter().all(|(n, _)| *n != name) {
            text += &field;
        }
    }
    for (_, field) in &new {
        text += &format!("{},\n", field.trim_end().trim_end_matches(','));
    }
    text + ")\n"
}

#[test]
fn the_examples_of_the_reference_are_right() {
    for (mark, text) in blocks() {
        match mark.split(' ').next().unwrap_or_default() {
            "whole" => assert_eq!(told(text), "", "{text}"),
            "fields" => assert_eq!(told(&with(small_map(), text)), "", "{text}"),
            "step" => {}
            _ => panic!("nothing says what this is a part of:\n{text}"),
        }
    }
}

#[test]
fn the_walk_leads_to_the_map_that_is_kept() {
    assert!(WALK.lines().count() < 80);
    assert_eq!(told(WALK), "");
    let loaded = load("walk.ron", WALK, &Overrides::default()).unwrap();
    let scenario = loaded.scenario;
    assert_eq!((scenario.nations.len(), scenario.treaties.len()), (8, 1));
    assert!(scenario.history.iter().any(|s| s.question.is_some()));
    assert!(!scenario.objectives.is_empty());

    let steps: Vec<(&str, &str)> = blocks()
        .into_iter()
        .filter(|(mark, _)| mark.starts_with("step"))
        .collect();
    let whole = fields(WALK.trim_end().strip_suffix(')').unwrap(), 4);
    let plain = |text: &str| text.replace(char::is_whitespace, "");
    let mut parts = Vec::new();
    for (i, (mark, step)) in steps.iter().enumerate() {
        assert_eq!(*mark, format!("step {}", i + 1));
        parts.extend(fields(step, 0));
        let so_far: String = parts.iter().map(|(_, text)| text.as_str()).collect();
        // From the nations on it is a map.
        if so_far.contains("\nnations:") {
            assert_eq!(told(&format!("(\n{so_far})\n")), "", "after {mark}");
        }
    }
    let names = |list: &[(&str, String)]| -> Vec<String> {
        list.iter()
            .map(|(name, text)| format!("{name}={}", plain(text)))
            .collect()
    };
    assert_eq!(names(&parts), names(&whole));
}

#[test]
fn the_example_of_every_code_is_right() {
    for code in Code::ALL {
        let example = code.example();
        if let Some(command) = example.strip_prefix("casus ") {
            let dir = tempfile::tempdir().unwrap();
            let mut args: Vec<&str> = command.split(' ').collect();
            if args[0] == "batch" {
                args.extend(["--runs", "1", "--turns", "1"]);
            }
            let output = casus(dir.path(), &args);
            assert_eq!(common::code(&output), 0, "{code}: {}", err(&output));
            continue;
        }
        let drawn = told(&with(small_map(), example));
        if drawn.is_empty() {
            continue;
        }
        let globe = told(&with(GLOBE, example));
        assert!(globe.is_empty(), "{code}:\n{drawn}\n{globe}");
    }
}

#[test]
fn a_code_is_explained_at_the_command_line() {
    let dir = tempfile::tempdir().unwrap();
    let out = |args: &[&str]| common::out(&casus(dir.path(), args));
    let all = out(&["check", "--explain"]);
    assert_eq!(all.lines().count(), Code::ALL.len());
    for code in Code::ALL {
        assert!(all.contains(&format!(" {code} ")), "{code}");
    }
    let one = out(&["check", "--explain", "never-holds"]);
    assert!(
        one.starts_with("never-holds (warning)\n") && one.contains("What is right:\n"),
        "{one}"
    );
    assert_eq!(Code::NeverHolds.severity(), Severity::Warning);
    let json = out(&["check", "--explain", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(list.as_array().map(Vec::len), Some(Code::ALL.len()));

    let slip = casus(dir.path(), &["check", "--explain", "unknown-feild"]);
    assert_eq!(common::code(&slip), 2);
    assert!(
        err(&slip).contains(r#"did you mean "unknown-field"?"#),
        "{}",
        err(&slip)
    );
}
