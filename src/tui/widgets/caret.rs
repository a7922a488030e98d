//! Where the terminal's cursor belongs: what is drawn marks its cells, and the frame is searched for them when
//! it is whole. So every list, table, menu and field that draws its selection as the theme says has one.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Modifier;

/// Marks the selection. It is a modifier that nothing is drawn with, and never reaches the terminal.
pub const SELECTION: Modifier = Modifier::SLOW_BLINK;
/// Marks the place in a text field where the next letter goes.
pub const FIELD: Modifier = Modifier::RAPID_BLINK;

/// A place for the cursor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Caret {
    pub at: Position,
    /// Shown, as in a text field.
    pub seen: bool,
}

/// Takes the marks out of what was drawn, and answers with the place that they mean: the field's, else the
/// beginning of the lowest selection, for lists stand below the tabs that they belong to.
pub fn take(buf: &mut Buffer) -> Option<Caret> {
    let (mut field, mut selection) = (None, None);
    let area = buf.area;
    for y in area.top()..area.bottom() {
        let mut inside = false;
        for x in area.left()..area.right() {
            let cell = &mut buf[(x, y)];
            let marked = cell.modifier.intersects(SELECTION);
            let at = Position { x, y };
            if cell.modifier.intersects(FIELD) {
                field = Some(at);
            }
            if marked && !inside && !goes_on(selection, at) {
                selection = Some((at, at));
            }
            if marked && !inside {
                selection = selection.map(|(start, _)| (start, at));
            }
            inside = marked;
            cell.modifier.remove(SELECTION | FIELD);
        }
    }
    let seen = field.is_some();
    let at = field.or(selection.map(|s| s.0))?;
    Some(Caret { at, seen })
}

/// Whether a run of marked cells is a further row of the selection above it.
fn goes_on(selection: Option<(Position, Position)>, at: Position) -> bool {
    selection.is_some_and(|(start, last)| last.y + 1 == at.y && start.x == at.x)
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn the_lowest_selection_counts_and_a_field_before_all() {
        let area = Rect::new(0, 0, 20, 8);
        let mut buf = Buffer::empty(area);
        assert_eq!(take(&mut buf), None);
        let chosen = Style::new().add_modifier(SELECTION | Modifier::BOLD);
        buf.set_style(Rect::new(4, 0, 6, 1), chosen);
        buf.set_style(Rect::new(1, 3, 12, 2), chosen);
        let mut again = buf.clone();
        let caret = |x, y, seen| {
            Some(Caret {
                at: Position { x, y },
                seen,
            })
        };
        assert_eq!(
            take(&mut buf),
            caret(1, 3, false),
            "the first of its two rows"
        );
        assert_eq!(take(&mut buf), None, "the marks are gone");
        assert_eq!(buf[(4, 0)].modifier, Modifier::BOLD);
        again[(7, 1)].modifier.insert(FIELD);
        assert_eq!(take(&mut again), caret(7, 1, true));
    }
}
