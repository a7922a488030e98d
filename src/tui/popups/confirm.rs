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
use crate::widgets::put::{put, put_all};
use crate::widgets::{Cursor, pane, text};
use crate::{Mouse, MouseKind};

pub struct Confirm {
    title: String,
    body: String,
    yes: Command,
    chosen: bool,
    buttons: [Rect; 2],
    /// Where the body is longer than its room.
    scroll: Cursor,
}

/// Cells of the body's lines; a long one has wider lines.
const NARROW: u16 = 54;
const WIDE: u16 = 72;
/// Characters from which a body is long.
const LONG: usize = 300;

impl Confirm {
    #[must_use]
    pub fn new(title: String, body: String, yes: Command) -> Self {
        Self {
            title,
            body,
            yes,
            chosen: false,
            buttons: [Rect::default(); 2],
            scroll: Cursor::default(),
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
        let room = if self.body.len() > LONG { WIDE } else { NARROW };
        let lines = wrap(&self.body, room.into());
        let frame = pane::middle(area, room + 6, lines.len() as u16 + 5);
        let inside = pane::popup(theme, &self.title, frame, buf);
        let body = Rect {
            x: inside.x + 2,
            width: inside.width.saturating_sub(3),
            height: inside.height.saturating_sub(2),
            ..inside
        };
        let style = theme.text().bg(theme.raised);
        let lines: Vec<Line> = lines.into_iter().map(|l| Line::styled(l, style)).collect();
        match lines.len() > usize::from(body.height) {
            true => text::lines(theme, &lines, &mut self.scroll, body, buf),
            false => put_all(lines, body, buf),
        }
        let y = inside.bottom().saturating_sub(1);
        let mut x = inside.x + 2;
        for (i, label) in ["  Yes (y)  ", "  No (n)  "].into_iter().enumerate() {
            let on = (i == 0) == self.chosen;
            let style = if on {
                theme.selected(true)
            } else {
                theme.dim()
            };
            let label = match (on, theme.glyphs.is_words()) {
                (true, true) => format!("{}, which Enter takes  ", label.trim_end()),
                (true, false) if theme.is_mono() => label.replacen("  ", "> ", 1),
                _ => label.to_owned(),
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
            Action::PageUp | Action::PageDown => {
                self.scroll.act(action);
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
        let wheel = match mouse.kind {
            MouseKind::WheelUp => Some(Action::Up),
            MouseKind::WheelDown => Some(Action::Down),
            _ => None,
        };
        if let Some(action) = wheel {
            self.scroll.act(action);
        }
        match (mouse.kind, hit) {
            (MouseKind::Click, Some(i)) => self.answer(i == 0),
            _ => Outcome::Stay,
        }
    }
}
