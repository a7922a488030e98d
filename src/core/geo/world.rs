//! The Earth as a scenario divides it: projected countries, and the seeds within each.

use super::atlas::Seed;
use super::error::GeoError;
use super::fill::{Shape, filled};
use super::iso::country_codes;
use super::plane::{Frame, Point, Rect};
use super::projection::{Projector, wrap_lon};
use super::raster::Raster;
use super::ring::{LonLat, cut};
use super::sphere::{Seat, distance_km, vector};
use super::topology::{Country, Polygon, world};
use crate::ids::RegionId;
use std::collections::BTreeMap;

/// Points along each side of the bounds that are projected to find their extent.
const SIDE: usize = 96;

/// As many pixels as two outlines may share before they are said to lie over each other.
const SEAM: usize = 8;

/// West, south, east, north: degrees.
pub type Bounds = (f64, f64, f64, f64);

/// What is needed to draw the Earth.
#[derive(Clone, Debug)]
pub(super) struct World {
    /// Countries, the first with slot 1, the next 2, ...; landmasses with seeds of their own have
    /// slots beyond those.
    pub shapes: Vec<Shape>,
    /// The first of the shapes that are a region's own outline; each region's follow each other.
    outlined: usize,
    /// By slot, the seeds among which that land is divided; those at 0 divide the sea.
    pub seats: Vec<Vec<Seat>>,
    /// By seed of land, how far its centre lies from its countries, km: 0 within them, and for the sea.
    pub afield_km: Vec<f64>,
    /// Outside, there is land and water but no region.
    pub bounds: Rect,
}

impl World {
    pub fn new(projector: &Projector, seeds: &[Seed], bounds: Rect) -> Result<Self, GeoError> {
        let countries = world()?;
        let mut seats = seated(seeds, &countries)?;
        let mut shapes = Vec::new();
        for (index, country) in countries.iter().enumerate() {
            let slots = slotted(country, index + 1, seeds, &mut seats);
            for (polygon, slot) in country.polygons.iter().zip(slots) {
                shapes.extend(shape(projector, slot, polygon));
            }
        }
        // What a map brings along lies over the countries of today.
        let outlined = shapes.len();
        for (index, seed) in seeds.iter().enumerate() {
            let Some(outline) = &seed.outline else {
                continue;
            };
            let slot = u16::try_from(seats.len()).unwrap_or(0);
            seats.push(vec![(RegionId::at(index).0, vector(seed.at.0, seed.at.1))]);
            let own = outline.iter().filter_map(|p| shape(projector, slot, p));
            shapes.extend(own);
        }
        Ok(Self {
            shapes,
            outlined,
            seats,
            afield_km: seeds.iter().map(|seed| afield(seed, &countries)).collect(),
            bounds,
        })
    }

    /// See [`Atlas::overlaps`](super::Atlas::overlaps).
    pub fn overlaps(&self, frame: &Frame) -> Vec<(RegionId, RegionId)> {
        let whose = |slot: u16| {
            let seat = self.seats.get(usize::from(slot)).and_then(|s| s.first());
            RegionId(seat.map_or(0, |s| s.0))
        };
        let mut below = vec![0; frame.width * frame.height];
        let mut found: BTreeMap<(RegionId, RegionId), usize> = BTreeMap::new();
        for own in self.shapes[self.outlined..].chunk_by(|a, b| a.slot == b.slot) {
            for (under, over) in below.iter_mut().zip(filled(frame, own)) {
                if over != 0 {
                    if *under != 0 {
                        *found.entry((whose(*under), whose(over))).or_default() += 1;
                    }
                    *under = over;
                }
            }
        }
        // Where two files drew one border, a few pixels are on both sides of it.
        found.retain(|_, cells| *cells > SEAM);
        found.into_keys().collect()
    }
}

/// A polygon on the map; None if nothing of it is there.
fn shape(projector: &Projector, slot: u16, polygon: &Polygon) -> Option<Shape> {
    let project = |ring: Vec<LonLat>| {
        let points = ring.iter().map(|p| projector.project_unwrapped(p.0, p.1));
        points.collect()
    };
    let parts = polygon.rings.iter();
    let parts = parts.flat_map(|r| cut(r, projector.centre_lon(), projector.lat_limit()));
    Shape::new(slot, parts.map(project).collect())
}

/// Stands among the codes of countries for the land of all of them, for ages that knew none of today's.
pub const ALL_LAND: &str = "ALL";

/// Whether a region of these codes takes its shape of the country too.
#[must_use]
pub fn takes_of(within: &[String], iso3: &str) -> bool {
    within.iter().any(|code| code == iso3 || code == ALL_LAND)
}

/// The seeds by slot, each list in id order.
fn seated(seeds: &[Seed], countries: &[Country]) -> Result<Vec<Vec<Seat>>, GeoError> {
    if seeds.len() > Raster::MAX_REGIONS {
        return Err(GeoError::TooManyRegions(seeds.len()));
    }
    let codes = country_codes();
    let mut seats = vec![Vec::new(); countries.len() + 1];
    for (index, seed) in seeds.iter().enumerate() {
        let region = RegionId::at(index);
        let seat = (region.0, vector(seed.at.0, seed.at.1));
        match (seed.sea, seed.within.first()) {
            (true, None) => seats[0].push(seat),
            (true, Some(country)) => {
                return Err(GeoError::SeaWithin {
                    region,
                    country: country.clone(),
                });
            }
            (false, None) if seed.outline.is_none() => {
                return Err(GeoError::NoCountry { region });
            }
            (false, _) => {}
        }
        for country in &seed.within {
            if country != ALL_LAND && codes.binary_search(&country.as_str()).is_err() {
                return Err(GeoError::UnknownCountry {
                    region,
                    country: country.clone(),
                });
            }
        }
        for (list, country) in seats.iter_mut().skip(1).zip(countries) {
            if takes_of(&seed.within, country.iso3) {
                list.push(seat);
            }
        }
    }
    Ok(seats)
}

/// The slot of each polygon of a country, whose own is `slot`; adds slots to `seats` as needed. A
/// landmass in which seeds lie is not divided with seeds that lie on another landmass of the
/// country: Kaliningrad must not get Pskov because Moscow is farther.
fn slotted(country: &Country, slot: usize, seeds: &[Seed], seats: &mut Vec<Vec<Seat>>) -> Vec<u16> {
    let number = |slot: usize| u16::try_from(slot).unwrap_or(0);
    let polygons = &country.polygons;
    let own = seats.get(slot).cloned().unwrap_or_default();
    if own.len() < 2 || polygons.len() < 2 {
        return vec![number(slot); polygons.len()];
    }
    // For each seed, the polygon it lies in.
    let home = |seat: &Seat| {
        let at = seeds.get(usize::from(seat.0))?.at;
        polygons.iter().position(|p| holds(p, at))
    };
    let homes: Vec<Option<usize>> = own.iter().map(home).collect();
    let mut slots = Vec::with_capacity(polygons.len());
    for polygon in 0..polygons.len() {
        if !homes.contains(&Some(polygon)) {
            slots.push(number(slot));
            continue;
        }
        let admitted = |home: &Option<usize>| home.is_none_or(|h| h == polygon);
        seats.push(
            own.iter()
                .zip(&homes)
                .filter(|s| admitted(s.1))
                .map(|s| *s.0)
                .collect(),
        );
        slots.push(number(seats.len() - 1));
    }
    slots
}

/// How far a centre lies from the nearest corner of its countries or its outline, km; 0 within them.
fn afield(seed: &Seed, countries: &[Country]) -> f64 {
    let own = |country: &&Country| takes_of(&seed.within, country.iso3);
    let polygons = || {
        let outline = seed.outline.iter().flat_map(|o| o.iter());
        countries
            .iter()
            .filter(own)
            .flat_map(|c| &c.polygons)
            .chain(outline)
    };
    if seed.sea || polygons().any(|polygon| holds(polygon, seed.at)) {
        return 0.0;
    }
    let at = vector(seed.at.0, seed.at.1);
    let corners = polygons().flat_map(|polygon| polygon.rings.iter().flatten());
    corners
        .map(|corner| distance_km(at, vector(corner.0, corner.1)))
        .fold(f64::INFINITY, f64::min)
}

/// Whether a place lies in a polygon, by the even-odd rule.
fn holds(polygon: &Polygon, at: LonLat) -> bool {
    let crosses = |ring: &Vec<LonLat>| {
        let Some(&first) = ring.first() else { return 0 };
        let ends = ring.iter().skip(1).chain([&first]);
        let crossed = |turn: f64| {
            let east = |(a, b): &(&LonLat, &LonLat)| {
                let spans = (a.1 <= at.1) != (b.1 <= at.1);
                spans && a.0 + (at.1 - a.1) / (b.1 - a.1) * (b.0 - a.0) > at.0 + turn
            };
            ring.iter().zip(ends.clone()).filter(east).count()
        };
        // The ring may be written a turn away from the place.
        [-360.0, 0.0, 360.0].into_iter().map(crossed).sum()
    };
    polygon.rings.iter().map(crosses).sum::<usize>() % 2 == 1
}

/// The bounds with east written east of west, if they make sense.
pub(super) fn checked(bounds: Bounds) -> Result<Bounds, GeoError> {
    let (west, south, east, north) = bounds;
    let numbers = [west, south, east, north];
    if !numbers.iter().all(|n| n.is_finite() && n.abs() <= 360.0) {
        return Err(GeoError::Bounds("a side is no longitude or latitude"));
    }
    if south < -90.0 || north > 90.0 || south >= north {
        return Err(GeoError::Bounds(
            "south must be below north, both within -90..90",
        ));
    }
    let east = if east <= west { east + 360.0 } else { east };
    if east <= west || east - west > 360.0 {
        return Err(GeoError::Bounds(
            "east and west must be at most once round the Earth apart",
        ));
    }
    Ok((west, south, east, north))
}

/// The smallest upright rectangle of the map that holds all of the bounds. On a conic map it also
/// holds some of the Earth outside them.
pub(super) fn extent(projector: &Projector, bounds: Bounds) -> Option<Rect> {
    let (west, south, east, north) = bounds;
    let centre = projector.centre_lon();
    let middle = (west + east) / 2.0;
    let turn = wrap_lon(middle, centre) - middle;
    let project = |lon: f64, lat: f64| {
        let lon = (lon + turn).clamp(centre - 180.0, centre + 180.0);
        projector.project_unwrapped(lon, lat)
    };
    let along = |step: usize| {
        let t = step as f64 / SIDE as f64;
        let (lon, lat) = (west + t * (east - west), south + t * (north - south));
        [
            project(lon, south),
            project(lon, north),
            project(west, lat),
            project(east, lat),
        ]
    };
    // Where a conic's upright meridian crosses the bounds, they reach lowest.
    let upright = [project(centre - turn, south), project(centre - turn, north)];
    let upright = if (centre - turn) > west && (centre - turn) < east {
        &upright[..]
    } else {
        &[]
    };
    let points = (0..=SIDE).flat_map(along).chain(upright.iter().copied());
    let rect = Rect::enclosing(points)?;
    (rect.width() > 0.0 && rect.height() > 0.0).then_some(rect)
}

/// Where a seed is on the map, if it is on it.
pub(super) fn placed(projector: &Projector, seed: &Seed, bounds: &Rect) -> Option<Point> {
    let (lon, lat) = seed.at;
    let on_earth = lon.abs() <= 360.0 && lat.abs() <= projector.lat_limit();
    let point = on_earth.then(|| projector.project(lon, lat))?;
    bounds.contains(point).then_some(point)
}
