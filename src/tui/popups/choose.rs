//! A list to choose from; what cannot be chosen says why.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Outcome, Popup};
use crate::tui::actions::Action;
use crate::tui::cell::{fit, width, wrap};
use crate::tui::command::Choice;
use crate::tui::shell::Shell;
use crate::tui::widgets::{Cursor, pane, table};
use crate::tui::{Mouse, MouseKind};

pub struct Choose {
    title: String,
    choices: Vec<Choice>,
    cursor: Cursor,
    area: Rect,
}

impl Choose {
    #[must_use]
    pub fn new(title: String, choices: Vec<Choice>) -> Self {
        // On the first that can be chosen, so that Enter does something.
        let mut cursor = Cursor::default();
        cursor.at = choices
            .iter()
            .position(|c| c.refused.is_none())
            .unwrap_or(0);
        Self {
            title,
            choices,
            cursor,
            area: Rect::default(),
        }
    }

    fn choose(&self) -> Outcome {
        match self.choices.get(self.cursor.at) {
            Some(choice) if choice.refused.is_none() => Outcome::Do(choice.command.clone()),
            Some(_) => Outcome::Stay,
            None => Outcome::Close,
        }
    }
}

impl Popup for Choose {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let longest = self
            .choices
            .iter()
            .map(|c| width(&c.label))
            .max()
            .unwrap_or(0);
        let wide = (longest + 8).max(width(&self.title) + 8).clamp(52, 90) as u16;
        let noted = self
            .choices
            .iter()
            .any(|c| !c.note.is_empty() || c.refused.is_some());
        let notes = if noted { 4 } else { 0 };
        let rows = self.choices.len().max(1) as u16;
        let frame = pane::middle(
            area,
            wide,
            (rows + notes + 2).min(area.height.saturating_sub(2)),
        );
        self.area = frame;
        let inside = pane::popup(theme, &self.title, frame, buf);
        if self.choices.is_empty() {
            buf.set_string(
                inside.x + 2,
                inside.y,
                "There is nothing to choose here.",
                theme.dim(),
            );
            return;
        }
        let notes = notes.min(inside.height.saturating_sub(3));
        let list = Rect {
            height: inside.height - notes,
            ..inside
        };
        let room = usize::from(list.width).saturating_sub(4);
        let line = |c: &Choice| {
            let style = if c.refused.is_some() {
                theme.dim()
            } else {
                theme.text().bg(theme.raised)
            };
            let sign = if c.refused.is_some() { "· " } else { "" };
            Line::styled(fit(&format!("{sign}{}", c.label), room), style)
        };
        let lines: Vec<Line> = self.choices.iter().map(line).collect();
        table::list(theme, &lines, true, &mut self.cursor, list, buf);
        let Some(choice) = self.choices.get(self.cursor.at) else {
            return;
        };
        let (text, style) = match &choice.refused {
            Some(why) => (why, theme.warn()),
            None => (&choice.note, theme.dim()),
        };
        for (i, line) in wrap(text, usize::from(inside.width) - 4)
            .iter()
            .take(notes.saturating_sub(1).into())
            .enumerate()
        {
            buf.set_string(inside.x + 2, list.bottom() + 1 + i as u16, line, style);
        }
    }

    fn act(&mut self, _: &Shell, action: Action) -> Outcome {
        match action {
            Action::Open => self.choose(),
            Action::Back => Outcome::Close,
            other => {
                self.cursor.act(other);
                Outcome::Stay
            }
        }
    }

    fn mouse(&mut self, _: &Shell, mouse: Mouse) -> Outcome {
        if !self.area.contains((mouse.x, mouse.y).into()) && mouse.kind == MouseKind::Click {
            return Outcome::Close;
        }
        let hit = self.cursor.mouse(mouse);
        if hit && mouse.kind == MouseKind::Click {
            self.choose()
        } else {
            Outcome::Stay
        }
    }
}
