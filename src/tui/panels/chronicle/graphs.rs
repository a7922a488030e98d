//! Figures over time, for any figure and nations.

use casus_core::ids::NationId;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Chronicle, nations};
use crate::history::Figure;
use crate::panels::desk::Desk;
use crate::panels::page::{Page, Verb};
use crate::widgets::area;
use crate::widgets::gauge;
use crate::widgets::graph::{self, Series};
use crate::widgets::put::put;
use crate::{Action, Subject};

/// Lines at most.
const MOST: usize = 8;

/// What is drawn.
pub struct Graphs {
    figure: usize,
    /// Empty for oneself and whom one fears most.
    nations: Vec<NationId>,
}

impl Default for Graphs {
    fn default() -> Self {
        Self {
            figure: Figure::Strength as usize,
            nations: Vec::new(),
        }
    }
}

impl Graphs {
    /// Adds a nation's line, or takes it away.
    fn toggle(&mut self, nation: NationId) {
        match self.nations.iter().position(|&n| n == nation) {
            Some(i) => {
                self.nations.remove(i);
            }
            None => self.nations.push(nation),
        }
        if self.nations.len() > MOST {
            self.nations.remove(0);
        }
    }

    fn shown(&self, desk: &Desk) -> Vec<NationId> {
        if !self.nations.is_empty() {
            return self.nations.clone();
        }
        let fear = |n: NationId| desk.view.own.threat.get(n.index()).copied().unwrap_or(0.0);
        let mut others: Vec<NationId> = desk.others().collect();
        others.sort_by(|&a, &b| fear(b).total_cmp(&fear(a)).then(a.cmp(&b)));
        others.truncate(4);
        others.insert(0, desk.me);
        others
    }

    fn paint(&self, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let (ink, theme) = (&desk.ink, desk.ctx.theme);
        let figure = Figure::ALL[self.figure.min(Figure::ALL.len() - 1)];
        let money = &desk.scenario().money;
        let mut spans = vec![
            Span::styled(" ‹ ", ink.dim),
            Span::styled(figure.name(money), ink.title),
            Span::styled(" › ", ink.dim),
        ];
        let place = format!(" {} of {}", self.figure + 1, Figure::ALL.len());
        spans.push(Span::styled(place, ink.dim));
        put(Line::from(spans), Rect { height: 1, ..area }, buf);
        let nations = match figure {
            Figure::Tension => vec![desk.me],
            _ => self.shown(desk),
        };
        let values: Vec<Vec<f64>> = nations
            .iter()
            .map(|&n| {
                let series = desk.ctx.history.series(figure, n).into_iter();
                series.map(|value| figure.shown(value, money)).collect()
            })
            .collect();
        let series: Vec<Series> = nations
            .iter()
            .zip(&values)
            .enumerate()
            .map(|(i, (&n, v))| Series {
                name: if figure == Figure::Tension {
                    "World"
                } else {
                    desk.code(n)
                },
                values: v,
                color: theme.series[i % theme.series.len()],
            })
            .collect();
        let foot = u16::try_from(nations.len())
            .unwrap_or(1)
            .min(area.height / 3);
        let chart = area::rows(area, area.y + 1, area.height.saturating_sub(1 + foot));
        let turns = desk.ctx.history.turns();
        let last = desk.public().turn;
        let first = last.saturating_sub(u32::try_from(turns.saturating_sub(1)).unwrap_or(0));
        let date = |turn| desk.scenario().told(turn);
        let ends = (date(first), date(last));
        graph::draw(
            theme,
            &series,
            (&ends.0, &ends.1),
            figure.show(),
            chart,
            buf,
        );
        // The chart clears what is behind its lines.
        buf.set_style(chart, ratatui::style::Style::new().bg(theme.surface));
        for (i, (&nation, values)) in nations.iter().zip(&values).take(foot.into()).enumerate() {
            let y = chart.bottom() + u16::try_from(i).unwrap_or(0);
            let color = theme.series[i % theme.series.len()];
            let name = if figure == Figure::Tension {
                "World"
            } else {
                desk.name(nation)
            };
            let now = values.last().copied().unwrap_or(0.0);
            let line = Line::from(vec![
                Span::styled(" ━ ", ratatui::style::Style::new().fg(color)),
                Span::styled(format!("{:<22}", fit(name)), ink.text),
                Span::styled(format!("{:>10}  ", figure.show()(now)), ink.title),
                gauge::spark(theme, values, usize::from(area.width).saturating_sub(44)),
            ]);
            put(line, area::row(area, y), buf);
        }
    }
}

impl Page for Graphs {
    type Host = Chronicle;

    const NAME: &'static str = "Graphs";

    fn note(&self, _: &Chronicle, _: &Desk, _: u16) -> String {
        "← → figure ".to_owned()
    }

    fn draw(&mut self, _: &mut Chronicle, desk: &Desk, area: Rect, buf: &mut Buffer) {
        self.paint(desk, area, buf);
    }

    fn verbs<'d>(&self, _: &Chronicle, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let choose = |action| {
            Verb::new(action, |page: &mut Self, _| {
                nations(desk, &page.shown(desk), "Whose line?")
            })
        };
        let count = Figure::ALL.len();
        let step = |action, by| {
            Verb::new(action, move |page: &mut Self, _| {
                page.figure = (page.figure + by) % count;
            })
        };
        vec![
            choose(Action::Graph),
            choose(Action::Filter),
            Verb::turn(),
            choose(Action::Open),
            step(Action::Sort, 1),
            step(Action::Right, 1),
            step(Action::Down, 1),
            step(Action::Left, count - 1),
            step(Action::Up, count - 1),
        ]
    }

    fn show(&mut self, _: &mut Chronicle, _: &Desk, subject: Subject) -> bool {
        let Subject::Nation(nation) = subject else {
            return false;
        };
        self.toggle(nation);
        true
    }

    fn subject(&self, _: &Chronicle, _: &Desk) -> Option<Subject> {
        None
    }
}

fn fit(name: &str) -> String {
    crate::cell::fit(name, 22)
}
