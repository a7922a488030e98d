//! What the rows of several views have in common.

use casus_core::ids::NationId;
use casus_core::reckon::Change;

use crate::panels::desk::Desk;
use crate::panels::words;
use crate::widgets::grid::{Cell, Row};

/// The row of a member: its code and name, oneself marked, and then what the view says of it.
#[must_use]
pub fn member(
    desk: &Desk,
    id: usize,
    member: NationId,
    says: impl IntoIterator<Item = Cell>,
) -> Row {
    let ink = &desk.ink;
    let own = member == desk.me;
    let mut cells = vec![
        Cell::text(desk.code(member), desk.tint(member)),
        Cell::text(desk.name(member), if own { ink.title } else { ink.text }),
    ];
    cells.extend(says);
    Row::new(id, cells)
}

/// What would turn a member, or is nearest to turning it.
#[must_use]
pub fn change(desk: &Desk, change: Option<Change>) -> Cell {
    let (text, style) = match change {
        Some(c) if c.enough => (words::remedy(desk, c.remedy), desk.ink.warn),
        Some(c) => (
            format!("not by {}", words::remedy(desk, c.remedy)),
            desk.ink.dim,
        ),
        None => (String::new(), desk.ink.dim),
    };
    Cell::text(text, style)
}
