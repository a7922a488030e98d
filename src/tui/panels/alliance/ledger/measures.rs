//! What one could order about it, and what each order would change.

use casus_core::estimate::{Change, Link};
use casus_core::ids::RegionId;
use casus_core::order::{MotionKind, Order, Term};
use casus_core::reckon::{self, Advice, Ledger};
use casus_core::tell;
use casus_core::view::Sighting;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::book::Book;
use super::verdict;
use crate::cell::wrap;
use crate::panels::desk::{Desk, months};
use crate::widgets::grid::{self, Cell, Column, GridState, Row};

const COLUMNS: [Column; 4] = [
    Column::left("If we…", 30).grow(),
    Column::right("shots", 7).spare(1),
    Column::right("war", 7),
    Column::left("then it", 14).spare(2),
];

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
            word(&book.now),
        ],
    )];
    let several = several(book);
    let looked = |order: &Order, link| desk.ctx.outlook.and_then(|o| o.option(order, link));
    let changed = |order: &Order, link| match looked(order, link) {
        Some(change) => points_of(desk, change),
        None => Cell::text("·", ink.dim),
    };
    for (i, advice) in book.measures.iter().enumerate() {
        let (order, after) = (&advice.order, &advice.after);
        let refused = desk.refusal(order).is_some();
        let tick = if desk.drafted(order) { "√ " } else { "" };
        let style = if refused { ink.dim } else { ink.text };
        let label = Cell::text(format!("{tick}{}", label(desk, order, several)), style);
        let cells = vec![
            label,
            changed(order, Link::Shots),
            changed(order, Link::War),
            word(after),
        ];
        rows.push(Row::new(i + 1, cells));
    }
    grid::draw(area, buf, &COLUMNS, rows, state, ink);
}

/// A change of a chance in points, with half the width of its range; in grey where it may be nothing.
fn points_of(desk: &Desk, change: Change) -> Cell {
    let ink = &desk.ink;
    let ascii = desk.ctx.theme.glyphs.is_ascii();
    let (value, [low, high]) = (change.value() * 100.0, change.range());
    let half = ((high - low) * 50.0).round();
    let sign = match (value < 0.0, ascii) {
        _ if value == 0.0 => "",
        (true, false) => "▼",
        (false, false) => "▲",
        (true, true) => "-",
        (false, true) => "+",
    };
    let style = match change.matters() {
        false => ink.dim,
        true => ink.signed(-value),
    };
    let text = format!("{sign}{} ±{half}", value.abs().round());
    Cell::number(-value, text, style)
}

/// Whether motions in more than one council are among the orders, so that each must say in which.
fn several(book: &Book) -> bool {
    let orders = book.measures.iter().map(|advice| &advice.order);
    let mut councils = orders.filter_map(|order| match order {
        Order::Table {
            motion: MotionKind::Admit { .. },
            ..
        } => None,
        Order::Table { treaty, .. } => Some(*treaty),
        _ => None,
    });
    let first = councils.next();
    councils.any(|t| Some(t) != first)
}

/// The order in few words, after "If we"; `several` councils are named.
fn label(desk: &Desk, order: &Order, several: bool) -> String {
    match *order {
        Order::March { force, to, .. } => match desk.view.force(force) {
            Some(f) => {
                let from = desk.region(f.region);
                format!(
                    "send {} from {from} to {}",
                    tell::force(f.strength, f.arm, desk.view),
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
                MotionKind::Integrate => "join commands".to_owned(),
                MotionKind::Admit { nation } => {
                    return format!("admit {} ({})", desk.name(nation), desk.treaty(treaty));
                }
                ref other => tell::motion(other, desk.view),
            };
            if several {
                format!("{what} ({})", desk.treaty(treaty))
            } else {
                what
            }
        }
        _ => lower(&tell::order(order, desk.view)),
    }
}

/// What the selected measure costs and when it takes effect, or why it cannot be ordered; in two rows at most.
#[must_use]
pub fn note(desk: &Desk, book: &Book, at: usize, room: u16) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let (text, style) = match book.measure(at) {
        None => {
            let text = "↑ ↓ weighs an order, Enter gives it, w why";
            (text.to_owned(), ink.dim)
        }
        Some(advice) => match desk.refusal(&advice.order) {
            Some(refusal) => (format!("Cannot be ordered: {refusal}."), ink.warn),
            None => (effect(desk, advice), ink.dim),
        },
    };
    wrap(&text, usize::from(room).saturating_sub(1).max(1))
        .into_iter()
        .take(2)
        .map(|line| Line::styled(format!(" {line}"), style))
        .collect()
}

/// Of an order that may be given.
fn effect(desk: &Desk, advice: &Advice) -> String {
    let order = &advice.order;
    let given = if desk.drafted(order) {
        "Ordered"
    } else {
        "Enter orders it"
    };
    let when = match *order {
        Order::March { force, to, .. } => desk
            .view
            .force(force)
            .and_then(|f| soonest(desk, f, to))
            .map_or(String::new(), |m| format!(": there {}", within(m))),
        _ => String::new(),
    };
    let price = desk.price(order);
    let tail = match price.is_empty() {
        true => "Costs nothing to order.".to_owned(),
        false => format!("{}.", tell::capital(&price)),
    };
    let chance = tell::likely(advice.carried);
    let others = match order {
        Order::Propose { to, .. } => format!(" {} takes it: {chance}.", desk.name(*to)),
        Order::Table { .. } => format!(" It passes: {chance}."),
        _ => String::new(),
    };
    format!("{given}{when}.{others} {tail}")
}

/// Months until a force is there by the fastest way.
fn soonest(desk: &Desk, force: &Sighting, to: RegionId) -> Option<f64> {
    let ways = reckon::ways(desk.view, force, to);
    ways.into_iter().map(|w| w.months).min_by(f64::total_cmp)
}

/// What the list counts as there already takes this long to come.
fn within(time: f64) -> String {
    if time < 0.05 {
        months(time)
    } else {
        format!("in {}", months(time))
    }
}

/// The sentence after "If we".
fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or(String::new(), |c| c.to_lowercase().chain(chars).collect())
}
