//! The report after a turn: one's own orders and what came of them, what was done in one's name, then what else
//! happened, the weightiest first.

use casus_core::event::{Event, Grade};
use casus_core::tell;

use super::Table;
use super::outcome::Account;

/// The last turn in sentences; None where nothing happened that is worth telling.
#[must_use]
pub fn body(table: &Table) -> Option<String> {
    let Account { own, unasked, rest } = table.account();
    let told = |events: Vec<&Event>| -> Vec<String> {
        let gathered = tell::gather(events);
        gathered.iter().map(|t| t.sentence(&table.names)).collect()
    };
    let graded = |grade| {
        told(
            rest.iter()
                .filter(|e| e.kind.facts().grade == grade)
                .collect(),
        )
    };
    let parts = [
        ("# Your orders, and what came of them", own.clone()),
        (
            "# Done in your name, without an order of this turn",
            told(unasked.iter().collect()),
        ),
        ("# History", graded(Grade::Historic)),
        ("# Great events", graded(Grade::Major)),
        ("# Of note", graded(Grade::Notable)),
    ];
    let mut body = String::new();
    for (title, lines) in parts.into_iter().filter(|p| !p.1.is_empty()) {
        body.push_str(&format!("{title}\n{}\n\n", lines.join("\n")));
    }
    (!body.is_empty()).then_some(body)
}
