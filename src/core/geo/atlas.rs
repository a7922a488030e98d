//! The shapes of one scenario's regions, ready to be drawn and measured.

use super::error::GeoError;
use super::outlines::Outline;
use super::plane::{Frame, Point, Rect};
use super::projection::{Projection, Projector};
use super::raster::{Raster, copied, drawn, frame, keep_visible, mask};
use super::sea::{Field, Port, SeaGrid, settled};
use super::sphere::{Lattice, Vector, distance_km, vector};
use super::survey::{Border, Survey, metrics};
use super::waters::{Lake, River, banks, lakes, rivers};
use super::world::{Bounds, World, checked, extent, placed};
use crate::ids::RegionId;

/// Cells of the survey along the longer side of the bounds: about 6 km each for Europe, 45 km for
/// the world.
const SURVEY: f64 = 900.0;
/// A strait narrower than the survey's cells is land to it. Water cut off from its sea by no more
/// land than this, in km, is still part of it (Marmara, Azov; not the Caspian).
const STRAIT_KM: f64 = 60.0;

/// A region as the author of a scenario gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Seed {
    /// Its centre: longitude and latitude, degrees.
    pub at: (f64, f64),
    /// Whether it is sea.
    pub sea: bool,
    /// For land, the ISO alpha-3 codes of the countries that it has a share in: each point of such
    /// a country belongs to the nearest seed that names the country. Empty for sea.
    pub within: Vec<String>,
    /// The shape that land has instead of a share in countries.
    pub outline: Option<Outline>,
}

/// The map of a scenario. Regions have the ids 0, 1, 2, ... of its list of seeds.
#[derive(Clone, Debug)]
pub struct Atlas {
    pub(super) bounds: Rect,
    pub(super) ground: Ground,
    pub(super) sites: Vec<Site>,
    pub(super) borders: Vec<Border>,
    /// By region: the rivers that flow through it or along it, as places in those of the map.
    pub(super) banks: Vec<Vec<u16>>,
}

#[derive(Clone, Debug)]
pub(super) enum Ground {
    Earth(Box<Earth>),
    /// A drawn map, the length of a cell's side in km, and its rivers.
    Grid(Raster, f64, Vec<River>),
}

#[derive(Clone, Debug)]
pub(super) struct Earth {
    projector: Projector,
    world: World,
    sea: SeaGrid,
    rivers: Vec<River>,
    lakes: Vec<Lake>,
}

/// What is known of a region.
#[derive(Clone, Debug)]
pub(super) struct Site {
    /// On the map.
    pub seed: Point,
    /// On the globe; unused for a drawn map.
    pub at: Vector,
    pub centre: Point,
    pub area_km2: f64,
}

impl Atlas {
    /// Divides the Earth among `seeds`, one per region in id order. `bounds` is west, south, east,
    /// north in degrees; east may be beyond 180 or less than west, for a map of the Pacific. Land
    /// goes to the nearest seed (great circle) of its country; water to the nearest sea seed that
    /// has a way there by water.
    ///
    /// # Errors
    /// [`GeoError`] if the projection or bounds make no map, or a seed is at fault.
    pub fn from_world(
        projection: Projection,
        seeds: &[Seed],
        bounds: Bounds,
    ) -> Result<Self, GeoError> {
        let degrees = checked(bounds)?;
        let projector = projection.projector((degrees.0 + degrees.2) / 2.0)?;
        let bounds = extent(&projector, degrees).ok_or(GeoError::Bounds("they enclose nothing"))?;
        let world = World::new(&projector, seeds, bounds)?;
        let place = |(i, seed)| {
            let region = RegionId::at(i);
            placed(&projector, seed, &bounds).ok_or(GeoError::SeedOutside { region })
        };
        let points: Vec<Point> = seeds
            .iter()
            .enumerate()
            .map(place)
            .collect::<Result<_, _>>()?;

        let frame = survey_frame(bounds);
        let field = Field {
            width: frame.width,
            height: frame.height,
            wraps: projector.is_cylindrical() && degrees.2 - degrees.0 > 359.9,
        };
        let lattice = Lattice::new(frame, &projector);
        let mut cells = drawn(&lattice, &world, None);
        let sea = divide_sea(&lattice, field, &world, &points, &mut cells);
        keep_visible(&frame, &mut cells, &points);

        let survey = Survey {
            field,
            cells: &cells,
            metrics: metrics(&lattice),
            blocks: lattice.blocks,
            regions: seeds.len(),
            natural: true,
        };
        let sites = surveyed(&survey, &frame, &points, |i| {
            vector(seeds[i].at.0, seeds[i].at.1)
        });
        let wet: Vec<bool> = seeds.iter().map(|s| s.sea).collect();
        let borders = survey.borders(&wet);
        let (rivers, lakes) = (rivers(&projector, &bounds)?, lakes(&projector, &bounds)?);
        let banks = banks(&rivers, &frame, &cells, &wet);
        let ground = Ground::Earth(Box::new(Earth {
            projector,
            world,
            sea,
            rivers,
            lakes,
        }));
        Ok(Self {
            bounds,
            ground,
            sites,
            borders,
            banks,
        })
    }

    /// The whole map. Views beyond it show the Earth around it, without regions.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        self.bounds
    }

    /// How many regions the map has.
    #[must_use]
    pub fn regions(&self) -> usize {
        self.sites.len()
    }

    /// A place inside the region with room for a label; the middle of the map for an unknown id.
    #[must_use]
    pub fn centre(&self, region: RegionId) -> Point {
        self.sites
            .get(region.index())
            .map_or(self.bounds.centre(), |s| s.centre)
    }

    /// The place of the region's seed, where its capital or port would be; for a drawn map the same
    /// as `centre`.
    #[must_use]
    pub fn seed(&self, region: RegionId) -> Point {
        self.sites
            .get(region.index())
            .map_or(self.bounds.centre(), |s| s.seed)
    }

    /// Area of the region within the bounds, km²; good to a few percent, for an islet to one cell
    /// of the survey. 0 for an unknown id.
    #[must_use]
    pub fn area_km2(&self, region: RegionId) -> f64 {
        self.sites.get(region.index()).map_or(0.0, |s| s.area_km2)
    }

    /// How far the centre of a region of land lies from its countries, km: 0 within them, at sea, and on a drawn map.
    #[must_use]
    pub fn afield_km(&self, region: RegionId) -> f64 {
        let afield = self.earth().map(|e| &e.world.afield_km);
        afield
            .and_then(|list| list.get(region.index()))
            .copied()
            .unwrap_or_default()
    }

    /// Great-circle distance between two regions' seeds, km; on a drawn map the straight distance
    /// between centres. 0 for an unknown id.
    #[must_use]
    pub fn distance_km(&self, a: RegionId, b: RegionId) -> f64 {
        let (Some(a), Some(b)) = (self.sites.get(a.index()), self.sites.get(b.index())) else {
            return 0.0;
        };
        match &self.ground {
            Ground::Earth(_) => distance_km(a.at, b.at),
            Ground::Grid(_, cell_km, _) => {
                let (dx, dy) = (a.centre.x - b.centre.x, a.centre.y - b.centre.y);
                cell_km * (dx * dx + dy * dy).sqrt()
            }
        }
    }

    /// Every pair of regions that touch, sorted by (a, b).
    #[must_use]
    pub fn borders(&self) -> &[Border] {
        &self.borders
    }

    /// Rivers within the bounds; of a drawn map those that it says.
    #[must_use]
    pub fn rivers(&self) -> &[River] {
        match &self.ground {
            Ground::Earth(earth) => &earth.rivers,
            Ground::Grid(.., rivers) => rivers,
        }
    }

    /// The names of the rivers that flow through a region of land or along its border, each once.
    #[must_use]
    pub fn rivers_at(&self, region: RegionId) -> Vec<&str> {
        let rivers = self
            .banks
            .get(region.index())
            .map_or(&[][..], Vec::as_slice);
        let names = rivers
            .iter()
            .filter_map(|&i| self.rivers().get(usize::from(i)));
        let mut names: Vec<&str> = names.map(|r| r.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Pairs of regions whose own outlines lie over each other, the one that is drawn over the other last.
    #[must_use]
    pub fn overlaps(&self) -> Vec<(RegionId, RegionId)> {
        self.earth()
            .map_or_else(Vec::new, |e| e.world.overlaps(&coarse_frame(self.bounds)))
    }

    /// Lakes within the bounds; none on a drawn map. They are part of regions too.
    #[must_use]
    pub fn lakes(&self) -> &[Lake] {
        self.earth().map_or(&[], |e| &e.lakes)
    }

    /// The place on the map of a longitude and latitude in degrees; None on a drawn map.
    #[must_use]
    pub fn project(&self, lon: f64, lat: f64) -> Option<Point> {
        self.earth().map(|e| e.projector.project(lon, lat))
    }

    /// Longitude (-180..180) and latitude of a place on the map, degrees; None off the Earth and on
    /// a drawn map.
    #[must_use]
    pub fn lonlat(&self, place: Point) -> Option<(f64, f64)> {
        let (lon, lat) = self.earth()?.projector.unproject(place)?;
        Some((super::projection::wrap_lon(lon, 0.0), lat))
    }

    /// The regions in `view`, as `width` by `height` pixels. A region too small to show still gets
    /// the pixel of its seed. A view without extent is all `VOID`.
    #[must_use]
    pub fn raster(&self, view: Rect, width: usize, height: usize) -> Raster {
        let Some(frame) = frame(view, width, height) else {
            return Raster {
                width,
                height,
                cells: vec![Raster::VOID; width * height],
            };
        };
        let mut cells = self.cells(&frame);
        self.keep_visible(&frame, &mut cells);
        Raster {
            width,
            height,
            cells,
        }
    }

    /// The values of a frame's pixels as in a [`Raster`], but regions too small to show are left out:
    /// so what is drawn of a grid of pixels stays good when another window of it is looked at.
    #[must_use]
    pub fn cells(&self, frame: &Frame) -> Vec<u16> {
        match &self.ground {
            Ground::Grid(grid, ..) => copied(frame, grid),
            Ground::Earth(earth) => drawn(
                &Lattice::new(*frame, &earth.projector),
                &earth.world,
                Some(&earth.sea),
            ),
        }
    }

    /// Gives the pixel of its seed to each region in the frame that has none.
    pub fn keep_visible(&self, frame: &Frame, cells: &mut [u16]) {
        let seeds: Vec<Point> = self.sites.iter().map(|s| s.seed).collect();
        keep_visible(frame, cells, &seeds);
    }

    /// Whether the map was drawn cell by cell.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        matches!(self.ground, Ground::Grid(..))
    }

    /// Which pixels of a view are lake; to be laid over the raster of the same view.
    #[must_use]
    pub fn lake_mask(&self, view: Rect, width: usize, height: usize) -> Vec<bool> {
        match frame(view, width, height) {
            Some(frame) => mask(&frame, self.lakes().iter().map(|l| l.ring.as_slice())),
            None => vec![false; width * height],
        }
    }

    fn earth(&self) -> Option<&Earth> {
        match &self.ground {
            Ground::Earth(earth) => Some(earth),
            Ground::Grid(..) => None,
        }
    }
}

/// The frame of the survey: square cells, `SURVEY` along the longer side.
fn survey_frame(bounds: Rect) -> Frame {
    squares(bounds, SURVEY)
}

/// A frame of a third as many cells each way, for what is asked of every outline by itself.
fn coarse_frame(bounds: Rect) -> Frame {
    squares(bounds, SURVEY / 3.0)
}

/// Square cells, so many along the longer side.
fn squares(bounds: Rect, along: f64) -> Frame {
    let unit = bounds.width().max(bounds.height()) / along;
    let cells = |extent: f64| (extent / unit).round().max(1.0) as usize;
    Frame::new(bounds, cells(bounds.width()), cells(bounds.height()))
}

/// Gives the water in `cells`, which holds the nearest seeds so far, to the regions that reach it.
fn divide_sea(
    lattice: &Lattice,
    field: Field,
    world: &World,
    points: &[Point],
    cells: &mut [u16],
) -> SeaGrid {
    let seats = world.seats.first().map_or(&[][..], Vec::as_slice);
    let mut sea = vec![false; points.len()];
    seats.iter().for_each(|s| sea[usize::from(s.0)] = true);
    let water: Vec<bool> = cells
        .iter()
        .map(|&c| c == Raster::WATER || sea.get(usize::from(c)).copied().unwrap_or(false))
        .collect();
    let port = |&seat: &(u16, Vector)| {
        let cell = lattice.frame.cell(points[usize::from(seat.0)]).unwrap_or(0);
        Port { seat, cell }
    };
    let ports: Vec<Port> = seats.iter().map(port).collect();
    let cell_km = 1000.0 * lattice.frame.unit.0;
    let gap = (STRAIT_KM / cell_km).round().max(2.0) as usize;
    settled(lattice, field, cells, &water, &ports, gap)
}

/// The sites of all regions, from a survey in `frame`.
pub(super) fn surveyed(
    survey: &Survey,
    frame: &Frame,
    seeds: &[Point],
    at: impl Fn(usize) -> Vector,
) -> Vec<Site> {
    let homes: Vec<usize> = seeds.iter().map(|&p| frame.cell(p).unwrap_or(0)).collect();
    let (areas, centres) = (survey.areas(), survey.centres(&homes));
    let site = |(i, &seed): (usize, &Point)| {
        let width = frame.width;
        let centre = match centres[i] {
            // With no room to speak of, the seed itself is surest to be found at any zoom.
            Some((_, room)) if room <= 2 && survey.cells[homes[i]] == RegionId::at(i).0 => seed,
            Some((cell, _)) => frame.place((cell % width) as f64, (cell / width) as f64),
            None => seed,
        };
        Site {
            seed,
            at: at(i),
            centre,
            area_km2: areas[i],
        }
    };
    seeds.iter().enumerate().map(site).collect()
}
