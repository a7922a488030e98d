//! The form on the screen, and under it what the terms are worth.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{CLAUSES, Clause, Composer, columns, value};
use crate::figures::signed;
use crate::order::Side;
use crate::reckon;
use crate::tui::cell::fit;
use crate::tui::panels::desk::{Desk, percent};
use crate::tui::panels::words;
use crate::tui::widgets::bars;
use crate::tui::widgets::grid::scroll_mark;
use crate::tui::widgets::put::{put, put_at};
use crate::tui::widgets::views::{rule, write};
use crate::view::Crisis;

const LABELS: [&str; 9] = [
    "Occupied ground",
    "Cedes",
    "Empties of forces",
    "Drops claims",
    "Alliances",
    "Government",
    "Arms budget",
    "Reparations",
    "Put on the table",
];

impl Composer {
    pub fn draw(&mut self, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let Some(crisis) = self.crisis(desk) else {
            return;
        };
        let ink = &desk.ink;
        let most = CLAUSES.len() as u16;
        let rows = area.height.saturating_sub(6).clamp(3, most);
        self.body = Rect {
            y: area.y + 1,
            height: rows,
            ..area
        };
        let [_, first, second] = columns(area.width);
        for (column, x) in [(0, first), (1, second)] {
            let leader = crisis.leader(self.side(column));
            let name = match leader == desk.me {
                true => "You give".to_owned(),
                false => format!("{} gives", desk.name(leader)),
            };
            let place = Rect {
                x: area.x + x,
                width: (area.width - second).saturating_sub(1),
                height: 1,
                ..area
            };
            put(Span::styled(name, ink.head), place, buf);
        }
        let fits = usize::from(rows);
        self.offset = self
            .offset
            .min(self.row)
            .max((self.row + 1).saturating_sub(fits));
        for (i, clause) in CLAUSES.iter().enumerate().skip(self.offset).take(fits) {
            let row = Rect {
                y: self.body.y + (i - self.offset) as u16,
                height: 1,
                ..area
            };
            self.clause(desk, *clause, i, row, buf);
        }
        if CLAUSES.len() > fits {
            scroll_mark(self.body, buf, self.offset, CLAUSES.len(), ink);
        }
        let foot = Rect {
            y: self.body.bottom(),
            height: area.bottom().saturating_sub(self.body.bottom()),
            ..area
        };
        self.verdict(desk, crisis, foot, buf);
    }

    fn clause(&self, desk: &Desk, clause: Clause, i: usize, row: Rect, buf: &mut Buffer) {
        let ink = &desk.ink;
        let [_, first, second] = columns(row.width);
        let here = i == self.row;
        let label = fit(LABELS[i], usize::from(first).saturating_sub(2));
        let style = if clause == Clause::Send {
            ink.accent
        } else {
            ink.text
        };
        let label = fit(&label, usize::from(first).saturating_sub(2));
        put_at(Span::styled(label, style), 1, row, buf);
        if clause == Clause::Send {
            let order = self.order(desk);
            let (text, style) = match desk.refusal(&order) {
                Some(refusal) => (refusal, ink.warn),
                None => ("Enter sends it with the turn".to_owned(), ink.dim),
            };
            put_at(Span::styled(text, style), first, row, buf);
        } else {
            // The line is drawn between both: it has one column.
            let columns: &[(usize, u16)] = match clause {
                Clause::Line => &[(0, first)],
                _ => &[(0, first), (1, second)],
            };
            for &(column, x) in columns {
                let text = value(desk, clause, &self.terms, self.side(column));
                let style = match here && (self.column == column || clause == Clause::Line) {
                    true => ink.selected,
                    false if text == "·" || text == "as before" => ink.dim,
                    false => ink.accent,
                };
                let room = usize::from(row.width - second).saturating_sub(5);
                let text = format!("‹ {} ›", fit(&text, room));
                put_at(Span::styled(text, style), x, row, buf);
            }
        }
        if here {
            let label = Rect {
                width: first - 1,
                ..row
            };
            buf.set_style(label, ink.selected);
            put(Span::styled(ink.cursor, ink.selected), row, buf);
        }
    }

    fn verdict(&self, desk: &Desk, crisis: &Crisis, area: Rect, buf: &mut Buffer) {
        let ink = &desk.ink;
        let head = Rect { height: 1, ..area };
        rule(head, buf, "What it is worth", ink);
        let mut lines = Vec::new();
        for side in [self.first, self.first.other()] {
            lines.push(self.side_line(desk, crisis, side));
        }
        lines.push(Line::styled(
            format!(" {}", words::terms(desk, crisis, &self.terms)),
            ink.dim,
        ));
        let place = Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        };
        write(lines, place, buf);
    }

    /// For oneself the worth beside going on; for the other the chance that it agrees.
    fn side_line(&self, desk: &Desk, crisis: &Crisis, side: Side) -> Line<'static> {
        let ink = &desk.ink;
        let leader = crisis.leader(side);
        let (worth, going) = self.worth(desk, crisis, side);
        if leader == desk.me {
            let gain = worth - going;
            let verdict = match gain {
                g if g > 0.15 => "you do better with these terms",
                g if g > 0.0 => "about as good as going on",
                g if g > -0.15 => "going on looks a little better",
                _ => "you do better to go on",
            };
            return Line::from(vec![
                Span::raw(" "),
                desk.badge(leader),
                Span::styled(format!(" {}", signed(worth, 2)), ink.signed(gain)),
                Span::styled(
                    format!(" against {} for going on: ", signed(going, 2)),
                    ink.dim,
                ),
                Span::styled(verdict, ink.text),
            ]);
        }
        let chance = reckon::acceptance(desk.view, crisis, side, &self.terms, self.from(desk));
        let mut spans = vec![
            Span::raw(" "),
            desk.badge(leader),
            Span::styled(" takes them ", ink.dim),
        ];
        spans.extend(bars::thin(
            desk.ctx.theme,
            chance,
            12,
            desk.ctx.theme.info_ink,
        ));
        spans.push(Span::styled(format!(" {}%", percent(chance)), ink.text));
        spans.push(Span::styled(
            format!(", worth {} against {}", signed(worth, 2), signed(going, 2)),
            ink.dim,
        ));
        Line::from(spans)
    }
}
