//! Sub-cells become characters: of each cell's colours the two that serve best, and the glyph between them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;

use super::blocks::Blocks;
use super::picture::{KINDS, Kind, Picture};
use crate::tui::Theme;
use crate::tui::color::{mix, rgb};

/// A sub-cell's colour as 0xRRGGBB.
type Ink = u32;

fn ink(color: Color) -> Ink {
    let (r, g, b) = rgb(color);
    u32::from(r) << 16 | u32::from(g) << 8 | u32::from(b)
}

fn color(ink: Ink) -> Color {
    Color::from_u32(ink)
}

/// The colours of all slots and kinds.
pub struct Tones(Vec<Ink>);

impl Tones {
    /// `regions` are the colours of regions in id order; `lit` says which are selected; `near`, 0..1, how
    /// much of a region's rim its borders may darken: less where regions are small.
    #[must_use]
    pub fn new(theme: &Theme, regions: &[Color], wet: &[bool], lit: &[bool], near: f64) -> Self {
        let outside = mix(theme.land, theme.ground, 0.55);
        let deep = mix(theme.sea, theme.ground, 0.35);
        let beyond = [(deep, true), (outside, false), (deep, true)];
        let slots = regions
            .iter()
            .copied()
            .zip(wet.iter().copied())
            .chain(beyond);
        let tones = slots.enumerate().flat_map(|(i, (base, wet))| {
            let lit = lit.get(i).copied().unwrap_or(false);
            let base = if lit {
                mix(base, theme.ink_strong, 0.14)
            } else {
                base
            };
            Self::kinds(theme, base, wet, near)
        });
        Self(tones.collect())
    }

    fn kinds(theme: &Theme, base: Color, wet: bool, near: f64) -> [Ink; KINDS] {
        let water = mix(theme.sea, theme.info_ink, 0.12);
        let mut tones = [ink(base); KINDS];
        let mut set = |kind: Kind, color: Color| tones[kind as usize] = ink(color);
        set(Kind::Region, mix(base, theme.coast, 0.10 + 0.12 * near));
        set(Kind::Nation, mix(base, theme.coast, 0.5 + 0.22 * near));
        set(Kind::Coast, mix(base, theme.coast, 0.12 + 0.22 * near));
        set(Kind::Shore, mix(base, theme.coast, 0.45));
        set(Kind::Zone, mix(base, theme.info_ink, 0.07));
        set(Kind::Front, theme.bad_ink);
        set(Kind::River, if wet { base } else { mix(base, water, 0.6) });
        set(Kind::Lake, water);
        set(Kind::Rim, theme.accent);
        tones
    }

    fn of(&self, slot: u16, kind: Kind) -> Ink {
        self.0
            .get(usize::from(slot) * KINDS + kind as usize)
            .copied()
            .unwrap_or(0)
    }
}

/// Lines laid over the picture: index of the sub-cell and colour, in order of drawing.
pub type Overlay = Vec<(usize, Color)>;

/// Draws the picture into the area that it was made for.
pub fn paint(
    picture: &Picture,
    tones: &Tones,
    overlay: &Overlay,
    blocks: &Blocks,
    area: Rect,
    buf: &mut Buffer,
) {
    let mut inks: Vec<Ink> = picture
        .slots
        .iter()
        .zip(&picture.kinds)
        .map(|(&slot, &kind)| tones.of(slot, kind))
        .collect();
    for &(i, c) in overlay {
        inks[i] = ink(c);
    }
    for row in 0..area.height {
        for column in 0..area.width {
            let start = usize::from(row) * 4 * picture.width + usize::from(column) * 2;
            let Some(eight) = block(&inks, start, picture.width) else {
                continue;
            };
            let (fg, bg, pattern) = reduce(&eight);
            let cell = &mut buf[(area.x + column, area.y + row)];
            cell.set_char(blocks.char(pattern))
                .set_fg(color(fg))
                .set_bg(color(bg));
        }
    }
}

fn block(inks: &[Ink], start: usize, width: usize) -> Option<[Ink; 8]> {
    let mut eight = [0; 8];
    for (row, pair) in eight.chunks_exact_mut(2).enumerate() {
        let at = start + row * width;
        pair.copy_from_slice(inks.get(at..at + 2)?);
    }
    Some(eight)
}

/// Foreground, background and pattern that come nearest to eight colours.
fn reduce(eight: &[Ink; 8]) -> (Ink, Ink, u8) {
    let mut found = [(0, 0_u32); 8];
    let mut n = 0;
    for &c in eight {
        match found[..n].iter_mut().find(|f| f.0 == c) {
            Some(f) => f.1 += 1,
            None => {
                found[n] = (c, 1);
                n += 1;
            }
        }
    }
    let found = &found[..n];
    let (a, b) = match found {
        [(only, _)] => return (*only, *only, 0),
        [(a, _), (b, _)] => (*a, *b),
        _ => best_pair(found),
    };
    let mut pattern = 0_u8;
    for (i, &c) in eight.iter().enumerate() {
        if far(c, a) <= far(c, b) {
            pattern |= 1 << i;
        }
    }
    // What fills most of the cell is its ground: labels stand on it, and a full cell is a space, cheaper to
    // send and seamless where fonts leave gaps.
    if pattern.count_ones() > 4 {
        (b, a, !pattern)
    } else {
        (a, b, pattern)
    }
}

fn best_pair(found: &[(Ink, u32)]) -> (Ink, Ink) {
    let mut best = (u32::MAX, (0, 0));
    for (i, &(a, _)) in found.iter().enumerate() {
        for &(b, _) in &found[i + 1..] {
            let loss = found
                .iter()
                .map(|&(c, n)| n * far(c, a).min(far(c, b)))
                .sum::<u32>();
            if loss < best.0 {
                best = (loss, (a, b));
            }
        }
    }
    best.1
}

fn far(a: Ink, b: Ink) -> u32 {
    let part = |shift: u32| {
        let d = (a >> shift & 255).abs_diff(b >> shift & 255);
        d * d
    };
    2 * part(16) + 4 * part(8) + part(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_colours_are_kept_exactly() {
        let (x, y) = (0x11_2233, 0xff_ffff);
        let (fg, bg, pattern) = reduce(&[x, y, x, y, x, y, x, y]);
        assert_eq!((fg, bg, pattern), (x, y, 0b0101_0101));
        assert_eq!(reduce(&[x; 8]), (x, x, 0));
    }

    #[test]
    fn of_three_the_odd_one_joins_its_likeness() {
        let (dark, darker, light) = (0x20_2020, 0x10_1010, 0xf0_f0f0);
        let (fg, bg, pattern) = reduce(&[dark, dark, dark, darker, light, light, light, light]);
        assert_eq!((fg, bg), (dark, light));
        assert_eq!(pattern, 0b1111);
    }
}
