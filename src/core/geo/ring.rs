//! Closed lines on the globe and in the plane: unwrapping at the antimeridian, clipping, dividing.

use super::plane::{Point, Rect};

/// Longest step, degrees, that may stay straight when projected: longer edges are divided, because
/// a line of latitude is an arc on a conic map.
const MAX_STEP: f64 = 1.5;

/// A longitude and a latitude, degrees.
pub type LonLat = (f64, f64);

/// Makes the longitudes of a ring continuous (each step shorter than half a turn), with the middle
/// of its extent in -180..180. A ring that goes once around a pole is closed over that pole. The
/// first point is not repeated at the end.
pub(super) fn unwrapped(mut ring: Vec<LonLat>) -> Vec<LonLat> {
    if ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    let Some(&first) = ring.first() else {
        return ring;
    };
    let mut previous = first.0;
    for point in &mut ring {
        point.0 = super::projection::wrap_lon(point.0, previous);
        previous = point.0;
    }
    let closing = super::projection::wrap_lon(first.0, previous);
    if (closing - first.0).abs() > 180.0 {
        let north = ring.iter().map(|p| p.1).sum::<f64>() > 0.0;
        let pole = if north { 90.0 } else { -90.0 };
        ring.extend([(closing, first.1), (closing, pole), (first.0, pole)]);
    }
    let (west, east) = extent(&ring);
    let turns = 360.0 * (((west + east) / 2.0 + 180.0) / 360.0).floor();
    ring.iter_mut().for_each(|p| p.0 -= turns);
    ring
}

/// Least and greatest longitude.
fn extent(ring: &[LonLat]) -> (f64, f64) {
    ring.iter()
        .fold((f64::MAX, f64::MIN), |(w, e), p| (w.min(p.0), e.max(p.0)))
}

/// The parts of an unwrapped ring that fall within 180 degrees of `centre` and within `lat_limit`
/// of the equator, turned there by whole turns. Each part is a ring; filling all of them by the
/// even-odd rule fills what the ring encloses, wherever the map is cut.
pub(super) fn cut(ring: &[LonLat], centre: f64, lat_limit: f64) -> Vec<Vec<LonLat>> {
    let (west, east) = extent(ring);
    let (left, right) = (centre - 180.0, centre + 180.0);
    let mut parts = Vec::new();
    for turn in [-720.0, -360.0, 0.0, 360.0, 720.0] {
        if east + turn <= left || west + turn >= right {
            continue;
        }
        let whole = west + turn >= left && east + turn <= right;
        if turn == 0.0 && whole && ring.iter().all(|p| p.1.abs() <= lat_limit) {
            parts.extend((ring.len() > 2).then(|| divided(ring)));
            continue;
        }
        let mut part: Vec<LonLat> = ring.iter().map(|p| (p.0 + turn, p.1)).collect();
        if west + turn < left {
            part = half(&part, |p| p.0 - left);
        }
        if east + turn > right {
            part = half(&part, |p| right - p.0);
        }
        if part.iter().any(|p| p.1.abs() > lat_limit) {
            part = half(&half(&part, |p| lat_limit - p.1), |p| p.1 + lat_limit);
        }
        if part.len() > 2 {
            parts.push(divided(&part));
        }
    }
    parts
}

/// The part of a ring where `side` is not negative (Sutherland and Hodgman's clipping). `side` must
/// be linear.
fn half(ring: &[LonLat], side: impl Fn(LonLat) -> f64) -> Vec<LonLat> {
    let mut kept = Vec::with_capacity(ring.len());
    let Some(&last) = ring.last() else {
        return kept;
    };
    let mut previous = last;
    for &point in ring {
        let (a, b) = (side(previous), side(point));
        if (a < 0.0) != (b < 0.0) {
            let t = a / (a - b);
            let (dx, dy) = (point.0 - previous.0, point.1 - previous.1);
            kept.push((previous.0 + t * dx, previous.1 + t * dy));
        }
        if b >= 0.0 {
            kept.push(point);
        }
        previous = point;
    }
    kept
}

/// The ring with its long edges divided.
fn divided(ring: &[LonLat]) -> Vec<LonLat> {
    let mut out = Vec::with_capacity(ring.len());
    for (i, &a) in ring.iter().enumerate() {
        out.push(a);
        let b = ring[(i + 1) % ring.len()];
        let reach = (b.0 - a.0).abs().max((b.1 - a.1).abs());
        if reach <= MAX_STEP {
            continue;
        }
        let steps = (reach / MAX_STEP).ceil();
        for step in 1..steps as usize {
            let t = step as f64 / steps;
            out.push((a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1)));
        }
    }
    out
}

/// The part of a projected ring inside `rect`; empty if none is.
pub(super) fn clipped(ring: &[Point], rect: &Rect) -> Vec<Point> {
    let mut pairs: Vec<LonLat> = ring.iter().map(|p| (p.x, p.y)).collect();
    pairs = half(&pairs, |p| p.0 - rect.min.x);
    pairs = half(&pairs, |p| rect.max.x - p.0);
    pairs = half(&pairs, |p| p.1 - rect.min.y);
    pairs = half(&pairs, |p| rect.max.y - p.1);
    pairs.into_iter().map(|(x, y)| Point { x, y }).collect()
}

/// The parts of a projected line inside `rect`, in order.
pub(super) fn clipped_line(line: &[Point], rect: &Rect) -> Vec<Vec<Point>> {
    let mut parts: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in line.windows(2) {
        let Some((a, b)) = clipped_segment(pair[0], pair[1], rect) else {
            open = false;
            continue;
        };
        match parts.last_mut() {
            Some(part) if open => part.push(b),
            _ => parts.push(vec![a, b]),
        }
        open = b == pair[1];
    }
    parts
}

/// Liang and Barsky's clipping of one segment.
fn clipped_segment(a: Point, b: Point, rect: &Rect) -> Option<(Point, Point)> {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let edges = [
        (-dx, a.x - rect.min.x),
        (dx, rect.max.x - a.x),
        (-dy, a.y - rect.min.y),
        (dy, rect.max.y - a.y),
    ];
    for (p, q) in edges {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            enter = enter.max(q / p);
        } else {
            leave = leave.min(q / p);
        }
    }
    let at = |t: f64| Point {
        x: a.x + t * dx,
        y: a.y + t * dy,
    };
    let end = |t: f64| if t == 1.0 { b } else { at(t) };
    (enter <= leave).then(|| (at(enter), end(leave)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A box from 170 east to 170 west.
    fn across() -> Vec<LonLat> {
        unwrapped(vec![
            (170.0, 0.0),
            (-170.0, 0.0),
            (-170.0, 10.0),
            (170.0, 10.0),
            (170.0, 0.0),
        ])
    }

    #[test]
    fn a_ring_across_the_antimeridian_stays_short() {
        let ring = across();
        assert_eq!(ring.len(), 4);
        let (west, east) = extent(&ring);
        assert_eq!(east - west, 20.0);
        let parts = cut(&ring, 0.0, 90.0);
        assert_eq!(parts.len(), 2);
        for part in parts {
            let (west, east) = extent(&part);
            assert!(east - west <= 10.0 && west >= -180.0 && east <= 180.0);
        }
        assert_eq!(cut(&ring, 180.0, 90.0).len(), 1);
    }

    #[test]
    fn a_ring_around_the_pole_is_closed_over_it() {
        let ring = unwrapped((0..36).map(|i| (f64::from(i) * 10.0, -80.0)).collect());
        assert!(ring.iter().any(|p| p.1 == -90.0));
        let (west, east) = extent(&ring);
        assert_eq!(east - west, 360.0);
    }

    #[test]
    fn lines_are_cut_at_the_frame() {
        let rect = Rect {
            min: Point { x: 0.0, y: 0.0 },
            max: Point { x: 10.0, y: 10.0 },
        };
        let line: Vec<Point> = [
            (-5.0, 5.0),
            (5.0, 5.0),
            (15.0, 5.0),
            (15.0, 7.0),
            (5.0, 7.0),
        ]
        .map(|(x, y)| Point { x, y })
        .into();
        let parts = clipped_line(&line, &rect);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0].len(), 3);
        assert_eq!(parts[1][0], Point { x: 10.0, y: 7.0 });
    }
}
