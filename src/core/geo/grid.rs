//! Invented maps, drawn in text: each character is a cell of a region.

use super::atlas::{Atlas, Ground, surveyed};
use super::error::GeoError;
use super::plane::{Frame, Point, Rect};
use super::raster::Raster;
use super::sea::Field;
use super::sphere::BLOCK;
use super::survey::{Metric, Survey};
use super::waters::{River, banks};
use crate::ids::RegionId;
use std::collections::BTreeMap;

impl Atlas {
    /// Reads a drawn map: one string per row, from the top. `legend` says which region a character
    /// stands for; ' ' and '.' are void unless it says otherwise. Regions in `seas` are sea. A cell
    /// is a square with sides of `cell_km` km, and one map unit wide and high. Short rows are void
    /// at the end.
    ///
    /// # Errors
    /// [`GeoError::UnknownSymbol`] for a character outside the legend, [`GeoError::NoCells`] if the
    /// region ids on the map have a gap, [`GeoError::Bounds`] for an empty map or a length that is
    /// not positive, [`GeoError::TooManyRegions`].
    pub fn from_grid(
        rows: &[String],
        legend: &BTreeMap<char, RegionId>,
        seas: &[RegionId],
        cell_km: f64,
    ) -> Result<Self, GeoError> {
        if !(cell_km > 0.0 && cell_km.is_finite()) {
            return Err(GeoError::Bounds("a cell's length must be positive"));
        }
        let grid = read(rows, legend)?;
        let regions = legend.values().map(|r| r.index() + 1).max().unwrap_or(0);
        if regions > Raster::MAX_REGIONS {
            return Err(GeoError::TooManyRegions(regions));
        }
        let max = Point {
            x: grid.width as f64,
            y: grid.height as f64,
        };
        let bounds = Rect {
            min: Point { x: 0.0, y: 0.0 },
            max,
        };
        let frame = Frame::new(bounds, grid.width, grid.height);
        let blocks = (grid.width.div_ceil(BLOCK), grid.height.div_ceil(BLOCK));
        let metric = Metric {
            right_km: cell_km,
            down_km: cell_km,
            area_km2: cell_km * cell_km,
        };
        let survey = Survey {
            field: Field {
                width: grid.width,
                height: grid.height,
                wraps: false,
            },
            cells: &grid.cells,
            metrics: vec![metric; blocks.0 * blocks.1],
            blocks,
            regions,
            natural: false,
        };
        let mut sites = surveyed(&survey, &frame, &middles(&grid, regions)?, |_| [0.0; 3]);
        sites.iter_mut().for_each(|s| s.seed = s.centre);
        let wet: Vec<bool> = (0..regions)
            .map(|i| seas.contains(&RegionId::at(i)))
            .collect();
        let borders = survey.borders(&wet);
        Ok(Self {
            bounds,
            ground: Ground::Grid(grid, cell_km, Vec::new()),
            sites,
            borders,
            banks: vec![Vec::new(); regions],
        })
    }

    /// A drawn map with rivers: each has a name and a course, in columns and rows from the upper left corner, whole
    /// numbers being corners of cells. Regions in `seas` have no banks. A map of the Earth has its own.
    #[must_use]
    pub fn with_rivers(mut self, courses: &[(String, Vec<(f64, f64)>)], seas: &[RegionId]) -> Self {
        let Ground::Grid(grid, _, rivers) = &mut self.ground else {
            return self;
        };
        let place = |&(column, row): &(f64, f64)| Point {
            x: column,
            y: grid.height as f64 - row,
        };
        let river = |(name, course): &(String, Vec<(f64, f64)>)| River {
            name: name.clone(),
            line: course.iter().map(place).collect(),
        };
        *rivers = courses.iter().map(river).collect();
        let frame = Frame::new(self.bounds, grid.width, grid.height);
        let wet: Vec<bool> = (0..self.sites.len())
            .map(|i| seas.contains(&RegionId::at(i)))
            .collect();
        self.banks = banks(rivers, &frame, &grid.cells, &wet);
        self
    }
}

fn read(rows: &[String], legend: &BTreeMap<char, RegionId>) -> Result<Raster, GeoError> {
    let width = rows.iter().map(|r| r.chars().count()).max().unwrap_or(0);
    if width == 0 {
        return Err(GeoError::Bounds("the drawing is empty"));
    }
    let mut cells = Vec::with_capacity(width * rows.len());
    for (row, text) in rows.iter().enumerate() {
        for (column, symbol) in text.chars().enumerate() {
            cells.push(match (legend.get(&symbol), symbol) {
                (Some(region), _) => region.0,
                (None, ' ' | '.') => Raster::VOID,
                (None, _) => {
                    return Err(GeoError::UnknownSymbol {
                        row,
                        column,
                        symbol,
                    });
                }
            });
        }
        cells.resize(width * (row + 1), Raster::VOID);
    }
    Ok(Raster {
        width,
        height: rows.len(),
        cells,
    })
}

/// The mean place of each region's cells, in map units.
fn middles(grid: &Raster, regions: usize) -> Result<Vec<Point>, GeoError> {
    let mut sums = vec![(0.0, 0.0, 0.0); regions];
    for (i, &id) in grid.cells.iter().enumerate() {
        if let Some(sum) = sums.get_mut(usize::from(id)) {
            sum.0 += (i % grid.width) as f64 + 0.5;
            sum.1 += (grid.height - i / grid.width) as f64 - 0.5;
            sum.2 += 1.0;
        }
    }
    let middle = |(i, &(x, y, n)): (usize, &(f64, f64, f64))| {
        if n > 0.0 {
            Ok(Point { x: x / n, y: y / n })
        } else {
            Err(GeoError::NoCells {
                region: RegionId::at(i),
            })
        }
    };
    sums.iter().enumerate().map(middle).collect()
}

#[cfg(test)]
mod tests {
    use super::super::survey::BorderKind;
    use super::*;

    fn legend() -> BTreeMap<char, RegionId> {
        [('a', RegionId(0)), ('b', RegionId(1)), ('~', RegionId(2))].into()
    }

    fn atlas() -> Atlas {
        let rows = ["aaab", "aaab", "~~~b", ". ~"].map(String::from);
        Atlas::from_grid(&rows, &legend(), &[RegionId(2)], 50.0).unwrap()
    }

    #[test]
    fn borders_and_measures() {
        let atlas = atlas();
        let found: Vec<_> = atlas
            .borders()
            .iter()
            .map(|b| (b.a.0, b.b.0, b.length_km, b.kind))
            .collect();
        assert_eq!(
            found,
            [
                (0, 1, 100.0, BorderKind::Land),
                (0, 2, 150.0, BorderKind::Coast),
                (1, 2, 50.0, BorderKind::Coast),
            ]
        );
        assert_eq!(atlas.area_km2(RegionId(0)), 6.0 * 2500.0);
        assert_eq!(atlas.bounds().max, Point { x: 4.0, y: 4.0 });
        assert_eq!(atlas.distance_km(RegionId(1), RegionId(1)), 0.0);
        assert!(atlas.distance_km(RegionId(0), RegionId(1)) > 75.0);
        assert_eq!(atlas.lonlat(Point { x: 1.0, y: 1.0 }), None);
    }

    #[test]
    fn a_river_has_the_regions_on_its_banks() {
        let course = vec![("Border".to_owned(), vec![(3.0, 0.0), (3.0, 2.0)])];
        let atlas = atlas().with_rivers(&course, &[RegionId(2)]);
        let at = |id| atlas.rivers_at(RegionId(id));
        assert_eq!((at(0), at(1)), (vec!["Border"], vec!["Border"]));
        assert!(at(2).is_empty());
        assert_eq!(atlas.rivers()[0].line[0], Point { x: 3.0, y: 4.0 });
        let within = vec![("Brook".to_owned(), vec![(1.5, 0.0), (1.5, 1.5)])];
        let atlas = self::atlas().with_rivers(&within, &[RegionId(2)]);
        assert!(atlas.rivers_at(RegionId(1)).is_empty());
        assert_eq!(atlas.rivers_at(RegionId(0)), ["Brook"]);
    }

    #[test]
    fn a_raster_of_the_bounds_is_the_drawing() {
        let atlas = atlas();
        let raster = atlas.raster(atlas.bounds(), 4, 4);
        assert_eq!(raster.cells[..8], [0, 0, 0, 1, 0, 0, 0, 1]);
        assert_eq!(raster.at(0, 3), Raster::VOID);
        assert_eq!(raster.region(2, 3), Some(RegionId(2)));
        let wide = atlas.raster(atlas.bounds().grown_to(2.0), 16, 8);
        assert_eq!(wide.at(0, 0), Raster::VOID);
        assert_eq!(wide.at(4, 0), 0);
        for id in 0..3 {
            let centre = atlas.centre(RegionId(id));
            let dot = atlas.raster(Rect::around(centre, (0.1, 0.1), 1, 1), 1, 1);
            assert_eq!(dot.at(0, 0), id);
        }
    }

    #[test]
    fn faults_are_located() {
        let read = |rows: &[&str]| {
            let rows: Vec<String> = rows.iter().map(|r| (*r).to_owned()).collect();
            Atlas::from_grid(&rows, &legend(), &[], 1.0).unwrap_err()
        };
        let symbol = GeoError::UnknownSymbol {
            row: 1,
            column: 2,
            symbol: '?',
        };
        assert_eq!(read(&["abb~", "ab?~"]), symbol);
        assert_eq!(
            read(&["aabb"]),
            GeoError::NoCells {
                region: RegionId(2)
            }
        );
        assert!(matches!(read(&[]), GeoError::Bounds(_)));
    }
}
