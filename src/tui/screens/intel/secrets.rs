//! What can be done in secret to a nation, and what came to light.

use ratatui::text::{Line, Span};

use crate::event::{Event, EventKind};
use crate::ids::NationId;
use crate::order::{CovertKind, Order};
use crate::tell;
use crate::tui::screens::desk::{Desk, percent};
use crate::tui::screens::words;

#[must_use]
pub fn lines(desk: &Desk, nation: Option<NationId>) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mut lines = Vec::new();
    if let Some(nation) = nation {
        lines.push(Line::styled(
            format!("What you could do to {}", desk.name(nation)),
            ink.title,
        ));
        for kind in CovertKind::ALL {
            let order = Order::Covert { nation, kind };
            let mut spans = vec![Span::raw("  ")];
            match (desk.drafted(&order), desk.refusal(&order)) {
                (true, _) => spans.push(Span::styled(
                    format!("✓ {}", words::covert(kind)),
                    ink.accent,
                )),
                (false, None) => {
                    spans.push(Span::styled(words::covert(kind), ink.text));
                    spans.push(Span::styled(format!("  {}", desk.price(&order)), ink.dim));
                }
                (false, Some(why)) => {
                    spans.push(Span::styled(words::covert(kind), ink.dim));
                    spans.push(Span::styled(format!("  {why}"), ink.dim));
                }
            }
            lines.push(Line::from(spans));
        }
        lines.push(Line::raw(""));
    }
    lines.push(Line::styled("What came to light", ink.title));
    let known = desk.ctx.history.events();
    let events: Vec<&Event> = known
        .iter()
        .rev()
        .filter(|e| secret(&e.kind))
        .take(200)
        .collect();
    for event in &events {
        let date = desk.scenario().date(event.turn);
        let style = match event.kind {
            EventKind::CovertDetected { on, .. } if on == desk.me => ink.warn,
            _ => ink.text,
        };
        let mut spans = vec![
            Span::styled(format!("  {date:<10} "), ink.dim),
            Span::styled(tell::event(&event.kind, desk.view), style),
        ];
        if let EventKind::CovertDetected { confidence, .. } = event.kind {
            spans.push(Span::styled(
                format!("  surety {}%", percent(confidence)),
                ink.share(confidence),
            ));
        }
        lines.push(Line::from(spans));
    }
    if events.is_empty() {
        lines.push(Line::styled("  Nothing so far.", ink.dim));
    }
    lines
}

fn secret(kind: &EventKind) -> bool {
    matches!(
        kind,
        EventKind::CovertDone { .. } | EventKind::CovertDetected { .. }
    )
}
