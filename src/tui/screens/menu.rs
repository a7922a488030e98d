//! The main menu.

use casus_core::content::lesson_maps;
use casus_core::tell;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::waiting::Waiting;
use crate::Start;
use crate::actions::{Action, Place};
use crate::command::Task;
use crate::lessons::Course;
use crate::panel::{Mouse, MouseKind, Offered};
use crate::shell::{Goto, Screen, Shell, Step};
use crate::widgets::area;
use crate::widgets::put::{put, put_all};
use crate::widgets::{Cursor, pane, table};
use crate::worker::{Request, SaveRow, Update};

const MOTTO: &str = "Will they come? Does the other side believe it?";

#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    Continue,
    Tutorial,
    New,
    Load,
    Replay,
    Settings,
    Quit,
}

const ENTRIES: [(Entry, &str, &str); 7] = [
    (Entry::Continue, "Continue", "the latest game"),
    (
        Entry::Tutorial,
        "Learn",
        "a guided first game: ten short lessons",
    ),
    (Entry::New, "New game", "choose a map and a nation"),
    (Entry::Load, "Load", "go on with a saved game"),
    (Entry::Replay, "Replay", "watch a saved game turn by turn"),
    (Entry::Settings, "Settings", "colours, glyphs, keys, mouse"),
    (Entry::Quit, "Quit", ""),
];

#[derive(Default)]
pub struct Menu {
    cursor: Cursor,
    /// None until the folder was read.
    saves: Option<Vec<SaveRow>>,
}

impl Menu {
    /// What to ask the game when the menu is shown.
    #[must_use]
    pub const fn request() -> Request {
        Request::Saves
    }

    /// The game to go on with; the example that ships is there to be looked at.
    fn latest(&self) -> Option<&SaveRow> {
        let own = |s: &&SaveRow| s.about.is_ok() && !s.name.starts_with("example-");
        self.saves.as_ref()?.iter().find(own)
    }

    /// The guided game that was not finished, if there is one.
    fn unfinished(&self) -> Option<&SaveRow> {
        let open = |s: &&SaveRow| s.about.is_ok() && s.lesson.as_ref().is_some_and(|l| !l.finished);
        self.saves.as_ref()?.iter().find(open)
    }

    /// Which lesson is next of those that were left.
    fn lesson(&self) -> Option<String> {
        let progress = self.unfinished()?.lesson.as_ref()?;
        let course = Course::of(&progress.map)?;
        let (at, _) = course.steps().nth(progress.step)?;
        let (title, all) = (&course.lessons[at].title, course.lessons.len());
        Some(format!("lesson {} of {all}: {title}", at + 1))
    }

    /// Goes on with the lessons where they were left, or begins them.
    fn learn(&self) -> Step {
        if let Some(save) = self.unfinished() {
            return start(Start {
                resume: Some(save.path.clone()),
                ..Start::default()
            });
        }
        let course = Course::first();
        let map = course.and_then(|c| lesson_maps().iter().find(|m| m.name == c.map));
        match map {
            Some(map) => start(Start {
                map: Some(map.name.to_owned()),
                seats: vec![map.seat.clone()],
                seed: Some(map.seed),
                ..Start::default()
            }),
            None => Step::Say("There is no guided game.".to_owned()),
        }
    }

    fn choose(&self) -> Step {
        match ENTRIES[self.cursor.at.min(ENTRIES.len() - 1)].0 {
            Entry::Continue => match self.latest() {
                Some(save) => start(Start {
                    resume: Some(save.path.clone()),
                    ..Start::default()
                }),
                None => Step::Say("There is no saved game to go on with.".to_owned()),
            },
            Entry::Tutorial => self.learn(),
            Entry::New => Step::Go(Goto::NewGame(None)),
            Entry::Load | Entry::Replay => Step::Go(Goto::Load),
            Entry::Settings => Step::Go(Goto::Settings),
            Entry::Quit => Step::Task(Task::Quit),
        }
    }
}

/// Opens a game, with a screen that says so meanwhile.
#[must_use]
pub fn start(start: Start) -> Step {
    Step::All(vec![
        Step::Go(Goto::Screen(Box::new(Waiting::new("Opening the map ...")))),
        Step::Send(Request::Play(start), "Opening the map"),
    ])
}

impl Screen for Menu {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let room = super::frame(shell, "", area, buf);
        let place = pane::middle(room, 78, ENTRIES.len() as u16 * 2 + 6);
        let title = "C A S U S   F O E D E R I S";
        let head = [
            Line::styled(title, theme.strong().fg(theme.accent)),
            Line::default(),
            Line::styled(MOTTO, theme.dim()),
        ];
        put_all(head.map(Line::centered), Rect { height: 3, ..place }, buf);
        let list = area::below(place, 5);
        let tight = list.height < ENTRIES.len() as u16 * 2;
        self.rows(shell, list, if tight { 1 } else { 2 }, buf);
        super::hints(shell, &self.offered(shell), super::foot(area), buf);
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Menu]
    }

    fn act(&mut self, _: &Shell, action: Action) -> Step {
        match action {
            Action::Open => self.choose(),
            Action::Next => self.moved(Action::Down),
            Action::Previous => self.moved(Action::Up),
            other => self.moved(other),
        }
    }

    fn offered(&self, _: &Shell) -> Vec<Offered> {
        [
            Action::Open,
            Action::Theme,
            Action::Glyphs,
            Action::Help,
            Action::Palette,
            Action::Quit,
        ]
        .map(Offered::yes)
        .to_vec()
    }

    fn mouse(&mut self, _: &Shell, mouse: Mouse) -> Step {
        if self.cursor.mouse(mouse) {
            return if mouse.kind == MouseKind::Click {
                self.choose()
            } else {
                Step::Drawn
            };
        }
        Step::Ignored
    }

    fn update(&mut self, _: &Shell, update: Update) -> Step {
        match update {
            Update::Saves(saves) => {
                self.saves = Some(saves);
                if self.cursor.at == 0 && self.latest().is_none() {
                    self.cursor.at = 1;
                }
                Step::Drawn
            }
            _ => Step::Ignored,
        }
    }
}

impl Menu {
    fn moved(&mut self, action: Action) -> Step {
        if self.cursor.act(action) {
            Step::Drawn
        } else {
            Step::Ignored
        }
    }

    fn rows(&mut self, shell: &Shell, area: Rect, pitch: u16, buf: &mut Buffer) {
        let theme = shell.theme;
        // The cursor counts entries, so that rows may be two lines apart.
        self.cursor
            .fit(ENTRIES.len(), area::top(area, ENTRIES.len() as u16));
        for (i, (entry, name, note)) in ENTRIES.into_iter().enumerate() {
            let y = area.y + i as u16 * pitch;
            if y >= area.bottom() {
                break;
            }
            let line = Rect::new(area.x + 6, y, area.width.saturating_sub(12), 1);
            let (note, off) = match (entry, self.latest()) {
                (Entry::Continue, Some(save)) => {
                    let about = save.about.as_ref().map_or("", String::as_str);
                    (format!("{}: {about}", save.name), false)
                }
                (Entry::Continue, None) => ("no saved game yet".to_owned(), true),
                (Entry::Tutorial, _) => (self.lesson().unwrap_or_else(|| note.to_owned()), false),
                _ => (note.to_owned(), false),
            };
            let style = if off { theme.dim() } else { theme.strong() };
            let place = Rect::new(line.x + 2, y, 12, 1);
            put(Span::styled(name, style), place, buf);
            let place = area::cells(place, line.x + 14, line.width.saturating_sub(15));
            put(Span::styled(note, theme.dim()), place, buf);
            if i == self.cursor.at {
                table::mark(theme, true, line, buf);
            }
        }
    }
}

/// For lists of saves: when a file was written, in words.
#[must_use]
pub fn age(save: &SaveRow) -> String {
    let passed = save
        .modified
        .and_then(|t| t.elapsed().ok())
        .map(|d| d.as_secs());
    match passed {
        None => String::new(),
        Some(s) if s < 90 => "just now".to_owned(),
        Some(s) if s < 5400 => format!("{} ago", tell::count(s / 60, "minute")),
        Some(s) if s < 129_600 => format!("{} ago", tell::count(s / 3600, "hour")),
        Some(s) => format!("{} ago", tell::count(s / 86_400, "day")),
    }
}
