//! The table of one's own forces.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::content::Arm;
use crate::order::Stance;
use crate::tell;
use crate::tui::panels::desk::{Desk, percent, points};
use crate::tui::panels::orders::force::{doing, drafted_stance};
use crate::tui::widgets::bars;
use crate::tui::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::view::Sighting;

pub const COLUMNS: [Column; 9] = [
    Column::left("Arm", 5),
    Column::left("Where", 14).grow(),
    Column::right("Strength", 8),
    Column::right("Ready", 5),
    Column::left("", 8).spare(2),
    Column::right("Supply", 6),
    Column::left("", 8).spare(1),
    Column::left("Stance", 9),
    Column::left("Doing", 22),
];

/// Points by arm, for the line of views.
#[must_use]
pub fn totals(desk: &Desk) -> String {
    let sum = |arm: Arm| {
        desk.view
            .my_forces()
            .filter(|f| f.arm == arm)
            .map(|f| f.strength)
            .sum::<f64>()
    };
    let state = if desk.view.nation(desk.me).mobilised {
        "mobilised"
    } else {
        "not mobilised"
    };
    format!(
        "land {}  air {}  naval {}  {state} ",
        points(sum(Arm::Land)),
        points(sum(Arm::Air)),
        points(sum(Arm::Naval))
    )
}

pub fn draw(desk: &Desk, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let rows: Vec<Row> = desk.view.my_forces().map(|f| row(desk, f)).collect();
    grid::draw(area, buf, &COLUMNS, rows, state, &desk.ink);
}

fn row(desk: &Desk, force: &Sighting) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let bar = |share: f64| {
        let color = ink.share(share).fg.unwrap_or(theme.ink);
        Cell::spans(share, bars::thin(theme, share, 8, color))
    };
    let drafted = drafted_stance(desk, force);
    let stance = match (drafted, force.stance) {
        (Some(_), _) => ink.accent,
        (None, Stance::Attack) => ink.bad,
        (None, Stance::Defend) => ink.text,
        (None, Stance::Reserve) => ink.dim,
    };
    let tick = if drafted.is_some() { "√ " } else { "" };
    let held = tell::stance_cell(drafted.unwrap_or(force.stance), desk.view);
    let doing = doing(desk, force);
    let doing_style = if doing.starts_with('√') {
        ink.accent
    } else {
        ink.dim
    };
    Row::new(
        usize::try_from(force.id.0).unwrap_or(0),
        vec![
            Cell::text(tell::arm_cell(force.arm, desk.view), ink.head),
            Cell::text(desk.region(force.region), ink.text),
            Cell::number(force.strength, points(force.strength), ink.title),
            Cell::number(
                force.readiness,
                percent(force.readiness),
                ink.share(force.readiness),
            ),
            bar(force.readiness),
            Cell::number(force.supply, percent(force.supply), ink.share(force.supply)),
            bar(force.supply),
            Cell::text(format!("{tick}{held}"), stance),
            Cell::text(
                if force.moving.is_some() || force.target.is_some() || doing.starts_with('√') {
                    doing
                } else {
                    String::new()
                },
                doing_style,
            ),
        ],
    )
}
