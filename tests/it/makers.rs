//! What whoever makes a map asks the program: which charters and constants there are, and what it makes of the map.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use casus_foederis::content::{Overrides, Rules, load, shipped};
use casus_foederis::engine::Game;
use casus_foederis::survey::Survey;
use serde_json::Value;
use tempfile::TempDir;

use super::common::{casus, code, err, out};

fn temp() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// What the command writes, which must succeed and say nothing else.
fn asked(folder: &Path, args: &[&str]) -> String {
    let output = casus(folder, args);
    assert_eq!(
        (code(&output), err(&output)),
        (0, String::new()),
        "{args:?}"
    );
    out(&output)
}

fn data(folder: &Path, args: &[&str]) -> Value {
    let args = [args, &["--format", "json"]].concat();
    serde_json::from_str(&asked(folder, &args)).unwrap()
}

/// A map of two, with these lines among its own.
fn small(more: &str) -> String {
    let text = include_str!("../doubtful/unfed.ron");
    let end = text.rfind(')').unwrap();
    format!("{}{more}\n)", &text[..end])
}

#[test]
fn every_charter_is_listed_and_shown() {
    let dir = temp();
    let list = data(dir.path(), &["charters"]);
    let list = list.as_array().unwrap();
    let lines = asked(dir.path(), &["charters"]);
    assert_eq!(lines.lines().count(), list.len());
    for (line, charter) in lines.lines().zip(list) {
        let (id, name) = (
            charter["id"].as_str().unwrap(),
            charter["name"].as_str().unwrap(),
        );
        assert!(line.starts_with(id) && line.contains(name), "{line}");
        let one = data(dir.path(), &["charters", id]);
        let file = format!(
            "{}/assets/rules/charters/{id}.ron",
            env!("CARGO_MANIFEST_DIR")
        );
        let written = std::fs::read_to_string(file).unwrap();
        assert_eq!(one["ron"], written.trim_end());
        let shown = asked(dir.path(), &["charters", id]);
        assert!(shown.contains(written.trim_end()), "{shown}");
        for clause in one["clauses"].as_array().unwrap() {
            let (about, says) = (
                clause["about"].as_str().unwrap(),
                clause["says"].as_str().unwrap(),
            );
            let whole = |line: &str| line.starts_with(about) && line.ends_with(says);
            assert!(shown.lines().any(whole), "{about}: {says}\n{shown}");
        }
    }
    let shown = asked(dir.path(), &["charters", "neutrality"]);
    for line in [
        "neutrality: Neutrality Pact",
        "Duty     Each stays out of a war against the other.",
    ] {
        assert!(shown.lines().any(|l| l == line), "{shown}");
    }
}

/// What is shown can be copied into a map, and changed there.
#[test]
fn a_charter_that_is_shown_can_be_copied() {
    let dir = temp();
    let list = data(dir.path(), &["charters"]);
    let pacts = list.as_array().unwrap().iter();
    let pacts: Vec<&str> = pacts
        .filter(|c| c["origin"] == "pact")
        .map(|c| c["id"].as_str().unwrap())
        .collect();
    let written = pacts.iter().map(|id| {
        let one = data(dir.path(), &["charters", id]);
        let ron = one["ron"]
            .as_str()
            .unwrap()
            .replace(r#"name: ""#, r#"name: "Our "#);
        format!("{ron},\n")
    });
    let text = small(&format!("charters: [\n{}],", written.collect::<String>()));
    std::fs::write(dir.path().join("own.ron"), text).unwrap();
    let checked = casus(dir.path(), &["check", "own.ron"]);
    assert_eq!((code(&checked), out(&checked)), (0, String::new()));
    let list = data(dir.path(), &["charters", "--map", "own.ron"]);
    for (own, id) in list.as_array().unwrap().iter().zip(&pacts) {
        assert_eq!(
            (own["origin"].as_str(), own["id"].as_str()),
            (Some("map"), Some(*id))
        );
        assert!(own["name"].as_str().unwrap().starts_with("Our "), "{own}");
    }
}

/// Regions that a charter covers are called as the map calls them.
#[test]
fn a_maps_own_charter_is_shown() {
    let dir = temp();
    let text = small(
        r#"charters: [
        // Not copied.
        (
            id: "waste-pact", name: "Waste Pact", purpose: "For the waste.", // Kept.
            obligation: Automatic, decision: Automatic, triggers: [Territory],
            area: Regions(["waste"]),
        ),
    ],"#,
    );
    std::fs::write(dir.path().join("own.ron"), text).unwrap();
    let shown = asked(
        dir.path(),
        &["charters", "waste-pact", "--map", "./own.ron"],
    );
    let end = r#"
The map has it so among its charters:

(
    id: "waste-pact", name: "Waste Pact", purpose: "For the waste.", // Kept.
    obligation: Automatic, decision: Automatic, triggers: [Territory],
    area: Regions(["waste"]),
)
"#;
    assert!(shown.ends_with(end), "{shown}");
    assert!(shown.contains("  Only Waste count."), "{shown}");
}

#[test]
fn what_is_not_there_is_2_with_the_nearest_name() {
    let dir = temp();
    std::fs::write(dir.path().join("bad.ron"), "(nonsense: 1)").unwrap();
    for (args, part) in [
        (
            &["charters", "neutralty"][..],
            r#"did you mean "neutrality"?"#,
        ),
        (&["charters", "xyzxyzxyz"], "known are"),
        (&["charters", "--map", "no-such-map"], "no map called"),
        (&["charters", "--map", "bad.ron"], "bad.ron:1:"),
        (
            &["rules", "mind.chalenge"],
            r#"no "chalenge" in rules.mind; did you mean "challenge"?"#,
        ),
        (
            &["rules", "suply"],
            r#"no "suply" in rules; did you mean "supply"?"#,
        ),
        (
            &["rules", "supply.sea_kt.more"],
            r#"no "more" in rules.supply.sea_kt"#,
        ),
        (&["map-info", "bad.ron"], "bad.ron:1:"),
        (
            &["play", "europe-1949", "--chapter", "foo"],
            "europe-1949.ron has no chapter \"foo\"; known are \"",
        ),
        (&["map-info", "no-such-map"], "no map called"),
        (&["map-info", "four-rivers", "--size", "9"], "120x38"),
        (
            &["map-info", "four-rivers", "--size", "9999x9999"],
            "400x200",
        ),
    ] {
        let output = casus(dir.path(), args);
        assert_eq!(
            (code(&output), out(&output)),
            (2, String::new()),
            "{args:?}"
        );
        assert!(err(&output).contains(part), "{args:?}: {}", err(&output));
    }
}

#[test]
fn every_constant_is_listed_with_what_is_written_of_it() {
    let dir = temp();
    let list = data(dir.path(), &["rules"]);
    let list = list.as_array().unwrap();
    let paths: BTreeSet<&str> = list.iter().map(|c| c["path"].as_str().unwrap()).collect();
    let ranges = Rules::ranges().unwrap();
    assert_eq!(paths, ranges.keys().map(String::as_str).collect());
    assert_eq!(list.len(), ranges.len());
    let bare = list
        .iter()
        .filter(|c| c["comments"] == Value::Array(Vec::new()));
    let bare: Vec<&Value> = bare.map(|c| &c["path"]).collect();
    // These two stand by themselves in their file.
    assert_eq!(bare, ["home.unrest_below", "home.coup_below"]);
    for constant in list {
        let of = |key: &str| constant[key].as_f64().unwrap();
        let within = of("least") <= of("value") && of("value") <= of("most");
        assert!(within, "{constant}");
    }
    let lines = asked(dir.path(), &["rules"]);
    let told = lines.lines().filter(|l| !l.starts_with("// "));
    assert_eq!(told.count(), list.len());
}

#[test]
fn a_prefix_leaves_the_rest_out() {
    let dir = temp();
    let expected = "\
// kt a month between sea zones: in effect bounded by ports only.
supply.sea_kt = 5000.0 (0 to 50000)
";
    for prefix in ["supply.sea_kt", "rules.supply.sea_kt"] {
        assert_eq!(asked(dir.path(), &["rules", prefix]), expected);
    }
    // Above both is written what is so of both; each number of a list has its own path.
    let expected = "\
// On the defence and on the attack in war: a division of 15,000 used 150 to 300 tonnes a day in 1944.
supply.attack.0 = 3.0 (0 to 20)
supply.attack.1 = 3.0 (0 to 20)
supply.attack.2 = 2.5 (0 to 20)
";
    assert_eq!(asked(dir.path(), &["rules", "supply.attack"]), expected);
    let all = asked(dir.path(), &["rules", "mind.answer"]);
    let first = "\
// Will this ally come? A score; above 0 it leans to coming.
mind.answer.inclination = -0.15 (-2 to 2)
// What a text or a promise weighs with a nation of no loyalty,";
    assert!(all.starts_with(first), "{all}");
    assert!(
        all.lines()
            .all(|l| l.starts_with("// ") || l.starts_with("mind.answer."))
    );
}

#[test]
fn a_maps_first_day_is_told() {
    let dir = temp();
    for map in shipped() {
        let name = map
            .name
            .trim_start_matches("maps/")
            .trim_end_matches(".ron");
        let info = data(dir.path(), &["map-info", name]);
        let list = |key: &str| info[key].as_array().unwrap().clone();
        let nations = list("nations");
        let share: f64 = nations
            .iter()
            .map(|n| n["power_share"].as_f64().unwrap())
            .sum();
        assert!((share - 1.0).abs() < 1e-9, "{name}: {share}");
        let regions = list("regions");
        let way = |from: &str, to: &str| {
            let from = regions.iter().find(|r| r["id"] == from).unwrap();
            let mut ways = from["ways"].as_array().unwrap().iter();
            ways.find(|w| w["to"] == to).map(|w| w["km"].clone())
        };
        for region in &regions {
            let from = region["id"].as_str().unwrap();
            for link in region["ways"].as_array().unwrap() {
                let to = link["to"].as_str().unwrap();
                assert!(
                    way(from, to).is_some() && way(to, from).is_some(),
                    "{from} {to}"
                );
            }
        }
        assert!(
            list("forces")
                .iter()
                .all(|f| f["fed"].as_f64().unwrap() <= 1.0)
        );
        assert!(!list("challenges").is_empty(), "{name}");
        let text = asked(dir.path(), &["map-info", name]);
        for title in [
            "Regions",
            "Nations",
            "Forces",
            "Challenges that leaders weigh",
        ] {
            assert!(text.lines().any(|l| l == title), "{name}: {title}");
        }
        let told = text.lines().filter(|l| l.contains(": warning: "));
        assert_eq!(told.count(), list("warnings").len());
    }
}

/// What is said of budgets is what the engine pays in the first month, up to what growth and luck change in one.
#[test]
fn upkeep_is_what_the_engine_asks() {
    let map = &shipped()[0];
    let loaded = load(map.name, map.text, &Overrides::default()).unwrap();
    let survey = Survey::of(Arc::new(loaded.scenario), 1);
    let mut game = Game::new(Arc::clone(&survey.scenario), 1);
    game.advance(Vec::new());
    let mut short = 0;
    for standing in &survey.nations {
        let spent = game.view(standing.nation).own.spending;
        let paid = standing.upkeep.min(standing.defence);
        assert!(
            (spent.upkeep / paid - 1.0).abs() < 0.02,
            "{standing:?} {spent:?}"
        );
        // Whoever cannot pay buys nothing.
        assert_eq!(spent.procurement == 0.0, standing.upkeep > standing.defence);
        short += usize::from(standing.upkeep > standing.defence);
    }
    assert!(0 < short && short < survey.nations.len());
}

/// What is doubtful is told at its place, that of the text alone and that of the first day.
#[test]
fn doubts_of_both_kinds_are_told() {
    let dir = temp();
    let text = include_str!("../doubtful/unfed.ron").replace("\"East\"", "\"West\"");
    std::fs::write(dir.path().join("odd.ron"), text).unwrap();
    let checked = casus(dir.path(), &["check", "odd.ron"]);
    assert_eq!(code(&checked), 0);
    assert!(err(&checked).contains("casus map-info MAP warns"));
    assert_eq!(
        out(&checked),
        "odd.ron:11:40: warning: \"west\" has this name too [alike-names]\n"
    );
    let text = asked(dir.path(), &["map-info", "odd.ron"]);
    let (_, told) = text.split_once("\n2 warnings\n").unwrap();
    let mut lines = told.lines();
    assert!(
        lines
            .next()
            .unwrap()
            .starts_with("odd.ron:11:40: warning: "),
        "{told}"
    );
    assert!(
        lines
            .next()
            .unwrap()
            .starts_with("odd.ron:20:9: warning: forces of \"WES\""),
        "{told}"
    );
    assert!(text.contains("10%, cut off"), "{text}");
}

#[test]
fn a_map_is_drawn_in_a_terminal_and_in_a_file() {
    let dir = temp();
    let args = [
        "map-info",
        "four-rivers",
        "--format",
        "picture",
        "--size",
        "100x30",
    ];
    let plain = asked(dir.path(), &args);
    assert_eq!(plain.lines().count(), 30);
    assert!(plain.lines().all(|l| l.chars().count() <= 100));
    assert!(!plain.contains('\u{1b}'), "{plain}");
    let colored = asked(
        dir.path(),
        &[&args[..], &["--color", "always", "--glyphs", "quadrant"]].concat(),
    );
    assert_eq!(colored.lines().count(), 30);
    assert!(colored.lines().all(|l| l.ends_with("\u{1b}[m")));
    let ascii = asked(dir.path(), &[&args[..], &["--glyphs", "ascii"]].concat());
    assert!(ascii.is_ascii(), "{ascii}");
    let info = data(dir.path(), &["map-info", "four-rivers"]);
    let named = info["nations"].as_array().unwrap().iter();
    let named = named.filter(|n| {
        let name = n["name"].as_str().unwrap().to_uppercase();
        ascii.to_uppercase().contains(&name)
    });
    assert!(named.count() >= 3, "{ascii}");
}

/// A comment is no text, and may hold what a text may not.
#[test]
fn nothing_that_is_copied_steers_the_terminal() {
    let dir = temp();
    let text = small(
        "charters: [(id: \"odd\", /* \u{1b}[2J \u{202e} */ name: \"Odd\", purpose: \"P.\", obligation: Consult, decision: Majority)],",
    );
    std::fs::write(dir.path().join("odd.ron"), text).unwrap();
    for format in ["text", "json"] {
        let args = ["charters", "odd", "--map", "odd.ron", "--format", format];
        let shown = asked(dir.path(), &args);
        assert!(shown.contains("Odd"), "{shown}");
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown:?}");
    }
}
