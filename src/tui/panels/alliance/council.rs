//! Open motions with each member's ballot, its leaning, and what would change it.

use casus_core::content::Decision;
use casus_core::figures::signed;
use casus_core::ids::NationId;
use casus_core::judge;
use casus_core::order::{Ballot, Order};
use casus_core::reckon;
use casus_core::tell::{self, factor};
use casus_core::view::{Motion, Treaty};
use casus_core::why::{Factor, Why};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::treaty::OfTreaty;
use super::{Alliance, rows};
use crate::panels::desk::{Desk, percent};
use crate::panels::orders;
use crate::panels::page::Body;
use crate::widgets::bars;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::views::nothing;
use crate::{Command, Subject};

const COLUMNS: [Column; 7] = [
    Column::left("", 3),
    Column::left("Member", 10).grow().spare(2),
    Column::left("Ballot", 20),
    Column::left("Leaning", 15),
    Column::left("", 9).spare(3),
    Column::left("Weighs most", 14).spare(1),
    Column::left("Would agree if", 16),
];

#[derive(Default)]
pub struct Council;

impl OfTreaty for Council {
    const NAME: &'static str = "Council";

    fn count(&self, desk: &Desk, treaty: &Treaty) -> usize {
        motions(desk, treaty).count()
    }

    fn draw(
        &mut self,
        host: &mut Alliance,
        desk: &Desk,
        of: &Treaty,
        area: Rect,
        buf: &mut Buffer,
    ) {
        draw(desk, of, &mut host.council, area, buf);
    }

    fn body<'s>(&'s mut self, host: &'s mut Alliance) -> Body<'s> {
        Body::Grid(&mut host.council)
    }

    fn orders(&self, host: &Alliance, desk: &Desk, treaty: &Treaty) -> Command {
        match host.motion(desk) {
            Some(motion) => orders::motion::vote(desk, motion),
            None => orders::treaty::list(desk, treaty),
        }
    }

    fn why(&self, host: &Alliance, desk: &Desk, treaty: &Treaty) -> Option<Command> {
        why(desk, treaty, host.council.selected)
    }

    fn member(&self, host: &Alliance, _: &Desk, treaty: &Treaty) -> Option<NationId> {
        member(treaty, host.council.selected)
    }

    fn persuade(&self, host: &Alliance, desk: &Desk, member: NationId) -> Option<Command> {
        let motion = host.motion(desk)?;
        Some(orders::payment::persuade(desk, motion, member))
    }

    fn show(&mut self, host: &mut Alliance, desk: &Desk, treaty: &Treaty, what: Subject) -> bool {
        let Subject::Motion(id) = what else {
            return false;
        };
        let row = motions(desk, treaty).position(|m| m.id == id);
        host.council.selected = row.map_or(host.council.selected, |i| i * stride(treaty));
        row.is_some()
    }

    fn subject(&self, host: &Alliance, desk: &Desk, _: &Treaty) -> Option<Subject> {
        host.motion(desk).map(|m| Subject::Motion(m.id))
    }
}

/// Rows of one motion: its heading, the forecast, and a row a member.
fn stride(treaty: &Treaty) -> usize {
    treaty.members.len() + 2
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

fn draw(desk: &Desk, treaty: &Treaty, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let ink = &desk.ink;
    let mut rows = Vec::new();
    for (i, motion) in motions(desk, treaty).enumerate() {
        let first = i * stride(treaty);
        rows.push(Row::heading(first, heading(desk, motion)));
        rows.push(Row::heading(first + 1, forecast(desk, treaty, motion)));
        for (j, &member) in treaty.members.iter().enumerate() {
            rows.push(row(desk, treaty, motion, member, first + j + 2));
        }
    }
    if rows.is_empty() {
        let rule = tell::decision(desk.public().charter(treaty).decision);
        let lines = [
            "No motion is open.",
            &format!("How it decides: {rule}"),
            "",
            if treaty.has(desk.me) {
                "p tables a motion: a new guideline, a command, a member, an exercise."
            } else {
                "Only its members table motions; o lists what you can do about the treaty."
            },
        ];
        nothing(area, buf, &lines, ink);
        return;
    }
    grid::draw(area, buf, &COLUMNS, rows, state, ink);
}

fn heading(desk: &Desk, motion: &Motion) -> Line<'static> {
    let ink = &desk.ink;
    let due = desk.scenario().told(motion.due);
    let count = |b| motion.ballots.iter().filter(|x| x.1 == b).count();
    let part = |b: &(NationId, Ballot)| matches!(b.1, Ballot::UpTo(_));
    let up_to = motion.ballots.iter().filter(|b| part(b)).count();
    // The tally first: where the line is too long, the date is what is lost.
    let mut spans = vec![
        Span::styled(
            tell::capital(&tell::motion(&motion.kind, desk.view)),
            ink.title,
        ),
        Span::styled(format!("  {} aye", count(Ballot::Aye)), ink.good),
    ];
    if up_to > 0 {
        spans.push(Span::styled(format!(" {up_to} in part"), ink.warn));
    }
    spans.extend([
        Span::styled(format!(" {} nay", count(Ballot::Nay)), ink.bad),
        Span::styled("  by ", ink.dim),
        desk.badge(motion.by),
        Span::styled(format!(", counted in {due}"), ink.dim),
    ]);
    Line::from(spans)
}

fn row(desk: &Desk, treaty: &Treaty, motion: &Motion, member: NationId, id: usize) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let lean = lean(desk, motion, member);
    let cast = motion.ballots.iter().find(|b| b.0 == member).map(|b| b.1);
    let drafted = drafted(desk, motion).filter(|_| member == desk.me);
    let style = |b: Ballot| match b {
        Ballot::Aye => ink.good,
        Ballot::Nay => ink.bad,
        Ballot::Abstain => ink.dim,
        Ballot::UpTo(_) => ink.warn,
    };
    let votes = judge::votes(desk.public(), treaty, member);
    let (mut ballot, style) = match (drafted, cast) {
        (Some(b), _) => (format!("√ {}", tell::ballot(b, desk.view)), ink.accent),
        (None, Some(b)) => (tell::ballot(b, desk.view), style(b)),
        (None, None) if !votes => ("no vote".to_owned(), ink.dim),
        (None, None) => {
            let kind = &motion.kind;
            match reckon::ballot(desk.view, member, treaty.id, kind, 0.0) {
                part @ Ballot::UpTo(_) => {
                    let part = tell::ballot(part, desk.view);
                    (format!("likely {part}"), ink.dim)
                }
                _ => {
                    let aye = reckon::assents(desk.view, treaty, kind, member);
                    (format!("{}% aye", percent(aye)), ink.dim)
                }
            }
        }
    };
    let worked: Vec<&str> = motion
        .lobbied
        .iter()
        .filter(|l| l.nation == member)
        .map(|l| desk.code(l.by))
        .collect();
    if !worked.is_empty() {
        ballot = format!("{ballot} ←{}", worked.join(","));
    }
    let most = strongest(&lean, if lean.value < 0.0 { -1.0 } else { 1.0 });
    let change = reckon::vote_change(desk.view, member, motion).filter(|_| votes);
    rows::member(
        desk,
        id,
        member,
        [
            Cell::text(ballot, style),
            Cell::number(
                lean.value,
                tell::leaning(lean.value).to_owned(),
                ink.signed(lean.value),
            ),
            Cell::spans(lean.value, bars::signed(theme, lean.value, 9)),
            Cell::text(
                most.map_or("", |f| factor(f, desk.view)),
                ink.signed(lean.value),
            ),
            rows::change(desk, change),
        ],
    )
}

/// How one votes by the orders of this turn.
fn drafted(desk: &Desk, motion: &Motion) -> Option<Ballot> {
    desk.ctx.draft.orders().iter().find_map(|o| match o {
        Order::Vote {
            motion: m, ballot, ..
        } if *m == motion.id => Some(*ballot),
        _ => None,
    })
}

/// How likely the vote is to pass: the ballots cast or drafted, those that the others lean to, and what may change their minds.
fn forecast(desk: &Desk, treaty: &Treaty, motion: &Motion) -> Line<'static> {
    let ink = &desk.ink;
    let own = drafted(desk, motion);
    let count = reckon::forecast_with(desk.view, treaty, &motion.kind, own);
    let passing = reckon::passing(desk.view, treaty, &motion.kind, own);
    let rule = needs(desk.public().charter(treaty).decision);
    let heads = format!("{} to {} as they lean", count.ayes.len(), count.nays.len());
    let style = ink.share(passing.at_all);
    let mut spans = vec![
        Span::styled(
            format!("  It passes: {}", tell::likely(passing.at_all)),
            style,
        ),
        Span::styled(format!(", {heads}"), ink.dim),
    ];
    if passing.whole < passing.at_all {
        let text = format!("; no weaker: {}", tell::likely(passing.whole));
        spans.push(Span::styled(text, ink.warn));
    }
    spans.push(Span::styled(format!(". {rule}"), ink.dim));
    Line::from(spans)
}

/// What a motion needs to pass, beside what it has.
fn needs(decision: Decision) -> String {
    match decision {
        Decision::Consensus { silence: true } => "One no stops it; silence is assent.".to_owned(),
        Decision::Consensus { silence: false } => "It takes every member's yes.".to_owned(),
        Decision::TwoThirds => "It takes two thirds of the members.".to_owned(),
        Decision::Majority => "It takes more than half of the members.".to_owned(),
        Decision::Council { seats } => format!("It takes two thirds of a council of {seats}."),
        Decision::Hegemon | Decision::Automatic => tell::decision(decision),
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

/// The member that the row stands for.
fn member(treaty: &Treaty, row: usize) -> Option<NationId> {
    let at = (row % stride(treaty)).checked_sub(2)?;
    treaty.members.get(at).copied()
}

/// Why the selected member leans as it does; one's own leaning on a heading.
fn why(desk: &Desk, treaty: &Treaty, row: usize) -> Option<Command> {
    let motion = motion(desk, treaty, row)?;
    let member = member(treaty, row).unwrap_or(desk.me);
    let lean = lean(desk, motion, member);
    let verdict = match (lean.value, strongest(&lean, -1.0)) {
        (v, _) if v > 0.0 => "It leans aye.".to_owned(),
        (_, Some(f)) => format!(
            "It leans nay; what weighs most against is {}.",
            factor(f, desk.view)
        ),
        (_, None) => "It leans neither way.".to_owned(),
    };
    let verdict = match reckon::vote_change(desk.view, member, motion) {
        Some(c) => format!(
            "{verdict} {} if {} ({}).",
            if c.enough {
                "It would agree"
            } else {
                "No one thing would do; nearest:"
            },
            casus_core::tell::remedy(c.remedy, desk.view),
            signed(c.gain, 2)
        ),
        None => verdict,
    };
    let title = format!(
        "{} on \"{}\"",
        desk.name(member),
        tell::capital(&tell::motion(&motion.kind, desk.view))
    );
    Some(desk.why(title, verdict, lean))
}
