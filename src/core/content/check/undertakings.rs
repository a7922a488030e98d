//! What nations owe each other not to do on the first day.

use super::clauses::value;
use super::names::Book;
use crate::content::codes::Code;
use crate::content::raw::{RawRestraint, RawScenario, RawUndertaking};
use crate::content::reference::undertaking;
use crate::content::report::Report;
use crate::content::scenario::{Region, UndertakingSeed};
use crate::content::tree::Path;
use crate::order::Restraint;

pub(super) fn check(
    raw: &RawScenario,
    regions: &[Region],
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> Vec<UndertakingSeed> {
    let root = Path::Root;
    let list = root.field("undertakings");
    let mut seen: Vec<UndertakingSeed> = Vec::with_capacity(raw.undertakings.len());
    for (i, undertaking) in raw.undertakings.iter().enumerate() {
        let at = list.item(i);
        let seed = one(undertaking, regions, book, &at, report);
        // A truce is owed both ways, whoever is named first.
        let mutual = seed.restraint == Restraint::Truce;
        let same = |s: &UndertakingSeed| {
            let parties = (s.by, s.to) == (seed.by, seed.to);
            let turned = mutual && (s.to, s.by) == (seed.by, seed.to);
            (parties || turned) && s.restraint.same_kind(seed.restraint)
        };
        if seen.iter().any(same) {
            let message = format!(
                "{:?} owes {:?} that already",
                undertaking.by, undertaking.to
            );
            report.note(&at, Code::ListedTwice, message);
        }
        moot(raw, undertaking, &at, report);
        seen.push(seed);
    }
    seen
}

fn one(
    raw: &RawUndertaking,
    regions: &[Region],
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> UndertakingSeed {
    let by = book.nation(&raw.by, &at.field("by"), report);
    let to = book.nation(&raw.to, &at.field("to"), report);
    if raw.by == raw.to {
        book.same(&raw.to, &at.field("to"), report);
    }
    report.number(&at.field("months"), undertaking::months, raw.months);
    let place = at.field("restraint");
    let restraint = match &raw.restraint {
        RawRestraint::Alliances => Restraint::Alliances,
        RawRestraint::Forces(name) => {
            let region = book.region(name, &place.item(0), report);
            let soil = regions.get(region.index()).filter(|r| r.id == *name);
            if soil.is_some_and(|r| r.owner != Some(by)) {
                let message = format!("{:?} does not own {name:?}", raw.by);
                report.note(&place.item(0), Code::NothingOwed, message);
            }
            Restraint::Forces(region)
        }
        RawRestraint::Arms(share) => {
            value(&place.item(0), "Restraint", "Arms", *share, report);
            Restraint::Arms((share.clamp(0.0, 1.0) * 1000.0).round() as u16)
        }
        RawRestraint::Passage => Restraint::Passage,
        RawRestraint::Trade => Restraint::Trade,
        RawRestraint::Truce => Restraint::Truce,
    };
    UndertakingSeed {
        by,
        to,
        restraint,
        months: raw.months,
    }
}

/// Says what is broken, or cannot be kept, by what the map says of the first day.
fn moot(map: &RawScenario, raw: &RawUndertaking, at: &Path<'_>, report: &mut Report<'_>) {
    let (by, to) = (&raw.by, &raw.to);
    let listed = |list: &[(String, String)]| list.iter().any(|(a, b)| (a, b) == (by, to));
    let fight = || {
        let mut wars = map.crises.iter().filter(|c| c.rung >= 5);
        wars.any(|c| {
            let leaders = (&c.challenger, &c.target);
            leaders == (by, to) || leaders == (to, by)
        })
    };
    let why = match raw.restraint {
        RawRestraint::Passage if !listed(&map.transit) => {
            format!("{by:?} does not let {to:?} pass: `transit` does not say so")
        }
        RawRestraint::Trade if listed(&map.sanctions) => {
            format!("{by:?} has laid sanctions on {to:?}")
        }
        RawRestraint::Truce if fight() => format!("{by:?} and {to:?} are at war"),
        _ => return,
    };
    report.note(&at.field("restraint"), Code::NothingOwed, why);
}
