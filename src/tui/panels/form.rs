//! A form: lines with a label and one value or two, of which one is under the cursor. Offers, terms, treaties and the
//! budget are composed in it; each says what its lines are and what a step does to them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::desk::Desk;
use crate::cell::fit;
use crate::widgets::area;
use crate::widgets::caret::SELECTION;
use crate::widgets::cursor::Cursor;
use crate::widgets::grid::scroll_mark;
use crate::widgets::put::{put, put_at};
use crate::{Action, Mouse, Reply};

/// Cells that a value has where nothing is drawn: more than any takes.
const LONGEST: u16 = 1000;

/// What a form is about.
pub trait Fields {
    type Line: Copy;

    /// Its lines from top to bottom; never none.
    fn lines(&self, desk: &Desk) -> Vec<Self::Line>;

    /// Where the first and the second column of values begin in a form of `width` cells.
    fn columns(&self, width: u16) -> [u16; 2];

    fn label(&self, desk: &Desk, line: Self::Line) -> (String, Style);

    /// What stands right of the label in a form of `width` cells.
    fn value(&self, desk: &Desk, line: Self::Line, width: u16) -> Value;

    /// Moves the value in a column by steps.
    fn change(&mut self, desk: &Desk, line: Self::Line, column: usize, steps: i32) -> Reply;

    /// What Enter does; on most lines it moves the value on.
    fn open(&mut self, desk: &Desk, line: Self::Line, column: usize) -> Reply {
        self.change(desk, line, column, 1)
    }
}

/// What stands right of a label.
pub enum Value {
    /// What can be chosen otherwise: one text, or one for each side.
    Choices(Vec<(String, Style)>),
    /// What only says something, from a cell on.
    Says(u16, Line<'static>),
}

/// The fields with the place of the cursor in them.
#[derive(Default)]
pub struct Form<F> {
    pub fields: F,
    pub cursor: Cursor,
    pub column: usize,
    body: Rect,
}

impl<F: Fields> Form<F> {
    pub fn new(fields: F, column: usize) -> Self {
        Self {
            fields,
            cursor: Cursor::default(),
            column,
            body: Rect::default(),
        }
    }

    /// The line under the cursor.
    pub fn line(&self, desk: &Desk) -> F::Line {
        let lines = self.fields.lines(desk);
        lines[self.cursor.at.min(lines.len() - 1)]
    }

    /// Draws the lines in sight; the cursor only where `here`.
    pub fn draw(&mut self, desk: &Desk, area: Rect, here: bool, buf: &mut Buffer) {
        self.body = area;
        let lines = self.fields.lines(desk);
        let shown = self.cursor.fit(lines.len(), area);
        let from = shown.start;
        for (i, y) in shown.zip(area.y..) {
            let row = area::row(area, y);
            self.row(desk, lines[i], here && i == self.cursor.at, row, buf);
        }
        if lines.len() > usize::from(area.height) {
            scroll_mark(area, buf, from, lines.len(), &desk.ink);
        }
    }

    fn row(&self, desk: &Desk, line: F::Line, here: bool, row: Rect, buf: &mut Buffer) {
        let ink = &desk.ink;
        let columns = self.fields.columns(row.width);
        let (label, style) = self.fields.label(desk, line);
        #[cfg(test)]
        crate::cell::labels::note(&label);
        if ink.words {
            return self.told(desk, line, here, &label, row, buf);
        }
        let label = fit(&label, usize::from(columns[0]).saturating_sub(2));
        put_at(Span::styled(label, style), 1, row, buf);
        match self.fields.value(desk, line, row.width) {
            Value::Says(x, line) => put_at(line, x, row, buf),
            Value::Choices(values) => {
                let one = values.len() == 1;
                for (i, ((text, style), x)) in values.into_iter().zip(columns).enumerate() {
                    let chosen = here && (one || self.column == i);
                    let style = if chosen { ink.selected } else { style };
                    put_at(Span::styled(text, style), x, row, buf);
                }
            }
        }
        if here {
            let label = area::left(row, columns[0] - 1);
            buf.set_style(label, ink.selected);
            put(Span::styled(ink.cursor, ink.selected), row, buf);
        }
    }

    /// A line in words: its label, then its values, of two the one that the keys move named.
    fn told(
        &self,
        desk: &Desk,
        line: F::Line,
        here: bool,
        label: &str,
        row: Rect,
        buf: &mut Buffer,
    ) {
        let mut text = label.trim_end().to_owned();
        match self.fields.value(desk, line, LONGEST) {
            Value::Says(_, said) => text.push_str(&format!("  {said}")),
            Value::Choices(values) => {
                let one = values.len() == 1;
                for (i, (value, _)) in values.iter().enumerate() {
                    let moved = here && !one && self.column == i;
                    let mark = if moved { ", the keys move this" } else { "" };
                    text.push_str(&format!("  {}{mark}", value.trim_end()));
                }
            }
        }
        // What would stand beside it stands below it here.
        let place = area::cells(row, row.x + 1, buf.area.right().saturating_sub(row.x + 1));
        put(Line::raw(text), place, buf);
        if here {
            buf[(place.x, place.y)].modifier.insert(SELECTION);
        }
    }
}

/// A form of any kind, as the keys and the mouse have it.
pub trait Composed {
    /// Moves the cursor for a movement; false when the action means something else.
    fn act(&mut self, desk: &Desk, action: Action) -> bool;

    /// Moves the value under the cursor.
    fn change(&mut self, desk: &Desk, steps: i32) -> Reply;

    fn open(&mut self, desk: &Desk) -> Reply;

    /// Goes to the other column, or where there is one only, to another value in it.
    fn aside(&mut self, desk: &Desk, right: bool) -> Reply;

    /// Whether the mouse is over it.
    fn over(&self, mouse: Mouse) -> bool;

    /// Goes where the mouse is; false where that is outside.
    fn point(&mut self, mouse: Mouse) -> bool;
}

impl<F: Fields> Composed for Form<F> {
    fn act(&mut self, desk: &Desk, action: Action) -> bool {
        // Keys may come before it is drawn.
        self.cursor.fit(self.fields.lines(desk).len(), self.body);
        self.cursor.act(action)
    }

    fn change(&mut self, desk: &Desk, steps: i32) -> Reply {
        let line = self.line(desk);
        self.fields.change(desk, line, self.column, steps)
    }

    fn open(&mut self, desk: &Desk) -> Reply {
        let line = self.line(desk);
        self.fields.open(desk, line, self.column)
    }

    fn aside(&mut self, desk: &Desk, right: bool) -> Reply {
        let line = self.line(desk);
        match self.fields.value(desk, line, self.body.width) {
            Value::Choices(values) if values.len() == 1 => {
                self.change(desk, if right { 1 } else { -1 })
            }
            _ => {
                self.column = usize::from(right);
                Reply::Handled
            }
        }
    }

    fn over(&self, mouse: Mouse) -> bool {
        self.body.contains((mouse.x, mouse.y).into())
    }

    fn point(&mut self, mouse: Mouse) -> bool {
        let hit = self.cursor.mouse(mouse);
        let [first, second] = self.fields.columns(self.body.width);
        let x = mouse.x.saturating_sub(self.body.x);
        if hit && x >= first {
            self.column = usize::from(x >= second);
        }
        hit
    }
}
