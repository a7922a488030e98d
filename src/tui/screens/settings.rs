//! Settings: colours, glyphs, keys, mouse.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::actions::{Action, Place};
use crate::cell::left;
use crate::map::sample;
use crate::panel::{Mouse, MouseKind, Offered};
use crate::shell::{Goto, Screen, Setting, Shell, Step};
use crate::widgets::area;
use crate::widgets::put::put;
use crate::widgets::{Cursor, pane, table};

#[derive(Default)]
pub struct Settings {
    cursor: Cursor,
}

const ROWS: [Setting; 4] = [
    Setting::Theme,
    Setting::Glyphs,
    Setting::Keys,
    Setting::Mouse,
];

impl Screen for Settings {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let room = super::frame(shell, "Settings", area, buf);
        let place = pane::middle(room, 70, 16);
        let inside = pane::pane(theme, "Settings", true, place, buf);
        let value = |row: &Setting| match row {
            Setting::Theme => ("Colours", theme.title.clone()),
            Setting::Glyphs => ("Map glyphs", shell.glyphs.to_owned()),
            Setting::Keys => ("Keys", shell.keys.name.clone()),
            Setting::Mouse => (
                "Mouse",
                if shell.mouse {
                    "on: click, drag, wheel"
                } else {
                    "off: the terminal selects text"
                }
                .to_owned(),
            ),
        };
        let lines: Vec<Line> = ROWS
            .iter()
            .map(|row| {
                let (name, value) = value(row);
                Line::raw(format!("{}{value}", left(name, 16)))
            })
            .collect();
        let list = area::rows(inside, inside.y + 1, ROWS.len() as u16);
        table::list(theme, &lines, true, &mut self.cursor, list, buf);
        let below = area::rows(
            inside,
            list.bottom() + 1,
            inside.bottom().saturating_sub(list.bottom() + 1),
        );
        if below.height > 3 {
            let text = "  If this wave looks torn, take the next glyphs:";
            put(Span::styled(text, theme.dim()), below, buf);
            sample(
                theme,
                Rect {
                    x: below.x + 2,
                    y: below.y + 2,
                    width: 40.min(below.width),
                    height: 3.min(below.height - 2),
                },
                buf,
            );
        }
        for (i, conflict) in shell.keys.conflicts().iter().take(2).enumerate() {
            let row = Rect {
                x: inside.x + 2,
                y: inside.bottom().saturating_sub(2) + i as u16,
                width: inside.width.saturating_sub(3),
                height: 1,
            };
            put(Span::styled(conflict.as_str(), theme.warn()), row, buf);
        }
        super::hints(shell, &self.offered(shell), super::foot(area), buf);
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Menu]
    }

    fn act(&mut self, _: &Shell, action: Action) -> Step {
        match action {
            Action::Back => Step::Go(Goto::Menu),
            Action::Open | Action::Right | Action::Left => {
                Step::Set(ROWS[self.cursor.at.min(3)].clone())
            }
            other if self.cursor.act(other) => Step::Drawn,
            _ => Step::Ignored,
        }
    }

    fn offered(&self, _: &Shell) -> Vec<Offered> {
        [Action::Open, Action::Back, Action::Help]
            .map(Offered::yes)
            .to_vec()
    }

    fn mouse(&mut self, shell: &Shell, mouse: Mouse) -> Step {
        if self.cursor.mouse(mouse) {
            return if mouse.kind == MouseKind::Click {
                self.act(shell, Action::Open)
            } else {
                Step::Drawn
            };
        }
        Step::Ignored
    }
}
