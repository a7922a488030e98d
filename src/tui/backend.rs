//! Crossterm's backend with frames in fewer bytes: of colours and attributes only what changed is sent, a blank
//! keeps the ink of whatever stood before it, and the way to the next cell is the shortest. A frame of the map
//! is less than half as long for it, and a terminal reads no faster than it reads.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use super::widgets::caret::Caret;

/// A terminal behind a writer.
pub struct Lean<W: Write> {
    terminal: CrosstermBackend<W>,
    /// Whether the cursor shows.
    shows: bool,
    /// Where it stands, while that is known.
    stands: Option<Position>,
}

impl<W: Write> Lean<W> {
    /// A terminal whose cursor is hidden.
    pub const fn new(writer: W) -> Self {
        Self {
            terminal: CrosstermBackend::new(writer),
            shows: false,
            stands: None,
        }
    }

    /// Puts the cursor at the caret: seen in a text field, unseen at a selection, where screen readers and
    /// input methods look for it all the same.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn place(&mut self, caret: Option<Caret>) -> io::Result<()> {
        if let Some(caret) = caret.filter(|c| self.stands != Some(c.at)) {
            go(None, (caret.at.x, caret.at.y), self)?;
            self.stands = Some(caret.at);
        }
        self.show(caret.is_some_and(|c| c.seen))
    }

    /// Forgets what the cursor was, as after somebody else had the terminal.
    pub fn forget(&mut self) {
        (self.shows, self.stands) = (false, None);
    }

    fn show(&mut self, shows: bool) -> io::Result<()> {
        if std::mem::replace(&mut self.shows, shows) == shows {
            return Ok(());
        }
        self.write_all(if shows { b"\x1b[?25h" } else { b"\x1b[?25l" })
    }
}

/// Modifiers by which a blank shows its ink.
const INKED: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED);

/// Each modifier that is drawn with, what switches it on and what off. Bold and dim are switched off together.
const ATTRIBUTES: [(Modifier, u8, u8); 5] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::REVERSED, 7, 27),
];

/// How the terminal draws at the moment.
#[derive(Clone, Copy, Default)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Pen {
    /// Takes up what a cell is drawn with: one sequence, with what changes and nothing else.
    fn take(&mut self, cell: &Cell, writer: &mut impl Write) -> io::Result<()> {
        let mut codes = String::new();
        if cell.modifier != self.modifier {
            self.modify(cell.modifier, &mut codes);
        }
        let blank = cell.symbol() == " " && !cell.modifier.intersects(INKED);
        if cell.fg != self.fg && !blank {
            color(cell.fg, false, &mut codes);
            self.fg = cell.fg;
        }
        if cell.bg != self.bg {
            color(cell.bg, true, &mut codes);
            self.bg = cell.bg;
        }
        match codes.strip_suffix(';') {
            Some(codes) => write!(writer, "\x1b[{codes}m"),
            None => Ok(()),
        }
    }

    fn modify(&mut self, wanted: Modifier, codes: &mut String) {
        let (gone, mut fresh) = (self.modifier - wanted, wanted - self.modifier);
        let intensity = Modifier::BOLD | Modifier::DIM;
        if gone.intersects(intensity) {
            fresh |= wanted & intensity;
        }
        let mut offs: Vec<u8> = Vec::new();
        for (modifier, _, off) in ATTRIBUTES {
            if gone.contains(modifier) && !offs.contains(&off) {
                offs.push(off);
            }
        }
        let ons = ATTRIBUTES
            .iter()
            .filter(|a| fresh.contains(a.0))
            .map(|a| a.1);
        for code in offs.into_iter().chain(ons) {
            number(code, codes);
        }
        self.modifier = wanted;
    }
}

/// Appends without a string in between: a frame has thousands of these.
fn append(codes: &mut String, text: std::fmt::Arguments) {
    // A string takes all that is written to it.
    let _ = std::fmt::Write::write_fmt(codes, text);
}

fn number(code: u8, codes: &mut String) {
    append(codes, format_args!("{code};"));
}

/// A colour as SGR has it. The sixteen have codes of their own, which the plainest terminals know.
fn color(color: Color, ground: bool, codes: &mut String) {
    let (plain, bright, base) = if ground { (40, 100, 48) } else { (30, 90, 38) };
    let code = match color {
        Color::Reset => base + 1,
        Color::Black => plain,
        Color::Red => plain + 1,
        Color::Green => plain + 2,
        Color::Yellow => plain + 3,
        Color::Blue => plain + 4,
        Color::Magenta => plain + 5,
        Color::Cyan => plain + 6,
        Color::Gray => plain + 7,
        Color::DarkGray => bright,
        Color::LightRed => bright + 1,
        Color::LightGreen => bright + 2,
        Color::LightYellow => bright + 3,
        Color::LightBlue => bright + 4,
        Color::LightMagenta => bright + 5,
        Color::LightCyan => bright + 6,
        Color::White => bright + 7,
        Color::Indexed(index) => {
            append(codes, format_args!("{base};5;{index};"));
            return;
        }
        Color::Rgb(r, g, b) => {
            append(codes, format_args!("{base};2;{r};{g};{b};"));
            return;
        }
    };
    number(code, codes);
}

/// Writes the rows one below the other as lines; without `styled` nothing but their signs.
pub fn write_rows(buf: &Buffer, styled: bool, writer: &mut dyn Write) -> io::Result<()> {
    for row in buf.content.chunks(usize::from(buf.area.width).max(1)) {
        let (mut pen, mut line) = (Pen::default(), Vec::new());
        let mut rest = row.iter();
        while let Some(cell) = rest.next() {
            if styled {
                pen.take(cell, &mut line)?;
            }
            line.extend_from_slice(cell.symbol().as_bytes());
            // A wide sign takes up the cells after it.
            for _ in 1..cell.symbol().width() {
                rest.next();
            }
        }
        if styled {
            line.extend_from_slice(b"\x1b[m");
        } else {
            line.truncate(line.trim_ascii_end().len());
        }
        line.push(b'\n');
        writer.write_all(&line)?;
    }
    Ok(())
}

/// Goes from behind the last cell to the next, by the shortest way there is.
fn go(from: Option<(u16, u16)>, (x, y): (u16, u16), writer: &mut impl Write) -> io::Result<()> {
    match from {
        Some((fx, fy)) if (fx, fy) == (x, y) => Ok(()),
        Some((fx, fy)) if fy == y && fx < x && x - fx == 1 => write!(writer, "\x1b[C"),
        Some((fx, fy)) if fy == y && fx < x => write!(writer, "\x1b[{}C", x - fx),
        Some((_, fy)) if x == 0 && y == fy + 1 => write!(writer, "\r\n"),
        _ if x == 0 => write!(writer, "\x1b[{}H", y + 1),
        _ => write!(writer, "\x1b[{};{}H", y + 1, x + 1),
    }
}

impl<W: Write> Write for Lean<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.terminal.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.terminal)
    }
}

impl<W: Write> Backend for Lean<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut pen = Pen::default();
        // Where the terminal goes on writing, as long as that is known.
        let mut next: Option<(u16, u16)> = None;
        let mut drawn = false;
        for (x, y, cell) in content {
            if !std::mem::replace(&mut drawn, true) {
                self.show(false)?;
                self.stands = None;
            }
            go(next, (x, y), &mut self.terminal)?;
            pen.take(cell, &mut self.terminal)?;
            self.terminal.write_all(cell.symbol().as_bytes())?;
            // Terminals do not agree on how wide a sign is that is wide or has marks.
            let plain = cell.symbol().width() == 1 && cell.symbol().chars().count() == 1;
            next = plain.then_some((x + 1, y));
        }
        if drawn {
            write!(self.terminal, "\x1b[m")
        } else {
            Ok(())
        }
    }

    // The cursor is put where the selection is by `place`; ratatui knows of text fields only.
    fn hide_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.terminal.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.terminal.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.terminal.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.terminal.clear_region(clear_type)
    }

    fn append_lines(&mut self, n: u16) -> io::Result<()> {
        self.terminal.append_lines(n)
    }

    fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.terminal.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.terminal)
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn seen(width: u16, height: u16, bytes: &[u8]) -> vt100::Parser {
        let size = (NonZero::new(height).unwrap(), NonZero::new(width).unwrap());
        let mut seen = vt100::Parser::new(size.0, size.1, 0);
        seen.process(bytes);
        seen
    }

    /// The cursor is at the caret after each frame, seen in fields only, and nothing is sent while it stays.
    #[test]
    fn the_cursor_is_where_the_caret_is() {
        let area = Rect::new(0, 0, 24, 3);
        let mut frame = Buffer::empty(area);
        let empty = frame.clone();
        frame.set_string(3, 0, "something", Style::new());
        let mut bytes = b"\x1b[?25l".to_vec();
        let caret = |x, y, seen| {
            let at = Position { x, y };
            Some(Caret { at, seen })
        };
        for (caret, place, hidden) in [
            (caret(5, 2, false), (2, 5), true),
            (caret(7, 1, true), (1, 7), false),
            (None, (0, 0), true),
        ] {
            let frame_sent = |times| {
                let mut bytes = Vec::new();
                let mut lean = Lean::new(&mut bytes);
                lean.draw(empty.diff(&frame).into_iter()).unwrap();
                (0..times).for_each(|_| lean.place(caret).unwrap());
                bytes
            };
            assert_eq!(
                frame_sent(1),
                frame_sent(3),
                "nothing is sent while it stays"
            );
            bytes.extend(frame_sent(1));
            let screen = seen(24, 3, &bytes);
            if caret.is_some() {
                assert_eq!(screen.screen().cursor_position(), place);
            }
            assert_eq!(screen.screen().hide_cursor(), hidden);
            bytes.extend(b"\x1b[?25l");
        }
    }

    /// Every cell arrives with the character, colours and modifiers that it has.
    #[test]
    fn what_is_sent_is_what_was_drawn() {
        let area = Rect::new(0, 0, 24, 2);
        let mut buf = Buffer::empty(area);
        let red = Color::Rgb(200, 10, 10);
        let style = Style::new().fg(red).bg(Color::Rgb(1, 2, 3));
        buf.set_string(0, 0, "ab  c", style);
        buf.set_string(
            5,
            0,
            "d ",
            style.add_modifier(Modifier::BOLD | Modifier::ITALIC),
        );
        buf.set_string(7, 0, " e ", Style::new().fg(Color::Indexed(9)));
        buf.set_string(10, 0, "  x", style.add_modifier(Modifier::UNDERLINED));
        buf.set_string(13, 0, " y", style.add_modifier(Modifier::REVERSED));
        buf.set_string(0, 1, "     z", Style::new().bg(red).fg(Color::Rgb(9, 9, 9)));
        let mut bytes = Vec::new();
        let empty = Buffer::empty(area);
        let sent = Lean::new(&mut bytes).draw(empty.diff(&buf).into_iter());
        sent.unwrap();

        let seen = seen(24, 2, &bytes);
        let color = |color: Color| match color {
            Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
            Color::Indexed(i) => vt100::Color::Idx(i),
            _ => vt100::Color::Default,
        };
        for y in 0..2 {
            for x in 0..24 {
                let (here, cell) = (&buf[(x, y)], seen.screen().cell(y, x).unwrap());
                let at = format!("{x},{y}");
                let text = if cell.contents().is_empty() {
                    " "
                } else {
                    cell.contents()
                };
                assert_eq!(text, here.symbol(), "{at}");
                assert_eq!(cell.bgcolor(), color(here.bg), "{at}");
                let inked = here.symbol() != " " || here.modifier.intersects(INKED);
                if inked {
                    assert_eq!(cell.fgcolor(), color(here.fg), "{at}");
                }
                let modifier = |m: Modifier| here.modifier.contains(m);
                assert_eq!(cell.bold(), modifier(Modifier::BOLD), "{at}");
                assert_eq!(cell.italic(), modifier(Modifier::ITALIC), "{at}");
                assert_eq!(cell.underline(), modifier(Modifier::UNDERLINED), "{at}");
                assert_eq!(cell.inverse(), modifier(Modifier::REVERSED), "{at}");
            }
        }
    }
}
