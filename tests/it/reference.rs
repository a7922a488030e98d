//! The format as the binary prints it: all that the reader knows is told, and every example is right.

use std::path::Path;

use serde_json::Value;

use super::common::{casus, code, err, out};

fn asked(args: &[&str]) -> String {
    let output = casus(Path::new("."), args);
    assert_eq!(
        (code(&output), err(&output)),
        (0, String::new()),
        "{args:?}"
    );
    out(&output)
}

fn data(args: &[&str]) -> Value {
    serde_json::from_str(&asked(&[args, &["--format", "json"]].concat())).unwrap()
}

fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
    value[key].as_array().unwrap().iter()
}

fn name(value: &Value) -> &str {
    value["name"].as_str().unwrap()
}

#[test]
fn each_topic_is_listed_and_printed_whole() {
    let all = data(&["format"]);
    let lines = asked(&["format"]);
    let topics = all.as_array().unwrap();
    assert_eq!(lines.lines().count(), topics.len());
    let one = data(&["format", name(&topics[0])]);
    assert_eq!(one, Value::Array(vec![topics[0].clone()]));
    for topic in topics {
        assert!(
            lines
                .lines()
                .any(|l| l.starts_with(&format!("{} ", name(topic)))),
            "{topic}"
        );
        let text = asked(&["format", name(topic)]);
        for part in list(topic, "parts") {
            for entry in list(part, "entries") {
                let form = entry["form"].as_str().unwrap();
                assert!(text.lines().any(|l| l.trim() == form), "{form} in {text}");
                for value in list(entry, "values") {
                    assert!(text.contains(&format!("{}: ", name(value))), "{entry}");
                }
            }
        }
    }
}

/// All of them stand in one map as their examples are written, and nothing is said of their form.
#[test]
fn every_condition_and_effect_is_read_as_its_example_is_written() {
    let dir = tempfile::tempdir().unwrap();
    for (topic, field) in [("conditions", "when"), ("effects", "effects")] {
        let found = data(&["format", topic]);
        let words = list(&found[0], "parts").next().unwrap();
        let examples: Vec<&str> = list(words, "entries")
            .map(|e| e["example"].as_str().unwrap())
            .collect();
        assert!(examples.len() >= 35, "{examples:?}");
        let other = if field == "when" { "effects" } else { "when" };
        let text = include_str!("../doubtful/unfed.ron")
            .trim_end()
            .strip_suffix(')')
            .unwrap();
        let text = format!(
            "{text}    history: [(id: \"all\", title: \"All\", {other}: [], {field}: [{}])],\n)",
            examples.join(", ")
        );
        std::fs::write(dir.path().join("all.ron"), text).unwrap();
        let output = casus(dir.path(), &["check", "all.ron", "--format", "json"]);
        let problems: Value = serde_json::from_str(&out(&output)).unwrap();
        for problem in problems.as_array().unwrap() {
            let kind = problem["code"].as_str().unwrap();
            let of_form = [
                "wrong-form",
                "unknown-choice",
                "missing-field",
                "unknown-field",
                "out-of-range",
            ];
            assert!(!of_form.contains(&kind), "{problem}");
        }
    }
}

#[test]
fn a_topic_is_found_by_its_plural_its_list_and_what_is_in_it() {
    for (args, line) in [
        (["format", "nations"], "nation: an entry of nations"),
        (
            ["format", "history"],
            "event: an entry of history: what happens when its conditions hold",
        ),
        (["format", "Grievance"], "  Grievance(by, on, amount)"),
        (["format", "gdp"], "  gdp: a number"),
        (["format", "arm.Land"], "  arm.Land: \"army\""),
    ] {
        let text = asked(&args);
        assert!(text.lines().any(|l| l == line), "{args:?}: {text}");
    }
    let output = casus(Path::new("."), &["format", "natoin"]);
    assert_eq!((code(&output), out(&output)), (2, String::new()));
    assert!(
        err(&output).contains(r#"did you mean "nation"?"#),
        "{}",
        err(&output)
    );
    let told = asked(&["format", "defence"]);
    assert!(
        told.contains("0..0.6, in shares of GDP, 0.03 for 3%; 0.03 if left out"),
        "{told}"
    );
}
