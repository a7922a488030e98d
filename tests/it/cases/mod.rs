//! Adjudication cases: every numbered file of tests/cases is decided as written, and every clause of a
//! charter decides at least one of them. tests/cases/README.md lists what each settles.

use std::collections::BTreeSet;

use serde_json::Value;

mod harness;

use harness::{Case, cases, folder};

#[test]
fn every_case_is_decided_as_written() {
    let index = std::fs::read_to_string(folder().join("README.md")).unwrap();
    let mut wrong = Vec::new();
    let all = cases();
    assert!(all.len() >= 62, "cases are missing");
    for (name, case) in &all {
        assert!(index.contains(name.as_str()), "{name} is not in the index");
        assert!(!case.settles.is_empty());
        let result = case.scenario(&[]).and_then(|s| case.run(s));
        wrong.extend(result.err().map(|why| format!("{name}: {why}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// What each clause is when it says nothing. A clause that is missing here, or that decides no case, fails
/// the test: whoever adds one writes the case that needs it.
const NEUTRAL: [(&str, &str); 29] = [
    ("bilateral", "false"),
    ("obligation", "Consult"),
    ("area", "Anywhere"),
    ("triggers", "one entry less"),
    ("decision", "Consensus(silence: false)"),
    ("council.term_months", "12"),
    ("council.long_seats", "0"),
    ("council.long_months", "12"),
    ("council.consensus_first", "false"),
    ("recusal", "false"),
    ("dues", "Nothing"),
    ("treasury", "Common"),
    ("guideline", "None"),
    ("equipment", "None"),
    ("command", "National"),
    ("transit", "false"),
    ("intelligence", "0.0"),
    ("accession.open_to", "Nobody"),
    ("accession.among", "None"),
    ("accession.candidacy_months", "0"),
    ("accession.ratification", "EachMember"),
    ("accession.steps", "[]"),
    ("exit", "Free"),
    ("term", "Open"),
    ("enforcement", "Reproach"),
    ("succession", "Dissolve"),
    ("reserved", "Nothing"),
    ("suspends_coups", "false"),
    ("peace_operations", "false"),
];

/// What names a charter and decides nothing.
const NAMES: [&str; 3] = ["id", "name", "purpose"];

/// The clauses of a charter, those of a group one by one: `exit`, `accession.open_to`.
fn clauses(charter: &Value) -> BTreeSet<String> {
    let mut list = BTreeSet::new();
    for (key, value) in charter.as_object().unwrap() {
        let group = value.as_object().filter(|inner| {
            inner
                .keys()
                .all(|k| k.starts_with(|c: char| c.is_lowercase()))
        });
        match group {
            _ if NAMES.contains(&key.as_str()) => {}
            Some(inner) => list.extend(inner.keys().map(|k| format!("{key}.{k}"))),
            None => {
                list.insert(key.clone());
            }
        }
    }
    list
}

#[test]
fn each_clause_decides_a_case() {
    let all = cases();
    let (_, first) = &all[0];
    let scenario = first.scenario(&[]).unwrap();
    let fields = clauses(&serde_json::to_value(&scenario.charters[0]).unwrap());
    let neutral: BTreeSet<String> = NEUTRAL.iter().map(|n| n.0.to_owned()).collect();
    assert_eq!(
        fields, neutral,
        "each clause has a neutral value, and only clauses have"
    );
    let tables: Vec<Table> = all.iter().map(|(_, case)| Table::of(case)).collect();
    let idle: Vec<&str> = fields
        .iter()
        .map(String::as_str)
        .filter(|clause| !decides(clause, &tables))
        .collect();
    assert!(idle.is_empty(), "clauses on which no case turns: {idle:?}");
}

/// A case with its charters as they are written.
struct Table<'c> {
    case: &'c Case,
    charters: Vec<(String, Value)>,
}

impl<'c> Table<'c> {
    fn of(case: &'c Case) -> Self {
        let scenario = case.scenario(&[]).unwrap();
        let written = |id: &str| scenario.charters.iter().find(|c| c.id == id).unwrap();
        let charters = case
            .charters()
            .into_iter()
            .map(|id| {
                let value = serde_json::to_value(written(&id)).unwrap();
                (id, value)
            })
            .collect();
        Self { case, charters }
    }
}

/// Whether some case is decided otherwise once one of its charters loses the clause.
fn decides(clause: &str, tables: &[Table<'_>]) -> bool {
    let path = format!("/{}", clause.replace('.', "/"));
    // Found out with the first charter that can be loaded without the clause.
    let mut neutral: Option<Value> = None;
    tables.iter().any(|table| {
        table.charters.iter().any(|(id, charter)| {
            let now = charter.pointer(&path);
            if clause != "triggers" && now == neutral.as_ref() {
                return false;
            }
            without(clause, charter).into_iter().any(|value| {
                let set = format!("charters.{id}.{clause}={value}");
                // A charter that contradicts itself without the clause is no case.
                let Ok(changed) = table.case.scenario(&[set]) else {
                    return false;
                };
                let position = changed.charters.iter().position(|c| c.id == *id).unwrap();
                let then = serde_json::to_value(&changed.charters[position]).unwrap();
                neutral = then.pointer(&path).cloned();
                now != neutral.as_ref() && table.case.run(changed).is_err()
            })
        })
    })
}

/// The clause made to say nothing, in RON; a list without each of its entries.
fn without(clause: &str, charter: &Value) -> Vec<String> {
    if clause != "triggers" {
        let neutral = NEUTRAL.iter().find(|n| n.0 == clause).unwrap();
        return vec![neutral.1.to_owned()];
    }
    let entries: Vec<String> = charter[clause]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| match t {
            Value::String(name) => name.clone(),
            other => {
                let (name, value) = other.as_object().unwrap().iter().next().unwrap();
                format!("{name}({value})")
            }
        })
        .collect();
    (0..entries.len())
        .map(|gone| {
            let kept: Vec<&str> = entries
                .iter()
                .enumerate()
                .filter(|(i, _)| *i != gone)
                .map(|(_, t)| t.as_str())
                .collect();
            format!("[{}]", kept.join(", "))
        })
        .collect()
}
