//! Outlines that a map brings along: polygons of GeoJSON (RFC 7946) or TopoJSON, each with an id.
//!
//! The file is anybody's: what is read of it is bounded, and each fault is told with its place in the file.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::ring::{LonLat, unwrapped};
use super::topology::Polygon;

/// Points of all outlines of a file together.
const MOST_POINTS: usize = 100_000;
const MOST_OUTLINES: usize = 2_000;

/// The outlines of a file, by id.
#[derive(Clone, Debug, Default)]
pub struct Outlines(BTreeMap<String, Outline>);

/// The pieces of land of one region.
pub type Outline = Arc<Vec<Polygon>>;

impl Outlines {
    /// Reads a `FeatureCollection` of GeoJSON or a `Topology` of TopoJSON, whose coordinates are longitude and latitude.
    ///
    /// # Errors
    /// The first fault: where in the file it is, and what would be right.
    pub fn read(text: &str) -> Result<Self, String> {
        let root: Value =
            serde_json::from_str(text).map_err(|e| format!("this is no JSON: {e}"))?;
        refuse_other_crs(&root)?;
        let mut reader = Reader {
            outlines: Self::default(),
            points: 0,
            arcs: Vec::new(),
        };
        match root["type"].as_str() {
            Some("FeatureCollection") => {
                for (i, feature) in list(&root["features"], "features")?.iter().enumerate() {
                    let at = format!("feature {}", i + 1);
                    reader.take(feature, &feature["geometry"], at)?;
                }
            }
            Some("Topology") => {
                reader.arcs = arcs(&root)?;
                let objects = root["objects"]
                    .as_object()
                    .ok_or("a Topology has objects")?;
                for (name, object) in objects {
                    reader.object(name, object)?;
                }
            }
            other => {
                let found = other.unwrap_or("none");
                return Err(format!(
                    "its type is {found}, and a FeatureCollection (GeoJSON) or a Topology (TopoJSON) is wanted"
                ));
            }
        }
        Ok(reader.outlines)
    }

    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Outline> {
        self.0.get(id)
    }

    /// The ids, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.0.keys().map(String::as_str)
    }
}

fn list<'v>(value: &'v Value, what: &str) -> Result<&'v Vec<Value>, String> {
    value
        .as_array()
        .ok_or_else(|| format!("its {what} are no list"))
}

/// Coordinates are longitude and latitude, whatever an older file may say of others.
fn refuse_other_crs(root: &Value) -> Result<(), String> {
    let crs = &root["crs"];
    let name = crs["properties"]["name"].as_str().unwrap_or("unnamed");
    let known = ["CRS84", "EPSG::4326", "EPSG:4326"];
    match crs.is_null() || known.iter().any(|k| name.ends_with(k)) {
        true => Ok(()),
        false => Err(format!(
            "its crs is {name}, and coordinates must be longitude and latitude (WGS84)"
        )),
    }
}

/// A number that is a place in the list of arcs; below 0 that arc is walked backward.
type Index = i64;

struct Reader {
    outlines: Outlines,
    /// As many as all rings have so far.
    points: usize,
    arcs: Vec<Vec<LonLat>>,
}

impl Reader {
    /// An object of a topology: a geometry, or several.
    fn object(&mut self, name: &str, object: &Value) -> Result<(), String> {
        if object["type"] != "GeometryCollection" {
            return self.take(object, object, format!("object {name:?}"));
        }
        let geometries = list(&object["geometries"], "geometries")?;
        for (i, geometry) in geometries.iter().enumerate() {
            self.take(
                geometry,
                geometry,
                format!("geometry {} of {name:?}", i + 1),
            )?;
        }
        Ok(())
    }

    /// The outline that stands at `at`: of GeoJSON a feature with its geometry, of TopoJSON one thing.
    fn take(&mut self, feature: &Value, geometry: &Value, at: String) -> Result<(), String> {
        let id = id_of(feature).ok_or_else(|| {
            format!("{at} has no id: \"id\": \"my-bay\", beside its type or in its properties")
        })?;
        let at = format!("{at} ({id:?})");
        let coordinates = match geometry.get("arcs") {
            Some(arcs) => arcs,
            None => &geometry["coordinates"],
        };
        let polygons = match geometry["type"].as_str() {
            Some("Polygon") => vec![self.polygon(coordinates, &at)?],
            Some("MultiPolygon") => {
                let polygons = list(coordinates, "polygons").map_err(|e| format!("{at}: {e}"))?;
                let each = polygons.iter().enumerate();
                let each = each.map(|(i, p)| self.polygon(p, &format!("{at}, polygon {}", i + 1)));
                each.collect::<Result<_, _>>()?
            }
            other => {
                let found = other.unwrap_or("nothing");
                return Err(format!(
                    "{at} is {found}, and a Polygon or MultiPolygon is wanted"
                ));
            }
        };
        if self.outlines.0.len() == MOST_OUTLINES {
            return Err(format!("{at}: {MOST_OUTLINES} outlines are the most"));
        }
        match self.outlines.0.insert(id, Arc::new(polygons)) {
            Some(_) => Err(format!("{at}: another has this id, and each needs its own")),
            None => Ok(()),
        }
    }

    fn polygon(&mut self, rings: &Value, at: &str) -> Result<Polygon, String> {
        let rings = list(rings, "rings").map_err(|e| format!("{at}: {e}"))?;
        if rings.is_empty() {
            return Err(format!("{at} has no ring"));
        }
        let each = rings.iter().enumerate();
        let each = each.map(|(i, ring)| self.ring(ring, &format!("{at}, ring {}", i + 1)));
        let rings = each.collect::<Result<_, _>>()?;
        Ok(Polygon { rings })
    }

    fn ring(&mut self, ring: &Value, at: &str) -> Result<Vec<LonLat>, String> {
        let parts = list(ring, "points").map_err(|e| format!("{at}: {e}"))?;
        let ring = match parts.first() {
            Some(Value::Number(_)) => self.joined(parts, at)?,
            _ => {
                let points = parts.iter().enumerate();
                let points = points.map(|(i, p)| place(p, || format!("{at}, point {}", i + 1)));
                points.collect::<Result<Vec<_>, _>>()?
            }
        };
        self.count(ring.len(), at)?;
        if ring.len() < 4 {
            let points = ring.len();
            return Err(format!(
                "{at} has {points} points, and a ring has 4 or more"
            ));
        }
        if ring.first() != ring.last() {
            return Err(format!(
                "{at} is not closed: its last point must be its first again"
            ));
        }
        Ok(unwrapped(ring))
    }

    /// A ring from its arcs; the end of one is the start of the next.
    fn joined(&self, indices: &[Value], at: &str) -> Result<Vec<LonLat>, String> {
        let mut ring: Vec<LonLat> = Vec::new();
        for index in indices {
            let index: Option<Index> = index.as_i64();
            let arc = index.and_then(|i| {
                let place = if i < 0 { !i } else { i };
                self.arcs.get(usize::try_from(place).ok()?)
            });
            let (Some(index), Some(arc)) = (index, arc) else {
                return Err(format!("{at}: there is no such arc"));
            };
            ring.pop();
            match index < 0 {
                true => ring.extend(arc.iter().rev()),
                false => ring.extend(arc),
            }
            // A short list of long arcs, named again and again, would grow without end.
            if self.points + ring.len() > MOST_POINTS {
                break;
            }
        }
        Ok(ring)
    }

    fn count(&mut self, points: usize, at: &str) -> Result<(), String> {
        self.points += points;
        match self.points > MOST_POINTS {
            true => Err(format!(
                "{at}: {MOST_POINTS} points in all are the most; a map shows no more of simpler outlines"
            )),
            false => Ok(()),
        }
    }
}

/// The id of a feature: beside its type, or in its properties.
fn id_of(feature: &Value) -> Option<String> {
    let ids = [&feature["id"], &feature["properties"]["id"]];
    ids.into_iter().find_map(|id| match id {
        Value::String(id) if !id.trim().is_empty() => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    })
}

/// A longitude and a latitude; a height behind them is nobody's business.
fn place(value: &Value, at: impl Fn() -> String) -> Result<LonLat, String> {
    let [x, y] =
        pair(value).ok_or_else(|| format!("{}: a longitude and a latitude are wanted", at()))?;
    match x.abs() <= 360.0 && y.abs() <= 90.0 {
        true => Ok((x, y)),
        false => Err(format!(
            "{}: {x}, {y} is no longitude and latitude in degrees; the longitude comes first",
            at()
        )),
    }
}

fn pair(value: &Value) -> Option<[f64; 2]> {
    match value.as_array()?.as_slice() {
        [x, y, ..] => Some([x.as_f64()?, y.as_f64()?]),
        _ => None,
    }
}

/// The arcs of a topology in degrees. With a transform each point but the first is a step from the one before.
fn arcs(root: &Value) -> Result<Vec<Vec<LonLat>>, String> {
    let transform = &root["transform"];
    let steps = match transform.is_null() {
        true => None,
        false => {
            let parts = pair(&transform["scale"]).zip(pair(&transform["translate"]));
            Some(parts.ok_or("its transform has no scale and translate of two numbers")?)
        }
    };
    let mut arcs = Vec::new();
    for (i, arc) in list(&root["arcs"], "arcs")?.iter().enumerate() {
        let points = list(arc, "points").map_err(|e| format!("arc {}: {e}", i + 1))?;
        let mut sum = [0.0, 0.0];
        let mut line = Vec::with_capacity(points.len());
        for (k, point) in points.iter().enumerate() {
            let at = || format!("arc {}, point {}", i + 1, k + 1);
            line.push(match steps {
                None => place(point, at)?,
                Some((scale, translate)) => {
                    let step =
                        pair(point).ok_or_else(|| format!("{}: two numbers are wanted", at()))?;
                    sum = [sum[0] + step[0], sum[1] + step[1]];
                    let degrees = |i: usize| sum[i] * scale[i] + translate[i];
                    place(&serde_json::json!([degrees(0), degrees(1)]), at)?
                }
            });
        }
        arcs.push(line);
    }
    Ok(arcs)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feature(id: &str, ring: &str) -> String {
        format!(
            r#"{{"type":"Feature","properties":{{"id":"{id}"}},"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}"#
        )
    }

    fn collection(features: &[String]) -> String {
        let features = features.join(",");
        format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)
    }

    const SQUARE: &str = "[[0,0],[2,0],[2,2],[0,2],[0,0]]";

    #[test]
    fn one_shape_is_the_same_in_both_formats() {
        let geo = Outlines::read(&collection(&[feature("a", SQUARE)])).unwrap();
        let topo = r#"{"type":"Topology","transform":{"scale":[0.5,0.5],"translate":[0,0]},
            "arcs":[[[0,0],[4,0],[0,4]],[[0,0],[0,4],[4,0]]],
            "objects":{"lands":{"type":"GeometryCollection","geometries":[
                {"type":"Polygon","id":"a","arcs":[[0,-2]]}]}}}"#;
        let topo = Outlines::read(topo).unwrap();
        assert_eq!(geo.get("a"), topo.get("a"));
        assert_eq!(geo.get("a").unwrap()[0].rings[0].len(), 4);
        assert_eq!(geo.ids().collect::<Vec<_>>(), ["a"]);
    }

    #[test]
    fn each_fault_is_told_with_its_place() {
        let one = |ring| collection(&[feature("a", ring)]);
        let bad = SQUARE.replace("[2,2]", "[2,200]");
        let point = format!("[{}[0,0]]", "[0,0],".repeat(MOST_POINTS));
        for (text, said) in [
            ("{", "no JSON"),
            (
                r#"{"type":"FeatureCollection","features":[NaN]}"#,
                "no JSON",
            ),
            (&"[".repeat(100_000), "recursion limit"),
            (r#"{"type":"Feature"}"#, "its type is Feature"),
            (
                r#"{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:3857"}}}"#,
                "EPSG:3857",
            ),
            (
                &one("[[0,0],[2,0],[2,2],[0,2]]"),
                "feature 1 (\"a\"), ring 1 is not closed",
            ),
            (&one("[[0,0],[2,0],[0,0]]"), "has 3 points"),
            (&one("[[0,0],[2],[2,2],[0,0]]"), "ring 1, point 2"),
            (&one(&bad), "2, 200 is no longitude"),
            (&one(&point), "points in all are the most"),
            (
                &collection(&[feature("a", SQUARE), feature("a", SQUARE)]),
                "feature 2 (\"a\"): another",
            ),
            (&collection(&[feature("", SQUARE)]), "feature 1 has no id"),
            (&one(SQUARE).replace("Polygon", "Point"), "is Point"),
            (
                r#"{"type":"Topology","arcs":[],"objects":{"a":{"type":"Polygon","id":1,"arcs":[[3]]}}}"#,
                "no such arc",
            ),
        ] {
            let fault = Outlines::read(text).unwrap_err();
            assert!(fault.contains(said), "{fault}");
        }
    }
}
