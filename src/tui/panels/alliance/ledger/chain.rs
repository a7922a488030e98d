//! What the staff foresees for the seat: a chain from a demand to the loss of land, each link with its chance, and what the draft
//! changes in it.

use casus_core::estimate::Link;
use casus_core::ids::NationId;
use casus_core::order::Order;
use casus_core::tell;
use ratatui::text::{Line, Span};

use crate::cell::wrap;
use crate::panels::desk::Desk;

const ALL: [(Link, &str); 7] = [
    (Link::Demand, "a demand on us"),
    (Link::Shots, "shots"),
    (Link::War, "war"),
    (Link::LandLost, "land lost"),
    (Link::AllyCalls, "an ally calls"),
    (Link::AllyFails, "an ally fails us"),
    (Link::AllianceLoses, "an alliance shrinks"),
];

const CHAIN: [(Link, &str); 4] = [
    (Link::Demand, "demand"),
    (Link::Shots, "shots"),
    (Link::War, "war"),
    (Link::LandLost, "land lost"),
];

/// What the staff counts of dangers to the seat and of its alliances, a line each: the chance, and what the order looked at would
/// change in it; then the war that comes most often, and what it turns on, in lines of `room` cells.
pub fn table(
    desk: &Desk,
    target: NationId,
    order: Option<&Order>,
    room: usize,
) -> Option<Vec<Line<'static>>> {
    let outlook = desk.ctx.outlook.filter(|_| target == desk.me)?;
    let (staff, ink) = (&outlook.standing, &desk.ink);
    let rows = ALL.into_iter().map(|(link, name)| {
        let told = tell::chance(staff.chance(0, link));
        let mut spans = vec![
            Span::styled(format!("{name:<20}"), ink.dim),
            Span::styled(told, ink.text),
        ];
        let change = order.and_then(|order| outlook.option(order, link));
        if let Some(change) = change.filter(|c| c.matters()) {
            spans.push(Span::styled(
                format!("  {}", tell::shift(change)),
                ink.signed(-change.value()),
            ));
        }
        Line::from(spans)
    });
    let mut rows: Vec<Line> = rows.collect();
    let bad = outlook.bad.as_ref();
    let bad = bad.map_or(Vec::new(), |bad| tell::bad(bad, desk.view));
    let room = room.saturating_sub(1).max(20);
    let told = bad.iter().flat_map(|sentence| wrap(sentence, room));
    rows.extend(told.map(|line| Line::styled(line, ink.text)));
    Some(rows)
}

/// The chain in one line, where it is about oneself and the staff has looked ahead; where there is no room for the ranges, without.
pub fn line(desk: &Desk, target: NationId, room: u16) -> Option<Line<'static>> {
    let whole = told(desk, target, true)?;
    match whole.width() <= usize::from(room) {
        true => Some(whole),
        false => told(desk, target, false),
    }
}

fn told(desk: &Desk, target: NationId, ranges: bool) -> Option<Line<'static>> {
    let outlook = desk.ctx.outlook.filter(|_| target == desk.me)?;
    let (staff, ink) = (&outlook.standing, &desk.ink);
    let mut spans = vec![Span::styled(" In a year ", ink.title)];
    for (link, name) in CHAIN {
        let share = staff.chance(0, link);
        let told = match ranges {
            true => tell::chance_short(share),
            false => tell::chance_cell(share),
        };
        spans.push(Span::styled(format!("  {name} "), ink.dim));
        spans.push(Span::styled(told, ink.foreseen(share)));
        if let Some(change) = outlook.drafted(link) {
            let points = (change.value() * 100.0).round();
            let (sign, style) = match points > 0.0 {
                true => ("▲", ink.bad),
                false => ("▼", ink.good),
            };
            spans.push(Span::styled(format!(" {sign}{}", points.abs()), style));
        }
    }
    Some(Line::from(spans))
}
