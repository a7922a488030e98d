//! The form on the screen, and the other side's verdict under it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Clause, Composer, columns};
use crate::figures::signed;
use crate::order::Term;
use crate::tell;
use crate::tui::cell::{fit, width};
use crate::tui::panels::desk::{Desk, money};
use crate::tui::panels::words;
use crate::tui::widgets::grid::scroll_mark;
use crate::tui::widgets::put::{put, put_at};
use crate::tui::widgets::views::{factors, rule, write};

impl Composer {
    pub fn draw(&mut self, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let ink = &desk.ink;
        let clauses = self.clauses(desk);
        let verdict_rows = if area.height >= 20 { 9 } else { 5 };
        let most = u16::try_from(clauses.len()).unwrap_or(u16::MAX);
        let rows = area
            .height
            .saturating_sub(verdict_rows + 1)
            .max(3)
            .min(most);
        self.body = Rect {
            y: area.y + 1,
            height: rows,
            ..area
        };
        let [_, give, ask] = columns(area.width);
        put_at(Span::styled("You give", ink.head), give, area, buf);
        put_at(Span::styled("You ask", ink.head), ask, area, buf);
        self.row = self.row.min(clauses.len() - 1);
        let fits = usize::from(rows);
        self.offset = self
            .offset
            .min(self.row)
            .max((self.row + 1).saturating_sub(fits));
        for (i, clause) in clauses.iter().enumerate().skip(self.offset).take(fits) {
            let y = self.body.y + u16::try_from(i - self.offset).unwrap_or(0);
            self.clause(
                desk,
                *clause,
                i == self.row,
                Rect {
                    y,
                    height: 1,
                    ..area
                },
                buf,
            );
        }
        if clauses.len() > fits {
            scroll_mark(self.body, buf, self.offset, clauses.len(), ink);
        }
        let foot = Rect {
            y: self.body.bottom(),
            height: area.bottom() - self.body.bottom(),
            ..area
        };
        self.verdict(desk, foot, buf);
    }

    fn clause(&self, desk: &Desk, clause: Clause, here: bool, row: Rect, buf: &mut Buffer) {
        let ink = &desk.ink;
        let [_, give, ask] = columns(row.width);
        let label = label(desk, clause);
        let style = if clause == Clause::Send {
            ink.accent
        } else {
            ink.text
        };
        let label = fit(&label, usize::from(give) - 2);
        put_at(Span::styled(label, style), 1, row, buf);
        match clause {
            Clause::Pact => {
                let name = self
                    .deal
                    .pact
                    .map_or("none", |p| &desk.public().charter_of(p).name);
                let text = format!(
                    "‹ {} ›",
                    fit(name, usize::from(row.width - give).saturating_sub(6))
                );
                let style = if here { ink.selected } else { ink.text };
                put_at(Span::styled(text, style), give, row, buf);
            }
            Clause::Payment => {
                for (column, x) in [(0, give), (1, ask)] {
                    let amount = self.payment(column);
                    let text = format!("‹ {} ›", money(f64::from(amount) / 1000.0));
                    let style = if amount > 0 { ink.good } else { ink.dim };
                    let style = if here && self.column == column {
                        ink.selected
                    } else {
                        style
                    };
                    put_at(Span::styled(text, style), x, row, buf);
                }
            }
            Clause::Term(term) => {
                for (column, x) in [(0, give), (1, ask)] {
                    let list = if column == 0 {
                        &self.deal.give
                    } else {
                        &self.deal.ask
                    };
                    let on = list.contains(&term);
                    let refused = !on && self.refused(desk, term, column).is_some();
                    let (text, style) = match (on, refused) {
                        (true, _) => ("[x]", ink.good),
                        (false, true) => (" – ", ink.faint),
                        (false, false) => ("[ ]", ink.text),
                    };
                    let style = if here && self.column == column {
                        ink.selected
                    } else {
                        style
                    };
                    put_at(Span::styled(text, style), x, row, buf);
                }
            }
            Clause::Send => {
                let order = self.order();
                let (text, style) = match desk.refusal(&order) {
                    Some(refusal) => (refusal, ink.warn),
                    None => (desk.price(&order), ink.dim),
                };
                put_at(Span::styled(text, style), give, row, buf);
            }
        }
        if here {
            let label = Rect {
                width: give - 1,
                ..row
            };
            buf.set_style(label, ink.selected);
            put(Span::styled(ink.cursor, ink.selected), row, buf);
        }
    }

    fn verdict(&self, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let why = self.reckoning(desk);
        let ink = &desk.ink;
        rule(
            Rect { height: 1, ..area },
            buf,
            &format!("{} reckons", desk.name(self.to)),
            ink,
        );
        let mut lines = vec![Line::from(vec![
            Span::styled(
                format!(" {}  ", signed(why.value, 2)),
                ink.signed(why.value),
            ),
            Span::styled(verdict(why.value), ink.text),
        ])];
        // A clause that is too long for its column is whole here.
        let [_, give, _] = columns(area.width);
        let chosen = self.clauses(desk).get(self.row).map(|c| label(desk, *c));
        if let Some(long) = chosen.filter(|l| width(l) > usize::from(give) - 2) {
            lines.insert(0, Line::styled(format!(" {long}"), ink.title));
        }
        lines.extend(factors(
            desk.ctx,
            &why,
            usize::from(area.height.saturating_sub(2)),
        ));
        let place = Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        };
        write(lines, place, buf);
    }
}

/// What a clause is called.
fn label(desk: &Desk, clause: Clause) -> String {
    match clause {
        Clause::Pact => "A pact".to_owned(),
        Clause::Payment => "Money".to_owned(),
        Clause::Term(Term::Transit) => "Right to cross and base".to_owned(),
        Clause::Term(Term::LiftSanctions) => "End of sanctions".to_owned(),
        Clause::Term(Term::RenounceClaim(r)) => format!("Claim to {}, dropped", desk.region(r)),
        Clause::Term(term) => tell::capital(&words::term(desk, &term)),
        Clause::Send => "Send the offer".to_owned(),
    }
}

pub(super) fn verdict(value: f64) -> &'static str {
    match value {
        v if v > 0.3 => "It would gladly accept.",
        v if v > 0.0 => "It would accept.",
        v if v > -0.2 => "It would refuse; a little more might turn it.",
        _ => "It would refuse.",
    }
}
