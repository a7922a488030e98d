//! Sections of lines to read, of which some stand for several: those open where the cursor is.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::{Outcome, Popup};
use crate::actions::Action;
use crate::cell::{clean, wrap};
use crate::shell::Shell;
use crate::theme::Theme;
use crate::widgets::put::put;
use crate::widgets::table::{mark, scrollbar};
use crate::widgets::{Cursor, pane};
use crate::{Mouse, MouseKind};

/// A section and its entries.
pub struct Part {
    pub title: String,
    pub entries: Vec<Entry>,
}

/// How an entry is marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// As one of many.
    Plain,
    /// It presses.
    Pressing,
    /// Carried out.
    Done,
    /// Refused.
    Refused,
}

impl Mark {
    const fn sign(self) -> &'static str {
        match self {
            Self::Plain => " ",
            Self::Pressing => "!",
            Self::Done => "·",
            Self::Refused => "×",
        }
    }
}

/// A line, and those that it stands for.
pub struct Entry {
    pub mark: Mark,
    pub text: String,
    pub all: Vec<String>,
    open: bool,
}

impl Entry {
    #[must_use]
    pub const fn new(mark: Mark, text: String, all: Vec<String>) -> Self {
        Self {
            mark,
            text,
            all,
            open: false,
        }
    }
}

pub struct Folds {
    title: String,
    parts: Vec<Part>,
    /// The entry under the cursor, counted through all parts.
    at: usize,
    /// The first row in sight.
    top: usize,
    /// Where the rows were drawn last, and the entry of each.
    area: Rect,
    rows: Vec<Option<usize>>,
}

/// Columns before an entry's text: the cursor's sign, the mark, the fold.
const LEAD: usize = 6;

/// Most columns of a line.
const WIDE: u16 = 104;

impl Folds {
    #[must_use]
    pub const fn new(title: String, parts: Vec<Part>) -> Self {
        Self {
            title,
            parts,
            at: 0,
            top: 0,
            area: Rect::ZERO,
            rows: Vec::new(),
        }
    }

    fn entries(&self) -> usize {
        self.parts.iter().map(|p| p.entries.len()).sum()
    }

    fn entry(&mut self) -> Option<&mut Entry> {
        let mut all = self.parts.iter_mut().flat_map(|p| &mut p.entries);
        all.nth(self.at)
    }

    /// All rows, each with the entry that it belongs to.
    fn lines(&self, theme: &Theme, room: usize) -> Vec<(Line<'static>, Option<usize>)> {
        let mut rows: Vec<(Line, Option<usize>)> = Vec::new();
        let mut n = 0;
        for part in &self.parts {
            if !rows.is_empty() {
                rows.push((Line::default(), None));
            }
            let title = clean(&part.title).into_owned();
            rows.push((Line::styled(title, theme.strong()), None));
            for entry in &part.entries {
                let style = match entry.mark {
                    Mark::Pressing => theme.warn(),
                    Mark::Refused => theme.bad(),
                    // On the ground of the window.
                    Mark::Plain | Mark::Done => Style {
                        bg: None,
                        ..theme.text()
                    },
                };
                let fold = match (entry.all.is_empty(), entry.open) {
                    (true, _) => " ",
                    (false, true) => "▾",
                    (false, false) => "▸",
                };
                for (i, text) in wrap(&entry.text, room).into_iter().enumerate() {
                    let lead = match i {
                        0 => format!("  {} {fold} ", entry.mark.sign()),
                        _ => " ".repeat(LEAD),
                    };
                    let line = Line::styled(format!("{lead}{}", clean(&text)), style);
                    rows.push((line, Some(n)));
                }
                let all = entry.all.iter().filter(|_| entry.open);
                for text in all.flat_map(|text| wrap(text, room.saturating_sub(2))) {
                    let text = format!("{}  {}", " ".repeat(LEAD), clean(&text));
                    rows.push((Line::styled(text, theme.dim()), Some(n)));
                }
                n += 1;
            }
        }
        rows
    }

    /// The rows of the entry under the cursor, its heading too where it is the first of a part.
    fn span(&self) -> Range<usize> {
        let first = self.rows.iter().position(|r| *r == Some(self.at));
        let last = self.rows.iter().rposition(|r| *r == Some(self.at));
        let (first, last) = (first.unwrap_or(0), last.unwrap_or(0));
        let headed = first > 0 && self.rows[first - 1].is_none();
        first - usize::from(headed)..last + 1
    }

    fn toggle(&mut self) -> Outcome {
        match self.entry().filter(|e| !e.all.is_empty()) {
            Some(entry) => {
                entry.open = !entry.open;
                Outcome::Stay
            }
            None => Outcome::Close,
        }
    }
}

impl Popup for Folds {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let wide = area.width.saturating_sub(4).min(WIDE);
        let room = usize::from(wide).saturating_sub(LEAD + 5);
        let lines = self.lines(shell.theme, room);
        let tall = (lines.len() as u16 + 2).min(area.height.saturating_sub(1));
        let frame = pane::middle(area, wide, tall);
        let inside = pane::popup(shell.theme, &self.title, frame, buf);
        self.area = Rect {
            x: inside.x + 1,
            width: inside.width.saturating_sub(1),
            ..inside
        };
        self.rows = lines.iter().map(|l| l.1).collect();
        let (span, tall) = (self.span(), usize::from(self.area.height));
        let first = self
            .rows
            .iter()
            .position(|r| *r == Some(self.at))
            .unwrap_or(0);
        if span.end > self.top + tall {
            self.top = span.end - tall;
        }
        self.top = self
            .top
            .min(span.start)
            .min(lines.len().saturating_sub(tall));
        for (n, (line, _)) in lines.iter().skip(self.top).take(tall).enumerate() {
            let row = Rect {
                y: self.area.y + n as u16,
                height: 1,
                width: self.area.width.saturating_sub(1),
                ..self.area
            };
            put(line.clone(), row, buf);
            if self.rows[self.top + n] == Some(self.at) {
                if self.top + n == first {
                    mark(shell.theme, true, row, buf);
                } else {
                    buf.set_style(row, shell.theme.selected(true));
                }
            }
        }
        let mut bar = Cursor::default();
        bar.at = (self.top + tall).saturating_sub(1);
        bar.fit(lines.len(), self.area);
        scrollbar(shell.theme, &bar, self.area, buf);
    }

    fn act(&mut self, _: &Shell, action: Action) -> Outcome {
        let (last, page) = (
            self.entries().saturating_sub(1),
            usize::from(self.area.height / 2).max(1),
        );
        match action {
            Action::Back => return Outcome::Close,
            Action::Open => return self.toggle(),
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at = (self.at + 1).min(last),
            Action::PageUp => self.at = self.at.saturating_sub(page),
            Action::PageDown => self.at = (self.at + page).min(last),
            Action::First => self.at = 0,
            Action::Last => self.at = last,
            _ => {}
        }
        Outcome::Stay
    }

    fn mouse(&mut self, _: &Shell, mouse: Mouse) -> Outcome {
        match mouse.kind {
            MouseKind::WheelUp => self.at = self.at.saturating_sub(1),
            MouseKind::WheelDown => {
                self.at = (self.at + 1).min(self.entries().saturating_sub(1));
            }
            MouseKind::Click => {
                let inside = self.area.contains((mouse.x, mouse.y).into());
                let row = usize::from(mouse.y.saturating_sub(self.area.y)) + self.top;
                match self.rows.get(row).copied().flatten().filter(|_| inside) {
                    Some(entry) => {
                        self.at = entry;
                        if self.entry().is_some_and(|e| !e.all.is_empty()) {
                            return self.toggle();
                        }
                    }
                    None if !inside => return Outcome::Close,
                    None => {}
                }
            }
            _ => {}
        }
        Outcome::Stay
    }
}
