//! A table with a cursor: columns of fixed or sharing width, a heading, rows of styled cells.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::cursor::Cursor;
use super::put::put;
use crate::cell::{clean, fit, left, right};
use crate::theme::Theme;
use crate::widgets::area;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    Left,
    Right,
}

#[derive(Clone, Debug)]
pub struct Column {
    pub title: String,
    /// Cells; the columns with 0 share what is left.
    pub width: u16,
    pub align: Align,
}

impl Column {
    #[must_use]
    pub fn left(title: &str, width: u16) -> Self {
        Self {
            title: title.to_owned(),
            width,
            align: Align::Left,
        }
    }

    #[must_use]
    pub fn right(title: &str, width: u16) -> Self {
        Self {
            align: Align::Right,
            ..Self::left(title, width)
        }
    }
}

/// A row: one line of spans a column.
#[derive(Clone, Debug, Default)]
pub struct Row<'a> {
    cells: Vec<Line<'a>>,
    /// Drawn across the whole table instead of cells, as a heading between rows.
    heading: bool,
}

impl<'a> Row<'a> {
    #[must_use]
    pub fn new(cells: impl IntoIterator<Item = impl Into<Line<'a>>>) -> Self {
        Self {
            cells: cells.into_iter().map(Into::into).collect(),
            heading: false,
        }
    }

    /// A row that is a heading for those below.
    #[must_use]
    pub fn heading(text: impl Into<Line<'a>>) -> Self {
        Self {
            cells: vec![text.into()],
            heading: true,
        }
    }
}

/// A table to draw.
pub struct Table<'a> {
    pub columns: Vec<Column>,
    pub rows: Vec<Row<'a>>,
    /// Shown when there are no rows.
    pub empty: &'a str,
    pub focused: bool,
}

impl Table<'_> {
    /// Draws the table with its heading; the cursor keeps the selection in sight.
    pub fn draw(&self, theme: &Theme, cursor: &mut Cursor, area: Rect, buf: &mut Buffer) {
        let widths = self.widths(area.width);
        let titled = self.columns.iter().any(|c| !c.title.is_empty());
        let mut body = area;
        if titled && area.height > 1 {
            let head = Rect { height: 1, ..area };
            self.line(&widths, head, buf, |i| {
                Line::styled(self.columns[i].title.clone(), theme.dim())
            });
            body = area::below(area, 1);
        }
        if self.rows.is_empty() {
            put(Span::styled(self.empty, theme.dim()), body, buf);
        }
        for (n, i) in cursor.fit(self.rows.len(), body).enumerate() {
            let line = area::row(body, body.y + n as u16);
            let row = &self.rows[i];
            if row.heading {
                put(row.cells[0].clone().patch_style(theme.strong()), line, buf);
            } else {
                self.line(&widths, line, buf, |c| {
                    row.cells.get(c).cloned().unwrap_or_default()
                });
            }
            if i == cursor.at {
                mark(theme, self.focused, line, buf);
            }
        }
        scrollbar(theme, cursor, body, buf);
    }

    fn line<'l>(
        &self,
        widths: &[u16],
        area: Rect,
        buf: &mut Buffer,
        cell: impl Fn(usize) -> Line<'l>,
    ) {
        // The first cell is kept for the cursor's mark, the last for the scroll bar.
        let mut x = area.x + 1;
        for (i, (column, &width)) in self.columns.iter().zip(widths).enumerate() {
            let room = width.min(area.right().saturating_sub(x + 1));
            if room == 0 {
                break;
            }
            let align = match column.align {
                Align::Left => Alignment::Left,
                Align::Right => Alignment::Right,
            };
            let mut line = cell(i);
            line.spans
                .iter_mut()
                .for_each(|s| s.content = clean(&s.content).into_owned().into());
            if line.width() > usize::from(room) && line.spans.len() == 1 {
                let text = fit(&line.spans[0].content, room.into());
                line.spans[0].content = text.into();
            }
            put(line.alignment(align), Rect::new(x, area.y, room, 1), buf);
            x += width + 1;
        }
    }

    fn widths(&self, room: u16) -> Vec<u16> {
        let gaps = self.columns.len() as u16 + 1;
        let fixed: u16 = self.columns.iter().map(|c| c.width).sum();
        let sharing = self.columns.iter().filter(|c| c.width == 0).count() as u16;
        let rest = room.saturating_sub(gaps + fixed);
        let share = |c: &Column| match c.width {
            0 => (rest / sharing.max(1)).max(4),
            w => w,
        };
        self.columns.iter().map(share).collect()
    }
}

/// Marks a line as the selected one: by colour, and by a sign for those who see none.
pub fn mark(theme: &Theme, focused: bool, line: Rect, buf: &mut Buffer) {
    buf.set_style(line, theme.selected(focused));
    if line.width > 0 && buf[(line.x, line.y)].symbol() == " " {
        let sign = if theme.glyphs.is_ascii() || theme.is_mono() {
            ">"
        } else {
            "▸"
        };
        buf[(line.x, line.y)].set_symbol(sign);
    }
}

/// A scroll bar on the right edge of a list that does not fit.
pub fn scrollbar(theme: &Theme, cursor: &Cursor, area: Rect, buf: &mut Buffer) {
    let (above, below) = cursor.hidden();
    if (above == 0 && below == 0) || area.height < 2 || area.width == 0 {
        return;
    }
    let rows = usize::from(area.height);
    let (seen, len) = cursor.seen();
    let size = (rows * seen / len.max(1)).clamp(1, rows);
    let start = above * (rows - size) / (above + below).max(1);
    let (thumb, track) = if theme.glyphs.is_ascii() {
        ("#", "|")
    } else {
        ("┃", "│")
    };
    for row in 0..rows {
        let on = (start..start + size).contains(&row);
        let style = theme.border(on);
        buf[(area.right() - 1, area.y + row as u16)]
            .set_symbol(if on { thumb } else { track })
            .set_style(Style::new().fg(style.fg.unwrap_or(theme.line)));
    }
}

/// A list of lines with a cursor: a table of one column without heading.
pub fn list(
    theme: &Theme,
    rows: &[Line],
    focused: bool,
    cursor: &mut Cursor,
    area: Rect,
    buf: &mut Buffer,
) {
    for (n, i) in cursor.fit(rows.len(), area).enumerate() {
        let line = area::row(area, area.y + n as u16);
        let inside = area::cells(line, line.x + 2, line.width.saturating_sub(3));
        put(rows[i].clone(), inside, buf);
        if i == cursor.at {
            mark(theme, focused, line, buf);
        }
    }
    scrollbar(theme, cursor, area, buf);
}

/// A name on the left and a figure on the right, in exactly `room` cells.
#[must_use]
pub fn pair(name: &str, value: &str, room: usize) -> String {
    let value = fit(value, room);
    let rest = room.saturating_sub(crate::cell::width(&value));
    format!("{}{}", left(name, rest), right(&value, room - rest))
}
