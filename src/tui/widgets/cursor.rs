//! A place in a list, with the part of the list that is in sight.

use ratatui::layout::Rect;

use crate::tui::{Action, Mouse, MouseKind};

/// Where the cursor is and how far the list is scrolled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Cursor {
    pub at: usize,
    offset: usize,
    /// Entries, as of the last draw.
    len: usize,
    /// Where the rows were drawn last, for the mouse.
    area: Rect,
}

impl Cursor {
    /// Takes the list's length and the room it is drawn in; returns the range of entries in sight.
    pub fn fit(&mut self, len: usize, area: Rect) -> std::ops::Range<usize> {
        let rows = usize::from(area.height);
        self.len = len;
        self.area = area;
        self.at = self.at.min(len.saturating_sub(1));
        if self.at < self.offset {
            self.offset = self.at;
        } else if rows > 0 && self.at >= self.offset + rows {
            self.offset = self.at + 1 - rows;
        }
        self.offset = self.offset.min(len.saturating_sub(rows));
        self.offset..(self.offset + rows).min(len)
    }

    /// Moves for a movement action; true if it was one and the cursor moved or was already at the end.
    pub fn act(&mut self, action: Action) -> bool {
        let page = usize::from(self.area.height).saturating_sub(1).max(1);
        let end = self.len.saturating_sub(1);
        self.at = match action {
            Action::Up => self.at.saturating_sub(1),
            Action::Down => (self.at + 1).min(end),
            Action::PageUp => self.at.saturating_sub(page),
            Action::PageDown => (self.at + page).min(end),
            Action::First => 0,
            Action::Last => end,
            _ => return false,
        };
        true
    }

    /// Follows a click or the wheel; true if the event was over the list.
    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        if !self.area.contains((mouse.x, mouse.y).into()) {
            return false;
        }
        match mouse.kind {
            MouseKind::WheelUp => self.at = self.at.saturating_sub(1),
            MouseKind::WheelDown => self.at = (self.at + 1).min(self.len.saturating_sub(1)),
            MouseKind::Click | MouseKind::DoubleClick | MouseKind::RightClick => {
                let row = self.offset + usize::from(mouse.y - self.area.y);
                if row >= self.len {
                    return false;
                }
                self.at = row;
            }
            MouseKind::Drag(..) => return false,
        }
        true
    }

    /// Entries hidden above and below.
    #[must_use]
    pub fn hidden(&self) -> (usize, usize) {
        let below = self
            .len
            .saturating_sub(self.offset + usize::from(self.area.height));
        (self.offset, below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_in_sight() {
        let mut cursor = Cursor::default();
        assert_eq!(cursor.fit(10, Rect::new(0, 0, 5, 4)), 0..4);
        cursor.act(Action::Last);
        assert_eq!(cursor.fit(10, Rect::new(0, 0, 5, 4)), 6..10);
        assert_eq!(cursor.hidden(), (6, 0));
        assert_eq!(cursor.fit(3, Rect::new(0, 0, 5, 4)), 0..3);
        assert_eq!(cursor.at, 2);
    }
}
