//! A place in a list, with the part of the list that is in sight.

use ratatui::layout::Rect;

use crate::{Action, Mouse, MouseKind};

/// Where the cursor is and how far the list is scrolled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Cursor {
    pub at: usize,
    offset: usize,
    /// Entries, as of the last draw.
    len: usize,
    /// Rows that an entry takes; 0 stands for one.
    tall: u16,
    /// Where the rows were drawn last, for the mouse.
    area: Rect,
}

impl Cursor {
    /// Takes the list's length and the room it is drawn in; returns the range of entries in sight.
    pub fn fit(&mut self, len: usize, area: Rect) -> std::ops::Range<usize> {
        self.fit_tall(len, 1, area)
    }

    /// The same for entries of `tall` rows each.
    pub fn fit_tall(&mut self, len: usize, tall: u16, area: Rect) -> std::ops::Range<usize> {
        self.len = len;
        self.tall = tall;
        self.area = area;
        let rows = self.rows();
        self.at = self.at.min(len.saturating_sub(1));
        if self.at < self.offset {
            self.offset = self.at;
        } else if rows > 0 && self.at >= self.offset + rows {
            self.offset = self.at + 1 - rows;
        }
        self.offset = self.offset.min(len.saturating_sub(rows));
        self.offset..(self.offset + rows).min(len)
    }

    /// Entries that have room.
    fn rows(&self) -> usize {
        usize::from(self.area.height / self.tall.max(1))
    }

    /// Moves for a movement action; true if it was one and the cursor moved or was already at the end.
    pub fn act(&mut self, action: Action) -> bool {
        let page = self.rows().saturating_sub(1).max(1);
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
                let row = self.offset + usize::from((mouse.y - self.area.y) / self.tall.max(1));
                if row >= self.len {
                    return false;
                }
                self.at = row;
            }
            MouseKind::Drag(..) => return false,
        }
        true
    }

    /// Entries in sight, and all.
    #[must_use]
    pub fn seen(&self) -> (usize, usize) {
        let (above, below) = self.hidden();
        (self.len.saturating_sub(above + below), self.len)
    }

    /// Entries hidden above and below.
    #[must_use]
    pub fn hidden(&self) -> (usize, usize) {
        let below = self.len.saturating_sub(self.offset + self.rows());
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

    #[test]
    fn entries_of_two_rows_are_gone_through_one_by_one() {
        let mut cursor = Cursor::default();
        let area = Rect::new(0, 3, 5, 5);
        assert_eq!(cursor.fit_tall(4, 2, area), 0..2);
        for at in [1, 2, 3, 3] {
            cursor.act(Action::Down);
            assert!(cursor.fit_tall(4, 2, area).contains(&at));
            assert_eq!(cursor.at, at);
        }
        cursor.act(Action::Up);
        assert_eq!(cursor.fit_tall(4, 2, area), 2..4);
        let click = |y| Mouse {
            x: 1,
            y,
            kind: MouseKind::Click,
        };
        assert!(cursor.mouse(click(6)));
        assert_eq!(cursor.at, 3, "the second row of the second entry in sight");
        assert_eq!(cursor.hidden(), (2, 0));
    }
}
