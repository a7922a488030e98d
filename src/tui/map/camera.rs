//! What part of the map is in sight.

use crate::geo::{Point, Rect};

/// A centre and a scale. A pixel is a sub-cell, a quarter of a cell high and half a cell wide.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Camera {
    bounds: Rect,
    centre: Point,
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
            centre: bounds.centre(),
            zoom: 1.0,
            width: 1,
            height: 1,
        }
    }

    /// Takes the size of the picture in pixels.
    pub fn resize(&mut self, width: usize, height: usize) {
        self.width = width.max(1);
        self.height = height.max(1);
        self.keep();
    }

    /// Map units a pixel.
    fn unit(&self) -> f64 {
        let fit = (self.bounds.width() / self.width as f64)
            .max(self.bounds.height() / self.height as f64);
        fit / self.zoom
    }

    /// The rectangle in sight.
    #[must_use]
    pub fn view(&self) -> Rect {
        let unit = self.unit();
        Rect::around(self.centre, (unit, unit), self.width, self.height)
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
        let view = self.view();
        self.centre.x += right * view.width();
        self.centre.y -= down * view.height();
        self.keep();
    }

    /// Moves by cells, as when dragged.
    pub fn drag(&mut self, right: i16, down: i16) {
        let unit = self.unit();
        self.centre.x -= f64::from(right) * 2.0 * unit;
        self.centre.y += f64::from(down) * 4.0 * unit;
        self.keep();
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
        let factor = if nearer { STEP } else { 1.0 / STEP };
        self.zoom = (self.zoom * factor).clamp(1.0, CLOSEST);
        if let (Some(a), Some(b)) = (before, place(self)) {
            self.centre.x += a.x - b.x;
            self.centre.y += a.y - b.y;
        }
        self.keep();
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
        self.centre_on(place);
    }

    pub fn centre_on(&mut self, place: Point) {
        self.centre = place;
        self.keep();
    }

    /// Whether the place is in sight and not at the very edge.
    #[must_use]
    pub fn shows(&self, place: Point) -> bool {
        let (x, y) = self.pixel(place);
        let (w, h) = (self.width as f64, self.height as f64);
        x > 0.06 * w && x < 0.94 * w && y > 0.06 * h && y < 0.94 * h
    }

    /// Keeps the map in sight.
    fn keep(&mut self) {
        let view = self.view();
        let held = |centre: f64, half: f64, low: f64, high: f64| {
            if high - low <= 2.0 * half {
                (low + high) / 2.0
            } else {
                centre.clamp(low + half, high - half)
            }
        };
        let b = self.bounds;
        self.centre = Point {
            x: held(self.centre.x, view.width() / 2.0, b.min.x, b.max.x),
            y: held(self.centre.y, view.height() / 2.0, b.min.y, b.max.y),
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
}
