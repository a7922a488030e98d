//! A map drawn in text has square corners: its pixels are displaced by a smooth noise that depends on the
//! place only, so that coasts and borders look grown and stay put when the camera moves.

use crate::geo::{Atlas, Rect};

/// The region ids of a view of a drawn map, as [`Atlas::raster`] gives them, with grown shapes.
#[must_use]
pub fn grown(atlas: &Atlas, view: Rect, width: usize, height: usize) -> Vec<u16> {
    let unit = view.width() / width.max(1) as f64;
    let margin = (0.8 / unit).ceil().clamp(1.0, 64.0) as usize;
    let wide = Rect::around(
        view.centre(),
        (unit, unit),
        width + 2 * margin,
        height + 2 * margin,
    );
    let raster = atlas.raster(wide, width + 2 * margin, height + 2 * margin);
    let moved = |v: usize, shift: f64| {
        let far = (shift / unit).clamp(-(margin as f64), margin as f64);
        // Rounded; `f64::round` is a call on older processors.
        (v + margin).saturating_add_signed((far + 0.5_f64.copysign(far)) as isize)
    };
    let places: Vec<f64> = (0..width).map(|x| view.min.x + x as f64 * unit).collect();
    let mut noises = [(1, 8), (2, 9)].map(|(long, short)| {
        [
            Noise::new(0.9, 1.7, long, &places),
            Noise::new(0.35, 0.55, short, &places),
        ]
    });
    let mut shifts = [vec![0.0; width], vec![0.0; width]];
    let mut cells = Vec::with_capacity(width * height);
    for y in 0..height {
        let place = view.max.y - y as f64 * unit;
        for (shifts, noises) in shifts.iter_mut().zip(&mut noises) {
            shifts.fill(0.0);
            noises.iter_mut().for_each(|n| n.add(place, shifts));
        }
        let [across, down] = &shifts;
        let row = across.iter().zip(down).enumerate();
        cells.extend(row.map(|(x, (&dx, &dy))| raster.at(moved(x, dx), moved(y, dy))));
    }
    cells
}

/// Smooth noise with hills about `wave` map units apart, over one row of places after the other.
struct Noise {
    height: f64,
    wave: f64,
    salt: u32,
    /// The hill that each column is on, and how far it is across it, 0..1.
    columns: Vec<(f64, f64)>,
}

impl Noise {
    fn new(height: f64, wave: f64, salt: u32, places: &[f64]) -> Self {
        Self {
            height,
            wave,
            salt,
            columns: places.iter().map(|&x| hill(x, wave)).collect(),
        }
    }

    /// Adds the noise of a row to `shifts`, up to half of `height` either way.
    fn add(&mut self, place: f64, shifts: &mut [f64]) {
        let (cy, ty) = hill(place, self.wave);
        let corner = |cx: f64, cy: f64| lot(cx, cy, self.salt);
        // The corners of the hill that the last column was on.
        let mut known = (f64::NAN, [0.0; 4]);
        for (&(cx, tx), shift) in self.columns.iter().zip(shifts) {
            if known.0 != cx {
                let (right, below) = (cx + 1.0, cy + 1.0);
                let corners = [
                    corner(cx, cy),
                    corner(right, cy),
                    corner(cx, below),
                    corner(right, below),
                ];
                known = (cx, corners);
            }
            let [a, b, c, d] = known.1;
            let top = a * (1.0 - tx) + b * tx;
            let bottom = c * (1.0 - tx) + d * tx;
            *shift += self.height * (top * (1.0 - ty) + bottom * ty);
        }
    }
}

/// The hill at a place, and how far the place is across it, with its ends made level.
fn hill(place: f64, wave: f64) -> (f64, f64) {
    let at = place / wave;
    let hill = at.floor();
    let t = at - hill;
    (hill, t * t * (3.0 - 2.0 * t))
}

/// What is drawn for a corner of the hills, -0.5..0.5.
fn lot(x: f64, y: f64, salt: u32) -> f64 {
    let key = x as i64 as u32 ^ (y as i64 as u32).rotate_left(16) ^ salt.rotate_left(8);
    let mixed = key.wrapping_mul(0x9e37_79b1) ^ (key.wrapping_mul(0x85eb_ca6b) >> 13);
    let mixed = (mixed ^ mixed >> 15).wrapping_mul(0xc2b2_ae35);
    f64::from(mixed >> 8) / f64::from(1 << 24) - 0.5
}
