//! What was drawn of the map at the last few zooms. A pan draws only what comes into sight, and a zoom back to
//! where one was draws nothing.

use std::ops::Range;
use std::sync::LazyLock;

use casus_core::geo::{Atlas, Frame, Raster};

use super::grown::grown;

/// Zooms that are kept.
const KEPT: usize = 4;

/// The atlas works out where pixels are on the globe at every eighth one, from a window's first, and at its
/// last, and interpolates between. Windows that start at a multiple of eight and end one after another have
/// these pixels in common, and so a pixel is the same in whatever window it is drawn.
const BLOCK: i32 = 8;

/// Threads that draw a large window together. They are not rayon's, which may be at a turn.
static CORES: LazyLock<usize> =
    LazyLock::new(|| std::thread::available_parallelism().map_or(1, |cores| cores.get().min(4)));

/// Columns and rows of a grid of pixels.
#[derive(Clone, PartialEq, Debug)]
pub struct Window {
    pub columns: Range<i32>,
    pub rows: Range<i32>,
}

impl Window {
    fn new((x, y): (i32, i32), (width, height): (usize, usize)) -> Self {
        Self {
            columns: x..x + width as i32,
            rows: y..y + height as i32,
        }
    }

    /// The smallest window around this one that shares its pixels with others.
    fn rounded(&self) -> Self {
        let out = |range: &Range<i32>| {
            let start = range.start.div_euclid(BLOCK) * BLOCK;
            let end = (range.end - 2).div_euclid(BLOCK) * BLOCK + BLOCK;
            start..end + 1
        };
        Self {
            columns: out(&self.columns),
            rows: out(&self.rows),
        }
    }

    fn common(&self, other: &Self) -> Self {
        let common = |a: &Range<i32>, b: &Range<i32>| a.start.max(b.start)..a.end.min(b.end);
        Self {
            columns: common(&self.columns, &other.columns),
            rows: common(&self.rows, &other.rows),
        }
    }

    #[must_use]
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    #[must_use]
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// The part of a grid that it is.
    #[must_use]
    pub fn of(&self, grid: &Frame) -> Frame {
        let first = (self.columns.start, self.rows.start);
        grid.window(first, self.width(), self.height())
    }

    /// Whether it takes longer to draw than to start threads that share the work.
    fn is_large(&self) -> bool {
        self.width() * self.height() > 30_000
    }

    /// The window in `count` bands at most, one below the other, that share their pixels: the last row of
    /// each is the first of the next.
    fn bands(&self, count: usize) -> Vec<Self> {
        let blocks = self.height().div_ceil(BLOCK as usize).max(1);
        let high = blocks.div_ceil(count.max(1)) * BLOCK as usize;
        let starts = self.rows.clone().step_by(high);
        let bands = starts.map(|start| Self {
            columns: self.columns.clone(),
            rows: start..(start + high as i32 + 1).min(self.rows.end),
        });
        bands.filter(|b| b.height() > 1 || blocks == 1).collect()
    }

    /// Where in a list of the window's pixels a run of a row is.
    fn run(&self, columns: &Range<i32>, row: i32) -> Range<usize> {
        let at = |column: i32| {
            (row - self.rows.start) as usize * self.width() + (column - self.columns.start) as usize
        };
        at(columns.start)..at(columns.end)
    }

    /// The parts of this window beside one that lies within it and shares its pixels.
    fn beside(&self, inner: &Self) -> impl Iterator<Item = Self> {
        let (c, r) = (&self.columns, &self.rows);
        let parts = [
            (c.clone(), r.start..inner.rows.start + 1),
            (c.clone(), inner.rows.end - 1..r.end),
            (c.start..inner.columns.start + 1, inner.rows.clone()),
            (inner.columns.end - 1..c.end, inner.rows.clone()),
        ];
        let parts = parts.map(|(columns, rows)| Self { columns, rows });
        parts
            .into_iter()
            .filter(|p| p.width() > 1 && p.height() > 1)
    }
}

/// What was drawn of a grid of pixels: the values of a [`Raster`].
struct Canvas {
    grid: Frame,
    window: Window,
    cells: Vec<u16>,
}

impl Canvas {
    fn new(atlas: &Atlas, grid: &Frame, window: Window) -> Self {
        let bands = window.bands(if window.is_large() { *CORES } else { 1 });
        let draw = |band: &Window| {
            let mut cells = if atlas.is_drawn() {
                grown(atlas, grid, band)
            } else {
                atlas.cells(&band.of(grid))
            };
            if band.rows.end < window.rows.end {
                // Its last row is the next one's first.
                cells.truncate(cells.len() - band.width());
            }
            cells
        };
        let cells = std::thread::scope(|scope| {
            let rest: Vec<_> = bands[1..]
                .iter()
                .map(|band| scope.spawn(|| draw(band)))
                .collect();
            let mut cells = draw(&bands[0]);
            for band in rest {
                match band.join() {
                    Ok(band) => cells.extend_from_slice(&band),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            cells
        });
        Self {
            grid: *grid,
            window,
            cells,
        }
    }

    /// Draws what the window needs and is not there, and forgets what is outside.
    fn turn_to(self, atlas: &Atlas, window: Window) -> Self {
        let common = self.window.common(&window);
        if self.window == window {
            return self;
        }
        if common.width() < 2 || common.height() < 2 {
            return Self::new(atlas, &self.grid, window);
        }
        let mut turned = Self {
            grid: self.grid,
            cells: vec![Raster::VOID; window.width() * window.height()],
            window,
        };
        turned.take(&self, &common);
        let grid = self.grid;
        for part in turned.window.clone().beside(&common) {
            turned.take(&Self::new(atlas, &grid, part.clone()), &part);
        }
        turned
    }

    /// Copies the part that is in both.
    fn take(&mut self, from: &Self, part: &Window) {
        for row in part.rows.clone() {
            let run = from.window.run(&part.columns, row);
            let to = self.window.run(&part.columns, row);
            self.cells[to].copy_from_slice(&from.cells[run]);
        }
    }
}

/// The canvases of the last few zooms, the last used first.
#[derive(Default)]
pub struct Canvases(Vec<Canvas>);

impl Canvases {
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The values of the pixels of a grid from `first` on.
    pub fn cells(
        &mut self,
        atlas: &Atlas,
        grid: &Frame,
        first: (i32, i32),
        size: (usize, usize),
    ) -> Vec<u16> {
        let wanted = Window::new(first, size);
        let rounded = wanted.rounded();
        let known = self.0.iter().position(|c| alike(&c.grid, grid));
        let canvas = match known.map(|i| self.0.remove(i)) {
            Some(canvas) => canvas.turn_to(atlas, rounded),
            None => Canvas::new(atlas, grid, rounded),
        };
        let mut cells = Vec::with_capacity(size.0 * size.1);
        for row in wanted.rows.clone() {
            let run = canvas.window.run(&wanted.columns, row);
            cells.extend_from_slice(&canvas.cells[run]);
        }
        self.0.insert(0, canvas);
        self.0.truncate(KEPT);
        cells
    }
}

/// Whether two grids are the same but for what zooming in and out again rounds off.
fn alike(a: &Frame, b: &Frame) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < a.abs().max(1.0) * 1e-12;
    (a.width, a.height) == (b.width, b.height)
        && near(a.rect.min.x, b.rect.min.x)
        && near(a.rect.min.y, b.rect.min.y)
        && near(a.rect.max.x, b.rect.max.x)
        && near(a.rect.max.y, b.rect.max.y)
}

#[cfg(test)]
mod tests {
    use casus_core::geo::{Projection, Rect, Seed};
    use casus_core::ids::RegionId;

    use super::*;

    fn earth() -> Atlas {
        let land = |lon, lat| Seed {
            at: (lon, lat),
            sea: false,
            within: vec!["ITA".to_owned(), "FRA".to_owned(), "CHE".to_owned()],
            outline: None,
        };
        let sea = |lon, lat| Seed {
            at: (lon, lat),
            sea: true,
            within: Vec::new(),
            outline: None,
        };
        let seeds = [
            land(2.0, 47.0),
            land(12.0, 43.0),
            land(9.0, 45.0),
            land(16.0, 40.5),
            sea(6.0, 41.0),
            sea(15.0, 43.5),
        ];
        let projection = Projection::AlbersConic {
            parallels: (38.0, 48.0),
            origin: (8.0, 43.0),
        };
        Atlas::from_world(projection, &seeds, (-5.0, 35.0, 20.0, 50.0)).unwrap()
    }

    fn drawing() -> Atlas {
        let rows = ["aaab", "aa~b", "~~~b", "~.~c"].map(String::from);
        let legend = ['a', 'b', '~', 'c'].into_iter().enumerate();
        let legend = legend.map(|(i, c)| (c, RegionId::at(i))).collect();
        Atlas::from_grid(&rows, &legend, &[RegionId(2)], 50.0).unwrap()
    }

    #[test]
    fn bands_share_a_row_and_are_the_window() {
        for (rows, count) in [(0..233, 2), (-8..41, 4), (0..9, 3), (8..9, 2)] {
            let window = Window {
                columns: 0..17,
                rows,
            };
            let bands = window.bands(count);
            assert!(bands.len() <= count);
            assert_eq!(bands[0].rows.start, window.rows.start);
            assert_eq!(bands[bands.len() - 1].rows.end, window.rows.end);
            for pair in bands.windows(2) {
                assert_eq!(pair[0].rows.end, pair[1].rows.start + 1);
                assert_eq!(pair[1].rows.start.rem_euclid(BLOCK), 0);
            }
        }
    }

    #[test]
    fn a_canvas_that_was_turned_is_as_if_drawn_there() {
        let size = (293, 158);
        for atlas in [earth(), drawing()] {
            let b = atlas.bounds();
            let unit = b.width() / 600.0;
            let grid = Frame::new(
                Rect::around(b.centre(), (unit, unit), size.0, size.1),
                size.0,
                size.1,
            );
            let mut turned = Canvases::default();
            let mut first = (0, 0);
            for (dx, dy) in [
                (0, 0),
                (8, 0),
                (-14, 4),
                (2, -28),
                (30, 24),
                (-300, 0),
                (301, 9),
            ] {
                first = (first.0 + dx, first.1 + dy);
                let cells = turned.cells(&atlas, &grid, first, size);
                let fresh = Canvases::default().cells(&atlas, &grid, first, size);
                assert!(cells == fresh, "at {first:?}");
            }
        }
    }
}
