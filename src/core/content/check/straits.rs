//! Straits that are shut to some: between seas that touch, held from land, named once.

use super::history::holder;
use super::names::Book;
use crate::content::codes::Code;
use crate::content::raw::{RawAdmits, RawScenario, RawStrait};
use crate::content::reference;
use crate::content::report::Report;
use crate::content::scenario::{Admits, Link, Mode, Region, RegionKind, Strait};
use crate::content::tree::Path;
use crate::ids::RegionId;

/// The straits; each leaves its number on the link that it lies on.
pub(super) fn check(
    raw: &RawScenario,
    regions: &[Region],
    links: &mut [Link],
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> Vec<Strait> {
    let root = Path::Root;
    let list = root.field("straits");
    let mut straits = Vec::with_capacity(raw.straits.len());
    for (i, raw) in raw.straits.iter().enumerate() {
        let at = list.item(i);
        let before = report.problems.len();
        let strait = one(raw, regions, book, &at, report);
        let (a, b) = strait.seas;
        let lies_on = |l: &&mut Link| (l.a, l.b) == (a, b) && l.mode == Mode::Sea;
        match links.iter_mut().find(lies_on) {
            Some(link) if link.strait.is_none() => link.strait = u8::try_from(i).ok(),
            Some(_) => {
                let message = format!("{:?} and {:?} have their strait already", raw.a, raw.b);
                report.note(&at, Code::ListedTwice, message);
            }
            // Where a sea is none, or no region at all, that has been said.
            None if report.problems.len() == before => {
                let message = format!("{:?} and {:?} are not joined by sea", raw.a, raw.b);
                let hint = "seas that touch are, and those that an entry in links joins".to_owned();
                report.note_with(&at.field("b"), Code::NoStrait, message, Some(hint));
            }
            None => {}
        }
        straits.push(strait);
    }
    for strait in &mut straits {
        strait.ports = ports(regions, links, strait.seas);
    }
    straits
}

/// The lands from which ships put to sea on both sides of a strait.
fn ports(regions: &[Region], links: &[Link], (a, b): (RegionId, RegionId)) -> Vec<RegionId> {
    let joined = |sea: RegionId, land: RegionId| {
        let ends = (sea.min(land), sea.max(land));
        let mut by_sea = links.iter().filter(|l| l.mode == Mode::Sea);
        by_sea.any(|l| (l.a, l.b) == ends)
    };
    let lands = (0..regions.len()).map(RegionId::at);
    let lands = lands.filter(|r| regions[r.index()].kind == RegionKind::Land);
    lands.filter(|&r| joined(a, r) && joined(b, r)).collect()
}

fn one(
    raw: &RawStrait,
    regions: &[Region],
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> Strait {
    report.name(
        &at.field("name"),
        "a strait's name",
        &raw.name,
        reference::strait::name.longest(),
    );
    let mut place = |name: &str, field: &'static str, kind: RegionKind, wrong: &str| {
        let at = at.field(field);
        let before = report.problems.len();
        let region = book.region(name, &at, report);
        if report.problems.len() == before && regions[region.index()].kind != kind {
            report.note(&at, Code::NoStrait, format!("{name:?} is {wrong}"));
        }
        region
    };
    let a = place(
        &raw.a,
        "a",
        RegionKind::Sea,
        "no sea, and a strait joins two",
    );
    let b = place(
        &raw.b,
        "b",
        RegionKind::Sea,
        "no sea, and a strait joins two",
    );
    let wrong = "a sea, and a strait is held from land";
    let held_from = place(&raw.held_from, "held_from", RegionKind::Land, wrong);
    let admits = at.field("admits");
    let entries = admits.item(0);
    let named = raw.admits.named().iter().enumerate();
    let named = named.map(|(i, h)| holder(h, book, &entries.item(i), report));
    let named: Vec<_> = named.collect();
    let idle =
        raw.stops.is_empty() || (named.is_empty() && matches!(raw.admits, RawAdmits::AllBut(_)));
    if idle {
        let message = "this strait is shut to nobody";
        let hint = r#"admits: Only([Nation("ABC")]), stops: [Warships]"#.to_owned();
        report.note_with(&admits, Code::IdleStrait, message, Some(hint));
    }
    Strait {
        name: raw.name.clone(),
        seas: (a.min(b), a.max(b)),
        ports: Vec::new(),
        held_from,
        admits: match raw.admits {
            RawAdmits::Only(_) => Admits::Only(named),
            RawAdmits::AllBut(_) => Admits::AllBut(named),
        },
        stops: raw.stops.clone(),
        when: raw.when,
        leave: raw.leave,
    }
}
