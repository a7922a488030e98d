//! The map of 2025 is what its program writes from `assets/data`, and its figures are those of the record.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use casus_foederis::content::{Overrides, Scenario, load, shipped};

use table::Row;

#[path = "../../examples/world_2025/colours.rs"]
mod colours;
#[path = "../../examples/world_2025/figures.rs"]
mod figures;
#[path = "../../examples/world_2025/forces.rs"]
mod forces;
#[path = "../../examples/world_2025/map.rs"]
mod map;
#[path = "../../examples/world_2025/table.rs"]
mod table;
#[path = "../../examples/world_2025/treaties.rs"]
mod treaties;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/data")
}

fn rows(name: &str) -> Vec<Row> {
    table::read(&data(), name).unwrap()
}

fn text() -> &'static str {
    let mut all = shipped().iter();
    all.find(|m| m.name == "maps/world-2025.ron").unwrap().text
}

fn scenario() -> Scenario {
    let loaded = load("world-2025", text(), &Overrides::default());
    loaded.unwrap().scenario
}

#[test]
fn the_map_is_what_its_program_writes() {
    let written = map::text(&data()).unwrap();
    let differs = |(a, b): &(&str, &str)| a != b;
    let first = written
        .lines()
        .zip(text().lines())
        .position(|pair| differs(&pair));
    assert!(
        written == text(),
        "run `cargo run --example world_2025`: line {} differs",
        first.map_or(0, |at| at + 1)
    );
}

/// Only cells with a source: what is judged stands in nations.csv.
#[test]
fn its_figures_are_those_of_the_record() {
    let scenario = scenario();
    let judged: Vec<Row> = rows("nations.csv");
    let states = rows("states.csv");
    assert_eq!(states.len(), scenario.nations.len());
    let mut compared = 0;
    for row in &states {
        let code = row.get("code");
        let id = scenario.nation_named(code).unwrap();
        let nation = scenario.nation(id);
        let held = judged
            .iter()
            .find(|r| r.get("code") == code)
            .unwrap()
            .get("judged");
        let mut same = |what: &str, ours: f64, theirs: Option<f64>, within: f64| {
            if let Some(theirs) =
                theirs.filter(|_| !format!(" {held}").contains(&format!(" {what}=")))
            {
                compared += 1;
                assert!(
                    (ours - theirs).abs() <= within,
                    "{code} {what}: {ours} and {theirs}"
                );
            }
        };
        let number = |column: &str| row.maybe::<f64>(column).unwrap();
        let gdp = number("gdp_2022_bn").map(|x| x * 0.62);
        same("gdp", nation.gdp, gdp, 0.001 * nation.gdp);
        same(
            "defence",
            nation.defence,
            number("milex_pct").map(|x| x / 100.0),
            0.0005,
        );
        same("ideal", nation.ideal.0, number("ideal1"), 0.0051);
        let people = |r: &casus_foederis::content::Region| {
            if r.owner == Some(id) {
                r.population
            } else {
                0.0
            }
        };
        let people: f64 = scenario.regions.iter().map(people).sum();
        same("people", people, number("population_m"), 0.002 * people);
    }
    assert!(compared > 550, "{compared}");
}

/// Whatever binds to defence or consultation is on the map, with all of its members, or the table says why not.
#[test]
fn its_treaties_are_those_of_the_record() {
    let scenario = scenario();
    let mapped = rows("treaties.csv");
    let alliances = rows("alliances.csv");
    for row in &mapped {
        let key = row.get("treaty");
        if row.get("charter") == "-" {
            assert!(
                !row.get("note").is_empty(),
                "{key} is left out and nobody says why"
            );
            continue;
        }
        let treaty = scenario
            .treaties
            .iter()
            .find(|t| t.name == row.get("name"))
            .unwrap();
        let ours: BTreeSet<&str> = treaty
            .members
            .iter()
            .map(|m| &*scenario.nation(*m).id)
            .collect();
        let spells = alliances.iter().filter(|r| r.get("treaty") == key);
        let theirs: BTreeSet<&str> = spells.map(|r| r.get("member")).collect();
        if !theirs.is_empty() {
            assert_eq!(ours, theirs, "{key}");
        }
    }
    let keys: BTreeSet<&str> = mapped.iter().map(|r| r.get("treaty")).collect();
    assert!(alliances.iter().all(|r| keys.contains(r.get("treaty"))));
}

#[test]
fn neighbours_have_colours_of_their_own() {
    let scenario = scenario();
    for border in rows("borders.csv") {
        let colour = |side: &str| {
            scenario
                .nation(scenario.nation_named(border.get(side)).unwrap())
                .color
        };
        let ((a, b, c), (x, y, z)) = (colour("a"), colour("b"));
        let apart: i32 = [(a, x), (b, y), (c, z)]
            .iter()
            .map(|(p, q)| (i32::from(*p) - i32::from(*q)).abs())
            .sum();
        assert!(
            apart >= 60,
            "{} and {} look alike",
            border.get("a"),
            border.get("b")
        );
    }
}

/// A field too many is an error that says where, and so is a number that is none.
#[test]
fn what_is_wrong_in_a_table_is_told_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("t.csv"), "a,b\n1,2\n3,4,5\n").unwrap();
    let told = table::read(folder.path(), "t.csv")
        .err()
        .unwrap()
        .to_string();
    assert_eq!(told, "t.csv:3: 3 fields, and the head has 2");
    std::fs::write(folder.path().join("t.csv"), "a,b\nx,\n").unwrap();
    let rows = table::read(folder.path(), "t.csv").unwrap();
    assert_eq!(rows[0].maybe::<f64>("b").unwrap(), None);
    let told = rows[0].needs::<f64>("a").err().unwrap().to_string();
    assert_eq!(told, "t.csv:2: a cannot be \"x\"");
    let told = rows[0].needs::<f64>("b").err().unwrap().to_string();
    assert_eq!(told, "t.csv:2: b is empty");
}
