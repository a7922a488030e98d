//! A table in words: every column of every row, with its head, for whoever has it read out.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::parts::{Column, Row};
use crate::cell::wrap;
use crate::linear::words;
use crate::widgets::area;
use crate::widgets::caret::SELECTION;
use crate::widgets::put::put;

/// Lines that a row takes at most.
pub const ROWS: u16 = 4;

/// A row as a sentence: what it is called, then each figure behind its head.
fn sentence(columns: &[Column<'_>], row: &Row) -> String {
    let cells = row.cells.iter().enumerate().filter_map(|(i, cell)| {
        let text = words(&cell.line.to_string());
        let head = columns.get(i).map_or("", |c| c.head.trim());
        match (text.is_empty(), i == 0 || head.is_empty()) {
            (true, _) => None,
            (false, true) => Some(text),
            (false, false) => Some(format!("{head} {text}")),
        }
    });
    cells.collect::<Vec<_>>().join("; ")
}

/// Writes the rows below each other, and marks the one that is selected.
pub fn draw(area: Rect, buf: &mut Buffer, columns: &[Column<'_>], rows: &[Row], selected: usize) {
    let room = usize::from(area.width).saturating_sub(2);
    let mut y = area.y;
    for row in rows {
        let text = match &row.heading {
            Some(heading) => heading.to_string(),
            None => sentence(columns, row),
        };
        for (i, line) in wrap(&text, room).into_iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            let place = area::indent(area::row(area, y), 1);
            put(Line::raw(line), place, buf);
            if i == 0 && row.id == selected {
                buf[(place.x, y)].modifier.insert(SELECTION);
            }
            y += 1;
        }
    }
}
