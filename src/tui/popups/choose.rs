//! A list to choose from; what cannot be chosen says why. A few letters narrow a long one down.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use tui_input::Input;

use super::rank::ranked;
use super::{Outcome, Popup};
use crate::actions::Action;
use crate::cell::{fit, width, wrap};
use crate::command::Choice;
use crate::shell::Shell;
use crate::widgets::area;
use crate::widgets::put::{put, put_all, put_at};
use crate::widgets::{Cursor, pane, table};
use crate::{Mouse, MouseKind};

pub struct Choose {
    title: String,
    /// Said above the list.
    text: String,
    choices: Vec<Choice>,
    /// What is searched for, once somebody has begun to.
    search: Option<Input>,
    /// The choices in the list: all, or those that match, the best first.
    shown: Vec<usize>,
    cursor: Cursor,
    area: Rect,
}

/// From so many entries on the frame says that one can search.
const LONG: usize = 8;

/// Rows of a note at most.
const NOTE: usize = 7;

/// What stands below the list of a choice: its label, if a line of `room` is too short for it, and its note.
fn below(choice: &Choice, room: usize) -> [Vec<String>; 2] {
    let cut = width(&choice.label) + 2 * usize::from(choice.refused.is_some()) > room;
    let label = if cut {
        wrap(&choice.label, room)
    } else {
        Vec::new()
    };
    let text = choice.refused.as_ref().unwrap_or(&choice.note);
    let note = if text.is_empty() {
        Vec::new()
    } else {
        wrap(text, room)
    };
    [label, note]
}

impl Choose {
    #[must_use]
    pub fn new(title: String, text: String, choices: Vec<Choice>) -> Self {
        // On the first that can be chosen, so that Enter does something.
        let mut cursor = Cursor::default();
        cursor.at = choices
            .iter()
            .position(|c| c.refused.is_none())
            .unwrap_or(0);
        Self {
            title,
            text,
            shown: (0..choices.len()).collect(),
            search: None,
            choices,
            cursor,
            area: Rect::default(),
        }
    }

    fn narrow(&mut self) {
        let choices = self.choices.iter();
        let labels = choices.map(|c| (c.label.as_str(), c.refused.is_none()));
        let letters = self.search.as_ref().map_or("", Input::value);
        self.shown = ranked(letters, labels);
        self.cursor.at = 0;
    }

    fn at(&self) -> Option<&Choice> {
        self.shown.get(self.cursor.at).map(|&i| &self.choices[i])
    }

    fn choose(&self) -> Outcome {
        match self.at() {
            Some(choice) if choice.refused.is_none() => Outcome::Do(choice.command.clone()),
            Some(_) => Outcome::Stay,
            None if self.choices.is_empty() => Outcome::Close,
            None => Outcome::Stay,
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
        let least = if self.text.is_empty() { 52 } else { 72 };
        // Where nothing is drawn no label need be short, and "not now" stands before some.
        let most = if theme.glyphs.is_words() { 170 } else { 90 };
        let beside = if theme.glyphs.is_words() { 20 } else { 8 };
        let wide = (longest + beside)
            .max(width(&self.title) + 8)
            .clamp(least, most) as u16;
        // Room for the longest of the notes below the list, as far as it is not a page.
        let room = usize::from(wide.min(area.width)).saturating_sub(6);
        let told = |c: &Choice| {
            let [label, note] = below(c, room);
            label.len() + note.len()
        };
        let longest = self.choices.iter().map(told).max().unwrap_or(0);
        let notes = match longest {
            0 => 0,
            _ => longest.clamp(3, NOTE) as u16 + 1,
        };
        let searching = u16::from(self.search.is_some());
        let text = match self.text.is_empty() {
            true => Vec::new(),
            false => wrap(&self.text, room + 1),
        };
        let told = match text.len() {
            0 => 0,
            lines => lines as u16 + 1,
        };
        let rows = told + self.choices.len().max(1) as u16 + searching;
        let frame = pane::middle(
            area,
            wide,
            (rows + notes + 2).min(area.height.saturating_sub(2)),
        );
        self.area = frame;
        let inside = pane::popup(theme, &self.title, frame, buf);
        if self.choices.is_empty() {
            put_at(
                Span::styled("There is nothing to choose here.", theme.dim()),
                2,
                inside,
                buf,
            );
            return;
        }
        let notes = notes.min(inside.height.saturating_sub(rows.min(3)));
        let mut list = area::top(inside, inside.height - notes);
        // The courses stay in sight, whatever there is to read above them.
        let told = told.min(list.height.saturating_sub(self.choices.len() as u16));
        let head = Rect::new(
            list.x + 2,
            list.y,
            list.width.saturating_sub(3),
            told.saturating_sub(1),
        );
        let lines = text
            .into_iter()
            .map(|l| Line::styled(l, theme.text().bg(theme.raised)));
        put_all(lines, head, buf);
        list.y += told;
        list.height -= told;
        match &self.search {
            Some(input) => {
                let line = Rect::new(list.x + 1, list.y, list.width.saturating_sub(2), 1);
                super::field(shell, input, line, buf);
                list.y += 1;
                list.height -= 1;
            }
            None if self.choices.len() >= LONG => {
                let hint = format!(" {} find ", shell.keys.label(Action::Find));
                let edge = Rect::new(
                    frame.x + 2,
                    frame.bottom() - 1,
                    frame.width.saturating_sub(4),
                    1,
                );
                let hint = Line::from(Span::styled(hint, theme.dim().bg(theme.raised)));
                put(hint.right_aligned(), edge, buf);
            }
            None => {}
        }
        let room = usize::from(list.width).saturating_sub(4);
        let line = |c: &Choice| {
            let style = if c.refused.is_some() {
                theme.dim()
            } else {
                theme.text().bg(theme.raised)
            };
            let sign = match (c.refused.is_some(), theme.glyphs.is_words()) {
                (false, _) => "",
                (true, false) => "· ",
                (true, true) => "not now: ",
            };
            Line::styled(fit(&format!("{sign}{}", c.label), room), style)
        };
        let lines: Vec<Line> = self.shown.iter().map(|&i| line(&self.choices[i])).collect();
        if lines.is_empty() {
            let style = theme.dim().bg(theme.raised);
            put_at(
                Span::styled("Nothing here is called like that.", style),
                2,
                list,
                buf,
            );
        }
        table::list(theme, &lines, true, &mut self.cursor, list, buf);
        let Some(choice) = self.at() else {
            return;
        };
        let [label, note] = below(choice, room);
        let style = match choice.refused {
            Some(_) => theme.warn(),
            None => theme.dim(),
        };
        let lines = label
            .into_iter()
            .map(|l| Line::styled(l, theme.text().bg(theme.raised)));
        let lines = lines.chain(note.into_iter().map(|l| Line::styled(l, style)));
        let foot = Rect {
            x: inside.x + 2,
            y: list.bottom() + 1,
            width: inside.width.saturating_sub(3),
            height: inside.bottom().saturating_sub(list.bottom() + 1),
        };
        put_all(lines, foot, buf);
    }

    fn act(&mut self, _: &Shell, action: Action) -> Outcome {
        match action {
            Action::Open => self.choose(),
            Action::Back if self.search.is_some() => {
                self.search = None;
                self.narrow();
                Outcome::Stay
            }
            Action::Back => Outcome::Close,
            Action::Find => {
                self.search = Some(Input::default());
                Outcome::Stay
            }
            other => {
                self.cursor.act(other);
                Outcome::Stay
            }
        }
    }

    fn typed(&mut self, _: &Shell, key: KeyEvent) -> Option<Outcome> {
        let taken = super::edit(self.search.as_mut()?, key);
        if taken {
            self.narrow();
        }
        taken.then_some(Outcome::Stay)
    }

    fn paste(&mut self, text: &str) {
        if let Some(input) = self.search.as_mut() {
            super::paste(input, text);
            self.narrow();
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
