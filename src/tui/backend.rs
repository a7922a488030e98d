//! Crossterm's backend with frames in fewer bytes: only the colour that changed is sent, and a blank keeps the
//! ink of whatever stood before it. A frame of the map is half as long for it, and a terminal reads no faster
//! than it reads.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, IntoCrossterm, WindowSize};
use ratatui::buffer::Cell;
use ratatui::crossterm::cursor::MoveTo;
use ratatui::crossterm::queue;
use ratatui::crossterm::style::{Attribute, Colors, Print, SetAttribute, SetColors};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

/// A terminal behind a writer.
pub struct Lean<W: Write>(CrosstermBackend<W>);

impl<W: Write> Lean<W> {
    pub const fn new(writer: W) -> Self {
        Self(CrosstermBackend::new(writer))
    }
}

/// Modifiers by which a blank shows its ink.
const INKED: Modifier = Modifier::REVERSED
    .union(Modifier::UNDERLINED)
    .union(Modifier::CROSSED_OUT);

const ATTRIBUTES: [(Modifier, Attribute); 9] = [
    (Modifier::BOLD, Attribute::Bold),
    (Modifier::DIM, Attribute::Dim),
    (Modifier::ITALIC, Attribute::Italic),
    (Modifier::UNDERLINED, Attribute::Underlined),
    (Modifier::SLOW_BLINK, Attribute::SlowBlink),
    (Modifier::RAPID_BLINK, Attribute::RapidBlink),
    (Modifier::REVERSED, Attribute::Reverse),
    (Modifier::HIDDEN, Attribute::Hidden),
    (Modifier::CROSSED_OUT, Attribute::CrossedOut),
];

/// How the terminal draws at the moment.
#[derive(Clone, Copy, Default)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Pen {
    /// Takes up what a cell is drawn with.
    fn take(&mut self, cell: &Cell, writer: &mut impl Write) -> io::Result<()> {
        if cell.modifier != self.modifier {
            queue!(writer, SetAttribute(Attribute::Reset))?;
            *self = Self {
                modifier: cell.modifier,
                ..Self::default()
            };
            for (_, attribute) in ATTRIBUTES.iter().filter(|a| cell.modifier.contains(a.0)) {
                queue!(writer, SetAttribute(*attribute))?;
            }
        }
        let blank = cell.symbol() == " " && !cell.modifier.intersects(INKED);
        let colors = Colors {
            foreground: (cell.fg != self.fg && !blank).then(|| cell.fg.into_crossterm()),
            background: (cell.bg != self.bg).then(|| cell.bg.into_crossterm()),
        };
        if !blank {
            self.fg = cell.fg;
        }
        self.bg = cell.bg;
        match (colors.foreground, colors.background) {
            (None, None) => Ok(()),
            _ => queue!(writer, SetColors(colors)),
        }
    }
}

impl<W: Write> Write for Lean<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.0)
    }
}

impl<W: Write> Backend for Lean<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut pen = Pen::default();
        let mut last: Option<(u16, u16)> = None;
        for (x, y, cell) in content {
            if last.is_none_or(|(lx, ly)| (lx + 1, ly) != (x, y)) {
                queue!(self.0, MoveTo(x, y))?;
            }
            last = Some((x, y));
            pen.take(cell, &mut self.0)?;
            queue!(self.0, Print(cell.symbol()))?;
        }
        match last {
            Some(_) => queue!(self.0, SetAttribute(Attribute::Reset)),
            None => Ok(()),
        }
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    /// Never fails: ratatui shows the cursor when it is dropped, and prints an error over the screen, or into a
    /// closed window, where printing is a panic. A terminal that is gone is noticed at the next frame.
    fn show_cursor(&mut self) -> io::Result<()> {
        let _ = self.0.show_cursor();
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.0.clear_region(clear_type)
    }

    fn append_lines(&mut self, n: u16) -> io::Result<()> {
        self.0.append_lines(n)
    }

    fn size(&self) -> io::Result<Size> {
        self.0.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.0.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZero;

    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

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

        let size = (NonZero::new(2).unwrap(), NonZero::new(24).unwrap());
        let mut seen = vt100::Parser::new(size.0, size.1, 0);
        seen.process(&bytes);
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
