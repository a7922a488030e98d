//! What frames a scenario: texts, dates, sizes.

use crate::content::codes::Code;
use crate::content::raw::{RawEffect, RawScenario};
use crate::content::report::Report;
use crate::content::scenario::{Calendar, Date};
use crate::content::tree::Path;

/// More than these make no playable map, only a slow one.
const MOST_REGIONS: usize = 2000;
const MOST_NATIONS: usize = 200;
const MOST_OTHERS: usize = 10_000;
/// Those that are shut to a force are bits of one number.
const MOST_STRAITS: usize = 64;
/// As many as a window shows with their texts.
const MOST_OPTIONS: usize = 6;

/// Whether no list is so long that checking it would take long; reports those that are.
pub(super) fn check(raw: &RawScenario, report: &mut Report<'_>) -> bool {
    let root = Path::Root;
    report.name(&root.field("title"), "the title", &raw.title, 60);
    report.name_if_any(&root.field("summary"), "the summary", &raw.summary, 200);
    report.length(&root.field("briefing"), "the briefing", &raw.briefing, 8000);
    date(&root.field("start"), raw.start, report);
    whole(
        &root.field("turn_months"),
        "the months of a turn",
        raw.turn_months,
        12,
        report,
    );
    whole(
        &root.field("turns"),
        "the number of turns",
        raw.turns,
        2400,
        report,
    );
    let mut fits = true;
    for (name, count, most) in [
        ("regions", raw.regions.len(), MOST_REGIONS),
        ("nations", raw.nations.len(), MOST_NATIONS),
        ("links", raw.links.len(), MOST_OTHERS),
        ("charters", raw.charters.len(), 200),
        ("treaties", raw.treaties.len(), MOST_OTHERS),
        ("forces", raw.forces.len(), MOST_OTHERS),
        ("claims", raw.claims.len(), MOST_OTHERS),
        ("rivalries", raw.rivalries.len(), MOST_OTHERS),
        ("ties", raw.ties.len(), MOST_OTHERS),
        ("trust", raw.trust.len(), 2 * MOST_OTHERS),
        ("grievances", raw.grievances.len(), 2 * MOST_OTHERS),
        ("sanctions", raw.sanctions.len(), MOST_OTHERS),
        ("transit", raw.transit.len(), MOST_OTHERS),
        ("crises", raw.crises.len(), 200),
        ("operations", raw.operations.len(), 200),
        ("groups", raw.groups.len(), 500),
        ("undertakings", raw.undertakings.len(), MOST_OTHERS),
        ("history", raw.history.len(), 2000),
        ("objectives", raw.objectives.len(), 2000),
        ("chapters", raw.chapters.len(), 100),
        ("blocked", raw.blocked.len(), MOST_REGIONS),
        ("straits", raw.straits.len(), MOST_STRAITS),
        ("rules", raw.rules.len(), 1000),
        ("words", raw.words.len(), 1000),
    ] {
        if count > most {
            fits = false;
            report.note(
                &root.field(name),
                Code::TooMany,
                format!("{count} {name} are too many; {most} are the most"),
            );
        }
    }
    for (name, count, least) in [
        ("regions", raw.regions.len(), 1),
        ("nations", raw.nations.len(), 2),
    ] {
        if count < least {
            report.note(
                &root.field(name),
                Code::TooFew,
                format!("a map needs {least} or more {name}"),
            );
        }
    }
    fits && parts_fit(raw, report)
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
        limit("treaties", i, "members", count, MOST_NATIONS);
    }
    for (i, charter) in raw.charters.iter().enumerate() {
        limit("charters", i, "triggers", charter.triggers.len(), 20);
    }
    for (i, script) in raw.history.iter().enumerate() {
        let lists = script.all_effects().map(|(.., effect)| match effect {
            RawEffect::Found { members, .. } => members.len(),
            _ => 0,
        });
        let count = lists.max().unwrap_or(0);
        limit("history", i, "effects", count, MOST_NATIONS);
        limit("history", i, "options", script.options.len(), MOST_OPTIONS);
    }
    fits
}

fn whole(at: &Path<'_>, what: &str, value: u32, most: u32, report: &mut Report<'_>) {
    if !(1..=most).contains(&value) {
        report.note(
            at,
            Code::OutOfRange,
            format!("{what} must lie in 1..{most}, not {value}"),
        );
    }
}

/// Whether there is such a date.
pub(super) fn is_date(date: Date) -> bool {
    date.year != 0 && YEARS.contains(&date.year) && (1..=12).contains(&date.month)
}

/// The years that a map may speak of.
const YEARS: std::ops::RangeInclusive<i32> = -10_000..=10_000;

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
    } else if !YEARS.contains(&year) {
        let message = format!("the year must lie in -10000..10000, not {year}");
        report.note(at, Code::NoSuchDate, message);
    }
}
