//! Which sea region owns each stretch of water.
//!
//! The nearest seed alone would give the water off Barcelona to the Bay of Biscay. So a region
//! keeps only the water that is joined to its seed through its own water; the rest goes to the
//! nearest seed whose region reaches it by water. That is worked out once, on the survey's grid.

use super::plane::{Frame, Point};
use super::raster::Raster;
use super::sphere::{Lattice, Seat, Vector, dot, minus, nearest};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How far, in grid cells, to look for water around a coastal pixel that the grid holds for land.
const REACH: isize = 12;
const NONE: u32 = u32::MAX;

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
        let left = if column > 0 { Some(i - 1) } else { wrap.then(|| i + self.width - 1) };
        let right =
            if column + 1 < self.width { Some(i + 1) } else { wrap.then(|| i + 1 - self.width) };
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
    /// Cells beside another region's water where only the distance decides: pixels within may be
    /// told apart more finely than the grid does.
    open: Vec<bool>,
    seats: Vec<Seat>,
}

impl SeaGrid {
    /// The region (or `Raster::WATER`) of a pixel of water.
    pub fn owner(&self, place: Point, at: Vector) -> u16 {
        let Some(cell) = self.frame.cell(place) else { return Raster::WATER };
        let owner = self.owners[cell];
        if owner == Raster::LAND {
            return self.near_coast(cell).unwrap_or(Raster::WATER);
        }
        if !self.open[cell] {
            return owner;
        }
        let mut seats: Vec<Seat> = Vec::with_capacity(4);
        for near in self.around(cell, 1) {
            let rival = self.owners[near];
            if !seats.iter().any(|s| s.0 == rival) {
                seats.extend(self.seats.iter().find(|s| s.0 == rival));
            }
        }
        seats.sort_unstable_by_key(|s| s.0);
        nearest(at, &seats).unwrap_or(owner)
    }

    /// The owner of the water nearest to a cell of land.
    fn near_coast(&self, cell: usize) -> Option<u16> {
        (1..=REACH).find_map(|reach| {
            self.around(cell, reach).map(|i| self.owners[i]).find(|&o| o != Raster::LAND)
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
    let mut flood = Flood { lattice, field, water, ports, heap: BinaryHeap::new() };
    for i in 0..cells.len() {
        if water[i] && claimed[i] {
            flood.spread(i, cells[i], &claimed);
        }
    }
    loop {
        flood.run(cells, &mut claimed);
        if !flood.leap(cells, &claimed, gap) {
            break;
        }
    }
    for i in 0..cells.len() {
        if water[i] && !claimed[i] {
            cells[i] = Raster::WATER;
        }
    }
    let owners: Vec<u16> =
        cells.iter().zip(water).map(|(&c, &w)| if w { c } else { Raster::LAND }).collect();
    let open = (0..cells.len())
        .map(|i| {
            let natural = |j: usize| water[j] && owners[j] == straight[j];
            natural(i) && field.neighbours(i).any(|j| natural(j) && owners[j] != owners[i])
        })
        .collect();
    let seats = ports.iter().map(|p| p.seat).collect();
    SeaGrid { frame: lattice.frame, owners, open, seats }
}

/// Marks the water that is joined to its own seed. A seed on the wrong side of a coast counts as
/// being at the nearest water that it owns.
fn joined(field: Field, cells: &[u16], water: &[bool], ports: &[Port]) -> Vec<bool> {
    let mut labels = vec![NONE; cells.len()];
    // For each port, the squared distance in cells of its nearest water, and the label of that.
    let mut homes: Vec<Option<(usize, u32)>> = vec![None; ports.len()];
    let mut stack = Vec::new();
    let mut label = 0;
    for start in 0..cells.len() {
        if !water[start] || labels[start] != NONE {
            continue;
        }
        let port = ports.iter().position(|p| p.seat.0 == cells[start]);
        labels[start] = label;
        stack.push(start);
        while let Some(i) = stack.pop() {
            if let Some(port) = port {
                let away = squared(field, i, ports[port].cell);
                if homes[port].is_none_or(|h| (away, label) < h) {
                    homes[port] = Some((away, label));
                }
            }
            for j in field.neighbours(i) {
                if water[j] && labels[j] == NONE && cells[j] == cells[i] {
                    labels[j] = label;
                    stack.push(j);
                }
            }
        }
        label += 1;
    }
    let mut kept = vec![false; label as usize];
    homes.iter().flatten().for_each(|h| kept[h.1 as usize] = true);
    labels.iter().map(|&l| l != NONE && kept[l as usize]).collect()
}

fn squared(field: Field, a: usize, b: usize) -> usize {
    let dx = (a % field.width).abs_diff(b % field.width);
    let dy = (a / field.width).abs_diff(b / field.width);
    dx * dx + dy * dy
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
    /// Offers a cell's unclaimed neighbours to its owner.
    fn spread(&mut self, cell: usize, owner: u16, claimed: &[bool]) {
        for j in self.field.neighbours(cell) {
            if self.water[j] && !claimed[j] {
                self.offer(j, owner);
            }
        }
    }

    fn offer(&mut self, cell: usize, owner: u16) {
        let at = self.lattice.vector(cell % self.field.width, cell / self.field.width);
        let seat = self.ports.iter().find(|p| p.seat.0 == owner).map(|p| p.seat.1);
        if let (Some(at), Some(seat)) = (at, seat) {
            let chord = minus(at, seat);
            self.heap.push(Reverse((dot(chord, chord).to_bits(), cell, owner)));
        }
    }

    fn run(&mut self, cells: &mut [u16], claimed: &mut [bool]) {
        while let Some(Reverse((_, cell, owner))) = self.heap.pop() {
            if !claimed[cell] {
                claimed[cell] = true;
                cells[cell] = owner;
                self.spread(cell, owner, claimed);
            }
        }
    }

    /// Carries claims over up to `gap` cells of land to unclaimed water; whether any arrived.
    fn leap(&mut self, cells: &[u16], claimed: &[bool], gap: usize) -> bool {
        let lost = |i: usize| self.water[i] && !claimed[i];
        if !(0..cells.len()).any(lost) {
            return false;
        }
        let mut seen = claimed.to_vec();
        let mut front: Vec<(usize, u16)> =
            (0..cells.len()).filter(|&i| claimed[i]).map(|i| (i, cells[i])).collect();
        let mut arrived = Vec::new();
        for _ in 0..=gap {
            let mut next = Vec::new();
            for &(i, owner) in &front {
                for j in self.field.neighbours(i) {
                    if seen[j] {
                        continue;
                    }
                    seen[j] = true;
                    if lost(j) {
                        arrived.push((j, owner));
                    } else {
                        next.push((j, owner));
                    }
                }
            }
            front = next;
        }
        arrived.iter().for_each(|&(cell, owner)| self.offer(cell, owner));
        !arrived.is_empty()
    }
}
