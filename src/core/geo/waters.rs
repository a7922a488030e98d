//! Rivers and lakes, to be drawn over the regions.

use super::error::GeoError;
use super::plane::{Frame, Point, Rect};
use super::projection::{Projector, wrap_lon};
use super::ring::{LonLat, clipped, clipped_line, cut, unwrapped};
use serde::Deserialize;

const RIVERS: &str = include_str!("../../../assets/geo/rivers-110m.geojson");
const LAKES: &str = include_str!("../../../assets/geo/lakes-110m.geojson");

/// How far beside a river its banks are looked for, in pixels: on a drawn map its course may be the edge of a cell.
const BESIDE: f64 = 0.25;

/// A stretch of a river within the map's bounds. A river that leaves and returns has several.
#[derive(Clone, Debug, PartialEq)]
pub struct River {
    /// Natural Earth's name.
    pub name: String,
    /// Projected, in the order of the file.
    pub line: Vec<Point>,
}

/// A lake within the map's bounds.
#[derive(Clone, Debug, PartialEq)]
pub struct Lake {
    /// Natural Earth's name.
    pub name: String,
    /// The projected shore, the first point not repeated. Islands are left out.
    pub ring: Vec<Point>,
}

#[derive(Deserialize)]
struct Collection<T> {
    features: Vec<Feature<T>>,
}

#[derive(Deserialize)]
struct Feature<T> {
    properties: Properties,
    geometry: Geometry<T>,
}

#[derive(Deserialize)]
struct Properties {
    name: String,
}

#[derive(Deserialize)]
struct Geometry<T> {
    coordinates: T,
}

/// By region: the rivers on whose banks it lies, as places in the list; none for the sea. `cells` has the region of each
/// pixel of the frame.
pub(super) fn banks(rivers: &[River], frame: &Frame, cells: &[u16], wet: &[bool]) -> Vec<Vec<u16>> {
    let mut banks: Vec<Vec<u16>> = vec![Vec::new(); wet.len()];
    let (right, up) = (frame.unit.0 * BESIDE, frame.unit.1 * BESIDE);
    for (river, line) in (0..).zip(rivers.iter().map(|r| &r.line)) {
        for pair in line.windows(2) {
            let (dx, dy) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
            let steps = (dx.abs() / right).max(dy.abs() / up).ceil().max(1.0);
            for step in 0..=steps as usize {
                let t = step as f64 / steps;
                let (x, y) = (pair[0].x + t * dx, pair[0].y + t * dy);
                for (x, y) in [
                    (x - right, y - up),
                    (x + right, y - up),
                    (x - right, y + up),
                    (x + right, y + up),
                ] {
                    let id = frame
                        .cell(Point { x, y })
                        .map(|cell| usize::from(cells[cell]));
                    let land = id.filter(|&id| wet.get(id) == Some(&false));
                    if let Some(id) = land.filter(|&id| banks[id].last() != Some(&river)) {
                        banks[id].push(river);
                    }
                }
            }
        }
    }
    banks
}

/// The embedded rivers, projected and clipped.
pub(super) fn rivers(projector: &Projector, bounds: &Rect) -> Result<Vec<River>, GeoError> {
    let mut rivers = Vec::new();
    for feature in features::<Vec<LonLat>>("rivers-110m.geojson", RIVERS)? {
        let points = feature.geometry.coordinates;
        let name = tidy(&feature.properties.name);
        // A river that crosses the map's cut goes on at the other side.
        let east = |p: &LonLat| wrap_lon(p.0, projector.centre_lon());
        for reach in points.chunk_by(|a, b| (east(a) - east(b)).abs() < 180.0) {
            let reach: Vec<Point> = reach.iter().map(|p| projector.project(p.0, p.1)).collect();
            let lines = clipped_line(&reach, bounds);
            rivers.extend(lines.into_iter().map(|line| River {
                name: name.clone(),
                line,
            }));
        }
    }
    Ok(rivers)
}

/// The embedded lakes, projected and clipped.
pub(super) fn lakes(projector: &Projector, bounds: &Rect) -> Result<Vec<Lake>, GeoError> {
    let mut lakes = Vec::new();
    for feature in features::<Vec<Vec<LonLat>>>("lakes-110m.geojson", LAKES)? {
        let shore = feature
            .geometry
            .coordinates
            .into_iter()
            .next()
            .unwrap_or_default();
        for part in cut(
            &unwrapped(shore),
            projector.centre_lon(),
            projector.lat_limit(),
        ) {
            let ring: Vec<Point> = part
                .iter()
                .map(|p| projector.project_unwrapped(p.0, p.1))
                .collect();
            let ring = clipped(&ring, bounds);
            if ring.len() > 2 {
                lakes.push(Lake {
                    name: tidy(&feature.properties.name),
                    ring,
                });
            }
        }
    }
    Ok(lakes)
}

fn features<T: serde::de::DeserializeOwned>(
    file: &'static str,
    text: &str,
) -> Result<Vec<Feature<T>>, GeoError> {
    let read: Result<Collection<T>, _> = serde_json::from_str(text);
    read.map(|c| c.features).map_err(|e| GeoError::Embedded {
        file,
        reason: e.to_string(),
    })
}

/// The file breaks long names over two lines.
fn tidy(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
