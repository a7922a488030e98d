//! The parts of the screen: maps, nations, what a map is about, its picture, the seed.

use casus_core::content::{Arm, Problem, Severity, difficulties};
use casus_core::ids::NationId;
use casus_core::session::SessionError;
use casus_core::tell;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{NewGame, Part};
use crate::Theme;
use crate::cell::{clean, fit, left, wrap};
use crate::context::{Context, Subject};
use crate::panel::Panel;
use crate::popups;
use crate::shell::Shell;
use crate::widgets::area;
use crate::widgets::put::{put, put_all};
use crate::widgets::{pane, table};
use crate::worker::{MapRow, plain};

impl NewGame {
    pub(super) fn maps_list(&mut self, theme: &Theme, area: Rect, buf: &mut Buffer) {
        let inside = pane::pane(theme, "Map", self.part == Part::Maps, area, buf);
        let room = usize::from(inside.width).saturating_sub(3);
        let line = |row: &MapRow| match &row.scene {
            Ok((scenario, _)) => match &scenario.chapter {
                Some(past) => {
                    let chapter = &scenario.chapters[past.chapter];
                    let stars = "*".repeat(usize::from(chapter.stars));
                    Line::from(vec![
                        Span::styled(format!("  {stars:<4}"), theme.dim()),
                        Span::raw(fit(&chapter.title, room.saturating_sub(6))),
                    ])
                }
                None => Line::raw(fit(&scenario.title, room)),
            },
            Err(_) => Line::styled(
                fit(&format!("{} (has faults)", row.name), room),
                theme.dim(),
            ),
        };
        let mut lines: Vec<Line> = self.rows().map(line).collect();
        if !self.complete {
            lines.push(Line::styled("...", theme.dim()));
        }
        table::list(
            theme,
            &lines,
            self.part == Part::Maps,
            &mut self.map_cursor,
            inside,
            buf,
        );
    }

    pub(super) fn nations_list(&mut self, theme: &Theme, area: Rect, buf: &mut Buffer) {
        let inside = pane::pane(theme, "Nation", self.part == Part::Nations, area, buf);
        let Some((scenario, _)) = self.scene() else {
            return;
        };
        let nations = self.nations();
        let line = |&n: &NationId| {
            let nation = scenario.nation(n);
            let seat = self
                .seats
                .iter()
                .position(|&s| s == n)
                .map_or("  ".to_owned(), |i| format!("{} ", i + 1));
            let (r, g, b) = nation.color;
            let sign = if theme.glyphs.is_ascii() { "#" } else { "█" };
            Line::from(vec![
                Span::styled(seat, theme.accent()),
                Span::styled(
                    format!("{sign} "),
                    ratatui::style::Style::new().fg(theme.nation((r, g, b))),
                ),
                Span::raw(left(&nation.name, 22)),
                Span::styled(scenario.money.cell(nation.gdp), theme.dim()),
            ])
        };
        let lines: Vec<Line> = nations.iter().map(line).collect();
        table::list(
            theme,
            &lines,
            self.part == Part::Nations,
            &mut self.nation_cursor,
            inside,
            buf,
        );
    }

    pub(super) fn about(&self, theme: &Theme, area: Rect, buf: &mut Buffer) {
        let Some(row) = self.chosen() else {
            return;
        };
        let (title, text) = match (&row.scene, self.part) {
            (Err(fault), _) => ("This map has faults".to_owned(), plain(fault)),
            (Ok(_), Part::Difficulty) => {
                let level = &difficulties()[self.difficulty];
                (level.name.clone(), level.text.clone())
            }
            (Ok((scenario, _)), Part::Maps) => {
                let last = scenario.told(scenario.turns);
                let facts = format!(
                    "{}\n\n{} to {last}, {} of {}. {}, {}.",
                    scenario.summary,
                    scenario.told(0),
                    tell::count(scenario.turns, "turn"),
                    tell::months(scenario.turn_months.into(), &scenario.calendar),
                    tell::count(scenario.nations.len() as u64, "nation"),
                    tell::count(scenario.regions.len() as u64, "region"),
                );
                let text = match scenario.chapter {
                    Some(_) => format!("{facts}\n\n{}", scenario.briefing),
                    None => facts,
                };
                (scenario.title.clone(), text)
            }
            (Ok((scenario, _)), _) => match self.nation() {
                Some(n) => {
                    let nation = scenario.nation(n);
                    let mine = scenario.forces.iter().filter(|f| f.nation == n);
                    let strength = Arm::ALL.map(|arm| {
                        let of_arm = mine.clone().filter(|f| f.arm == arm);
                        of_arm.map(|f| f.strength).sum::<f64>()
                    });
                    let facts = format!(
                        "{}\n\nLed by {}. Economy {} a year, {} on defence: {}.",
                        nation.invitation,
                        nation.leader,
                        scenario.money.told(nation.gdp),
                        tell::percent(nation.defence),
                        tell::forces(strength, &**scenario),
                    );
                    (nation.name.clone(), facts)
                }
                None => return,
            },
        };
        let inside = pane::pane(theme, &clean(&title), false, area, buf);
        let room = usize::from(inside.width).saturating_sub(2);
        let body = area::cells(inside, inside.x + 1, inside.width.saturating_sub(2));
        let lines = wrap(&text, room).into_iter();
        put_all(lines.map(|l| Line::styled(l, theme.text())), body, buf);
    }

    pub(super) fn preview(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let inside = pane::pane(theme, "", false, area, buf);
        let Some((_, view)) = self.scene() else {
            self.fault(theme, inside, buf);
            return;
        };
        let chosen = if self.part == Part::Maps {
            None
        } else {
            self.nation()
        };
        let ctx = Context {
            outlook: None,
            view: &view,
            draft: &self.draft,
            history: &self.history,
            selected: chosen.map(Subject::Nation),
            theme,
            size: shell.size,
            focused: false,
        };
        self.map.draw(&ctx, inside, buf);
    }

    /// In place of a map that cannot be drawn: the first thing that is wrong with it.
    fn fault(&self, theme: &Theme, area: Rect, buf: &mut Buffer) {
        let Some(Err(fault)) = self.chosen().map(|row| &row.scene) else {
            return;
        };
        let text = match fault {
            SessionError::Map { problems, .. } => {
                let is_error = |p: &&Problem| p.severity() == Severity::Error;
                let first = problems.iter().find(is_error);
                first.map_or_else(|| fault.to_string(), ToString::to_string)
            }
            other => other.to_string(),
        };
        let body = area::cells(area, area.x + 1, area.width.saturating_sub(2));
        let lines = wrap(&clean(&text), usize::from(body.width)).into_iter();
        put_all(lines.map(|l| Line::styled(l, theme.warn())), body, buf);
    }

    pub(super) fn difficulty_field(&self, theme: &Theme, area: Rect, buf: &mut Buffer) {
        let on = self.part == Part::Difficulty;
        let inside = pane::pane(theme, "Difficulty", on, area, buf);
        let name = &difficulties()[self.difficulty].name;
        let (text, style) = match on {
            true => (format!(" {name} (up, down)"), theme.strong()),
            false => (format!(" {name}"), theme.dim()),
        };
        put(Span::styled(text, style), inside, buf);
    }

    pub(super) fn seed_field(&self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let on = self.part == Part::Seed;
        let inside = pane::pane(shell.theme, "Seed", on, area, buf);
        if on {
            popups::field(shell, &self.seed, inside, buf);
        } else {
            let text = format!(" {}", self.seed.value());
            put(Span::styled(text, shell.theme.dim()), inside, buf);
        }
    }
}
