//! What batches write for research: what happened, panels, saved games, spans of seeds and grids of settings.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::common::{casus, code, err, out};

/// Runs a batch of four-rivers in `folder` and returns what it said.
fn batch(folder: &Path, args: &[&str]) -> String {
    let output = casus(folder, &[&["batch", "four-rivers"], args].concat());
    assert_eq!(code(&output), 0, "{args:?}: {}", err(&output));
    err(&output)
}

fn read(folder: &Path, file: &str) -> String {
    std::fs::read_to_string(folder.join(file)).unwrap()
}

fn lines(folder: &Path, file: &str) -> Vec<Value> {
    let text = read(folder, file);
    text.lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v Vec<Value> {
    value[key]
        .as_array()
        .unwrap_or_else(|| panic!("no list {key}"))
}

/// What is told call by call, dispute by dispute and motion by motion adds up to what was counted all along.
#[test]
fn what_happened_adds_up() {
    let dir = tempfile::tempdir().unwrap();
    batch(dir.path(), &["--runs", "8", "--out", "a.jsonl"]);
    let mut seen = BTreeMap::new();
    for line in lines(dir.path(), "a.jsonl") {
        for outcome in ["honoured", "partly", "evaded", "refused"] {
            let answers = list(&line, "cases").iter().flat_map(|c| list(c, "answers"));
            let counted = answers.filter(|a| a["outcome"] == outcome).count();
            assert_eq!(line[outcome].as_u64(), Some(counted as u64), "{outcome}");
        }
        let calls = list(&line, "cases").iter().filter(|c| c["asked"] == "call");
        assert_eq!(line["invocations"].as_u64(), Some(calls.count() as u64));
        let disputes = list(&line, "disputes");
        for case in list(&line, "cases") {
            let dispute = &disputes[case["dispute"].as_u64().unwrap() as usize];
            let sides = [&dispute["challengers"], &dispute["targets"]];
            let there = |id: &Value| sides.iter().any(|s| s.as_array().unwrap().contains(id));
            assert!(
                there(&case["victim"]) && there(&case["aggressor"]),
                "{case}"
            );
            *seen.entry("call").or_insert(0) += 1;
        }
        let mut deadly = 0;
        for dispute in disputes {
            let came = list(dispute, "came");
            assert_eq!(dispute["participants"].as_u64(), Some(came.len() as u64));
            let first =
                |side: &str| came.iter().find(|c| c["side"] == side).unwrap()["nation"].clone();
            assert_eq!(first("challenger"), dispute["challengers"][0]);
            assert_eq!(first("target"), dispute["targets"][0]);
            assert_eq!(dispute["terms"].is_null(), dispute["ending"].is_null());
            assert_eq!(
                dispute["place"].is_string(),
                dispute["stake"] == "territory"
            );
            let dead: f64 = list(dispute, "dead")
                .iter()
                .map(|d| d.as_f64().unwrap())
                .sum();
            assert!(dead <= dispute["deaths"].as_f64().unwrap() + 1e-9);
            let war = dispute["hostility"] == 5;
            deadly += u64::from(war);
            assert_eq!(
                war,
                dispute["top"].as_u64() >= Some(5) && dispute["deaths"].as_f64() >= Some(1.0)
            );
            for c in came.iter().filter(|c| c["cause"] == "alliance") {
                assert!(c["charter"].is_string(), "{c}");
                *seen.entry("ally").or_insert(0) += 1;
            }
            if dispute["believed"].is_null() && dispute["believed_before_war"].is_array() {
                *seen.entry("cold").or_insert(0) += 1;
            }
        }
        assert_eq!(line["wars_thousand_dead"].as_u64(), Some(deadly));
        for motions in list(&line, "motions") {
            let of = |key: &str| motions[key].as_u64().unwrap();
            let over = of("passed") + of("weakened") + of("strengthened") + of("failed");
            assert!(over <= of("tabled"), "{motions}");
            *seen.entry("motion").or_insert(0) += over;
        }
        for alliance in list(&line, "alliances") {
            assert!(alliance["duty"].is_string(), "{alliance}");
        }
        let cells = list(&line["record"], "dyads");
        let sum = |key: &str| cells.iter().map(|c| c[key].as_u64().unwrap()).sum::<u64>();
        assert!(all_but_exiles(sum("years"), 6 * 30), "{}", sum("years"));
        let militarized = disputes
            .iter()
            .filter(|d| d["top"].as_u64() >= Some(2))
            .count();
        assert!(sum("initiated") <= militarized as u64 && sum("wars") <= sum("wars_rung_5"));
    }
    for what in ["call", "ally", "cold", "motion"] {
        assert!(seen.get(what).is_some_and(|n| *n > 0), "{what}: {seen:?}");
    }
}

/// Peace operations are told one by one, those of the first day with those of play.
#[test]
fn missions_are_told_one_by_one() {
    let dir = tempfile::tempdir().unwrap();
    let args = [
        "batch",
        "africa-2014",
        "--runs",
        "2",
        "--turns",
        "48",
        "--out",
        "a.jsonl",
    ];
    let output = casus(dir.path(), &args);
    assert_eq!(code(&output), 0, "{}", err(&output));
    for line in lines(dir.path(), "a.jsonl") {
        let missions = list(&line, "missions");
        let first = missions.iter().filter(|m| m["mandated"].is_null());
        assert_eq!(first.count(), 11, "as the map has them");
        for m in missions {
            let ended = m["ended"].as_u64();
            assert_eq!(ended.is_some(), m["verdict"].is_string(), "{m}");
            assert_eq!(ended.is_some(), m["why"].is_string(), "{m}");
            assert!(ended.is_none_or(|e| m["mandated"].as_u64().is_none_or(|b| b <= e)));
            let manned = !list(m, "contributors").is_empty();
            assert_eq!(manned, m["strength"].as_f64() > Some(0.0), "{m}");
            assert!(m["charter"].as_str().is_some_and(|c| !c.is_empty()));
        }
        let renewed = missions.iter().map(|m| m["renewed"].as_u64().unwrap());
        assert!(
            renewed.sum::<u64>() > 0,
            "in four years some mandate is renewed"
        );
    }
}

/// Whether these are as many directed dyad-years among six nations as there can be, but for those of governments in exile: each
/// takes ten with it.
fn all_but_exiles(found: u64, all: u64) -> bool {
    found <= all && found > all * 4 / 5 && (all - found).is_multiple_of(10)
}

const PANEL: [&str; 3] = ["nation_year.csv", "dyad_year.csv", "treaty_spell.csv"];

fn panel(folder: &Path, dir: &str) -> Vec<String> {
    PANEL.map(|f| read(folder, &format!("{dir}/{f}"))).to_vec()
}

#[test]
fn a_panel_has_every_game_in_order_whatever_the_jobs_and_breaks() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path();
    let small = |file: &str, panel: &str, more: &[&str]| {
        let args = [
            "--runs", "4", "--turns", "25", "--quiet", "--out", file, "--panel", panel,
        ];
        batch(folder, &[&args, more].concat())
    };
    small("a.jsonl", "a", &["--jobs", "1"]);
    small("b.jsonl", "b", &["--jobs", "2"]);
    let whole = panel(folder, "a");
    assert_eq!(whole, panel(folder, "b"));
    // Two whole years of six nations, and four games.
    assert_eq!(whole[0].lines().count(), 1 + 4 * 2 * 6);
    let dyads = whole[1].lines().count() as u64 - 1;
    assert!(all_but_exiles(dyads, 4 * 2 * 30), "{dyads}");
    for text in &whole {
        let columns = text.lines().next().unwrap().split(',').count();
        for row in text.lines().filter(|r| !r.contains('"')) {
            assert_eq!(row.split(',').count(), columns, "{row}");
        }
    }
    // A panel changes no game.
    batch(
        folder,
        &[
            "--runs", "4", "--turns", "25", "--quiet", "--out", "c.jsonl",
        ],
    );
    assert_eq!(read(folder, "a.jsonl"), read(folder, "c.jsonl"));
    // It is gone on with together with the lines, from whatever an interruption left.
    let all = read(folder, "a.jsonl");
    let two: usize = all.lines().take(2).map(|l| l.len() + 1).sum();
    std::fs::write(folder.join("a.jsonl"), &all[..two + 20]).unwrap();
    let torn = &whole[1][..whole[1].len() * 9 / 10];
    std::fs::write(folder.join("a/dyad_year.csv"), torn).unwrap();
    small("a.jsonl", "a", &["--resume"]);
    assert_eq!(read(folder, "a.jsonl"), all);
    assert_eq!(panel(folder, "a"), whole);
    // Nothing is lost where it was not asked for.
    let args = [
        "batch",
        "four-rivers",
        "--turns",
        "25",
        "--out",
        "d.jsonl",
        "--panel",
        "a",
    ];
    let output = casus(folder, &args);
    assert_eq!(code(&output), 2, "{}", err(&output));
    assert!(
        err(&output).contains("is there already"),
        "{}",
        err(&output)
    );
    assert_eq!(panel(folder, "a"), whole);
    // A game whose line is there must have its rows.
    std::fs::write(
        folder.join("a/nation_year.csv"),
        &whole[0][..whole[0].len() / 2],
    )
    .unwrap();
    let args = [
        "--runs", "4", "--turns", "25", "--out", "a.jsonl", "--panel", "a", "--resume",
    ];
    let output = casus(folder, &[&["batch", "four-rivers"], &args[..]].concat());
    assert_eq!(code(&output), 2, "{}", err(&output));
    assert!(
        err(&output).contains("it lacks the game of seed"),
        "{}",
        err(&output)
    );
    std::fs::remove_file(folder.join("a/nation_year.csv")).unwrap();
    let output = casus(folder, &[&["batch", "four-rivers"], &args[..]].concat());
    assert_eq!(code(&output), 2, "{}", err(&output));
    assert!(
        err(&output).contains("it is not there, though lines"),
        "{}",
        err(&output)
    );
    small("a.jsonl", "a", &["--force"]);
    assert_eq!(panel(folder, "a"), whole);
}

/// What is added comes behind what is there, in the lines and in the panel.
#[test]
fn a_panel_is_added_to() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path();
    let run = |file: &str, panel: &str, seeds: &str, more: &[&str]| {
        let args = [
            "--turns", "13", "--quiet", "--out", file, "--panel", panel, "--seeds", seeds,
        ];
        batch(folder, &[&args, more].concat());
    };
    run("a.jsonl", "a", "1..3", &["--append"]);
    run("a.jsonl", "a", "3..5", &["--append"]);
    run("b.jsonl", "b", "1..5", &[]);
    assert_eq!(read(folder, "a.jsonl"), read(folder, "b.jsonl"));
    assert_eq!(panel(folder, "a"), panel(folder, "b"));
}

/// On the first day nations are to each other what the map makes them.
#[test]
fn traits_are_what_the_map_says() {
    let dir = tempfile::tempdir().unwrap();
    let args = [
        "--turns", "12", "--quiet", "--out", "a.jsonl", "--panel", "p",
    ];
    batch(
        dir.path(),
        &[&args[..], &["--set", "treaties.concord-of-the-rivers=none"]].concat(),
    );
    let without = read(dir.path(), "p/dyad_year.csv");
    batch(dir.path(), &[&args[..], &["--force"]].concat());
    let with = read(dir.path(), "p/dyad_year.csv");
    let pairs = |text: &str, column: &str| -> BTreeSet<String> {
        let mut rows = text.lines();
        let head: Vec<&str> = rows.next().unwrap().split(',').collect();
        let at = head.iter().position(|c| *c == column).unwrap();
        let rows = rows.map(|r| r.split(',').collect::<Vec<_>>());
        let set = rows.filter(|r| r[at] == "1");
        set.map(|r| format!("{} {}", r[3], r[4])).collect()
    };
    let both = |list: &[&str]| -> BTreeSet<String> {
        let turned = list.iter().map(|p| format!("{} {}", &p[4..], &p[..3]));
        list.iter().map(|p| (*p).to_owned()).chain(turned).collect()
    };
    assert_eq!(pairs(&with, "rival"), both(&["ALD KAR", "BRE KAR"]));
    assert_eq!(
        pairs(&with, "allied"),
        both(&["ALD BRE", "ALD LOR", "BRE LOR"])
    );
    assert!(pairs(&without, "allied").is_empty());
    // Whoever is no member meets the others where it attacks one.
    let guarded = pairs(&with, "guarded");
    for outsider in ["KAR", "SUN", "TAV"] {
        for member in ["ALD", "BRE", "LOR"] {
            assert!(
                guarded.contains(&format!("{outsider} {member}")),
                "{guarded:?}"
            );
        }
    }
    assert_eq!(guarded.len(), 9);
    assert!(pairs(&without, "guarded").is_empty());
    let land = pairs(&with, "land");
    assert!(
        !land.is_empty()
            && land
                .iter()
                .all(|p| land.contains(&format!("{} {}", &p[4..], &p[..3])))
    );
    assert!(land.is_disjoint(&pairs(&with, "water")));
}

/// The two agree on what was begun: a row with disputes for each that a cell counts.
#[test]
fn a_panel_and_the_record_agree() {
    let dir = tempfile::tempdir().unwrap();
    batch(
        dir.path(),
        &["--runs", "4", "--quiet", "--out", "a.jsonl", "--panel", "p"],
    );
    let text = read(dir.path(), "p/dyad_year.csv");
    let mut rows = text.lines();
    let columns: Vec<&str> = rows.next().unwrap().split(',').collect();
    let at = |name: &str| columns.iter().position(|c| *c == name).unwrap();
    let rows: Vec<Vec<&str>> = rows.map(|r| r.split(',').collect()).collect();
    let number = |row: &[&str], name: &str| row[at(name)].parse::<f64>().unwrap();
    let begun = rows.iter().filter(|r| number(r, "disputes") > 0.0).count() as u64;
    let mut counted = 0;
    for line in lines(dir.path(), "a.jsonl") {
        let cells = list(&line["record"], "dyads");
        counted += cells
            .iter()
            .map(|c| c["initiated"].as_u64().unwrap())
            .sum::<u64>();
    }
    assert!(begun > 0);
    assert_eq!(begun, counted);
    for row in &rows {
        let pays = number(row, "worth") > 0.0;
        assert_eq!(number(row, "pays") == 1.0, pays, "{row:?}");
        assert!(
            (0.0..=1.0).contains(&number(row, "believed_win")),
            "{row:?}"
        );
        assert_eq!(
            row[at("place")].is_empty(),
            row[at("stake")] != "territory",
            "{row:?}"
        );
    }
    assert!(
        rows.iter().any(|r| number(r, "weighed") == 1.0),
        "nobody weighs anything"
    );
}

#[test]
fn every_game_can_be_saved_and_verified() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path();
    let args = [
        "--seeds",
        "3..5",
        "--turns",
        "8",
        "--quiet",
        "--set",
        "history=none",
    ];
    batch(folder, &[&args[..], &["--out", "a.jsonl"]].concat());
    batch(
        folder,
        &[&args[..], &["--out", "b.jsonl", "--journals", "saved"]].concat(),
    );
    assert_eq!(read(folder, "a.jsonl"), read(folder, "b.jsonl"));
    let mut names: Vec<String> = std::fs::read_dir(folder.join("saved"))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        ["four-rivers-seed-3.casus", "four-rivers-seed-4.casus"]
    );
    for name in &names {
        let output = casus(folder, &["replay", &format!("saved/{name}"), "--verify"]);
        assert_eq!(code(&output), 0, "{}", err(&output));
    }
    // What was interrupted is run again; what is there is not overwritten.
    let all = read(folder, "b.jsonl");
    let one = all.lines().next().unwrap().len() + 1;
    std::fs::write(folder.join("b.jsonl"), &all[..one]).unwrap();
    std::fs::remove_file(folder.join("saved/four-rivers-seed-4.casus")).unwrap();
    std::fs::create_dir(folder.join("saved/.playing-4")).unwrap();
    batch(
        folder,
        &[
            &args[..],
            &["--out", "b.jsonl", "--journals", "saved", "--resume"],
        ]
        .concat(),
    );
    assert_eq!(read(folder, "b.jsonl"), all);
    assert!(folder.join("saved/four-rivers-seed-4.casus").exists());
    assert!(!folder.join("saved/.playing-4").exists());
    let args = [
        &["batch", "four-rivers"],
        &args[..],
        &["--out", "c.jsonl", "--journals", "saved"],
    ];
    let output = casus(folder, &args.concat());
    assert_eq!(code(&output), 2, "{}", err(&output));
    assert!(
        err(&output).contains("the game is there already"),
        "{}",
        err(&output)
    );
}

#[test]
fn seeds_are_given_as_a_span() {
    let dir = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| {
        let output = casus(
            dir.path(),
            &[&["batch", "four-rivers", "--turns", "2"], args].concat(),
        );
        (code(&output), out(&output), err(&output))
    };
    let (ok, lines, _) = run(&["--seed", "3", "--runs", "3"]);
    assert_eq!((ok, lines.lines().count()), (0, 3));
    assert_eq!(run(&["--seeds", "3..6"]).1, lines);
    assert_eq!(run(&["--seeds", "3..=5"]).1, lines);
    for bad in [
        "3",
        "3..3",
        "6..3",
        "a..b",
        "3..=2",
        "0..=18446744073709551615",
        "-1..4",
    ] {
        let (code, lines, said) = run(&[&format!("--seeds={bad}")]);
        assert_eq!((code, lines.as_str()), (2, ""), "{bad}: {said}");
    }
    for other in ["--runs", "--seed"] {
        assert_eq!(run(&["--seeds", "3..6", other, "2"]).0, 2);
    }
}

#[test]
fn a_grid_runs_every_combination_into_a_file_of_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path();
    let args = [
        "--runs",
        "2",
        "--turns",
        "13",
        "--quiet",
        "--out",
        "g.jsonl",
        "--panel",
        "p",
        "--set",
        "history=none",
        "--grid",
        "forces.KAR=0.5x,2x",
        "--grid",
        "nations.ALD.defence=0.5x,1.5x",
    ];
    batch(folder, &args);
    let index = read(folder, "g.grid.csv");
    let rows: Vec<&str> = index.lines().collect();
    assert_eq!(rows[0], "file,forces.KAR,nations.ALD.defence");
    assert_eq!(rows[2], "g-2.jsonl,0.5x,1.5x");
    assert_eq!(rows.len(), 5);
    let mut firsts = Vec::new();
    for (i, row) in rows[1..].iter().enumerate() {
        let file = row.split(',').next().unwrap();
        let all = lines(folder, file);
        assert_eq!(all.len(), 2);
        let settings: Vec<&str> = list(&all[0], "settings")
            .iter()
            .map(|s| s.as_str().unwrap())
            .collect();
        assert_eq!(settings[0], "history=none");
        assert!(
            row.ends_with(settings[2].split('=').next_back().unwrap()),
            "{row}: {settings:?}"
        );
        firsts.push(all[0]["hash"].clone());
        assert!(folder.join(format!("p/g-{}/dyad_year.csv", i + 1)).exists());
        assert_eq!(code(&casus(folder, &["facts", file])), 0);
    }
    firsts.sort_by_key(Value::to_string);
    firsts.dedup();
    assert_eq!(firsts.len(), 4, "settings change nothing");
    // The whole grid can be gone on with; a bad setting of the last cell keeps the first from running.
    std::fs::remove_file(folder.join("g-3.jsonl")).unwrap();
    std::fs::remove_dir_all(folder.join("p/g-3")).unwrap();
    batch(folder, &[&args[..], &["--resume"]].concat());
    assert_eq!(lines(folder, "g-3.jsonl").len(), 2);
    let bad = [
        "batch",
        "four-rivers",
        "--turns",
        "1",
        "--out",
        "h.jsonl",
        "--grid",
        "forces.KAR=1x,much",
    ];
    let output = casus(folder, &bad);
    assert_eq!(code(&output), 2, "{}", err(&output));
    assert!(!folder.join("h-1.jsonl").exists());
}

#[test]
fn how_far_a_batch_is_is_told_without_a_terminal() {
    let dir = tempfile::tempdir().unwrap();
    let args = ["--runs", "20", "--turns", "1", "--out", "a.jsonl"];
    let said = batch(dir.path(), &args);
    let told: Vec<&str> = said
        .lines()
        .filter(|l| l.ends_with(" of 20 games"))
        .collect();
    assert_eq!(told.len(), 10, "{said}");
    assert_eq!(told[9], "20 of 20 games");
    assert_eq!(
        batch(dir.path(), &[&args[..], &["--force", "--quiet"]].concat()),
        ""
    );
}
