//! Two games that began alike, side by side: what happens in the one and not in the other, and how far apart they are.

use casus_core::event::Grade;
use casus_core::figures::{number, percent};
use casus_core::tell::Told;
use casus_core::view::View;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Stage;
use crate::card::card;
use crate::cell::wrap;
use crate::command::{Choice, Command, Task};
use crate::popups::choose::Choose;
use crate::shell::{Shell, Step};
use crate::theme::Theme;
use crate::widgets::area;
use crate::widgets::pane;
use crate::widgets::put::{put, put_all};
use crate::worker::{Beside, SaveRow, Scene};

/// Cells of a figure of one of the two.
const CELL: usize = 9;

/// Which of the games that began alike is opened.
pub fn choose(list: Vec<SaveRow>) -> Step {
    if list.is_empty() {
        return Step::Say(
            "No other game began as this one did; b begins one from the turn that is shown."
                .to_owned(),
        );
    }
    let choices = list.into_iter().map(|row| {
        let task = Task::Beside(Some(row.path));
        let (Ok(about) | Err(about)) = row.about;
        Choice::new(&row.name, Command::Task(task)).note(about)
    });
    Step::Popup(Box::new(Choose::new(
        "Open beside this game".to_owned(),
        "Games with the same map, settings and seed.".to_owned(),
        choices.collect(),
    )))
}

/// Whether the turn of another game has the same event.
fn shared(told: &Told, other: &Scene) -> bool {
    other.events.iter().any(|t| t.event == told.event)
}

impl Beside {
    /// What happened in this turn of it: first what did not happen in the game that it stands beside.
    pub(super) fn news(&self, theme: &Theme, other: &Scene, area: Rect, buf: &mut Buffer) {
        let inside = pane::pane(theme, &self.name, false, area, buf);
        let room = usize::from(inside.width).saturating_sub(2);
        let weighty = |t: &&Told| t.event.kind.facts().grade > Grade::Detail;
        let mut events: Vec<&Told> = self.scene.events.iter().filter(weighty).collect();
        events.sort_by_key(|t| {
            let grade = t.event.kind.facts().grade;
            (shared(t, other), std::cmp::Reverse(grade))
        });
        let mut lines = Vec::new();
        if other.turn > self.turns {
            let ends = format!("It ends with turn {}:", self.turns);
            lines.push(Line::styled(ends, theme.warn()));
        }
        for told in events {
            let style = match shared(told, other) {
                true => theme.dim(),
                false => theme.strong(),
            };
            let text = wrap(&told.sentence(&self.names), room);
            lines.extend(text.into_iter().map(|line| Line::styled(line, style)));
        }
        if lines.is_empty() {
            lines.push(Line::styled("Nothing of note.", theme.dim()));
        }
        put_all(lines, area::indent(inside, 1), buf);
    }
}

impl Stage {
    /// The figures of both, or the card of what is selected, in the game whose map is shown.
    pub(super) fn both(&self, shell: &Shell, beside: &Beside, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let ctx = self.context(shell);
        let room = usize::from(area.width).saturating_sub(4);
        if let Some(card) = self.selected.and_then(|s| card(&ctx, s, room)) {
            let title = match self.other {
                true => format!("{}, beside", card.title),
                false => card.title,
            };
            let inside = pane::pane(theme, &title, false, area, buf);
            put_all(card.lines, area::indent(inside, 1), buf);
            return;
        }
        let inside = pane::pane(theme, "The world in both", false, area, buf);
        let views = [&*self.scene.view, &*beside.scene.view];
        let name = room.saturating_sub(2 * CELL);
        let row = |head: &str, of: &dyn Fn(&View) -> String| {
            let [here, there] = views.map(of);
            let style = match here == there {
                true => theme.dim(),
                false => theme.strong(),
            };
            Line::from(vec![
                Span::styled(format!("{head:<name$}"), theme.dim()),
                Span::styled(format!("{here:>CELL$}"), style),
                Span::styled(format!("{there:>CELL$}"), style),
            ])
        };
        let wars = |v: &View| v.public.crises.iter().filter(|c| c.is_war()).count();
        let me = self.scene.view.me;
        let state = |v: &View| v.nation(me).clone();
        let seat = self.scene.view.scenario().nation(me).name.clone();
        let lines = vec![
            row("", &|v| match std::ptr::eq(v, views[0]) {
                true => "here".to_owned(),
                false => "beside".to_owned(),
            }),
            row("tension", &|v| percent(v.public.tension)),
            row("crises below war", &|v| {
                (v.public.crises.len() - wars(v)).to_string()
            }),
            row("wars", &|v| wars(v).to_string()),
            row("treaties", &|v| v.public.treaties.len().to_string()),
            Line::styled(seat, theme.strong()),
            row("score", &|v| number(state(v).score)),
            row("stability", &|v| percent(state(v).stability)),
            row("defence", &|v| percent(state(v).defence)),
            row("regions held", &|v| {
                let held = v.public.regions.iter();
                held.filter(|r| r.controller == Some(me))
                    .count()
                    .to_string()
            }),
        ];
        put_all(lines, area::indent(inside, 1), buf);
    }

    /// Where there is no room for panes: the weightiest thing that happened beside and not here.
    pub(super) fn told_beside(&self, theme: &Theme, area: Rect, buf: &mut Buffer) {
        let Some(beside) = &self.beside else { return };
        let news = beside.scene.events.iter();
        let news = news.filter(|t| !shared(t, &self.scene));
        let Some(told) = news.max_by_key(|t| t.event.kind.facts().grade) else {
            return;
        };
        let text = format!("Beside: {}", told.sentence(&beside.names));
        put(Span::styled(text, theme.accent()), area::top(area, 1), buf);
    }
}
