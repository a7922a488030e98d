//! Glyphs that show a pattern of 2x4 sub-cells, and their coarser cousins.
//!
//! A pattern is a byte: bit 0 is the top left sub-cell, bit 1 the top right, bit 7 the bottom right.

use crate::tui::cell::Glyphs;

/// The character of every pattern of a ladder's rung.
pub struct Blocks {
    chars: [char; 256],
    /// What pattern the character really shows.
    shown: [u8; 256],
}

impl Blocks {
    #[must_use]
    pub fn new(glyphs: Glyphs) -> Self {
        let mut blocks = Self { chars: [' '; 256], shown: [0; 256] };
        for pattern in 0..=255_u8 {
            let (char, shown) = match glyphs {
                Glyphs::Octant => (octant(pattern), pattern),
                Glyphs::Sextant => sextant(pattern),
                Glyphs::Quadrant => quadrant(pattern),
                Glyphs::Half | Glyphs::Ascii => half(pattern),
            };
            blocks.chars[usize::from(pattern)] = char;
            blocks.shown[usize::from(pattern)] = shown;
        }
        blocks
    }

    /// The character nearest to the pattern.
    #[must_use]
    pub fn char(&self, pattern: u8) -> char {
        self.chars[usize::from(pattern)]
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

const QUARTERS: [char; 16] =
    [' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█'];

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
        let quarter = (0..16).find(|&q| quarters(q) == p).map(|q| QUARTERS[usize::from(q)]);
        quarter.or_else(|| OLDER.iter().find(|o| o.0 == p).map(|o| o.1))
    };
    older(pattern).unwrap_or_else(|| {
        let before = (0..pattern).filter(|&p| older(p).is_none()).count();
        char::from_u32(0x1_cd00 + before as u32).unwrap_or(' ')
    })
}

/// Sextants have three rows: the middle one stands for the two middle rows of the pattern.
fn sextant(pattern: u8) -> (char, u8) {
    let row = |n: u8| (pattern >> (2 * n)) & 3;
    let (top, bottom) = (row(0), row(3));
    let middle = row(1) & row(2) | ((row(1) ^ row(2)) & spread(top, bottom));
    let six = top | middle << 2 | bottom << 4;
    let shown = top | middle << 2 | middle << 4 | bottom << 6;
    let char = match six {
        0 => ' ',
        63 => '█',
        21 => '▌',
        42 => '▐',
        p => {
            let skipped = u32::from(p > 21) + u32::from(p > 42);
            char::from_u32(0x1_fb00 + u32::from(p) - 1 - skipped).unwrap_or(' ')
        }
    };
    (char, shown)
}

/// Where a half-covered middle goes: with the row above or below that is covered.
const fn spread(top: u8, bottom: u8) -> u8 {
    top | bottom
}

fn quadrant(pattern: u8) -> (char, u8) {
    let half = |bits: u8| (pattern & bits).count_ones() >= 1 && (pattern & bits).count_ones() == 2;
    let mut q = 0;
    for (i, bits) in [0b0101, 0b1010, 0b0101_0000, 0b1010_0000].into_iter().enumerate() {
        let lone = (pattern & bits).count_ones() == 1 && pattern.count_ones() >= 4;
        if half(bits) || lone {
            q |= 1 << i;
        }
    }
    (QUARTERS[usize::from(q)], quarters(q))
}

fn half(pattern: u8) -> (char, u8) {
    let (top, bottom) = ((pattern & 15).count_ones() >= 2, (pattern >> 4).count_ones() >= 2);
    match (top, bottom) {
        (false, false) => (' ', 0),
        (true, false) => ('▀', 15),
        (false, true) => ('▄', 240),
        (true, true) => ('█', 255),
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
        for glyphs in [Glyphs::Octant, Glyphs::Sextant, Glyphs::Quadrant, Glyphs::Half] {
            let blocks = Blocks::new(glyphs);
            assert_eq!((blocks.char(0), blocks.char(255)), (' ', '█'));
            if glyphs != Glyphs::Sextant {
                assert_eq!(blocks.char(15), '▀');
            }
            assert_eq!(blocks.shown[255], 255);
        }
        assert_eq!(Blocks::new(Glyphs::Sextant).char(3), '\u{1fb02}');
    }
}
