//! The embedded world: TopoJSON decoded to countries.
//!
//! Borders are stored once, as arcs that neighbours share, and each arc as whole-number steps from
//! its first point (<https://github.com/topojson/topojson-specification>). Neighbours therefore get
//! bit-identical borders, and the rasteriser leaves neither gap nor overlap between them.

use super::error::GeoError;
use super::iso;
use super::ring::{LonLat, unwrapped};
use serde::Deserialize;

const FILE: &str = "countries-50m.json";
const TEXT: &str = include_str!("../../assets/geo/countries-50m.json");

/// A country or territory with a shape of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// ISO 3166-1 alpha-3 code, or one from the range left to users (`iso.rs`). Two
    /// shapes may share a code: outlying islands with Australia.
    pub iso3: &'static str,
    /// ISO 3166-1 numeric code; 0 if it has none.
    pub numeric: u16,
    /// Natural Earth's short English name.
    pub name: String,
    /// The pieces of land.
    pub polygons: Vec<Polygon>,
}

/// One piece of land.
#[derive(Clone, Debug, PartialEq)]
pub struct Polygon {
    /// The outline and the holes in it: longitude and latitude in degrees, the first point not
    /// repeated. Longitudes are continuous, so a ring across the antimeridian reaches beyond ±180;
    /// a ring around a pole spans 360 degrees and is closed over the pole.
    pub rings: Vec<Vec<LonLat>>,
}

#[derive(Deserialize)]
struct Topology {
    transform: Transform,
    arcs: Vec<Vec<[i32; 2]>>,
    objects: Objects,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Objects {
    countries: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(default)]
    id: Option<String>,
    arcs: Arcs,
    properties: Properties,
}

/// Indices of arcs, by ring; `!i` is arc i backward. The depth of the lists tells a polygon from
/// several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Arcs {
    Polygon(Vec<Vec<i32>>),
    Multi(Vec<Vec<Vec<i32>>>),
}

#[derive(Deserialize)]
struct Properties {
    name: String,
}

/// The countries of the world at 1:50 million, in the order of the file.
///
/// # Errors
/// [`GeoError::Embedded`] or [`GeoError::NoCode`] if the embedded file was exchanged for one that
/// this module cannot read.
pub fn world() -> Result<Vec<Country>, GeoError> {
    let topology: Topology = serde_json::from_str(TEXT).map_err(|e| unreadable(e.to_string()))?;
    let arcs = decoded(&topology);
    topology
        .objects
        .countries
        .geometries
        .iter()
        .map(|g| country(g, &arcs))
        .collect()
}

fn unreadable(reason: String) -> GeoError {
    GeoError::Embedded { file: FILE, reason }
}

/// Arcs in degrees.
fn decoded(topology: &Topology) -> Vec<Vec<LonLat>> {
    let Transform { scale, translate } = &topology.transform;
    let decode = |arc: &Vec<[i32; 2]>| {
        let (mut x, mut y) = (0, 0);
        arc.iter()
            .map(|step| {
                x += step[0];
                y += step[1];
                (
                    f64::from(x) * scale[0] + translate[0],
                    f64::from(y) * scale[1] + translate[1],
                )
            })
            .collect()
    };
    topology.arcs.iter().map(decode).collect()
}

fn country(geometry: &Geometry, arcs: &[Vec<LonLat>]) -> Result<Country, GeoError> {
    let name = geometry.properties.name.clone();
    let numeric = match &geometry.id {
        Some(id) => id
            .parse()
            .map_err(|_| unreadable(format!("the id {id:?} is no number")))?,
        None => 0,
    };
    let iso3 = iso::alpha3(numeric)
        .or_else(|| iso::unnumbered(&name))
        .ok_or_else(|| GeoError::NoCode {
            name: name.clone(),
            numeric,
        })?;
    let polygon = |rings: &Vec<Vec<i32>>| -> Result<Polygon, GeoError> {
        let rings = rings
            .iter()
            .map(|ring| joined(ring, arcs))
            .collect::<Result<_, _>>()?;
        Ok(Polygon { rings })
    };
    let polygons = match &geometry.arcs {
        Arcs::Polygon(rings) => vec![polygon(rings)?],
        Arcs::Multi(polygons) => polygons.iter().map(polygon).collect::<Result<_, _>>()?,
    };
    Ok(Country {
        iso3,
        numeric,
        name,
        polygons,
    })
}

/// One ring from its arcs; the end of an arc is the start of the next.
fn joined(indices: &[i32], arcs: &[Vec<LonLat>]) -> Result<Vec<LonLat>, GeoError> {
    let mut ring: Vec<LonLat> = Vec::new();
    for &index in indices {
        let forward = index >= 0;
        let at = usize::try_from(if forward { index } else { !index }).unwrap_or(usize::MAX);
        let arc = arcs
            .get(at)
            .ok_or_else(|| unreadable(format!("there is no arc {index}")))?;
        ring.pop();
        if forward {
            ring.extend(arc);
        } else {
            ring.extend(arc.iter().rev());
        }
    }
    Ok(unwrapped(ring))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_has_a_code_and_every_code_a_shape() {
        let world = world().unwrap();
        assert_eq!(world.len(), 241);
        let mut codes: Vec<_> = world.iter().map(|c| c.iso3).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes, iso::country_codes());
        let named = |iso3| {
            world
                .iter()
                .find(|c| c.iso3 == iso3)
                .map(|c| c.name.as_str())
        };
        assert_eq!(named("XKX"), Some("Kosovo"));
        assert_eq!(named("NLD"), Some("Netherlands"));
    }

    #[test]
    fn rings_are_continuous() {
        for country in world().unwrap() {
            for ring in country.polygons.iter().flat_map(|p| &p.rings) {
                assert!(ring.len() > 2, "{}", country.name);
                assert!(ring.iter().all(|p| p.0.abs() <= 360.0 && p.1.abs() <= 90.0));
                let jump = ring.windows(2).any(|w| (w[1].0 - w[0].0).abs() > 180.0);
                assert!(!jump || country.iso3 == "ATA", "{}", country.name);
            }
        }
    }
}
