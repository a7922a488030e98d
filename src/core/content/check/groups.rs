//! Armed groups: those of the first day, and those that scripts raise and disarm.

use std::collections::BTreeSet;

use super::clauses::Reader;
use super::names::Book;
use crate::content::codes::Code;
use crate::content::nearest;
use crate::content::raw::{RawArmedGroup, RawEffect, RawScenario};
use crate::content::reference::{band, disarm};
use crate::content::report::Report;
use crate::content::scenario::{Effect, GroupSeed, Region, RegionKind};
use crate::content::tree::Path;

pub(super) fn check(
    raw: &RawScenario,
    regions: &[Region],
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> Vec<GroupSeed> {
    let root = Path::Root;
    let list = root.field("groups");
    let mut seen = BTreeSet::new();
    let mut groups = Vec::with_capacity(raw.groups.len());
    for (i, group) in raw.groups.iter().enumerate() {
        let at = list.item(i);
        if !seen.insert((&group.region, &group.name)) {
            let message = format!("{:?} has a group of that name already", group.region);
            report.note(&at.field("name"), Code::NameTaken, message);
        }
        let mut reader = Reader::new(&at, book, report);
        let seed = reader.group(group, regions);
        let holder = regions.get(seed.region.index()).and_then(|r| r.controller);
        if seed.sponsor.is_some() && seed.sponsor == holder && !report.has_errors() {
            let message = "the sponsor holds the region itself, and would fight its own troops";
            report.note(&at.field("sponsor"), Code::OwnSponsor, message);
        }
        groups.push(seed);
    }
    // Their ids follow this order, so that no place in the file decides anything.
    let place = |g: &GroupSeed| regions.get(g.region.index()).map(|r| r.id.clone());
    groups.sort_by_cached_key(|g| (place(g), g.name.clone()));
    groups
}

/// Region and name of every group that is there on the first day or that an effect raises.
pub(super) fn known(raw: &RawScenario) -> BTreeSet<(&str, &str)> {
    let scripts = raw.history.iter().flat_map(|s| s.all_effects());
    let past = raw.chapters.iter().flat_map(|c| &c.past);
    let armed = scripts
        .map(|(_, _, e)| e)
        .chain(past)
        .filter_map(|e| match e {
            RawEffect::Arm { name, region, .. } => Some((region.as_str(), name.as_str())),
            _ => None,
        });
    let first = raw.groups.iter();
    let first = first.map(|g| (g.region.as_str(), g.name.as_str()));
    first.chain(armed).collect()
}

impl Reader<'_, '_, '_> {
    pub(super) fn group(&mut self, raw: &RawArmedGroup, regions: &[Region]) -> GroupSeed {
        let (at, book) = (self.at, self.book);
        let report = &mut *self.report;
        report.name(
            &at.field("name"),
            "the name of a group",
            &raw.name,
            band::name.longest(),
        );
        report.number(&at.field("strength"), band::strength, raw.strength);
        let region = book.region(&raw.region, &at.field("region"), report);
        let place = regions.get(region.index()).filter(|r| r.id == raw.region);
        if place.is_some_and(|r| r.kind == RegionKind::Sea || r.controller.is_none()) {
            let message = format!("nobody holds {:?}: there is nobody to fight", raw.region);
            report.note(&at.field("region"), Code::NoFoe, message);
        }
        let haven = raw.haven.as_ref().map(|name| {
            let at = at.field("haven");
            let haven = book.region(name, &at, report);
            let place = regions.get(haven.index()).filter(|r| r.id == *name);
            if *name == raw.region {
                let message = "the haven is where the group fights";
                report.note(&at, Code::NoHaven, message);
            } else if place.is_some_and(|r| r.kind == RegionKind::Sea) {
                let message = format!("{name:?} is a sea zone, and no place to rest");
                report.note(&at, Code::NoHaven, message);
            }
            haven
        });
        let sponsor = raw.sponsor.as_ref();
        GroupSeed {
            name: raw.name.clone(),
            region,
            strength: raw.strength,
            haven,
            sponsor: sponsor.map(|n| book.nation(n, &at.field("sponsor"), report)),
        }
    }

    /// An effect that takes `share` of a group's strength.
    pub(super) fn disarm(&mut self, name: &str, region: &str, share: f64) -> Effect {
        let (at, book) = (self.at, self.book);
        let report = &mut *self.report;
        report.number(&at.field("share"), disarm::share, share);
        let place = book.region(region, &at.field("region"), report);
        let known = book.regions.get(region).is_some();
        if known && !book.groups.contains(&(region, name)) {
            let message = format!("no group of {region:?} is called {name:?}");
            let there = book.groups.iter().filter(|(r, _)| *r == region);
            let hint = nearest::hint(name, there.map(|(_, n)| *n));
            report.note_with(&at.field("name"), Code::UnknownGroup, message, hint);
        }
        Effect::Disarm {
            name: name.to_owned(),
            region: place,
            share,
        }
    }
}
