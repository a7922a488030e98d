//! Who may cross whose soil.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::ids::NationId;
use crate::order::Order;
use crate::tui::panels::desk::Desk;
use crate::tui::widgets::grid::{self, Cell, Column, GridState, Row};

pub const COLUMNS: [Column; 5] = [
    Column::left("", 3),
    Column::left("Nation", 14).grow(),
    Column::left("You may cross", 18),
    Column::left("It may cross", 18),
    Column::left("Ordered", 14),
];

pub fn draw(desk: &Desk, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let rows = desk.others().map(|n| row(desk, n)).collect();
    grid::draw(area, buf, &COLUMNS, rows, state, &desk.ink);
}

fn row(desk: &Desk, nation: NationId) -> Row {
    let ink = &desk.ink;
    let (public, me) = (desk.public(), desk.me);
    let way = |guest, host| match (
        public.pairs.transit(host, guest),
        public.may_cross(guest, host),
    ) {
        (true, _) => (2.0, "granted", ink.good),
        (false, true) => (1.0, "by treaty or war", ink.good),
        (false, false) => (0.0, "no", ink.dim),
    };
    let (ours, theirs) = (way(me, nation), way(nation, me));
    let drafted = desk.ctx.draft.orders().iter().find_map(|o| match o {
        Order::Transit { nation: n, grant } if *n == nation => Some(*grant),
        _ => None,
    });
    let ordered = match drafted {
        Some(true) => "√ grant",
        Some(false) => "√ withdraw",
        None => "",
    };
    Row::new(
        nation.index(),
        vec![
            Cell::text(desk.code(nation), desk.tint(nation)),
            Cell::text(desk.name(nation), ink.text),
            Cell::number(ours.0, ours.1, ours.2),
            Cell::number(theirs.0, theirs.1, theirs.2),
            Cell::text(ordered, ink.accent),
        ],
    )
}
