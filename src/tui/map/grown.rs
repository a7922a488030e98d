//! A map drawn in text has square corners: its pixels are displaced by a smooth noise that depends on the
//! place only, so that coasts and borders look grown and stay put when the camera moves.

use std::ops::Range;

use casus_core::geo::{Atlas, Frame, Raster};

use super::canvas::Window;

/// The values of the pixels of a drawn map, as [`Atlas::cells`] gives them, with grown shapes.
#[must_use]
pub fn grown(atlas: &Atlas, grid: &Frame, window: &Window) -> Vec<u16> {
    let (width, height) = (window.width(), window.height());
    let unit = grid.unit.0;
    let margin = (0.8 / unit).ceil().clamp(1.0, 64.0) as usize;
    let wide = Window {
        columns: window.columns.start - margin as i32..window.columns.end + margin as i32,
        rows: window.rows.start - margin as i32..window.rows.end + margin as i32,
    };
    let raster = atlas.cells(&wide.of(grid));
    let places: Vec<f64> = window
        .columns
        .clone()
        .map(|x| grid.rect.min.x + f64::from(x) * unit)
        .collect();
    let mut noises = [(1, 8), (2, 9)].map(|(long, short)| {
        [
            Noise::new(0.9, 1.7, long, &places),
            Noise::new(0.35, 0.55, short, &places),
        ]
    });
    let mut shifts = [vec![0.0; width], vec![0.0; width]];
    let mut cells = Vec::with_capacity(width * height);
    for (y, row) in window.rows.clone().enumerate() {
        let place = grid.rect.max.y - f64::from(row) * unit;
        for (shifts, noises) in shifts.iter_mut().zip(&mut noises) {
            shifts.fill(0.0);
            noises.iter_mut().for_each(|n| n.add(place, shifts));
            round(shifts, unit, margin as f64);
        }
        let [across, down] = &shifts;
        // Both are whole and no larger than the margin, so the sums are not negative.
        let start = ((y + margin) * wide.width() + margin) as i32;
        let row = across.iter().zip(down).zip(start..);
        cells.extend(row.map(|((&dx, &dy), at)| {
            let at = at + dy as i32 * wide.width() as i32 + dx as i32;
            raster.get(at as usize).copied().unwrap_or(Raster::VOID)
        }));
    }
    cells
}

/// Turns shifts in map units to whole pixels, `most` at most.
fn round(shifts: &mut [f64], unit: f64, most: f64) {
    // By way of a number whose last bit is worth one, for several shifts at once; `f64::round` is a call on
    // older processors.
    const WHOLE: f64 = 1.5 * (1_u64 << 52) as f64;
    for shift in shifts {
        *shift = (*shift / unit).max(-most).min(most) + WHOLE - WHOLE;
    }
}

/// Smooth noise with hills about `wave` map units apart, over one row of places after the other.
struct Noise {
    height: f64,
    wave: f64,
    salt: u32,
    /// How far across its hill each column is, 0..1.
    across: Vec<f64>,
    /// The hills, and the columns on each.
    hills: Vec<(f64, Range<usize>)>,
}

impl Noise {
    fn new(height: f64, wave: f64, salt: u32, places: &[f64]) -> Self {
        let columns: Vec<(f64, f64)> = places.iter().map(|&x| hill(x, wave)).collect();
        let mut hills: Vec<(f64, Range<usize>)> = Vec::new();
        for same in columns.chunk_by(|a, b| a.0 == b.0) {
            let start = hills.last().map_or(0, |h| h.1.end);
            hills.push((same[0].0, start..start + same.len()));
        }
        Self {
            height,
            wave,
            salt,
            across: columns.into_iter().map(|c| c.1).collect(),
            hills,
        }
    }

    /// Adds the noise of a row to `shifts`, up to half of `height` either way.
    fn add(&mut self, place: f64, shifts: &mut [f64]) {
        let (cy, ty) = hill(place, self.wave);
        for (cx, columns) in &self.hills {
            // Between the corners above and below, at the hill's left side and at its right.
            let side = |cx: f64| {
                let (top, bottom) = (lot(cx, cy, self.salt), lot(cx, cy + 1.0, self.salt));
                self.height * (top * (1.0 - ty) + bottom * ty)
            };
            let (left, right) = (side(*cx), side(cx + 1.0));
            let across = &self.across[columns.clone()];
            for (shift, tx) in shifts[columns.clone()].iter_mut().zip(across) {
                *shift += left * (1.0 - tx) + right * tx;
            }
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
