//! Who would come on either side, with what, when, how surely, and what the challenger believes of it.

use casus_core::ids::NationId;
use casus_core::reckon::{Comer, Ledger};
use casus_core::tell;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::cell::{left, right};
use crate::panels::desk::{Desk, months, percent};
use crate::widgets::bars;

/// Which columns there is room for.
#[derive(Clone, Copy)]
struct Shape {
    name: usize,
    treaty: usize,
    bar: usize,
    days: bool,
    when: bool,
}

impl Shape {
    fn of(width: u16) -> Self {
        let width = usize::from(width);
        let when = width >= 78;
        let bar = if width >= 84 { 12 } else { 8 };
        let days = width >= 62;
        // Code, bar, two shares, two strengths, and the blanks between them.
        let fixed = 6 + bar + 10 + 15 + if days { 15 } else { 0 } + if when { 9 } else { 0 };
        let treaty = if width >= fixed + 18 + 14 {
            24.min(width - fixed - 18)
        } else {
            0
        };
        let name = width.saturating_sub(fixed + treaty).clamp(8, 22);
        Self {
            name,
            treaty,
            bar,
            days,
            when,
        }
    }

    fn head(self) -> String {
        let mut text = left("     in men", 5 + self.name);
        if self.treaty > 0 {
            text += &format!(" {}", left("by", self.treaty - 1));
        }
        text += &format!(" {}", left("believed", self.bar));
        text += " they   we brings in time";
        if self.days {
            text += "  10d  30d  90d";
        }
        if self.when {
            text += &right("there in", 9);
        }
        text
    }
}

/// Points that are too few to tell.
const NONE: f64 = 0.05;

/// The table, in as many lines as there is room for.
#[must_use]
pub fn lines(
    desk: &Desk,
    now: &Ledger,
    after: Option<&Ledger>,
    width: u16,
    room: usize,
) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let shape = Shape::of(width);
    let shown = after.unwrap_or(now);
    let mut lines = vec![Line::styled(shape.head(), ink.head)];
    let sides = [
        (now.target, 1, &now.friends, &shown.friends),
        (now.challenger, 0, &now.foes, &shown.foes),
    ];
    // Friends get what foes leave, and foes a third if they need it.
    let worth = |list: &[Comer]| list.iter().filter(|c| c.strength >= NONE).count();
    let foes = worth(&shown.foes).min((room / 3).max(2));
    let most = [room.saturating_sub(foes + 3).max(1), foes];
    for ((who, side, was, list), most) in sides.into_iter().zip(most) {
        lines.push(principal(desk, shape, shown, who, side));
        let (told, mute): (Vec<&Comer>, Vec<&Comer>) =
            list.iter().partition(|c| c.strength >= NONE);
        let fits = told.len() <= most;
        let most = if fits { most } else { most.saturating_sub(1) };
        for comer in told.iter().take(most) {
            let before = was.iter().find(|c| c.nation == comer.nation);
            lines.push(row(desk, shape, comer, before));
        }
        let hidden = told.len().saturating_sub(most);
        if hidden > 0 {
            let rest: f64 = told.iter().skip(most).map(|c| c.known * c.in_time).sum();
            let count = hidden + mute.len();
            let text = format!(
                "     and {count} more, likely {} in time",
                tell::men(rest, desk.view)
            );
            lines.push(Line::styled(text, ink.dim));
        } else if list.is_empty() {
            lines.push(Line::styled("     and nobody with it", ink.dim));
        }
    }
    lines.truncate(room);
    lines
}

/// The principal of a side, alone and with the help that is likely to come in time.
fn principal(
    desk: &Desk,
    shape: Shape,
    ledger: &Ledger,
    who: NationId,
    side: usize,
) -> Line<'static> {
    let ink = &desk.ink;
    let total = [ledger.known.own, ledger.known.other][side];
    let role = if side == 0 {
        "challenges, with"
    } else {
        "stands, with"
    };
    let name = format!("{} {role}", desk.name(who));
    let mut spans = vec![
        Span::raw(" "),
        desk.badge(who),
        Span::raw(" ".repeat(4_usize.saturating_sub(desk.code(who).chars().count()))),
        Span::styled(
            left(&name, shape.name + shape.treaty + shape.bar + 11),
            ink.title,
        ),
        Span::styled(right(&tell::men_cell(ledger.alone[side]), 7), ink.title),
        Span::styled(right(&format!("Σ {}", tell::men_cell(total)), 8), ink.title),
    ];
    if shape.days {
        for p in ledger.alone_by_day[side] {
            spans.push(Span::styled(right(&tell::men_cell(p), 5), ink.text));
        }
    }
    Line::from(spans)
}

fn row(desk: &Desk, shape: Shape, c: &Comer, before: Option<&Comer>) -> Line<'static> {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let code = desk.code(c.nation);
    let nuclear = if c.nuclear { "*" } else { " " };
    let mut spans = vec![
        Span::raw(" "),
        desk.badge(c.nation),
        Span::styled(nuclear, ink.warn),
        Span::raw(" ".repeat(3_usize.saturating_sub(code.chars().count()))),
        Span::styled(left(desk.name(c.nation), shape.name), ink.text),
    ];
    if shape.treaty > 0 {
        // A treaty that is only proposed is in no list yet.
        let (text, style) = match c.by {
            Some(t) if desk.public().treaty(t).is_some() => (desk.treaty(t), ink.dim),
            Some(_) => ("as ordered", ink.good),
            None => ("no treaty", ink.faint),
        };
        let text = format!(" {}", left(text, shape.treaty - 1));
        spans.push(Span::styled(text, style));
    }
    spans.push(Span::raw(" "));
    spans.extend(bars::marked(
        theme,
        c.believed,
        c.known,
        shape.bar,
        theme.accent,
    ));
    let was = |value: fn(&Comer) -> f64| before.map_or(0.0, value);
    let mut figure = |text: String, width: usize, by: f64, least: f64| {
        spans.push(changed(desk, text, width, by, least));
    };
    let (they, we) = (percent(c.believed) + "%", percent(c.known) + "%");
    figure(they, 5, c.believed - was(|c| c.believed), 0.005);
    figure(we, 5, c.known - was(|c| c.known), 0.005);
    figure(
        tell::men_cell(c.strength),
        7,
        c.strength - was(|c| c.strength),
        NONE,
    );
    figure(
        tell::men_cell(c.in_time),
        8,
        c.in_time - was(|c| c.in_time),
        NONE,
    );
    if shape.days {
        for (i, p) in c.by_day.into_iter().enumerate() {
            let more = p - before.map_or(0.0, |b| b.by_day[i]);
            spans.push(if p < NONE {
                Span::styled(right("·", 5), ink.faint)
            } else {
                changed(desk, tell::men_cell(p), 5, more, NONE)
            });
        }
    }
    if shape.when {
        spans.push(Span::styled(right(&brief(c.months), 9), ink.dim));
    }
    Line::from(spans)
}

/// A figure in green or red where a measure changes it.
fn changed(desk: &Desk, text: String, width: usize, by: f64, least: f64) -> Span<'static> {
    let style: Style = match by {
        b if b > least => desk.ink.good,
        b if b < -least => desk.ink.bad,
        _ => desk.ink.text,
    };
    Span::styled(right(&text, width), style)
}

/// Months in the fewest words.
fn brief(time: f64) -> String {
    months(time).replace(" months", " mo")
}
