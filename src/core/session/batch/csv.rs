//! The lines of a batch as a table: one row a run, a column for each figure of each nation.

use super::Line;
use crate::content::Scenario;

const FIRST: [&str; 28] = [
    "seed",
    "turns",
    "hash",
    "winner",
    "wars",
    "crises_1",
    "crises_2",
    "crises_3",
    "crises_4",
    "crises_5",
    "crises_6",
    "invocations",
    "honoured",
    "partly",
    "evaded",
    "refused",
    "deaths",
    "cohesion",
    "disputes_per_year",
    "wars_per_year",
    "reciprocated",
    "median_months",
    "multilateral",
    "initiator_wins",
    "stronger_wins",
    "alliances",
    "wars_thousand_dead",
    "wars_thousand_dead_per_year",
];

/// The names of the columns.
#[must_use]
pub fn csv_header(scenario: &Scenario) -> String {
    let mut cells: Vec<String> = FIRST.map(str::to_owned).to_vec();
    for nation in &scenario.nations {
        for figure in ["gdp", "strength", "defence", "score", "member_of"] {
            cells.push(format!("{}.{figure}", nation.id));
        }
    }
    row(&cells)
}

/// One run. Alliances are `name [AAA BBB] cohesion since turn`, separated by semicolons.
#[must_use]
pub fn csv_row(line: &Line) -> String {
    let optional = |v: Option<f64>| v.map_or(String::new(), |v| v.to_string());
    let s = &line.summary;
    let mut cells = vec![
        line.seed.to_string(),
        line.turns.to_string(),
        line.hash.clone(),
        line.winner.clone(),
        line.wars.to_string(),
    ];
    cells.extend(line.crises.iter().map(u32::to_string));
    cells.extend(
        [
            line.invocations,
            line.honoured,
            line.partly,
            line.evaded,
            line.refused,
        ]
        .map(|n| n.to_string()),
    );
    cells.push(line.deaths.to_string());
    cells.push(optional(line.cohesion));
    cells.push(s.disputes_per_year.to_string());
    cells.push(s.wars_per_year.to_string());
    cells.extend(
        [
            s.reciprocated,
            s.median_months,
            s.multilateral,
            s.initiator_wins,
            s.stronger_wins,
        ]
        .map(optional),
    );
    let alliances: Vec<String> = line
        .alliances
        .iter()
        .map(|a| {
            format!(
                "{} [{}] {} since {}",
                a.name,
                a.members.join(" "),
                a.cohesion,
                a.founded
            )
        })
        .collect();
    cells.push(alliances.join("; "));
    cells.push(line.wars_thousand_dead.to_string());
    cells.push(s.wars_thousand_dead_per_year.to_string());
    for n in &line.nations {
        cells.extend([n.gdp, n.strength, n.defence, n.score].map(|v| v.to_string()));
        cells.push(n.member_of.join("; "));
    }
    row(&cells)
}

/// Cells with commas between; quoted where needed (RFC 4180).
#[must_use]
pub fn row(cells: &[String]) -> String {
    let quoted: Vec<String> = cells
        .iter()
        .map(|cell| match cell.contains([',', '"', '\n', '\r']) {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => cell.clone(),
        })
        .collect();
    quoted.join(",")
}

#[cfg(test)]
mod tests {
    #[test]
    fn quoting() {
        let cells = ["a", "b,c", "d\"e"].map(str::to_owned);
        assert_eq!(super::row(&cells), r#"a,"b,c","d""e""#);
    }
}
