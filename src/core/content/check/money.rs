//! The unit in which a map's money is written.

use super::frame;
use crate::content::codes::Code;
use crate::content::raw::{RawMoney, RawScenario};
use crate::content::reference::unit;
use crate::content::report::Report;
use crate::content::scenario::Money;
use crate::content::tree::Path;

/// The map's unit, or the engine's own.
pub(super) fn check(raw: &RawScenario, report: &mut Report<'_>) -> Money {
    let Some(raw) = &raw.money else {
        return Money::default();
    };
    let at = Path::Root.field("money");
    let RawMoney {
        name,
        one,
        short,
        sign,
        base_year,
        per_unit,
    } = raw;
    report.name(
        &at.field("name"),
        "the name of the money",
        name,
        unit::name.longest(),
    );
    report.name_if_any(
        &at.field("one"),
        "the name of one",
        one,
        unit::one.longest(),
    );
    let most = if sign.is_some() {
        unit::name
    } else {
        unit::short
    };
    let most = most.longest();
    let in_tables = if short.is_empty() { name } else { short };
    let place = if short.is_empty() { "name" } else { "short" };
    if in_tables.chars().count() > most {
        let message =
            format!("{in_tables:?} is too long for a table: {most} characters are the most");
        let hint = Some("short: \"T\" says what stands in tables".to_owned());
        report.note_with(&at.field(place), Code::TooLong, message, hint);
    } else {
        report.name_if_any(&at.field("short"), "the short name", short, most);
    }
    if let Some(sign) = sign {
        report.name(&at.field("sign"), "the sign", sign, unit::sign.longest());
    }
    if let Some(year) = *base_year {
        frame::year(&at.field("base_year"), year, report);
    }
    let fits = report.number(&at.field("per_unit"), unit::per_unit, *per_unit);
    let or_name = |text: &String| if text.is_empty() { name } else { text }.clone();
    Money {
        name: name.clone(),
        one: or_name(one),
        short: or_name(short),
        sign: sign.clone(),
        base_year: *base_year,
        per_billion: if fits { 1.0 / per_unit } else { 1.0 },
    }
}
