//! A question before what cannot be undone.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Outcome, Popup};
use crate::actions::Action;
use crate::cell::{width, wrap};
use crate::command::Command;
use crate::shell::Shell;
use crate::widgets::pane;
use crate::widgets::put::{put, put_all};
use crate::{Mouse, MouseKind};

pub struct Confirm {
    title: String,
    body: String,
    yes: Command,
    chosen: bool,
    buttons: [Rect; 2],
}

impl Confirm {
    #[must_use]
    pub fn new(title: String, body: String, yes: Command) -> Self {
        Self {
            title,
            body,
            yes,
            chosen: false,
            buttons: [Rect::default(); 2],
        }
    }

    fn answer(&self, yes: bool) -> Outcome {
        if yes {
            Outcome::Do(self.yes.clone())
        } else {
            Outcome::Close
        }
    }
}

impl Popup for Confirm {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let lines = wrap(&self.body, 54);
        let frame = pane::middle(area, 60, lines.len() as u16 + 5);
        let inside = pane::popup(theme, &self.title, frame, buf);
        let body = Rect {
            x: inside.x + 2,
            width: inside.width.saturating_sub(3),
            height: inside.height.saturating_sub(2),
            ..inside
        };
        let style = theme.text().bg(theme.raised);
        put_all(lines.into_iter().map(|l| Line::styled(l, style)), body, buf);
        let y = inside.bottom().saturating_sub(1);
        let mut x = inside.x + 2;
        for (i, label) in ["  Yes (y)  ", "  No (n)  "].into_iter().enumerate() {
            let on = (i == 0) == self.chosen;
            let style = if on {
                theme.selected(true)
            } else {
                theme.dim()
            };
            let label = if on && theme.is_mono() {
                label.replacen("  ", "> ", 1)
            } else {
                label.to_owned()
            };
            self.buttons[i] = Rect::new(x, y, width(&label) as u16, 1);
            put(Span::styled(label, style), self.buttons[i], buf);
            x = self.buttons[i].right() + 2;
        }
    }

    fn act(&mut self, _: &Shell, action: Action) -> Outcome {
        match action {
            Action::Open => return self.answer(self.chosen),
            Action::Back => return Outcome::Close,
            Action::Left
            | Action::Right
            | Action::Up
            | Action::Down
            | Action::Next
            | Action::Previous => {
                self.chosen = !self.chosen;
            }
            _ => {}
        }
        Outcome::Stay
    }

    fn typed(&mut self, _: &Shell, key: KeyEvent) -> Option<Outcome> {
        match key.code {
            KeyCode::Char('y' | 'Y') => Some(self.answer(true)),
            KeyCode::Char('n' | 'N') => Some(self.answer(false)),
            _ => None,
        }
    }

    fn mouse(&mut self, _: &Shell, mouse: Mouse) -> Outcome {
        let hit = self
            .buttons
            .iter()
            .position(|b| b.contains((mouse.x, mouse.y).into()));
        match (mouse.kind, hit) {
            (MouseKind::Click, Some(i)) => self.answer(i == 0),
            _ => Outcome::Stay,
        }
    }
}
