//! How long a crisis has lasted, and what is still to come in it.

use casus_core::ids::{self, Id};
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::{Case, Crisis, Motion, Stage};
use ratatui::text::{Line, Span};

use crate::cell::wrap;
use crate::panels::desk::Desk;
use crate::panels::orders::crisis::leads;
use crate::widgets::bars;

/// Months that are looked ahead.
const AHEAD: u32 = 12;
/// Promises of forces that are listed.
const PROMISES: usize = 3;

/// What has passed, and below it what is to come.
#[must_use]
pub fn lines(desk: &Desk, crisis: &Crisis, width: usize) -> Vec<Line<'static>> {
    let mut lines = vec![passed(desk, crisis)];
    lines.extend(ahead(desk, crisis, width));
    if crisis.is_war() {
        let ink = &desk.ink;
        let mut spans = vec![
            Span::styled("Fortune of war ", ink.dim),
            desk.badge(crisis.target),
            Span::raw(" "),
        ];
        spans.extend(bars::signed(desk.ctx.theme, crisis.fortune, 21));
        spans.extend([Span::raw(" "), desk.badge(crisis.challenger)]);
        lines.push(Line::from(spans));
    }
    lines
}

fn passed(desk: &Desk, crisis: &Crisis) -> Line<'static> {
    let ink = &desk.ink;
    let months = |since: u32| {
        let turns = desk.public().turn.saturating_sub(since);
        let months = turns * u32::from(desk.scenario().turn_months);
        tell::span(months, &desk.scenario().calendar)
    };
    let mut spans = vec![
        Span::styled("Open for ", ink.dim),
        Span::styled(months(crisis.began), ink.text),
    ];
    let (what, since) = match crisis.outbreak() {
        Some(outbreak) => (", at war for ".to_owned(), outbreak),
        None => (format!(", on rung {} for ", crisis.rung), crisis.since),
    };
    spans.extend([
        Span::styled(what, ink.dim),
        Span::styled(months(since), ink.text),
    ]);
    if let Some(mediator) = crisis.mediator {
        spans.extend([
            Span::styled(", mediated by ", ink.dim),
            desk.badge(mediator),
        ]);
    }
    let dead: f64 = crisis.deaths.iter().sum();
    if dead > 0.0 {
        spans.push(Span::styled(
            format!(", {} dead", tell::people(dead)),
            ink.bad,
        ));
    }
    Line::from(spans)
}

/// What is still to come, in order: `your move now, the Concord votes in Oct 813`.
fn ahead(desk: &Desk, crisis: &Crisis, width: usize) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let mut list: Vec<(u32, String)> = Vec::new();
    if leads(desk, crisis).is_some() {
        list.push((desk.public().turn, "your move".to_owned()));
    }
    for motion in desk.public().motions.iter() {
        if concerns(desk, motion, crisis) {
            list.push((motion.due, format!("{} votes", desk.treaty(motion.treaty))));
        }
    }
    let cases = desk.public().cases.iter();
    for case in cases.filter(|c| c.crisis == crisis.id) {
        list.extend(stage(desk, case));
        let mut due: Vec<_> = case.answers.iter().filter(|a| a.promised > 0.0).collect();
        due.sort_by(|a, b| b.promised.total_cmp(&a.promised));
        list.extend(due.into_iter().take(PROMISES).map(|a| {
            let men = tell::men(a.promised, desk.view);
            (a.due, format!("{men} of {} there", desk.name(a.nation)))
        }));
    }
    if crisis.side_of(desk.me).is_some() {
        let course = reckon::course(desk.view, desk.ctx.draft.orders(), AHEAD);
        list.extend(course.empty.map(|months| {
            let turns = months / u32::from(desk.scenario().turn_months);
            let turn = desk.public().turn + turns;
            (turn, "your treasury empty".to_owned())
        }));
    }
    list.sort();
    list.dedup();
    let told = |(turn, text): (u32, String)| match turn <= desk.public().turn {
        true => format!("{text} now"),
        false => format!("{text} {}", desk.scenario().told(turn)),
    };
    let text = list.into_iter().map(told).collect::<Vec<_>>().join(", ");
    let lines = wrap(&text, width.saturating_sub(LABEL.len()).max(1));
    let label = |i: usize| if i == 0 { LABEL } else { BLANK };
    let line = |(i, text)| {
        Line::from(vec![
            Span::styled(label(i), ink.dim),
            Span::styled(text, ink.text),
        ])
    };
    lines.into_iter().enumerate().map(line).collect()
}

const LABEL: &str = "To come  ";
const BLANK: &str = "         ";

/// Whether a motion is about the crisis or a case that it has brought up.
fn concerns(desk: &Desk, motion: &Motion, crisis: &Crisis) -> bool {
    let case = |id| desk.public().cases.iter().find(|c| c.id == id);
    !ids::all(&motion.kind, |id| match id {
        Id::Crisis(c) => c != crisis.id,
        Id::Case(c) => case(c).is_none_or(|c| c.crisis != crisis.id),
        _ => true,
    })
}

/// What a case waits for, where a date is set.
fn stage(desk: &Desk, case: &Case) -> Option<(u32, String)> {
    let treaty = desk.treaty(case.treaty);
    match case.stage {
        Stage::Answers { until } => Some((until, format!("answers under {treaty}"))),
        Stage::Delivery { until } => Some((until, format!("forces due under {treaty}"))),
        Stage::Blocked { until } => Some((until, format!("last chance of a motion in {treaty}"))),
        Stage::Consultation | Stage::Vote(_) => None,
    }
}
