//! A table that sorts, scrolls, gives up its least important columns when it must, and knows which row
//! the mouse is on.

mod parts;
mod state;
mod told;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::ink::Ink;
use super::put::{put, put_at};
use crate::cell::fit;
use crate::widgets::area;
pub use parts::{Cell, Column, Key, Row};
pub use state::{GridState, Hit};

/// Draws `rows` under their heads; keeps the selection on a row that exists and in sight.
pub fn draw(
    area: Rect,
    buf: &mut Buffer,
    columns: &[Column<'_>],
    mut rows: Vec<Row>,
    state: &mut GridState,
    ink: &Ink,
) {
    if area.height < 2 || area.width < 8 {
        return;
    }
    // Rows under headings stay under them, whatever head was clicked.
    if let Some((column, down)) = state.sort
        && rows.iter().all(|r| r.heading.is_none())
    {
        rows.sort_by(|a, b| {
            let order = Key::compare(&a.cells[column].key, &b.cells[column].key);
            let order = if down { order.reverse() } else { order };
            order.then(a.id.cmp(&b.id))
        });
    }
    state.order = rows.iter().map(|r| r.id).collect();
    let at = state
        .order
        .iter()
        .position(|&id| id == state.selected)
        .unwrap_or(0);
    if let Some(&id) = state.order.get(at) {
        state.selected = id;
    }
    let body = area::below(area, 1);
    if ink.words {
        #[cfg(test)]
        columns
            .iter()
            .for_each(|c| crate::cell::labels::note(c.head));
        state.body = body;
        return told::draw(area, buf, columns, &rows, state.selected);
    }
    // The last cell is kept for the scroll bar, so that nothing moves when it comes.
    let places = places(columns, area.width - 2);
    let (body, foot) = foot(body, columns, &places, &rows);
    state.body = body;
    let fits = usize::from(body.height);
    state.offset = state.offset.min(rows.len().saturating_sub(fits)).min(at);
    if at >= state.offset + fits {
        state.offset = at + 1 - fits;
    }
    let more = rows.len() > fits;
    head(area, buf, columns, &places, state, ink);
    for (i, row) in rows.iter().skip(state.offset).take(fits).enumerate() {
        let y = body.y + u16::try_from(i).unwrap_or(0);
        let chosen = row.id == state.selected;
        if let Some(heading) = &row.heading {
            let line = Rect::new(area.x + 1, y, area.width - 1 - u16::from(more), 1);
            put(heading.clone(), line, buf);
        }
        for &(column, x, width) in places.iter().take(row.cells.len()) {
            let cell = Rect::new(area.x + 1 + x, y, width, 1);
            let line = row.cells[column].line.clone();
            let line = if columns[column].right {
                line.right_aligned()
            } else {
                line
            };
            put(line, cell, buf);
        }
        if chosen {
            let line = Rect::new(area.x, y, area.width - u16::from(more), 1);
            highlight(line, buf, ink);
            put(Span::styled(ink.cursor, ink.selected), line, buf);
            let whole = texts(row, &places).filter(|t| t.2 > t.3);
            let whole: Vec<String> = whole.map(|t| t.1.trim().to_owned()).collect();
            put_at(Span::styled(whole.join("; "), ink.text), 1, foot, buf);
        }
    }
    if more {
        scroll_mark(body, buf, state.offset, rows.len(), ink);
    }
}

/// Lines that a table needs to show all its rows in so many cells: its head, and its last line where texts are cut.
#[must_use]
pub fn high(columns: &[Column<'_>], rows: &[Row], width: u16, ink: &Ink) -> u16 {
    if ink.words {
        return u16::try_from(rows.len() + 1)
            .unwrap_or(u16::MAX)
            .saturating_mul(told::ROWS);
    }
    let places = places(columns, width.saturating_sub(2));
    let lines = rows.len() + 1 + usize::from(cuts_words(columns, &places, rows));
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// Cells that all columns need.
#[must_use]
pub fn need(columns: &[Column<'_>]) -> u16 {
    columns.iter().map(|c| c.width + 1).sum::<u16>() + 1
}

/// The columns shown of a row: which, the text, its width, and its room.
fn texts<'r>(
    row: &'r Row,
    places: &'r [(usize, u16, u16)],
) -> impl Iterator<Item = (usize, String, usize, usize)> + 'r {
    let cells = places.iter().filter(|p| p.0 < row.cells.len());
    cells.map(|&(column, _, room)| {
        let line = &row.cells[column].line;
        (column, line.to_string(), line.width(), room.into())
    })
}

/// Takes the last line off the body of a table that has texts too long for their columns: there stand those of the
/// row under the cursor, whole.
fn foot(
    body: Rect,
    columns: &[Column<'_>],
    places: &[(usize, u16, u16)],
    rows: &[Row],
) -> (Rect, Rect) {
    let high = u16::from(cuts_words(columns, places, rows) && body.height > 3);
    let kept = area::top(body, body.height - high);
    let foot = area::rows(body, kept.bottom(), high);
    (kept, foot)
}

/// Whether some text, figures apart, is longer than its column.
fn cuts_words(columns: &[Column<'_>], places: &[(usize, u16, u16)], rows: &[Row]) -> bool {
    let words = |t: &(usize, String, usize, usize)| t.2 > t.3 && !columns[t.0].right;
    rows.iter().any(|r| texts(r, places).any(|t| words(&t)))
}

/// Lays the selection over a line; bars keep their own colour.
pub fn highlight(line: Rect, buf: &mut Buffer, ink: &Ink) {
    let ground = Style {
        fg: None,
        ..ink.selected
    };
    for x in line.left()..line.right() {
        let cell = &mut buf[(x, line.y)];
        let bar = matches!(
            cell.symbol(),
            "━" | "╸" | "╺" | "─" | "●" | "├" | "┤" | "┃" | "■" | "□"
        );
        cell.set_style(if bar { ground } else { ink.selected });
    }
}

fn head(
    area: Rect,
    buf: &mut Buffer,
    columns: &[Column<'_>],
    places: &[(usize, u16, u16)],
    state: &mut GridState,
    ink: &Ink,
) {
    state.heads.clear();
    for &(column, x, width) in places {
        let x = area.x + 1 + x;
        state.heads.push((x, x + width, column));
        let mark = match state.sort {
            Some((c, true)) if c == column => "▾",
            Some((c, false)) if c == column => "▴",
            _ => "",
        };
        let room = usize::from(width).saturating_sub(usize::from(!mark.is_empty()));
        let head = fit(columns[column].head, room);
        #[cfg(test)]
        crate::cell::labels::note(columns[column].head);
        let line = Line::styled(format!("{}{mark}", head.trim_end()), ink.head);
        let line = if columns[column].right {
            line.right_aligned()
        } else {
            line
        };
        let cell = Rect::new(x, area.y, width, 1);
        put(line, cell, buf);
    }
}

/// A thin mark at the right edge that shows which part of a long list is in sight.
pub fn scroll_mark(body: Rect, buf: &mut Buffer, offset: usize, rows: usize, ink: &Ink) {
    let height = usize::from(body.height);
    let size = (height * height / rows.max(1)).max(1);
    let room = rows.saturating_sub(height).max(1);
    let from = offset * height.saturating_sub(size) / room;
    for i in 0..height {
        let inside = (from..from + size).contains(&i);
        let (sign, style) = if inside {
            (ink.thumb, ink.text)
        } else {
            (ink.track, ink.faint)
        };
        let y = body.y + u16::try_from(i).unwrap_or(0);
        if let Some(cell) = buf.cell_mut((body.right() - 1, y)) {
            cell.set_symbol(sign).set_style(style);
        }
    }
}

/// (column, x, width) of the columns that fit into `width`, one blank between them.
fn places(columns: &[Column<'_>], width: u16) -> Vec<(usize, u16, u16)> {
    let mut kept: Vec<usize> = (0..columns.len()).collect();
    let total = |kept: &[usize]| kept.iter().map(|&c| columns[c].width + 1).sum::<u16>();
    while total(&kept) > width + 1 {
        let Some(&worst) = kept
            .iter()
            .filter(|&&c| columns[c].spare > 0)
            .max_by_key(|&&c| (columns[c].spare, c))
        else {
            break;
        };
        kept.retain(|&c| c != worst);
    }
    // What is left over goes to the columns that grow, one after the other.
    let mut left = (width + 1).saturating_sub(total(&kept));
    let mut x = 0;
    let mut places = Vec::new();
    for column in kept {
        let grown = left.min(columns[column].most.saturating_sub(columns[column].width));
        left -= grown;
        let wide = (columns[column].width + grown).min(width.saturating_sub(x));
        if wide == 0 {
            break;
        }
        places.push((column, x, wide));
        x += wide + 1;
    }
    // A last column of words may run on to the edge.
    if let Some(last) = places.last_mut()
        && !columns[last.0].right
    {
        last.2 = width - last.1;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 3] = [
        Column::left("name", 6).grow(),
        Column::right("a", 4),
        Column::right("b", 4).spare(1),
    ];

    #[test]
    fn what_is_cut_of_the_chosen_row_is_whole_below() {
        use crate::color::Depth;
        use crate::{Theme, cell::Glyphs};
        let theme = Theme::shipped("dark", Depth::True, Glyphs::Quadrant).unwrap();
        let ink = Ink::of(&theme, true);
        let area = Rect::new(0, 0, 24, 8);
        let columns = [Column::left("name", 10), Column::right("a", 4)];
        let row = |id, name: &str| {
            let cells = [Cell::text(name, ink.text), Cell::number(1.0, "1", ink.text)];
            Row::new(id, cells.into())
        };
        let shown = |names: [&str; 2]| -> Vec<String> {
            let mut state = GridState {
                selected: 1,
                ..GridState::default()
            };
            let mut buf = Buffer::empty(area);
            let rows = (0..).zip(names).map(|(i, n)| row(i, n)).collect();
            draw(area, &mut buf, &columns, rows, &mut state, &ink);
            let lines = buf.content.chunks(24);
            lines
                .map(|l| l.iter().map(ratatui::buffer::Cell::symbol).collect())
                .collect()
        };
        let long = shown(["Holland", "Brabant and IJssel"]);
        assert!(long[2].contains("Brabant a…"), "{long:?}");
        assert!(long[7].contains("Brabant and IJssel"), "{long:?}");
        assert_eq!(shown(["Holland", "Brabant"])[7].trim(), "");
    }

    #[test]
    fn a_narrow_table_drops_its_spare_columns_and_a_wide_one_grows() {
        assert_eq!(places(&COLUMNS, 12), vec![(0, 0, 7), (1, 8, 4)]);
        assert_eq!(
            places(&COLUMNS, 20),
            vec![(0, 0, 10), (1, 11, 4), (2, 16, 4)]
        );
    }
}
