//! What is around the map of a replay: the timeline, the news of the turn, and the state of the world.

use casus_core::event::Grade;
use casus_core::figures::percent;
use casus_core::tell::{self, Names};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Stage;
use crate::card::card;
use crate::cell::{fit, wrap};
use crate::history::{Figure, History};
use crate::shell::Shell;
use crate::theme::Theme;
use crate::widgets::area;
use crate::widgets::put::{put, put_all};
use crate::widgets::{gauge, pane};

/// Rows of the figures of two games, with their frame.
const BOTH: u16 = 12;

impl Stage {
    /// Tension as a curve, the marks, and where we are; the same below it of the game beside.
    pub(super) fn timeline(&mut self, theme: &Theme, area: Rect, buf: &mut Buffer) {
        let date = &self.scene.date;
        let sign = if self.playing { "playing" } else { "paused" };
        let of = match &self.scene.gap {
            Some((date, _)) => format!(", map of {date}"),
            None => String::new(),
        };
        let with = self.beside.as_ref().map_or(String::new(), |beside| {
            let scenario = self.scene.view.scenario();
            let alike = match beside.parts {
                Some(turn) => format!("alike until {}", scenario.told(turn.saturating_sub(1))),
                None => "alike to the end".to_owned(),
            };
            format!("; below, {}: {alike}", beside.name)
        });
        let title = format!(
            "{date}, turn {} of {}, {sign}{of}{with}",
            self.at(),
            self.turns
        );
        let inside = pane::pane(theme, &title, true, area, buf);
        self.line = inside;
        if inside.width == 0 || inside.height < 3 {
            return;
        }
        let row = |y| area::row(inside, inside.y + y);
        self.curve(theme, &self.history, row(0), buf);
        self.track(theme, &self.marks, row(1), buf);
        let x = inside.x + self.column(self.at(), inside.width);
        let head = if theme.glyphs.is_ascii() { "^" } else { "▲" };
        buf[(x, inside.y + 2)]
            .set_symbol(head)
            .set_style(theme.strong());
        if let Some(beside) = self.beside.as_ref().filter(|_| inside.height >= 5) {
            self.track(theme, &beside.marks, row(3), buf);
            self.curve(theme, &beside.history, row(4), buf);
        }
    }

    /// The column of a turn on a line so wide.
    fn column(&self, turn: u32, width: u16) -> u16 {
        let last = u32::from(width.max(1)) - 1;
        let column = turn.min(self.turns) * last / self.turns.max(1);
        u16::try_from(column).unwrap_or(0)
    }

    fn curve(&self, theme: &Theme, history: &History, row: Rect, buf: &mut Buffer) {
        let width = usize::from(row.width);
        let tension = history.series(Figure::Tension, self.scene.view.me);
        let turn_at = |c: usize| c * self.turns as usize / width.saturating_sub(1).max(1);
        let value = |c: usize| tension.get(turn_at(c).saturating_sub(1)).copied();
        let values: Vec<f64> = (0..width).map(|c| value(c).unwrap_or(0.0)).collect();
        put(gauge::spark(theme, &values, width), row, buf);
    }

    fn track(&self, theme: &Theme, marks: &[(u32, Grade, String)], row: Rect, buf: &mut Buffer) {
        let rule = if theme.glyphs.is_ascii() { "-" } else { "─" };
        for x in row.left()..row.right() {
            buf[(x, row.y)]
                .set_symbol(rule)
                .set_style(theme.border(false));
        }
        for (turn, grade, _) in marks {
            let x = row.x + self.column(*turn, row.width);
            let (sign, style) = if *grade == Grade::Historic {
                ("!", theme.bad())
            } else {
                ("+", theme.accent())
            };
            let cell = &mut buf[(x, row.y)];
            if cell.symbol() != "!" {
                cell.set_symbol(sign).set_style(style);
            }
        }
    }

    /// What happened in the turn, and the state of the world; or both games' turns below each other.
    pub(super) fn side(&self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let Some(beside) = &self.beside else {
            let half = area.height / 2;
            self.news(shell.theme, area::top(area, half), buf);
            self.figures(shell, area::below(area, half), buf);
            return;
        };
        // The figures of both are few and always as many; the news of the two have the rest.
        let news = area.height.saturating_sub(BOTH).max(area.height / 2) / 2;
        self.news(shell.theme, area::top(area, news), buf);
        let rest = area::below(area, news);
        beside.news(shell.theme, &self.scene, area::top(rest, news), buf);
        self.both(shell, beside, area::below(rest, news), buf);
    }

    pub(super) fn news(&self, theme: &Theme, area: Rect, buf: &mut Buffer) {
        let inside = pane::pane(theme, "This turn", false, area, buf);
        let room = usize::from(inside.width).saturating_sub(2);
        let mut events: Vec<_> = self
            .scene
            .events
            .iter()
            .filter(|t| t.event.kind.facts().grade > Grade::Detail)
            .collect();
        events.sort_by_key(|t| std::cmp::Reverse(t.event.kind.facts().grade));
        let row = |y| Rect {
            x: inside.x + 1,
            y,
            width: inside.width.saturating_sub(2),
            height: u16::from(y < inside.bottom()),
        };
        let mut y = inside.y;
        if let Some((date, why)) = &self.scene.gap {
            let text = format!("The map is of {date}: {why}.");
            for line in wrap(&text, room) {
                put(Line::styled(line, theme.warn()), row(y), buf);
                y += 1;
            }
        }
        for told in events {
            let style = match told.event.kind.facts().grade {
                Grade::Historic => theme.bad(),
                Grade::Major => theme.strong(),
                _ => theme.text(),
            };
            for line in wrap(&told.sentence(&self.names), room) {
                if y >= inside.bottom() {
                    return;
                }
                put(Span::styled(line, style), row(y), buf);
                y += 1;
            }
        }
        if y == inside.y {
            put(Span::styled("Nothing of note.", theme.dim()), row(y), buf);
        }
    }

    pub(super) fn figures(&self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let ctx = self.context(shell);
        let room = usize::from(area.width).saturating_sub(4);
        if let Some(card) = self.selected.and_then(|s| card(&ctx, s, room)) {
            let inside = pane::pane(theme, &card.title, false, area, buf);
            let body = area::indent(inside, 1);
            put_all(card.lines, body, buf);
            return;
        }
        let inside = pane::pane(theme, "The world", false, area, buf);
        let public = &self.scene.view.public;
        let mut lines = vec![Line::from({
            let mut spans = vec![Span::styled("tension      ", theme.dim())];
            spans.extend(gauge::bar(
                theme,
                public.tension,
                10,
                theme.heat(public.tension),
            ));
            spans.push(Span::raw(format!(" {}", percent(public.tension))));
            spans
        })];
        lines.push(Line::default());
        for crisis in &public.crises {
            let name = tell::capital(&Names::crisis(&*self.scene.view, crisis.id));
            lines.push(Line::from(vec![
                Span::styled(
                    format!("{} ", crisis.rung),
                    Style::new().fg(theme.heat(f64::from(crisis.rung) / 6.0)),
                ),
                Span::raw(fit(&name, room)),
            ]));
        }
        if public.crises.is_empty() {
            lines.push(Line::styled("no open crisis", theme.dim()));
        }
        let body = area::indent(inside, 1);
        put_all(lines, body, buf);
    }
}
