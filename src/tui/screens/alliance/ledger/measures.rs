//! What one could order about it, and what each order would change.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::book::Book;
use super::verdict;
use crate::tell;
use crate::tui::screens::desk::Desk;
use crate::tui::widgets::bars;
use crate::tui::widgets::grid::{self, Cell, Column, GridState, Row};

const COLUMNS: [Column; 4] = [
    Column::left("If we…", 24).grow(),
    Column::left("deters less │ more", 19).spare(2),
    Column::right("change", 7),
    Column::left("then it", 14).spare(1),
];

/// Change of the margin that fills its bar.
const FULL: f64 = 0.3;

/// Draws the list; row 0 is to do nothing.
pub fn draw(desk: &Desk, book: &Book, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let ink = &desk.ink;
    let mut rows = vec![Row::new(
        0,
        vec![
            Cell::text("do nothing", ink.text),
            Cell::text("", ink.dim),
            Cell::text("", ink.dim),
            Cell::text(verdict::word(book.now.belief.value), ink.text),
        ],
    )];
    for (i, (order, after)) in book.measures.iter().enumerate() {
        let refused = desk.refusal(order).is_some();
        let tick = if desk.drafted(order) { "✓ " } else { "" };
        let label = format!("{tick}{}", lower(&tell::order(order, desk.view)));
        let style = if refused { ink.dim } else { ink.text };
        let cells = match after {
            Some(after) => {
                let gain = after.margin() - book.now.margin();
                vec![
                    Cell::text(label, style),
                    Cell::spans(gain, bars::signed(desk.ctx.theme, gain / FULL, 19)),
                    Cell::number(gain, format!("{gain:+.2}"), ink.signed(gain)),
                    Cell::text(verdict::word(after.belief.value), ink.text),
                ]
            }
            None => vec![
                Cell::text(label, style),
                Cell::text("nothing at once", ink.dim),
                Cell::text("", ink.dim),
                Cell::text("", ink.dim),
            ],
        };
        rows.push(Row::new(i + 1, cells));
    }
    grid::draw(area, buf, &COLUMNS, rows, state, ink);
}

/// What the selected measure costs, or why it cannot be ordered.
#[must_use]
pub fn note(desk: &Desk, book: &Book, at: usize) -> Span<'static> {
    let ink = &desk.ink;
    let Some((order, after)) = book.measure(at) else {
        let text = "↑ ↓ weighs an order, Enter gives it, w shows the challenger's reckoning";
        return Span::styled(format!(" {text}"), ink.dim);
    };
    if let Some(refusal) = desk.refusal(order) {
        return Span::styled(format!(" Cannot be ordered: {refusal}."), ink.warn);
    }
    let price = desk.price(order);
    let tail = match (after, price.is_empty()) {
        (None, _) => "Changes nothing in the reckoning at once.".to_owned(),
        (Some(_), true) => "Free of charge, as far as influence and money go.".to_owned(),
        (Some(_), false) => format!("{}.", tell::capital(&price)),
    };
    let drafted = if desk.drafted(order) {
        "Ordered. "
    } else {
        "Enter orders it. "
    };
    Span::styled(format!(" {drafted}{tail}"), ink.dim)
}

/// The sentence after "If we".
fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or(String::new(), |c| c.to_lowercase().chain(chars).collect())
}
