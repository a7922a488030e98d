//! What a map calls the parts of its years.

use crate::content::codes::Code;
use crate::content::raw::{RawCalendar, RawScenario};
use crate::content::report::Report;
use crate::content::scenario::{Calendar, SEASON};
use crate::content::tree::Path;

/// Characters of a name: dates stand in columns.
const NAME: usize = 12;

/// The map's calendar, or the one that ships.
pub(super) fn check(raw: &RawScenario, report: &mut Report<'_>) -> Calendar {
    let at = Path::Root.field("calendar");
    match &raw.calendar {
        None => Calendar::default(),
        Some(RawCalendar::Months(names)) => {
            let names = parts(names, "months", &at, report);
            names.map_or_else(Calendar::default, Calendar::Months)
        }
        Some(RawCalendar::Seasons(names)) => {
            if !raw.turn_months.is_multiple_of(SEASON) {
                let message = format!(
                    "seasons name turns of 3, 6, 9 or 12 months; these are of {}, and several would have one name",
                    raw.turn_months
                );
                let hint = Some("turn_months: 3, or Months([...])".to_owned());
                report.note_with(&at, Code::BadCalendar, message, hint);
            }
            let names = parts(names, "seasons", &at, report);
            names.map_or_else(Calendar::default, Calendar::Seasons)
        }
    }
}

/// The names, if they are as many as the year has parts.
fn parts<const N: usize>(
    names: &[String],
    what: &str,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> Option<[String; N]> {
    let list = at.item(0);
    for (i, name) in names.iter().enumerate() {
        let item = list.item(i);
        report.name(&item, "the name of a part of the year", name, NAME);
        if names[..i].contains(name) {
            let message = format!("{name:?} is the name of another part of the year");
            report.note(&item, Code::ListedTwice, message);
        }
    }
    let all = names.to_vec().try_into().ok();
    if all.is_none() {
        let message = format!("the year has {N} {what}, and not {}", names.len());
        report.note(&list, Code::BadCalendar, message);
    }
    all
}
