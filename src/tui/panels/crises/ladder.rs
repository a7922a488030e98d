//! The ladder of rungs, and where each side stands on it.

use casus_core::order::Side;
use casus_core::tell;
use casus_core::view::Crisis;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};

use crate::Theme;
use crate::cell::width as cells;
use crate::panels::desk::Desk;

/// The colour of a rung, from calm to alarm.
#[must_use]
pub fn heat(theme: &Theme, rung: u8) -> Color {
    match rung {
        0..=2 => theme.info_ink,
        3 | 4 => theme.warn_ink,
        _ => theme.bad_ink,
    }
}

/// The rungs, and below them where each side stands; in words a sentence for each side.
#[must_use]
pub fn lines(desk: &Desk, crisis: &Crisis, width: usize) -> Vec<Line<'static>> {
    if !desk.ink.words {
        return vec![
            Line::from(rungs(desk, crisis, width)),
            Line::from(stands(desk, crisis, width)),
        ];
    }
    let told = Side::BOTH.map(|side| {
        let (rung, name) = (crisis.rung_of(side), desk.name(crisis.leader(side)));
        let called = tell::rung(rung, desk.view);
        Line::raw(format!("{name} stands on rung {rung} of 6, {called}."))
    });
    told.to_vec()
}

/// Under the ladder: each side's code at the rung to which it has gone.
fn stands(desk: &Desk, crisis: &Crisis, width: usize) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    for (rung, cell) in (1..=6_u8).zip(rungs(desk, crisis, width)) {
        let room = cells(&cell.content);
        let mut used = 1;
        spans.push(Span::raw(" "));
        for side in Side::BOTH {
            if crisis.rung_of(side) != rung || used + 4 > room.max(9) {
                continue;
            }
            let leader = crisis.leader(side);
            spans.push(Span::styled(
                desk.code(leader).to_owned(),
                desk.tint(leader),
            ));
            spans.push(Span::raw(" "));
            used += cells(desk.code(leader)) + 1;
        }
        spans.push(Span::raw(" ".repeat(room.saturating_sub(used))));
    }
    spans
}

/// The ladder with its rungs in words, the present one lit.
fn rungs(desk: &Desk, crisis: &Crisis, width: usize) -> Vec<Span<'static>> {
    let ink = &desk.ink;
    let name = |rung: u8| tell::rung(rung, desk.view);
    let named: usize = (1..=6).map(|rung| cells(name(rung)) + 3).sum();
    // Where room is short the blank behind each goes first, then the names of the rungs that are not the present one.
    let (tight, all) = (width < named + 6, width >= named);
    let mut spans = Vec::new();
    for rung in 1..=6_u8 {
        let name = if all || rung == crisis.rung {
            name(rung)
        } else {
            ""
        };
        let text = match tight && all {
            true => format!(" {rung} {name}"),
            false => format!(" {rung} {name} "),
        };
        let style = match rung {
            r if r == crisis.rung => Style::new()
                .fg(heat(desk.ctx.theme, r))
                .add_modifier(Modifier::REVERSED | Modifier::BOLD),
            r if r < crisis.rung => Style::new().fg(heat(desk.ctx.theme, r)),
            _ => ink.dim,
        };
        spans.push(Span::styled(text, style));
    }
    spans
}
