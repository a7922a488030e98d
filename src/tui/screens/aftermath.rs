//! After the game: how it ended, what the score is made of, what stayed cold, which promises held.

use std::path::PathBuf;
use std::sync::Arc;

use casus_core::event::EventKind;
use casus_core::figures::{number, percent};
use casus_core::ids::{CrisisId, NationId};
use casus_core::tell::{self, Names, Register};
use casus_core::view::View;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::play::Table;
use crate::actions::{Action, Place};
use crate::cell::{clean, left};
use crate::command::{Command, Task};
use crate::history::{Figure, History};
use crate::panel::{Mouse, MouseKind, Offered};
use crate::shell::{Goto, Screen, Shell, Step};
use crate::theme::Theme;
use crate::widgets::area;
use crate::widgets::graph::{Series, draw};
use crate::widgets::put::put_all;
use crate::widgets::{Cursor, gauge, pane, text};

/// The parts of the score, in the order of `Own::score`.
const PARTS: [&str; 6] = [
    "territory",
    "lives",
    "prosperity",
    "cohesion",
    "credibility",
    "objectives",
];

pub struct Aftermath {
    view: Arc<View>,
    history: History,
    names: Register,
    path: Option<PathBuf>,
    scroll: Cursor,
}

/// What became of a crisis.
struct Past {
    id: CrisisId,
    top: u8,
    text: String,
}

impl Aftermath {
    #[must_use]
    pub fn new(table: &Table) -> Self {
        Self {
            view: Arc::clone(&table.views()[0]),
            history: table.history().clone(),
            names: table.names.clone(),
            path: table.path.clone(),
            scroll: Cursor::default(),
        }
    }

    /// Crises that ended below war, highest first: the wars that did not happen.
    fn cold(&self) -> Vec<Past> {
        let mut list: Vec<Past> = self
            .history
            .events()
            .iter()
            .filter_map(|e| match &e.kind {
                EventKind::CrisisEnded { crisis, top, .. } if *top < 5 => {
                    let date = self.view.scenario().told(e.turn);
                    Some(Past {
                        id: *crisis,
                        top: *top,
                        text: format!("{date}: {}", tell::event(&e.kind, &self.names)),
                    })
                }
                _ => None,
            })
            .collect();
        list.sort_by(|a, b| b.top.cmp(&a.top).then(a.id.cmp(&b.id)));
        list
    }

    /// How each nation answered its allies' calls: honoured, in part, evaded, refused.
    fn promises(&self) -> Vec<(NationId, [u32; 4])> {
        let mut list: Vec<(NationId, [u32; 4])> = Vec::new();
        for event in self.history.events() {
            let EventKind::CaseReviewed { outcomes, .. } = &event.kind else {
                continue;
            };
            for &(nation, outcome) in outcomes {
                let kept = outcome as usize;
                match list.iter_mut().find(|l| l.0 == nation) {
                    Some(entry) => entry.1[kept] += 1,
                    None => {
                        let mut counts = [0; 4];
                        counts[kept] = 1;
                        list.push((nation, counts));
                    }
                }
            }
        }
        list.sort_by(|a, b| b.1[0].cmp(&a.1[0]).then(a.0.cmp(&b.0)));
        list
    }

    fn wars(&self) -> Vec<String> {
        let told = |e: &casus_core::event::Event| match &e.kind {
            EventKind::WarBegan { .. }
            | EventKind::WarEnded { .. }
            | EventKind::Capitulated { .. }
            | EventKind::Extinct { .. }
            | EventKind::Born { .. }
            | EventKind::United { .. }
            | EventKind::Dissolved { .. }
            | EventKind::NuclearUse { .. } => Some(format!(
                "{}: {}",
                self.view.scenario().told(e.turn),
                tell::event(&e.kind, &self.names)
            )),
            _ => None,
        };
        self.history.events().iter().filter_map(told).collect()
    }

    /// The report as text, for the screen and the file.
    #[must_use]
    pub fn text(&self) -> String {
        let view = &self.view;
        let scenario = view.scenario();
        let mut text = String::new();
        let mut part = |title: &str, lines: Vec<String>, none: &str| {
            text.push_str(&format!("# {title}\n"));
            let body = if lines.is_empty() {
                none.to_owned()
            } else {
                lines.join("\n")
            };
            text.push_str(&format!("{body}\n\n"));
        };
        let objective = |(i, o): (usize, &casus_core::content::Objective)| {
            let mine = view.own.objectives.iter().find(|m| usize::from(m.0) == i)?;
            Some(format!(
                "{} {}",
                if mine.1 { "met:   " } else { "missed:" },
                tell::clean(&o.title)
            ))
        };
        part(
            "Objectives",
            scenario
                .objectives
                .iter()
                .enumerate()
                .filter_map(objective)
                .collect(),
            "None were set.",
        );
        part("Wars", self.wars(), "There was no war.");
        let cold = self
            .cold()
            .into_iter()
            .map(|p| format!("rung {}, {}", p.top, p.text))
            .collect();
        part("Crises that stayed cold", cold, "No crisis came and went.");
        let promise = |(nation, [kept, partly, evaded, refused]): (NationId, [u32; 4])| {
            format!(
                "{}: came {kept}, in part {partly}, evaded {evaded}, refused {refused}",
                tell::capital(&Names::nation(&self.names, nation))
            )
        };
        part(
            "Promises",
            self.promises().into_iter().map(promise).collect(),
            "No ally was called.",
        );
        let mut ranks: Vec<(NationId, f64)> = view
            .public
            .states()
            .map(|n| (n, view.nation(n).score))
            .collect();
        ranks.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let rank = |(i, (n, score)): (usize, (NationId, f64))| {
            format!(
                "{:>2}. {} {}",
                i + 1,
                left(&scenario.nation(n).name, 24),
                number(score)
            )
        };
        part(
            "All nations",
            ranks.into_iter().enumerate().map(rank).collect(),
            "",
        );
        text
    }

    fn score(&self, theme: &Theme, area: Rect, buf: &mut Buffer) {
        let inside = pane::pane(theme, "Your score", false, area, buf);
        let score = self.view.own.score;
        let most = score.iter().copied().fold(1.0, f64::max);
        let mut lines: Vec<Line> = PARTS
            .iter()
            .zip(score)
            .map(|(name, value)| {
                let mut spans = vec![
                    Span::raw(left(name, 13)),
                    Span::raw(format!("{:>7}  ", number(value))),
                ];
                spans.extend(gauge::bar(theme, value / most, 14, theme.own));
                Line::from(spans)
            })
            .collect();
        let sum: f64 = score.iter().sum();
        lines.push(Line::styled(
            format!("{}{:>7}", left("together", 13), number(sum)),
            theme.strong(),
        ));
        let body = area::indent(inside, 1);
        put_all(lines, body, buf);
    }

    fn graph(&self, theme: &Theme, area: Rect, buf: &mut Buffer) {
        let inside = pane::pane(theme, "Tension", false, area, buf);
        let scenario = self.view.scenario();
        let values = self.history.series(Figure::Tension, self.view.me);
        let series = [Series {
            name: "tension",
            values: &values,
            color: theme.series[1],
        }];
        let ends = (scenario.told(0), scenario.told(self.view.public.turn));
        draw(theme, &series, (&ends.0, &ends.1), percent, inside, buf);
    }

    fn export(&self) -> Step {
        let Some(path) = &self.path else {
            return Step::Say("This game leaves nothing on disk.".to_owned());
        };
        let to = path.with_extension("report.txt");
        match std::fs::write(&to, self.text()) {
            Ok(()) => Step::Say(format!("The report is in {}.", to.display())),
            Err(error) => Step::Say(format!("{}: {error}", to.display())),
        }
    }
}

impl Screen for Aftermath {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let scenario = self.view.scenario();
        let title = format!(
            "{}: {} to {}, {}",
            clean(&scenario.title),
            scenario.told(0),
            scenario.told(self.view.public.turn),
            clean(&scenario.nation(self.view.me).name)
        );
        let room = super::frame(shell, &title, area, buf);
        let wide = if room.width >= 120 { 48 } else { 40 };
        let column = area::left(room, wide);
        let score = area::top(column, 9.min(column.height));
        self.score(theme, score, buf);
        let below = area::rows(column, score.bottom(), column.height - score.height);
        if below.height >= 6 {
            self.graph(theme, below, buf);
        }
        let rest = area::indent(room, wide);
        let inside = pane::pane(theme, "After-action report", true, rest, buf);
        text::read(theme, &self.text(), &mut self.scroll, inside, buf);
        super::hints(shell, &self.offered(shell), super::foot(area), buf);
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Report]
    }

    fn act(&mut self, _: &Shell, action: Action) -> Step {
        match action {
            Action::Export => self.export(),
            Action::Back | Action::Menu => Step::Go(Goto::Menu),
            Action::Why => {
                Step::Say("Each part is explained in the map's rules (score).".to_owned())
            }
            other if text::scroll(&mut self.scroll, other) => Step::Drawn,
            _ => Step::Ignored,
        }
    }

    fn offered(&self, _: &Shell) -> Vec<Offered> {
        vec![
            Offered::yes(Action::PageDown),
            Offered::when(
                self.path.is_some(),
                Action::Export,
                "this game leaves nothing on disk",
            ),
            Offered::yes(Action::Menu),
            Offered::yes(Action::Quit),
        ]
    }

    fn mouse(&mut self, _: &Shell, mouse: Mouse) -> Step {
        let action = match mouse.kind {
            MouseKind::WheelUp => Action::Up,
            MouseKind::WheelDown => Action::Down,
            _ => return Step::Ignored,
        };
        text::scroll(&mut self.scroll, action);
        Step::Drawn
    }

    fn command(&mut self, _: &Shell, command: Command) -> Step {
        match command {
            Command::Task(Task::Export) => self.export(),
            _ => Step::Ignored,
        }
    }
}
