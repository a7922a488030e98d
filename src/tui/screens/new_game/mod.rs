//! A new game: which map, which nations, which seed.

mod parts;

use std::sync::Arc;
use std::time::Duration;

use casus_core::content::{Born, Scenario, difficulties, usual_difficulty};
use casus_core::ids::NationId;
use casus_core::view::View;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;
use tui_input::Input;

use super::menu::start;
use crate::Start;
use crate::actions::{Action, Place};
use crate::context::Size;
use crate::draft::Draft;
use crate::history::History;
use crate::map::MapView;
use crate::panel::{Mouse, MouseKind, Offered};
use crate::popups;
use crate::shell::{Goto, Screen, Shell, Step};
use crate::stamp::Stamp;
use crate::widgets::Cursor;
use crate::widgets::area;
use crate::worker::{MapRow, Request, Update, random_seed};

/// How often the files of maps are looked at.
const LOOK: Duration = Duration::from_millis(500);

#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Part {
    #[default]
    Maps,
    Nations,
    Difficulty,
    Seed,
}

#[derive(Default)]
pub struct NewGame {
    maps: Vec<MapRow>,
    complete: bool,
    /// The map that was asked for, until it is found.
    wanted: Option<String>,
    part: Part,
    map_cursor: Cursor,
    nation_cursor: Cursor,
    /// Seats taken, in the order of taking.
    seats: Vec<NationId>,
    /// The level's place in the list.
    difficulty: usize,
    seed: Input,
    map: MapView,
    /// What the preview needs of a context.
    draft: Draft,
    history: History,
}

impl NewGame {
    /// A screen with a seed drawn, and with the cursor among the nations of `map` as soon as it is there.
    #[must_use]
    pub fn new(map: Option<String>) -> Self {
        Self {
            wanted: map,
            difficulty: usual_difficulty(),
            seed: Input::new(random_seed().to_string()),
            ..Self::default()
        }
    }

    /// Takes a map into the list, in place of what it was before.
    fn take(&mut self, row: MapRow) {
        let Some(place) = self.maps.iter().position(|m| m.source == row.source) else {
            self.maps.push(row);
            return;
        };
        let chosen = self.chosen().map(|c| c.source.clone());
        let before = std::mem::replace(&mut self.maps[place], row);
        if chosen.as_ref() != Some(&before.source) {
            return;
        }
        // What was drawn is of a map that is no more.
        self.map = MapView::default();
        let ids = |row: &MapRow| {
            let scenario = row.scene.as_ref().ok().map(|s| Arc::clone(&s.0));
            scenario.map(|s| s.nations.iter().map(|n| n.id.clone()).collect::<Vec<_>>())
        };
        if ids(&before) != ids(&self.maps[place]) {
            self.seats.clear();
            self.nation_cursor = Cursor::default();
        }
    }

    /// Goes to the map that was asked for, once it is in the list.
    fn seek(&mut self) {
        let wanted = self.wanted.as_ref();
        let is = |row: &MapRow| wanted.is_some_and(|w| row.source == *w || row.name == *w);
        let found = self.rows().position(is);
        if let Some(at) = found {
            self.map_cursor.at = at;
            self.part = Part::Nations;
            self.wanted = None;
        }
    }

    /// The maps, each followed by its chapters.
    fn rows(&self) -> impl Iterator<Item = &MapRow> {
        let maps = self.maps.iter();
        maps.flat_map(|map| std::iter::once(map).chain(&map.chapters))
    }

    fn chosen(&self) -> Option<&MapRow> {
        self.rows().nth(self.map_cursor.at)
    }

    fn scene(&self) -> Option<(Arc<Scenario>, Arc<View>)> {
        self.chosen()?.scene.as_ref().ok().cloned()
    }

    /// The nations, the one that a chapter seats first, then those with an invitation.
    fn nations(&self) -> Vec<NationId> {
        let Some((scenario, _)) = self.scene() else {
            return Vec::new();
        };
        let there = |n: &NationId| scenario.nation(*n).born == Born::Before;
        let mut list: Vec<NationId> = scenario.nation_ids().filter(there).collect();
        let seat = scenario
            .chapter
            .as_ref()
            .map(|past| scenario.chapters[past.chapter].seat);
        list.sort_by_key(|&n| (Some(n) != seat, scenario.nation(n).invitation.is_empty(), n));
        list
    }

    fn nation(&self) -> Option<NationId> {
        self.nations().get(self.nation_cursor.at).copied()
    }

    fn begin(&self) -> Step {
        let (Some(row), Some((scenario, _))) = (self.chosen(), self.scene()) else {
            return Step::Say("This map cannot be played.".to_owned());
        };
        let mut seats = self.seats.clone();
        if seats.is_empty() {
            seats.extend(self.nation());
        }
        let Ok(seed) = self.seed.value().trim().parse::<u64>() else {
            return Step::Say("The seed is a whole number.".to_owned());
        };
        let seats = seats
            .iter()
            .map(|&n| scenario.nation(n).id.clone())
            .collect();
        start(Start {
            map: Some(row.source.clone()),
            chapter: row.chapter.clone(),
            sets: difficulties()[self.difficulty].sets.clone(),
            seats,
            seed: Some(seed),
            resume: None,
        })
    }

    fn open(&mut self) -> Step {
        match self.part {
            Part::Maps if self.scene().is_some() => self.part = Part::Nations,
            Part::Maps => return Step::Say("This map cannot be played.".to_owned()),
            Part::Nations | Part::Difficulty | Part::Seed => return self.begin(),
        }
        Step::Drawn
    }

    fn back(&mut self) -> Step {
        match self.part {
            Part::Maps => return Step::Go(Goto::Menu),
            Part::Nations => self.part = Part::Maps,
            Part::Difficulty => self.part = Part::Nations,
            Part::Seed => self.part = Part::Difficulty,
        }
        Step::Drawn
    }

    fn turn(&mut self, forward: bool) -> Step {
        self.part = match (self.part, forward) {
            (Part::Maps, true) | (Part::Difficulty, false) => Part::Nations,
            (Part::Nations, true) | (Part::Seed, false) => Part::Difficulty,
            (Part::Difficulty, true) | (Part::Maps, false) => Part::Seed,
            (Part::Seed, true) | (Part::Nations, false) => Part::Maps,
        };
        Step::Drawn
    }

    fn moved(&mut self, action: Action) -> Step {
        let moved = match self.part {
            Part::Maps => {
                let moved = self.map_cursor.act(action);
                if moved {
                    self.seats.clear();
                    self.nation_cursor = Cursor::default();
                }
                moved
            }
            Part::Nations => self.nation_cursor.act(action),
            Part::Difficulty => self.level(action),
            Part::Seed => false,
        };
        if moved { Step::Drawn } else { Step::Ignored }
    }

    /// The next level of difficulty, or the one before.
    fn level(&mut self, action: Action) -> bool {
        let last = difficulties().len() - 1;
        let to = match action {
            Action::Up => self.difficulty.saturating_sub(1),
            Action::Down => (self.difficulty + 1).min(last),
            _ => return false,
        };
        let moved = to != self.difficulty;
        self.difficulty = to;
        moved
    }

    /// Takes the nation under the cursor for a seat, or lets it go: several seats share the keyboard.
    fn seat(&mut self) -> Step {
        if let (Part::Nations, Some(nation)) = (self.part, self.nation()) {
            match self.seats.iter().position(|&n| n == nation) {
                Some(i) => {
                    self.seats.remove(i);
                }
                None => self.seats.push(nation),
            }
        }
        Step::Drawn
    }
}

impl NewGame {
    /// Everything below each other, for whoever has it read out; a map that is not drawn has no preview.
    fn read_out(&mut self, shell: &Shell, room: Rect, buf: &mut Buffer) {
        let (theme, part) = (shell.theme, room.height / 8);
        let at = |from: u16, parts: u16| area::rows(room, room.y + from * part, parts * part);
        self.maps_list(theme, at(0, 1), buf);
        self.nations_list(theme, at(1, 4), buf);
        self.difficulty_field(theme, at(5, 1), buf);
        self.seed_field(shell, at(6, 1), buf);
        self.about(theme, at(7, 1), buf);
        super::hints(
            shell,
            &[],
            super::foot(area::rows(room, room.y, room.height + 1)),
            buf,
        );
    }
}

impl Screen for NewGame {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let title = "New game: choose a map, then a nation; Enter begins";
        let room = super::frame(shell, title, area, buf);
        if theme.glyphs.is_words() {
            return self.read_out(shell, room, buf);
        }
        let wide = if shell.size == Size::Small { 34 } else { 44 };
        let about = if shell.size == Size::Small { 8 } else { 11 };
        let column = area::left(room, wide);
        let maps = area::top(
            column,
            (self.rows().count() as u16 + 3).clamp(5, room.height / 3),
        );
        let seed = area::rows(column, column.bottom().saturating_sub(3), 3);
        let level = area::rows(column, seed.y.saturating_sub(3), 3);
        let nations = area::rows(column, maps.bottom(), level.y.saturating_sub(maps.bottom()));
        self.maps_list(theme, maps, buf);
        self.nations_list(theme, nations, buf);
        self.difficulty_field(theme, level, buf);
        self.seed_field(shell, seed, buf);
        let rest = area::indent(room, wide);
        let below = area::rows(rest, rest.bottom().saturating_sub(about), about);
        self.preview(
            shell,
            area::top(rest, rest.height.saturating_sub(about)),
            buf,
        );
        self.about(theme, below, buf);
        super::hints(shell, &self.offered(shell), super::foot(area), buf);
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Menu]
    }

    fn act(&mut self, _: &Shell, action: Action) -> Step {
        match action {
            Action::Open => self.open(),
            Action::Back => self.back(),
            Action::Next | Action::Right => self.turn(true),
            Action::Previous | Action::Left => self.turn(false),
            Action::Seat => self.seat(),
            other => self.moved(other),
        }
    }

    fn offered(&self, _: &Shell) -> Vec<Offered> {
        let nations = self.part == Part::Nations;
        vec![
            Offered::when(
                self.scene().is_some(),
                Action::Open,
                "the map cannot be played",
            ),
            Offered::yes(Action::Next),
            Offered::when(
                nations,
                Action::Seat,
                "seats are taken in the list of nations",
            ),
            Offered::yes(Action::Back),
            Offered::yes(Action::Help),
        ]
    }

    fn typed(&mut self, _: &Shell, key: KeyEvent) -> Option<Step> {
        let digit = matches!(key.code, KeyCode::Char(c) if c.is_ascii_digit());
        let edits = matches!(
            key.code,
            KeyCode::Backspace
                | KeyCode::Delete
                | KeyCode::Left
                | KeyCode::Right
                | KeyCode::Home
                | KeyCode::End
        );
        let taken =
            self.part == Part::Seed && (digit || edits) && popups::edit(&mut self.seed, key);
        taken.then_some(Step::Drawn)
    }

    fn mouse(&mut self, shell: &Shell, mouse: Mouse) -> Step {
        let before = self.map_cursor.at;
        if self.map_cursor.mouse(mouse) {
            self.part = Part::Maps;
            if self.map_cursor.at != before {
                self.seats.clear();
                self.nation_cursor = Cursor::default();
            }
        } else if self.nation_cursor.mouse(mouse) {
            self.part = Part::Nations;
        } else {
            return Step::Ignored;
        }
        if mouse.kind == MouseKind::DoubleClick {
            self.act(shell, Action::Open)
        } else {
            Step::Drawn
        }
    }

    fn update(&mut self, _: &Shell, update: Update) -> Step {
        match update {
            Update::Map(row) => {
                self.take(*row);
                self.seek();
            }
            Update::MapsDone => {
                self.complete = true;
                if let Some(path) = &self.wanted {
                    return Step::Send(Request::Map(path.into()), "Reading the map");
                }
            }
            _ => return Step::Ignored,
        }
        Step::Drawn
    }

    /// Own maps are looked at now and then: an author sees what has changed.
    fn pulse(&self) -> Option<Duration> {
        let own = self.maps.iter().any(|row| row.files.is_some());
        own.then_some(LOOK)
    }

    fn tick(&mut self, _: &Shell) -> Step {
        let mut changed = Vec::new();
        for (files, stamp) in self.maps.iter_mut().filter_map(|row| row.files.as_mut()) {
            let now = Stamp::of(files);
            if *stamp != now {
                *stamp = now;
                let path = files[0].clone();
                changed.push(Step::Send(Request::Map(path), "Reading the map"));
            }
        }
        match changed.is_empty() {
            true => Step::Ignored,
            false => Step::All(changed),
        }
    }
}

/// What to ask the game when the screen is shown.
#[must_use]
pub const fn request() -> Request {
    Request::Maps
}
