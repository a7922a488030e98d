//! The keys: those of this place first, then all others.

use casus_core::content::Pedia;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Outcome, Popup};
use crate::actions::{Action, Place, TABLE};
use crate::cell::{left, wrap};
use crate::keys::Keymap;
use crate::panel::Offered;
use crate::shell::Shell;
use crate::theme::Theme;
use crate::widgets::area;
use crate::widgets::{Cursor, pane, text};
use crate::{Mouse, MouseKind};

/// Cells of the keys and of the names.
const KEYS: usize = 18;
const NAME: usize = 15;

pub struct Help {
    places: Vec<Place>,
    offered: Vec<Offered>,
    /// The articles of the words on the screen.
    words: Vec<usize>,
    scroll: Cursor,
}

impl Help {
    #[must_use]
    pub fn new(places: Vec<Place>, offered: Vec<Offered>, words: Vec<usize>) -> Self {
        Self {
            places,
            offered,
            words,
            scroll: Cursor::default(),
        }
    }

    /// The help as lines of at most `room` cells: a heading and the actions of every place, those in force first.
    #[must_use]
    pub fn lines(&self, theme: &Theme, keys: &Keymap, room: usize) -> Vec<Line<'static>> {
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
                let mut said = wrap(spec.help, room.saturating_sub(KEYS + NAME));
                let spans = vec![
                    Span::styled(left(&all.join(" "), KEYS), theme.key()),
                    Span::raw(left(spec.name, NAME)),
                    Span::styled(said.remove(0), theme.dim()),
                ];
                lines.push(Line::from(spans));
                let more = said.into_iter().map(|text| (text, theme.dim()));
                let why = refused.map_or(Vec::new(), |why| {
                    wrap(
                        &format!("Not now: {why}."),
                        room.saturating_sub(KEYS + NAME),
                    )
                });
                for (text, style) in more.chain(why.into_iter().map(|text| (text, theme.warn()))) {
                    lines.push(Line::from(vec![
                        Span::raw(" ".repeat(KEYS + NAME)),
                        Span::styled(text, style),
                    ]));
                }
            }
            lines.push(Line::default());
        }
        lines.extend(self.words(theme, keys, room));
        lines
    }

    /// The words of the screen that the encyclopedia explains.
    fn words(&self, theme: &Theme, keys: &Keymap, room: usize) -> Vec<Line<'static>> {
        let key = keys.label(Action::Pedia);
        let head = format!("Words on this screen ({key} explains them)");
        let articles = Pedia::shipped().articles();
        let words: Vec<&str> = self.words.iter().map(|&i| &*articles[i].title).collect();
        let told = wrap(&words.join(", "), room).into_iter();
        let mut lines = vec![Line::styled(head, theme.strong())];
        lines.extend(told.map(|line| Line::styled(line, theme.dim())));
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
        let page = area::cells(inside, inside.x + 2, inside.width.saturating_sub(3));
        let room = usize::from(page.width).saturating_sub(2);
        let lines = self.lines(shell.theme, shell.keys, room);
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
