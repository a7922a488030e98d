//! Filling polygons with pixels: scanlines, even-odd rule.

use super::plane::{Frame, Point, Rect};
use std::ops::Range;

/// A projected polygon, and what to write into the pixels inside it.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// The value to write.
    pub slot: u16,
    /// A rectangle around all rings, to skip what is out of view.
    pub extent: Rect,
    /// Outlines and holes alike.
    pub rings: Vec<Ring>,
}

/// A closed line.
#[derive(Clone, Debug)]
pub(super) struct Ring {
    /// The first point is not repeated.
    points: Vec<Point>,
    /// What the edges to each [`STRETCH`] points are within, to skip those that are out of view.
    extents: Vec<Rect>,
}

/// Points of a ring that are looked at together.
const STRETCH: usize = 32;

impl Ring {
    fn new(points: Vec<Point>) -> Self {
        let extent = |(i, stretch): (usize, &[Point])| {
            let before = points[(i * STRETCH + points.len() - 1) % points.len()];
            Rect::enclosing(stretch.iter().copied().chain([before]))
        };
        let extents = points.chunks(STRETCH).enumerate().filter_map(extent);
        Self {
            extents: extents.collect(),
            points,
        }
    }
}

impl Shape {
    /// None if the rings hold no point.
    pub fn new(slot: u16, rings: Vec<Vec<Point>>) -> Option<Self> {
        let extent = Rect::enclosing(rings.iter().flatten().copied())?;
        Some(Self {
            slot,
            extent,
            rings: rings.into_iter().map(Ring::new).collect(),
        })
    }
}

/// Writes each shape's slot to the pixels of `frame` whose centre lies inside the shape, over a
/// ground of zeros; row by row from the top.
pub(super) fn filled<'a>(frame: &Frame, shapes: impl IntoIterator<Item = &'a Shape>) -> Vec<u16> {
    let mut pixels = vec![0; frame.width * frame.height];
    let mut sheet = Sheet::new(frame);
    for shape in shapes {
        // A shape that slips between pixel centres is dropped here too.
        let (left, top) = frame.locate(Point {
            x: shape.extent.min.x,
            y: shape.extent.max.y,
        });
        let (right, bottom) = frame.locate(Point {
            x: shape.extent.max.x,
            y: shape.extent.min.y,
        });
        let missed =
            |low: f64, high: f64, size: usize| high < 0.0 || low > size as f64 || low.ceil() > high;
        if missed(left, right, frame.width) || missed(top, bottom, frame.height) {
            continue;
        }
        shape.rings.iter().for_each(|ring| sheet.cross(frame, ring));
        let height = frame.height as f64;
        let rows = below(top, height) as usize..below(bottom, height) as usize;
        sheet.pour(rows, shape.slot, &mut pixels);
    }
    pixels
}

/// The outline of one shape in a frame: a bit for each pixel, set where inside and outside change.
struct Sheet {
    bits: Vec<u64>,
    /// Words of a row.
    words: usize,
    width: usize,
    /// The first row whose middle is not above each point of a ring.
    rows: Vec<u32>,
}

impl Sheet {
    fn new(frame: &Frame) -> Self {
        let words = frame.width.div_ceil(64);
        Self {
            bits: vec![0; words * frame.height],
            words,
            width: frame.width,
            rows: Vec::new(),
        }
    }

    /// Marks where the ring crosses the middle of each row. Each row gets an even number, since an
    /// edge counts its upper end and not its lower; what is right of the frame is left out.
    fn cross(&mut self, frame: &Frame, ring: &Ring) {
        let Some(&last) = ring.points.last() else {
            return;
        };
        let height = frame.height as f64;
        let first_row = |p: Point| below(frame.row(p), height);
        let mut rows = std::mem::take(&mut self.rows);
        let mut previous = last;
        for (points, extent) in ring.points.chunks(STRETCH).zip(&ring.extents) {
            let from = std::mem::replace(&mut previous, points[points.len() - 1]);
            let between = first_row(extent.max) != first_row(extent.min);
            if !between || frame.column(extent.min) > self.width as f64 {
                continue;
            }
            // Whatever they do on the left, each row is crossed once more where they start above it and end
            // below; and not by a hair's breadth on the left, where rounding would tell.
            if frame.column(extent.max) < -0.5 {
                let (start, end) = (first_row(from), first_row(previous));
                for row in start.min(end)..start.max(end) {
                    self.bits[row as usize * self.words] ^= 1;
                }
                continue;
            }
            rows.clear();
            // By themselves, so that the compiler may take several points at once.
            rows.extend(points.iter().map(|&p| first_row(p)));
            let (mut before, mut start) = (from, first_row(from));
            for (&point, &end) in points.iter().zip(&rows) {
                // Most edges are too short to cross the middle of a row.
                if start != end {
                    self.edge(frame, before, point, start.min(end)..start.max(end));
                }
                (before, start) = (point, end);
            }
        }
        self.rows = rows;
    }

    fn edge(&mut self, frame: &Frame, from: Point, to: Point, rows: Range<u32>) {
        // Always from the upper end: neighbours that walk a border in opposite directions must
        // get the same crossing to the last bit.
        let (upper, lower) = if frame.row(from) <= frame.row(to) {
            (from, to)
        } else {
            (to, from)
        };
        let (top, bottom) = (frame.row(upper), frame.row(lower));
        let left = frame.column(upper);
        let slope = (frame.column(lower) - left) / (bottom - top);
        for row in rows {
            // The first pixel whose centre is not left of the crossing.
            let column = below(left + (f64::from(row) - top) * slope, self.width as f64) as usize;
            if column < self.width {
                self.bits[row as usize * self.words + column / 64] ^= 1 << (column % 64);
            }
        }
    }

    /// Writes the slot to what lies inside, and clears the rows for the next shape.
    fn pour(&mut self, rows: Range<usize>, slot: u16, pixels: &mut [u16]) {
        for row in rows {
            let pixels = &mut pixels[row * self.width..(row + 1) * self.width];
            let bits = &mut self.bits[row * self.words..(row + 1) * self.words];
            // Whether the pixel left of the word is inside.
            let mut open = false;
            for (word, pixels) in bits.iter_mut().zip(pixels.chunks_mut(64)) {
                let mut changes = std::mem::take(word);
                let mut from = 0;
                while changes != 0 {
                    let at = changes.trailing_zeros() as usize;
                    if open {
                        pixels[from..at].fill(slot);
                    }
                    (from, open) = (at, !open);
                    changes &= changes - 1;
                }
                if open {
                    pixels[from..].fill(slot);
                }
            }
        }
    }
}

/// The first row, of `height`, whose middle is not above a place; `height` if there is none. Columns
/// are counted in the same way, from the left.
fn below(row: f64, height: f64) -> u32 {
    // Rounded up by way of a number whose last bit is worth one: `f64::ceil` is a call on older
    // processors, and a conversion is not done for several numbers at once.
    const SHIFT: f64 = (1_u64 << 52) as f64;
    let row = row.max(0.0).min(height);
    let shifted = row + SHIFT;
    shifted.to_bits() as u32 + u32::from(shifted - SHIFT < row)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(low: f64, high: f64) -> Vec<Point> {
        [(low, low), (high, low), (high, high), (low, high)]
            .map(|(x, y)| Point { x, y })
            .into()
    }

    #[test]
    fn a_square_with_a_hole() {
        let rect = Rect {
            min: Point { x: 0.0, y: 0.0 },
            max: Point { x: 10.0, y: 10.0 },
        };
        let frame = Frame::new(rect, 10, 10);
        let shape = Shape::new(7, vec![square(1.0, 9.0), square(4.0, 6.0)]).unwrap();
        let pixels = filled(&frame, [&shape]);
        assert_eq!(pixels.iter().filter(|&&p| p == 7).count(), 64 - 4);
        assert_eq!(pixels[5 * 10 + 5], 0);
        assert_eq!(pixels[2 * 10 + 2], 7);
    }

    #[test]
    fn what_reaches_out_of_view_is_cut() {
        let rect = Rect {
            min: Point { x: 0.0, y: 0.0 },
            max: Point { x: 4.0, y: 4.0 },
        };
        let shape = Shape::new(1, vec![square(-50.0, 2.0)]).unwrap();
        let pixels = filled(&Frame::new(rect, 4, 4), [&shape]);
        assert_eq!(pixels.iter().filter(|&&p| p == 1).count(), 4);
    }
}
