//! Who would be worse fed, and by how much, if lines were cut.

use casus_core::figures::fixed;
use casus_core::ids::LinkId;
use casus_core::reckon::{Hunger, Provisions};
use casus_core::tell;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::cell::left;
use crate::panels::desk::{Desk, amount, percent};
use crate::widgets::bars;

/// Cells of the words before the bars.
const WORDS: usize = 40;

#[must_use]
pub fn lines(desk: &Desk, cut: &[LinkId], area: Rect) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let store = Provisions::of(desk.view, desk.me);
    let list = store.hungry(cut);
    let mut lines = Vec::new();
    if list.is_empty() {
        lines.push(Line::styled("Nobody would be worse fed:", ink.good));
        let used = store.feed(&[]).flows.iter().any(|f| cut.contains(&f.link));
        let why = if used {
            "other ways have room for what it carries."
        } else {
            "no supplies of yours move over it."
        };
        lines.push(Line::styled(why, ink.dim));
    } else {
        let lost = (store.feed(cut).lack - store.feed(&[]).lack).max(0.0);
        let who = match list.len() {
            1 => "1 force would be".to_owned(),
            n => format!("{n} forces would be"),
        };
        let text = format!("{who} worse fed: {} kt missing.", amount(lost));
        lines.push(Line::styled(text, ink.bad));
        let head = format!(
            "{:<11}{:<14}{:>4}{:>6}{:>5}",
            "", "Where", "Fed", "then", "days"
        );
        lines.push(Line::styled(head, ink.head));
        let room = usize::from(area.height).saturating_sub(5).max(1);
        let shown = list.iter().take(room);
        lines.extend(shown.filter_map(|h| line(desk, &store, h, area)));
        if list.len() > room {
            let more = format!("and {} more", list.len() - room);
            lines.push(Line::styled(more, ink.dim));
        }
    }
    lines.push(Line::styled(
        "Days: on what it has, if nothing came.",
        ink.dim,
    ));
    lines
}

fn line(desk: &Desk, store: &Provisions, hunger: &Hunger, area: Rect) -> Option<Line<'static>> {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let force = desk.view.force(hunger.force)?;
    let style = ink.share(hunger.after);
    let mut spans = vec![
        desk.badge(force.nation),
        Span::styled(
            format!(" {:<7}", tell::arm_cell(force.arm, desk.view)),
            ink.dim,
        ),
        Span::styled(left(desk.region(force.region), 13), ink.text),
        Span::styled(format!("{:>4}%", percent(hunger.before)), ink.dim),
        Span::styled(format!("{:>5}%", percent(hunger.after)), style),
        Span::styled(format!("{:>5} ", fixed(store.days(force), 0)), ink.text),
    ];
    let room = usize::from(area.width).saturating_sub(WORDS);
    if room >= 4 {
        let color = style.fg.unwrap_or(theme.ink);
        spans.extend(bars::thin(theme, hunger.after, room.min(16), color));
    }
    Some(Line::from(spans))
}
