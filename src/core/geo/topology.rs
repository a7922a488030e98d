//! The embedded world: TopoJSON decoded to countries.
//!
//! Borders are stored once, as arcs that neighbours share, and each arc as whole-number steps from
//! its first point (<https://github.com/topojson/topojson-specification>). Neighbours therefore get
//! bit-identical borders, and the rasteriser leaves neither gap nor overlap between them.

use super::error::GeoError;
use super::iso;
use super::ring::{LonLat, unwrapped};
use serde::Deserialize;
use serde_json::value::RawValue;

const FILE: &str = "countries-50m.json";
const TEXT: &str = include_str!("../../../assets/geo/countries-50m.json");

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
struct Topology<'t> {
    transform: Transform,
    /// Nearly all of the file, and read in a way of its own: every start of the program waits for it.
    #[serde(borrow)]
    arcs: &'t RawValue,
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
    let arcs = Lines::decoded(topology.arcs.get(), &topology.transform)
        .ok_or_else(|| unreadable("the arcs are no lists of pairs of whole numbers".to_owned()))?;
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

/// Arcs in degrees, one behind the other.
struct Lines {
    points: Vec<LonLat>,
    /// Where each arc ends.
    ends: Vec<usize>,
}

impl Lines {
    /// Reads the text of a list of arcs, which is known to be JSON: `[[[x,y],[dx,dy],..],..]`, each pair but
    /// the first a step from the one before. None if it is a list of anything else.
    fn decoded(text: &str, transform: &Transform) -> Option<Self> {
        let Transform { scale, translate } = transform;
        let mut lines = Self {
            points: Vec::with_capacity(text.len() / 8),
            ends: Vec::new(),
        };
        // The place so far, and the numbers of a pair.
        let (mut at, mut pair) = ([0_i32; 2], [0_i32; 2]);
        let (mut depth, mut which, mut negative) = (0, 0, false);
        for byte in text.bytes() {
            match byte {
                b'0'..=b'9' if depth == 3 => {
                    let value = pair.get_mut(which)?;
                    *value = value.checked_mul(10)?.checked_add(i32::from(byte - b'0'))?;
                }
                b'-' if depth == 3 => negative = true,
                b',' | b']' if depth == 3 => {
                    let value = pair.get_mut(which)?;
                    *value = if negative { -*value } else { *value };
                    negative = false;
                    if byte == b',' {
                        which += 1;
                        continue;
                    }
                    (0..2).try_for_each(|i| {
                        at[i] = at[i].checked_add(pair[i])?;
                        Some(())
                    })?;
                    let degrees = |i: usize| f64::from(at[i]) * scale[i] + translate[i];
                    lines.points.push((degrees(0), degrees(1)));
                    depth = 2;
                    if which != 1 {
                        return None;
                    }
                }
                b'[' => {
                    depth += 1;
                    (pair, which) = ([0; 2], 0);
                    if depth == 2 {
                        at = [0; 2];
                    }
                }
                b']' => {
                    if depth == 2 {
                        lines.ends.push(lines.points.len());
                    }
                    depth -= 1;
                }
                b',' | b' ' | b'\n' | b'\r' | b'\t' => {}
                _ => return None,
            }
        }
        Some(lines)
    }

    fn get(&self, index: usize) -> Option<&[LonLat]> {
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.points.get(start..*self.ends.get(index)?)
    }
}

fn country(geometry: &Geometry, arcs: &Lines) -> Result<Country, GeoError> {
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
fn joined(indices: &[i32], arcs: &Lines) -> Result<Vec<LonLat>, GeoError> {
    let arc = |index: i32| {
        let at = usize::try_from(if index < 0 { !index } else { index }).ok();
        at.and_then(|at| arcs.get(at))
    };
    let length = indices.iter().filter_map(|&i| arc(i)).map(<[_]>::len);
    let mut ring: Vec<LonLat> = Vec::with_capacity(length.sum());
    for &index in indices {
        let forward = index >= 0;
        let arc = arc(index).ok_or_else(|| unreadable(format!("there is no arc {index}")))?;
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
    fn arcs_are_steps_from_their_first_point() {
        let plain = Transform {
            scale: [1.0, 0.5],
            translate: [0.0, 10.0],
        };
        let read = |text| Lines::decoded(text, &plain);
        let lines = read("[[[3,4],[-1,2]], [[0,-6],[5,0],[1,1]]]").unwrap();
        assert_eq!(lines.get(0).unwrap(), [(3.0, 12.0), (2.0, 13.0)]);
        assert_eq!(lines.get(1).unwrap(), [(0.0, 7.0), (5.0, 7.0), (6.0, 7.5)]);
        assert_eq!(lines.get(2), None);
        for wrong in [
            "[[[1]]]",
            "[[[1,2,3]]]",
            "[[[1.5,2]]]",
            "[[1,2]]",
            "[[[9999999999,1]]]",
        ] {
            assert!(read(wrong).is_none(), "{wrong}");
        }
    }

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
