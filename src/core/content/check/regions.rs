//! Regions one by one, and no two at one place.

use super::names::Book;
use crate::content::codes::Code;
use crate::content::nearest;
use crate::content::raw::{RawGeography, RawRegion, RawScenario};
use crate::content::reference::region;
use crate::content::report::Report;
use crate::content::scenario::km_between;
use crate::content::scenario::{Region, RegionKind, Terrain};
use crate::content::tree::Path;
use crate::geo;
use crate::ids::{NationId, RegionId};

/// Centres nearer to each other than this, in km, are more likely a slip than a border.
const TOO_NEAR_KM: f64 = 5.0;
/// In millions.
const ONE_PERSON: f64 = 1e-6;
/// Infrastructure of a land region whose author gives none.
const INFRASTRUCTURE: f64 = 4.0;

/// The order that regions take in the scenario, as indices into the file's list: those on the map first,
/// since an atlas numbers only them.
pub(super) fn order(regions: &[RawRegion]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..regions.len()).collect();
    order.sort_by_key(|&i| (regions[i].off_map, i));
    order
}

/// The regions in the scenario's order. On a grid map `at` is still to be measured.
pub(super) fn check(
    raw: &RawScenario,
    order: &[usize],
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> Vec<Region> {
    let root = Path::Root;
    let list = root.field("regions");
    let mut checked: Vec<Region> = Vec::with_capacity(raw.regions.len());
    let codes = geo::country_codes();
    let shifted = bounds_are_wrong(raw, report);
    for (i, region) in raw.regions.iter().enumerate() {
        let at = list.item(i);
        place(raw, region, (&codes, shifted), &at, report);
        checked.push(one(region, &at, book, report));
    }
    if matches!(raw.geography, RawGeography::World { .. }) {
        neighbours(raw, &list, report);
    }
    order.iter().map(|&i| checked[i].clone()).collect()
}

fn one(raw: &RawRegion, at: &Path<'_>, book: &Book<'_>, report: &mut Report<'_>) -> Region {
    report.name(
        &at.field("name"),
        "a region's name",
        &raw.name,
        region::name.longest(),
    );
    let infrastructure = raw
        .infrastructure
        .unwrap_or(if raw.sea { 0.0 } else { INFRASTRUCTURE });
    report.number(
        &at.field("infrastructure"),
        region::infrastructure,
        infrastructure,
    );
    if raw.sea {
        at_sea(raw, at, report);
    } else {
        on_land(raw, at, report);
    }
    let owner = raw.owner.as_deref().and_then(|name| {
        book.nations
            .find(name, &at.field("owner"), report)
            .map(NationId::at)
    });
    let controller = held(raw, owner, at, book, report);
    report.number(&at.field("unrest"), region::unrest, raw.unrest);
    let list = at.field("stocks");
    let mut stocks = Vec::with_capacity(raw.stocks.len());
    for (i, (nation, kilotonnes)) in raw.stocks.iter().enumerate() {
        let item = list.item(i);
        report.number(&item.item(1), region::stocks, *kilotonnes);
        stocks.push((book.nation(nation, &item.item(0), report), *kilotonnes));
    }
    let (kind, terrain) = match raw.sea {
        true => (RegionKind::Sea, Terrain::Sea),
        false => (RegionKind::Land, raw.terrain.unwrap_or_default()),
    };
    Region {
        id: raw.id.clone(),
        name: raw.name.clone(),
        kind,
        at: raw.at.unwrap_or_default(),
        terrain,
        population: raw.population,
        infrastructure,
        port: u8::try_from(raw.port).unwrap_or_default(),
        owner,
        controller,
        unrest: raw.unrest,
        stocks,
        off_map: raw.off_map,
    }
}

/// Who holds the region on the first day: its owner, if nobody else is said to.
fn held(
    raw: &RawRegion,
    owner: Option<NationId>,
    at: &Path<'_>,
    book: &Book<'_>,
    report: &mut Report<'_>,
) -> Option<NationId> {
    let Some(name) = &raw.controller else {
        return owner;
    };
    let at = at.field("controller");
    if raw.owner.is_none() {
        let message = "soil without an owner is held by nobody";
        report.note_with(
            &at,
            Code::HeldByNobody,
            message,
            Some(format!("owner: {name:?}")),
        );
    }
    book.nations.find(name, &at, report).map(NationId::at)
}

fn on_land(raw: &RawRegion, at: &Path<'_>, report: &mut Report<'_>) {
    report.number(&at.field("population"), region::population, raw.population);
    if raw.population > 0.0 && raw.population < ONE_PERSON {
        report.note(
            &at.field("population"),
            Code::OutOfRange,
            "population is in millions: 0, or at least 0.000001, which is one person",
        );
    }
    report.number(&at.field("port"), region::port, raw.port);
    if raw.terrain == Some(Terrain::Sea) {
        let hint = Some("a sea zone has sea: true".to_owned());
        report.note_with(
            &at.field("terrain"),
            Code::SeaTerrain,
            "land cannot have the terrain Sea",
            hint,
        );
    }
}

fn at_sea(raw: &RawRegion, at: &Path<'_>, report: &mut Report<'_>) {
    if raw.owner.is_some() {
        report.note(&at.field("owner"), Code::SeaZone, "a sea zone has no owner");
    }
    if raw.port > 0 {
        report.note(&at.field("port"), Code::SeaZone, "a sea zone has no port");
    }
    if raw.unrest != 0.0 {
        report.note(&at.field("unrest"), Code::SeaZone, "nobody lives at sea");
    }
    if !raw.stocks.is_empty() {
        report.note(
            &at.field("stocks"),
            Code::SeaZone,
            "nothing is laid in at sea",
        );
    }
    if raw.population != 0.0 {
        report.note(
            &at.field("population"),
            Code::SeaZone,
            "nobody lives at sea",
        );
    }
    if raw.terrain.is_some_and(|t| t != Terrain::Sea) {
        report.note(
            &at.field("terrain"),
            Code::SeaZone,
            "a sea zone has the terrain Sea",
        );
    }
    if !raw.within.is_empty() {
        report.note(
            &at.field("within"),
            Code::SeaZone,
            "a sea zone lies within no country",
        );
    }
}

/// Where the region is: a centre and countries on the globe, a glyph on a grid.
fn place(
    raw: &RawScenario,
    region: &RawRegion,
    (codes, shifted): (&[&str], bool),
    at: &Path<'_>,
    report: &mut Report<'_>,
) {
    let mut sound = true;
    if let Some((x, y)) = region.at {
        let point = at.field("at");
        sound &= report.measure(&point.item(0), "longitude", x, -180.0..=360.0, "degrees");
        sound &= report.measure(&point.item(1), "latitude", y, -90.0..=90.0, "degrees");
    }
    match raw.geography {
        // Where the bounds or the centre itself are wrong the one is not held against the other.
        RawGeography::World { bounds, .. } => {
            let within = (sound && !shifted).then_some(bounds);
            on_globe(region, within, codes, at, report);
        }
        RawGeography::Grid { .. } => {
            if !region.within.is_empty() {
                report.note(
                    &at.field("within"),
                    Code::WrongGeography,
                    "a region of a grid lies within no country",
                );
            }
            if region.glyph.is_none() && !region.off_map {
                let hint = "glyph: 'a', its letter in the rows; or is it off_map: true?".to_owned();
                let message = "a region of a grid needs a glyph";
                report.note_with(at, Code::NoGlyph, message, Some(hint));
            }
        }
    }
    if region.off_map && region.glyph.is_some() {
        report.note(
            &at.field("glyph"),
            Code::WrongGeography,
            "a region off the map has no glyph",
        );
    }
}

/// West, south, east, north in degrees.
type Bounds = (f64, f64, f64, f64);

fn lies_within((west, south, east, north): Bounds, (x, y): (f64, f64)) -> bool {
    let turned = [x - 360.0, x, x + 360.0];
    turned.iter().any(|x| (west..=east).contains(x)) && (south..=north).contains(&y)
}

/// Whether the map's bounds are to blame for centres that lie outside them: it is so when most do. Reports it once.
fn bounds_are_wrong(raw: &RawScenario, report: &mut Report<'_>) -> bool {
    let RawGeography::World { bounds, .. } = raw.geography else {
        return false;
    };
    let centres: Vec<(f64, f64)> = raw
        .regions
        .iter()
        .filter(|r| !r.off_map)
        .filter_map(|r| r.at)
        .collect();
    let inside = |bounds: Bounds| {
        centres
            .iter()
            .filter(|at| lies_within(bounds, **at))
            .count()
    };
    let (a, b, c, d) = bounds;
    let root = Path::Root;
    let geography = root.field("geography");
    let at = geography.field("bounds");
    let mut sound = true;
    for (i, (value, limit)) in [(a, 360.0), (b, 90.0), (c, 360.0), (d, 90.0)]
        .into_iter()
        .enumerate()
    {
        sound &= report.measure(&at.item(i), "a bound", value, -limit..=limit, "degrees");
    }
    if !sound {
        return true;
    }
    let outside = centres.len() - inside(bounds);
    let message = if a >= c || b >= d {
        "these bounds enclose nothing".to_owned()
    } else if outside >= 2 && outside * 2 > centres.len() {
        let all = centres.len();
        format!("{outside} of {all} regions have their centre outside the bounds")
    } else {
        return false;
    };
    let orders = [
        (b, a, d, c),
        (a, c, b, d),
        (c, d, a, b),
        (c, b, a, d),
        (a, d, c, b),
    ];
    let better = orders
        .into_iter()
        .max_by_key(|b| inside(*b))
        .filter(|b| inside(*b) * 2 > centres.len());
    let hint = match better {
        Some(better) => format!("bounds are (west, south, east, north); did you mean {better:?}?"),
        None => "bounds are (west, south, east, north) in degrees; at is (longitude, latitude)"
            .to_owned(),
    };
    report.note_with(&at, Code::BadBounds, message, Some(hint));
    true
}

fn on_globe(
    region: &RawRegion,
    bounds: Option<Bounds>,
    codes: &[&str],
    at: &Path<'_>,
    report: &mut Report<'_>,
) {
    if region.glyph.is_some() {
        report.note(
            &at.field("glyph"),
            Code::WrongGeography,
            "only regions of a grid have a glyph",
        );
    }
    let Some((x, y)) = region.at else {
        let hint = Some("at: (4.9, 52.4), longitude first".to_owned());
        report.note_with(at, Code::NoCentre, "a region needs a centre", hint);
        return;
    };
    if region.off_map {
        return;
    }
    if let Some(bounds) = bounds.filter(|&bounds| !lies_within(bounds, (x, y))) {
        let message = format!("the centre lies outside the map's bounds {bounds:?}");
        let hint = Some("longitude comes first; or is it off_map: true?".to_owned());
        report.note_with(&at.field("at"), Code::CentreOutside, message, hint);
    }
    if region.within.is_empty() && region.outline.is_none() && !region.sea {
        let hint = format!(
            "within: [\"NLD\"] names the countries to take its shape from, [{:?}] is all land",
            geo::ALL_LAND
        );
        report.note_with(
            at,
            Code::NoCountry,
            "a land region must lie within a country",
            Some(hint),
        );
    }
    let within = at.field("within");
    for (i, country) in region.within.iter().enumerate() {
        if country != geo::ALL_LAND && !codes.contains(&country.as_str()) {
            let iso = "codes are those of ISO 3166-1 alpha-3";
            let hint = match nearest::meant(country, codes.iter().copied()) {
                Some(meant) => format!("{meant} {iso}"),
                None => iso.to_owned(),
            };
            report.note_with(
                &within.item(i),
                Code::UnknownCountry,
                format!("no country has the code {country:?}"),
                Some(hint),
            );
        }
    }
}

/// Two centres at one place leave one of the regions without a shape.
fn neighbours(raw: &RawScenario, list: &Path<'_>, report: &mut Report<'_>) {
    let drawn = |r: &&RawRegion| !r.off_map;
    for (i, b) in raw.regions.iter().enumerate().filter(|(_, r)| drawn(r)) {
        let Some(at_b) = b.at else { continue };
        for a in raw.regions[..i].iter().filter(drawn) {
            let Some(at_a) = a.at else { continue };
            if a.sea != b.sea || (at_a.1 - at_b.1).abs() > 0.1 {
                continue;
            }
            let meets = |c: &String| c == geo::ALL_LAND || geo::takes_of(&b.within, c);
            if !a.sea && !a.within.iter().any(meets) {
                continue;
            }
            let km = km_between(at_a, at_b);
            let item = list.item(i);
            if km < 0.1 {
                report.note(
                    &item.field("at"),
                    Code::SameCentre,
                    format!("{:?} has the same centre", a.id),
                );
            } else if km < TOO_NEAR_KM {
                let message = format!("{:?} has its centre only {km:.1} km away", a.id);
                report.note(&item.field("at"), Code::NearCentre, message);
            }
        }
    }
}

/// The region of that name, which has to be land.
pub(super) fn soil(
    name: &str,
    at: &Path<'_>,
    (book, regions): (&Book<'_>, &[Region]),
    report: &mut Report<'_>,
) -> RegionId {
    let id = book.region(name, at, report);
    let found = regions.get(id.index()).filter(|r| r.id == name);
    if found.is_some_and(|r| r.kind == RegionKind::Sea) {
        let message = format!("{name:?} is a sea zone, and nobody can own the sea");
        report.note(at, Code::SeaOwned, message);
    }
    id
}
