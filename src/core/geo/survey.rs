//! What a map's shapes say about it: areas, places for labels, who borders whom.
//!
//! A survey works on one raster of the whole map whose size depends on the map alone, so neither
//! the screen nor its zoom has a say in who is whose neighbour.

use super::plane::EARTH_KM;
use super::raster::Raster;
use super::sea::Field;
use super::sphere::{BLOCK, Lattice, Vector, dot, minus};
use crate::ids::RegionId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Fewest pairs of touching cells that make a border. Where four regions almost meet, the grid
/// shows one or two pairs between those that do not; a true border as short as that is a matter for
/// a scenario's own links.
const MIN_CONTACT: u32 = 3;
/// A region of fewer cells than this is an islet or a city: one touching pair is enough for it, for
/// it may have no more to give.
const SMALL: u32 = 24;
/// Cells that are compared at a stroke.
const STRETCH: usize = 16;
/// A line across a grid of squares touches, over all directions, 4/π as many cell edges as it is
/// long in cells.
const STAIRS: f64 = std::f64::consts::FRAC_PI_4;

/// What lies on the two sides of a border.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum BorderKind {
    /// Land on both.
    Land,
    /// Land and sea.
    Coast,
    /// Sea on both.
    Sea,
}

/// Two regions that touch.
#[derive(Clone, Debug, PartialEq)]
pub struct Border {
    /// The lower id.
    pub a: RegionId,
    /// The higher id.
    pub b: RegionId,
    /// Length, km; good to some 15% for borders much longer than the survey's cells.
    pub length_km: f64,
    /// What touches what.
    pub kind: BorderKind,
}

/// Size of a cell on the ground.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Metric {
    pub right_km: f64,
    pub down_km: f64,
    pub area_km2: f64,
}

/// A raster of a whole map, with measures.
pub(super) struct Survey<'a> {
    pub field: Field,
    pub cells: &'a [u16],
    /// By block of `BLOCK` by `BLOCK` cells; what is beyond the last block counts with it.
    pub metrics: Vec<Metric>,
    /// Blocks to the right and down.
    pub blocks: (usize, usize),
    pub regions: usize,
    /// Whether borders run in all directions, rather than along the cells of a drawn map.
    pub natural: bool,
}

impl Survey<'_> {
    fn metric(&self, column: usize, row: usize) -> Metric {
        let block = (
            (column / BLOCK).min(self.blocks.0 - 1),
            (row / BLOCK).min(self.blocks.1 - 1),
        );
        self.metrics
            .get(block.1 * self.blocks.0 + block.0)
            .copied()
            .unwrap_or_default()
    }

    /// The rows of cells, from the top.
    fn rows(&self) -> impl Iterator<Item = (usize, &[u16])> {
        self.cells.chunks_exact(self.field.width).enumerate()
    }

    /// Area of each region, km².
    pub fn areas(&self) -> Vec<f64> {
        let mut areas = vec![0.0; self.regions];
        for (row, cells) in self.rows() {
            for (block, cells) in cells.chunks(BLOCK).enumerate() {
                let metric = self.metric(block * BLOCK, row);
                for &id in cells {
                    if let Some(area) = areas.get_mut(usize::from(id)) {
                        *area += metric.area_km2;
                    }
                }
            }
        }
        areas
    }

    /// The cell of each region around which there is most room for a label, with that room in
    /// cells to the left and right; of equals, the nearest to `home`. None for a region without a
    /// cell.
    pub fn centres(&self, homes: &[usize]) -> Vec<Option<(usize, u16)>> {
        let rooms = self.rooms();
        let mut best: Vec<Option<(Rank, usize)>> = vec![None; self.regions];
        for (i, &id) in self.cells.iter().enumerate() {
            let id = usize::from(id);
            if let (Some(slot), Some(&home)) = (best.get_mut(id), homes.get(id))
                && slot.is_none_or(|s| s.0.0 <= rooms[i])
            {
                let here = (Rank(rooms[i], self.away(i, home)), i);
                if slot.is_none_or(|s| here.0.better(s.0)) {
                    *slot = Some(here);
                }
            }
        }
        best.into_iter().map(|b| b.map(|(r, i)| (i, r.0))).collect()
    }

    fn away(&self, a: usize, b: usize) -> usize {
        let dx = (a % self.field.width).abs_diff(b % self.field.width);
        let dy = (a / self.field.width).abs_diff(b / self.field.width);
        dx * dx + dy * dy
    }

    /// For each cell, how far it is to another region: columns, and rows counted double, since a
    /// label is wide. Two sweeps suffice for such a distance.
    fn rooms(&self) -> Vec<u16> {
        let width = self.field.width;
        let mut rooms = vec![u16::MAX; self.cells.len()];
        // Beyond the rim there is another region, and no room.
        let (cells, room) = (vec![Raster::VOID; width], vec![0; width]);
        let mut above = (&cells[..], &room[..]);
        for (cells, rooms) in self.rows_with(&mut rooms) {
            let beside = above.0.iter().zip(above.1);
            sweep(cells.iter().zip(rooms.iter_mut()).zip(beside));
            above = (cells, rooms);
        }
        let mut below = (&cells[..], &room[..]);
        for (cells, rooms) in self.rows_with(&mut rooms).rev() {
            let beside = below.0.iter().zip(below.1);
            sweep(cells.iter().zip(rooms.iter_mut()).zip(beside).rev());
            below = (cells, rooms);
        }
        rooms
    }

    /// The rows of cells, from the top, with those of a list as long.
    fn rows_with<'r>(
        &'r self,
        list: &'r mut [u16],
    ) -> impl DoubleEndedIterator<Item = (&'r [u16], &'r mut [u16])> {
        let width = self.field.width;
        self.cells
            .chunks_exact(width)
            .zip(list.chunks_exact_mut(width))
    }

    /// Every pair of regions that touch, sorted; `sea` by region id.
    pub fn borders(&self, sea: &[bool]) -> Vec<Border> {
        let mut sizes = vec![0_u32; self.regions];
        let mut pairs: BTreeMap<(u16, u16), usize> = BTreeMap::new();
        let mut contacts: Vec<(u32, f64)> = Vec::new();
        // The same two go on touching for a while.
        let mut last = ((0, 0), None);
        let mut touch = |a: u16, b: u16, km: f64| {
            if usize::from(a.max(b)) < self.regions {
                let pair = (a.min(b), a.max(b));
                let at = match last {
                    (known, Some(at)) if known == pair => at,
                    _ => *pairs.entry(pair).or_insert(contacts.len()),
                };
                last = (pair, Some(at));
                if at == contacts.len() {
                    contacts.push((0, 0.0));
                }
                contacts[at].0 += 1;
                contacts[at].1 += km;
            }
        };
        for (row, cells) in self.rows() {
            let below = self
                .cells
                .get((row + 1) * self.field.width..)
                .unwrap_or(&[]);
            // At the rim a cell is its own neighbour, unless the map goes round the world.
            let rim = if self.field.wraps {
                cells.first()
            } else {
                cells.last()
            };
            let below = below.get(..cells.len()).unwrap_or(cells);
            for start in (0..cells.len()).step_by(STRETCH) {
                // Most of a map is far from any border.
                if alike(&cells[start..], &below[start..]) {
                    if let Some(size) = sizes.get_mut(usize::from(cells[start])) {
                        *size += STRETCH as u32;
                    }
                    continue;
                }
                for column in start..(start + STRETCH).min(cells.len()) {
                    let id = cells[column];
                    if let Some(size) = sizes.get_mut(usize::from(id)) {
                        *size += 1;
                    }
                    let right = cells.get(column + 1).or(rim).copied().unwrap_or(id);
                    if right != id {
                        touch(id, right, self.metric(column, row).down_km);
                    }
                    if below[column] != id {
                        touch(id, below[column], self.metric(column, row).right_km);
                    }
                }
            }
        }
        let (least, stairs) = if self.natural {
            (MIN_CONTACT, STAIRS)
        } else {
            (1, 1.0)
        };
        let size = |id: u16| sizes.get(usize::from(id)).copied().unwrap_or(0);
        let wet = |id: u16| sea.get(usize::from(id)).copied().unwrap_or(false);
        pairs
            .into_iter()
            .map(|(pair, at)| (pair, contacts[at]))
            .filter(|((a, b), (count, _))| *count >= least || size(*a).min(size(*b)) < SMALL)
            .map(|((a, b), (_, km))| Border {
                a: RegionId(a),
                b: RegionId(b),
                length_km: km * stairs,
                kind: match (wet(a), wet(b)) {
                    (false, false) => BorderKind::Land,
                    (true, true) => BorderKind::Sea,
                    _ => BorderKind::Coast,
                },
            })
            .collect()
    }
}

/// Whether a stretch of a row is of one region, with the cell after it and those below.
fn alike(cells: &[u16], below: &[u16]) -> bool {
    let here = cells.first_chunk::<STRETCH>();
    let beside = cells.get(1..).and_then(<[_]>::first_chunk);
    here.is_some() && here == beside && here == below.first_chunk()
}

/// Takes a row's cells one after the other, each with its room so far and with the cell beside it in the
/// row before (region and room): the room is what it was, or a step more than there.
fn sweep<'r>(row: impl Iterator<Item = ((&'r u16, &'r mut u16), (&'r u16, &'r u16))>) {
    let mut last = (Raster::VOID, 0_u16);
    for ((&id, room), (&beside, &room_beside)) in row {
        let along = if last.0 == id { last.1 } else { 0 };
        let across = if beside == id { room_beside } else { 0 };
        let step = along.saturating_add(1).min(across.saturating_add(2));
        *room = step.min(*room);
        last = (id, *room);
    }
}

/// Room, and distance from home: more of the first is better, then less of the second.
#[derive(Clone, Copy)]
struct Rank(u16, usize);

impl Rank {
    fn better(self, other: Self) -> bool {
        self.0 > other.0 || (self.0 == other.0 && self.1 < other.1)
    }
}

/// The size on the ground of the cells of each block of a lattice.
pub(super) fn metrics(lattice: &Lattice) -> Vec<Metric> {
    let mut metrics = Vec::with_capacity(lattice.blocks.0 * lattice.blocks.1);
    for row in 0..lattice.blocks.1 {
        for column in 0..lattice.blocks.0 {
            metrics.push(metric(lattice, (column, row)).unwrap_or_default());
        }
    }
    metrics
}

/// Measured in the block's middle; None where that is no place on Earth.
fn metric(lattice: &Lattice, block: (usize, usize)) -> Option<Metric> {
    let (columns, rows) = lattice.pixels(block);
    let column = (columns.start + columns.end - 1) as f64 / 2.0;
    let row = (rows.start + rows.end - 1) as f64 / 2.0;
    let right = minus(
        lattice.exact(column + 0.5, row)?,
        lattice.exact(column - 0.5, row)?,
    );
    let down = minus(
        lattice.exact(column, row + 0.5)?,
        lattice.exact(column, row - 0.5)?,
    );
    Some(Metric {
        right_km: EARTH_KM * dot(right, right).sqrt(),
        down_km: EARTH_KM * dot(down, down).sqrt(),
        area_km2: EARTH_KM * EARTH_KM * cross_length(right, down),
    })
}

fn cross_length(a: Vector, b: Vector) -> f64 {
    let cross = [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ];
    dot(cross, cross).sqrt()
}
