//! What a table remembers between frames: its selection, its order, and where its rows are.

use ratatui::layout::{Position, Rect};

use crate::actions::Action;
use crate::panel::{Mouse, MouseKind};

/// What the table remembers between frames.
#[derive(Clone, Debug, Default)]
pub struct GridState {
    /// The id of the selected row.
    pub selected: usize,
    /// Column sorted by, and whether downwards; None keeps the order given.
    pub sort: Option<(usize, bool)>,
    pub(super) offset: usize,
    /// The ids of the rows as last drawn.
    pub(super) order: Vec<usize>,
    pub(super) body: Rect,
    pub(super) heads: Vec<(u16, u16, usize)>,
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
        let hit = self.hit(mouse.at());
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
        self.body.contains(mouse.at())
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

#[cfg(test)]
mod tests {
    use super::*;

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
