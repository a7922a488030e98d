//! Colours: contrast, mixing, and the ladder from millions of colours down to none.

use std::sync::LazyLock;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// What the terminal can show.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Depth {
    /// No colours: bold, underline and reverse only.
    Mono,
    Basic,
    Indexed,
    True,
}

/// Red, green and blue of a colour; the default colours count as the theme's grey.
#[must_use]
pub const fn rgb(color: Color) -> (u8, u8, u8) {
    match color {
        Color::Rgb(r, g, b) => (r, g, b),
        _ => (128, 128, 128),
    }
}

/// `a` with a share `t`, 0..1, of `b` in it.
#[must_use]
pub fn mix(a: Color, b: Color, t: f64) -> Color {
    let ((ar, ag, ab), (br, bg, bb)) = (rgb(a), rgb(b));
    let blend = |x: u8, y: u8| {
        (f64::from(x) + (f64::from(y) - f64::from(x)) * t.clamp(0.0, 1.0)).round() as u8
    };
    Color::Rgb(blend(ar, br), blend(ag, bg), blend(ab, bb))
}

/// Relative luminance by WCAG 2, 0..1.
#[must_use]
pub fn luminance(color: Color) -> f64 {
    let [r, g, b] = <[u8; 3]>::from(rgb(color)).map(|v| LINEAR[usize::from(v)]);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// A channel's share of the light. A map's frame asks thousands of times.
static LINEAR: LazyLock<[f64; 256]> = LazyLock::new(|| {
    std::array::from_fn(|v| {
        let v = v as f64 / 255.0;
        if v <= 0.040_45 {
            v / 12.92
        } else {
            libm::pow((v + 0.055) / 1.055, 2.4)
        }
    })
});

/// Contrast by WCAG 2, 1..21.
#[must_use]
pub fn contrast(a: Color, b: Color) -> f64 {
    let (x, y) = (luminance(a), luminance(b));
    (x.max(y) + 0.05) / (x.min(y) + 0.05)
}

/// The two inks that are written with on grounds of any colour.
pub const BLACK: Color = Color::Rgb(12, 14, 18);
pub const WHITE: Color = Color::Rgb(250, 250, 250);

/// Black or white, whichever reads better on `ground`.
#[must_use]
pub fn ink(ground: Color) -> Color {
    if contrast(BLACK, ground) >= contrast(WHITE, ground) {
        BLACK
    } else {
        WHITE
    }
}

/// Reads `#rrggbb`.
///
/// # Errors
/// A text that is not six hexadecimal digits after a `#`.
pub fn parse(text: &str) -> Result<Color, String> {
    let digits = text
        .strip_prefix('#')
        .filter(|d| d.len() == 6 && d.is_ascii());
    let value = digits.and_then(|d| u32::from_str_radix(d, 16).ok());
    let [_, r, g, b] = value
        .ok_or_else(|| format!("{text} is no colour"))?
        .to_be_bytes();
    Ok(Color::Rgb(r, g, b))
}

/// Brings a drawn screen down to what the terminal can show.
pub fn adapt(buffer: &mut Buffer, depth: Depth) {
    if depth == Depth::True {
        return;
    }
    // Neighbours mostly have one ground.
    let mut last = (Color::Reset, Color::Reset);
    for cell in &mut buffer.content {
        match depth {
            Depth::Mono => {
                cell.fg = Color::Reset;
                cell.bg = Color::Reset;
            }
            Depth::Basic => {
                sixteen(cell);
                cell.modifier.remove(Modifier::DIM);
            }
            _ => {
                cell.fg = indexed(cell.fg);
                if cell.bg != last.0 {
                    last = (cell.bg, indexed(cell.bg));
                }
                cell.bg = last.1;
            }
        }
    }
}

/// Difference between the channels from which a dark colour keeps its hue, and the first grey that is not dark.
const VIVID: u8 = 24;
const DARK: u16 = 8;

/// The most alike of the 6x6x6 cube and the greys of 256 colours, by light and hue: by light alone a map of muted
/// colours would be brown and grey.
fn indexed(color: Color) -> Color {
    let Color::Rgb(r, g, b) = color else {
        return color;
    };
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    // The steps on both sides of a channel.
    let sides = |v: u8| {
        let above = STEPS.iter().position(|&s| s >= v).unwrap_or(5);
        [above.saturating_sub(1), above]
    };
    let of = |[r, g, b]: [usize; 3]| Color::Indexed((16 + 36 * r + 6 * g + b) as u8);
    let far = |[x, y, z]: [u8; 3]| -> i32 {
        let [r, g, b, x, y, z] = [r, g, b, x, y, z].map(i32::from);
        let square = |v: i32| v * v;
        let light = square(r - x) + square(g - y) + square(b - z);
        let hue = square((r - g) - (x - y)) + square((g - b) - (y - z));
        light + 2 * hue
    };
    let (reds, greens, blues) = (sides(r), sides(g), sides(b));
    let corners = (0..8).map(|i: usize| [reds[i & 1], greens[i >> 1 & 1], blues[i >> 2]]);
    let cube = corners.min_by_key(|&c| far(c.map(|i| STEPS[i])));
    let cube = cube.unwrap_or_default();
    let mean = (u16::from(r) + u16::from(g) + u16::from(b)) / 3;
    let step = mean.saturating_sub(3).div_euclid(10).min(23);
    let grey = 8 + 10 * step as u8;
    if far([grey; 3]) >= far(cube.map(|i| STEPS[i])) {
        return of(cube);
    }
    // A dark blue sea is nearest to a grey, and would be one with grey panels.
    let least = r.min(g).min(b);
    let chroma = r.max(g).max(b) - least;
    if chroma >= VIVID && step < DARK {
        of([r, g, b].map(|v| usize::from(v - least > chroma / 2)))
    } else {
        Color::Indexed(232 + step as u8)
    }
}

const BASIC: [(Color, [u8; 3]); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [170, 0, 0]),
    (Color::Green, [0, 140, 0]),
    (Color::Yellow, [160, 110, 0]),
    (Color::Blue, [0, 40, 160]),
    (Color::Magenta, [150, 0, 150]),
    (Color::Cyan, [0, 140, 140]),
    (Color::Gray, [180, 180, 180]),
    (Color::DarkGray, [90, 90, 90]),
    (Color::LightRed, [255, 90, 90]),
    (Color::LightGreen, [90, 230, 90]),
    (Color::LightYellow, [245, 230, 90]),
    (Color::LightBlue, [90, 130, 255]),
    (Color::LightMagenta, [240, 110, 240]),
    (Color::LightCyan, [90, 230, 230]),
    (Color::White, [255, 255, 255]),
];

/// Contrast that two of the sixteen must have for text to be read; terminals show them each in its own way.
const READS: f64 = 4.0;
/// Contrast from which two colours that became one of the sixteen are still told apart.
const APART: f64 = 1.5;

/// Brings a cell down to the sixteen. Text stays readable, and where the two colours of a block become one, the
/// darker is black if they were clearly two: so borders and coasts stay.
fn sixteen(cell: &mut Cell) {
    let (fg, bg) = (basic(cell.fg), basic(cell.bg));
    let block = cell
        .symbol()
        .starts_with(|c| matches!(c, '\u{2580}'..='\u{259f}'));
    let (was, both) = (contrast(cell.fg, cell.bg), fg == bg && fg != Color::Reset);
    (cell.fg, cell.bg) = match (block, both) {
        (true, true) if was < APART => (fg, bg),
        (true, true) if luminance(cell.fg) < luminance(cell.bg) => (Color::Black, bg),
        (true, true) => (fg, Color::Black),
        (true, false) => (fg, bg),
        (false, _) if contrast(shown(fg), shown(bg)) >= READS || bg == Color::Reset => (fg, bg),
        (false, _) => (ink_of_sixteen(bg), bg),
    };
}

/// How the sixteen look in most terminals.
fn shown(color: Color) -> Color {
    let found = BASIC.iter().find(|c| c.0 == color);
    found.map_or(color, |&(_, [r, g, b])| Color::Rgb(r, g, b))
}

/// Black or white, whichever reads better on one of the sixteen.
fn ink_of_sixteen(ground: Color) -> Color {
    let with = |ink: Color| contrast(shown(ink), shown(ground));
    if with(Color::Black) >= with(Color::White) {
        Color::Black
    } else {
        Color::White
    }
}

/// The one of the sixteen that is most like a colour: by its hue where it has one, else by its light. By mere
/// distance nearly all of a map would be grey.
fn basic(color: Color) -> Color {
    let Color::Rgb(r, g, b) = color else {
        return color;
    };
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    let chroma = most - least;
    // Hardly any light, or hardly any hue.
    if most < 36 || f64::from(chroma) < 0.24 * f64::from(most) {
        return match (u16::from(most) + u16::from(least)) / 2 {
            0..=44 => Color::Black,
            45..=134 => Color::DarkGray,
            135..=214 => Color::Gray,
            _ => Color::White,
        };
    }
    // A channel is on if it is in the upper half of what the colour has.
    let on = |v: u8| u16::from(v - least) * 2 > u16::from(chroma);
    let light = most >= 150;
    match (on(r), on(g), on(b), light) {
        (true, true, _, true) => Color::LightYellow,
        (true, true, _, false) => Color::Yellow,
        (true, false, true, true) => Color::LightMagenta,
        (true, false, true, false) => Color::Magenta,
        (true, false, false, true) => Color::LightRed,
        (true, false, false, false) => Color::Red,
        (false, true, true, true) => Color::LightCyan,
        (false, true, true, false) => Color::Cyan,
        (false, true, false, true) => Color::LightGreen,
        (false, true, false, false) => Color::Green,
        (false, false, _, true) => Color::LightBlue,
        (false, false, _, false) => Color::Blue,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_wcags() {
        let c = contrast(Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255));
        assert!((c - 21.0).abs() < 1e-9);
        assert_eq!(ink(Color::Rgb(250, 240, 200)), Color::Rgb(12, 14, 18));
    }

    #[test]
    fn the_ladder_keeps_primary_colours() {
        assert_eq!(indexed(Color::Rgb(255, 0, 0)), Color::Indexed(196));
        assert_eq!(indexed(Color::Rgb(128, 128, 128)), Color::Indexed(244));
        assert_eq!(basic(Color::Rgb(250, 250, 250)), Color::White);
        assert_eq!(
            indexed(Color::Rgb(17, 29, 46)),
            Color::Indexed(17),
            "a blue sea"
        );
        assert_eq!(
            indexed(Color::Rgb(17, 22, 30)),
            Color::Indexed(234),
            "a grey panel"
        );
        assert_eq!(indexed(Color::Rgb(22, 37, 57)), Color::Indexed(17));
        assert_eq!(
            indexed(Color::Rgb(155, 47, 50)),
            Color::Indexed(131),
            "red land stays red"
        );
    }

    /// What a map of Europe is drawn with must not end as grey blobs.
    #[test]
    fn sixteen_colours_keep_hues_text_and_borders() {
        let rgb = |(r, g, b)| Color::Rgb(r, g, b);
        for (color, wanted) in [
            ((17, 29, 46), Color::Blue),
            ((13, 17, 23), Color::Black),
            ((160, 40, 44), Color::LightRed),
            ((74, 88, 150), Color::LightBlue),
            ((178, 160, 70), Color::LightYellow),
            ((60, 140, 80), Color::Green),
            ((74, 80, 88), Color::DarkGray),
            ((201, 209, 217), Color::Gray),
        ] {
            assert_eq!(basic(rgb(color)), wanted, "{color:?}");
        }
        let cell = |symbol: &'static str, fg, bg| {
            let mut cell = Cell::new(symbol);
            cell.set_fg(rgb(fg)).set_bg(rgb(bg));
            sixteen(&mut cell);
            (cell.fg, cell.bg)
        };
        let (land, border, zone) = ((160, 40, 44), (155, 20, 22), (17, 29, 47));
        let edge = cell("▌", (60, 14, 16), land);
        assert_ne!(edge.0, edge.1, "a border shows");
        assert_eq!(
            cell("▌", border, land).0,
            Color::LightRed,
            "a shade is no border"
        );
        assert_eq!(cell("▟", (17, 29, 46), zone), (Color::Blue, Color::Blue));
        for ground in BASIC.iter().map(|c| c.1) {
            for ink in BASIC.iter().map(|c| c.1) {
                let as_rgb = |[r, g, b]: [u8; 3]| (r, g, b);
                let (fg, bg) = cell("a", as_rgb(ink), as_rgb(ground));
                assert!(
                    contrast(shown(fg), shown(bg)) >= READS,
                    "{ink:?} on {ground:?}"
                );
            }
        }
    }
}
