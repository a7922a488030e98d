//! The flat map: points, rectangles, and the frame of pixels laid over them.

/// Mean radius of the Earth, km.
pub const EARTH_KM: f64 = 6371.0;

/// A place on the projected map. Units are thousands of km for maps of the Earth and cells for
/// drawn maps; x grows to the right (east), y grows up (north).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Up.
    pub y: f64,
}

/// An upright rectangle of the projected map, in the units of [`Point`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Lower left corner.
    pub min: Point,
    /// Upper right corner.
    pub max: Point,
}

impl Rect {
    /// The rectangle around `centre` that `width` by `height` pixels of the given size cover.
    /// `unit` is a pixel's extent to the right and up, in map units; it differs by direction where
    /// pixels are not square (half blocks, plain characters).
    #[must_use]
    pub fn around(centre: Point, unit: (f64, f64), width: usize, height: usize) -> Self {
        let (rx, ry) = (unit.0 * width as f64 / 2.0, unit.1 * height as f64 / 2.0);
        Self {
            min: Point {
                x: centre.x - rx,
                y: centre.y - ry,
            },
            max: Point {
                x: centre.x + rx,
                y: centre.y + ry,
            },
        }
    }

    /// The smallest rectangle that holds all `points`; None if there are none.
    #[must_use]
    pub fn enclosing(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        Some(points.fold(
            Self {
                min: first,
                max: first,
            },
            |r, p| Self {
                min: Point {
                    x: r.min.x.min(p.x),
                    y: r.min.y.min(p.y),
                },
                max: Point {
                    x: r.max.x.max(p.x),
                    y: r.max.y.max(p.y),
                },
            },
        ))
    }

    /// Extent to the right.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.max.x - self.min.x
    }

    /// Extent upward.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.max.y - self.min.y
    }

    /// The middle.
    #[must_use]
    pub fn centre(&self) -> Point {
        Point {
            x: (self.min.x + self.max.x) / 2.0,
            y: (self.min.y + self.max.y) / 2.0,
        }
    }

    /// Whether `p` lies inside or on the edge.
    #[must_use]
    pub fn contains(&self, p: Point) -> bool {
        p.x >= self.min.x && p.x <= self.max.x && p.y >= self.min.y && p.y <= self.max.y
    }

    /// Whether the two rectangles share a point.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.min.x <= other.max.x
            && other.min.x <= self.max.x
            && self.min.y <= other.max.y
            && other.min.y <= self.max.y
    }

    /// The smallest rectangle of the given width / height around this one, with the same centre:
    /// what a screen of that shape shows when it shows all of this rectangle.
    #[must_use]
    pub fn grown_to(&self, aspect: f64) -> Self {
        let (w, h) = (self.width(), self.height());
        let (w, h) = if w < h * aspect {
            (h * aspect, h)
        } else {
            (w, w / aspect)
        };
        Self::around(self.centre(), (w, h), 1, 1)
    }
}

/// A rectangle divided into pixels, row 0 at the top; or another window of the endless grid of pixels
/// that these are part of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The rectangle that was divided: its upper left pixel is the grid's (0, 0).
    pub rect: Rect,
    /// What the window covers.
    extent: Rect,
    /// Pixels to the right and down.
    pub width: usize,
    pub height: usize,
    /// Extent of a pixel, map units.
    pub unit: (f64, f64),
    /// Pixels in a map unit: to multiply is quicker than to divide.
    per_unit: (f64, f64),
    /// The window's upper left pixel.
    first: (f64, f64),
}

impl Frame {
    /// A rectangle as `width` by `height` pixels.
    #[must_use]
    pub fn new(rect: Rect, width: usize, height: usize) -> Self {
        let unit = (
            rect.width() / width.max(1) as f64,
            rect.height() / height.max(1) as f64,
        );
        Self {
            rect,
            extent: rect,
            width,
            height,
            unit,
            per_unit: (1.0 / unit.0, 1.0 / unit.1),
            first: (0.0, 0.0),
        }
    }

    /// Another window of the same grid, whose upper left pixel is `first`, columns and rows from the
    /// grid's (0, 0). A pixel is the same place in all windows, to the last bit.
    #[must_use]
    pub fn window(&self, first: (i32, i32), width: usize, height: usize) -> Self {
        let first = (f64::from(first.0), f64::from(first.1));
        let corner = |column: f64, row: f64| Point {
            x: self.rect.min.x + (first.0 + column) * self.unit.0,
            y: self.rect.max.y - (first.1 + row) * self.unit.1,
        };
        let (low, high) = (corner(0.0, height as f64), corner(width as f64, 0.0));
        Self {
            extent: Rect {
                min: low,
                max: high,
            },
            width,
            height,
            first,
            ..*self
        }
    }

    /// Whether a place is in the window.
    pub(super) fn holds(&self, p: Point) -> bool {
        self.extent.contains(p)
    }

    /// Column and row of a place, in pixels from the centre of pixel (0, 0): the centre of pixel
    /// (c, r) is exactly at (c, r).
    pub(super) fn locate(&self, p: Point) -> (f64, f64) {
        (self.column(p), self.row(p))
    }

    /// The row of `locate`.
    pub(super) fn row(&self, p: Point) -> f64 {
        (self.rect.max.y - p.y) * self.per_unit.1 - 0.5 - self.first.1
    }

    /// The column of `locate`.
    pub(super) fn column(&self, p: Point) -> f64 {
        (p.x - self.rect.min.x) * self.per_unit.0 - 0.5 - self.first.0
    }

    /// The place of a column and row: the centre of a pixel if they are whole.
    #[must_use]
    pub fn place(&self, column: f64, row: f64) -> Point {
        Point {
            x: self.rect.min.x + (column + self.first.0 + 0.5) * self.unit.0,
            y: self.rect.max.y - (row + self.first.1 + 0.5) * self.unit.1,
        }
    }

    /// Index (row * width + column) of the pixel that holds `p`, if any does.
    pub(super) fn cell(&self, p: Point) -> Option<usize> {
        let column = (p.x - self.rect.min.x) / self.unit.0 - self.first.0;
        let row = (self.rect.max.y - p.y) / self.unit.1 - self.first.1;
        let inside =
            column >= 0.0 && row >= 0.0 && column < self.width as f64 && row < self.height as f64;
        inside.then(|| row as usize * self.width + column as usize)
    }
}
