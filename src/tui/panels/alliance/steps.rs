//! A case's way through the alliance as one line, the present step lit; and the trigger test in words.

use casus_core::judge::{self, Clause, Verdict};
use casus_core::tell;
use casus_core::view::{Case, Crisis, Stage, Treaty};
use ratatui::text::{Line, Span};

use crate::panels::desk::Desk;
use crate::panels::words;

const STEPS: [&str; 5] = ["Incident", "Consultation", "Vote", "Answers", "Review"];

/// The step that a case is at, and whether it is stuck there.
const fn at(stage: Stage) -> (usize, bool) {
    match stage {
        Stage::Consultation => (1, false),
        Stage::Vote(_) => (2, false),
        Stage::Blocked { .. } => (2, true),
        Stage::Answers { .. } => (3, false),
        Stage::Delivery { .. } => (4, false),
    }
}

/// `Incident › Consultation › Vote › Answers › Review`, and what the present step waits for.
#[must_use]
pub fn line(desk: &Desk, case: &Case) -> Line<'static> {
    let ink = &desk.ink;
    let (now, stuck) = at(case.stage);
    let mut spans = vec![Span::raw("  ")];
    for (i, step) in STEPS.into_iter().enumerate() {
        let style = match i {
            i if i < now => ink.dim,
            i if i > now => ink.faint,
            _ if stuck => ink.bad,
            _ => ink.accent,
        };
        if i > 0 {
            spans.push(Span::styled(" › ", ink.faint));
        }
        spans.push(Span::styled(step, style));
    }
    spans.push(Span::styled(format!("   {}", waits(desk, case)), ink.dim));
    Line::from(spans)
}

fn waits(desk: &Desk, case: &Case) -> String {
    let date = |turn| desk.scenario().told(turn);
    let strength = case.strength.map_or(String::new(), |s| {
        format!("{} decided; ", tell::strength(s, desk.view))
    });
    match case.stage {
        Stage::Consultation if case.binding => "the chair moves next".to_owned(),
        Stage::Consultation => "anyone may move".to_owned(),
        Stage::Vote(id) => desk
            .public()
            .motion(id)
            .map_or(String::new(), |m| format!("counted in {}", date(m.due))),
        Stage::Answers { until } => format!("{strength}until {}", date(until)),
        Stage::Delivery { until } => format!("{strength}forces due by {}", date(until)),
        Stage::Blocked { until } => format!("no agreement; try again by {}", date(until)),
    }
}

/// Who called, and whether the text binds.
#[must_use]
pub fn heading(desk: &Desk, case: &Case) -> Line<'static> {
    let ink = &desk.ink;
    let called = match (case.binding, case.asked_by == case.victim) {
        (true, _) => " calls for help against ",
        (false, true) => " asks to consult about ",
        (false, false) => "'s quarrel is talked over: with ",
    };
    let mut spans = vec![
        desk.badge(case.victim),
        Span::styled(called, ink.title),
        desk.badge(case.aggressor),
    ];
    // Once the victim calls itself, it no longer matters who brought it up.
    if case.asked_by != case.victim && !case.binding {
        spans.push(Span::styled(", as wished by ", ink.dim));
        spans.push(desk.badge(case.asked_by));
    }
    if !case.binding {
        spans.push(Span::styled("; it binds nobody", ink.dim));
    }
    Line::from(spans)
}

/// A crisis of a member about which nothing has been asked: whether the text covers it.
#[must_use]
pub fn crisis(desk: &Desk, treaty: &Treaty, crisis: &Crisis) -> Line<'static> {
    let ink = &desk.ink;
    let verdict = judge::trigger_test(
        desk.scenario(),
        desk.public().charter(treaty),
        treaty,
        crisis,
        crisis.attacked(),
    );
    let (text, style) = match verdict.shortfall() {
        None => ("the text covers it".to_owned(), ink.good),
        Some(short) => (format!("not covered ({})", words::short(short)), ink.warn),
    };
    Line::from(vec![
        desk.badge(crisis.challenger),
        Span::styled(" against ", ink.title),
        desk.badge(crisis.target),
        Span::styled(
            format!(" over {}: ", tell::stake(crisis.stake, desk.view)),
            ink.title,
        ),
        Span::styled(text, style),
    ])
}

/// The trigger test clause by clause: `duty √  parties √  area √  attack on territory: rung 3 of 4`.
#[must_use]
pub fn test(desk: &Desk, verdict: &Verdict) -> Line<'static> {
    let ink = &desk.ink;
    let mut spans = vec![Span::raw("  ")];
    for (i, finding) in verdict.findings.iter().enumerate() {
        if i > 0 {
            spans.push(Span::styled(" · ", ink.faint));
        }
        let name = match finding.clause {
            Clause::Duty => "duty",
            Clause::Parties => "parties",
            Clause::Area => "area",
            Clause::Deed(trigger) => words::trigger(trigger),
        };
        spans.push(Span::styled(name, ink.dim));
        match finding.short {
            None => spans.push(Span::styled(" met", ink.good)),
            Some(short) => {
                spans.push(Span::styled(format!(" {}", words::short(short)), ink.warn));
            }
        }
    }
    Line::from(spans)
}
