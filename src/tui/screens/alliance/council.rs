//! Open motions with each member's ballot, its leaning, and what would change it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::content::Decision;
use crate::ids::NationId;
use crate::order::{Ballot, Order};
use crate::reckon;
use crate::tell::factor;
use crate::tui::Command;
use crate::tui::screens::desk::Desk;
use crate::tui::screens::words;
use crate::tui::widgets::bars;
use crate::tui::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::view::{Motion, Treaty};
use crate::why::{Factor, Why};

const COLUMNS: [Column; 7] = [
    Column::left("", 3),
    Column::left("Member", 12).grow(),
    Column::left("Ballot", 9),
    Column::left("Leaning", 11),
    Column::right("", 5),
    Column::left("Speaks for it", 14),
    Column::left("Would turn it", 14),
];

/// Rows of one motion: its heading and a row a member.
fn stride(treaty: &Treaty) -> usize {
    treaty.members.len() + 1
}

fn motions<'a>(desk: &Desk<'a>, treaty: &'a Treaty) -> impl Iterator<Item = &'a Motion> {
    let id = treaty.id;
    desk.public().motions.iter().filter(move |m| m.treaty == id)
}

/// The motion that the row belongs to.
#[must_use]
pub fn motion<'a>(desk: &Desk<'a>, treaty: &'a Treaty, row: usize) -> Option<&'a Motion> {
    motions(desk, treaty)
        .nth(row / stride(treaty))
        .or_else(|| motions(desk, treaty).next())
}

/// The heading row of a motion.
#[must_use]
pub fn row_of(desk: &Desk, motion: &Motion) -> usize {
    let Some(treaty) = desk.public().treaty(motion.treaty) else {
        return 0;
    };
    motions(desk, treaty)
        .position(|m| m.id == motion.id)
        .unwrap_or(0)
        * stride(treaty)
}

pub fn draw(desk: &Desk, treaty: &Treaty, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let ink = &desk.ink;
    let mut rows = Vec::new();
    for (i, motion) in motions(desk, treaty).enumerate() {
        let first = i * stride(treaty);
        rows.push(Row::heading(first, heading(desk, motion)));
        for (j, &member) in treaty.members.iter().enumerate() {
            rows.push(row(desk, treaty, motion, member, first + j + 1));
        }
    }
    if rows.is_empty() {
        let rule = words::decision(desk.public().charter(treaty).decision);
        buf.set_string(area.x + 1, area.y + 1, "No motion is open.", ink.dim);
        buf.set_string(
            area.x + 1,
            area.y + 2,
            format!("How it decides: {rule}"),
            ink.dim,
        );
        return;
    }
    grid::draw(area, buf, &COLUMNS, rows, state, ink);
}

fn heading(desk: &Desk, motion: &Motion) -> Line<'static> {
    let ink = &desk.ink;
    let due = desk.scenario().date(motion.due);
    let count = |b| motion.ballots.iter().filter(|x| x.1 == b).count();
    Line::from(vec![
        Span::styled(words::motion(desk, &motion.kind), ink.title),
        Span::styled("  by ", ink.dim),
        desk.badge(motion.by),
        Span::styled(format!(", counted in {due}  "), ink.dim),
        Span::styled(format!("{} aye ", count(Ballot::Aye)), ink.good),
        Span::styled(format!("{} nay", count(Ballot::Nay)), ink.bad),
    ])
}

fn row(desk: &Desk, treaty: &Treaty, motion: &Motion, member: NationId, id: usize) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let lean = lean(desk, motion, member);
    let cast = motion.ballots.iter().find(|b| b.0 == member).map(|b| b.1);
    let drafted = desk.ctx.draft.orders().iter().find_map(|o| match o {
        Order::Vote {
            motion: m, ballot, ..
        } if *m == motion.id && member == desk.me => Some(*ballot),
        _ => None,
    });
    let (ballot, style) = match (drafted, cast) {
        (Some(b), _) => (format!("✓ {}", words::ballot(b)), ink.accent),
        (None, Some(Ballot::Aye)) => ("aye".to_owned(), ink.good),
        (None, Some(Ballot::Nay)) => ("nay".to_owned(), ink.bad),
        (None, Some(Ballot::Abstain)) => ("abstains".to_owned(), ink.dim),
        (None, None) if !votes(desk, treaty, member) => ("no vote".to_owned(), ink.dim),
        (None, None) => ("silent".to_owned(), ink.dim),
    };
    let (plus, minus) = (strongest(&lean, 1.0), strongest(&lean, -1.0));
    let turn = if lean.value < 0.0 {
        minus
    } else {
        minus.or(plus)
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
            Cell::text(ballot, style),
            Cell::spans(lean.value, bars::signed(theme, lean.value, 11)),
            Cell::number(
                lean.value,
                format!("{:+.2}", lean.value),
                ink.signed(lean.value),
            ),
            Cell::text(plus.map_or("", factor), ink.good),
            Cell::text(turn.map_or("", factor), ink.warn),
        ],
    )
}

/// Whether the member's ballot counts under the charter's rule.
fn votes(desk: &Desk, treaty: &Treaty, member: NationId) -> bool {
    match desk.public().charter(treaty).decision {
        Decision::Council { .. } => treaty.seated(member),
        Decision::Hegemon => treaty.lead == Some(member),
        _ => true,
    }
}

fn lean(desk: &Desk, motion: &Motion, member: NationId) -> Why {
    let mut why = Why::default();
    reckon::vote(desk.view, member, motion.treaty, &motion.kind, &mut why);
    why
}

/// The factor with the largest effect in the direction of `sign`.
#[must_use]
pub fn strongest(why: &Why, sign: f64) -> Option<Factor> {
    let pushes = why.parts.iter().filter(|p| p.1 * sign > 0.0);
    pushes
        .max_by(|a, b| (a.1 * sign).total_cmp(&(b.1 * sign)))
        .map(|p| p.0)
}

/// Why the selected member leans as it does; one's own leaning on a heading.
#[must_use]
pub fn why(desk: &Desk, treaty: &Treaty, row: usize) -> Option<Command> {
    let motion = motion(desk, treaty, row)?;
    let at = (row % stride(treaty)).checked_sub(1);
    let member = at
        .and_then(|i| treaty.members.get(i).copied())
        .unwrap_or(desk.me);
    let lean = lean(desk, motion, member);
    let verdict = match (lean.value, strongest(&lean, -1.0)) {
        (v, _) if v > 0.0 => "It leans aye.".to_owned(),
        (_, Some(f)) => format!("It leans nay; what weighs most against is {}.", factor(f)),
        (_, None) => "It leans neither way.".to_owned(),
    };
    let title = format!(
        "{} on \"{}\"",
        desk.name(member),
        words::motion(desk, &motion.kind)
    );
    Some(desk.why(title, verdict, lean))
}
