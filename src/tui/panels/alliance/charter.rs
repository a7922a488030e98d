//! A charter, clause by clause, in words.

use casus_core::figures::fixed;
use casus_core::ids::NationId;
use casus_core::judge;
use casus_core::reckon::{self, Keeping};
use casus_core::tell;
use casus_core::view::Treaty;
use casus_core::why::Why;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Alliance;
use super::treaty::OfTreaty;
use crate::Command;
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

    /// What it is worth to go on, where its term runs out some day.
    fn why(&self, _: &Alliance, desk: &Desk, treaty: &Treaty) -> Option<Command> {
        treaty.expires?;
        let member = match treaty.has(desk.me) {
            true => desk.me,
            false => treaty.members.first().copied()?,
        };
        let mut why = Why::default();
        reckon::prolong(desk.view, member, treaty, &mut why);
        let verdict = match reckon::keeping_to(desk.view, member, treaty) {
            Keeping::Keeps => "It would renew it at the end of its term.",
            Keeping::LetsGo => "It would let it run out.",
            Keeping::Held => "Whatever it thinks of it, its lead does not let it go.",
        };
        let title = format!("What it is worth to {} to renew it", desk.name(member));
        Some(desk.why(title, verdict, why))
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
    // Of the term what this treaty has agreed on, which may be another than its charter's.
    let clauses = tell::clauses(charter, &desk.scenario().calendar, |&r| {
        desk.region(r).to_owned()
    });
    let others = clauses.into_iter().filter(|c| c.0 != TERM);
    let own = tell::validity(treaty.term, &desk.scenario().calendar).map(|text| (TERM, text));
    for (label, text) in others.chain(own) {
        for (i, part) in wrap(&text, room).into_iter().enumerate() {
            let label = if i == 0 { label } else { "" };
            lines.push(Line::from(vec![
                Span::styled(format!("{label:<11}"), ink.head),
                Span::styled(part, ink.text),
            ]));
        }
    }
    lines.extend(wards(desk, treaty));
    lines.extend(term(desk, treaty));
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

/// What clauses on the term stand under, here and among those of a charter.
const TERM: &str = "Term";

/// When it was signed, when its present term is over, and what members have said of its renewal.
fn term(desk: &Desk, treaty: &Treaty) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let scenario = desk.scenario();
    let line = |what: &str, text: String, style| {
        Line::from(vec![
            Span::styled(format!("{what:<11}"), ink.head),
            Span::styled(text, style),
        ])
    };
    let mut lines = vec![line(
        "Signed",
        format!("{}.", scenario.calendar.told(treaty.date(scenario))),
        ink.text,
    )];
    let Some(end) = treaty.expires else {
        return lines;
    };
    let over = desk.public().turn >= end;
    let until = match over {
        true => "Its term is over; it stays in force while a member is at war.".to_owned(),
        false => format!("{}.", scenario.told(end)),
    };
    lines.push(line("Until", until, ink.text));
    if let Some(speaks) = treaty.speaks(scenario) {
        let silence = match treaty.term.by_silence() {
            true => "whoever says nothing keeps to it",
            false => "whoever says nothing is out",
        };
        let when = match judge::renewable(desk.public(), treaty) {
            true => "Members may say now whether they renew it".to_owned(),
            false => format!(
                "From {} members say whether they renew it",
                scenario.told(speaks)
            ),
        };
        lines.push(line("", format!("{when}; {silence}."), ink.text));
    }
    for (what, keep, style) in [("Renew it", true, ink.good), ("Do not", false, ink.warn)] {
        let said = treaty.renewals.iter().filter(|r| r.1 == keep);
        let names: Vec<&str> = said.map(|r| desk.name(r.0)).collect();
        if !names.is_empty() {
            lines.push(line(what, format!("{}.", names.join(", ")), style));
        }
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
