//! Ways between regions: computed from borders and coasts, then those that the map adds.

use super::names::Book;
use crate::content::codes::Code;
use crate::content::raw::{RawGeography, RawLink, RawScenario};
use crate::content::reference;
use crate::content::report::Report;
use crate::content::rules::SupplyRules;
use crate::content::scenario::km_between;
use crate::content::scenario::{Link, Mode, Region, RegionKind};
use crate::content::tree::Path;
use crate::geo::{Atlas, BorderKind};
use crate::ids::RegionId;

/// All links, sorted by (a, b, mode), `a` before `b`.
pub(super) fn check(
    raw: &RawScenario,
    order: &[usize],
    regions: &[Region],
    atlas: &Atlas,
    rules: &SupplyRules,
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> Vec<Link> {
    let blocked = blocked(raw, book, atlas, report);
    let mut links: Vec<Link> = Vec::new();
    for border in atlas.borders() {
        let (a, b) = (border.a, border.b);
        let ends = (&regions[a.index()], &regions[b.index()]);
        let way = match border.kind {
            BorderKind::Land => {
                let worse = ends.0.infrastructure.min(ends.1.infrastructure);
                Some((Mode::Land, worse * rules.land_kt_per_infrastructure))
            }
            BorderKind::Coast => {
                let port = ends.0.port.max(ends.1.port);
                (port > 0).then(|| (Mode::Sea, f64::from(port) * rules.port_kt_per_level))
            }
            BorderKind::Sea => Some((Mode::Sea, rules.sea_kt)),
        };
        if let Some((mode, capacity)) = way.filter(|_| !blocked.contains(&(a, b))) {
            let km = atlas.distance_km(a, b);
            links.push(Link {
                a,
                b,
                mode,
                capacity,
                km,
                border_km: border.length_km,
                strait: None,
            });
        }
    }
    let root = Path::Root;
    let list = root.field("links");
    let mut added: Vec<(RegionId, RegionId, Mode)> = Vec::new();
    for (i, raw_link) in raw.links.iter().enumerate() {
        let at = list.item(i);
        let Some(link) = extra(raw, raw_link, regions, atlas, book, &at, report) else {
            continue;
        };
        let key = |l: &Link| (l.a, l.b, l.mode);
        if added.contains(&key(&link)) {
            report.note(
                &at,
                Code::ListedTwice,
                format!(
                    "{:?} and {:?} are linked so already",
                    raw_link.a, raw_link.b
                ),
            );
        }
        added.push(key(&link));
        // What the author writes has the last word on a computed link.
        match links.iter_mut().find(|l| key(l) == key(&link)) {
            Some(computed) => {
                *computed = Link {
                    border_km: computed.border_km,
                    ..link
                }
            }
            None => links.push(link),
        }
    }
    links.sort_by_key(|l| (l.a, l.b, l.mode));
    if links.len() > usize::from(u16::MAX) {
        report.note(
            &root.field("links"),
            Code::TooMany,
            format!("{} links are too many", links.len()),
        );
    }
    cut_off(&links, order, regions, report);
    inland_ports(&links, order, regions, report);
    links
}

/// Warns of harbours to which no ship can come.
fn inland_ports(links: &[Link], order: &[usize], regions: &[Region], report: &mut Report<'_>) {
    let root = Path::Root;
    let list = root.field("regions");
    let at = by_region(links, regions.len());
    for (id, region) in regions.iter().enumerate().filter(|(_, r)| r.port > 0) {
        let by_sea = |&i: &u16| links[usize::from(i)].mode == Mode::Sea;
        // A region without any link is an error already.
        if at[id].is_empty() || at[id].iter().any(by_sea) {
            continue;
        }
        let item = list.item(order[id]);
        let message = format!(
            "{:?} has a port and no sea beside it: no ship can come",
            region.id
        );
        let hint = "port: 0, or an entry in links with mode: Sea".to_owned();
        report.note_with(&item.field("port"), Code::InlandPort, message, Some(hint));
    }
}

fn blocked(
    raw: &RawScenario,
    book: &Book<'_>,
    atlas: &Atlas,
    report: &mut Report<'_>,
) -> Vec<(RegionId, RegionId)> {
    let root = Path::Root;
    let list = root.field("blocked");
    let mut pairs = Vec::with_capacity(raw.blocked.len());
    for (i, (a, b)) in raw.blocked.iter().enumerate() {
        let at = list.item(i);
        let before = report.problems.len();
        let (from, to) = (
            book.region(a, &at.item(0), report),
            book.region(b, &at.item(1), report),
        );
        let pair = (from.min(to), from.max(to));
        if report.problems.len() == before && !atlas.borders().iter().any(|x| (x.a, x.b) == pair) {
            report.note(
                &at,
                Code::NothingBlocked,
                format!("{a:?} and {b:?} have no common border to block"),
            );
        }
        pairs.push(pair);
    }
    pairs
}

/// A link that the map adds; None if its ends are not known.
fn extra(
    raw: &RawScenario,
    link: &RawLink,
    regions: &[Region],
    atlas: &Atlas,
    book: &Book<'_>,
    at: &Path<'_>,
    report: &mut Report<'_>,
) -> Option<Link> {
    report.number(
        &at.field("capacity"),
        reference::link::capacity,
        link.capacity,
    );
    if let Some(km) = link.km {
        report.number(&at.field("km"), reference::link::km, km);
    }
    let a = book.regions.find(&link.a, &at.field("a"), report);
    let b = book.regions.find(&link.b, &at.field("b"), report);
    let (a, b) = (RegionId::at(a?), RegionId::at(b?));
    if a == b {
        report.note(
            &at.field("b"),
            Code::SelfLink,
            format!("{:?} cannot be linked to itself", link.b),
        );
        return None;
    }
    let ends = [&regions[a.index()], &regions[b.index()]];
    let seas = ends.iter().filter(|r| r.kind == RegionKind::Sea).count();
    if link.mode == Mode::Sea {
        for (end, name) in ends.iter().zip(["a", "b"]) {
            if end.kind == RegionKind::Land && end.port == 0 {
                let message = format!("{:?} has no port for a sea link", end.id);
                let hint = Some(format!("give {:?} port: 1", end.id));
                report.note_with(&at.field(name), Code::NoPort, message, hint);
            }
        }
    } else if seas > 0 {
        let message = format!("a link of mode {:?} joins land to land", link.mode);
        report.note_with(
            &at.field("mode"),
            Code::LandLinkAtSea,
            message,
            Some("did you mean mode: Sea?".to_owned()),
        );
    }
    let grid = matches!(raw.geography, RawGeography::Grid { .. });
    let km = match link.km {
        Some(km) => km,
        None if !ends.iter().any(|r| r.off_map) => atlas.distance_km(a, b),
        None if grid => {
            let message = "a link to a region off the drawn map needs its km";
            report.note_with(at, Code::NoLength, message, Some("km: 900.0".to_owned()));
            1.0
        }
        None => km_between(ends[0].at, ends[1].at),
    };
    let (a, b) = (a.min(b), a.max(b));
    Some(Link {
        a,
        b,
        mode: link.mode,
        capacity: link.capacity,
        km,
        border_km: 0.0,
        strait: None,
    })
}

/// Reports regions that cannot be reached from the largest part of the map.
fn cut_off(links: &[Link], order: &[usize], regions: &[Region], report: &mut Report<'_>) {
    let root = Path::Root;
    let list = root.field("regions");
    let at = by_region(links, regions.len());
    let mut part_of: Vec<Option<usize>> = vec![None; regions.len()];
    let mut sizes: Vec<usize> = Vec::new();
    for start in 0..regions.len() {
        if part_of[start].is_some() {
            continue;
        }
        let part = sizes.len();
        let mut open = vec![start];
        part_of[start] = Some(part);
        let mut size = 0;
        while let Some(here) = open.pop() {
            size += 1;
            for &i in &at[here] {
                let link = &links[usize::from(i)];
                let there = if link.a.index() == here {
                    link.b
                } else {
                    link.a
                }
                .index();
                if part_of[there].is_none() {
                    part_of[there] = Some(part);
                    open.push(there);
                }
            }
        }
        sizes.push(size);
    }
    let main = (0..sizes.len()).max_by_key(|&i| (sizes[i], std::cmp::Reverse(i)));
    for (id, region) in regions
        .iter()
        .enumerate()
        .filter(|(id, _)| part_of[*id] != main)
    {
        let item = list.item(order[id]);
        let message = match (at[id].is_empty(), region.kind) {
            (true, RegionKind::Land) => {
                format!("{:?} has no link to anywhere", region.id)
            }
            (true, RegionKind::Sea) => format!("no ship can get to {:?}", region.id),
            (false, _) => format!("{:?} is cut off from the rest of the map", region.id),
        };
        let hint = match report.take_back(&item.field("at"), Code::NoShape) {
            true => "its centre is not within its countries, so it has no border",
            false => "a port on its coast, or an entry in links, would join it",
        };
        let hint = Some(hint.to_owned());
        report.note_with(&item.field("id"), Code::CutOff, message, hint);
    }
}

/// For each region the land that armies can attack from there, the last first, each with whether it lies over a border
/// or strait, or over one sea.
pub(super) fn across(
    links: &[Link],
    regions: &[Region],
    links_at: &[Vec<u16>],
) -> Vec<Vec<(RegionId, bool)>> {
    let land = |r: &RegionId| regions[r.index()].kind == RegionKind::Land;
    let next_to = |r: RegionId| {
        let links = links_at[r.index()].iter().map(|&i| &links[usize::from(i)]);
        links.map(move |l| if l.a == r { l.b } else { l.a })
    };
    let from = |region: RegionId| {
        let (near, seas): (Vec<RegionId>, Vec<RegionId>) = next_to(region).partition(land);
        let beaches = seas.into_iter().flat_map(next_to).filter(land);
        let mut list: Vec<(RegionId, bool)> = near.into_iter().map(|r| (r, true)).collect();
        list.extend(beaches.map(|r| (r, false)));
        // By land sorts last, and the last of the same region is kept.
        list.sort_unstable();
        list.reverse();
        list.dedup_by_key(|l| l.0);
        list
    };
    (0..regions.len()).map(RegionId::at).map(from).collect()
}

/// The pairs of regions with coasts on one sea, and no more than `most` km between their centres.
pub(super) fn narrows(
    across: &[Vec<(RegionId, bool)>],
    most: f64,
    km: impl Fn(RegionId, RegionId) -> f64,
) -> Vec<(RegionId, RegionId)> {
    let mut list = Vec::new();
    for (a, reach) in (0..).map(RegionId::at).zip(across) {
        let beaches = reach.iter().filter(|(b, by_land)| !by_land && *b > a);
        list.extend(
            beaches
                .map(|(b, _)| (a, *b))
                .filter(|&(a, b)| km(a, b) <= most),
        );
    }
    list.sort_unstable();
    list
}

/// The indices of the links at each region.
pub(super) fn by_region(links: &[Link], regions: usize) -> Vec<Vec<u16>> {
    let mut at = vec![Vec::new(); regions];
    for (i, link) in links.iter().enumerate() {
        let i = u16::try_from(i).unwrap_or(u16::MAX);
        at[link.a.index()].push(i);
        at[link.b.index()].push(i);
    }
    at
}
