//! The report on one front: both sides, the weather, the line, and last turn's battles with why they went so.

use casus_core::event::{Event, EventKind};
use casus_core::figures::fixed;
use casus_core::tell;
use casus_core::why::Why;
use ratatui::text::{Line, Span};

use super::{Front, armies, attacking, battles, fed, fought_over, moves, strength};
use crate::cell::fit;
use crate::panels::desk::Desk;
use crate::widgets::views::factors;

/// Factors shown under a battle; the popup has them all.
const FACTORS: usize = 3;

#[must_use]
pub fn lines(desk: &Desk, front: &Front, width: usize) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mut lines = vec![
        side(desk, front, 0),
        side(desk, front, 1),
        ground(desk, front),
    ];
    let moved = moves(desk, front);
    if moved.is_empty() {
        lines.push(Line::styled(
            "The line has not moved in this war, or not for half a year.",
            ink.dim,
        ));
    }
    for (event, ours) in moved.iter().take(4) {
        let date = desk.scenario().told(event.turn);
        let mut text = tell::event(&event.kind, desk.view);
        if !fought_over(desk, event) {
            text.push_str(" Nobody stood there.");
        }
        let wide = desk.scenario().date_width();
        let text = fit(&text, width.saturating_sub(wide + 1));
        let style = if *ours { ink.good } else { ink.bad };
        lines.push(Line::from(vec![
            Span::styled(format!("{date:<wide$} "), ink.dim),
            Span::styled(text, style),
        ]));
    }
    let fought = battles(desk, front);
    let head = match fights(&fought) {
        0 if fought.is_empty() => "No battle last turn.".to_owned(),
        0 => "No battle last turn; w shows why".to_owned(),
        n => format!(
            "{} last turn; w shows why the last went as it did",
            tell::count(n as u64, "battle")
        ),
    };
    lines.push(Line::styled(head, ink.head));
    for event in fought {
        let text = tell::event(&event.kind, desk.view);
        lines.push(Line::styled(fit(&text, width), ink.text));
        if let Some(why) = reckoning(&event.kind) {
            lines.extend(factors(desk.ctx, &why, FACTORS));
        }
    }
    lines
}

/// How many of them were battles.
pub fn fights(events: &[&Event]) -> usize {
    let battle = |e: &&&Event| matches!(e.kind, EventKind::Battle { .. });
    events.iter().filter(battle).count()
}

/// Who stands on one side of the front, how well fed, and what of it attacks.
fn side(desk: &Desk, front: &Front, i: usize) -> Line<'static> {
    let ink = &desk.ink;
    let list = armies(desk, front, i);
    let mut spans = vec![
        desk.badge(front.holders[i]),
        Span::styled(
            format!(" {}", tell::men(strength(&list), desk.view)),
            ink.title,
        ),
        Span::styled(
            format!(", {} attacking", tell::men_cell(attacking(&list))),
            ink.text,
        ),
    ];
    match fed(desk, &list) {
        Some(share) => spans.push(Span::styled(format!(", supplied {share}%"), ink.text)),
        None => spans.push(Span::styled(", supply unknown", ink.dim)),
    }
    let mut guests: Vec<_> = list
        .iter()
        .map(|f| f.nation)
        .filter(|n| *n != front.holders[i])
        .collect();
    guests.sort();
    guests.dedup();
    if !guests.is_empty() {
        spans.push(Span::styled(", with ", ink.dim));
        spans.extend(desk.badges(&guests, 20));
    }
    Line::from(spans)
}

/// The ground across, and what the season makes of it.
fn ground(desk: &Desk, front: &Front) -> Line<'static> {
    let ink = &desk.ink;
    let season = &desk.scenario().rules.season;
    let across = front.regions[1].first().copied();
    let Some(region) = across else {
        return Line::default();
    };
    let weather = desk.scenario().weather(region, desk.public().turn, 0);
    let left = weather.attack(season);
    let words = match (weather.winter > 0.05, weather.mud > 0.05) {
        (true, _) => "winter",
        (_, true) => "mud",
        _ => "fair weather",
    };
    let style = if left < 0.95 { ink.warn } else { ink.dim };
    Line::from(vec![
        Span::styled(format!("{}: ", desk.region(region)), ink.dim),
        Span::styled(
            tell::terrain(desk.scenario().region(region).terrain, desk.view).to_owned(),
            ink.text,
        ),
        Span::styled(
            format!(", {words} leaves an attack {}%", fixed(left * 100.0, 0)),
            style,
        ),
    ])
}

/// The odds of the last battle there, as the factors that made them.
#[must_use]
pub fn why(desk: &Desk, front: &Front) -> Option<(String, Why)> {
    let fought = battles(desk, front);
    let event = fought.first()?;
    Some((tell::event(&event.kind, desk.view), reckoning(&event.kind)?))
}

/// The log of the odds, attacker over defender.
fn reckoning(kind: &EventKind) -> Option<Why> {
    let (EventKind::Battle { factors, .. } | EventKind::AttackHeld { factors, .. }) = kind else {
        return None;
    };
    let parts: Vec<_> = factors
        .iter()
        .copied()
        .filter(|p| p.1.abs() > 0.005)
        .collect();
    let value = parts.iter().fold(0.0, |sum, p| sum + p.1);
    Some(Why { value, parts })
}
