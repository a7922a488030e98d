//! What a table is made of: columns, rows, cells, and what they are sorted by.

use std::cmp::Ordering;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::cell::clean;

/// Cells that a growing column takes at most: beyond this a name stands too far from its figures.
const WIDEST: u16 = 34;

/// One column.
#[derive(Clone, Copy)]
pub struct Column<'h> {
    pub head: &'h str,
    pub width: u16,
    /// Cells to which it grows where some are left over, one column after the other.
    pub most: u16,
    pub right: bool,
    /// The higher, the sooner it is dropped from a narrow table; 0 always stays.
    pub spare: u8,
}

impl<'h> Column<'h> {
    #[must_use]
    pub const fn left(head: &'h str, width: u16) -> Self {
        Self {
            head,
            width,
            most: width,
            right: false,
            spare: 0,
        }
    }

    #[must_use]
    pub const fn right(head: &'h str, width: u16) -> Self {
        Self {
            head,
            width,
            most: width,
            right: true,
            spare: 0,
        }
    }

    #[must_use]
    pub const fn grow(self) -> Self {
        self.up_to(WIDEST)
    }

    /// Grows to as many cells where there is room, and no further.
    #[must_use]
    pub const fn up_to(mut self, most: u16) -> Self {
        self.most = most;
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

impl Key {
    /// Which of two keys comes first in a rising order.
    pub fn compare(a: &Self, b: &Self) -> Ordering {
        match (a, b) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            // Names read from a to z even where figures come largest first.
            (Self::Text(a), Self::Text(b)) => b.cmp(a),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}
