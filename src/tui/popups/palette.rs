//! Every action by name; those that cannot be done here say why.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use tui_input::Input;

use super::rank::ranked;
use super::{Outcome, Popup};
use crate::actions::{Action, Place, TABLE};
use crate::cell::{left, right, wrap};
use crate::panel::Offered;
use crate::shell::Shell;
use crate::widgets::area;
use crate::widgets::put::put_all;
use crate::widgets::{Cursor, pane, table};
use crate::{Mouse, MouseKind};

pub struct Palette {
    entries: Vec<Entry>,
    input: Input,
    found: Vec<usize>,
    cursor: Cursor,
}

/// An action with the reason why it cannot be done here.
struct Entry {
    action: Action,
    text: String,
    refused: Option<String>,
}

impl Palette {
    /// `places` are those in force; `offered` what the screen says of its actions.
    #[must_use]
    pub fn new(places: &[Place], offered: &[Offered]) -> Self {
        let mut entries: Vec<Entry> = TABLE
            .iter()
            .map(|spec| {
                let here = spec.places.iter().any(|p| places.contains(p));
                let said = offered
                    .iter()
                    .find(|o| o.action == spec.action)
                    .and_then(|o| o.refused.clone());
                let there = || {
                    spec.places
                        .first()
                        .map(|p| format!("only here: {}", p.name()))
                };
                Entry {
                    action: spec.action,
                    text: format!("{}: {}", spec.name, spec.help),
                    refused: said.or_else(|| if here { None } else { there() }),
                }
            })
            .collect();
        entries.sort_by_key(|e| (e.refused.is_some(), e.action));
        let found = (0..entries.len()).collect();
        Self {
            entries,
            input: Input::default(),
            found,
            cursor: Cursor::default(),
        }
    }

    fn search(&mut self) {
        let entries = self.entries.iter();
        let names = entries.map(|e| (e.text.as_str(), e.refused.is_none()));
        self.found = ranked(self.input.value(), names);
        self.cursor.at = 0;
    }

    fn choose(&self) -> Outcome {
        match self.found.get(self.cursor.at).map(|&i| &self.entries[i]) {
            Some(entry) if entry.refused.is_none() => Outcome::Act(entry.action),
            _ => Outcome::Stay,
        }
    }

    /// The actions that it lists, for the test that none is missing.
    #[cfg(test)]
    pub fn actions(&self) -> Vec<Action> {
        self.entries.iter().map(|e| e.action).collect()
    }
}

/// Rows below the list, and cells of a key.
const FOOT: u16 = 2;
const KEY: usize = 9;

impl Popup for Palette {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let frame = pane::middle(
            area,
            area.width.saturating_sub(4).min(88),
            area.height.saturating_sub(4).min(22),
        );
        let inside = pane::popup(theme, "Palette", frame, buf);
        super::field(
            shell,
            &self.input,
            Rect::new(inside.x + 1, inside.y, inside.width.saturating_sub(2), 1),
            buf,
        );
        let list = area::rows(inside, inside.y + 2, inside.height.saturating_sub(2 + FOOT));
        let room = usize::from(list.width).saturating_sub(4);
        let say = |entry: &Entry| match &entry.refused {
            Some(why) => format!("{} ({why})", entry.action.spec().name),
            None => entry.text.clone(),
        };
        let line = |&i: &usize| {
            let entry = &self.entries[i];
            let key = right(&shell.keys.label(entry.action), KEY);
            let text = say(entry);
            let style = if entry.refused.is_some() {
                theme.dim()
            } else {
                theme.text().bg(theme.raised)
            };
            Line::from(vec![
                Span::styled(left(&text, room.saturating_sub(KEY + 1)), style),
                Span::raw(" "),
                Span::styled(key, theme.key()),
            ])
        };
        let lines: Vec<Line> = self.found.iter().map(line).collect();
        table::list(theme, &lines, true, &mut self.cursor, list, buf);
        // The list has a line for each; the one that is chosen is whole below it.
        if let Some(&i) = self.found.get(self.cursor.at) {
            let foot = Rect {
                x: inside.x + 2,
                y: list.bottom(),
                width: inside.width.saturating_sub(4),
                height: inside.bottom().saturating_sub(list.bottom()),
            };
            let whole = wrap(&say(&self.entries[i]), foot.width.into());
            let style = theme.dim().bg(theme.raised);
            put_all(whole.into_iter().map(|l| Line::styled(l, style)), foot, buf);
        }
    }

    fn act(&mut self, _: &Shell, action: Action) -> Outcome {
        match action {
            Action::Back => Outcome::Close,
            Action::Open => self.choose(),
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
        let hit = self.cursor.mouse(mouse);
        if hit && mouse.kind == MouseKind::Click {
            self.choose()
        } else {
            Outcome::Stay
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::help::Help;
    use super::*;
    use crate::cell::Glyphs;
    use crate::color::Depth;
    use crate::keys::Keymap;
    use crate::theme::Theme;

    #[test]
    fn every_action_is_in_the_palette_and_in_the_help() {
        let palette = Palette::new(&[Place::Play], &[]).actions();
        let theme = Theme::shipped("dark", Depth::True, Glyphs::Octant).unwrap();
        let keys = Keymap::preset("default").unwrap();
        let help = Help::new(vec![Place::Play], Vec::new(), Vec::new()).lines(&theme, &keys, 160);
        let help: String = help.iter().map(|l| format!("{l}\n")).collect();
        for spec in TABLE {
            assert!(palette.contains(&spec.action), "{} in the palette", spec.id);
            assert!(help.contains(spec.help), "{} in the help", spec.id);
        }
    }
}
