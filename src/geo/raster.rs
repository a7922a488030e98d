//! A picture of the map: one region id per pixel.

use super::fill::filled;
use super::plane::{Frame, Point, Rect};
use super::sea::SeaGrid;
use super::sphere::{BLOCK, Lattice, Rod, Seat, Vector, contenders, nearest};
use super::world::World;
use crate::ids::RegionId;

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
    let mut painter = Painter {
        lattice,
        world,
        sea,
        kept: Vec::new(),
        spans: Vec::new(),
    };
    for row in 0..lattice.blocks.1 {
        for column in 0..lattice.blocks.0 {
            painter.block((column, row), &mut cells);
        }
    }
    cells
}

/// Turns slots to region ids, a block at a time.
struct Painter<'a> {
    lattice: &'a Lattice<'a>,
    world: &'a World,
    sea: Option<&'a SeaGrid>,
    /// Contenders of the slots met in this block, and where those of each slot are.
    kept: Vec<Seat>,
    spans: Vec<(u16, Owner)>,
}

/// Who owns a slot's pixels within a block.
#[derive(Clone, Copy)]
enum Owner {
    One(u16),
    /// The nearest of some contenders.
    Nearest(usize, usize),
    Sea,
}

impl Painter<'_> {
    fn block(&mut self, block: (usize, usize), cells: &mut [u16]) {
        let [Some(a), Some(b), Some(c), Some(d)] = self.lattice.corners(block) else {
            self.rim(block, cells);
            return;
        };
        let corners = [a, b, c, d];
        let (columns, rows) = self.lattice.pixels(block);
        let width = self.lattice.frame.width;
        self.kept.clear();
        self.spans.clear();
        let inside =
            self.inside(columns.start, rows.start) && self.inside(columns.end - 1, rows.end - 1);
        // Needed only where several regions meet.
        let mut rods: [Option<Rod>; BLOCK + 1] = [None; BLOCK + 1];
        let mut last: Option<(u16, Owner)> = None;
        for row in rows {
            let down = self.lattice.down(block, row);
            let start = row * width;
            let pixels = &mut cells[start + columns.start..start + columns.end];
            for ((column, rod), cell) in columns.clone().zip(&mut rods).zip(pixels) {
                if !inside && !self.inside(column, row) {
                    *cell = neutral(*cell);
                    continue;
                }
                let owner = match last {
                    Some((slot, owner)) if slot == *cell => owner,
                    _ => self.owner(*cell, &corners),
                };
                last = Some((*cell, owner));
                let mut at = || {
                    rod.get_or_insert_with(|| self.lattice.rod(&corners, block, column))
                        .at(down)
                };
                *cell = match (owner, self.sea) {
                    (Owner::One(id), _) => id,
                    (Owner::Sea, Some(sea)) => sea.owner(self.lattice.place(column, row), at),
                    (Owner::Nearest(from, to), _) => {
                        nearest(at(), &self.kept[from..to]).unwrap_or_else(|| neutral(*cell))
                    }
                    (Owner::Sea, None) => neutral(*cell),
                };
            }
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
                    Some(at) => match self.sea.filter(|_| slot == 0) {
                        Some(sea) => sea.owner(self.lattice.place(column, row), || at),
                        None => nearest(at, seats).unwrap_or_else(|| neutral(*cell)),
                    },
                };
            }
        }
    }

    fn inside(&self, column: usize, row: usize) -> bool {
        let place = self.lattice.place(column, row);
        self.world.bounds.contains(place)
    }

    fn owner(&mut self, slot: u16, corners: &[Vector; 4]) -> Owner {
        if slot == 0 && self.sea.is_some() {
            return Owner::Sea;
        }
        if let Some(known) = self.spans.iter().find(|s| s.0 == slot) {
            return known.1;
        }
        let seats = self.world.seats.get(usize::from(slot));
        let owner = match seats.map_or(&[][..], Vec::as_slice) {
            [] => Owner::One(neutral(slot)),
            [(id, _)] => Owner::One(*id),
            seats => {
                let start = self.kept.len();
                contenders(corners, seats, &mut self.kept);
                match &self.kept[start..] {
                    [(id, _)] => Owner::One(*id),
                    several => Owner::Nearest(start, start + several.len()),
                }
            }
        };
        self.spans.push((slot, owner));
        owner
    }
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
    let mut counts = vec![0_u32; seeds.len()];
    for &cell in cells.iter() {
        if let Some(count) = counts.get_mut(usize::from(cell)) {
            *count += 1;
        }
    }
    for (id, &seed) in seeds.iter().enumerate() {
        if counts[id] > 0 || !frame.rect.contains(seed) {
            continue;
        }
        let (column, row) = frame.locate(seed);
        let at = |dx: f64, dy: f64| frame.cell(frame.place(column + dx, row + dy));
        let around = [(0.0, 0.0), (1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)];
        let spare = |i: &usize| counts.get(usize::from(cells[*i])).is_none_or(|&n| n > 1);
        let Some(cell) = around
            .iter()
            .filter_map(|d| at(d.0, d.1))
            .find(spare)
            .or(at(0.0, 0.0))
        else {
            continue;
        };
        if let Some(count) = counts.get_mut(usize::from(cells[cell])) {
            *count -= 1;
        }
        cells[cell] = u16::try_from(id).unwrap_or(Raster::LAND);
        counts[id] = 1;
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
