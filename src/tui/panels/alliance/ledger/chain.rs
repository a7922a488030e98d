//! What the staff foresees for the seat: a chain from a demand to the loss of land, each link with its chance, and what the draft
//! changes in it.

use casus_core::estimate::Link;
use casus_core::ids::NationId;
use casus_core::tell;
use ratatui::text::{Line, Span};

use crate::panels::desk::Desk;

const CHAIN: [(Link, &str); 4] = [
    (Link::Demand, "demand"),
    (Link::Shots, "shots"),
    (Link::War, "war"),
    (Link::LandLost, "land lost"),
];

/// The chain in one line, where it is about oneself and the staff has looked ahead.
pub fn line(desk: &Desk, target: NationId) -> Option<Line<'static>> {
    let outlook = desk.ctx.outlook.filter(|_| target == desk.me)?;
    let (staff, ink) = (&outlook.standing, &desk.ink);
    let mut spans = vec![Span::styled(" In a year ", ink.title)];
    for (link, name) in CHAIN {
        let share = staff.chance(0, link);
        let style = match tell::danger_step(share.value()) {
            0 | 1 => ink.text,
            2 => ink.warn,
            _ => ink.bad,
        };
        let [low, high] = share.range().map(|end| (end * 100.0).round());
        let told = match share.times {
            0 => format!("<{}%", high.max(1.0)),
            _ => format!(
                "{}% ({low}-{high})",
                (share.value() * 100.0).round().max(1.0)
            ),
        };
        spans.push(Span::styled(format!("  {name} "), ink.dim));
        spans.push(Span::styled(told, style));
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
