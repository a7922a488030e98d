//! A line to type.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::Line;
use tui_input::Input;

use super::{Outcome, Popup};
use crate::actions::Action;
use crate::cell::wrap;
use crate::command::Prompt;
use crate::shell::Shell;
use crate::widgets::pane;
use crate::widgets::put::put_all;

pub struct Ask {
    prompt: Prompt,
    input: Input,
    fault: Option<String>,
}

impl Ask {
    #[must_use]
    pub fn new(prompt: Prompt) -> Self {
        let input = Input::new(prompt.initial.clone());
        Self {
            prompt,
            input,
            fault: None,
        }
    }
}

impl Popup for Ask {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let (text, style) = match &self.fault {
            Some(fault) => (fault, theme.bad()),
            None => (&self.prompt.hint, theme.dim()),
        };
        let lines = wrap(text, 56);
        let frame = pane::middle(area, 62, lines.len() as u16 + 5);
        let inside = pane::popup(theme, &self.prompt.title, frame, buf);
        let line = Rect::new(
            inside.x + 1,
            inside.y + 1,
            inside.width.saturating_sub(2),
            1,
        );
        super::field(shell, &self.input, line, buf);
        let below = Rect {
            x: inside.x + 2,
            y: inside.y + 3,
            width: inside.width.saturating_sub(3),
            height: inside.height.saturating_sub(3),
        };
        put_all(
            lines.into_iter().map(|l| Line::styled(l, style)),
            below,
            buf,
        );
    }

    fn act(&mut self, _: &Shell, action: Action) -> Outcome {
        match action {
            Action::Back => Outcome::Close,
            Action::Open => match (self.prompt.then)(self.input.value().trim()) {
                Ok(command) => Outcome::Do(command),
                Err(fault) => {
                    self.fault = Some(fault);
                    Outcome::Stay
                }
            },
            _ => Outcome::Stay,
        }
    }

    fn typed(&mut self, _: &Shell, key: KeyEvent) -> Option<Outcome> {
        super::edit(&mut self.input, key).then(|| {
            self.fault = None;
            Outcome::Stay
        })
    }

    fn paste(&mut self, text: &str) {
        super::paste(&mut self.input, text);
    }
}
