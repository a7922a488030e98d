//! Adjudication cases: numbered files with a charter, orders by turn and what must come of them. One helper
//! touches the API; a case is data. tests/cases/README.md lists what each settles.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use casus_foederis::content;
use casus_foederis::engine::Game;
use casus_foederis::ids::NationId;
use casus_foederis::order::{Issued, Order};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    title: String,
    /// What is decided here, and why this reading.
    settles: String,
    /// RON of the clauses that differ from the plain pact's, name by name.
    #[serde(default)]
    charter: BTreeMap<String, String>,
    /// RON lists put into the map.
    #[serde(default = "pact_of_three")]
    treaties: String,
    #[serde(default)]
    history: String,
    turns: Vec<Turn>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Turn {
    /// Who gives which order, as in order.rs.
    #[serde(default)]
    orders: Vec<(String, Order)>,
    /// Each must occur in the `Debug` text of some event of the turn.
    #[serde(default)]
    happens: Vec<String>,
    /// None may.
    #[serde(default)]
    not: Vec<String>,
}

fn pact_of_three() -> String {
    r#"(charter: "pact", name: "The Pact", members: ["VIC", "GRE", "SMA"], lead: Some("GRE"))"#
        .into()
}

/// The plain pact: three members, an attack on territory, each as it deems necessary, consensus by silence.
const CLAUSES: [(&str, &str); 16] = [
    ("id", r#""pact""#),
    ("name", r#""Pact""#),
    ("purpose", r#""A test.""#),
    ("obligation", "AsDeemedNecessary"),
    ("area", "Anywhere"),
    ("triggers", "[Territory]"),
    ("decision", "Consensus(silence: true)"),
    ("dues", "Nothing"),
    ("guideline", "None"),
    ("command", "National"),
    ("transit", "false"),
    ("intelligence", "0.3"),
    (
        "accession",
        "(open_to: Anyone, candidacy_months: 0, ratification: EachMember)",
    ),
    ("exit", "Free"),
    ("enforcement", "Reproach"),
    ("succession", "Strongest"),
];

fn map_text(case: &Case) -> String {
    let base = std::fs::read_to_string(folder().join("base.txt")).unwrap();
    let clauses: Vec<String> = CLAUSES
        .iter()
        .map(|(k, v)| format!("{k}: {}", case.charter.get(*k).map_or(*v, String::as_str)))
        .collect();
    for key in case.charter.keys() {
        assert!(
            CLAUSES.iter().any(|c| c.0 == key),
            "{}: no clause {key}",
            case.title
        );
    }
    base.replace("@charters", &format!("({})", clauses.join(", ")))
        .replace("@treaties", &case.treaties)
        .replace("@history", &case.history)
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn run(case: &Case) {
    let text = map_text(case);
    let loaded = content::load("case.ron", &text, &Default::default());
    let scenario = match loaded {
        Ok(l) => Arc::new(l.scenario),
        Err(problems) => panic!("{}: {problems:#?}", case.title),
    };
    let mut game = Game::new(scenario.clone(), 1);
    for (i, turn) in case.turns.iter().enumerate() {
        let mut orders = Vec::new();
        for (who, order) in &turn.orders {
            let nation: NationId = scenario.nation_named(who).unwrap();
            let sequence = orders.len() as u16;
            orders.push(Issued {
                nation,
                sequence,
                order: order.clone(),
            });
        }
        let events: Vec<String> = game
            .advance(orders)
            .iter()
            .map(|e| format!("{:?}", e.kind))
            .collect();
        let all = events.join("\n");
        for wanted in &turn.happens {
            assert!(
                all.contains(wanted.as_str()),
                "{} turn {i}: no {wanted} in\n{all}",
                case.title
            );
        }
        for unwanted in &turn.not {
            assert!(
                !all.contains(unwanted.as_str()),
                "{} turn {i}: {unwanted} in\n{all}",
                case.title
            );
        }
    }
}

#[test]
fn every_case_is_decided_as_written() {
    let mut files: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "ron"))
        .collect();
    files.sort();
    assert!(files.len() >= 12, "cases are missing");
    let index = std::fs::read_to_string(folder().join("README.md")).unwrap();
    for file in files {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).unwrap();
        let case: Case = ron::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(index.contains(&name), "{name} is not in the index");
        assert!(!case.settles.is_empty());
        run(&case);
    }
}
