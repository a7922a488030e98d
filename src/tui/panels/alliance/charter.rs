//! A charter, clause by clause, in words.

use casus_core::figures::fixed;
use casus_core::ids::NationId;
use casus_core::judge;
use casus_core::tell;
use casus_core::view::Treaty;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Alliance;
use super::treaty::OfTreaty;
use crate::cell::wrap;
use crate::panels::desk::Desk;
use crate::panels::page::Body;
use crate::widgets::area;
use crate::widgets::views;

#[derive(Default)]
pub struct Text(views::Text);

impl OfTreaty for Text {
    const NAME: &'static str = "Charter";

    fn draw(&mut self, _: &mut Alliance, desk: &Desk, of: &Treaty, area: Rect, buf: &mut Buffer) {
        let area = area::indent(area, 1);
        let lines = lines(desk, of, area.width.into());
        self.0.draw(area, buf, lines, &desk.ink);
    }

    fn body<'s>(&'s mut self, _: &'s mut Alliance) -> Body<'s> {
        Body::Text(&mut self.0)
    }

    fn afresh(&mut self) {
        self.0.offset = 0;
    }
}

fn lines(desk: &Desk, treaty: &Treaty, width: usize) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let charter = desk.public().charter(treaty);
    let room = width.saturating_sub(14).max(20);
    let mut lines = vec![
        Line::styled(charter.name.clone(), ink.title),
        Line::styled(charter.purpose.clone(), ink.text),
        Line::raw(""),
    ];
    for (label, text) in tell::clauses(charter, desk.view) {
        for (i, part) in wrap(&text, room).into_iter().enumerate() {
            let label = if i == 0 { label } else { "" };
            lines.push(Line::from(vec![
                Span::styled(format!("{label:<11}"), ink.head),
                Span::styled(part, ink.text),
            ]));
        }
    }
    lines.extend(wards(desk, treaty));
    if treaty.guideline.is_some() && treaty.guideline != charter.guideline {
        let share = treaty.guideline.unwrap_or(0.0) * 100.0;
        lines.push(Line::raw(""));
        lines.push(Line::styled(
            format!(
                " The council has since set the guideline to {}%.",
                fixed(share, 1)
            ),
            ink.dim,
        ));
    }
    lines
}

/// Whose powers are reserved to whom, and who has been given them back.
fn wards(desk: &Desk, treaty: &Treaty) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let (free, kept): (Vec<NationId>, Vec<NationId>) = judge::wards(desk.public(), treaty)
        .partition(|w| treaty.entrusted.binary_search(w).is_ok());
    let holders: Vec<NationId> = treaty
        .members
        .iter()
        .copied()
        .filter(|m| treaty.holds(*m))
        .collect();
    let mut lines = Vec::new();
    let named = |list: &[NationId]| {
        let names: Vec<&str> = list.iter().map(|n| desk.name(*n)).collect();
        names.join(", ")
    };
    for (what, list) in [("Wards", &kept), ("Entrusted", &free)] {
        if !list.is_empty() {
            lines.push(Line::from(vec![
                Span::styled(format!("{what:<11}"), ink.head),
                Span::styled(
                    format!("{}, of {}.", named(list), named(&holders)),
                    ink.text,
                ),
            ]));
        }
    }
    lines
}
