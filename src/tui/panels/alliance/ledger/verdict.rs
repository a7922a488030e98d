//! The challenger's verdict: in words, and on a scale between striking and not daring.

use casus_core::reckon::{Ledger, Verdict};
use casus_core::tell;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};

use crate::panels::desk::{Desk, percent};
use crate::theme::Theme;

/// The verdict in its colour, good for the target.
#[must_use]
pub fn spoken(desk: &Desk, verdict: Verdict) -> Span<'static> {
    let ink = &desk.ink;
    let style = match verdict {
        Verdict::Deterred => ink.good,
        Verdict::Hesitates => ink.text,
        Verdict::Bluffs => ink.warn,
        Verdict::Strikes => ink.bad,
    };
    Span::styled(
        tell::verdict(verdict, desk.view).to_owned(),
        style.add_modifier(Modifier::BOLD),
    )
}

/// The verdict before, and after the measure looked at.
#[must_use]
pub fn sentence(desk: &Desk, now: &Ledger, after: Option<&Ledger>, room: u16) -> Line<'static> {
    let ink = &desk.ink;
    let mut spans = vec![
        Span::raw(" "),
        desk.badge(now.challenger),
        Span::styled(" as it sees things ", ink.dim),
        spoken(desk, now.verdict),
    ];
    if let Some(after) = after {
        spans.push(Span::styled(" → ", ink.accent));
        spans.push(spoken(desk, after.verdict));
    }
    let shown = after.unwrap_or(now);
    let mut add = |part: Vec<Span<'static>>| {
        let wide = |s: &[Span]| s.iter().map(Span::width).sum::<usize>();
        if wide(&spans) + wide(&part) <= usize::from(room) {
            spans.extend(part);
        }
    };
    add(vec![
        Span::styled("   over ", ink.dim),
        Span::styled(tell::stake(now.stake, desk.view), ink.text),
    ]);
    if room >= 100 {
        let win = |p: f64| Span::styled(format!("{}%", percent(p)), ink.danger(p));
        add(vec![
            Span::styled("   thinks it wins ", ink.dim),
            win(shown.believed.win),
            Span::styled(", we think ", ink.dim),
            win(shown.known.win),
        ]);
    }
    Line::from(spans)
}

/// What friends would bring in time, as we know it and as the challenger believes.
#[must_use]
pub fn shield(desk: &Desk, now: &Ledger, after: Option<&Ledger>) -> Line<'static> {
    let ink = &desk.ink;
    let shown = after.unwrap_or(now);
    let friends = |total: f64| {
        let brought = (total - shown.alone[1]).max(0.0);
        Span::styled(tell::men(brought, desk.view), ink.title)
    };
    Line::from(vec![
        Span::styled(" We count on ", ink.dim),
        friends(shown.known.other),
        Span::styled(" from friends in time, it believes in ", ink.dim),
        friends(shown.believed.other),
    ])
}

/// Signs on the scale: who came, as believed, if it knew what we know, after the measure.
struct Signs {
    nobody: &'static str,
    all: &'static str,
    truth: &'static str,
    now: &'static str,
    after: &'static str,
    axis: &'static str,
    rail: &'static str,
}

const fn signs(ascii: bool) -> Signs {
    if ascii {
        Signs {
            nobody: "o",
            all: "O",
            truth: "+",
            now: "#",
            after: "@",
            axis: "|",
            rail: "-",
        }
    } else {
        Signs {
            nobody: "○",
            all: "□",
            truth: "◊",
            now: "●",
            after: "■",
            axis: "┃",
            rail: "─",
        }
    }
}

/// Worth beyond which the scale ends.
const END: f64 = 0.8;

/// The scale from "strikes" at the left to "would not dare" at the right, and what its signs mean.
#[must_use]
pub fn scale(desk: &Desk, now: &Ledger, after: Option<&Ledger>, room: u16) -> [Line<'static>; 2] {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let sign = signs(theme.glyphs.is_ascii());
    let (head, tail) = (" strikes ", " deterred ");
    let width = usize::from(room)
        .saturating_sub(head.len() + tail.len() + 1)
        .max(21);
    let at = |value: f64| {
        let share = (END - value.clamp(-END, END)) / (2.0 * END);
        (share * (width - 1) as f64).round() as usize
    };
    let mut marks = vec![
        (at(now.nobody), sign.nobody, ink.dim),
        (at(now.all), sign.all, ink.dim),
        (at(now.truth), sign.truth, ink.accent),
        (at(now.belief.value), sign.now, ink.title),
    ];
    if let Some(after) = after {
        marks.push((at(after.belief.value), sign.after, ink.good));
    }
    let mut spans = vec![Span::styled(head, ink.bad)];
    for i in 0..width {
        // The last that was pushed lies on top.
        let mark = marks.iter().rev().find(|m| m.0 == i);
        spans.push(match mark {
            Some(&(_, sign, style)) => Span::styled(sign, style),
            None if i == at(0.0) => Span::styled(sign.axis, ink.text),
            None => Span::styled(sign.rail, Style::new().fg(rail(theme, i, width))),
        });
    }
    spans.push(Span::styled(tail, ink.good));
    let mut legend = vec![Span::raw(" ")];
    let mut entry = |sign: &'static str, style, text: &str| {
        legend.push(Span::styled(sign, style));
        legend.push(Span::styled(format!(" {text}  "), ink.dim));
    };
    let word = |long: &'static str, short: &'static str| if room < 95 { short } else { long };
    entry(sign.now, ink.title, "as it believes");
    if after.is_some() {
        entry(sign.after, ink.good, "after");
    }
    let truth = word("if it knew what we know", "if it knew");
    entry(sign.nobody, ink.dim, "if nobody came");
    entry(sign.truth, ink.accent, truth);
    entry(sign.all, ink.dim, "if all came");
    [Line::from(spans), Line::from(legend)]
}

/// Red where a challenge pays, green where it does not.
fn rail(theme: &Theme, i: usize, width: usize) -> Color {
    match i * 5 / width.max(1) {
        0 | 1 => theme.bad_ink,
        2 => theme.warn_ink,
        _ => theme.good_ink,
    }
}
