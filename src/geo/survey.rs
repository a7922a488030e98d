//! What a map's shapes say about it: areas, places for labels, who borders whom.
//!
//! A survey works on one raster of the whole map whose size depends on the map alone, so neither
//! the screen nor its zoom has a say in who is whose neighbour.

use super::plane::EARTH_KM;
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
        let (width, height) = (self.field.width, self.field.height);
        let cells = self.cells;
        let mut rooms = vec![u16::MAX; cells.len()];
        let via = |rooms: &[u16], i: usize, j: usize, step: u16| {
            if cells[j] == cells[i] {
                rooms[j].saturating_add(step)
            } else {
                step
            }
        };
        for row in 0..height {
            for i in row * width..(row + 1) * width {
                let left = if i > row * width {
                    via(&rooms, i, i - 1, 1)
                } else {
                    1
                };
                let up = if row > 0 {
                    via(&rooms, i, i - width, 2)
                } else {
                    2
                };
                rooms[i] = left.min(up);
            }
        }
        for row in (0..height).rev() {
            for i in (row * width..(row + 1) * width).rev() {
                let right = if i + 1 < (row + 1) * width {
                    via(&rooms, i, i + 1, 1)
                } else {
                    1
                };
                let down = if row + 1 < height {
                    via(&rooms, i, i + width, 2)
                } else {
                    2
                };
                rooms[i] = rooms[i].min(right).min(down);
            }
        }
        rooms
    }

    /// Every pair of regions that touch, sorted; `sea` by region id.
    pub fn borders(&self, sea: &[bool]) -> Vec<Border> {
        let mut sizes = vec![0_u32; self.regions];
        let mut pairs: BTreeMap<(u16, u16), (u32, f64)> = BTreeMap::new();
        let mut touch = |a: u16, b: u16, km: f64| {
            if usize::from(a.max(b)) < self.regions {
                let entry = pairs.entry((a.min(b), a.max(b))).or_default();
                entry.0 += 1;
                entry.1 += km;
            }
        };
        for (row, cells) in self.rows() {
            let below = self
                .cells
                .get((row + 1) * self.field.width..)
                .unwrap_or(&[]);
            for (column, &id) in cells.iter().enumerate() {
                if let Some(size) = sizes.get_mut(usize::from(id)) {
                    *size += 1;
                }
                let around = if self.field.wraps {
                    cells.first()
                } else {
                    None
                };
                let right = cells.get(column + 1).or(around).copied().unwrap_or(id);
                if right != id {
                    touch(id, right, self.metric(column, row).down_km);
                }
                let below = below.get(column).copied().unwrap_or(id);
                if below != id {
                    touch(id, below, self.metric(column, row).right_km);
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
