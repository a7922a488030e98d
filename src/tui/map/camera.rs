//! What part of the map is in sight.

use casus_core::geo::{Frame, Point, Rect};

/// A centre and a scale. A pixel is a sub-cell, a quarter of a cell high and half a cell wide.
///
/// It moves by whole cells while the scale stays, so that a picture of what was in sight is still good for what
/// stays in sight.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Camera {
    bounds: Rect,
    /// The centre when the scale was chosen, and how many cells to the right and down it has moved since.
    origin: Point,
    moved: (i32, i32),
    /// How much larger than the whole map, from 1.
    zoom: f64,
    width: usize,
    height: usize,
}

const CLOSEST: f64 = 24.0;
/// One step of the zoom.
const STEP: f64 = 1.35;

impl Camera {
    /// The whole of `bounds`.
    #[must_use]
    pub fn new(bounds: Rect) -> Self {
        Self {
            bounds,
            origin: bounds.centre(),
            moved: (0, 0),
            zoom: 1.0,
            width: 1,
            height: 1,
        }
    }

    /// Takes the size of the picture in pixels.
    pub fn resize(&mut self, width: usize, height: usize) {
        let size = (width.max(1), height.max(1));
        if (self.width, self.height) != size {
            let centre = self.centre();
            (self.width, self.height) = size;
            self.settle(centre);
        }
    }

    /// Map units a pixel.
    fn unit(&self) -> f64 {
        let fit = (self.bounds.width() / self.width as f64)
            .max(self.bounds.height() / self.height as f64);
        fit / self.zoom
    }

    fn centre(&self) -> Point {
        let unit = self.unit();
        Point {
            x: self.origin.x + f64::from(self.moved.0) * 2.0 * unit,
            y: self.origin.y - f64::from(self.moved.1) * 4.0 * unit,
        }
    }

    /// The rectangle in sight.
    #[must_use]
    pub fn view(&self) -> Rect {
        let unit = self.unit();
        Rect::around(self.centre(), (unit, unit), self.width, self.height)
    }

    /// The pixels in sight when the scale was chosen, and the first column and row of those in sight now.
    #[must_use]
    pub fn grid(&self) -> (Frame, (i32, i32)) {
        let unit = self.unit();
        let rect = Rect::around(self.origin, (unit, unit), self.width, self.height);
        let frame = Frame::new(rect, self.width, self.height);
        (frame, (self.moved.0 * 2, self.moved.1 * 4))
    }

    #[must_use]
    pub fn zoom(&self) -> f64 {
        self.zoom
    }

    /// The pixel of a place; it may be out of sight.
    #[must_use]
    pub fn pixel(&self, place: Point) -> (f64, f64) {
        let (view, unit) = (self.view(), self.unit());
        ((place.x - view.min.x) / unit, (view.max.y - place.y) / unit)
    }

    /// The cell of a place, if in sight.
    #[must_use]
    pub fn cell(&self, place: Point) -> Option<(u16, u16)> {
        let (x, y) = self.pixel(place);
        let inside = x >= 0.0 && y >= 0.0 && x < self.width as f64 && y < self.height as f64;
        inside.then_some(((x / 2.0) as u16, (y / 4.0) as u16))
    }

    /// Moves by a share of the picture.
    pub fn pan(&mut self, right: f64, down: f64) {
        let cells = |share: f64, cells: usize| (share * cells as f64).round() as i32;
        self.step(cells(right, self.width / 2), cells(down, self.height / 4));
    }

    /// Moves by cells, as when dragged.
    pub fn drag(&mut self, right: i16, down: i16) {
        self.step(-i32::from(right), -i32::from(down));
    }

    /// Moves by cells, but not beyond the last whole one of the map.
    fn step(&mut self, right: i32, down: i32) {
        let (view, unit, b) = (self.view(), self.unit(), self.bounds);
        let held = |wanted: i32, before: f64, after: f64, cell: f64| {
            // Not a cell less for a rounding error.
            let room = |units: f64| (units / cell + 1e-6).max(0.0) as i32;
            wanted.clamp(-room(before), room(after))
        };
        let (left, up) = (view.min.x - b.min.x, b.max.y - view.max.y);
        let (rest, below) = (b.max.x - view.max.x, view.min.y - b.min.y);
        self.moved.0 += held(right, left, rest, 2.0 * unit);
        self.moved.1 += held(down, up, below, 4.0 * unit);
    }

    /// One step nearer or farther, with the place under the cell kept where it is.
    pub fn zoom_at(&mut self, nearer: bool, cell: Option<(u16, u16)>) {
        let place = |camera: &Self| {
            let (view, unit) = (camera.view(), camera.unit());
            cell.map(|(x, y)| Point {
                x: view.min.x + f64::from(x) * 2.0 * unit,
                y: view.max.y - f64::from(y) * 4.0 * unit,
            })
        };
        let before = place(self);
        let mut centre = self.centre();
        let factor = if nearer { STEP } else { 1.0 / STEP };
        self.zoom = (self.zoom * factor).clamp(1.0, CLOSEST);
        (self.origin, self.moved) = (centre, (0, 0));
        if let (Some(a), Some(b)) = (before, place(self)) {
            centre.x += a.x - b.x;
            centre.y += a.y - b.y;
        }
        self.settle(centre);
    }

    pub fn fit(&mut self) {
        *self = Self {
            width: self.width,
            height: self.height,
            ..Self::new(self.bounds)
        };
    }

    /// Shows the place and its surroundings.
    pub fn home(&mut self, place: Point, zoom: f64) {
        self.zoom = zoom.clamp(1.0, CLOSEST);
        self.settle(place);
    }

    /// Moves until the place is in the middle, as nearly as cells allow.
    pub fn centre_on(&mut self, place: Point) {
        let (centre, unit) = (self.centre(), self.unit());
        let cells = |way: f64, cell: f64| (way / cell).round() as i32;
        self.step(
            cells(place.x - centre.x, 2.0 * unit),
            cells(centre.y - place.y, 4.0 * unit),
        );
    }

    /// Whether the place is in sight and not at the very edge.
    #[must_use]
    pub fn shows(&self, place: Point) -> bool {
        let (x, y) = self.pixel(place);
        let (w, h) = (self.width as f64, self.height as f64);
        x > 0.06 * w && x < 0.94 * w && y > 0.06 * h && y < 0.94 * h
    }

    /// Takes up a centre for the scale and size, moved as far as needed to keep the map in sight.
    fn settle(&mut self, centre: Point) {
        (self.origin, self.moved) = (centre, (0, 0));
        let view = self.view();
        let held = |centre: f64, half: f64, low: f64, high: f64| {
            if high - low <= 2.0 * half {
                (low + high) / 2.0
            } else {
                centre.clamp(low + half, high - half)
            }
        };
        let b = self.bounds;
        self.origin = Point {
            x: held(centre.x, view.width() / 2.0, b.min.x, b.max.x),
            y: held(centre.y, view.height() / 2.0, b.min.y, b.max.y),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_keeps_the_place_under_the_mouse() {
        let bounds = Rect {
            min: Point { x: 0.0, y: 0.0 },
            max: Point { x: 40.0, y: 20.0 },
        };
        let mut camera = Camera::new(bounds);
        camera.resize(80, 40);
        camera.zoom_at(true, Some((20, 5)));
        let place = Point { x: 20.0, y: 10.0 };
        let before = camera.pixel(place);
        assert!(before.0 > 0.0 && camera.zoom() > 1.0);
        camera.fit();
        assert_eq!(camera.view(), bounds);
    }

    #[test]
    fn moving_is_by_whole_cells_and_stays_on_the_map() {
        let bounds = Rect {
            min: Point { x: 0.0, y: 0.0 },
            max: Point { x: 40.0, y: 20.0 },
        };
        let mut camera = Camera::new(bounds);
        camera.resize(80, 40);
        camera.pan(0.5, 0.5);
        assert_eq!(camera.view(), bounds);
        camera.zoom_at(true, None);
        for (right, down) in [(9.0, 0.0), (-0.11, -0.3), (0.0, 9.0), (-9.0, -9.0)] {
            camera.pan(right, down);
            let view = camera.view();
            let slack = 1e-9;
            assert!(
                view.min.x >= -slack && view.max.x <= 40.0 + slack,
                "{view:?}"
            );
            assert!(
                view.min.y >= -slack && view.max.y <= 20.0 + slack,
                "{view:?}"
            );
            let (frame, first) = camera.grid();
            let corner = frame.window(first, 80, 40).place(-0.5, -0.5);
            assert!((corner.x - view.min.x).abs() < slack && (corner.y - view.max.y).abs() < slack);
        }
        assert!(camera.view().min.x < 2.0 * camera.unit());
    }
}
