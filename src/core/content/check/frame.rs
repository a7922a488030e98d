//! What frames a scenario: texts, dates, sizes.

use crate::content::codes::Code;
use crate::content::raw::{RawEffect, RawScenario};
use crate::content::reference::{self, Line, charter, event, map};
use crate::content::report::Report;
use crate::content::scenario::{Calendar, Date};
use crate::content::tree::Path;

/// Whether no list is so long that checking it would take long; reports those that are.
pub(super) fn check(raw: &RawScenario, report: &mut Report<'_>) -> bool {
    let root = Path::Root;
    report.name(
        &root.field("title"),
        "the title",
        &raw.title,
        map::title.longest(),
    );
    report.name_if_any(
        &root.field("summary"),
        "the summary",
        &raw.summary,
        map::summary.longest(),
    );
    report.length(
        &root.field("briefing"),
        "the briefing",
        &raw.briefing,
        map::briefing.longest(),
    );
    date(&root.field("start"), raw.start, report);
    report.number(
        &root.field("turn_months"),
        map::turn_months,
        raw.turn_months,
    );
    report.number(&root.field("turns"), map::turns, raw.turns);
    let mut fits = true;
    for (line, count) in [
        (map::regions, raw.regions.len()),
        (map::nations, raw.nations.len()),
        (map::links, raw.links.len()),
        (map::charters, raw.charters.len()),
        (map::treaties, raw.treaties.len()),
        (map::forces, raw.forces.len()),
        (map::claims, raw.claims.len()),
        (map::rivalries, raw.rivalries.len()),
        (map::ties, raw.ties.len()),
        (map::trust, raw.trust.len()),
        (map::grievances, raw.grievances.len()),
        (map::sanctions, raw.sanctions.len()),
        (map::transit, raw.transit.len()),
        (map::crises, raw.crises.len()),
        (map::operations, raw.operations.len()),
        (map::groups, raw.groups.len()),
        (map::undertakings, raw.undertakings.len()),
        (map::history, raw.history.len()),
        (map::objectives, raw.objectives.len()),
        (map::chapters, raw.chapters.len()),
        (map::blocked, raw.blocked.len()),
        (map::straits, raw.straits.len()),
        (map::rules, raw.rules.len()),
        (map::words, raw.words.len()),
    ] {
        let (least, most) = line.entries.unwrap_or((0, u32::MAX));
        let (least, most) = (least as usize, most as usize);
        let name = line.name;
        if count > most {
            fits = false;
            report.note(
                &root.field(name),
                Code::TooMany,
                format!("{count} {name} are too many; {most} are the most"),
            );
        } else if count < least {
            report.note(
                &root.field(name),
                Code::TooFew,
                format!("a map needs {least} or more {name}"),
            );
        }
    }
    fits && parts_fit(raw, report)
}

/// The most entries of a list.
fn most(line: Line) -> usize {
    line.entries.map_or(usize::MAX, |(_, most)| most as usize)
}

/// Lists within entries, none of which is ever long.
fn parts_fit(raw: &RawScenario, report: &mut Report<'_>) -> bool {
    let mut fits = true;
    let mut limit = |list: &str, entry: usize, part: &str, count: usize, most: usize| {
        if count > most {
            let root = Path::Root;
            let list = root.field(list);
            let message = format!("{count} are too many; {most} are the most");
            report.note(&list.item(entry).field(part), Code::TooMany, message);
            fits = false;
        }
    };
    for (i, region) in raw.regions.iter().enumerate() {
        limit("regions", i, "within", region.within.len(), 50);
    }
    for (i, treaty) in raw.treaties.iter().enumerate() {
        let count = treaty.members.len();
        limit("treaties", i, "members", count, most(map::nations));
    }
    for (i, charter) in raw.charters.iter().enumerate() {
        limit(
            "charters",
            i,
            "triggers",
            charter.triggers.len(),
            most(charter::triggers),
        );
    }
    for (i, script) in raw.history.iter().enumerate() {
        let lists = script.all_effects().map(|(.., effect)| match effect {
            RawEffect::Found { members, .. } => members.len(),
            _ => 0,
        });
        let count = lists.max().unwrap_or(0);
        limit("history", i, "effects", count, most(map::nations));
        limit(
            "history",
            i,
            "options",
            script.options.len(),
            most(event::options),
        );
    }
    fits
}

/// Whether there is such a date.
pub(super) fn is_date(date: Date) -> bool {
    is_year(date.year) && (1..=12).contains(&date.month)
}

fn is_year(year: i32) -> bool {
    year != 0 && reference::date::year.within().contains(&f64::from(year))
}

/// Checks a date that stands at `at` as a struct with `year` and `month`.
pub(super) fn date(at: &Path<'_>, date: Date, report: &mut Report<'_>) {
    year(&at.field("year"), date.year, report);
    if !(1..=12).contains(&date.month) {
        let message = format!("the month must lie in 1..12, not {}", date.month);
        report.note(&at.field("month"), Code::NoSuchDate, message);
    }
}

/// A date as messages have it, whatever the map calls its months: its author gives them by number.
pub(super) fn told(date: Date) -> String {
    Calendar::default().told(date)
}

/// Checks the number of a year.
pub(super) fn year(at: &Path<'_>, year: i32, report: &mut Report<'_>) {
    if year == 0 {
        let hint = "the year before 1 is -1: 1 BC".to_owned();
        report.note_with(at, Code::NoSuchDate, "there is no year 0", Some(hint));
    } else if !is_year(year) {
        let (low, high) = reference::date::year.range.unwrap_or_default();
        let message = format!("the year must lie in {low}..{high}, not {year}");
        report.note(at, Code::NoSuchDate, message);
    }
}
