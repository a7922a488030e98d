//! The burden ledger: what each member gives, in which coin, beside its share of what the treaty protects.

use casus_core::figures::{self, signed};
use casus_core::ids::NationId;
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::{Burden, Sums, Treaty};
use casus_core::why::{Silent, Why};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::treaty::{Of, OfTreaty};
use super::{Alliance, rows};
use crate::panels::desk::{Desk, percent, share};
use crate::panels::orders;
use crate::panels::page::{Body, Verb};
use crate::widgets::area;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::put::put;
use crate::widgets::views::{self, factors_in, split};
use crate::{Action, Command, Subject};

const COLUMNS: [Column; 13] = [
    Column::left("", 3),
    Column::left("Member", 9).grow(),
    Column::right("Bears", 5),
    Column::right("Has", 4),
    Column::right("Share", 6),
    Column::right("Spent", 7),
    Column::right("Short", 6),
    Column::right("Ready", 5).spare(3),
    Column::right("Dues", 6).spare(4),
    Column::right("Hosts", 5),
    Column::right("Sends", 5),
    Column::right("Calls", 5),
    Column::right("Dead", 5).spare(2),
];

/// The table, and the year it shows.
#[derive(Default)]
pub struct Burdens {
    grid: GridState,
    /// All years instead of the last.
    all_years: bool,
}

impl OfTreaty for Burdens {
    const NAME: &'static str = "Burden";

    fn draw(&mut self, _: &mut Alliance, desk: &Desk, of: &Treaty, area: Rect, buf: &mut Buffer) {
        self.table(desk, of, area, buf);
    }

    fn body<'s>(&'s mut self, _: &'s mut Alliance) -> Body<'s> {
        Body::Grid(&mut self.grid)
    }

    fn orders(&self, _: &Alliance, desk: &Desk, treaty: &Treaty) -> Command {
        orders::burden::list(desk, treaty, self.member(desk, treaty))
    }

    fn why(&self, _: &Alliance, desk: &Desk, treaty: &Treaty) -> Option<Command> {
        Some(self.balance(desk, treaty))
    }

    fn verbs<'d>(&self) -> Vec<Verb<'d, Of<Self>>> {
        let turn = |page: &mut Of<Self>, _: &mut Alliance| {
            page.0.all_years = !page.0.all_years;
        };
        vec![Verb::new(Action::Filter, turn), Verb::sort(COLUMNS.len())]
    }

    fn subject(&self, _: &Alliance, desk: &Desk, treaty: &Treaty) -> Option<Subject> {
        Some(Subject::Nation(self.member(desk, treaty)))
    }
}

impl Burdens {
    fn read(&self, account: Sums) -> f64 {
        if self.all_years {
            account.total
        } else {
            account.recent()
        }
    }

    /// The member under the cursor, or oneself.
    fn member(&self, desk: &Desk, treaty: &Treaty) -> NationId {
        let chosen = NationId::at(self.grid.selected);
        if treaty.has(chosen) { chosen } else { desk.me }
    }

    fn table(&mut self, desk: &Desk, treaty: &Treaty, area: Rect, buf: &mut Buffer) {
        let head = Line::from(vec![
            Span::styled(
                if self.all_years {
                    " All years (f)"
                } else {
                    " The last year (f)"
                },
                desk.ink.title,
            ),
            Span::styled(
                "  bears: % of the burden, has: % of what is protected",
                desk.ink.dim,
            ),
        ]);
        put(head, Rect { height: 1, ..area }, buf);
        let area = area::below(area, 1);
        let member = self.member(desk, treaty);
        let high = area
            .height
            .saturating_sub(if area.height >= 28 { 12 } else { 7 });
        let (list, card) = split(
            area,
            buf,
            grid::need(&COLUMNS),
            (64, high),
            desk.name(member),
            &desk.ink,
        );
        let rows = treaty
            .members
            .iter()
            .map(|&m| self.row(desk, treaty, m))
            .collect();
        grid::draw(list, buf, &COLUMNS, rows, &mut self.grid, &desk.ink);
        let room = (card.width.into(), card.height.into());
        let lines = self.card(desk, treaty, member, room);
        views::write(lines, card, buf);
    }

    fn row(&self, desk: &Desk, treaty: &Treaty, member: NationId) -> Row {
        let ink = &desk.ink;
        let empty = Burden::new(member);
        let b = treaty.burden(member).unwrap_or(&empty);
        let bears = reckon::burden(desk.view, treaty, member, self.all_years, &mut Silent);
        let has = reckon::benefit(desk.view, treaty, member, &mut Silent);
        let state = desk.view.nation(member);
        let short = reckon::shortfall(desk.view, treaty, member) > 0.0;
        let ready = desk.view.estimate(member).readiness;
        let number = |value: f64, text: String| {
            let style = if value > 0.0 { ink.text } else { ink.faint };
            Cell::number(value, text, style)
        };
        let [arrears, dues, hosts, sends, calls, deeds, dead] = [
            b.arrears, b.dues, b.hosted, b.abroad, b.calls, b.deeds, b.dead,
        ]
        .map(|a| self.read(a));
        let answered = if calls > 0.0 {
            format!("{}%", percent(deeds / calls))
        } else {
            "-".to_owned()
        };
        rows::member(
            desk,
            member.index(),
            member,
            [
                Cell::number(bears, share(bears), ink.signed(bears - has)),
                Cell::number(has, share(has), ink.dim),
                Cell::number(
                    state.defence,
                    figures::percent(state.defence),
                    if short { ink.warn } else { ink.text },
                ),
                number(self.read(b.money), desk.money(self.read(b.money))),
                Cell::number(
                    arrears,
                    desk.money(arrears),
                    if arrears > 0.0 { ink.warn } else { ink.faint },
                ),
                Cell::number(ready, share(ready), ink.share(ready)),
                number(dues, desk.money(dues)),
                number(hosts, tell::men_cell(hosts)),
                number(sends, tell::men_cell(sends)),
                number(deeds, answered),
                number(dead, tell::men_cell(dead / 10.0)),
            ],
        )
    }

    fn card(
        &self,
        desk: &Desk,
        treaty: &Treaty,
        member: NationId,
        (wide, high): (usize, usize),
    ) -> Vec<Line<'static>> {
        let ink = &desk.ink;
        let why = self.reckoning(desk, treaty, member);
        let mut lines = Vec::new();
        if self.booked(desk, treaty) {
            let balance = vec![
                Span::styled("Burden less benefit ", ink.dim),
                Span::styled(
                    format!("{}% ", signed(why.value * 100.0, 1)),
                    ink.signed(why.value),
                ),
            ];
            let word = Span::styled(verdict(why.value), ink.text);
            add(&mut lines, balance, word, wide);
        } else {
            lines.push(Line::styled("Nobody has borne anything yet.", ink.dim));
        }
        let wish = reckon::spending(desk.view, member, &mut Silent);
        let would = vec![
            Span::styled("Would spend ", ink.dim),
            Span::styled(figures::percent(wish), ink.text),
        ];
        match treaty.lead.filter(|l| *l != member) {
            Some(lead) => {
                let slope = reckon::response(desk.view, member, lead);
                let (less, each) = desk.scenario().money.share(-slope);
                let less = format!(", {less} less for each {each} of {}", desk.code(lead));
                add(&mut lines, would, Span::styled(less, ink.dim), wide);
            }
            None => lines.push(Line::from(would)),
        }
        lines.extend(standing(desk, treaty, member));
        let rest = high.saturating_sub(lines.len());
        lines.extend(factors_in(desk.ctx, &why, rest, wide));
        lines
    }

    /// Whether any member has borne anything: before, all of them only profit.
    fn booked(&self, desk: &Desk, treaty: &Treaty) -> bool {
        treaty
            .members
            .iter()
            .any(|&m| reckon::burden(desk.view, treaty, m, self.all_years, &mut Silent) > 0.0)
    }

    /// What a member bears, less what it has of the treaty.
    fn reckoning(&self, desk: &Desk, treaty: &Treaty, member: NationId) -> Why {
        let mut why = Why::default();
        reckon::burden(desk.view, treaty, member, self.all_years, &mut why);
        let mut has = Why::default();
        reckon::benefit(desk.view, treaty, member, &mut has);
        for (factor, value) in has.parts {
            why.value -= value;
            why.parts.push((factor, -value));
        }
        why
    }

    /// The Why of the balance; of the pledge where one is open.
    fn balance(&self, desk: &Desk, treaty: &Treaty) -> Command {
        let member = self.member(desk, treaty);
        if treaty.pledge(member).is_some() {
            let mut why = Why::default();
            reckon::keeping(desk.view, member, treaty.id, &mut why);
            let verdict = keeps(why.value);
            return desk.why(format!("{}'s pledge", desk.name(member)), verdict, why);
        }
        let why = self.reckoning(desk, treaty, member);
        let verdict = verdict(why.value).to_owned();
        desk.why(
            format!("{}: burden less benefit", desk.name(member)),
            verdict,
            why,
        )
    }
}

/// A line and its tail, which begins a line of its own where both have no room in one.
fn add(
    lines: &mut Vec<Line<'static>>,
    mut line: Vec<Span<'static>>,
    mut tail: Span<'static>,
    wide: usize,
) {
    let long = line.iter().map(Span::width).sum::<usize>() + tail.width() > wide;
    if long {
        tail.content = format!("  {}", tail.content.trim_start_matches(", ")).into();
        lines.extend([Line::from(line), Line::from(tail)]);
    } else {
        line.push(tail);
        lines.push(Line::from(line));
    }
}

/// Promises, warnings and what is held against it.
fn standing(desk: &Desk, treaty: &Treaty, member: NationId) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mut lines = Vec::new();
    let Some(b) = treaty.burden(member) else {
        return lines;
    };
    if let Some(pledge) = b.pledge {
        let value = reckon::keeping(desk.view, member, treaty.id, &mut Silent);
        lines.push(Line::from(vec![
            Span::styled("Pledged ", ink.dim),
            Span::styled(figures::percent(pledge.share()), ink.title),
            Span::styled(
                format!(" by {}: ", desk.scenario().told(pledge.due)),
                ink.dim,
            ),
            Span::styled(keeps(value), ink.signed(value)),
        ]));
    }
    if b.kept + b.broken > 0 {
        let text = format!("Pledges kept {}, broken {}", b.kept, b.broken);
        let style = if b.broken > b.kept { ink.warn } else { ink.dim };
        lines.push(Line::styled(text, style));
    }
    if b.warned.is_some() {
        lines.push(Line::styled(
            "Warned by the lead: it is not covered as it spends now",
            ink.bad,
        ));
    }
    lines
}

fn keeps(value: f64) -> &'static str {
    match value {
        v if v > 0.15 => "it means to keep it",
        v if v > 0.0 => "it would just keep it",
        v if v > -0.15 => "it would rather break it",
        _ => "it will break it",
    }
}

fn verdict(value: f64) -> &'static str {
    match value {
        v if v > 0.03 => "carries others",
        v if v > -0.03 => "about even",
        _ => "rides free in part",
    }
}
