//! The form on the screen, and under it what the terms are worth.

use casus_core::order::Side;
use casus_core::reckon;
use casus_core::view::Crisis;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{CLAUSES, Clause, Composer, columns};
use crate::panels::desk::{Desk, percent};
use crate::panels::form::Form;
use crate::panels::orders::crisis::beside_going_on;
use crate::panels::words;
use crate::widgets::area;
use crate::widgets::bars;
use crate::widgets::put::put;
use crate::widgets::views::{rule, write};

/// What a clause is called.
pub(super) const fn label(clause: Clause) -> &'static str {
    match clause {
        Clause::Line => "Occupied ground",
        Clause::Cede => "Cedes",
        Clause::Empty => "Empties of forces",
        Clause::Renounce => "Drops claims",
        Clause::Neutrality => "Alliances",
        Clause::Government => "Government",
        Clause::Arms => "Arms budget",
        Clause::Reparations => "Reparations",
        Clause::Send => "Put on the table",
    }
}

/// Draws the form, and under it what the terms are worth.
pub fn draw(form: &mut Form<Composer>, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let Some(crisis) = form.fields.crisis(desk) else {
        return;
    };
    let body = area::rows(
        area,
        area.y + 1,
        area.height.saturating_sub(6).clamp(3, CLAUSES.len() as u16),
    );
    let [first, second] = columns(area.width);
    for (column, x) in [(0, first), (1, second)] {
        let leader = crisis.leader(form.fields.side(column));
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
        put(Span::styled(name, desk.ink.head), place, buf);
    }
    form.draw(desk, body, true, buf);
    let foot = area::rows(
        area,
        body.bottom(),
        area.bottom().saturating_sub(body.bottom()),
    );
    form.fields.verdict(desk, crisis, foot, buf);
}

impl Composer {
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
        let place = area::below(area, 1);
        write(lines, place, buf);
    }

    /// For oneself the worth beside going on; for the other the chance that it agrees.
    fn side_line(&self, desk: &Desk, crisis: &Crisis, side: Side) -> Line<'static> {
        let ink = &desk.ink;
        let leader = crisis.leader(side);
        let (worth, going) = self.worth(desk, crisis, side);
        if leader == desk.me {
            let gain = worth - going;
            let verdict = beside_going_on(gain);
            return Line::from(vec![
                Span::raw(" "),
                desk.badge(leader),
                Span::styled(format!(" {verdict}"), ink.signed(gain)),
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
        Line::from(spans)
    }
}
