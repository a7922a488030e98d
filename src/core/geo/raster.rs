//! A picture of the map: one region id per pixel.

use super::fill::filled;
use super::plane::{Frame, Point, Rect};
use super::sea::{SeaGrid, Sights};
use super::sphere::{Lattice, Rod, Seat, Vector, contenders, nearest};
use super::world::World;
use crate::ids::RegionId;
use std::ops::Range;

/// Region ids of a rectangle of the map, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    /// Pixels to the right.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// `width * height` region numbers, or one of the constants below.
    pub cells: Vec<u16>,
}

impl Raster {
    /// Outside the world: beyond the poles, beyond the cut, or a void cell of a drawn map.
    pub const VOID: u16 = u16::MAX;
    /// Land of no region: a country that no seed names, or land outside the atlas's bounds.
    pub const LAND: u16 = u16::MAX - 1;
    /// Water of no region: a closed sea without a seed (the Caspian, mostly), or outside the bounds.
    pub const WATER: u16 = u16::MAX - 2;
    /// Most regions a map can have: their ids stay below the constants above.
    pub const MAX_REGIONS: usize = 60_000;

    /// The value at a pixel; `VOID` outside the raster.
    #[must_use]
    pub fn at(&self, column: usize, row: usize) -> u16 {
        if column >= self.width {
            return Self::VOID;
        }
        self.cells
            .get(row * self.width + column)
            .copied()
            .unwrap_or(Self::VOID)
    }

    /// The region at a pixel, if there is one.
    #[must_use]
    pub fn region(&self, column: usize, row: usize) -> Option<RegionId> {
        let id = self.at(column, row);
        (usize::from(id) < Self::MAX_REGIONS).then_some(RegionId(id))
    }
}

/// Draws the world in a frame: shapes first, then which seed of its country each pixel is nearest
/// to. Water is looked up in `sea` if given, else goes to the nearest seat of `world.seats[0]`.
pub(super) fn drawn(lattice: &Lattice, world: &World, sea: Option<&SeaGrid>) -> Vec<u16> {
    let mut cells = filled(&lattice.frame, &world.shapes);
    let frame = &lattice.frame;
    let bounds = &world.bounds;
    let mut painter = Painter {
        lattice,
        world,
        sea: sea.map(|sea| (sea, sea.sights(frame))),
        inside: (
            stretch(frame.width, |column| {
                let x = frame.place(column as f64, 0.0).x;
                x >= bounds.min.x && x <= bounds.max.x
            }),
            stretch(frame.height, |row| {
                let y = frame.place(0.0, row as f64).y;
                y >= bounds.min.y && y <= bounds.max.y
            }),
        ),
        kept: Vec::new(),
        spans: vec![Vec::new(); lattice.blocks.0],
        rods: vec![None; frame.width],
    };
    for row in 0..lattice.blocks.1 {
        painter.blocks(row, &mut cells);
    }
    cells
}

/// The numbers below `size` of which something holds; they follow each other.
fn stretch(size: usize, holds: impl Fn(usize) -> bool) -> Range<usize> {
    let start = (0..size).find(|&i| holds(i)).unwrap_or(size);
    let end = (start..size).find(|&i| !holds(i)).unwrap_or(size);
    start..end
}

/// Turns slots to region ids, a row of blocks at a time.
struct Painter<'a> {
    lattice: &'a Lattice<'a>,
    world: &'a World,
    /// The settled sea, and where on its grid the frame's columns and rows are.
    sea: Option<(&'a SeaGrid, Sights)>,
    /// The columns and rows within the bounds.
    inside: (Range<usize>, Range<usize>),
    /// Contenders of the slots met in this row of blocks; and by block, where those of each slot are.
    kept: Vec<Seat>,
    spans: Vec<Vec<(u16, Owner)>>,
    /// By column, the places of its pixels in this row of blocks; needed only where regions meet.
    rods: Vec<Option<Rod>>,
}

/// Who owns a slot's pixels within a block.
#[derive(Clone, Copy)]
enum Owner {
    One(u16),
    /// The nearest of some contenders.
    Nearest(usize, usize),
}

impl Painter<'_> {
    fn blocks(&mut self, down: usize, cells: &mut [u16]) {
        self.kept.clear();
        self.spans.iter_mut().for_each(Vec::clear);
        self.rods.fill(None);
        let whole = |block: &usize| {
            self.lattice
                .corners((*block, down))
                .iter()
                .all(Option::is_some)
        };
        let (whole, rim): (Vec<usize>, Vec<usize>) = (0..self.lattice.blocks.0).partition(whole);
        for blocks in whole.chunk_by(|a, b| a + 1 == *b) {
            let (first, last) = (blocks[0], blocks[blocks.len() - 1]);
            let (start, rows) = self.lattice.pixels((first, down));
            let columns = start.start..self.lattice.pixels((last, down)).0.end;
            for row in rows {
                self.row((columns.clone(), row), down, cells);
            }
        }
        for block in rim {
            self.rim((block, down), cells);
        }
    }

    /// A stretch of a row that is wholly on the Earth.
    fn row(&mut self, (columns, row): (Range<usize>, usize), down: usize, cells: &mut [u16]) {
        let start = row * self.lattice.frame.width;
        let cells = &mut cells[start..start + self.lattice.frame.width];
        let mut inside = self.inside.0.start.max(columns.start)..self.inside.0.end.min(columns.end);
        if inside.is_empty() || !self.inside.1.contains(&row) {
            inside = columns.end..columns.end;
        }
        for outside in [columns.start..inside.start, inside.end..columns.end] {
            cells[outside].iter_mut().for_each(|c| *c = neutral(*c));
        }
        let mut at = inside.start;
        while at < inside.end {
            let slot = cells[at];
            let rest = cells[at..inside.end].iter();
            let end = at + rest.take_while(|&&c| c == slot).count();
            let seats = self.world.seats.get(usize::from(slot));
            match seats.map_or(&[][..], Vec::as_slice) {
                _ if slot == 0 && self.sea.is_some() => self.water(at..end, row, down, cells),
                [] => cells[at..end].fill(neutral(slot)),
                [(id, _)] => cells[at..end].fill(*id),
                seats => self.land(at..end, row, down, (slot, seats), cells),
            }
            at = end;
        }
    }

    /// A run of water on the settled sea.
    fn water(&mut self, run: Range<usize>, row: usize, down: usize, cells: &mut [u16]) {
        let Some((sea, sights)) = &self.sea else {
            return;
        };
        for (column, cell) in run.clone().zip(&mut cells[run]) {
            let at = || place(self.lattice, &mut self.rods, column, row, down);
            *cell = sea.owner(sights.cell(column, row), at);
        }
    }

    /// A run of land that several seats share.
    fn land(
        &mut self,
        run: Range<usize>,
        row: usize,
        down: usize,
        (slot, seats): (u16, &[Seat]),
        cells: &mut [u16],
    ) {
        let mut at = run.start;
        while at < run.end {
            let block = self.lattice.block(at);
            let end = self.lattice.pixels((block, down)).0.end.min(run.end);
            match self.owner((block, down), slot, seats) {
                Owner::One(id) => cells[at..end].fill(id),
                Owner::Nearest(from, to) => {
                    for (column, cell) in (at..end).zip(&mut cells[at..end]) {
                        let place = place(self.lattice, &mut self.rods, column, row, down);
                        let id = nearest(place, &self.kept[from..to]);
                        *cell = id.unwrap_or_else(|| neutral(slot));
                    }
                }
            }
            at = end;
        }
    }

    /// A block that is not wholly on the Earth.
    fn rim(&mut self, block: (usize, usize), cells: &mut [u16]) {
        let (columns, rows) = self.lattice.pixels(block);
        for row in rows {
            for column in columns.clone() {
                let cell = &mut cells[row * self.lattice.frame.width + column];
                let slot = usize::from(*cell);
                let seats = self.world.seats.get(slot).map_or(&[][..], Vec::as_slice);
                *cell = match self.lattice.exact(column as f64, row as f64) {
                    None => Raster::VOID,
                    Some(_) if !self.inside(column, row) => neutral(*cell),
                    Some(at) => match self.sea.as_ref().filter(|_| slot == 0) {
                        Some((sea, sights)) => sea.owner(sights.cell(column, row), || at),
                        None => nearest(at, seats).unwrap_or_else(|| neutral(*cell)),
                    },
                };
            }
        }
    }

    fn inside(&self, column: usize, row: usize) -> bool {
        self.inside.0.contains(&column) && self.inside.1.contains(&row)
    }

    fn owner(&mut self, block: (usize, usize), slot: u16, seats: &[Seat]) -> Owner {
        let spans = &mut self.spans[block.0];
        if let Some(known) = spans.iter().find(|s| s.0 == slot) {
            return known.1;
        }
        let start = self.kept.len();
        if let [Some(a), Some(b), Some(c), Some(d)] = self.lattice.corners(block) {
            contenders(&[a, b, c, d], seats, &mut self.kept);
        }
        let owner = match &self.kept[start..] {
            [(id, _)] => Owner::One(*id),
            several => Owner::Nearest(start, start + several.len()),
        };
        spans.push((slot, owner));
        owner
    }
}

/// The place of a pixel that is in a row of blocks, by the rod of its column, which is kept.
fn place(
    lattice: &Lattice,
    rods: &mut [Option<Rod>],
    column: usize,
    row: usize,
    down: usize,
) -> Vector {
    let block = (lattice.block(column), down);
    let known = || {
        let corners = lattice.corners(block).map(Option::unwrap_or_default);
        lattice.rod(&corners, block, column)
    };
    rods[column]
        .get_or_insert_with(known)
        .at(lattice.down(block, row))
}

/// What a pixel of no region is called.
fn neutral(slot: u16) -> u16 {
    if slot == 0 {
        Raster::WATER
    } else {
        Raster::LAND
    }
}

/// Gives each region that has no pixel the one at its seed, if the seed is in the frame: an island
/// must not vanish from the map. Another region's only pixel is left alone if a neighbour will do.
pub(super) fn keep_visible(frame: &Frame, cells: &mut [u16], seeds: &[Point]) {
    for (id, &seed) in seeds.iter().enumerate() {
        if !frame.holds(seed) {
            continue;
        }
        let id = u16::try_from(id).unwrap_or(Raster::LAND);
        let (column, row) = frame.locate(seed);
        let at = |dx: f64, dy: f64| frame.cell(frame.place(column + dx, row + dy));
        // Most regions are where their seed is, and need not be searched for.
        if at(0.0, 0.0).is_some_and(|i| cells[i] == id) || cells.contains(&id) {
            continue;
        }
        let around = [(0.0, 0.0), (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)];
        let spare = |&i: &usize| {
            let other = cells[i];
            let alone = || !cells[i + 1..].contains(&other) && !cells[..i].contains(&other);
            usize::from(other) >= seeds.len() || !alone()
        };
        let Some(cell) = around
            .iter()
            .filter_map(|d| at(d.0, d.1))
            .find(spare)
            .or(at(0.0, 0.0))
        else {
            continue;
        };
        cells[cell] = id;
    }
}

/// A drawn map in a frame: each pixel shows the cell under its centre.
pub(super) fn copied(frame: &Frame, grid: &Raster) -> Vec<u16> {
    let height = grid.height as f64;
    let index = |at: f64| (at >= 0.0).then_some(at as usize);
    let columns: Vec<Option<usize>> = (0..frame.width)
        .map(|column| index(frame.place(column as f64, 0.0).x.floor()))
        .collect();
    let mut cells = Vec::with_capacity(frame.width * frame.height);
    for row in 0..frame.height {
        let row = index((height - frame.place(0.0, row as f64).y).floor());
        let pixel = |column: &Option<usize>| match (column, row) {
            (Some(column), Some(row)) => grid.at(*column, row),
            _ => Raster::VOID,
        };
        cells.extend(columns.iter().map(pixel));
    }
    cells
}

/// The pixels of a frame that lie in one of the rings, by the even-odd rule of each.
pub(super) fn mask<'a>(frame: &Frame, rings: impl Iterator<Item = &'a [Point]>) -> Vec<bool> {
    let shapes: Vec<_> = rings
        .filter_map(|ring| super::fill::Shape::new(1, vec![ring.to_vec()]))
        .collect();
    filled(frame, &shapes)
        .into_iter()
        .map(|slot| slot == 1)
        .collect()
}

/// The frame for a view; a view of no extent, or not finite, shows nothing but must not panic.
pub(super) fn frame(view: Rect, width: usize, height: usize) -> Option<Frame> {
    let sound = view.width() > 0.0 && view.height() > 0.0;
    let finite = [view.min.x, view.min.y, view.max.x, view.max.y]
        .iter()
        .all(|v| v.is_finite());
    (sound && finite && width > 0 && height > 0).then(|| Frame::new(view, width, height))
}
