//! Invocations: who has answered what so far, and what the others are likely to answer.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::council::strongest;
use crate::ids::NationId;
use crate::order::{Contribution, Order, Strength};
use crate::reckon;
use crate::tell::factor;
use crate::tui::Command;
use crate::tui::screens::desk::{Desk, points};
use crate::tui::screens::words;
use crate::tui::widgets::bars;
use crate::tui::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::view::{Case, Stage, Treaty};
use crate::why::Why;

const COLUMNS: [Column; 7] = [
    Column::left("", 3),
    Column::left("Member", 12).grow(),
    Column::left("Answer", 19),
    Column::left("Leaning", 11),
    Column::right("", 5),
    Column::right("Strength", 8),
    Column::left("Holds it back", 14),
];

fn stride(treaty: &Treaty) -> usize {
    treaty.members.len() + 1
}

fn open<'a>(desk: &Desk<'a>, treaty: &'a Treaty) -> impl Iterator<Item = &'a Case> {
    let id = treaty.id;
    desk.public().cases.iter().filter(move |c| c.treaty == id)
}

/// The case that the row belongs to.
#[must_use]
pub fn case<'a>(desk: &Desk<'a>, treaty: &'a Treaty, row: usize) -> Option<&'a Case> {
    open(desk, treaty)
        .nth(row / stride(treaty))
        .or_else(|| open(desk, treaty).next())
}

/// The heading row of a case.
#[must_use]
pub fn row_of(desk: &Desk, case: &Case) -> usize {
    let Some(treaty) = desk.public().treaty(case.treaty) else {
        return 0;
    };
    open(desk, treaty)
        .position(|c| c.id == case.id)
        .unwrap_or(0)
        * stride(treaty)
}

pub fn draw(desk: &Desk, treaty: &Treaty, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let mut rows = Vec::new();
    for (i, case) in open(desk, treaty).enumerate() {
        let first = i * stride(treaty);
        rows.push(Row::heading(first, heading(desk, case)));
        for (j, &member) in treaty.members.iter().enumerate() {
            rows.push(row(desk, case, member, first + j + 1));
        }
    }
    if rows.is_empty() {
        let text = "No case is open: nobody has called on this alliance.";
        buf.set_string(area.x + 1, area.y + 1, text, desk.ink.dim);
        return;
    }
    grid::draw(area, buf, &COLUMNS, rows, state, &desk.ink);
}

fn heading(desk: &Desk, case: &Case) -> Line<'static> {
    let ink = &desk.ink;
    let stage = match case.stage {
        Stage::Consultation => "the members consult".to_owned(),
        Stage::Vote(_) => "the council votes".to_owned(),
        Stage::Answers { until } => format!("answers until {}", desk.scenario().date(until)),
        Stage::Blocked => "the council did not agree".to_owned(),
    };
    let strength = case.strength.map_or(String::new(), |s| {
        format!(", decided: {}", words::strength(s))
    });
    Line::from(vec![
        desk.badge(case.victim),
        Span::styled(" calls for help against ", ink.title),
        desk.badge(case.aggressor),
        Span::styled(format!("  {stage}{strength}"), ink.warn),
    ])
}

fn row(desk: &Desk, case: &Case, member: NationId, id: usize) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let victim = member == case.victim;
    let lean = lean(desk, case, member);
    let given = case.answers.iter().find(|a| a.0 == member).map(|a| a.1);
    let drafted = desk.ctx.draft.orders().iter().find_map(|o| match o {
        Order::Contribute {
            case: c,
            contribution,
            ..
        } if *c == case.id && member == desk.me => Some(*contribution),
        _ => None,
    });
    let (answer, style) = match (victim, drafted, given) {
        (true, ..) => ("is attacked".to_owned(), ink.bad),
        (_, Some(c), _) => (format!("✓ {}", words::contribution(c)), ink.accent),
        (.., Some(Contribution::Nothing)) => ("refuses".to_owned(), ink.bad),
        (.., Some(c)) => (words::contribution(c).to_owned(), ink.good),
        _ => {
            let likely = words::contribution(reckon::contribution(desk.view, lean.value));
            (format!("likely {likely}"), ink.dim)
        }
    };
    let strength = desk.strength(member);
    let back = if victim { None } else { strongest(&lean, -1.0) };
    let (bar, value) = match victim {
        true => (Vec::new(), String::new()),
        false => (
            bars::signed(theme, lean.value, 11),
            format!("{:+.2}", lean.value),
        ),
    };
    Row::new(
        id,
        vec![
            Cell::text(desk.code(member), desk.tint(member)),
            Cell::text(
                desk.name(member),
                if member == desk.me {
                    ink.title
                } else {
                    ink.text
                },
            ),
            Cell::text(answer, style),
            Cell::spans(lean.value, bar),
            Cell::number(lean.value, value, ink.signed(lean.value)),
            Cell::number(strength, points(strength), ink.text),
            Cell::text(back.map_or("", factor), ink.warn),
        ],
    )
}

fn lean(desk: &Desk, case: &Case, member: NationId) -> Why {
    let mut why = Why::default();
    let strength = case.strength.unwrap_or(Strength::Defend);
    if member != case.victim && member != case.aggressor {
        let Case {
            victim,
            aggressor,
            treaty,
            ..
        } = *case;
        reckon::answer(
            desk.view, member, victim, aggressor, treaty, strength, &mut why,
        );
    }
    why
}

/// Why the selected member would come or not; one's own reckoning on a heading.
#[must_use]
pub fn why(desk: &Desk, treaty: &Treaty, row: usize) -> Option<Command> {
    let case = case(desk, treaty, row)?;
    let at = (row % stride(treaty)).checked_sub(1);
    let member = at
        .and_then(|i| treaty.members.get(i).copied())
        .unwrap_or(desk.me);
    let lean = lean(desk, case, member);
    let likely = words::contribution(reckon::contribution(desk.view, lean.value));
    let title = format!(
        "{} and the call of {}",
        desk.name(member),
        desk.name(case.victim)
    );
    Some(desk.why(title, format!("Likely answer: {likely}."), lean))
}
