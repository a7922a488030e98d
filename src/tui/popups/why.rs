//! The factors behind a number.

use casus_core::content::Words;
use casus_core::why::Why;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Outcome, Popup};
use crate::actions::Action;
use crate::cell::wrap;
use crate::shell::Shell;
use crate::widgets::put::put;
use crate::widgets::{pane, why};
use crate::{Mouse, MouseKind};

pub struct WhyPopup {
    pub title: String,
    pub verdict: String,
    pub why: Why,
    /// What its factors are called.
    pub words: Words,
}

impl Popup for WhyPopup {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let verdict = wrap(&self.verdict, 66);
        let rows = self.why.parts.len().max(1) as u16 + 2;
        let frame = pane::middle(area, 74, rows + verdict.len() as u16 + 5);
        let inside = pane::popup(theme, &self.title, frame, buf);
        let mut y = inside.y + 1;
        for line in verdict {
            let row = Rect::new(inside.x + 2, y, inside.width.saturating_sub(3), 1);
            put(Span::styled(line, theme.strong()), row, buf);
            y += 1;
        }
        let room = Rect {
            x: inside.x + 2,
            y: y + 1,
            width: inside.width.saturating_sub(4),
            height: inside.bottom().saturating_sub(y + 1),
        };
        if self.why.parts.is_empty() {
            let text = "No factor weighs in either way.";
            put(Span::styled(text, theme.dim()), room, buf);
        } else {
            why::draw(theme, &self.words, &self.why, room, buf);
        }
    }

    fn act(&mut self, _: &Shell, action: Action) -> Outcome {
        match action {
            Action::Back | Action::Open | Action::Why => Outcome::Close,
            _ => Outcome::Stay,
        }
    }

    fn mouse(&mut self, _: &Shell, mouse: Mouse) -> Outcome {
        if mouse.kind == MouseKind::Click {
            Outcome::Close
        } else {
            Outcome::Stay
        }
    }
}
