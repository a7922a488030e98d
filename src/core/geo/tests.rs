//! What a map of the real world must get right.

use super::*;
use crate::ids::RegionId;

pub(super) const EUROPE: Projection = Projection::AlbersConic {
    parallels: (43.0, 62.0),
    origin: (15.0, 50.0),
};
pub(super) const BOUNDS: Bounds = (-25.0, 33.0, 62.0, 72.0);

pub(super) fn land(lon: f64, lat: f64, within: &[&str]) -> Seed {
    Seed {
        at: (lon, lat),
        sea: false,
        within: within.iter().map(|s| (*s).to_owned()).collect(),
        outline: None,
    }
}

pub(super) fn sea(lon: f64, lat: f64) -> Seed {
    Seed {
        at: (lon, lat),
        sea: true,
        within: Vec::new(),
        outline: None,
    }
}

fn touch(atlas: &Atlas, a: u16, b: u16) -> bool {
    border(atlas, a, b).is_some()
}

fn border(atlas: &Atlas, a: u16, b: u16) -> Option<&Border> {
    let (a, b) = (RegionId(a.min(b)), RegionId(a.max(b)));
    atlas.borders().iter().find(|x| x.a == a && x.b == b)
}

/// The value drawn at a longitude and latitude.
fn at(atlas: &Atlas, lon: f64, lat: f64) -> u16 {
    let place = atlas.project(lon, lat).unwrap();
    atlas
        .raster(Rect::around(place, (0.001, 0.001), 1, 1), 1, 1)
        .at(0, 0)
}

/// 0 NLD, 1 BEL, 2 DEU, 3-5 FRA, 6-7 RUS, 8 LTU, 9 POL, 10 LUX, 11 MLT, 12 ESP, 13 TUR;
/// 14 Biscay, 15 Western Mediterranean, 16 North Sea, 17 Baltic, 18 Black Sea.
fn europe() -> Atlas {
    let seeds = [
        land(5.0, 52.3, &["NLD"]),
        land(4.4, 50.8, &["BEL"]),
        land(10.5, 51.0, &["DEU"]),
        land(2.3, 48.9, &["FRA"]),
        land(5.4, 44.0, &["FRA"]),
        land(0.0, 44.5, &["FRA"]),
        land(20.5, 54.7, &["RUS"]),
        land(37.6, 55.75, &["RUS"]),
        land(24.0, 55.3, &["LTU"]),
        land(19.5, 52.0, &["POL"]),
        land(6.1, 49.7, &["LUX"]),
        land(14.4, 35.9, &["MLT"]),
        land(-3.7, 40.4, &["ESP"]),
        land(32.9, 39.9, &["TUR"]),
        sea(-5.0, 45.5),
        sea(6.0, 39.0),
        sea(3.0, 56.0),
        sea(19.0, 57.0),
        sea(34.0, 43.3),
    ];
    Atlas::from_world(EUROPE, &seeds, BOUNDS).unwrap()
}

#[test]
fn neighbours_are_those_of_the_atlas() {
    let atlas = europe();
    for (a, b) in [
        (0, 1),
        (0, 2),
        (1, 2),
        (1, 3),
        (6, 8),
        (6, 9),
        (8, 9),
        (2, 9),
        (1, 10),
        (3, 10),
    ] {
        assert!(touch(&atlas, a, b), "{a} {b}");
    }
    for (a, b) in [(0, 3), (0, 4), (0, 10), (2, 8), (6, 7), (9, 12)] {
        assert!(!touch(&atlas, a, b), "{a} {b}");
    }
    assert_eq!(border(&atlas, 0, 16).unwrap().kind, BorderKind::Coast);
    assert_eq!(border(&atlas, 16, 17).unwrap().kind, BorderKind::Sea);
    let length = border(&atlas, 0, 2).unwrap().length_km;
    assert!((400.0..700.0).contains(&length), "{length}"); // 575 km, at this scale less winding
}

#[test]
fn a_country_is_divided_among_its_seeds() {
    let atlas = europe();
    assert!(touch(&atlas, 3, 4) && touch(&atlas, 3, 5) && touch(&atlas, 4, 5));
    assert_eq!(
        (
            at(&atlas, 7.3, 47.8),
            at(&atlas, 7.2, 43.9),
            at(&atlas, -0.6, 44.0)
        ),
        (3, 4, 5)
    );
    assert_eq!((at(&atlas, 21.0, 54.7), at(&atlas, 30.3, 59.7)), (6, 7));
    let france: f64 = (3..6).map(|i| atlas.area_km2(RegionId(i))).sum();
    assert!((france / 549_000.0 - 1.0).abs() < 0.02, "{france}");
    let lux = atlas.area_km2(RegionId(10));
    assert!((lux / 2586.0 - 1.0).abs() < 0.1, "{lux}");
}

#[test]
fn land_and_water_of_no_region() {
    let atlas = europe();
    assert_eq!(at(&atlas, 14.0, 47.5), Raster::LAND); // Austria, which no seed names
    assert_eq!(at(&atlas, 51.0, 41.0), Raster::WATER); // the Caspian has no seed
    assert_eq!(at(&atlas, 100.0, 60.0), Raster::LAND); // Siberia is out of bounds
    let far = Rect::around(Point { x: 0.0, y: 90.0 }, (1.0, 1.0), 4, 4);
    assert!(
        atlas
            .raster(far, 4, 4)
            .cells
            .iter()
            .all(|&c| c == Raster::VOID)
    );
}

#[test]
fn water_goes_to_the_seed_that_reaches_it() {
    let atlas = europe();
    // Off Barcelona, Biscay's seed is nearer than it is by water.
    assert_eq!(at(&atlas, 2.3, 41.2), 15);
    assert!(!touch(&atlas, 4, 14));
    // Straits narrower than a cell do not part a sea from its own.
    assert_eq!(at(&atlas, 37.0, 46.0), 18); // Azov
    assert_eq!(at(&atlas, 28.0, 40.7), 18); // Marmara
}

#[test]
fn islets_stay() {
    let atlas = europe();
    let bounds = atlas.bounds();
    for (width, height) in [(40, 30), (160, 96), (400, 240)] {
        let raster = atlas.raster(
            bounds.grown_to(f64::from(width) / f64::from(height)),
            width as usize,
            height as usize,
        );
        for id in 0..19 {
            assert!(raster.cells.contains(&id), "{id} at {width}");
        }
    }
    assert!(touch(&atlas, 11, 15));
}

#[test]
fn labels_lie_inside() {
    let atlas = europe();
    for id in 0..19 {
        let centre = atlas.centre(RegionId(id));
        let raster = atlas.raster(Rect::around(centre, (0.002, 0.002), 3, 3), 3, 3);
        assert_eq!(raster.at(1, 1), id);
    }
}

#[test]
fn the_antimeridian_smears_nothing() {
    let seeds = [
        land(37.6, 55.75, &["RUS"]),
        land(178.0, -17.8, &["FJI"]),
        sea(-30.0, 30.0),
    ];
    let plain = Projection::Equirectangular { parallel: 0.0 };
    let all: [Bounds; 3] = [
        (-180.0, -90.0, 180.0, 90.0),
        (-20.0, -80.0, 340.0, 80.0),
        (-190.0, -80.0, 170.0, 80.0),
    ];
    for bounds in all {
        for projection in [plain, Projection::Mercator] {
            let bounds = (bounds.0, bounds.1.max(-85.0), bounds.2, bounds.3.min(85.0));
            let atlas = Atlas::from_world(projection, &seeds, bounds).unwrap();
            assert_eq!(at(&atlas, -175.0, 66.5), 0);
            assert_eq!(at(&atlas, 175.0, 68.0), 0);
            assert_eq!(at(&atlas, 179.5, 71.2), 0);
            assert_eq!(at(&atlas, -30.0, 66.5), 2);
            assert_eq!(at(&atlas, -175.0, 60.0), 2);
            assert_eq!(at(&atlas, -30.0, -16.5), 2);
            assert_eq!(at(&atlas, 100.0, -80.0), Raster::LAND);
            assert_eq!(at(&atlas, 20.0, -75.0), Raster::LAND);
        }
        let russia = Atlas::from_world(plain, &seeds, bounds)
            .unwrap()
            .area_km2(RegionId(0));
        assert!((russia / 16.9e6 - 1.0).abs() < 0.02, "{russia}");
    }
}

#[test]
fn the_pacific_is_one_sea_across_the_cut() {
    let seeds = [
        sea(-160.0, 10.0),
        sea(-30.0, 0.0),
        land(-100.0, 40.0, &["USA", "RUS"]),
        sea(70.0, -20.0),
    ];
    let projection = Projection::Equirectangular { parallel: 30.0 };
    let atlas = Atlas::from_world(projection, &seeds, (-180.0, -60.0, 180.0, 80.0)).unwrap();
    assert_eq!(at(&atlas, 170.0, 10.0), 0);
    assert_eq!(at(&atlas, -170.0, 10.0), 0);
    assert_eq!(at(&atlas, -85.0, 25.0), 1);
}

#[test]
fn the_same_map_twice_is_the_same() {
    let (a, b) = (europe(), europe());
    let view = a.bounds().grown_to(1.6);
    assert_eq!(a.raster(view, 320, 200), b.raster(view, 320, 200));
    assert_eq!(a.borders(), b.borders());
    // Pinned, so that another platform or build profile that differs is found out.
    let hash = a
        .raster(view, 320, 200)
        .cells
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |h, &c| {
            (h ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3)
        });
    assert_eq!(hash, 0x2c7f_3eaf_8e69_3dd0, "{hash:#x}");
}

#[test]
fn rivers_and_lakes_are_clipped() {
    let atlas = europe();
    assert!(atlas.rivers().iter().any(|r| r.name == "Danube"));
    assert!(atlas.lakes().iter().any(|l| l.name == "Lake Ladoga"));
    let bounds = atlas.bounds().grown_to(1.0); // rounding at the very edge aside
    assert!(
        atlas
            .rivers()
            .iter()
            .flat_map(|r| &r.line)
            .all(|&p| bounds.contains(p))
    );
    let mask = atlas.lake_mask(atlas.bounds(), 400, 300);
    assert!(mask.iter().filter(|&&m| m).count() > 20);
}

#[test]
fn distance_and_coordinates() {
    let atlas = europe();
    let km = atlas.distance_km(RegionId(3), RegionId(7));
    assert!((km - 2487.0).abs() < 10.0, "{km}");
    let (lon, lat) = atlas.lonlat(atlas.project(24.0, 55.3).unwrap()).unwrap();
    assert!((lon - 24.0).abs() < 1e-9 && (lat - 55.3).abs() < 1e-9);
}

#[test]
fn faults_name_the_region() {
    let fault = |seeds: &[Seed]| Atlas::from_world(EUROPE, seeds, BOUNDS).unwrap_err();
    let region = RegionId(1);
    let first = land(5.0, 52.0, &["NLD"]);
    let with = |seed: Seed| fault(&[first.clone(), seed]);
    assert_eq!(with(land(5.0, 52.0, &[])), GeoError::NoCountry { region });
    assert_eq!(
        with(land(5.0, 52.0, &["NL"])),
        GeoError::UnknownCountry {
            region,
            country: "NL".to_owned()
        }
    );
    assert_eq!(
        with(land(140.0, 36.0, &["JPN"])),
        GeoError::SeedOutside { region }
    );
    assert_eq!(
        with(land(f64::NAN, 36.0, &["JPN"])),
        GeoError::SeedOutside { region }
    );
    let upside = Atlas::from_world(EUROPE, &[], (0.0, 50.0, 10.0, 40.0));
    assert!(matches!(upside, Err(GeoError::Bounds(_))));
}

#[test]
fn no_river_is_drawn_across_the_map() {
    let seeds = [sea(-160.0, 10.0)];
    let bounds = (100.0, -50.0, 290.0, 60.0); // cut in the middle of the Danube and the Congo
    let atlas = Atlas::from_world(Projection::Mercator, &seeds, bounds).unwrap();
    assert!(!atlas.rivers().is_empty());
    for step in atlas.rivers().iter().flat_map(|r| r.line.windows(2)) {
        assert!((step[0].x - step[1].x).abs() < 1.0);
    }
}
