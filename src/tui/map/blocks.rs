//! Glyphs that show a pattern of 2x4 sub-cells, and their coarser cousins.
//!
//! A pattern is a byte: bit 0 is the top left sub-cell, bit 1 the top right, bit 7 the bottom right.

use crate::cell::Glyphs;

/// The character of every pattern of a ladder's rung.
pub struct Blocks {
    chars: [char; 256],
}

impl Blocks {
    #[must_use]
    pub fn new(glyphs: Glyphs) -> Self {
        let char = |pattern: usize| {
            let pattern = u8::try_from(pattern).unwrap_or(0);
            match glyphs {
                Glyphs::Octant => octant(pattern),
                Glyphs::Sextant => sextant(pattern),
                Glyphs::Quadrant => quadrant(pattern),
                Glyphs::Half | Glyphs::Ascii => half(pattern),
                // What fills most of a cell is its ground; and in words nothing is drawn.
                Glyphs::Whole | Glyphs::Words => ' ',
            }
        };
        Self {
            chars: std::array::from_fn(char),
        }
    }

    /// The character nearest to the pattern.
    #[must_use]
    pub fn char(&self, pattern: u8) -> char {
        self.chars[usize::from(pattern)]
    }
}

/// Rows of the pattern that a rung cannot tell apart.
#[must_use]
pub const fn tall(glyphs: Glyphs) -> usize {
    match glyphs {
        Glyphs::Octant | Glyphs::Sextant => 1,
        Glyphs::Quadrant | Glyphs::Half | Glyphs::Whole | Glyphs::Ascii | Glyphs::Words => 2,
    }
}

/// Four quarters as a pattern: bit 0 top left, 1 top right, 2 bottom left, 3 bottom right.
const fn quarters(q: u8) -> u8 {
    let mut pattern = 0;
    if q & 1 != 0 {
        pattern |= 0b0000_0101;
    }
    if q & 2 != 0 {
        pattern |= 0b0000_1010;
    }
    if q & 4 != 0 {
        pattern |= 0b0101_0000;
    }
    if q & 8 != 0 {
        pattern |= 0b1010_0000;
    }
    pattern
}

const QUARTERS: [char; 16] = [
    ' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█',
];

/// Patterns of single characters older than the octants.
const OLDER: [(u8, char); 10] = [
    (1, '\u{1cea8}'),
    (2, '\u{1ceab}'),
    (64, '\u{1cea3}'),
    (128, '\u{1cea0}'),
    (20, '\u{1fbe6}'),
    (40, '\u{1fbe7}'),
    (3, '\u{1fb82}'),
    (63, '\u{1fb85}'),
    (192, '▂'),
    (252, '▆'),
];

/// The octants U+1CD00.. are every pattern, in order, that no older character shows.
fn octant(pattern: u8) -> char {
    let older = |p: u8| {
        let quarter = (0..16)
            .find(|&q| quarters(q) == p)
            .map(|q| QUARTERS[usize::from(q)]);
        quarter.or_else(|| OLDER.iter().find(|o| o.0 == p).map(|o| o.1))
    };
    older(pattern).unwrap_or_else(|| {
        let before = (0..pattern).filter(|&p| older(p).is_none()).count();
        char::from_u32(0x1_cd00 + before as u32).unwrap_or(' ')
    })
}

/// Sextants have three rows: the middle one stands for the two middle rows of the pattern. Where these
/// differ, it follows the covered one if its neighbour outside is covered too.
fn sextant(pattern: u8) -> char {
    let row = |n: u8| (pattern >> (2 * n)) & 3;
    let (top, bottom) = (row(0), row(3));
    let middle = (row(1) & row(2)) | (row(1) & top) | (row(2) & bottom);
    match top | middle << 2 | bottom << 4 {
        0 => ' ',
        63 => '█',
        21 => '▌',
        42 => '▐',
        six => {
            let skipped = u32::from(six > 21) + u32::from(six > 42);
            char::from_u32(0x1_fb00 + u32::from(six) - 1 - skipped).unwrap_or(' ')
        }
    }
}

/// A quarter is on if both its sub-cells are, or one of them in a cell that is mostly covered.
fn quadrant(pattern: u8) -> char {
    let mostly = pattern.count_ones() > 4;
    let mut q = 0;
    for (i, bits) in [0b0101, 0b1010, 0b0101_0000, 0b1010_0000]
        .into_iter()
        .enumerate()
    {
        let on = (pattern & bits).count_ones();
        if on == 2 || on == 1 && mostly {
            q |= 1 << i;
        }
    }
    QUARTERS[q]
}

fn half(pattern: u8) -> char {
    match (
        (pattern & 15).count_ones() >= 2,
        (pattern >> 4).count_ones() >= 2,
    ) {
        (false, false) => ' ',
        (true, false) => '▀',
        (false, true) => '▄',
        (true, true) => '█',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn octants_are_in_the_order_of_unicode() {
        assert_eq!(octant(4), '\u{1cd00}');
        assert_eq!(octant(254), '\u{1cde5}');
        assert_eq!(octant(0b0000_1111), '▀');
        assert_eq!(octant(255), '█');
    }

    #[test]
    fn every_rung_shows_full_and_empty() {
        for glyphs in [
            Glyphs::Octant,
            Glyphs::Sextant,
            Glyphs::Quadrant,
            Glyphs::Half,
        ] {
            let blocks = Blocks::new(glyphs);
            assert_eq!((blocks.char(0), blocks.char(255)), (' ', '█'));
        }
        assert_eq!(Blocks::new(Glyphs::Sextant).char(3), '\u{1fb02}');
    }
}
