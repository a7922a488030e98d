//! Colours: contrast, mixing, and the ladder from millions of colours down to none.

use std::sync::LazyLock;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use super::ColorChoice;

/// What the terminal can show.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Depth {
    /// No colours: bold, underline and reverse only.
    Mono,
    Basic,
    Indexed,
    True,
}

impl Depth {
    /// What the command line, the environment and the terminal allow. NO_COLOR wins over all but `Always`.
    #[must_use]
    pub fn detect(choice: ColorChoice) -> Self {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|v| !v.is_empty());
        match choice {
            ColorChoice::Never => return Self::Mono,
            ColorChoice::Auto if no_color => return Self::Mono,
            _ => {}
        }
        let term = std::env::var("TERM").unwrap_or_default();
        let said = std::env::var("COLORTERM").unwrap_or_default();
        if said == "truecolor" || said == "24bit" || term.ends_with("-direct") {
            return Self::True;
        }
        let level = supports_color::on(supports_color::Stream::Stdout);
        match level {
            Some(l) if l.has_16m => Self::True,
            Some(l) if l.has_256 => Self::Indexed,
            _ if term.contains("256") => Self::Indexed,
            Some(_) => Self::Basic,
            None if choice == ColorChoice::Always => Self::Basic,
            None if term == "dumb" || term.contains("mono") || term == "vt100" => Self::Mono,
            None => Self::Basic,
        }
    }
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

/// Black or white, whichever reads better on `ground`.
#[must_use]
pub fn ink(ground: Color) -> Color {
    let (black, white) = (Color::Rgb(12, 14, 18), Color::Rgb(250, 250, 250));
    if contrast(black, ground) >= contrast(white, ground) {
        black
    } else {
        white
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
    for cell in &mut buffer.content {
        match depth {
            Depth::Mono => {
                cell.fg = Color::Reset;
                cell.bg = Color::Reset;
            }
            Depth::Basic => {
                let (fg, bg) = (basic(cell.fg), basic(cell.bg));
                let drawn = cell.symbol() != " ";
                cell.fg = if fg == bg && drawn { opposite(bg) } else { fg };
                cell.bg = bg;
                cell.modifier.remove(Modifier::DIM);
            }
            _ => {
                cell.fg = indexed(cell.fg);
                cell.bg = indexed(cell.bg);
            }
        }
    }
}

/// The nearest of the 6x6x6 cube and the greys of 256 colours.
fn indexed(color: Color) -> Color {
    let Color::Rgb(r, g, b) = color else {
        return color;
    };
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let nearest = |v: u8| {
        let near = |&i: &usize| STEPS[i].abs_diff(v);
        (0..6).min_by_key(near).unwrap_or(0)
    };
    let cube = [nearest(r), nearest(g), nearest(b)];
    let mean = (u16::from(r) + u16::from(g) + u16::from(b)) / 3;
    let step = mean.saturating_sub(3).div_euclid(10).min(23);
    let grey = 8 + 10 * step as u8;
    let far = |x: [u8; 3]| -> u32 {
        [r, g, b]
            .iter()
            .zip(x)
            .map(|(&p, q)| u32::from(p.abs_diff(q)).pow(2))
            .sum()
    };
    if far([grey; 3]) < far(cube.map(|i| STEPS[i])) {
        Color::Indexed(232 + step as u8)
    } else {
        Color::Indexed((16 + 36 * cube[0] + 6 * cube[1] + cube[2]) as u8)
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

/// The nearest of the sixteen.
fn basic(color: Color) -> Color {
    let Color::Rgb(r, g, b) = color else {
        return color;
    };
    let far = |&(_, [x, y, z]): &(Color, [u8; 3])| {
        u32::from(r.abs_diff(x)).pow(2) * 3
            + u32::from(g.abs_diff(y)).pow(2) * 4
            + u32::from(b.abs_diff(z)).pow(2) * 2
    };
    BASIC.iter().min_by_key(|c| far(c)).map_or(color, |c| c.0)
}

const fn opposite(ground: Color) -> Color {
    match ground {
        Color::Black
        | Color::Blue
        | Color::DarkGray
        | Color::Red
        | Color::Magenta
        | Color::Reset => Color::White,
        _ => Color::Black,
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
    }
}
