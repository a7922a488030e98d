//! Text to read: a charter, a report, the briefing.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Outcome, Popup};
use crate::actions::Action;
use crate::cell::wrap;
use crate::shell::Shell;
use crate::widgets::area;
use crate::widgets::put::put;
use crate::widgets::{Cursor, pane, text};
use crate::{Mouse, MouseKind};

pub struct Read {
    title: String,
    body: String,
    scroll: Cursor,
}

impl Read {
    #[must_use]
    pub fn new(title: String, body: String) -> Self {
        Self {
            title,
            body,
            scroll: Cursor::default(),
        }
    }
}

impl Popup for Read {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let wide = area.width.saturating_sub(6).min(92);
        let rows = wrap(&self.body, usize::from(wide).saturating_sub(6)).len() as u16;
        let frame = pane::middle(area, wide, (rows + 4).min(area.height.saturating_sub(2)));
        let inside = pane::popup(shell.theme, &self.title, frame, buf);
        let hint = format!(" {} closes ", shell.keys.label(Action::Back));
        let hint = Span::styled(hint, shell.theme.dim().bg(shell.theme.raised));
        let edge = area::rows(area::left(frame, frame.width - 2), frame.bottom() - 1, 1);
        put(Line::from(hint).right_aligned(), edge, buf);
        let page = Rect {
            x: inside.x + 1,
            y: inside.y + 1,
            width: inside.width.saturating_sub(2),
            height: inside.height.saturating_sub(2),
        };
        text::read(shell.theme, &self.body, &mut self.scroll, page, buf);
    }

    fn act(&mut self, _: &Shell, action: Action) -> Outcome {
        match action {
            Action::Back | Action::Open => Outcome::Close,
            other => {
                text::scroll(&mut self.scroll, other);
                Outcome::Stay
            }
        }
    }

    fn mouse(&mut self, _: &Shell, mouse: Mouse) -> Outcome {
        match mouse.kind {
            MouseKind::WheelUp => text::scroll(&mut self.scroll, Action::Up),
            MouseKind::WheelDown => text::scroll(&mut self.scroll, Action::Down),
            MouseKind::Click => return Outcome::Close,
            _ => false,
        };
        Outcome::Stay
    }
}
