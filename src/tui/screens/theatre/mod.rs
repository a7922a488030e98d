//! The replay theatre: a saved game turn by turn, with a timeline to walk on; another that began as it did may be opened beside it.

mod beside;
mod parts;

use std::path::PathBuf;
use std::time::Duration;

use casus_core::event::Grade;
use casus_core::ids::NationId;
use casus_core::tell::Register;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::play;
use super::waiting::Waiting;
use crate::actions::{Action, Place};
use crate::cell::clean;
use crate::command::{Command, Task};
use crate::context::{Context, Size, Subject, Tab};
use crate::draft::Draft;
use crate::history::History;
use crate::map::MapView;
use crate::panel::{Mouse, MouseKind, Offered, Panel};
use crate::popups::confirm::Confirm;
use crate::shell::{Goto, Screen, Shell, Step, Target};
use crate::widgets::area;
use crate::widgets::put::put;
use crate::worker::{Beside, Request, Scene, Theatre, Update, plain};

/// Milliseconds a turn, by speed.
const PACES: [u64; 5] = [2000, 1000, 500, 200, 80];

pub struct Stage {
    path: PathBuf,
    turns: u32,
    names: Register,
    marks: Vec<(u32, Grade, String)>,
    seats: Vec<NationId>,
    history: History,
    scene: Scene,
    beside: Option<Beside>,
    /// Whether the map is that of the game beside.
    other: bool,
    /// The turn asked for, while it is on its way.
    wanted: Option<u32>,
    playing: bool,
    pace: usize,
    map: MapView,
    selected: Option<Subject>,
    draft: Draft,
    line: Rect,
    stage: Rect,
}

impl Stage {
    #[must_use]
    pub fn new(theatre: Theatre) -> Self {
        Self {
            path: theatre.path,
            turns: theatre.turns,
            names: theatre.names,
            marks: theatre.marks,
            seats: theatre.seats,
            history: theatre.history,
            scene: theatre.scene,
            beside: None,
            other: false,
            wanted: None,
            playing: false,
            pace: 2,
            map: MapView::default(),
            selected: None,
            draft: Draft::default(),
            line: Rect::default(),
            stage: Rect::default(),
        }
    }

    /// Asks for a turn; one request at a time is under way.
    fn seek(&mut self, turn: u32) -> Step {
        let turn = turn.min(self.turns);
        if turn == self.at() {
            self.playing &= turn < self.turns;
            return Step::Drawn;
        }
        let idle = self.wanted.is_none();
        self.wanted = Some(turn);
        if idle {
            Step::Send(Request::Seek(turn), "")
        } else {
            Step::Drawn
        }
    }

    /// The game whose map is shown.
    fn shown(&self) -> &Scene {
        let other = self.beside.as_ref().filter(|_| self.other);
        other.map_or(&self.scene, |beside| &beside.scene)
    }

    fn at(&self) -> u32 {
        self.wanted.unwrap_or(self.scene.turn)
    }

    fn mark(&mut self, forward: bool) -> Step {
        let here = self.at();
        let turn = if forward {
            self.marks.iter().map(|m| m.0).find(|&t| t > here)
        } else {
            self.marks.iter().rev().map(|m| m.0).find(|&t| t < here)
        };
        match turn {
            Some(turn) => self.seek(turn),
            None => Step::Say("There is no mark that way.".to_owned()),
        }
    }

    fn context<'a>(&'a self, shell: &'a Shell<'a>) -> Context<'a> {
        Context {
            outlook: None,
            view: &self.shown().view,
            draft: &self.draft,
            history: &self.history,
            selected: self.selected,
            theme: shell.theme,
            size: shell.size,
            focused: true,
        }
    }

    fn on_map(&mut self, shell: &Shell, action: Action) -> Step {
        let reply = self.with_map(shell, |map, ctx| map.act(ctx, action));
        self.reply(reply)
    }

    /// Does something with the map of the game that is shown.
    fn with_map<R>(&mut self, shell: &Shell, run: impl FnOnce(&mut MapView, &Context) -> R) -> R {
        let mut map = std::mem::take(&mut self.map);
        let done = run(&mut map, &self.context(shell));
        self.map = map;
        done
    }

    fn reply(&mut self, reply: super::super::Reply) -> Step {
        match reply {
            super::super::Reply::Ignored => Step::Ignored,
            super::super::Reply::Do(Command::Select(subject)) => {
                self.selected = subject;
                Step::Drawn
            }
            _ => Step::Drawn,
        }
    }
}

impl Screen for Stage {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let title = format!("Replay: {}", clean(&self.scene.view.scenario().title));
        let room = super::frame(shell, &title, area, buf);
        let high = if self.beside.is_some() { 7 } else { 5 };
        let foot = area::rows(room, room.bottom().saturating_sub(high), high);
        let upper = area::top(room, room.height.saturating_sub(high));
        let side = if shell.size == Size::Small { 0 } else { 44 };
        // Read out, the map stands above the news.
        let words = theme.glyphs.is_words();
        self.stage = match words {
            true => area::top(upper, upper.height / 2),
            false => area::left(upper, upper.width - side),
        };
        let stage = self.stage;
        self.with_map(shell, |map, ctx| map.draw(ctx, stage, buf));
        if side > 0 || words {
            let column = match words {
                true => area::below(upper, self.stage.height),
                false => area::cells(upper, self.stage.right(), side),
            };
            self.side(shell, column, buf);
        }
        self.timeline(theme, foot, buf);
        if shell.size == Size::Small
            && !words
            && let Some(told) = self
                .scene
                .events
                .iter()
                .max_by_key(|t| t.event.kind.facts().grade)
        {
            let text = told.sentence(&self.names);
            put(
                Span::styled(text, theme.strong()),
                Rect { height: 1, ..room },
                buf,
            );
        }
        if shell.size == Size::Small && !words {
            self.told_beside(theme, area::below(room, 1), buf);
        }
        super::hints(shell, &self.offered(shell), super::foot(area), buf);
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Replay]
    }

    fn act(&mut self, shell: &Shell, action: Action) -> Step {
        match action {
            Action::Play => {
                self.playing = !self.playing;
                if self.playing && self.at() >= self.turns {
                    self.seek(0)
                } else {
                    Step::Drawn
                }
            }
            Action::Faster | Action::Slower => {
                let up = action == Action::Faster;
                self.pace = if up {
                    (self.pace + 1).min(PACES.len() - 1)
                } else {
                    self.pace.saturating_sub(1)
                };
                Step::Say(format!(
                    "{} turns a second",
                    1000.0 / PACES[self.pace] as f64
                ))
            }
            Action::Left => self.seek(self.at().saturating_sub(1)),
            Action::Right => self.seek(self.at() + 1),
            Action::PageUp => self.seek(self.at().saturating_sub(12)),
            Action::PageDown => self.seek(self.at() + 12),
            Action::First => self.seek(0),
            Action::Last => self.seek(self.turns),
            Action::MarkNext => self.mark(true),
            Action::MarkBefore => self.mark(false),
            Action::Branch => {
                let task = Task::Branch {
                    path: self.path.clone(),
                    turn: self.at(),
                    seats: self.seats.clone(),
                };
                let body = format!(
                    "A new game begins at {}; this one stays as it is.",
                    self.scene
                        .gap
                        .as_ref()
                        .map_or(&self.scene.date, |gap| &gap.0)
                );
                Step::Popup(Box::new(Confirm::new(
                    "Branch here?".to_owned(),
                    body,
                    Command::Task(task),
                )))
            }
            Action::Compare if self.beside.is_some() => Step::Send(Request::Beside(None), ""),
            Action::Compare => Step::Send(Request::Kin, ""),
            Action::View if self.beside.is_some() => {
                self.other = !self.other;
                Step::Drawn
            }
            Action::Back if self.selected.is_some() => {
                self.selected = None;
                Step::Drawn
            }
            Action::Back | Action::Menu => Step::Go(Goto::Menu),
            Action::Next => self.on_map(shell, Action::NextSelect),
            Action::Previous => self.on_map(shell, Action::PreviousSelect),
            other => self.on_map(shell, other),
        }
    }

    fn offered(&self, _: &Shell) -> Vec<Offered> {
        let marks = !self.marks.is_empty();
        vec![
            Offered::yes(Action::Play),
            Offered::yes(Action::Menu),
            Offered::yes(Action::Left),
            Offered::yes(Action::Right),
            Offered::when(marks, Action::MarkNext, "there are no marks"),
            Offered::when(marks, Action::MarkBefore, "there are no marks"),
            Offered::yes(Action::Slower),
            Offered::yes(Action::Faster),
            Offered::yes(Action::Branch),
            Offered::yes(Action::Compare),
            Offered::when(
                self.beside.is_some(),
                Action::View,
                "no other game is open beside this one",
            ),
            Offered::yes(Action::Mode),
            Offered::yes(Action::Find),
        ]
    }

    fn mouse(&mut self, shell: &Shell, mouse: Mouse) -> Step {
        let at = (mouse.x, mouse.y).into();
        if self.line.contains(at) && matches!(mouse.kind, MouseKind::Click | MouseKind::Drag(..)) {
            let width = u32::from(self.line.width.max(2)) - 1;
            let turn = u32::from(mouse.x - self.line.x) * self.turns / width;
            return self.seek(turn);
        }
        if self.stage.contains(at) {
            let reply = self.with_map(shell, |map, ctx| map.mouse(ctx, mouse));
            return self.reply(reply);
        }
        Step::Ignored
    }

    fn command(&mut self, _: &Shell, command: Command) -> Step {
        match command {
            Command::Task(Task::Branch { path, turn, seats }) => Step::All(vec![
                Step::Go(Goto::Screen(Box::new(Waiting::new("Branching ...")))),
                Step::Send(Request::Branch { path, turn, seats }, "Branching"),
            ]),
            Command::Task(Task::Beside(path)) => Step::Send(Request::Beside(path), ""),
            Command::Select(subject) => {
                self.selected = subject;
                Step::Drawn
            }
            Command::Go(Tab::Map, _) => Step::Drawn,
            Command::All(list) => {
                for command in list {
                    if let Command::Select(subject) = command {
                        self.selected = subject;
                    }
                }
                Step::Drawn
            }
            _ => Step::Ignored,
        }
    }

    fn update(&mut self, _: &Shell, update: Update) -> Step {
        match update {
            Update::Kin(list) => beside::choose(list),
            Update::Beside(opened) => {
                self.beside = opened.map(|opened| *opened);
                self.other = false;
                Step::Drawn
            }
            Update::Scene(scene, other) => {
                self.scene = *scene;
                if let Some((beside, scene)) = self.beside.as_mut().zip(other) {
                    beside.scene = *scene;
                }
                match self.wanted.take() {
                    Some(turn) if turn != self.scene.turn => self.seek(turn),
                    _ => Step::Drawn,
                }
            }
            Update::Failed(error) => {
                self.wanted = None;
                self.playing = false;
                Step::Say(plain(&error))
            }
            _ => Step::Ignored,
        }
    }

    fn pulse(&self) -> Option<Duration> {
        self.playing
            .then(|| Duration::from_millis(PACES[self.pace]))
    }

    fn tick(&mut self, _: &Shell) -> Step {
        if self.wanted.is_some() {
            Step::Ignored
        } else {
            self.seek(self.scene.turn + 1)
        }
    }

    fn targets(&self) -> Vec<Target> {
        play::targets(&self.shown().view, Tab::Map)
    }
}
