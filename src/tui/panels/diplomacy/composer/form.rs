//! The form on the screen, and the other side's verdict under it.

use casus_core::order::Term;
use casus_core::tell;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Clause, Composer, columns};
use crate::cell::width;
use crate::panels::desk::Desk;
use crate::panels::form::{Fields, Form};
use crate::widgets::area;
use crate::widgets::put::put_at;
use crate::widgets::views::{factors, rule, write};

/// Draws the form, and under it what the other side reckons.
pub fn draw(form: &mut Form<Composer>, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let ink = &desk.ink;
    let verdict_rows = if area.height >= 20 { 9 } else { 5 };
    let most = u16::try_from(form.fields.lines(desk).len()).unwrap_or(u16::MAX);
    let rows = area
        .height
        .saturating_sub(verdict_rows + 1)
        .max(3)
        .min(most);
    let body = area::rows(area, area.y + 1, rows);
    let [give, ask] = columns(area.width);
    put_at(Span::styled("You give", ink.head), give, area, buf);
    put_at(Span::styled("You ask", ink.head), ask, area, buf);
    form.draw(desk, body, true, buf);
    let foot = area::rows(area, body.bottom(), area.bottom() - body.bottom());
    let chosen = label(desk, form.line(desk));
    form.fields.verdict(desk, &chosen, foot, buf);
}

impl Composer {
    fn verdict(&self, desk: &Desk, chosen: &str, area: Rect, buf: &mut Buffer) {
        let why = self.reckoning(desk);
        let ink = &desk.ink;
        rule(
            Rect { height: 1, ..area },
            buf,
            &format!("{} reckons", desk.name(self.to)),
            ink,
        );
        let verdict = format!(" {}", verdict(why.value));
        let mut lines = vec![Line::styled(verdict, ink.signed(why.value))];
        // A clause that is too long for its column is whole here.
        let [give, _] = columns(area.width);
        if width(chosen) > usize::from(give) - 2 {
            lines.insert(0, Line::styled(format!(" {chosen}"), ink.title));
        }
        lines.extend(factors(
            desk.ctx,
            &why,
            usize::from(area.height.saturating_sub(2)),
        ));
        let place = area::below(area, 1);
        write(lines, place, buf);
    }
}

/// What a clause is called.
pub(super) fn label(desk: &Desk, clause: Clause) -> String {
    match clause {
        Clause::Pact => "A pact".to_owned(),
        Clause::Payment => "Money".to_owned(),
        Clause::Term(Term::Transit) => "Right to cross and base".to_owned(),
        Clause::Term(Term::LiftSanctions) => "End of sanctions".to_owned(),
        Clause::Term(Term::RenounceClaim(r)) => format!("Claim to {}, dropped", desk.region(r)),
        Clause::Term(term) => tell::capital(&tell::term(term, desk.view)),
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
