//! What the members have made ready: their drill, the plans for each one's defence, what is laid in, and when
//! help would be there with a plan and without.

use casus_core::figures::fixed;
use casus_core::ids::NationId;
use casus_core::judge;
use casus_core::order::{MotionKind, Order};
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::{Plan, Treaty, View};
use casus_core::why::Why;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::treaty::OfTreaty;
use super::{Alliance, rows};
use crate::cell::left;
use crate::panels::desk::{Desk, amount, percent, share};
use crate::panels::orders;
use crate::panels::page::Body;
use crate::widgets::flow::flow;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::views::{self, split};
use crate::{Command, Subject};

const COLUMNS: [Column; 8] = [
    Column::left("", 3),
    Column::left("Member", 9).grow(),
    Column::right("Drill", 5),
    Column::right("Of it own", 9).spare(3),
    Column::left("Last exercise", 13).spare(2),
    Column::left("Plan for its defence", 22),
    Column::right("Laid in", 7),
    Column::right("Passes", 6).spare(1),
];

/// Half of a nation's forces is what the table of arrivals asks of it, percent.
const SHARE: u8 = 50;

/// Helpers whose arrival is shown; each is a search over the map.
const HELPERS: usize = 5;

/// Cells of the three figures of a helper.
const FIGURES: usize = 25;

const REFUSAL: &str = "  would not sign";

#[derive(Default)]
pub struct Ready {
    grid: GridState,
}

impl OfTreaty for Ready {
    const NAME: &'static str = "Ready";

    fn draw(&mut self, _: &mut Alliance, desk: &Desk, of: &Treaty, area: Rect, buf: &mut Buffer) {
        draw(desk, of, &mut self.grid, area, buf);
    }

    fn body<'s>(&'s mut self, _: &'s mut Alliance) -> Body<'s> {
        Body::Grid(&mut self.grid)
    }

    fn orders(&self, _: &Alliance, desk: &Desk, treaty: &Treaty) -> Command {
        orders::preparation::list(desk, treaty, member(desk, treaty, &self.grid))
    }

    fn why(&self, _: &Alliance, desk: &Desk, treaty: &Treaty) -> Option<Command> {
        Some(why(desk, treaty, member(desk, treaty, &self.grid)))
    }

    fn subject(&self, _: &Alliance, desk: &Desk, treaty: &Treaty) -> Option<Subject> {
        Some(Subject::Nation(member(desk, treaty, &self.grid)))
    }
}

/// The member under the cursor, or oneself.
fn member(desk: &Desk, treaty: &Treaty, state: &GridState) -> NationId {
    let chosen = NationId::at(state.selected);
    if treaty.has(chosen) { chosen } else { desk.me }
}

fn draw(desk: &Desk, treaty: &Treaty, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let chosen = member(desk, treaty, state);
    let title = format!("Help for {}", desk.name(chosen));
    let (list, card) = split(
        area,
        buf,
        grid::need(&COLUMNS),
        (60, area.height / 2),
        &title,
        &desk.ink,
    );
    let rows = treaty
        .members
        .iter()
        .map(|&m| row(desk, treaty, m))
        .collect();
    grid::draw(list, buf, &COLUMNS, rows, state, &desk.ink);
    let mut lines = table(desk, treaty, chosen, card.width.into());
    let orders = "o: a plan, an exercise, equipment laid in.";
    if lines.len() < usize::from(card.height) {
        lines.push(Line::styled(orders, desk.ink.dim));
    }
    views::write(lines, card, buf);
}

fn row(desk: &Desk, treaty: &Treaty, member: NationId) -> Row {
    let ink = &desk.ink;
    let (drilled, own) = (treaty.drilled(member), treaty.practice(member));
    let last = treaty.drills.iter().find(|d| d.nation == member);
    let laid_in: f64 = treaty
        .members
        .iter()
        .filter(|host| **host != member)
        .flat_map(|host| desk.regions_of(*host))
        .map(|r| desk.view.region(r).stock_of(member))
        .sum();
    let others = treaty.members.iter().filter(|h| **h != member);
    let passes = others
        .filter(|h| desk.view.cleared(member, **h, **h))
        .count();
    let (plan, style) = match plan(desk, treaty, member) {
        None => ("none".to_owned(), ink.faint),
        Some(p) if !p.in_force(desk.public().turn) => ("being drawn up".to_owned(), ink.dim),
        Some(p) => {
            let known = if p.leaked { ", known" } else { "" };
            (format!("{} signed{known}", p.signatories.len()), ink.good)
        }
    };
    rows::member(
        desk,
        member.index(),
        member,
        [
            Cell::number(drilled, share(drilled), ink.share(drilled)),
            Cell::number(own, share(own), ink.dim),
            Cell::text(
                last.map_or("never".to_owned(), |d| desk.scenario().told(d.last)),
                if last.is_some() { ink.text } else { ink.faint },
            ),
            Cell::text(plan, style),
            Cell::number(
                laid_in,
                if laid_in > 0.0 {
                    format!("{} kt", amount(laid_in))
                } else {
                    "-".to_owned()
                },
                ink.text,
            ),
            Cell::number(
                passes as f64,
                format!("{passes}/{}", treaty.members.len() - 1),
                ink.dim,
            ),
        ],
    )
}

/// The plan of this alliance for the defence of `member` that we know of.
fn plan<'a>(desk: &Desk<'a>, treaty: &'a Treaty, member: NationId) -> Option<&'a Plan> {
    let secret = desk.view.own.plans.iter().filter(|p| p.0 == treaty.id);
    treaty
        .plans
        .iter()
        .chain(secret.map(|p| &p.1))
        .find(|p| p.member == member)
}

/// When half of each helper's forces would be there, as things are and by a plan that all would sign.
fn table(desk: &Desk, treaty: &Treaty, helped: NationId, room: usize) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let name = room.saturating_sub(4 + FIGURES).clamp(12, 18);
    let spoken = room >= 4 + name + FIGURES + REFUSAL.len();
    let mut lines = vec![Line::styled(
        format!(
            "{}{:>7}{:>8}{:>10}",
            left("Half its forces", name + 4),
            "men",
            "months",
            "by a plan"
        ),
        ink.head,
    )];
    let order = Order::Table {
        treaty: treaty.id,
        motion: MotionKind::Plan { member: helped },
    };
    let planned = reckon::what_if(desk.view, &order);
    let place = desk.scenario().nation(helped).capital;
    let mut helpers: Vec<NationId> = treaty
        .members
        .iter()
        .copied()
        .filter(|m| *m != helped)
        .collect();
    let power = |n: &NationId| desk.view.estimate(*n).strength.iter().sum::<f64>();
    helpers.sort_by(|a, b| power(b).total_cmp(&power(a)).then(a.cmp(b)));
    for &helper in helpers.iter().take(HELPERS) {
        let asked = |view: &View| judge::pledge(view, helper, helped, place, SHARE);
        let now = asked(desk.view);
        let then = planned.as_ref().map(asked);
        let signs = planned
            .as_ref()
            .is_some_and(|view| view.planned(helper, helped));
        lines.push(Line::from(vec![
            desk.badge(helper),
            Span::styled(format!(" {}", left(desk.name(helper), name)), ink.text),
            Span::styled(format!("{:>7}", tell::men_cell(now.points)), ink.text),
            Span::styled(format!("{:>8}", brief(now.months)), ink.text),
            Span::styled(
                then.map_or(String::new(), |t| format!("{:>10}", brief(t.months))),
                if signs { ink.good } else { ink.dim },
            ),
            Span::styled(if signs || !spoken { "" } else { REFUSAL }, ink.faint),
        ]));
    }
    if helpers.len() > HELPERS {
        let more = format!("and {} lesser ones", helpers.len() - HELPERS);
        lines.push(Line::styled(more, ink.dim));
    }
    lines.push(Line::styled(
        format!(
            "They tell each other {}% of what they know.",
            percent(treaty.intelligence)
        ),
        ink.dim,
    ));
    flow(lines, room)
}

/// Why we would be for a plan for the member's defence, or against it.
fn why(desk: &Desk, treaty: &Treaty, member: NationId) -> Command {
    let mut why = Why::default();
    let kind = MotionKind::Plan { member };
    let lean = reckon::vote(desk.view, desk.me, treaty.id, &kind, &mut why);
    let verdict = if lean > 0.0 {
        "worth signing"
    } else {
        "not worth signing"
    };
    desk.why(
        format!("A plan for the defence of {}", desk.name(member)),
        verdict,
        why,
    )
}

/// Months in a cell: `1.4 mo`.
fn brief(months: f64) -> String {
    format!("{} mo", fixed(months, 1))
}
