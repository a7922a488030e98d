//! What has happened in a crisis so far, and what it came of.

use casus_core::event::{Event, Grade};
use casus_core::ids::{self, Id};
use casus_core::tell;
use casus_core::view::{Crisis, Mission};
use ratatui::text::{Line, Span};

use super::Crises;
use super::section::Section;
use crate::cell::wrap;
use crate::panels::alliance::members::mission;
use crate::panels::desk::Desk;

/// The steps so far, the latest first, and the grounds of the crisis.
pub struct Past;

impl Section for Past {
    const NAME: &'static str = "So far";

    fn lines(_: &mut Crises, desk: &Desk, crisis: &Crisis, width: usize) -> Vec<Line<'static>> {
        let ink = &desk.ink;
        let mut lines = steps(desk, crisis, width);
        let mut told = |label: &'static str, text: String| {
            lines.push(Line::from(vec![
                Span::styled(label, ink.dim),
                Span::styled(text, ink.text),
            ]));
        };
        for p in &crisis.evidence {
            let (by, suspect) = (desk.name(p.by), desk.name(p.suspect));
            let deed = tell::covert(p.kind, desk.view);
            let sure = p.percent();
            told(
                "Evidence: ",
                format!("{by} accuses {suspect} of {deed}, {sure}% sure"),
            );
        }
        if let Some(incident) = crisis.incident {
            told("Began over ", tell::incident(incident, desk.view));
        }
        if let Some(treaty) = crisis.cover.and_then(|t| desk.public().treaty(t)) {
            told("Under the text of ", treaty.name.to_string());
        }
        let hosted = |m: &&Mission| [crisis.challenger, crisis.target].contains(&m.host);
        let missions = desk.public().missions.iter().filter(hosted);
        lines.extend(missions.map(|m| Line::from(mission(desk, m))));
        if lines.is_empty() {
            let nothing = "Nothing that you would know of has happened in it yet.";
            lines.push(Line::styled(nothing, ink.dim));
        }
        lines
    }

    fn note(_: &Desk, _: &Crisis) -> String {
        "the latest first".to_owned()
    }
}

/// What was said and done, each with its date.
fn steps(desk: &Desk, crisis: &Crisis, width: usize) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let about = |e: &&Event| {
        e.kind.facts().grade > Grade::Detail && !ids::all(&e.kind, |id| id != Id::Crisis(crisis.id))
    };
    let date = desk.scenario().date_width() + 1;
    let room = width.saturating_sub(date).max(1);
    let events = desk.ctx.history.events().iter().rev();
    let since = events.take_while(|e| e.turn + 1 >= crisis.began);
    let told = since.filter(about).flat_map(|event| {
        let text = tell::capital(&tell::event(&event.kind, desk.view));
        let lines = wrap(&text, room).into_iter().enumerate();
        lines.map(move |(i, text)| {
            let when = match i {
                0 => desk.scenario().told(event.turn),
                _ => String::new(),
            };
            Line::from(vec![
                Span::styled(format!("{when:<date$}"), ink.dim),
                Span::styled(text, ink.text),
            ])
        })
    });
    told.collect()
}
