//! The members and what each of them bears.

use casus_core::figures;
use casus_core::judge;
use casus_core::order::Payment;
use casus_core::reckon::{self, Discontent};
use casus_core::view::{Mission, Step, Treaty};
use casus_core::why::{Silent, Why};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::treaty::{Of, OfTreaty};
use super::{Alliance, rows};
use crate::panels::desk::{Desk, percent, share, strength};
use crate::panels::page::{Body, Verb};
use crate::widgets::area;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::{bars, views};
use crate::{Command, Subject};

const COLUMNS: [Column; 9] = [
    Column::left("", 3),
    Column::left("Member", 14).grow(),
    Column::right("Defence", 7),
    Column::left("of guideline", 12),
    Column::right("Strength", 8),
    Column::right("Ready", 5),
    Column::right("Word", 4),
    Column::right("GDP", 7).spare(2),
    Column::left("Notes", 14),
];

#[derive(Default)]
pub struct Members {
    grid: GridState,
}

impl OfTreaty for Members {
    const NAME: &'static str = "Members";

    fn draw(&mut self, _: &mut Alliance, desk: &Desk, of: &Treaty, area: Rect, buf: &mut Buffer) {
        draw(desk, of, &mut self.grid, area, buf);
    }

    fn body<'s>(&'s mut self, _: &'s mut Alliance) -> Body<'s> {
        Body::Grid(&mut self.grid)
    }

    fn why(&self, _: &Alliance, desk: &Desk, treaty: &Treaty) -> Option<Command> {
        why(desk, treaty, self.grid.selected)
    }

    fn verbs<'d>(&self) -> Vec<Verb<'d, Of<Self>>> {
        vec![Verb::sort(COLUMNS.len())]
    }

    /// A treaty that waits for one's word is shown with its candidates.
    fn show(&mut self, _: &mut Alliance, desk: &Desk, treaty: &Treaty, what: Subject) -> bool {
        what == Subject::Treaty(treaty.id) && !super::accession::has_say(desk, treaty)
    }

    fn subject(&self, _: &Alliance, _: &Desk, treaty: &Treaty) -> Option<Subject> {
        let member = casus_core::ids::NationId::at(self.grid.selected);
        Some(if treaty.has(member) {
            Subject::Nation(member)
        } else {
            Subject::Treaty(treaty.id)
        })
    }
}

fn draw(desk: &Desk, treaty: &Treaty, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let facts = facts(desk, treaty);
    let rows = u16::try_from(facts.len()).unwrap_or(3);
    let place = area::indent(area, 1);
    views::write(facts, place, buf);
    let area = area::below(area, rows);
    let rows = treaty
        .members
        .iter()
        .map(|&m| row(desk, treaty, m))
        .collect();
    grid::draw(area, buf, &COLUMNS, rows, state, &desk.ink);
}

/// What the alliance is worth as a whole.
fn facts(desk: &Desk, treaty: &Treaty) -> Vec<Line<'static>> {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let dim = |t: &str| Span::styled(t.to_owned(), ink.dim);
    let charter = desk.public().charter(treaty);
    let total: f64 = treaty.members.iter().map(|&m| desk.strength(m)).sum();
    let mut first = vec![dim("Cohesion ")];
    first.extend(bars::thin(
        theme,
        treaty.cohesion,
        10,
        color(theme, treaty.cohesion),
    ));
    first.push(Span::styled(
        format!(" {}  ", share(treaty.cohesion)),
        ink.share(treaty.cohesion),
    ));
    first.push(dim("Together "));
    first.extend(bars::thin(theme, treaty.drilled_mean(), 10, theme.info_ink));
    first.push(Span::styled(
        format!(" {}  ", share(treaty.drilled_mean())),
        ink.text,
    ));
    first.push(dim("Fund "));
    first.push(Span::styled(desk.money(treaty.fund), ink.text));
    let mut second = vec![
        dim("Men "),
        Span::styled(casus_core::tell::men_cell(total), ink.title),
    ];
    second.push(dim("  Guideline "));
    second.push(Span::styled(
        treaty.guideline.map_or("none".to_owned(), figures::percent),
        ink.text,
    ));
    second.push(dim("  Lead "));
    second.push(treaty.lead.map_or(dim("none"), |l| desk.badge(l)));
    second.push(dim(if treaty.integrated {
        "  one command"
    } else {
        "  no common command"
    }));
    if let Some(commander) = treaty.commander {
        second.extend([dim(" under "), desk.badge(commander)]);
    }
    if treaty.treasury_moved {
        second.push(dim("  treasury moved"));
    }
    second.push(dim("  since "));
    second.push(Span::styled(
        desk.scenario().calendar.told(treaty.date(desk.scenario())),
        ink.text,
    ));
    let mut lines = vec![
        Line::styled(charter.purpose.clone(), ink.text),
        Line::from(first),
        Line::from(second),
    ];
    lines.extend(missions(desk, treaty));
    if !treaty.suspended.is_empty() {
        let mut spans = vec![dim("Suspended: ")];
        for &n in &treaty.suspended {
            spans.extend([desk.badge(n), Span::raw(" ")]);
        }
        lines.push(Line::from(spans));
    }
    if !treaty.candidates.is_empty() || !treaty.notices.is_empty() {
        let mut spans = Vec::new();
        for c in &treaty.candidates {
            spans.extend([desk.badge(c.nation), dim(" wants to join  ")]);
        }
        for &(nation, turn) in &treaty.notices {
            let date = desk.scenario().told(turn);
            spans.extend([
                desk.badge(nation),
                Span::styled(format!(" leaves in {date}  "), ink.warn),
            ]);
        }
        lines.push(Line::from(spans));
    }
    lines
}

fn color(theme: &crate::Theme, share: f64) -> ratatui::style::Color {
    match share {
        s if s < 0.35 => theme.bad_ink,
        s if s < 0.6 => theme.warn_ink,
        _ => theme.good_ink,
    }
}

fn row(desk: &Desk, treaty: &Treaty, member: casus_core::ids::NationId) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let state = desk.view.nation(member);
    let estimate = desk.view.estimate(member);
    let goal = treaty.guideline.unwrap_or(0.0);
    let enough = state.defence >= goal;
    let scale = (2.0 * goal).max(0.01);
    let burden = match treaty.guideline {
        Some(_) => {
            let color = if enough {
                theme.good_ink
            } else {
                theme.warn_ink
            };
            bars::marked(theme, state.defence / scale, 0.5, 12, color)
        }
        None => vec![Span::styled("no guideline", ink.dim)],
    };
    let strength = desk.strength(member);
    rows::member(
        desk,
        member.index(),
        member,
        [
            Cell::number(
                state.defence,
                figures::percent(state.defence),
                if enough { ink.text } else { ink.warn },
            ),
            Cell::spans(state.defence, burden),
            Cell::number(strength, self::strength(strength), ink.text),
            Cell::number(
                estimate.readiness,
                share(estimate.readiness),
                ink.share(estimate.readiness),
            ),
            Cell::number(
                state.reputation[0],
                share(state.reputation[0]),
                ink.share(state.reputation[0]),
            ),
            Cell::number(state.gdp, desk.scenario().money.bare(state.gdp), ink.dim),
            Cell::text(notes(desk, treaty, member), ink.dim),
        ],
    )
}

/// How far a member is on the way from question to exit: what it has done, and what it would.
fn mood(desk: &Desk, treaty: &Treaty, member: casus_core::ids::NationId) -> Option<&'static str> {
    let lead = treaty.lead == Some(member);
    let defends = desk.public().charter(treaty).obligation.defends();
    if lead || !defends || treaty.members.len() < 2 {
        return None;
    }
    let step = treaty.mood(member).map_or(Step::Content, |m| m.step);
    let score = reckon::strain(desk.view, member, treaty, &mut Silent);
    match (step, reckon::discontent(desk.view, score)) {
        (Step::Reproached, Discontent::ThinksOfLeaving) => Some("thinks of leaving"),
        (Step::Reproached, _) => Some("reproaches"),
        (Step::Asked, _) => Some("asks"),
        (Step::Content, Discontent::Content) => None,
        (Step::Content, _) => Some("uneasy"),
    }
}

/// The Why of a member's dissatisfaction.
fn why(desk: &Desk, treaty: &Treaty, selected: usize) -> Option<Command> {
    let member = casus_core::ids::NationId::at(selected);
    if !treaty.has(member) {
        return None;
    }
    let mut why = Why::default();
    let score = reckon::strain(desk.view, member, treaty, &mut why);
    let verdict = match reckon::discontent(desk.view, score) {
        Discontent::Content => "It is content; below 0 the alliance holds it.",
        Discontent::Asks => "It has questions to its allies.",
        Discontent::Reproaches => "It would reproach its allies, once it has asked.",
        Discontent::ThinksOfLeaving => "It would leave, once words have not helped.",
    };
    let title = format!("What {} has against the alliance", desk.name(member));
    Some(desk.why(title, verdict, why))
}

/// How oneself stands to the alliance, or the first member where one is outside: for a view without rows.
pub fn stands(desk: &Desk, treaty: &Treaty) -> Option<Command> {
    let first = treaty.members.first().copied();
    let of = if treaty.has(desk.me) {
        Some(desk.me)
    } else {
        first
    };
    why(desk, treaty, of?.index())
}

fn notes(desk: &Desk, treaty: &Treaty, member: casus_core::ids::NationId) -> String {
    let mut notes = Vec::new();
    let state = desk.view.nation(member);
    notes.extend(mood(desk, treaty, member));
    if treaty.asks.iter().any(|a| a.of == member) {
        notes.push("owes an answer");
    }
    if treaty.mood(member).is_some_and(|m| m.opinion < -0.04) {
        notes.push("new leader doubts it");
    }
    if state.leans.is_some() {
        notes.push("bends to a neighbour");
    }
    if treaty.lead == Some(member) {
        notes.push("leads");
    }
    if treaty.entrusted.binary_search(&member).is_ok() {
        notes.push("ward with its own powers");
    } else if judge::wards(desk.public(), treaty).any(|w| w == member) {
        notes.push("ward");
    } else if treaty.lead != Some(member) && treaty.holds(member) {
        notes.push("holds power");
    }
    if treaty.seated(member) {
        notes.push("seat");
    }
    if treaty.commander == Some(member) {
        notes.push("commands");
    }
    match treaty.pays(member) {
        Payment::Coin => {}
        Payment::Ships => notes.push("pays in ships"),
        Payment::Withheld => notes.push("withholds dues"),
    }
    if treaty.arrears(member) > 0.0 {
        notes.push("in arrears");
    }
    if state.mobilised {
        notes.push("mobilised");
    }
    if treaty.notices.iter().any(|n| n.0 == member) {
        notes.push("leaving");
    }
    if treaty.renews(member) == Some(false) {
        notes.push("will not renew");
    }
    if state.nuclear >= 1.0 {
        notes.push("nuclear");
    }
    if state.exile.is_some() {
        notes.push("in exile");
    }
    if desk.public().at_war(member) {
        notes.push("at war");
    }
    notes.join(", ")
}

/// The peace operations under the treaty: where, until when, how much of the peace is kept, who takes part.
fn missions(desk: &Desk, treaty: &Treaty) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mine = desk.public().missions.iter();
    mine.filter(|m| m.treaty == treaty.id)
        .take(3)
        .map(|m| {
            let mut spans = mission(desk, m);
            spans.push(Span::styled("  with ", ink.dim));
            if m.troops.is_empty() {
                spans.push(Span::styled("nobody yet", ink.warn));
            }
            for d in &m.troops {
                spans.extend([desk.badge(d.nation), Span::raw(" ")]);
            }
            Line::from(spans)
        })
        .collect()
}

/// `Peace operation in Darfur until 3/1994, presence 40%, 120 dead`.
pub fn mission(desk: &Desk, m: &Mission) -> Vec<Span<'static>> {
    let ink = &desk.ink;
    let presence = desk.public().presence(m);
    vec![
        Span::styled("Peace operation in ", ink.dim),
        Span::styled(desk.region(m.region).to_owned(), ink.text),
        Span::styled(" until ", ink.dim),
        Span::styled(desk.scenario().told(m.until), ink.text),
        Span::styled(", presence ", ink.dim),
        Span::styled(format!("{}%", percent(presence)), ink.share(presence)),
        Span::styled(
            format!(", {} dead", casus_core::tell::people(m.dead)),
            ink.dim,
        ),
    ]
}
