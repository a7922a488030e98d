//! Filling polygons with pixels: scanlines, even-odd rule.

use super::plane::{Frame, Point, Rect};

/// A projected polygon, and what to write into the pixels inside it.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// The value to write.
    pub slot: u16,
    /// A rectangle around all rings, to skip what is out of view.
    pub extent: Rect,
    /// Outlines and holes alike, the first point not repeated.
    pub rings: Vec<Vec<Point>>,
}

impl Shape {
    /// None if the rings hold no point.
    pub fn new(slot: u16, rings: Vec<Vec<Point>>) -> Option<Self> {
        let extent = Rect::enclosing(rings.iter().flatten().copied())?;
        Some(Self {
            slot,
            extent,
            rings,
        })
    }
}

/// Writes each shape's slot to the pixels of `frame` whose centre lies inside the shape, over a
/// ground of zeros; row by row from the top.
pub(super) fn filled<'a>(frame: &Frame, shapes: impl IntoIterator<Item = &'a Shape>) -> Vec<u16> {
    let mut pixels = vec![0; frame.width * frame.height];
    let mut crossings = Vec::new();
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
        crossings.clear();
        shape
            .rings
            .iter()
            .for_each(|ring| cross(frame, ring, &mut crossings));
        crossings.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        for pair in crossings.chunks_exact(2) {
            let (row, from, to) = (pair[0].0 as usize, column(pair[0].1), column(pair[1].1));
            let to = to.min(frame.width);
            if from < to {
                let start = row * frame.width;
                pixels[start + from..start + to].fill(shape.slot);
            }
        }
    }
    pixels
}

/// The first pixel whose centre is not left of `x`.
fn column(x: f64) -> usize {
    ceiling(x.max(0.0))
}

/// Rounds up what is not negative; `f64::ceil` is a call on older processors.
fn ceiling(x: f64) -> usize {
    let whole = x as usize;
    whole + usize::from((whole as f64) < x)
}

/// Adds where the ring crosses the middle of each row, as (row, x in pixels). Each row gets an even
/// number, since an edge counts its upper end and not its lower.
fn cross(frame: &Frame, ring: &[Point], crossings: &mut Vec<(u32, f64)>) {
    let Some(&last) = ring.last() else { return };
    let height = frame.height as f64;
    // The first row whose middle is not above a place.
    let below = |row: f64| ceiling(row.clamp(0.0, height)) as u32;
    let (mut previous, mut row) = (last, frame.row(last));
    let mut start = below(row);
    for &point in ring {
        let here = frame.row(point);
        let end = below(here);
        // Most edges are too short to cross the middle of a row.
        if start != end {
            // Always from the upper end: neighbours that walk a border in opposite directions must
            // get the same crossing to the last bit.
            let up = row <= here;
            let (upper, lower) = if up {
                (previous, point)
            } else {
                (point, previous)
            };
            let (top, bottom) = if up { (row, here) } else { (here, row) };
            let left = frame.column(upper);
            let slope = (frame.column(lower) - left) / (bottom - top);
            for r in start.min(end)..start.max(end) {
                crossings.push((r, left + (f64::from(r) - top) * slope));
            }
        }
        (previous, row, start) = (point, here, end);
    }
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
