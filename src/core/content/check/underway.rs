//! What is under way on the first day: feelings and measures, quarrels, operations, and how far treaties have come.

use std::collections::BTreeSet;

use super::clauses::Reader;
use super::frame::date;
use super::names::Book;
use super::treaties::{is_stranger, members_are};
use super::{groups, undertakings};
use crate::content::codes::Code;
use crate::content::nearest::nearest;
use crate::content::raw::{RawCrisis, RawOperation, RawScenario, RawTreaty};
use crate::content::reference::{self, Line, map, treaty};
use crate::content::report::Report;
use crate::content::scenario::{
    ContingentSeed, CrisisSeed, Effect, OperationSeed, Region, RegionKind, TreatySeed, TreatyState,
    UnderWay,
};
use crate::content::tree::Path;
use crate::ids::NationId;

pub(super) fn check(
    raw: &RawScenario,
    (regions, treaties): (&[Region], &[TreatySeed]),
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> UnderWay {
    let root = Path::Root;
    let mut feelings = |list: &[(String, String, f64)], line: Line| {
        let at = root.field(line.name);
        let mut seen = BTreeSet::new();
        let mut read = Vec::with_capacity(list.len());
        for (i, (a, b, level)) in list.iter().enumerate() {
            let item = at.item(i);
            report.number(&item.item(2), line, *level);
            let (a, b) = two(a, b, &mut seen, &item, book, report);
            read.push((a, b, *level));
        }
        read
    };
    let trust = feelings(&raw.trust, map::trust);
    let grievances = feelings(&raw.grievances, map::grievances);
    let mut measures = |list: &[(String, String)], field: &str| {
        let at = root.field(field);
        let mut seen = BTreeSet::new();
        let mut read = Vec::with_capacity(list.len());
        for (i, (a, b)) in list.iter().enumerate() {
            read.push(two(a, b, &mut seen, &at.item(i), book, report));
        }
        read
    };
    UnderWay {
        sanctions: measures(&raw.sanctions, "sanctions"),
        transit: measures(&raw.transit, "transit"),
        trust,
        grievances,
        crises: crises(raw, regions, book, report),
        operations: operations(raw, (regions, treaties), book, report),
        groups: groups::check(raw, regions, book, report),
        undertakings: undertakings::check(raw, regions, book, report),
    }
}

/// Two nations, the first of which feels or does something about the second; each such pair once.
fn two<'n>(
    a: &'n str,
    b: &'n str,
    seen: &mut BTreeSet<(&'n str, &'n str)>,
    at: &Path<'_>,
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> (NationId, NationId) {
    if a == b {
        report.note(
            &at.item(1),
            Code::SameNation,
            format!("{b:?} is the same nation"),
        );
    } else if !seen.insert((a, b)) {
        report.note(
            at,
            Code::ListedTwice,
            format!("{a:?} and {b:?} are listed already"),
        );
    }
    let first = book.nation(a, &at.item(0), report);
    (first, book.nation(b, &at.item(1), report))
}

fn crises(
    raw: &RawScenario,
    regions: &[Region],
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> Vec<CrisisSeed> {
    let root = Path::Root;
    let list = root.field("crises");
    let mut seen = BTreeSet::new();
    let mut crises = Vec::with_capacity(raw.crises.len());
    for (i, crisis) in raw.crises.iter().enumerate() {
        let at = list.item(i);
        let (a, b) = (&crisis.challenger, &crisis.target);
        if a != b && !seen.insert((a.min(b), a.max(b))) {
            let message = format!("{a:?} and {b:?} are in a crisis already");
            report.note(&at, Code::ListedTwice, message);
        }
        crises.extend(quarrel(crisis, regions, book, &at, report));
    }
    crises
}

fn quarrel(
    raw: &RawCrisis,
    regions: &[Region],
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> Option<CrisisSeed> {
    let mut reader = Reader::new(at, book, report);
    // As a script would open it: the same fields, the same bounds.
    let opened = reader.crisis(&raw.challenger, &raw.target, &raw.stake, raw.rung, regions);
    if raw.rung == 6 {
        let message = "a map begins before the bomb falls: the rung must lie in 1..5";
        report.note(&at.field("rung"), Code::OutOfRange, message);
    }
    let list = at.field("with");
    let mut with = Vec::with_capacity(raw.with.len());
    let mut sides: BTreeSet<&str> = [&raw.challenger[..], &raw.target[..]].into();
    for (i, (nation, side, contribution)) in raw.with.iter().enumerate() {
        let item = list.item(i);
        if !sides.insert(nation) {
            report.note(
                &item,
                Code::ListedTwice,
                format!("{nation:?} takes part already"),
            );
        }
        let nation = book.nation(nation, &item.item(0), report);
        with.push((nation, *side, *contribution));
    }
    let deaths = at.field("deaths");
    for (i, dead) in [raw.deaths.0, raw.deaths.1].into_iter().enumerate() {
        report.number(&deaths.item(i), reference::quarrel::deaths, dead);
    }
    report.number(
        &at.field("fortune"),
        reference::quarrel::fortune,
        raw.fortune,
    );
    let Effect::Crisis {
        challenger,
        target,
        stake,
        rung,
    } = opened
    else {
        return None;
    };
    Some(CrisisSeed {
        challenger,
        target,
        stake,
        rung,
        with,
        deaths: [raw.deaths.0, raw.deaths.1],
        fortune: raw.fortune,
    })
}

fn operations(
    raw: &RawScenario,
    (regions, treaties): (&[Region], &[TreatySeed]),
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> Vec<OperationSeed> {
    let root = Path::Root;
    let list = root.field("operations");
    let mut seen = BTreeSet::new();
    let mut operations = Vec::with_capacity(raw.operations.len());
    for (i, operation) in raw.operations.iter().enumerate() {
        let at = list.item(i);
        if !seen.insert((&operation.treaty, &operation.region)) {
            let message = format!(
                "{:?} has an operation in {:?} already",
                operation.treaty, operation.region
            );
            report.note(&at, Code::ListedTwice, message);
        }
        if !raw.treaties.iter().any(|t| t.name == operation.treaty) {
            let names = raw.treaties.iter().map(|t| t.name.as_str());
            let near = nearest(&operation.treaty, names);
            let hint = near.map(|n| format!("did you mean {n:?}?"));
            let message = format!("there is no treaty called {:?}", operation.treaty);
            report.note_with(&at.field("treaty"), Code::UnknownTreaty, message, hint);
        }
        // One that a setting has taken out has no operations.
        if let Some(treaty) = treaties.iter().position(|t| t.name == operation.treaty) {
            let turn_months = raw.turn_months.max(1);
            let seed = (treaty, &treaties[treaty].members[..], turn_months);
            operations.push(one(operation, seed, regions, book, &at, report));
        }
    }
    operations
}

fn one(
    raw: &RawOperation,
    (treaty, members, turn_months): (usize, &[NationId], u32),
    regions: &[Region],
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> OperationSeed {
    let region = book.region(&raw.region, &at.field("region"), report);
    let place = regions.get(region.index()).filter(|r| r.id == raw.region);
    if place.is_some_and(|r| r.kind == RegionKind::Sea || r.controller.is_none()) {
        let message = format!("nobody holds {:?}: there is no host", raw.region);
        report.note(&at.field("region"), Code::NoHost, message);
    }
    report.number(
        &at.field("months"),
        reference::operation::months,
        raw.months,
    );
    let member = |name: &str, at: &Path<'_>, report: &mut Report<'_>| {
        let nation = book.nation(name, at, report);
        if book.nations.get(name).is_some() && !members.contains(&nation) {
            let message = format!("{name:?} is no member of {:?}", raw.treaty);
            report.note(at, Code::NotAMember, message);
        }
        nation
    };
    let lead = member(&raw.lead, &at.field("lead"), report);
    let list = at.field("contingents");
    let mut seen = BTreeSet::new();
    let mut contingents = Vec::with_capacity(raw.contingents.len());
    for (i, contingent) in raw.contingents.iter().enumerate() {
        let item = list.item(i);
        if !seen.insert(&contingent.nation) {
            let message = format!("{:?} has a contingent already", contingent.nation);
            report.note(&item, Code::ListedTwice, message);
        }
        let strength = item.field("strength");
        report.number(
            &strength,
            reference::contingent::strength,
            contingent.strength,
        );
        contingents.push(ContingentSeed {
            nation: member(&contingent.nation, &item.field("nation"), report),
            strength: contingent.strength,
            caveat: contingent.caveat,
        });
    }
    contingents.sort_by_key(|c| c.nation);
    let payer = raw.payer.as_ref().map(|(nation, share)| {
        let at = at.field("payer");
        report.number(&at.item(1), reference::operation::payer, *share);
        (book.nation(nation, &at.item(0), report), *share)
    });
    OperationSeed {
        treaty,
        region,
        lead,
        consent: raw.consent,
        turns: raw.months.div_ceil(turn_months),
        contingents,
        payer,
    }
}

/// How far the treaty written at `at` has come.
pub(super) fn treaty_state(
    raw: &RawTreaty,
    map: &RawScenario,
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> TreatyState {
    let member = |name: &str, at: &Path<'_>, report: &mut Report<'_>| {
        if is_stranger(name, &raw.members, book) {
            let message = format!("{name:?} is no member");
            report.note_with(at, Code::NotAMember, message, members_are(&raw.members));
        }
        book.nation(name, at, report)
    };
    if let Some(share) = raw.guideline {
        report.number(&at.field("guideline"), treaty::guideline, share);
    }
    let fund = book.sum(raw.fund, treaty::fund, &at.field("fund"), report);
    if let Some(cohesion) = raw.cohesion {
        report.number(&at.field("cohesion"), treaty::cohesion, cohesion);
    }
    let list = at.field("notices");
    let mut notices = Vec::with_capacity(raw.notices.len());
    for (i, (name, leaves)) in raw.notices.iter().enumerate() {
        let item = list.item(i);
        date(&item.item(1), *leaves, report);
        let months = map.start.months_to(*leaves);
        let Some(months) = u32::try_from(months).ok().filter(|m| *m > 0) else {
            report.note(
                &item.item(1),
                Code::LeftAlready,
                "a nation that has left by the first day is no member",
            );
            continue;
        };
        let turns = months.div_ceil(map.turn_months.max(1));
        notices.push((member(name, &item.item(0), report), turns));
    }
    notices.sort_unstable();
    let list = at.field("suspended");
    let mut suspended = Vec::with_capacity(raw.suspended.len());
    for (i, name) in raw.suspended.iter().enumerate() {
        suspended.push(member(name, &list.item(i), report));
    }
    suspended.sort_unstable();
    suspended.dedup();
    let list = at.field("arrears");
    let mut arrears = Vec::with_capacity(raw.arrears.len());
    for (i, (name, owed)) in raw.arrears.iter().enumerate() {
        let item = list.item(i);
        let owed = book.sum(*owed, treaty::arrears, &item.item(1), report);
        arrears.push((member(name, &item.item(0), report), owed));
    }
    arrears.sort_by_key(|a| a.0);
    TreatyState {
        guideline: raw.guideline,
        integrated: raw.integrated,
        fund,
        cohesion: raw.cohesion,
        notices,
        suspended,
        arrears,
    }
}
