//! `casus facts`: what games came to, beside the record.

use std::path::Path;

use serde_json::Value;

use super::common::{casus, code, err, out};

/// Lines of a few games in `folder`.
fn batch(folder: &Path, file: &str, more: &[&str]) -> Vec<Value> {
    let mut args = vec!["batch", "four-rivers", "--out", file, "--quiet"];
    args.extend(more);
    let output = casus(folder, &args);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    text.lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

fn facts(folder: &Path, args: &[&str]) -> Value {
    let args = [&["facts", "--format", "json"], args].concat();
    let output = casus(folder, &args);
    assert_eq!(code(&output), 0, "{}", err(&output));
    serde_json::from_str(&out(&output)).unwrap()
}

fn fact<'v>(table: &'v Value, id: &str) -> &'v Value {
    let all = table["facts"].as_array().unwrap();
    all.iter().find(|f| f["id"] == id).unwrap()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v Vec<Value> {
    value[key].as_array().unwrap()
}

#[test]
fn facts_are_what_the_lines_say() {
    let dir = tempfile::tempdir().unwrap();
    let lines = batch(dir.path(), "a.jsonl", &["--runs", "6", "--turns", "36"]);
    let table = facts(dir.path(), &["a.jsonl"]);
    let disputes: Vec<&Value> = lines.iter().flat_map(|l| list(l, "disputes")).collect();
    let disputes: Vec<&&Value> = disputes
        .iter()
        .filter(|d| d["top"].as_u64().unwrap() >= 2)
        .collect();
    let share = |hit: &dyn Fn(&Value) -> bool| {
        let hits = disputes.iter().filter(|d| hit(d)).count();
        (hits as f64 / disputes.len() as f64, hits as u64)
    };
    for (id, hit) in [
        (
            "mid_use_of_force",
            &(|d: &Value| d["hostility"] == 4) as &dyn Fn(&Value) -> bool,
        ),
        ("mid_reciprocated", &|d| d["reciprocated"] == true),
        ("mid_multilateral", &|d| list(d, "came").len() >= 3),
    ] {
        let (value, events) = share(hit);
        let found = &fact(&table, id)["games"];
        assert_eq!(found["value"].as_f64(), Some(value), "{id}");
        assert_eq!(found["events"].as_u64(), Some(events), "{id}");
        assert_eq!(found["n"].as_u64(), Some(disputes.len() as u64), "{id}");
        assert!(found["low"].as_f64().unwrap() <= value, "{id}");
        assert!(found["high"].as_f64().unwrap() >= value, "{id}");
    }
    // Six games of three years, with six nations: thirty directed dyads each.
    let n = |id: &str| fact(&table, id)["games"]["n"].as_u64().unwrap_or(0);
    let relevant = n("initiation_per_prd_year") + n("initiation_per_irrelevant_dyad_year");
    // But for those of a government in exile, which takes ten with it.
    let exiled = (6 * 3 * 30_u64).checked_sub(relevant).unwrap();
    assert!(exiled < 100 && exiled.is_multiple_of(10), "{relevant}");
    let rivals = n("initiation_rivals");
    assert!(rivals <= 6 * 3 * 4 && rivals > 6 * 3 * 3, "{rivals}");
    // There is no 1960 on this map.
    let other = fact(&table, "alliance_density_1960");
    assert_eq!(other["inside"], Value::Null);
    let why = other["not_measured"].as_str().unwrap();
    assert!(why.contains("812") && why.contains("1960"), "{why}");
    let core = table["facts"].as_array().unwrap().iter();
    let core: Vec<&Value> = core.filter(|f| f["core"] == true).collect();
    let inside = core.iter().filter(|f| f["inside"] == true).count();
    assert_eq!(table["inside"]["core"]["inside"], inside);
    assert_eq!(table["inside"]["core"]["all"], 27);
    assert_eq!(table["inside"]["all"]["all"], 39);
}

/// A figure of two files is that of the games of both.
#[test]
fn games_of_several_batches_count_together() {
    let dir = tempfile::tempdir().unwrap();
    batch(dir.path(), "a.jsonl", &["--seeds", "1..4", "--turns", "24"]);
    batch(dir.path(), "b.jsonl", &["--seeds", "4..7", "--turns", "24"]);
    batch(
        dir.path(),
        "all.jsonl",
        &["--seeds", "1..=6", "--turns", "24"],
    );
    let both = facts(dir.path(), &["a.jsonl", "b.jsonl"]);
    let all = facts(dir.path(), &["all.jsonl"]);
    assert_eq!(both["facts"], all["facts"]);
    assert_eq!(both["games"], 6);
    let made = &both["batches"][1]["made"];
    assert_eq!(made["map"], "four-rivers");
    let call = made["commands"][0].as_str().unwrap();
    assert!(call.contains("--seeds 4..7"), "{call}");
}

#[test]
fn the_table_names_every_fact_and_says_how_it_is_measured() {
    let dir = tempfile::tempdir().unwrap();
    batch(dir.path(), "a.jsonl", &["--runs", "3", "--turns", "24"]);
    let output = casus(dir.path(), &["facts", "a.jsonl", "--explain"]);
    assert_eq!(code(&output), 0, "{}", err(&output));
    let text = out(&output);
    let table = facts(dir.path(), &["a.jsonl"]);
    for fact in list(&table, "facts") {
        let id = fact["id"].as_str().unwrap();
        assert!(text.contains(id), "{id}");
        let definition = fact["definition"].as_str().unwrap();
        assert!(text.contains(definition), "{id}");
    }
    assert!(text.contains("inside, of those that matter most"), "{text}");
}

#[test]
fn what_is_no_batch_is_refused_with_what_would_be_right() {
    let dir = tempfile::tempdir().unwrap();
    batch(dir.path(), "a.jsonl", &["--turns", "12"]);
    let whole = std::fs::read_to_string(dir.path().join("a.jsonl")).unwrap();
    let mut old: Value = serde_json::from_str(&whole).unwrap();
    old.as_object_mut().unwrap().remove("record");
    let mut other: Value = serde_json::from_str(&whole).unwrap();
    other["record"]["map"] = "elsewhere".into();
    for (name, text) in [
        ("empty.jsonl", String::new()),
        ("torn.jsonl", whole[..whole.len() - 9].to_owned()),
        ("table.csv", "seed,turns\n1,2\n".to_owned()),
        ("old.jsonl", format!("{old}\n")),
        ("other.jsonl", format!("{other}\n")),
        ("bytes.jsonl", "\u{1b}[2J\n".to_owned()),
    ] {
        std::fs::write(dir.path().join(name), text).unwrap();
    }
    for (files, part) in [
        (vec!["no.jsonl"], "no.jsonl: "),
        (vec!["empty.jsonl"], "there is no game in it"),
        (vec!["torn.jsonl"], "line 1 is torn"),
        (vec!["table.csv"], "line 1 is no run of a batch"),
        (vec!["bytes.jsonl"], "line 1 is no run of a batch"),
        (vec!["old.jsonl"], "line 1 is of an older program"),
        (vec!["a.jsonl", "other.jsonl"], "facts are of one map"),
        (vec!["a.jsonl", "./a.jsonl"], "would count twice"),
        (vec!["."], "this is a folder"),
        (vec![], "BATCH"),
    ] {
        let output = casus(dir.path(), &[&["facts"], &files[..]].concat());
        let said = err(&output);
        assert_eq!(code(&output), 2, "{files:?}: {said}");
        assert!(said.contains(part), "{files:?}: {said}");
        assert_eq!(out(&output), "", "{files:?}");
    }
}
