//! The keys: those of this place first, then all others.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Outcome, Popup};
use crate::tui::actions::{Action, Place, TABLE};
use crate::tui::cell::left;
use crate::tui::keys::Keymap;
use crate::tui::panel::Offered;
use crate::tui::shell::Shell;
use crate::tui::theme::Theme;
use crate::tui::widgets::{Cursor, pane, text};
use crate::tui::{Mouse, MouseKind};

pub struct Help {
    places: Vec<Place>,
    offered: Vec<Offered>,
    scroll: Cursor,
}

impl Help {
    #[must_use]
    pub fn new(places: Vec<Place>, offered: Vec<Offered>) -> Self {
        Self {
            places,
            offered,
            scroll: Cursor::default(),
        }
    }

    /// The help as lines: a heading and the actions of every place, those in force first.
    #[must_use]
    pub fn lines(&self, theme: &Theme, keys: &Keymap) -> Vec<Line<'static>> {
        let mut order = self.places.clone();
        order.extend(Place::ALL.into_iter().filter(|p| !self.places.contains(p)));
        let mut lines = Vec::new();
        for place in order {
            lines.push(Line::styled(place.name(), theme.strong()));
            for spec in TABLE.iter().filter(|s| s.places.contains(&place)) {
                let all: Vec<String> = keys
                    .keys(spec.action)
                    .iter()
                    .map(ToString::to_string)
                    .collect();
                let refused = self
                    .offered
                    .iter()
                    .find(|o| o.action == spec.action)
                    .and_then(|o| o.refused.clone());
                let mut spans = vec![
                    Span::styled(left(&all.join(" "), 18), theme.key()),
                    Span::raw(left(spec.name, 15)),
                    Span::styled(spec.help, theme.dim()),
                ];
                if let Some(why) = refused {
                    spans.push(Span::styled(format!(" Not now: {why}."), theme.warn()));
                }
                lines.push(Line::from(spans));
            }
            lines.push(Line::default());
        }
        lines
    }
}

impl Popup for Help {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let frame = pane::middle(
            area,
            area.width.saturating_sub(4).min(110),
            area.height.saturating_sub(2),
        );
        let inside = pane::popup(shell.theme, "Keys", frame, buf);
        let lines = self.lines(shell.theme, shell.keys);
        let page = Rect {
            x: inside.x + 2,
            width: inside.width.saturating_sub(3),
            ..inside
        };
        text::lines(shell.theme, &lines, &mut self.scroll, page, buf);
    }

    fn act(&mut self, _: &Shell, action: Action) -> Outcome {
        match action {
            Action::Back | Action::Help | Action::Open => Outcome::Close,
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
