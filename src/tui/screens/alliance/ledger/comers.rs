//! Who would come on either side, with what, when, how surely, and what the challenger believes of it.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::ids::NationId;
use crate::reckon::{Comer, Ledger};
use crate::tui::cell::{left, right};
use crate::tui::screens::desk::{Desk, months, percent, points};
use crate::tui::widgets::bars;

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
        let days = width >= 72;
        let when = width >= 60;
        let bar = if width >= 66 { 12 } else { 8 };
        let treaty = if width >= 100 { 20 } else { 0 };
        // Code, two shares, two strengths, and the blanks between them.
        let fixed =
            1 + 4 + bar + 1 + 10 + 14 + if days { 18 } else { 0 } + if when { 9 } else { 0 };
        let name = width.saturating_sub(fixed + treaty + 1).clamp(8, 22);
        Self {
            name,
            treaty,
            bar,
            days,
            when,
        }
    }

    fn head(self) -> String {
        let mut text = format!(" {}", left("", 4));
        text += &left("", self.name);
        if self.treaty > 0 {
            text += &format!(" {}", left("by", self.treaty - 1));
        }
        text += &left("believed", self.bar);
        text += " they   we ";
        text += &right("brings", 7);
        text += &right("in time", 7);
        if self.days {
            text += "   10d   30d   90d";
        }
        if self.when {
            text += &right("there in", 9);
        }
        text
    }
}

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
    // Friends get what foes leave, and at least half.
    let foes = shown.foes.len().min(room.saturating_sub(6) / 3);
    let most = [room.saturating_sub(foes + 4).max(1), foes];
    for ((who, side, was, list), most) in sides.into_iter().zip(most) {
        lines.push(alone(desk, shape, shown, who, side));
        let hidden = list.len().saturating_sub(most);
        let most = if hidden > 0 {
            most.saturating_sub(1)
        } else {
            most
        };
        for comer in list.iter().take(most) {
            let before = was.iter().find(|c| c.nation == comer.nation);
            lines.push(row(desk, shape, comer, before));
        }
        let hidden = list.len().saturating_sub(most);
        if hidden > 0 {
            let rest: f64 = list.iter().skip(most).map(|c| c.known * c.in_time).sum();
            let text = format!(
                "     and {hidden} more, likely {} points in time",
                points(rest)
            );
            lines.push(Line::styled(text, ink.dim));
        } else if list.is_empty() {
            lines.push(Line::styled("     and nobody with it", ink.dim));
        }
    }
    lines.truncate(room);
    lines
}

/// The principal of a side, with the sum that it and its likely friends make.
fn alone(desk: &Desk, shape: Shape, ledger: &Ledger, who: NationId, side: usize) -> Line<'static> {
    let ink = &desk.ink;
    let (known, believed) = match side {
        0 => (ledger.known.own, ledger.believed.own),
        _ => (ledger.known.other, ledger.believed.other),
    };
    let lead = shape.name + shape.treaty;
    let role = if side == 0 {
        "and with it"
    } else {
        "defends itself; with it"
    };
    let name = format!("{} {role}", desk.name(who));
    let mut spans = vec![
        Span::raw(" "),
        desk.badge(who),
        Span::raw(" ".repeat(4_usize.saturating_sub(desk.code(who).chars().count()))),
        Span::styled(left(&name, lead + shape.bar), ink.title),
        Span::raw(" ".repeat(11)),
        Span::styled(right(&points(ledger.alone[side]), 7), ink.title),
        Span::styled(right("", 7), ink.title),
    ];
    if shape.days {
        for p in ledger.alone_by_day[side] {
            spans.push(Span::styled(right(&points(p), 6), ink.text));
        }
    }
    if shape.when {
        spans.push(Span::styled(
            format!(" Σ{} {}", points(believed), points(known)),
            ink.dim,
        ));
    }
    Line::from(spans)
}

fn row(desk: &Desk, shape: Shape, c: &Comer, before: Option<&Comer>) -> Line<'static> {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let code = desk.code(c.nation);
    let nuclear = if !c.nuclear {
        " "
    } else if theme.glyphs.is_ascii() {
        "*"
    } else {
        "☢"
    };
    let mut spans = vec![
        Span::raw(" "),
        desk.badge(c.nation),
        Span::styled(nuclear, ink.warn),
        Span::raw(" ".repeat(3_usize.saturating_sub(code.chars().count()))),
        Span::styled(left(desk.name(c.nation), shape.name), ink.text),
    ];
    if shape.treaty > 0 {
        let (text, style) = match c.by {
            Some(t) => (desk.treaty(t), ink.dim),
            None => ("no treaty", ink.faint),
        };
        // A treaty that is only proposed has no name yet.
        let text = if text == "a lapsed treaty" {
            "as ordered"
        } else {
            text
        };
        spans.push(Span::styled(
            format!(" {}", left(text, shape.treaty - 1)),
            style,
        ));
    }
    let bar = bars::marked(theme, c.believed, c.known, shape.bar, theme.accent);
    spans.extend(bar);
    let was = |value: fn(&Comer) -> f64| before.map_or(0.0, value);
    spans.push(changed(
        desk,
        percent(c.believed) + "%",
        5,
        c.believed - was(|c| c.believed),
        0.005,
    ));
    spans.push(changed(
        desk,
        percent(c.known) + "%",
        5,
        c.known - was(|c| c.known),
        0.005,
    ));
    spans.push(Span::raw(" "));
    spans.push(changed(
        desk,
        points(c.strength),
        7,
        c.strength - was(|c| c.strength),
        0.05,
    ));
    spans.push(changed(
        desk,
        points(c.in_time),
        7,
        c.in_time - was(|c| c.in_time),
        0.05,
    ));
    if shape.days {
        for (i, p) in c.by_day.into_iter().enumerate() {
            let text = if p < 0.05 { "·".to_owned() } else { points(p) };
            let style = if p < 0.05 { ink.faint } else { ink.text };
            let more = p - before.map_or(0.0, |b| b.by_day[i]);
            spans.push(if more.abs() > 0.05 {
                changed(desk, text, 6, more, 0.05)
            } else {
                Span::styled(right(&text, 6), style)
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
