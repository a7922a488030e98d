//! Which sea region owns each stretch of water.
//!
//! The nearest seed alone would give the water off Barcelona to the Bay of Biscay. So a region
//! keeps only the water that is joined to its seed through its own water; the rest goes to the
//! nearest seed whose region reaches it by water. That is worked out once, on the survey's grid.

use super::plane::Frame;
use super::raster::Raster;
use super::sphere::{Lattice, Seat, Vector, dot, minus, nearest};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

/// How far, in grid cells, to look for water around a coastal pixel that the grid holds for land.
const REACH: isize = 12;

/// The grid of a survey, as a graph of cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub width: usize,
    pub height: usize,
    /// Whether the left edge joins the right: the map goes round the world.
    pub wraps: bool,
}

impl Field {
    /// The cells that share an edge with cell `i`; fewer than four at the rim.
    pub fn neighbours(self, i: usize) -> impl Iterator<Item = usize> {
        let (column, row) = (i % self.width, i / self.width);
        let wrap = self.wraps && self.width > 2;
        let left = if column > 0 {
            Some(i - 1)
        } else {
            wrap.then(|| i + self.width - 1)
        };
        let right = if column + 1 < self.width {
            Some(i + 1)
        } else {
            wrap.then(|| i + 1 - self.width)
        };
        let up = (row > 0).then(|| i - self.width);
        let down = (row + 1 < self.height).then(|| i + self.width);
        [left, right, up, down].into_iter().flatten()
    }
}

/// A sea seed on the grid.
pub(super) struct Port {
    pub seat: Seat,
    /// The cell that holds the seed.
    pub cell: usize,
}

/// The settled ownership of water.
#[derive(Clone, Debug)]
pub(super) struct SeaGrid {
    frame: Frame,
    /// The owner of each cell of water; `Raster::LAND` for land.
    owners: Vec<u16>,
    /// The owner of each cell whose pixels are all its owner's; `Raster::LAND` for land and for cells
    /// beside another region's water where only the distance decides: pixels within may be told
    /// apart more finely than the grid does.
    plain: Vec<u16>,
    seats: Vec<Seat>,
}

/// Where on the sea's grid the pixels of a frame are: the column of each of its columns and the
/// first cell of the row of each of its rows. What is off the grid is beyond all cells.
pub(super) struct Sights {
    columns: Vec<usize>,
    rows: Vec<usize>,
}

impl Sights {
    /// The cell under a pixel; a number that no cell has if there is none.
    pub fn cell(&self, column: usize, row: usize) -> usize {
        self.rows[row] + self.columns[column]
    }
}

impl SeaGrid {
    /// Where the pixels of a frame are.
    pub fn sights(&self, frame: &Frame) -> Sights {
        // Far enough that a column and a row together are no cell and no overflow.
        let beyond = usize::MAX / 4;
        let columns = (0..frame.width).map(|column| {
            let at = frame.place(column as f64, 0.0).x - self.frame.rect.min.x;
            let at = at / self.frame.unit.0;
            let on = at >= 0.0 && at < self.frame.width as f64;
            if on { at as usize } else { beyond }
        });
        let rows = (0..frame.height).map(|row| {
            let at = self.frame.rect.max.y - frame.place(0.0, row as f64).y;
            let at = at / self.frame.unit.1;
            let on = at >= 0.0 && at < self.frame.height as f64;
            if on {
                at as usize * self.frame.width
            } else {
                beyond
            }
        });
        Sights {
            columns: columns.collect(),
            rows: rows.collect(),
        }
    }

    /// The region (or `Raster::WATER`) of a pixel of water in a cell of the grid, or off it.
    pub fn owner(&self, cell: usize, at: impl FnOnce() -> Vector) -> u16 {
        match self.plain.get(cell) {
            None => Raster::WATER,
            Some(&Raster::LAND) => self.contested(cell, at()),
            Some(&owner) => owner,
        }
    }

    /// The owner of a place in a cell that not all belongs to its own.
    fn contested(&self, cell: usize, at: Vector) -> u16 {
        let owner = self.owners[cell];
        if owner == Raster::LAND {
            return self.near_coast(cell).unwrap_or(Raster::WATER);
        }
        // The eight cells around have eight owners at most.
        let mut seats: [Seat; 8] = [(Raster::LAND, [0.0; 3]); 8];
        let mut count = 0;
        for near in self.around(cell, 1) {
            let rival = self.owners[near];
            if !seats[..count].iter().any(|s| s.0 == rival)
                && let Some(&seat) = self.seats.iter().find(|s| s.0 == rival)
            {
                seats[count] = seat;
                count += 1;
            }
        }
        let seats = &mut seats[..count];
        seats.sort_unstable_by_key(|s| s.0);
        nearest(at, seats).unwrap_or(owner)
    }

    /// The owner of the water nearest to a cell of land.
    fn near_coast(&self, cell: usize) -> Option<u16> {
        (1..=REACH).find_map(|reach| {
            self.around(cell, reach)
                .map(|i| self.owners[i])
                .find(|&o| o != Raster::LAND)
        })
    }

    /// The cells at `reach` rows or columns from a cell, from the upper left.
    fn around(&self, cell: usize, reach: isize) -> impl Iterator<Item = usize> {
        let (width, height) = (self.frame.width, self.frame.height);
        let (column, row) = (cell % width, cell / width);
        (-reach..=reach).flat_map(move |dy| {
            let rim = dy.abs() == reach;
            let step = if rim { 1 } else { 2 * reach as usize };
            (-reach..=reach).step_by(step).filter_map(move |dx| {
                let x = column.checked_add_signed(dx).filter(|&x| x < width)?;
                let y = row.checked_add_signed(dy).filter(|&y| y < height)?;
                Some(y * width + x)
            })
        })
    }
}

/// Settles the water of a survey. `cells` holds, where `water` is true, the nearest sea region;
/// it is corrected in place. Water that no region reaches, even over `gap` cells of land (a strait
/// too narrow for the grid), becomes `Raster::WATER`.
pub(super) fn settled(
    lattice: &Lattice,
    field: Field,
    cells: &mut [u16],
    water: &[bool],
    ports: &[Port],
    gap: usize,
) -> SeaGrid {
    let straight = cells.to_vec();
    let mut claimed = joined(field, cells, water, ports);
    let mut flood = Flood {
        lattice,
        field,
        water,
        ports,
        heap: BinaryHeap::new(),
    };
    let mut lost: Vec<usize> = (0..cells.len())
        .filter(|&i| water[i] && !claimed[i])
        .collect();
    for &i in &lost {
        for j in field.neighbours(i) {
            if water[j] && claimed[j] {
                flood.offer(i, cells[j]);
            }
        }
    }
    loop {
        flood.run(cells, &mut claimed);
        lost.retain(|&i| !claimed[i]);
        if !flood.leap(cells, &claimed, &lost, gap) {
            break;
        }
    }
    lost.iter().for_each(|&i| cells[i] = Raster::WATER);
    let owners: Vec<u16> = cells
        .iter()
        .zip(water)
        .map(|(&c, &w)| if w { c } else { Raster::LAND })
        .collect();
    let mut plain = owners.clone();
    for (cell, _) in plain
        .iter_mut()
        .zip(contested(field, &owners, &straight))
        .filter(|c| c.1)
    {
        *cell = Raster::LAND;
    }
    let seats = ports.iter().map(|p| p.seat).collect();
    SeaGrid {
        frame: lattice.frame,
        owners,
        plain,
        seats,
    }
}

/// Marks the water beside another region's, where both have it by distance alone. (`straight` is a
/// region's id on land too, but `owners` never is.)
fn contested(field: Field, owners: &[u16], straight: &[u16]) -> Vec<bool> {
    let mut open = vec![false; owners.len()];
    let natural = |i: usize| owners[i] != Raster::LAND && owners[i] == straight[i];
    let mut meet = |i: usize, j: usize| {
        if owners[i] != owners[j] && natural(i) && natural(j) {
            open[i] = true;
            open[j] = true;
        }
    };
    for row in 0..field.height {
        let (start, end) = (row * field.width, (row + 1) * field.width);
        (start + 1..end).for_each(|i| meet(i - 1, i));
        if row + 1 < field.height {
            (start..end).for_each(|i| meet(i, i + field.width));
        }
    }
    open
}

/// A stretch of one owner's water along a row.
struct Run {
    row: usize,
    columns: Range<usize>,
    owner: u16,
}

/// Marks the water that is joined to its own seed. A seed on the wrong side of a coast counts as
/// being at the nearest water that it owns.
fn joined(field: Field, cells: &[u16], water: &[bool], ports: &[Port]) -> Vec<bool> {
    let (runs, roots) = connected(field, cells, water);
    // For each port, the squared distance in cells of its nearest water, and what that is part of.
    let mut homes: Vec<Option<(usize, usize)>> = vec![None; ports.len()];
    for (run, &root) in runs.iter().zip(&roots) {
        let Some(at) = ports.iter().position(|p| p.seat.0 == run.owner) else {
            continue;
        };
        let (column, row) = (ports[at].cell % field.width, ports[at].cell / field.width);
        let dx = column
            .clamp(run.columns.start, run.columns.end - 1)
            .abs_diff(column);
        let dy = run.row.abs_diff(row);
        let here = (dx * dx + dy * dy, root);
        if homes[at].is_none_or(|h| here < h) {
            homes[at] = Some(here);
        }
    }
    let mut kept = vec![false; runs.len()];
    homes.iter().flatten().for_each(|h| kept[h.1] = true);
    let mut marks = vec![false; cells.len()];
    for (run, root) in runs.iter().zip(roots) {
        let start = run.row * field.width;
        marks[start + run.columns.start..start + run.columns.end].fill(kept[root]);
    }
    marks
}

/// The runs of water, row by row, and for each the first run of the connected water of one owner
/// that it is part of.
fn connected(field: Field, cells: &[u16], water: &[bool]) -> (Vec<Run>, Vec<usize>) {
    let mut runs: Vec<Run> = Vec::new();
    let mut links: Vec<usize> = Vec::new();
    let mut above = 0..0;
    for row in 0..field.height {
        let first = runs.len();
        let start = row * field.width;
        let (cells, water) = (
            &cells[start..start + field.width],
            &water[start..start + field.width],
        );
        let mut column = 0;
        while column < field.width {
            let (from, owner) = (column, cells[column]);
            column += 1;
            while column < field.width && water[column] == water[from] && cells[column] == owner {
                column += 1;
            }
            if water[from] {
                links.push(runs.len());
                runs.push(Run {
                    row,
                    columns: from..column,
                    owner,
                });
            }
        }
        let mut up = above.start;
        for run in first..runs.len() {
            let Range { start, end } = runs[run].columns;
            while up < above.end && runs[up].columns.end <= start {
                up += 1;
            }
            for other in up..above.end {
                if runs[other].columns.start >= end {
                    break;
                }
                if runs[other].owner == runs[run].owner {
                    unite(&mut links, run, other);
                }
            }
        }
        if let (true, Some(left), Some(right)) = (field.wraps, runs.get(first), runs.last())
            && left.columns.start == 0
            && right.columns.end == field.width
            && left.owner == right.owner
        {
            let last = runs.len() - 1;
            unite(&mut links, first, last);
        }
        above = first..runs.len();
    }
    let roots = (0..runs.len()).map(|i| root(&mut links, i)).collect();
    (runs, roots)
}

fn unite(links: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(links, a), root(links, b));
    links[a.max(b)] = a.min(b);
}

fn root(links: &mut [usize], mut i: usize) -> usize {
    while links[i] != i {
        links[i] = links[links[i]];
        i = links[i];
    }
    i
}

/// Water being claimed, the nearest to its seed first.
struct Flood<'a> {
    lattice: &'a Lattice<'a>,
    field: Field,
    water: &'a [bool],
    ports: &'a [Port],
    /// Squared chord to the seed (the bits of a positive float sort as it does), cell, owner.
    heap: BinaryHeap<Reverse<(u64, usize, u16)>>,
}

impl Flood<'_> {
    fn offer(&mut self, cell: usize, owner: u16) {
        let at = self
            .lattice
            .vector(cell % self.field.width, cell / self.field.width);
        let seat = self
            .ports
            .iter()
            .find(|p| p.seat.0 == owner)
            .map(|p| p.seat.1);
        if let (Some(at), Some(seat)) = (at, seat) {
            let chord = minus(at, seat);
            self.heap
                .push(Reverse((dot(chord, chord).to_bits(), cell, owner)));
        }
    }

    fn run(&mut self, cells: &mut [u16], claimed: &mut [bool]) {
        while let Some(Reverse((_, cell, owner))) = self.heap.pop() {
            if !claimed[cell] {
                claimed[cell] = true;
                cells[cell] = owner;
                for next in self.field.neighbours(cell) {
                    if self.water[next] && !claimed[next] {
                        self.offer(next, owner);
                    }
                }
            }
        }
    }

    /// Carries claims over up to `gap` cells of land to the `lost` water; whether any arrived.
    fn leap(&mut self, cells: &[u16], claimed: &[bool], lost: &[usize], gap: usize) -> bool {
        let mut seen = vec![false; if lost.is_empty() { 0 } else { cells.len() }];
        lost.iter().for_each(|&i| seen[i] = true);
        // Searched from the lost side, which is small: a cell, and the lost one it was reached from.
        let mut front: Vec<(usize, usize)> = lost.iter().map(|&i| (i, i)).collect();
        let mut arrived = false;
        for _ in 0..=gap {
            let mut next = Vec::new();
            for (i, origin) in front {
                for j in self.field.neighbours(i) {
                    if claimed[j] {
                        self.offer(origin, cells[j]);
                        arrived = true;
                    } else if !seen[j] {
                        seen[j] = true;
                        next.push((j, origin));
                    }
                }
            }
            front = next;
        }
        arrived
    }
}
