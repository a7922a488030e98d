//! Scripted history and objectives.

use std::collections::BTreeSet;

use super::charters::Checked;
use super::clauses::{Reader, conditions};
use super::names::Book;
use crate::content::overrides::Settings;
use crate::content::raw::{RawCondition, RawHolder, RawObjective, RawScenario, RawScript};
use crate::content::report::Report;
use crate::content::scenario::{Condition, Holder, Objective, Region, Script};
use crate::content::tree::Path;

/// The scripts in the file's order. One that `--set` strikes out stays, so that ids hold, but can never
/// happen: its chance is 0.
pub(super) fn scripts(
    raw: &RawScenario,
    regions: &[Region],
    charters: &[Checked],
    book: &Book<'_>,
    settings: &mut Settings,
    report: &mut Report<'_>,
) -> Vec<Script> {
    let root = Path::Root;
    let list = root.field("history");
    let mut scripts = Vec::with_capacity(raw.history.len());
    for (i, raw) in raw.history.iter().enumerate() {
        let at = list.item(i);
        let RawScript {
            id,
            title,
            text,
            when,
            chance,
            effects,
        } = raw;
        report.length(&at.field("title"), "a script's title", title, 80);
        report.length_if_any(&at.field("text"), "a script's text", text, 2000);
        report.positive(&at.field("chance"), "chance", *chance, 1.0);
        asks_for_itself(raw, &at.field("when"), report);
        let when = conditions(when, book, &at.field("when"), report);
        never_between(&when, &at.field("when"), report);
        let list = at.field("effects");
        let mut checked = Vec::with_capacity(effects.len());
        for (k, raw) in effects.iter().enumerate() {
            let mut reader = Reader {
                at: &list.item(k),
                book,
                report,
            };
            checked.push(reader.effect(raw, regions, charters));
        }
        if effects.is_empty() {
            report.warn(&at, format!("{id:?} has no effects"));
        }
        scripts.push(Script {
            id: id.clone(),
            title: title.clone(),
            text: text.clone(),
            when,
            chance: if settings.drops_script(id) {
                0.0
            } else {
                *chance
            },
            effects: checked,
        });
    }
    wait_in_a_ring(raw, &list, report);
    settings.refuse_unknown_scripts(raw);
    scripts
}

fn asks_for_itself(script: &RawScript, at: &Path<'_>, report: &mut Report<'_>) {
    for (i, condition) in script.when.iter().enumerate() {
        let message = match condition {
            RawCondition::Fired(id) if *id == script.id => "waits for itself and can never happen",
            RawCondition::NotFired(id) if *id == script.id => {
                "a script happens once at most anyway"
            }
            _ => continue,
        };
        report.error(&at.item(i), message);
    }
}

/// Reports scripts each of which waits for another: a way round with no beginning.
fn wait_in_a_ring(raw: &RawScenario, list: &Path<'_>, report: &mut Report<'_>) {
    let known: BTreeSet<&str> = raw.history.iter().map(|s| s.id.as_str()).collect();
    let mut can: BTreeSet<&str> = BTreeSet::new();
    loop {
        let before = can.len();
        for script in &raw.history {
            let met = script.when.iter().all(|c| match c {
                RawCondition::Fired(id) => {
                    can.contains(id.as_str()) || !known.contains(id.as_str())
                }
                _ => true,
            });
            if met {
                can.insert(&script.id);
            }
        }
        if can.len() == before {
            break;
        }
    }
    for (i, script) in raw.history.iter().enumerate() {
        let itself = |c: &RawCondition| matches!(c, RawCondition::Fired(id) if *id == script.id);
        if !can.contains(script.id.as_str()) && !script.when.iter().any(itself) {
            let message = format!("{:?} waits for scripts that wait for it", script.id);
            report.error(&list.item(i).field("when"), message);
        }
    }
}

/// Warns of a script that may happen only after a date and before an earlier one.
fn never_between(when: &[Condition], at: &Path<'_>, report: &mut Report<'_>) {
    let after = when.iter().filter_map(|c| {
        if let Condition::After(d) = c {
            Some(*d)
        } else {
            None
        }
    });
    let before = when.iter().filter_map(|c| {
        if let Condition::Before(d) = c {
            Some(*d)
        } else {
            None
        }
    });
    if let (Some(after), Some(before)) = (after.max(), before.min())
        && after >= before
    {
        report.warn(
            at,
            format!("nothing is both after {after} and before {before}"),
        );
    }
}

pub(super) fn objectives(
    raw: &RawScenario,
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> Vec<Objective> {
    let root = Path::Root;
    let list = root.field("objectives");
    let mut objectives = Vec::with_capacity(raw.objectives.len());
    for (i, raw) in raw.objectives.iter().enumerate() {
        let at = list.item(i);
        let RawObjective {
            holder,
            title,
            text,
            test,
            kind,
            points,
        } = raw;
        report.length(&at.field("title"), "an objective's title", title, 80);
        report.length_if_any(&at.field("text"), "an objective's text", text, 500);
        report.positive(&at.field("points"), "points", *points, 1000.0);
        if test.is_empty() {
            report.error(&at.field("test"), "an objective needs a test");
        }
        let holder = match holder {
            RawHolder::Nation(id) => {
                Holder::Nation(book.nation(id, &at.field("holder").item(0), report))
            }
            RawHolder::Members(id) => {
                Holder::Members(book.charter(id, &at.field("holder").item(0), report))
            }
        };
        let test = conditions(test, book, &at.field("test"), report);
        let (title, text) = (title.clone(), text.clone());
        objectives.push(Objective {
            holder,
            title,
            text,
            test,
            kind: *kind,
            points: *points,
        });
    }
    objectives
}
