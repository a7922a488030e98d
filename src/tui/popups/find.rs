//! Going somewhere by a few letters of its name.

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use tui_input::Input;

use super::{Outcome, Popup};
use crate::tui::actions::Action;
use crate::tui::cell::fit;
use crate::tui::command::Command;
use crate::tui::shell::Shell;
use crate::tui::widgets::put::put_at;
use crate::tui::widgets::{Cursor, pane, table};
use crate::tui::{Mouse, MouseKind};

pub struct Find {
    targets: Vec<(String, Command)>,
    input: Input,
    found: Vec<usize>,
    cursor: Cursor,
}

impl Find {
    #[must_use]
    pub fn new(targets: Vec<(String, Command)>) -> Self {
        let found = (0..targets.len()).collect();
        Self {
            targets,
            input: Input::default(),
            found,
            cursor: Cursor::default(),
        }
    }

    fn search(&mut self) {
        let names: Vec<&str> = self.targets.iter().map(|t| t.0.as_str()).collect();
        self.found = ranked(self.input.value(), &names);
        self.cursor.at = 0;
    }
}

/// The places of the names that match, best first; all, in order, for an empty search.
#[must_use]
pub fn ranked(search: &str, names: &[&str]) -> Vec<usize> {
    let pattern = Pattern::parse(search, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut found: Vec<(u32, usize)> = names
        .iter()
        .enumerate()
        .filter_map(|(i, name)| {
            let score = pattern.score(Utf32Str::new(name, &mut letters), &mut matcher)?;
            Some((score, i))
        })
        .collect();
    if !search.is_empty() {
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    }
    found.into_iter().map(|f| f.1).collect()
}

impl Popup for Find {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let frame = pane::middle(area, 56, area.height.saturating_sub(4).min(18));
        let inside = pane::popup(theme, "Find", frame, buf);
        super::field(
            shell,
            &self.input,
            Rect::new(inside.x + 1, inside.y, inside.width.saturating_sub(2), 1),
            buf,
        );
        let list = Rect {
            y: inside.y + 2,
            height: inside.height.saturating_sub(2),
            ..inside
        };
        let room = usize::from(list.width).saturating_sub(4);
        let lines: Vec<Line> = self
            .found
            .iter()
            .map(|&i| Line::raw(fit(&self.targets[i].0, room)))
            .collect();
        if lines.is_empty() {
            put_at(
                Span::styled("Nothing is called like that.", theme.dim()),
                2,
                list,
                buf,
            );
        }
        table::list(theme, &lines, true, &mut self.cursor, list, buf);
    }

    fn act(&mut self, _: &Shell, action: Action) -> Outcome {
        match action {
            Action::Back => Outcome::Close,
            Action::Open => match self.found.get(self.cursor.at) {
                Some(&i) => Outcome::Do(self.targets[i].1.clone()),
                None => Outcome::Stay,
            },
            other => {
                self.cursor.act(other);
                Outcome::Stay
            }
        }
    }

    fn typed(&mut self, _: &Shell, key: KeyEvent) -> Option<Outcome> {
        super::edit(&mut self.input, key).then(|| {
            self.search();
            Outcome::Stay
        })
    }

    fn paste(&mut self, text: &str) {
        super::paste(&mut self.input, text);
        self.search();
    }

    fn mouse(&mut self, _: &Shell, mouse: Mouse) -> Outcome {
        if self.cursor.mouse(mouse) && mouse.kind == MouseKind::Click {
            return self
                .found
                .get(self.cursor.at)
                .map_or(Outcome::Stay, |&i| Outcome::Do(self.targets[i].1.clone()));
        }
        Outcome::Stay
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_letters_find_a_name() {
        let names = ["Netherlands", "New Zealand", "Norway"];
        assert_eq!(ranked("ned", &names).first(), Some(&0));
        assert_eq!(ranked("", &names), [0, 1, 2]);
        assert!(ranked("xyz", &names).is_empty());
    }
}
