//! What can be done in secret to a nation, and what came to light.

use casus_core::event::{Event, EventKind};
use casus_core::ids::NationId;
use casus_core::order::{CovertKind, Order};
use casus_core::tell;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Intel;
use crate::Subject;
use crate::panels::desk::{Desk, percent};
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::area;
use crate::widgets::views::Text;

#[derive(Default)]
pub struct Secrets {
    text: Text,
}

impl Page for Secrets {
    type Host = Intel;

    const NAME: &'static str = "Secret acts";

    fn draw(&mut self, host: &mut Intel, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let place = area::indent(area, 1);
        let lines = lines(desk, host.nation(desk));
        self.text.draw(place, buf, lines, &desk.ink);
    }

    fn verbs<'d>(&self, host: &Intel, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let mut verbs = host.verbs(desk);
        verbs.push(Verb::turn());
        verbs
    }

    fn body<'s>(&'s mut self, _: &'s mut Intel) -> Body<'s> {
        Body::Text(&mut self.text)
    }

    fn subject(&self, host: &Intel, desk: &Desk) -> Option<Subject> {
        host.nation(desk).map(Subject::Nation)
    }
}

fn lines(desk: &Desk, nation: Option<NationId>) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mut lines = Vec::new();
    if let Some(nation) = nation {
        lines.push(Line::styled(
            format!("What you could do to {}", desk.name(nation)),
            ink.title,
        ));
        for kind in CovertKind::ORDERED {
            let order = Order::Covert { nation, kind };
            let mut spans = vec![Span::raw("  ")];
            match (desk.drafted(&order), desk.refusal(&order)) {
                (true, _) => spans.push(Span::styled(
                    format!("√ {}", tell::covert_cell(kind, desk.view)),
                    ink.accent,
                )),
                (false, None) => {
                    spans.push(Span::styled(
                        tell::covert_cell(kind, desk.view).to_owned(),
                        ink.text,
                    ));
                    spans.push(Span::styled(format!("  {}", desk.price(&order)), ink.dim));
                }
                (false, Some(why)) => {
                    spans.push(Span::styled(
                        tell::covert_cell(kind, desk.view).to_owned(),
                        ink.dim,
                    ));
                    spans.push(Span::styled(format!("  {why}"), ink.dim));
                }
            }
            lines.push(Line::from(spans));
        }
        lines.push(Line::raw(""));
    }
    evidence(desk, &mut lines);
    lines.push(Line::styled("What came to light", ink.title));
    let known = desk.ctx.history.events();
    let events: Vec<&Event> = known
        .iter()
        .rev()
        .filter(|e| secret(&e.kind))
        .take(200)
        .collect();
    for event in &events {
        let date = desk.scenario().told(event.turn);
        let wide = desk.scenario().date_width() + 1;
        let style = match event.kind {
            EventKind::CovertDetected { on, .. } | EventKind::Intruded { on, .. }
                if on == desk.me =>
            {
                ink.warn
            }
            _ => ink.text,
        };
        let mut spans = vec![
            Span::styled(format!("  {date:<wide$} "), ink.dim),
            Span::styled(tell::event(&event.kind, desk.view), style),
        ];
        if let EventKind::CovertDetected { confidence, .. }
        | EventKind::Intruded { confidence, .. } = event.kind
        {
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
        EventKind::CovertDone { .. }
            | EventKind::CovertDetected { .. }
            | EventKind::CyberDone { .. }
            | EventKind::Intruded { .. }
            | EventKind::Accused { .. }
            | EventKind::FalselyAccused { .. }
    )
}

/// What one could show the world.
fn evidence(desk: &Desk, lines: &mut Vec<Line<'static>>) {
    let ink = &desk.ink;
    let held = &desk.view.own.evidence;
    if held.is_empty() {
        return;
    }
    lines.push(Line::styled("Evidence you hold", ink.title));
    for e in held.iter().rev().take(20) {
        let date = desk.scenario().told(e.turn);
        let wide = desk.scenario().date_width() + 1;
        let order = Order::Accuse {
            nation: e.suspect,
            kind: e.kind,
        };
        let note = match (e.published, desk.drafted(&order), desk.refusal(&order)) {
            (true, ..) => "told to the world".to_owned(),
            (_, true, _) => "√ will be told".to_owned(),
            (_, _, None) => "can be told: order about the nation".to_owned(),
            (_, _, Some(why)) => why,
        };
        lines.push(Line::from(vec![
            Span::styled(format!("  {date:<wide$} "), ink.dim),
            desk.badge(e.suspect),
            Span::styled(format!(" {}", tell::covert(e.kind, desk.view)), ink.text),
            Span::styled(
                format!("  surety {}%", percent(e.confidence)),
                ink.share(e.confidence),
            ),
            Span::styled(format!("  {note}"), ink.dim),
        ]));
    }
    lines.push(Line::raw(""));
}
