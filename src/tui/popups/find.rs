//! Going somewhere by a few letters of its name.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use tui_input::Input;

use super::rank::ranked;
use super::{Outcome, Popup};
use crate::actions::Action;
use crate::cell::fit;
use crate::shell::{Shell, Target};
use crate::widgets::area;
use crate::widgets::put::put_at;
use crate::widgets::{Cursor, pane, table};
use crate::{Mouse, MouseKind};

pub struct Find {
    targets: Vec<Target>,
    input: Input,
    found: Vec<usize>,
    cursor: Cursor,
}

impl Find {
    #[must_use]
    pub fn new(targets: Vec<Target>) -> Self {
        let found = (0..targets.len()).collect();
        Self {
            targets,
            input: Input::default(),
            found,
            cursor: Cursor::default(),
        }
    }

    fn search(&mut self) {
        let names = self.targets.iter().map(|t| (t.name.as_str(), t.own));
        self.found = ranked(self.input.value(), names);
        self.cursor.at = 0;
    }
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
        let list = area::below(inside, 2);
        let room = usize::from(list.width).saturating_sub(4);
        let lines: Vec<Line> = self
            .found
            .iter()
            .map(|&i| Line::raw(fit(&self.targets[i].name, room)))
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
                Some(&i) => Outcome::Do(self.targets[i].command.clone()),
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
            return self.found.get(self.cursor.at).map_or(Outcome::Stay, |&i| {
                Outcome::Do(self.targets[i].command.clone())
            });
        }
        Outcome::Stay
    }
}
