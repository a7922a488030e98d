//! Text to read, with scrolling.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::cursor::Cursor;
use super::put::put;
use super::table::scrollbar;
use crate::Action;
use crate::cell::{clean, wrap};
use crate::theme::Theme;

/// Draws text broken to the area's width. Lines that begin with `# ` are headings.
pub fn read(theme: &Theme, body: &str, scroll: &mut Cursor, area: Rect, buf: &mut Buffer) {
    let room = usize::from(area.width).saturating_sub(2);
    let lines: Vec<String> = wrap(body, room);
    lines_read(theme, &lines, scroll, area, buf);
}

fn lines_read(theme: &Theme, lines: &[String], scroll: &mut Cursor, area: Rect, buf: &mut Buffer) {
    // The cursor is the first line in sight, so that a step scrolls by a line.
    let room = usize::from(area.height);
    let first = scroll.at.min(lines.len().saturating_sub(room));
    scroll.at = first;
    for (n, line) in lines.iter().skip(first).take(room).enumerate() {
        let row = Rect::new(
            area.x + 1,
            area.y + n as u16,
            area.width.saturating_sub(2),
            1,
        );
        let styled = match line.strip_prefix("# ") {
            Some(heading) => Line::styled(clean(heading).into_owned(), theme.strong()),
            None => Line::styled(
                clean(line).into_owned(),
                theme.text().bg(buf[(row.x, row.y)].bg),
            ),
        };
        put(styled, row, buf);
    }
    let mut bar = Cursor::default();
    bar.at = (first + room).saturating_sub(1);
    bar.fit(lines.len(), area);
    scroll.fit_text(lines.len(), area);
    scrollbar(theme, &bar, area, buf);
}

impl Cursor {
    /// Remembers length and area for the movement keys without moving the first line.
    pub(super) fn fit_text(&mut self, len: usize, area: Rect) {
        let at = self.at;
        self.fit(len, area);
        self.at = at;
    }
}

/// Lines as given, from `scroll.at` on; used for text that is styled already.
pub fn lines(theme: &Theme, lines: &[Line], scroll: &mut Cursor, area: Rect, buf: &mut Buffer) {
    let room = usize::from(area.height);
    let first = scroll.at.min(lines.len().saturating_sub(room));
    scroll.at = first;
    for (n, line) in lines.iter().skip(first).take(room).enumerate() {
        put(
            line.clone(),
            Rect {
                y: area.y + n as u16,
                height: 1,
                width: area.width.saturating_sub(1),
                ..area
            },
            buf,
        );
    }
    let mut bar = Cursor::default();
    bar.at = (first + room).saturating_sub(1);
    bar.fit(lines.len(), area);
    scroll.fit_text(lines.len(), area);
    scrollbar(theme, &bar, area, buf);
}

/// Scrolls for a movement action.
pub fn scroll(cursor: &mut Cursor, action: Action) -> bool {
    cursor.act(action)
}
