//! A table that sorts, scrolls, gives up its least important columns when it must, and knows which row
//! the mouse is on.

use std::cmp::Ordering;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::ink::Ink;
use crate::tui::actions::Action;
use crate::tui::cell::{clean, fit};
use crate::tui::panel::{Mouse, MouseKind};

/// Cells that a growing column takes at most.
const WIDEST: u16 = 34;

/// One column.
#[derive(Clone, Copy)]
pub struct Column {
    pub head: &'static str,
    pub width: u16,
    /// Takes what is left over; at most one column of a table does.
    pub grows: bool,
    pub right: bool,
    /// The higher, the sooner it is dropped from a narrow table; 0 always stays.
    pub spare: u8,
}

impl Column {
    #[must_use]
    pub const fn left(head: &'static str, width: u16) -> Self {
        Self {
            head,
            width,
            grows: false,
            right: false,
            spare: 0,
        }
    }

    #[must_use]
    pub const fn right(head: &'static str, width: u16) -> Self {
        Self {
            head,
            width,
            grows: false,
            right: true,
            spare: 0,
        }
    }

    #[must_use]
    pub const fn grow(mut self) -> Self {
        self.grows = true;
        self
    }

    #[must_use]
    pub const fn spare(mut self, rank: u8) -> Self {
        self.spare = rank;
        self
    }
}

/// One cell: what is shown, and what it is sorted by.
#[derive(Clone)]
pub struct Cell {
    pub line: Line<'static>,
    pub key: Key,
}

#[derive(Clone, PartialEq, PartialOrd)]
pub enum Key {
    Number(f64),
    Text(String),
}

impl Cell {
    #[must_use]
    pub fn text(text: impl AsRef<str>, style: Style) -> Self {
        let text = clean(text.as_ref()).into_owned();
        Self {
            key: Key::Text(text.to_lowercase()),
            line: Line::styled(text, style),
        }
    }

    #[must_use]
    pub fn number(value: f64, text: impl Into<String>, style: Style) -> Self {
        Self {
            key: Key::Number(value),
            line: Line::styled(text.into(), style),
        }
    }

    #[must_use]
    pub fn spans(value: f64, spans: Vec<Span<'static>>) -> Self {
        Self {
            key: Key::Number(value),
            line: Line::from(spans),
        }
    }
}

/// A row: `id` says which entry it stands for, whatever the order.
pub struct Row {
    pub id: usize,
    pub cells: Vec<Cell>,
    /// Drawn across the whole row instead of cells, as a heading for the rows below.
    pub heading: Option<Line<'static>>,
}

impl Row {
    #[must_use]
    pub const fn new(id: usize, cells: Vec<Cell>) -> Self {
        Self {
            id,
            cells,
            heading: None,
        }
    }

    /// A heading; a table that has some is not to be sorted.
    #[must_use]
    pub const fn heading(id: usize, line: Line<'static>) -> Self {
        Self {
            id,
            cells: Vec::new(),
            heading: Some(line),
        }
    }
}

/// What the table remembers between frames.
#[derive(Clone, Debug, Default)]
pub struct GridState {
    /// The id of the selected row.
    pub selected: usize,
    /// Column sorted by, and whether downwards; None keeps the order given.
    pub sort: Option<(usize, bool)>,
    offset: usize,
    /// The ids of the rows as last drawn.
    order: Vec<usize>,
    body: Rect,
    heads: Vec<(u16, u16, usize)>,
}

/// What lies under the mouse.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hit {
    Row(usize),
    Head(usize),
    Nothing,
}

impl GridState {
    /// Moves the selection as `action` says; false when it is not a movement.
    pub fn act(&mut self, action: Action) -> bool {
        let page = i32::from(self.body.height.max(2)) - 1;
        match action {
            Action::Up => self.step(-1),
            Action::Down => self.step(1),
            Action::PageUp => self.step(-page),
            Action::PageDown => self.step(page),
            Action::First => self.step(i32::MIN / 2),
            Action::Last => self.step(i32::MAX / 2),
            _ => return false,
        }
        true
    }

    /// Selects by click, sorts by a click on a head, scrolls by the wheel.
    pub fn mouse(&mut self, mouse: Mouse) -> Hit {
        let hit = self.hit(Position {
            x: mouse.x,
            y: mouse.y,
        });
        match (mouse.kind, hit) {
            (MouseKind::Click | MouseKind::DoubleClick | MouseKind::RightClick, Hit::Row(id)) => {
                self.selected = id;
            }
            (MouseKind::Click, Hit::Head(column)) => self.sort_by(column),
            (MouseKind::WheelUp, _) if self.over(mouse) => self.step(-3),
            (MouseKind::WheelDown, _) if self.over(mouse) => self.step(3),
            _ => {}
        }
        hit
    }

    fn over(&self, mouse: Mouse) -> bool {
        self.body.contains(Position {
            x: mouse.x,
            y: mouse.y,
        })
    }

    /// Moves the selection by `step` rows, in the order last drawn.
    pub fn step(&mut self, step: i32) {
        let last = self.order.len().saturating_sub(1);
        let at = self
            .order
            .iter()
            .position(|&id| id == self.selected)
            .unwrap_or(0);
        let to = (i64::try_from(at).unwrap_or(0) + i64::from(step)).max(0);
        let to = usize::try_from(to).unwrap_or(0).min(last);
        if let Some(&id) = self.order.get(to) {
            self.selected = id;
        }
    }

    #[must_use]
    pub fn hit(&self, at: Position) -> Hit {
        if self.body.contains(at) {
            let row = usize::from(at.y - self.body.y) + self.offset;
            return self.order.get(row).map_or(Hit::Nothing, |&id| Hit::Row(id));
        }
        if self.body.y > 0 && at.y + 1 == self.body.y {
            for &(from, to, column) in &self.heads {
                if (from..to).contains(&at.x) {
                    return Hit::Head(column);
                }
            }
        }
        Hit::Nothing
    }

    /// Sorts by `column`; a second time, the other way round.
    pub fn sort_by(&mut self, column: usize) {
        self.sort = match self.sort {
            Some((c, down)) if c == column => Some((c, !down)),
            _ => Some((column, true)),
        };
    }

    /// Sorts by the next column, and after the last in the given order again.
    pub fn sort_next(&mut self, columns: usize) {
        self.sort = match self.sort {
            None => Some((0, false)),
            Some((c, _)) if c + 1 < columns => Some((c + 1, true)),
            Some(_) => None,
        };
    }
}

/// Draws `rows` under their heads; keeps the selection on a row that exists and in sight.
pub fn draw(
    area: Rect,
    buf: &mut Buffer,
    columns: &[Column],
    mut rows: Vec<Row>,
    state: &mut GridState,
    ink: &Ink,
) {
    if area.height < 2 || area.width < 8 {
        return;
    }
    if let Some((column, down)) = state.sort {
        rows.sort_by(|a, b| {
            let order = compare(&a.cells[column].key, &b.cells[column].key);
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
    let body = Rect {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    };
    state.body = body;
    let fits = usize::from(body.height);
    state.offset = state.offset.min(rows.len().saturating_sub(fits)).min(at);
    if at >= state.offset + fits {
        state.offset = at + 1 - fits;
    }
    let more = rows.len() > fits;
    // The last cell is kept for the scroll bar, so that nothing moves when it comes.
    let places = places(columns, area.width - 2);
    head(area, buf, columns, &places, state, ink);
    for (i, row) in rows.iter().skip(state.offset).take(fits).enumerate() {
        let y = body.y + u16::try_from(i).unwrap_or(0);
        let chosen = row.id == state.selected;
        if let Some(heading) = &row.heading {
            let line = Rect {
                x: area.x + 1,
                y,
                width: area.width - 1 - u16::from(more),
                height: 1,
            };
            heading.render(line, buf);
        }
        for &(column, x, width) in places.iter().take(row.cells.len()) {
            let cell = Rect {
                x: area.x + 1 + x,
                y,
                width,
                height: 1,
            };
            let line = cut(&row.cells[column].line, usize::from(width));
            let line = if columns[column].right {
                line.right_aligned()
            } else {
                line
            };
            line.render(cell, buf);
        }
        if chosen {
            let line = Rect {
                x: area.x,
                y,
                width: area.width - u16::from(more),
                height: 1,
            };
            highlight(line, buf, ink);
            buf.set_string(area.x, y, ink.cursor, ink.selected);
        }
    }
    if more {
        scroll_mark(body, buf, state.offset, rows.len(), ink);
    }
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
    columns: &[Column],
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
        let line = Line::styled(format!("{}{mark}", columns[column].head), ink.head);
        let line = if columns[column].right {
            line.right_aligned()
        } else {
            line
        };
        let cell = Rect {
            x,
            y: area.y,
            width,
            height: 1,
        };
        line.render(cell, buf);
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
        buf.set_string(body.right() - 1, y, sign, style);
    }
}

/// The line, with an ellipsis where a single text is too long for its cell.
fn cut(line: &Line<'static>, width: usize) -> Line<'static> {
    match line.spans.as_slice() {
        [one] if line.width() > width => {
            Line::from(Span::styled(fit(&one.content, width), one.style)).style(line.style)
        }
        _ => line.clone(),
    }
}

fn compare(a: &Key, b: &Key) -> Ordering {
    match (a, b) {
        (Key::Number(a), Key::Number(b)) => a.total_cmp(b),
        // Names read from a to z even where figures come largest first.
        (Key::Text(a), Key::Text(b)) => b.cmp(a),
        (Key::Number(_), Key::Text(_)) => Ordering::Less,
        (Key::Text(_), Key::Number(_)) => Ordering::Greater,
    }
}

/// (column, x, width) of the columns that fit into `width`, one blank between them.
fn places(columns: &[Column], width: u16) -> Vec<(usize, u16, u16)> {
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
        // Beyond this a name stands too far from its figures.
        let most = WIDEST.saturating_sub(columns[column].width);
        let grown = if columns[column].grows {
            left.min(most)
        } else {
            0
        };
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
    fn a_narrow_table_drops_its_spare_columns_and_a_wide_one_grows() {
        assert_eq!(places(&COLUMNS, 12), vec![(0, 0, 7), (1, 8, 4)]);
        assert_eq!(
            places(&COLUMNS, 20),
            vec![(0, 0, 10), (1, 11, 4), (2, 16, 4)]
        );
    }

    #[test]
    fn the_selection_stops_at_both_ends() {
        let mut state = GridState {
            order: vec![4, 2, 9],
            selected: 2,
            ..GridState::default()
        };
        state.step(1);
        state.step(1);
        assert_eq!(state.selected, 9);
        state.step(-20);
        assert_eq!(state.selected, 4);
    }
}
