//! Treaties in force at the start, and what nations think of each other.

use std::collections::BTreeSet;

use super::charters::{Checked, term};
use super::frame;
use super::names::Book;
use super::regions::soil;
use super::underway::treaty_state;
use crate::content::charter::{Charter, Decision, Reserved, Validity};
use crate::content::codes::Code;
use crate::content::overrides::Settings;
use crate::content::raw::{RawGroup, RawScenario};
use crate::content::reference::{self, treaty};
use crate::content::report::Report;
use crate::content::scenario::{Claim, Date, Group, Region, Rivalry, Tie, TreatySeed, TreatyState};
use crate::content::tree::Path;
use crate::ids::NationId;

/// What founds a treaty, at the start or in a script.
pub(super) struct Founding<'f> {
    pub(super) charter: &'f str,
    pub(super) name: &'f str,
    pub(super) members: &'f [String],
    pub(super) lead: Option<&'f str>,
    pub(super) signed: Option<Date>,
    pub(super) term: Option<Validity>,
    pub(super) holders: &'f [String],
    pub(super) groups: &'f [RawGroup],
}

pub(super) fn check(
    raw: &RawScenario,
    charters: &[Checked],
    book: &Book<'_>,
    settings: &mut Settings,
    report: &mut Report<'_>,
) -> Vec<TreatySeed> {
    let root = Path::Root;
    let list = root.field("treaties");
    let mut treaties: Vec<TreatySeed> = Vec::with_capacity(raw.treaties.len());
    let mut kept = Vec::with_capacity(raw.treaties.len());
    let mut names = BTreeSet::new();
    for (i, treaty) in raw.treaties.iter().enumerate() {
        let at = list.item(i);
        let founding = Founding {
            charter: &treaty.charter,
            name: &treaty.name,
            members: &treaty.members,
            lead: treaty.lead.as_deref(),
            signed: treaty.signed,
            term: treaty.term,
            holders: &treaty.holders,
            groups: &treaty.groups,
        };
        let mut seed = found(&founding, charters, book, &at, report);
        seed.state = treaty_state(treaty, raw, book, &at, report);
        age(raw.start, &seed, charters, &at, report);
        if !treaty.name.trim().is_empty() && !names.insert(&treaty.name) {
            let message = format!("a treaty called {:?} exists already", treaty.name);
            report.note(&at.field("name"), Code::NameTaken, message);
        }
        treaties.push(seed);
        kept.push(!settings.drops_treaty(&treaty.charter));
    }
    settings.refuse_unknown_treaties(raw);
    treaties
        .into_iter()
        .zip(kept)
        .filter(|(_, kept)| *kept)
        .map(|(t, _)| t)
        .collect()
}

/// Whether a nation that there is is no member, nor may be one whose name is misspelt among them.
pub(super) fn is_stranger(name: &str, members: &[String], book: &Book<'_>) -> bool {
    let known = |n: &str| book.nations.get(n).is_some();
    known(name) && members.iter().all(|m| m != name && known(m))
}

/// A hint that names the members.
pub(super) fn members_are(members: &[String]) -> Option<String> {
    let names: Vec<String> = members.iter().map(|m| format!("{m:?}")).collect();
    Some(format!("the members are {}", names.join(", ")))
}

/// Checks the treaty that is written at `at`.
pub(super) fn found(
    raw: &Founding<'_>,
    charters: &[Checked],
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> TreatySeed {
    report.name(
        &at.field("name"),
        "a treaty's name",
        raw.name,
        treaty::name.longest(),
    );
    let list = at.field("members");
    let mut members: Vec<NationId> = Vec::with_capacity(raw.members.len());
    for (i, name) in raw.members.iter().enumerate() {
        if raw.members[..i].contains(name) {
            report.note(
                &list.item(i),
                Code::ListedTwice,
                format!("{name:?} is a member already"),
            );
        } else {
            members.push(book.nation(name, &list.item(i), report));
        }
    }
    if raw.members.len() < 2 {
        report.note(
            &list,
            Code::TooFewMembers,
            "a treaty needs two or more members",
        );
    }
    let lead = raw.lead.map(|name| {
        let at = at.field("lead");
        if is_stranger(name, raw.members, book) {
            let message = format!("the lead {name:?} is no member");
            report.note_with(&at, Code::NotAMember, message, members_are(raw.members));
        }
        book.nation(name, &at, report)
    });
    let charter = book.charter(raw.charter, &at.field("charter"), report);
    let clauses = charters
        .get(charter.index())
        .filter(|c| c.charter.id == raw.charter);
    if let Some(clause) = clauses
        .and_then(|c| c.charter.needs_lead())
        .filter(|_| lead.is_none())
    {
        let message = format!("{:?} needs a lead: {clause}", raw.charter);
        report.note_with(
            &at.field("charter"),
            Code::NoLead,
            message,
            raw.members
                .first()
                .map(|m| format!("add lead: {m:?}, or another member")),
        );
    }
    if let Some(length) = raw.term {
        term(length, &at.field("term"), report);
    }
    let holders = holders(raw, clauses.map(|c| &c.charter), book, at, report);
    let groups = groups(raw, clauses.map(|c| &c.charter), book, at, report);
    // In id order, so that the order of a list never decides anything.
    members.sort_unstable();
    TreatySeed {
        charter,
        name: raw.name.to_owned(),
        members,
        lead,
        signed: raw.signed,
        term: raw.term,
        holders,
        groups,
        state: TreatyState::default(),
    }
}

/// A treaty was signed before the map's first day, and is still in force on it.
fn age(
    start: Date,
    seed: &TreatySeed,
    charters: &[Checked],
    at: &Path<'_>,
    report: &mut Report<'_>,
) {
    let Some(signed) = seed.signed else { return };
    let at = at.field("signed");
    frame::date(&at, signed, report);
    if !frame::is_date(signed) || !frame::is_date(start) {
        return;
    }
    let Ok(age) = u32::try_from(signed.months_to(start)) else {
        let message = "a treaty that is signed after the map's first day";
        let hint = format!(
            "the map begins in {}; Found in history founds a treaty later",
            frame::told(start)
        );
        report.note_with(&at, Code::SignedTooLate, message, Some(hint));
        return;
    };
    let charter = charters.get(seed.charter.index());
    let length = seed.term.or(charter.map(|c| c.charter.term));
    if let Some(Validity::Lapses(months)) = length
        && age >= u32::from(months)
    {
        let message = format!("its term of {months} months is over before the map's first day");
        let hint = Some("leave the treaty out, or give it the date of its renewal".to_owned());
        report.note_with(&at, Code::TermOver, message, hint);
    }
}

/// Who holds what the charter reserves: members, the lead among them, and not all of them.
fn holders(
    raw: &Founding<'_>,
    charter: Option<&Charter>,
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> Vec<NationId> {
    let list = at.field("holders");
    let mut holders: Vec<NationId> = Vec::with_capacity(raw.holders.len());
    for (i, name) in raw.holders.iter().enumerate() {
        if raw.holders[..i].contains(name) {
            report.note(
                &list.item(i),
                Code::ListedTwice,
                format!("{name:?} is a holder already"),
            );
            continue;
        }
        if is_stranger(name, raw.members, book) {
            let message = format!("the holder {name:?} is no member");
            let hint = members_are(raw.members);
            report.note_with(&list.item(i), Code::NotAMember, message, hint);
        }
        holders.push(book.nation(name, &list.item(i), report));
    }
    holders.sort_unstable();
    let Some(charter) = charter.filter(|_| !raw.holders.is_empty()) else {
        return holders;
    };
    let lead = raw.lead.filter(|l| !raw.holders.iter().any(|h| h == l));
    if charter.reserved == Reserved::Nothing {
        let message = format!("{:?} reserves nothing for anybody to hold", raw.charter);
        report.note_with(
            &list,
            Code::NoPowers,
            message,
            Some("leave the holders out".to_owned()),
        );
    } else if let Some(lead) = lead {
        let message = format!("the lead {lead:?} is not among the holders");
        report.note_with(
            &list,
            Code::LeadNoHolder,
            message,
            Some(format!("add {lead:?}")),
        );
    } else if raw.members.iter().all(|m| raw.holders.contains(m)) {
        let message = "every member is a holder, and nobody a ward";
        report.note_with(
            &list,
            Code::AllHold,
            message,
            Some("leave the holders out".to_owned()),
        );
    }
    holders
}

/// The groups that elect a council: they name each nation once and together fill its seats.
fn groups(
    raw: &Founding<'_>,
    charter: Option<&Charter>,
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> Vec<Group> {
    let list = at.field("groups");
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut groups = Vec::with_capacity(raw.groups.len());
    for (i, group) in raw.groups.iter().enumerate() {
        let at = list.item(i);
        report.name(
            &at.field("name"),
            "a group's name",
            &group.name,
            reference::group::name.longest(),
        );
        let names = at.field("nations");
        let mut nations = Vec::with_capacity(group.nations.len());
        for (k, name) in group.nations.iter().enumerate() {
            if !seen.insert(name) {
                report.note(
                    &names.item(k),
                    Code::ListedTwice,
                    format!("{name:?} is in a group already"),
                );
            } else {
                nations.push(book.nation(name, &names.item(k), report));
            }
        }
        nations.sort_unstable();
        groups.push(Group {
            name: group.name.clone(),
            seats: group.seats,
            nations,
        });
    }
    let (false, Some(charter)) = (groups.is_empty(), charter) else {
        return groups;
    };
    let Decision::Council { seats } = charter.decision else {
        let message = format!("{:?} has no council for groups to elect", raw.charter);
        let hint = Some("decision: Council(seats: 5)".to_owned());
        report.note_with(&list, Code::NoCouncil, message, hint);
        return groups;
    };
    let sum: u32 = groups.iter().map(|g| u32::from(g.seats)).sum();
    if sum != u32::from(seats) {
        let message = format!("the groups fill {sum} seats, but the council has {seats}");
        let hint = Some(format!("the groups' seats must sum to {seats}"));
        report.note_with(&list, Code::SeatCount, message, hint);
    }
    if let Some(i) = groups
        .iter()
        .position(|g| g.seats < charter.council.long_seats)
    {
        let message = format!(
            "the group's seats, {}, are fewer than the {} to be held longer",
            groups[i].seats, charter.council.long_seats
        );
        let item = list.item(i);
        report.note_with(
            &item.field("seats"),
            Code::SeatCount,
            message,
            Some("lower long_seats in the charter's council".to_owned()),
        );
    }
    groups
}

/// Claims, rivalries and ties.
pub(super) fn relations(
    raw: &RawScenario,
    regions: &[Region],
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> (Vec<Claim>, Vec<Rivalry>, Vec<Tie>) {
    let root = Path::Root;
    let list = root.field("claims");
    let mut claims: Vec<Claim> = Vec::new();
    let mut listed = BTreeSet::new();
    for (i, claim) in raw.claims.iter().enumerate().filter(|c| !c.1.dropped) {
        let at = list.item(i);
        report.number(
            &at.field("strength"),
            reference::claim::strength,
            claim.strength,
        );
        let by = book.nation(&claim.by, &at.field("by"), report);
        let region = soil(&claim.region, &at.field("region"), (book, regions), report);
        let own = regions.get(region.index()).filter(|r| r.id == claim.region);
        let named = book.nations.get(&claim.by).is_some();
        if named && own.is_some_and(|r| r.owner == Some(by) && r.controller == Some(by)) {
            let message = format!("{:?} owns and holds {:?} already", claim.by, claim.region);
            let hint = "take the claim out, or give the region to another owner".to_owned();
            report.note_with(&at.field("region"), Code::OwnClaim, message, Some(hint));
        }
        if !listed.insert((&claim.by, &claim.region)) {
            report.note(
                &at,
                Code::ListedTwice,
                format!("{:?} claims {:?} already", claim.by, claim.region),
            );
        }
        claims.push(Claim {
            by,
            region,
            strength: claim.strength,
        });
    }

    let list = root.field("rivalries");
    let mut rivalries = Vec::new();
    let mut pairs = BTreeSet::new();
    for (i, rivalry) in raw.rivalries.iter().enumerate().filter(|r| !r.1.dropped) {
        let at = list.item(i);
        report.number(&at.field("level"), reference::rivalry::level, rivalry.level);
        let (a, b) = pair(&rivalry.a, &rivalry.b, &mut pairs, book, &at, report);
        rivalries.push(Rivalry {
            a,
            b,
            level: rivalry.level,
        });
    }

    let list = root.field("ties");
    let mut ties = Vec::new();
    let mut pairs = BTreeSet::new();
    for (i, tie) in raw.ties.iter().enumerate() {
        let at = list.item(i);
        report.number(
            &at.field("affinity"),
            reference::tie::affinity,
            tie.affinity,
        );
        let (a, b) = pair(&tie.a, &tie.b, &mut pairs, book, &at, report);
        ties.push(Tie {
            a,
            b,
            affinity: tie.affinity,
        });
    }
    (claims, rivalries, ties)
}

/// Two nations that are not one, and of which nothing was said before.
fn pair(
    a: &str,
    b: &str,
    before: &mut BTreeSet<(String, String)>,
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> (NationId, NationId) {
    let first = book.nation(a, &at.field("a"), report);
    if a == b {
        book.same(a, &at.field("b"), report);
        return (first, first);
    }
    let second = book.nation(b, &at.field("b"), report);
    let key = (a.min(b).to_owned(), a.max(b).to_owned());
    if !before.insert(key) {
        let message = format!("{a:?} and {b:?} are listed already");
        report.note(at, Code::ListedTwice, message);
    }
    (first, second)
}
