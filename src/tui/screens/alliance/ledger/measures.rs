//! What one could order about it, and what each order would change.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::book::Book;
use super::verdict;
use crate::order::{MotionKind, Order, Term};
use crate::reckon::Ledger;
use crate::tell;
use crate::tui::screens::desk::{Desk, points};
use crate::tui::widgets::bars;
use crate::tui::widgets::grid::{self, Cell, Column, GridState, Row};

const COLUMNS: [Column; 5] = [
    Column::left("If we…", 24).grow(),
    Column::left("less │ more", 11).spare(3),
    Column::right("deters", 6),
    Column::right("war", 6).spare(1),
    Column::left("then it", 14).spare(2),
];

/// Change of the margin that fills its bar.
const FULL: f64 = 0.3;

/// Draws the list; row 0 is to do nothing.
pub fn draw(desk: &Desk, book: &Book, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let ink = &desk.ink;
    let blank = || Cell::text("", ink.dim);
    let word = |l: &Ledger| {
        let spoken = verdict::spoken(desk, l.verdict);
        Cell::text(spoken.content, spoken.style)
    };
    let mut rows = vec![Row::new(
        0,
        vec![
            Cell::text("do nothing", ink.text),
            blank(),
            blank(),
            blank(),
            word(&book.now),
        ],
    )];
    for (i, (order, after)) in book.measures.iter().enumerate() {
        let refused = desk.refusal(order).is_some();
        let tick = if desk.drafted(order) { "✓ " } else { "" };
        let style = if refused { ink.dim } else { ink.text };
        let label = Cell::text(format!("{tick}{}", label(desk, order)), style);
        let signed = |v: f64, digits| Cell::number(v, format!("{v:+.digits$}"), ink.signed(v));
        let cells = match after {
            Some(after) => {
                let gain = after.margin() - book.now.margin();
                vec![
                    label,
                    Cell::spans(gain, bars::signed(desk.ctx.theme, gain / FULL, 11)),
                    signed(gain, 3),
                    signed(book.now.war - after.war, 2),
                    word(after),
                ]
            }
            None => vec![label, blank(), Cell::text("—", ink.dim), blank(), blank()],
        };
        rows.push(Row::new(i + 1, cells));
    }
    grid::draw(area, buf, &COLUMNS, rows, state, ink);
}

/// The order in few words, after "If we".
fn label(desk: &Desk, order: &Order) -> String {
    match *order {
        Order::March { force, to, .. } => match desk.view.force(force) {
            Some(f) => {
                let from = desk.region(f.region);
                format!(
                    "send {} from {from} to {}",
                    points(f.strength),
                    desk.region(to)
                )
            }
            None => lower(&tell::order(order, desk.view)),
        },
        Order::Propose { to, ref deal } if deal.pact.is_none() => {
            let asked = |t: &Term| tell::term(*t, desk.view);
            let asked: Vec<String> = deal.ask.iter().map(asked).collect();
            format!("ask {} for {}", desk.name(to), asked.join(", "))
        }
        Order::Propose { to, ref deal } => {
            let pact = deal
                .pact
                .map_or("an offer", |c| &desk.view.public.charter_of(c).name);
            format!("sign with {}: {}", desk.name(to), lower(pact))
        }
        Order::Table { treaty, motion } => {
            let what = match motion {
                MotionKind::Exercise { region, .. } => {
                    format!("exercise in {}", desk.region(region))
                }
                MotionKind::Integrate => "join commands".to_owned(),
                MotionKind::Admit { nation } => format!("admit {}", desk.name(nation)),
                ref other => tell::motion(other, desk.view),
            };
            format!("{what} ({})", desk.treaty(treaty))
        }
        _ => lower(&tell::order(order, desk.view)),
    }
}

/// What the selected measure costs, or why it cannot be ordered.
#[must_use]
pub fn note(desk: &Desk, book: &Book, at: usize) -> Span<'static> {
    let ink = &desk.ink;
    let Some((order, after)) = book.measure(at) else {
        let text = "↑ ↓ weighs an order, Enter gives it, w why";
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
