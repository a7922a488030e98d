//! Matters before the alliance: each case with its steps, who has answered what, what the others are likely
//! to answer and what would change it; and crises of members with the trigger test.

use casus_core::event::Outcome;
use casus_core::figures::signed;
use casus_core::ids::NationId;
use casus_core::judge;
use casus_core::order::{Contribution, Order, Strength};
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::{Answer, Case, Crisis, Stage, Treaty};
use casus_core::why::Why;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::treaty::OfTreaty;
use super::{Alliance, rows, steps};
use crate::panels::desk::{Desk, strength};
use crate::panels::orders;
use crate::panels::page::Body;
use crate::widgets::bars;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::views::nothing;
use crate::{Command, Subject};

const COLUMNS: [Column; 7] = [
    Column::left("", 3),
    Column::left("Member", 10).grow().spare(2),
    Column::left("Answer", 26),
    Column::left("Leaning", 15),
    Column::left("", 9).spare(3),
    Column::right("Men", 6).spare(1),
    Column::left("Would come if", 16),
];

#[derive(Default)]
pub struct Cases;

impl OfTreaty for Cases {
    const NAME: &'static str = "Cases";

    fn count(&self, desk: &Desk, treaty: &Treaty) -> usize {
        let counts = |l: &&Line| matches!(l, Line::Heading(_) | Line::Crisis(_));
        lines(desk, treaty).iter().filter(counts).count()
    }

    fn draw(
        &mut self,
        host: &mut Alliance,
        desk: &Desk,
        of: &Treaty,
        area: Rect,
        buf: &mut Buffer,
    ) {
        draw(desk, of, &mut host.cases, area, buf);
    }

    fn body<'s>(&'s mut self, host: &'s mut Alliance) -> Body<'s> {
        Body::Grid(&mut host.cases)
    }

    fn orders(&self, host: &Alliance, desk: &Desk, treaty: &Treaty) -> Command {
        match (host.case(desk), crisis(desk, treaty, host.cases.selected)) {
            (Some(case), _) => orders::case::matter(desk, case),
            (None, Some(crisis)) => uncalled(desk, treaty, crisis),
            (None, None) => orders::treaty::list(desk, treaty),
        }
    }

    fn why(&self, host: &Alliance, desk: &Desk, treaty: &Treaty) -> Option<Command> {
        why(desk, treaty, host.cases.selected)
    }

    fn member(&self, host: &Alliance, desk: &Desk, treaty: &Treaty) -> Option<NationId> {
        member(desk, treaty, host.cases.selected)
    }

    fn persuade(&self, host: &Alliance, desk: &Desk, member: NationId) -> Option<Command> {
        let case = host.case(desk)?;
        Some(orders::payment::hire(desk, case, member))
    }

    fn show(&mut self, host: &mut Alliance, desk: &Desk, treaty: &Treaty, what: Subject) -> bool {
        let Subject::Case(id) = what else {
            return false;
        };
        let heading = |l: &Line| matches!(l, Line::Heading(c) if c.id == id);
        let row = lines(desk, treaty).iter().position(heading);
        host.cases.selected = row.unwrap_or(host.cases.selected);
        row.is_some()
    }

    fn subject(&self, host: &Alliance, desk: &Desk, _: &Treaty) -> Option<Subject> {
        host.case(desk).map(|c| Subject::Case(c.id))
    }
}

/// Whom to call over a crisis of which nobody has spoken yet.
fn uncalled(desk: &Desk, treaty: &Treaty, crisis: &Crisis) -> Command {
    let (treaty, crisis) = (treaty.id, crisis.id);
    orders::choose(
        "Bring it before the alliance",
        vec![
            desk.choice("Invoke the treaty", Order::Invoke { treaty, crisis }),
            desk.choice("Ask to consult", Order::Consult { treaty, crisis }),
        ],
    )
}

/// What a row stands for.
#[derive(Clone, Copy)]
enum Line<'a> {
    Heading(&'a Case),
    Steps(&'a Case),
    Member(&'a Case, NationId),
    /// A crisis of a member that nobody has brought up.
    Crisis(&'a Crisis),
    Test(&'a Crisis),
}

fn lines<'a>(desk: &Desk<'a>, treaty: &'a Treaty) -> Vec<Line<'a>> {
    let mut list = Vec::new();
    let public = desk.public();
    for case in public.cases.iter().filter(|c| c.treaty == treaty.id) {
        list.push(Line::Heading(case));
        list.push(Line::Steps(case));
        list.extend(treaty.members.iter().map(|&m| Line::Member(case, m)));
    }
    for crisis in &public.crises {
        let known = |c: &Case| c.treaty == treaty.id && c.crisis == crisis.id;
        if treaty.has(crisis.attacked()) && !public.cases.iter().any(known) {
            list.push(Line::Crisis(crisis));
            list.push(Line::Test(crisis));
        }
    }
    list
}

/// The case that the row belongs to; the first one, for a row that is none's.
#[must_use]
pub fn case<'a>(desk: &Desk<'a>, treaty: &'a Treaty, row: usize) -> Option<&'a Case> {
    let of = |l: &Line<'a>| match *l {
        Line::Heading(c) | Line::Steps(c) | Line::Member(c, _) => Some(c),
        Line::Crisis(_) | Line::Test(_) => None,
    };
    let list = lines(desk, treaty);
    match list.get(row) {
        Some(line @ (Line::Heading(_) | Line::Steps(_) | Line::Member(..))) => of(line),
        Some(_) => None,
        None => list.iter().find_map(of),
    }
}

/// The crisis that the row stands for.
fn crisis<'a>(desk: &Desk<'a>, treaty: &'a Treaty, row: usize) -> Option<&'a Crisis> {
    match lines(desk, treaty).get(row) {
        Some(Line::Crisis(c) | Line::Test(c)) => Some(c),
        Some(Line::Heading(c) | Line::Steps(c) | Line::Member(c, _)) => {
            desk.public().crisis(c.crisis)
        }
        None => None,
    }
}

/// The member that the row stands for.
fn member(desk: &Desk, treaty: &Treaty, row: usize) -> Option<NationId> {
    match lines(desk, treaty).get(row) {
        Some(Line::Member(_, m)) => Some(*m),
        _ => None,
    }
}

fn draw(desk: &Desk, treaty: &Treaty, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let list = lines(desk, treaty);
    if list.is_empty() {
        let lines = [
            "No case is open: no member is in a crisis, and nobody has called on this alliance.",
            "",
            "When a member is threatened it stands here, with who would come; e shows who would now.",
        ];
        nothing(area, buf, &lines, &desk.ink);
        return;
    }
    let rows = list
        .into_iter()
        .enumerate()
        .map(|(id, line)| match line {
            Line::Heading(case) => Row::heading(id, steps::heading(desk, case)),
            Line::Steps(case) => Row::heading(id, steps::line(desk, case)),
            Line::Member(case, member) => row(desk, case, member, id),
            Line::Crisis(crisis) => Row::heading(id, steps::crisis(desk, treaty, crisis)),
            Line::Test(crisis) => {
                let verdict = judge::trigger_test(
                    desk.scenario(),
                    desk.public().charter(treaty),
                    treaty,
                    crisis,
                    crisis.attacked(),
                );
                Row::heading(id, steps::test(desk, &verdict))
            }
        })
        .collect();
    grid::draw(area, buf, &COLUMNS, rows, state, &desk.ink);
}

fn row(desk: &Desk, case: &Case, member: NationId, id: usize) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let victim = member == case.victim;
    let lean = lean(desk, case, member);
    let drafted = desk.ctx.draft.orders().iter().find_map(|o| match o {
        Order::Contribute {
            case: c,
            contribution,
            ..
        } if *c == case.id && member == desk.me => Some(*contribution),
        _ => None,
    });
    let (answer, style) = match (victim, drafted, case.answer(member)) {
        (true, ..) if case.binding => ("calls for help".to_owned(), ink.bad),
        (true, ..) => ("is threatened".to_owned(), ink.bad),
        (_, Some(c), _) => (
            format!("√ {}", tell::contribution_cell(c, desk.view)),
            ink.accent,
        ),
        (.., Some(given)) if given.contribution == Contribution::Nothing => {
            ("refuses".to_owned(), ink.bad)
        }
        (.., Some(given)) => (said(desk, case, given), ink.good),
        _ if voted(case, member).is_some() => (
            voted(case, member).map_or(String::new(), |o| {
                format!("{} by its vote", tell::outcome(o, desk.view))
            }),
            ink.bad,
        ),
        _ => {
            let likely =
                tell::contribution_cell(reckon::contribution(desk.view, lean.value), desk.view);
            (format!("likely {likely}"), ink.dim)
        }
    };
    let strength = desk.strength(member);
    let change = if victim {
        None
    } else {
        reckon::answer_change(desk.view, member, case)
    };
    let (bar, word) = match victim {
        true => (Vec::new(), ""),
        false => (
            bars::signed(theme, lean.value, 9),
            tell::leaning(lean.value),
        ),
    };
    rows::member(
        desk,
        id,
        member,
        [
            Cell::text(answer, style),
            Cell::number(lean.value, word.to_owned(), ink.signed(lean.value)),
            Cell::spans(lean.value, bar),
            Cell::number(strength, tell::men_cell(strength), ink.text),
            rows::change(desk, change),
        ],
    )
}

/// What a member's vote comes to as an answer, where the body has sent nobody so far.
fn voted(case: &Case, member: NationId) -> Option<Outcome> {
    let held = case.held_back.iter().find(|h| h.0 == member);
    held.filter(|_| case.binding).map(|h| h.1)
}

/// What a member has promised: `120k men hold only, Mar 1950`; once it is on its way, how much has come.
fn said(desk: &Desk, case: &Case, given: &Answer) -> String {
    if given.promised <= 0.0 {
        return tell::contribution_cell(given.contribution, desk.view).to_owned();
    }
    let strings = given.caveat.map_or(String::new(), |c| {
        format!(" {}", tell::caveat_cell(c, desk.view))
    });
    let come = match case.stage {
        Stage::Delivery { .. } => format!("{}/", tell::men_cell(given.brought.min(given.promised))),
        _ => String::new(),
    };
    format!(
        "{come}{}{strings}, {}",
        strength(given.promised),
        desk.scenario().told(given.due)
    )
}

fn lean(desk: &Desk, case: &Case, member: NationId) -> Why {
    let mut why = Why::default();
    let strength = case.strength.unwrap_or(Strength::Reinforce);
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
fn why(desk: &Desk, treaty: &Treaty, row: usize) -> Option<Command> {
    let case = case(desk, treaty, row)?;
    let member = member(desk, treaty, row).unwrap_or(desk.me);
    let lean = lean(desk, case, member);
    let likely = tell::contribution_cell(reckon::contribution(desk.view, lean.value), desk.view);
    let title = format!(
        "{} and the call of {}",
        desk.name(member),
        desk.name(case.victim)
    );
    let change = match reckon::answer_change(desk.view, member, case) {
        Some(c) if c.enough => format!(
            " It would come if {} ({}).",
            casus_core::tell::remedy(c.remedy, desk.view),
            signed(c.gain, 2)
        ),
        Some(c) => format!(
            " No one thing would bring it; nearest: if {} ({}).",
            casus_core::tell::remedy(c.remedy, desk.view),
            signed(c.gain, 2)
        ),
        None => String::new(),
    };
    Some(desk.why(title, format!("Likely answer: {likely}.{change}"), lean))
}
