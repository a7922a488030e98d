//! Outlines that a map brings along: the same game as from today's shapes, saved with the game, and no file that could do
//! harm.

use std::path::Path;

use casus_foederis::content::Scenario;
use casus_foederis::geo::world;
use casus_foederis::session::{Map, Session, Setup};

use super::common::casus;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/maps/examples/two-isles.ron");

/// Two countries of today as regions, by their codes or by outlines of the same shape.
fn map(outlined: bool) -> String {
    let (file, west, east) = match outlined {
        true => (
            r#"outlines: "own.geojson","#,
            r#"outline: "west""#,
            r#"outline: "east""#,
        ),
        false => ("", r#"within: ["ESP"]"#, r#"within: ["FRA"]"#),
    };
    format!(
        r#"(
    format: 1, title: "Two", start: (year: 1900, month: 1), turns: 24,
    geography: World({file} projection: Mercator, bounds: (-10.0, 35.0, 10.0, 52.0)),
    regions: [
        (id: "west", name: "West", at: (-3.7, 40.4), {west}, port: 2, population: 20.0, owner: "WES"),
        (id: "east", name: "East", at: (2.3, 48.8), {east}, port: 2, population: 30.0, owner: "EAS"),
        (id: "sea", name: "Sea", at: (-5.0, 46.0), sea: true),
    ],
    nations: [
        (id: "WES", name: "Westland", capital: "west", gdp: 30.0),
        (id: "EAS", name: "Eastland", capital: "east", gdp: 40.0),
    ],
    forces: [(nation: "EAS", region: "east", arm: Land, strength: 3.0)],
    claims: [(by: "EAS", region: "west", strength: 0.8)],
)"#
    )
}

/// Today's shape of a country as a feature.
fn feature(id: &str, code: &str) -> String {
    let countries = world().unwrap();
    let country = countries.iter().find(|c| c.iso3 == code).unwrap();
    let ring = |ring: &Vec<(f64, f64)>| {
        let points = ring.iter().chain(ring.first());
        let points: Vec<String> = points.map(|p| format!("[{},{}]", p.0, p.1)).collect();
        format!("[{}]", points.join(","))
    };
    let polygons: Vec<String> = country
        .polygons
        .iter()
        .map(|p| {
            format!(
                "[{}]",
                p.rings.iter().map(ring).collect::<Vec<_>>().join(",")
            )
        })
        .collect();
    let polygons = polygons.join(",");
    format!(
        r#"{{"type":"Feature","id":"{id}","geometry":{{"type":"MultiPolygon","coordinates":[{polygons}]}}}}"#
    )
}

fn outlines() -> String {
    let features = [feature("west", "ESP"), feature("east", "FRA")].join(",");
    format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)
}

fn written(folder: &Path, outlined: bool) -> Map {
    let path = folder.join("two.ron");
    std::fs::write(&path, map(outlined)).unwrap();
    Map::read(&path).unwrap()
}

fn loaded(map: &Map) -> std::sync::Arc<Scenario> {
    match map.load(&[]) {
        Ok((scenario, warnings)) => {
            assert!(warnings.is_empty(), "{warnings:#?}");
            scenario
        }
        Err(error) => panic!("{error:?}"),
    }
}

fn setup(map: Map) -> Setup {
    Setup {
        map,
        sets: Vec::new(),
        seed: 7,
        seats: Vec::new(),
    }
}

#[test]
fn the_same_game_from_an_outline_and_from_the_shape_of_today() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("own.geojson"), outlines()).unwrap();
    let (of_today, own) = (
        loaded(&written(folder.path(), false)),
        loaded(&written(folder.path(), true)),
    );
    assert_eq!(of_today.links, own.links);
    let bounds = own.atlas.bounds();
    let raster = |s: &Scenario| s.atlas.raster(bounds, 200, 160).cells;
    let (a, b) = (raster(&of_today), raster(&own));
    // A country's isles on the seam of two pixels may fall to either side.
    let differ = a.iter().zip(&b).filter(|(a, b)| a != b).count();
    assert!(differ * 200 < a.len(), "{differ}");
    let hash = |scenario| {
        let mut game = casus_foederis::engine::Game::new(scenario, 7);
        (0..12).for_each(|_| {
            game.advance(Vec::new());
        });
        game.hash()
    };
    assert_eq!(hash(of_today), hash(own));
}

#[test]
fn a_save_goes_on_without_the_file_and_a_batch_knows_when_it_changed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.geojson");
    std::fs::write(&file, outlines()).unwrap();
    let map = written(folder.path(), true);
    let mut session = Session::start(setup(map.clone()), folder.path()).unwrap();
    session.end_turn(Default::default()).unwrap();
    drop(session);
    let digest = map.digest();
    std::fs::write(&file, outlines().replace("\"west\"", "\"wets\"")).unwrap();
    assert_ne!(
        Map::read(&folder.path().join("two.ron")).unwrap().digest(),
        digest
    );
    std::fs::remove_file(&file).unwrap();
    assert!(
        Map::read(&folder.path().join("two.ron"))
            .unwrap()
            .load(&[])
            .is_err()
    );
    let saves = casus_foederis::session::saves(folder.path());
    let mut session = Session::resume(&saves[0].path).unwrap();
    session.end_turn(Default::default()).unwrap();
    let path = saves[0].path.display().to_string();
    drop(session);
    let verified = casus(folder.path(), &["replay", &path, "--verify"]);
    assert!(verified.status.success(), "{verified:?}");
}

#[test]
fn the_example_is_right_and_a_map_that_is_embedded_says_that_it_has_no_file() {
    let map = Map::read(Path::new(EXAMPLE)).unwrap();
    let scenario = loaded(&map);
    let area = |id: &str| scenario.atlas.area_km2(scenario.region_named(id).unwrap());
    assert!(area("north-isle") > 10_000.0 && area("south-isle") > 10_000.0);
    assert_eq!(scenario.straits.len(), 1);
    let alone = Map::alone("two-isles.ron".to_owned(), map.text);
    let told = format!("{:?}", alone.load(&[]).unwrap_err());
    assert!(told.contains("NoOutlines"), "{told}");
}

/// What is said of a map whose outlines are hostile: one fault, quickly.
fn told(folder: &Path, name: &str) -> String {
    let text = map(true).replace("own.geojson", name);
    std::fs::write(folder.join("two.ron"), text).unwrap();
    let begun = std::time::Instant::now();
    let out = casus(folder, &["check", "two.ron"]);
    assert!(begun.elapsed().as_secs() < 20);
    assert_eq!(out.status.code(), Some(1), "{out:?}");
    let said = String::from_utf8(out.stdout).unwrap() + &String::from_utf8(out.stderr).unwrap();
    assert!(!said.contains("panicked"), "{said}");
    said
}

#[test]
fn hostile_files_are_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("in");
    std::fs::create_dir(&inside).unwrap();
    std::fs::write(folder.path().join("out.geojson"), outlines()).unwrap();
    let write = |name: &str, text: &[u8]| std::fs::write(inside.join(name), text).unwrap();
    let large = std::fs::File::create(inside.join("large.geojson")).unwrap();
    large.set_len(100 << 20).unwrap();
    write("deep.geojson", "[".repeat(1 << 20).as_bytes());
    let open = r#"{"type":"FeatureCollection","features":"#;
    write(
        "deeper.geojson",
        format!("{open}{}", r#"{"a":"#.repeat(100_000)).as_bytes(),
    );
    write("bytes.geojson", &[0xff, 0xfe, 0x00]);
    std::fs::create_dir(inside.join("folder.geojson")).unwrap();
    for (name, said) in [
        ("../out.geojson", "plain name"),
        ("large.geojson", "4194304 bytes"),
        ("deep.geojson", "recursion limit"),
        ("deeper.geojson", "recursion limit"),
        ("bytes.geojson", "not UTF-8"),
        ("folder.geojson", "a folder"),
        ("missing.geojson", "is not read"),
        ("two.ron", "plain name"),
    ] {
        let found = told(&inside, name);
        assert!(found.contains(said), "{name}: {found}");
    }
    #[cfg(unix)]
    {
        let link =
            |from: &str, to: &str| std::os::unix::fs::symlink(from, inside.join(to)).unwrap();
        link("../out.geojson", "link.geojson");
        link("/dev/zero", "endless.geojson");
        for name in ["link.geojson", "endless.geojson"] {
            assert!(told(&inside, name).contains("link out of the folder"));
        }
        // A link to a file beside it leads nowhere else.
        write("own.geojson", outlines().as_bytes());
        link("own.geojson", "alias.geojson");
        let text = map(true).replace("own.geojson", "alias.geojson");
        std::fs::write(inside.join("two.ron"), text).unwrap();
        let out = casus(&inside, &["check", "two.ron"]);
        assert!(out.status.success(), "{out:?}");
    }
}
