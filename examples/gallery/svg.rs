//! A screen as a picture: runs of one ground are rectangles, runs of one ink are texts, and block glyphs are drawn, so that
//! it looks alike whatever fonts a reader has.

use std::fmt::Write;

use vt100::{Cell, Color, Screen};

/// A cell in units of the picture.
const WIDE: usize = 8;
const HIGH: usize = 16;
/// From the top of a cell to the line on which letters stand.
const BASE: usize = 12;

const INK: &str = "#d8dee9";
const GROUND: &str = "#0f1117";

/// The picture, called `title` for whoever does not see it.
pub fn picture(screen: &Screen, title: &str) -> String {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let (w, h) = (usize::from(columns) * WIDE, usize::from(rows) * HIGH);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" role=\"img\" font-family=\"ui-monospace,Menlo,Consolas,monospace\" font-size=\"13\">\n\
         <title>{}</title>\n<rect width=\"{w}\" height=\"{h}\" fill=\"{GROUND}\"/>\n",
        escaped(title)
    );
    for row in 0..rows {
        let cells: Vec<Option<&Cell>> = (0..columns).map(|c| screen.cell(row, c)).collect();
        grounds(&mut out, row.into(), &cells);
        inks(&mut out, row.into(), &cells);
    }
    out.push_str("</svg>\n");
    out
}

/// The colours of a cell: its ink and its ground.
fn colors(cell: &Cell) -> (String, String) {
    let ink = named(cell.fgcolor(), INK);
    let ground = named(cell.bgcolor(), GROUND);
    match cell.inverse() {
        true => (ground, ink),
        false => (ink, ground),
    }
}

fn grounds(out: &mut String, row: usize, cells: &[Option<&Cell>]) {
    let ground = |i: usize| cells[i].map_or(GROUND.to_owned(), |c| colors(c).1);
    for (from, to) in runs(cells.len(), |a, b| ground(a) == ground(b)) {
        let color = ground(from);
        if color != GROUND {
            rect(
                out,
                [from * WIDE, row * HIGH, (to - from) * WIDE, HIGH],
                &color,
            );
        }
    }
}

fn inks(out: &mut String, row: usize, cells: &[Option<&Cell>]) {
    let text = |i: usize| cells[i].map_or("", Cell::contents);
    let look = |i: usize| cells[i].map(|c| (colors(c).0, c.bold(), quarters(c.contents())));
    for (from, to) in runs(cells.len(), |a, b| look(a) == look(b)) {
        let Some((color, bold, block)) = look(from) else {
            continue;
        };
        let y = row * HIGH;
        if let Some(block) = block {
            for (i, half) in [(0, 0), (0, 1), (1, 0), (1, 1)].into_iter().enumerate() {
                if block & (1 << i) == 0 {
                    continue;
                }
                for cell in from..to {
                    let (down, right) = half;
                    let place = [
                        cell * WIDE + right * WIDE / 2,
                        y + down * HIGH / 2,
                        WIDE / 2,
                        HIGH / 2,
                    ];
                    rect(out, place, &color);
                }
            }
            continue;
        }
        // Words a piece: what the eye reads together stays together whatever a font's widths are.
        let mut at = from;
        while at < to {
            if text(at).trim().is_empty() {
                at += 1;
                continue;
            }
            let end = (at..to).find(|&i| text(i).trim().is_empty()).unwrap_or(to);
            let word: String = (at..end).map(text).collect();
            let weight = if bold { " font-weight=\"bold\"" } else { "" };
            let _ = writeln!(
                out,
                "<text x=\"{}\" y=\"{}\" fill=\"{color}\"{weight} textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
                at * WIDE,
                y + BASE,
                (end - at) * WIDE,
                escaped(&word)
            );
            at = end;
        }
    }
}

fn rect(out: &mut String, [x, y, w, h]: [usize; 4], color: &str) {
    let _ = writeln!(
        out,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill=\"{color}\"/>"
    );
}

/// Where runs of alike begin and end.
fn runs(len: usize, alike: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut from = 0;
    for i in 1..=len {
        if i == len || !alike(from, i) {
            runs.push((from, i));
            from = i;
        }
    }
    runs
}

/// The quarters of a block glyph: bit 0 top left, 1 top right, 2 bottom left, 3 bottom right; None for all else.
fn quarters(text: &str) -> Option<u8> {
    Some(match text {
        "█" => 15,
        "▀" => 3,
        "▄" => 12,
        "▌" => 5,
        "▐" => 10,
        "▖" => 4,
        "▗" => 8,
        "▘" => 1,
        "▝" => 2,
        "▙" => 13,
        "▛" => 7,
        "▜" => 11,
        "▟" => 14,
        "▚" => 9,
        "▞" => 6,
        _ => return None,
    })
}

/// A colour as the web writes it: those of the palette of 256 by its usual steps.
fn named(color: Color, other: &str) -> String {
    let levels = [0_u8, 95, 135, 175, 215, 255];
    let (r, g, b) = match color {
        Color::Default => return other.to_owned(),
        Color::Rgb(r, g, b) => (r, g, b),
        Color::Idx(i @ 0..=15) => BASIC[usize::from(i)],
        Color::Idx(i @ 16..=231) => {
            let i = usize::from(i - 16);
            (levels[i / 36], levels[i / 6 % 6], levels[i % 6])
        }
        Color::Idx(i) => {
            let grey = 8 + 10 * (i - 232);
            (grey, grey, grey)
        }
    };
    format!("#{r:02x}{g:02x}{b:02x}")
}

const BASIC: [(u8, u8, u8); 16] = [
    (0, 0, 0),
    (205, 49, 49),
    (13, 188, 121),
    (229, 229, 16),
    (36, 114, 200),
    (188, 63, 188),
    (17, 168, 205),
    (229, 229, 229),
    (102, 102, 102),
    (241, 76, 76),
    (35, 209, 139),
    (245, 245, 67),
    (59, 142, 234),
    (214, 112, 214),
    (41, 184, 219),
    (255, 255, 255),
];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
