//! Parts of an area.

use ratatui::layout::Rect;

/// All but the first `rows` of it.
#[must_use]
pub const fn below(area: Rect, rows: u16) -> Rect {
    Rect {
        y: area.y + rows,
        height: area.height.saturating_sub(rows),
        ..area
    }
}

/// All but the first `cells` of each row.
#[must_use]
pub const fn indent(area: Rect, cells: u16) -> Rect {
    Rect {
        x: area.x + cells,
        width: area.width.saturating_sub(cells),
        ..area
    }
}

/// A row of its width, at the screen's row `y`.
#[must_use]
pub const fn row(area: Rect, y: u16) -> Rect {
    Rect {
        y,
        height: 1,
        ..area
    }
}

/// Its first rows, of `height`.
#[must_use]
pub const fn top(area: Rect, height: u16) -> Rect {
    Rect { height, ..area }
}

/// The first `width` cells of its rows.
#[must_use]
pub const fn left(area: Rect, width: u16) -> Rect {
    Rect { width, ..area }
}

/// Rows of its width, from the screen's row `y` on.
#[must_use]
pub const fn rows(area: Rect, y: u16, height: u16) -> Rect {
    Rect { y, height, ..area }
}

/// Its rows from the screen's column `x` on.
#[must_use]
pub const fn cells(area: Rect, x: u16, width: u16) -> Rect {
    Rect { x, width, ..area }
}
