//! Places on the globe as unit vectors, and which of several seeds is nearest.
//!
//! The nearer of two places is the one with the greater scalar product, and that product is linear
//! in the place asked about. So unit vectors need be worked out only on a coarse lattice and may be
//! interpolated between: a seed that wins at the four corners of a block wins in all of it.

use super::plane::{EARTH_KM, Frame};
use super::projection::Projector;
use libm::{asin, sincos};

/// Pixels between the nodes of a lattice.
pub(super) const BLOCK: usize = 8;

/// A unit vector from the centre of the globe.
pub(super) type Vector = [f64; 3];

/// A seed: region id and place.
pub(super) type Seat = (u16, Vector);

/// The unit vector of a longitude and latitude, degrees.
pub(super) fn vector(lon: f64, lat: f64) -> Vector {
    let (sin_lon, cos_lon) = sincos(lon.to_radians());
    let (sin_lat, cos_lat) = sincos(lat.to_radians());
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

pub(super) fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

pub(super) fn minus(a: Vector, b: Vector) -> Vector {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

/// Great-circle distance, km.
pub(super) fn distance_km(a: Vector, b: Vector) -> f64 {
    let chord = minus(a, b);
    2.0 * EARTH_KM * asin((dot(chord, chord).sqrt() / 2.0).min(1.0))
}

/// The nearest seat; the first of equals.
pub(super) fn nearest(place: Vector, seats: &[Seat]) -> Option<u16> {
    let mut best: Option<(f64, u16)> = None;
    for &(id, seat) in seats {
        let product = dot(place, seat);
        if best.is_none_or(|b| product > b.0) {
            best = Some((product, id));
        }
    }
    best.map(|b| b.1)
}

/// Adds to `kept` the seats that may be nearest somewhere between the four corners: one, mostly.
pub(super) fn contenders(corners: &[Vector; 4], seats: &[Seat], kept: &mut Vec<Seat>) {
    let start = kept.len();
    for &corner in corners {
        let Some(id) = nearest(corner, seats) else {
            return;
        };
        if !kept[start..].iter().any(|k| k.0 == id) {
            kept.extend(seats.iter().find(|s| s.0 == id));
        }
    }
    let winners = kept.len();
    if winners == start + 1 {
        return;
    }
    for &seat in seats {
        if kept[start..winners].iter().any(|w| w.0 == seat.0) {
            continue;
        }
        let beaten = kept[start..winners]
            .iter()
            .any(|w| corners.iter().all(|&c| dot(c, w.1) >= dot(c, seat.1)));
        if !beaten {
            kept.push(seat);
        }
    }
    // Equals go to the lower id, here as everywhere.
    kept[start..].sort_unstable_by_key(|s| s.0);
}

/// Unit vectors for the pixels of a frame.
pub(super) struct Lattice<'a> {
    pub frame: Frame,
    projector: &'a Projector,
    /// Blocks to the right and down; nodes are one more.
    pub blocks: (usize, usize),
    nodes: Vec<Option<Vector>>,
}

impl<'a> Lattice<'a> {
    pub fn new(frame: Frame, projector: &'a Projector) -> Self {
        let count = |size: usize| size.saturating_sub(1).div_ceil(BLOCK).max(1);
        let blocks = (count(frame.width), count(frame.height));
        let mut nodes = Vec::with_capacity((blocks.0 + 1) * (blocks.1 + 1));
        for row in 0..=blocks.1 {
            for column in 0..=blocks.0 {
                let column = node(column, frame.width) as f64;
                let place = frame.place(column, node(row, frame.height) as f64);
                nodes.push(
                    projector
                        .unproject(place)
                        .map(|(lon, lat)| vector(lon, lat)),
                );
            }
        }
        Self {
            frame,
            projector,
            blocks,
            nodes,
        }
    }

    /// Columns and rows of the pixels in a block.
    pub fn pixels(
        &self,
        block: (usize, usize),
    ) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
        let range = |at: usize, blocks: usize, size: usize| {
            at * BLOCK..if at + 1 == blocks {
                size
            } else {
                (at + 1) * BLOCK
            }
        };
        (
            range(block.0, self.blocks.0, self.frame.width),
            range(block.1, self.blocks.1, self.frame.height),
        )
    }

    /// The block that a column is in.
    pub fn block(&self, column: usize) -> usize {
        (column / BLOCK).min(self.blocks.0 - 1)
    }

    /// The unit vectors at a block's corners: upper left, upper right, lower left, lower right.
    pub fn corners(&self, block: (usize, usize)) -> [Option<Vector>; 4] {
        let at = block.1 * (self.blocks.0 + 1) + block.0;
        let below = at + self.blocks.0 + 1;
        [at, at + 1, below, below + 1].map(|i| self.nodes.get(i).copied().flatten())
    }

    /// The place of a pixel's centre (not quite of unit length); None if it is no place on Earth.
    pub fn vector(&self, column: usize, row: usize) -> Option<Vector> {
        let block = (self.block(column), (row / BLOCK).min(self.blocks.1 - 1));
        match self.corners(block) {
            [Some(a), Some(b), Some(c), Some(d)] => {
                Some(self.between(&[a, b, c, d], block, column, row))
            }
            _ => self.exact(column as f64, row as f64),
        }
    }

    /// The place of a pixel in a block whose corners are known.
    pub fn between(
        &self,
        corners: &[Vector; 4],
        block: (usize, usize),
        column: usize,
        row: usize,
    ) -> Vector {
        self.rod(corners, block, column).at(self.down(block, row))
    }

    /// The places of a block's pixels in a column.
    pub fn rod(&self, corners: &[Vector; 4], block: (usize, usize), column: usize) -> Rod {
        let t = part(column, block.0, self.frame.width);
        let [a, b, c, d] = corners;
        let top: Vector = std::array::from_fn(|i| a[i] + t * (b[i] - a[i]));
        let bottom: Vector = std::array::from_fn(|i| c[i] + t * (d[i] - c[i]));
        Rod {
            top,
            down: minus(bottom, top),
        }
    }

    /// How far down in its block a row is, 0..1.
    pub fn down(&self, block: (usize, usize), row: usize) -> f64 {
        part(row, block.1, self.frame.height)
    }

    /// The place at a column and row, not interpolated.
    pub fn exact(&self, column: f64, row: f64) -> Option<Vector> {
        let (lon, lat) = self.projector.unproject(self.frame.place(column, row))?;
        Some(vector(lon, lat))
    }
}

/// A line from the top of a block to its bottom.
#[derive(Clone, Copy)]
pub(super) struct Rod {
    top: Vector,
    down: Vector,
}

impl Rod {
    pub fn at(&self, t: f64) -> Vector {
        std::array::from_fn(|i| self.top[i] + t * self.down[i])
    }
}

/// How far from its first node to its second a pixel of a block is, 0..1.
fn part(at: usize, block: usize, size: usize) -> f64 {
    let (from, to) = (node(block, size), node(block + 1, size));
    if to > from {
        (at - from) as f64 / (to - from) as f64
    } else {
        0.0
    }
}

/// The pixel of a node along one side of a frame.
fn node(index: usize, size: usize) -> usize {
    (index * BLOCK).min(size.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::super::plane::{Point, Rect};
    use super::super::projection::Projection;
    use super::*;

    #[test]
    fn distances() {
        let (paris, moscow) = (vector(2.35, 48.85), vector(37.62, 55.75));
        assert!((distance_km(paris, moscow) - 2487.0).abs() < 5.0);
        assert!((distance_km(vector(0.0, 0.0), vector(180.0, 0.0)) - 20015.0).abs() < 1.0);
    }

    #[test]
    fn contenders_never_lose_the_nearest() {
        let projector = Projection::Mercator.projector(0.0).unwrap();
        let rect = Rect {
            min: Point { x: -3.0, y: 3.0 },
            max: Point { x: 5.0, y: 9.0 },
        };
        let lattice = Lattice::new(Frame::new(rect, 101, 77), &projector);
        let seats: Vec<Seat> = (0..40)
            .map(|i| {
                (
                    i,
                    vector(f64::from(i * 37 % 70) - 25.0, f64::from(i * 53 % 40) + 28.0),
                )
            })
            .collect();
        let mut kept = Vec::new();
        for row in 0..lattice.blocks.1 {
            for column in 0..lattice.blocks.0 {
                let block = (column, row);
                let corners = lattice.corners(block).map(Option::unwrap);
                kept.clear();
                contenders(&corners, &seats, &mut kept);
                let (columns, rows) = lattice.pixels(block);
                for r in rows {
                    for c in columns.clone() {
                        let place = lattice.between(&corners, block, c, r);
                        assert_eq!(nearest(place, &kept), nearest(place, &seats));
                    }
                }
            }
        }
    }
}
