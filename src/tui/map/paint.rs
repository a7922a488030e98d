//! Sub-cells become characters: of each cell's colours the two that serve best, and the glyph between them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;

use super::blocks::{Blocks, tall};
use super::picture::{KINDS, Kind, Picture};
use crate::Theme;
use crate::color::{mix, rgb};

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
#[derive(PartialEq, Default)]
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
        // Thick lines take more of what they lie on: there the water's edge alone is the coast.
        let coast = if tall(theme.glyphs) > 1 {
            0.0
        } else {
            0.12 + 0.22 * near
        };
        set(Kind::Coast, mix(base, theme.coast, coast));
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

/// Foreground and background of a cell, and the pattern between them.
type Cut = (Ink, Ink, u8);

/// The picture brought down to cells, kept until something of it changes.
#[derive(Default)]
pub struct Painting {
    cuts: Vec<Cut>,
    /// What it was made of.
    revision: u64,
    tones: Tones,
    overlay: Overlay,
}

impl Painting {
    /// Brings the cells up to date; cheap when nothing changed.
    pub fn update(&mut self, picture: &Picture, tones: Tones, overlay: Overlay) {
        let known = self.revision == picture.revision();
        if known && self.tones == tones && self.overlay == overlay {
            return;
        }
        self.cuts.clear();
        let columns = picture.width / 2;
        let mut mixed = vec![0; picture.width];
        for row in 0..picture.height / 4 {
            let rows = Rows::of(picture, row);
            rows.compare(&mut mixed);
            let mixed = mixed.as_chunks().0.iter().enumerate();
            self.cuts.extend(mixed.map(|(column, &[left, right])| {
                if left | right == 0 {
                    let only = rows.ink(0, column * 2, &tones);
                    (only, only, 0)
                } else {
                    reduce(&rows.inks(column, &tones))
                }
            }));
        }
        // The few cells that lines go through, once more.
        let cell = |i: usize| (i / picture.width / 4, i % picture.width / 2);
        let mut lines: Vec<_> = overlay.iter().map(|&(i, c)| (cell(i), i, c)).collect();
        lines.sort_by_key(|l| l.0);
        for line in lines.chunk_by(|a, b| a.0 == b.0) {
            let (row, column) = line[0].0;
            let mut eight = Rows::of(picture, row).inks(column, &tones);
            for &(_, i, c) in line {
                eight[i / picture.width % 4 * 2 + i % 2] = ink(c);
            }
            self.cuts[row * columns + column] = reduce(&eight);
        }
        self.revision = picture.revision();
        (self.tones, self.overlay) = (tones, overlay);
    }

    /// Draws the cells into the area that the picture was made for.
    pub fn draw(&self, blocks: &Blocks, area: Rect, buf: &mut Buffer) {
        let rows = self.cuts.chunks(usize::from(area.width).max(1));
        for (y, cuts) in (area.y..area.bottom()).zip(rows) {
            let start = buf.index_of(area.x, y);
            for (cell, &(fg, bg, pattern)) in buf.content[start..].iter_mut().zip(cuts) {
                // Most are blank, and blank before.
                if pattern != 0 || cell.symbol() != " " {
                    cell.set_char(blocks.char(pattern));
                }
                cell.set_fg(color(fg)).set_bg(color(bg));
            }
        }
    }
}

/// The four rows of sub-cells that are one row of cells.
struct Rows<'a> {
    slots: [&'a [u16]; 4],
    kinds: [&'a [Kind]; 4],
}

impl<'a> Rows<'a> {
    fn of(picture: &'a Picture, row: usize) -> Self {
        let range = |i: usize| {
            let start = (row * 4 + i) * picture.width;
            start..start + picture.width
        };
        Self {
            slots: std::array::from_fn(|i| &picture.slots[range(i)]),
            kinds: std::array::from_fn(|i| &picture.kinds[range(i)]),
        }
    }

    /// Says for each column of sub-cells whether they differ, or from the other column of their cell; most
    /// cells are of one region and kind, and then both are 0.
    fn compare(&self, mixed: &mut [u16]) {
        // In passes without branches, which the compiler does for several at once.
        mixed.fill(0);
        for row in 1..4 {
            let slots = self.slots[0].iter().zip(self.slots[row]);
            let kinds = self.kinds[0].iter().zip(self.kinds[row]);
            for (m, ((s, t), (&k, &l))) in mixed.iter_mut().zip(slots.zip(kinds)) {
                *m |= (s ^ t) | (k as u16 ^ l as u16);
            }
        }
        let pairs = self.slots[0]
            .as_chunks()
            .0
            .iter()
            .zip(self.kinds[0].as_chunks().0);
        for ([m, _], ([s, t], [k, l])) in mixed.as_chunks_mut().0.iter_mut().zip(pairs) {
            *m |= (s ^ t) | (*k as u16 ^ *l as u16);
        }
    }

    fn ink(&self, row: usize, x: usize, tones: &Tones) -> Ink {
        tones.of(self.slots[row][x], self.kinds[row][x])
    }

    fn inks(&self, column: usize, tones: &Tones) -> [Ink; 8] {
        std::array::from_fn(|i| self.ink(i / 2, column * 2 + i % 2, tones))
    }
}

/// Foreground, background and pattern that come nearest to eight colours.
fn reduce(eight: &[Ink; 8]) -> Cut {
    let alike = |ink: Ink| {
        let bits = eight.iter().enumerate();
        bits.fold(0_u8, |all, (i, &c)| all | u8::from(c == ink) << i)
    };
    let a = eight[0];
    let first = alike(a);
    if first == u8::MAX {
        return (a, a, 0);
    }
    let b = eight[first.trailing_ones() as usize];
    let (a, b, pattern) = if first | alike(b) == u8::MAX {
        (a, b, first)
    } else {
        best_pair(eight)
    };
    // What fills most of the cell is its ground: labels stand on it, and a full cell is a space, cheaper to
    // send and seamless where fonts leave gaps.
    if pattern.count_ones() > 4 {
        (b, a, !pattern)
    } else {
        (a, b, pattern)
    }
}

/// Of more than two colours the two that lose least, and where the first of them is the nearer one.
fn best_pair(eight: &[Ink; 8]) -> Cut {
    let mut found = [(0, 0_u32); 8];
    // Which of those found each of the eight is.
    let mut which = [0_usize; 8];
    let mut n = 0;
    for (&c, which) in eight.iter().zip(&mut which) {
        let known = found[..n].iter().position(|f| f.0 == c);
        *which = known.unwrap_or_else(|| {
            found[n] = (c, 0);
            n += 1;
            n - 1
        });
        found[*which].1 += 1;
    }
    let found = &found[..n];
    let mut apart = [[0; 8]; 8];
    for (i, &(a, _)) in found.iter().enumerate() {
        for (j, &(b, _)) in found.iter().enumerate().skip(i + 1) {
            apart[i][j] = far(a, b);
            apart[j][i] = apart[i][j];
        }
    }
    let mut best = (u32::MAX, (0, 0));
    for i in 0..n {
        for j in i + 1..n {
            let losses = apart[i].iter().zip(&apart[j]).zip(found);
            let loss = losses.map(|((a, b), &(_, n))| n * a.min(b)).sum::<u32>();
            if loss < best.0 {
                best = (loss, (i, j));
            }
        }
    }
    let (a, b) = best.1;
    let mut pattern = 0;
    for (i, which) in which.into_iter().enumerate() {
        pattern |= u8::from(apart[a][which] <= apart[b][which]) << i;
    }
    (found[a].0, found[b].0, pattern)
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
