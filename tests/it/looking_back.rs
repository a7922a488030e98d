//! `casus report`: a saved game looked back on, from outside.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::common::{casus, code, err, out};

fn save(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path: PathBuf = root.join("tests").join(name);
    path.display().to_string()
}

/// A game of 24 turns in which somebody led the first nation.
fn game() -> String {
    save("replays/four-rivers-ald-001.casus")
}

const LITTLE: [&str; 6] = ["--games", "1", "--futures", "1", "--fortunes", "1"];

fn report(args: &[&str]) -> std::process::Output {
    let dir = tempfile::tempdir().unwrap();
    let game = game();
    let args = [&["report", &game][..], &LITTLE, args].concat();
    casus(dir.path(), &args)
}

#[test]
fn a_game_is_told_the_same_each_time_and_its_essentials_are_those_of_the_journal() {
    let [one, two] = [(), ()].map(|()| report(&["--format", "json"]));
    assert_eq!(code(&one), 0, "{}", err(&one));
    assert_eq!(out(&one), out(&two));
    let told: Value = serde_json::from_str(&out(&one)).unwrap();
    assert_eq!(told["map"], "four-rivers");
    assert_eq!(told["seat"], "ALD");
    assert_eq!(told["turns"], serde_json::json!([0, 24]));
    assert_eq!(told["over"], false);
    let series = told["series"].as_object().unwrap();
    assert!(series.values().all(|s| s.as_array().unwrap().len() == 25));
    let score = told["course"]["score"].as_f64().unwrap();
    let last = told["series"]["score"][24].as_f64().unwrap();
    assert!((score - last).abs() < 1e-9);
    let dir = tempfile::tempdir().unwrap();
    let export = casus(dir.path(), &["export", &game()]);
    let export: Value = serde_json::from_str(&out(&export)).unwrap();
    let turn = &export["turns"][23]["figures"]["nations"]["ALD"];
    assert_eq!(turn["score"], told["series"]["score"][24]);
    assert_eq!(turn["reputation"], told["series"]["word"][24]);
}

#[test]
fn text_has_eighty_columns_and_html_is_one_file() {
    let text = report(&[]);
    assert_eq!(code(&text), 0, "{}", err(&text));
    for line in out(&text).lines() {
        assert!(line.chars().count() <= 80, "{line}");
    }
    for title in ["Turning points", "Promises", "If you had"] {
        assert!(out(&text).contains(title), "{title}");
    }
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("r.html").display().to_string();
    let html = report(&["--format", "html", "--out", &file]);
    assert_eq!(code(&html), 0, "{}", err(&html));
    assert!(out(&html).is_empty());
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("<!DOCTYPE html>") && text.ends_with("</html>\n"));
    assert!(text.contains("<svg") && !text.contains("<script") && !text.contains("src="));
}

#[test]
fn another_order_is_played_out_beside_what_was() {
    let other = report(&["--format", "json", "--if", "6: Mobilise(on: true)"]);
    assert_eq!(code(&other), 0, "{}", err(&other));
    let told: Value = serde_json::from_str(&out(&other)).unwrap();
    let [one] = &told["others"].as_array().unwrap()[..] else {
        panic!("{told}")
    };
    assert_eq!(one["turn"], 6);
    assert_eq!(one["differs_from_turn"], 7);
    assert_eq!(one["was"], told["course"]);
    assert_eq!(one["fortunes"]["of"], 1);
}

#[test]
fn what_cannot_be_looked_back_on_is_said_in_a_line() {
    for (args, why) in [
        (&["--if", "6"][..], "turn and a colon"),
        (&["--if", "6: Mobilize"], "Mobilize"),
        (&["--if", "99: Mobilise(on: true)"], "turn 99"),
        (&["--if", "6: not Leave"], "no such order"),
        (&["--if", "6: Demand"], "Demand"),
        (&["--seat", "NOBODY"], "NOBODY"),
        (&["--format", "pdf"], "pdf"),
    ] {
        let output = report(args);
        assert_eq!(code(&output), 2, "{args:?}: {}", err(&output));
        assert!(output.stdout.is_empty(), "{args:?}");
        assert!(err(&output).contains(why), "{args:?}: {}", err(&output));
    }
    let dir = tempfile::tempdir().unwrap();
    for (save, want) in [
        (save("fixtures/other-rules.casus"), 2),
        ("no-such".to_owned(), 2),
    ] {
        let output = casus(dir.path(), &["report", &save]);
        assert_eq!(code(&output), want, "{save}: {}", err(&output));
        assert!(!output.stderr.is_empty());
    }
}
