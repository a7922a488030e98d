//! A frame: the screen, the popups over it, and what the terminal can show of it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::App;
use crate::cell::sanitise;
use crate::color::adapt;
use crate::context::Size;
use crate::keys::Keymap;
use crate::shell::Shell;
use crate::theme::Theme;
use crate::widgets::area;
use crate::widgets::caret::{Caret, take};
use crate::widgets::put::put_all;

impl App {
    /// What screens are lent, as a copy that does not hold the app.
    pub(super) fn shell_of(&self, size: Size) -> Lent {
        Lent {
            theme: self.theme.clone(),
            keys: self.keys.clone(),
            size,
            mouse: self.mouse,
            glyphs: self.sight.told(),
            busy: self.busy,
            said: self.said.clone(),
        }
    }

    /// How much room there is. What is read out has all that it wants, and stands below each other as on the smallest screen.
    pub(super) fn room(&self) -> Option<Size> {
        match self.theme.glyphs.is_words() {
            true => Some(Size::Small),
            false => Size::of(self.area.width, self.area.height),
        }
    }

    /// Draws the frame, and answers with the place for the terminal's cursor: the uppermost popup's, if there
    /// are any.
    pub(crate) fn paint(&mut self, area: Rect, buf: &mut Buffer) -> Option<Caret> {
        self.area = area;
        let mut caret = None;
        match self.room() {
            None => too_small(&self.theme, area, buf),
            Some(size) => {
                let lent = self.shell_of(size);
                let shell = lent.lend();
                // Whoever has it read out hears what is in front, and nothing behind it.
                let hidden = match self.theme.glyphs.is_words() {
                    true => self.popups.len(),
                    false => 0,
                };
                if hidden == 0 {
                    self.screen.draw(&shell, area, buf);
                    caret = take(buf);
                }
                for popup in self.popups.iter_mut().skip(hidden.saturating_sub(1)) {
                    let foot = self.screen.foot(&shell, area.width);
                    let room = area::rows(area, area.y + 1, area.height - 2 - foot);
                    popup.draw(&shell, room, buf);
                    caret = take(buf);
                }
            }
        }
        self.field = caret.is_some_and(|c| c.seen);
        if !self.theme.glyphs.is_words() {
            sanitise(buf, self.theme.glyphs.is_ascii());
            adapt(buf, self.theme.depth);
        }
        caret
    }
}

/// An owned [`Shell`].
pub(super) struct Lent {
    theme: Theme,
    keys: Keymap,
    size: Size,
    mouse: bool,
    glyphs: String,
    busy: Option<&'static str>,
    said: Option<String>,
}

impl Lent {
    pub(super) fn lend(&self) -> Shell<'_> {
        Shell {
            theme: &self.theme,
            keys: &self.keys,
            size: self.size,
            mouse: self.mouse,
            glyphs: &self.glyphs,
            busy: self.busy,
            said: self.said.as_deref(),
        }
    }
}

fn too_small(theme: &Theme, area: Rect, buf: &mut Buffer) {
    buf.set_style(area, theme.text());
    let (w, h) = Size::LEAST;
    let lines = [
        format!(
            "This window has {} columns and {} rows.",
            area.width, area.height
        ),
        format!("The game needs {w} and {h}: make it larger."),
        "q quits; the game is kept.".to_owned(),
    ];
    put_all(lines.map(|l| Line::styled(l, theme.text())), area, buf);
}
