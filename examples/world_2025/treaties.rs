//! Who is bound to whom: members and dates after alliances.csv and african_union.csv, charters after treaties.csv.

use super::map::number;
use super::table::{Row, wrong};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Result;

/// The Union's seats by region, after the Protocol on its Peace and Security Council.
const SEATS: [(&str, u32); 5] = [
    ("North", 2),
    ("West", 4),
    ("Central", 3),
    ("East", 3),
    ("South", 3),
];

/// All treaties of the first day as entries of the map.
///
/// # Errors
/// If a treaty of alliances.csv has no line in treaties.csv, or a field cannot be read.
pub fn entries(mapped: &[Row], alliances: &[Row], union: &[Row]) -> Result<Vec<String>> {
    let known: BTreeSet<&str> = mapped.iter().map(|r| r.get("treaty")).collect();
    if let Some(row) = alliances.iter().find(|r| !known.contains(r.get("treaty"))) {
        return Err(wrong(&format!(
            "treaties.csv has no line for {}",
            row.get("treaty")
        )));
    }
    let in_force = mapped.iter().filter(|r| r.get("charter") != "-");
    in_force.map(|row| entry(row, alliances, union)).collect()
}

/// What two nations that have signed something with each other alone feel for it, by charter; where they signed several, the most.
fn kinship(charter: &str) -> f64 {
    match charter {
        "strategic-partnership" | "union-state" => 0.5,
        "bilateral-guarantee" => 0.4,
        "defence-pact" => 0.3,
        "base-rights" => 0.25,
        "entente" => 0.1,
        _ => 0.0,
    }
}

/// Ties by judgement (ties.csv), and beside them those that follow from treaties between two.
///
/// # Errors
/// If a field cannot be read.
pub fn ties(mapped: &[Row], alliances: &[Row], judged: &[Row]) -> Result<Vec<String>> {
    let mut of: BTreeMap<(String, String), f64> = BTreeMap::new();
    for row in mapped {
        let members = members(row, alliances, &[]);
        if let [a, b] = members[..] {
            let tie = of
                .entry((a.min(b).to_owned(), a.max(b).to_owned()))
                .or_default();
            *tie = tie.max(kinship(row.get("charter")));
        }
    }
    for row in judged {
        let (a, b) = (row.get("a"), row.get("b"));
        *of.entry((a.min(b).to_owned(), a.max(b).to_owned()))
            .or_default() += row.needs::<f64>("affinity")?;
    }
    let entry = |((a, b), x): ((String, String), f64)| {
        format!(
            "(a: \"{a}\", b: \"{b}\", affinity: {})",
            number(x.clamp(-1.0, 1.0), 2)
        )
    };
    Ok(of
        .into_iter()
        .filter(|(_, x)| *x != 0.0)
        .map(entry)
        .collect())
}

fn members<'r>(row: &'r Row, alliances: &'r [Row], union: &'r [Row]) -> Vec<&'r str> {
    let key = row.get("treaty");
    match (key, row.get("members")) {
        ("AU", _) => union.iter().map(|r| r.get("code")).collect(),
        (_, "") => alliances
            .iter()
            .filter(|r| r.get("treaty") == key)
            .map(|r| r.get("member"))
            .collect(),
        (_, list) => list.split(' ').collect(),
    }
}

fn entry(row: &Row, alliances: &[Row], union: &[Row]) -> Result<String> {
    let (key, lead) = (row.get("treaty"), row.get("lead"));
    let mut members = members(row, alliances, union);
    members.sort_by_key(|m| *m != lead);
    // Without a date of its own it counts from its first member's.
    let spells = alliances.iter().filter(|r| r.get("treaty") == key);
    let from = spells.map(|r| r.get("from")).min();
    let signed = match row.get("signed") {
        "" => from.ok_or_else(|| wrong(&format!("{key}: neither signed nor in alliances.csv")))?,
        date => date,
    };
    let mut parts = signed.split('-');
    let mut part = || parts.next().and_then(|p| p.parse::<u32>().ok());
    let year = part().ok_or_else(|| wrong(&format!("{key}: {signed:?} is no date")))?;
    let month = part().unwrap_or(1);
    let mut text = format!(
        "(charter: \"{}\", name: \"{}\", signed: (year: {year}, month: {month})",
        row.get("charter"),
        row.get("name")
    );
    if !lead.is_empty() {
        text.push_str(&format!(", lead: \"{lead}\""));
    }
    match row.get("term").split_once('(') {
        None if row.get("term").is_empty() => {}
        None => text.push_str(&format!(", term: {}", row.get("term"))),
        Some((_, spans)) => {
            let (first, then) = spans
                .trim_end_matches(')')
                .split_once(' ')
                .ok_or_else(|| wrong(&format!("{key}: its term")))?;
            text.push_str(&format!(", term: Tacit(months: {first}, then: {then})"));
        }
    }
    text.push_str(&format!(", members: {}", super::map::list(&members)));
    if key == "AU" {
        let group = |(name, seats): (&str, u32)| {
            let of = |r: &&Row| r.get("region") == name;
            let nations: Vec<&str> = union.iter().filter(of).map(|r| r.get("code")).collect();
            format!(
                "(name: \"{name}\", seats: {seats}, nations: {})",
                super::map::list(&nations)
            )
        };
        text.push_str(&format!(", groups: [{}]", SEATS.map(group).join(", ")));
    }
    if !row.get("suspended").is_empty() {
        let out: Vec<&str> = row.get("suspended").split(' ').collect();
        text.push_str(&format!(", suspended: {}", super::map::list(&out)));
    }
    text.push(')');
    Ok(text)
}
