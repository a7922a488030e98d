//! After the game: how it ended and what turned it, who kept its word, and what had come of another order. What takes other games is
//! looked at on a thread of its own and comes stage by stage; keys are answered meanwhile.

mod overview;
mod pages;

use std::path::PathBuf;
use std::sync::Arc;

use casus_core::report::{Alternative, Edit, Progress, Report, Turning};
use casus_core::tell::Register;
use casus_core::tell::report::{self as told, Topic};
use casus_core::view::View;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use strum::IntoEnumIterator;

use super::play::Table;
use super::waiting::Waiting;
use crate::actions::{Action, Place};
use crate::cell::clean;
use crate::command::{Choice, Command, Task};
use crate::panel::{Mouse, MouseKind, Offered};
use crate::popups::choose::Choose;
use crate::popups::confirm::Confirm;
use crate::shell::{Goto, Screen, Shell, Step};
use crate::widgets::{Cursor, text};
use crate::worker::{Asked, LookedBack, Request, Update};

pub struct Aftermath {
    view: Arc<View>,
    path: Option<PathBuf>,
    /// The report as far as it has come, with the names of all that was.
    report: Option<(Arc<Report>, Arc<Register>)>,
    progress: Option<Progress>,
    /// How far the playing out is of an order that was asked for, and those that were played out, the newest first.
    asking: Option<Progress>,
    asked: Vec<Alternative>,
    fault: Option<String>,
    /// The page that is shown, and how far it is scrolled.
    page: Page,
    scroll: Cursor,
    /// Heads of pages on the bar, for the mouse.
    heads: Vec<(Rect, Page)>,
}

/// A page of the report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Page {
    /// The most of everything, side by side.
    Overview,
    /// One subject, whole.
    Of(Topic),
}

impl Page {
    pub fn all() -> Vec<Self> {
        std::iter::once(Self::Overview)
            .chain(Topic::iter().map(Self::Of))
            .collect()
    }

    /// Its name on the bar.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Of(Topic::Danger) => "Danger",
            Self::Of(Topic::Turning) => "Turning points",
            Self::Of(Topic::Cold) => "Wars averted",
            Self::Of(Topic::Promises) => "Promises",
            Self::Of(Topic::Others) => "If you had",
            Self::Of(Topic::Goals) => "Goals",
            Self::Of(Topic::Figures) => "Figures",
            Self::Of(Topic::Staff) => "Staff",
        }
    }
}

/// The screen for the game that was played at the table, and a look back on it.
pub fn open(table: &Table) -> Step {
    let screen = Aftermath::new(table);
    let look = screen.path.clone().map(|path| {
        let seat = 0;
        Step::Send(Request::LookBack { path, seat }, "Looking back")
    });
    let screen = Step::Go(Goto::Screen(Box::new(screen)));
    Step::All(std::iter::once(screen).chain(look).collect())
}

impl Aftermath {
    #[must_use]
    pub fn new(table: &Table) -> Self {
        Self {
            view: Arc::clone(&table.views()[0]),
            path: table.path.clone(),
            report: None,
            progress: None,
            asking: None,
            asked: Vec::new(),
            fault: None,
            page: Page::Overview,
            scroll: Cursor::default(),
            heads: Vec::new(),
        }
    }

    fn turn(&mut self, by: usize) -> Step {
        let all = Page::all();
        let at = all.iter().position(|p| *p == self.page).unwrap_or_default();
        self.show(all[(at + by) % all.len()])
    }

    fn show(&mut self, page: Page) -> Step {
        self.page = page;
        self.scroll = Cursor::default();
        Step::Drawn
    }

    /// What is still being looked at, or why it cannot be.
    fn state(&self) -> Option<String> {
        if let Some(fault) = &self.fault {
            return Some(fault.clone());
        }
        if self.path.is_none() {
            return Some("This game leaves nothing on disk to look back on.".to_owned());
        }
        match (&self.report, self.asking.or(self.progress)) {
            (_, Some(p)) => Some(format!(
                "Looking at {}: {} of {}",
                told::looking(p.stage),
                p.done.min(p.of),
                p.of
            )),
            (None, None) => Some("Playing the game again ...".to_owned()),
            (Some(_), None) => None,
        }
    }

    fn export(&self) -> Step {
        let (Some(path), Some((report, names))) = (&self.path, &self.report) else {
            return Step::Say("There is nothing to write yet.".to_owned());
        };
        let to = path.with_extension("report.html");
        let html = told::html(&told::document(report, names));
        match std::fs::write(&to, html) {
            Ok(()) => Step::Say(format!("The report is in {}.", to.display())),
            Err(error) => Step::Say(format!("{}: {error}", to.display())),
        }
    }

    /// The months in which another order can be given: turning points first, then all.
    fn months(&self) -> Step {
        let Some((report, _)) = &self.report else {
            return Step::Say("The game is still being played again.".to_owned());
        };
        let scenario = self.view.scenario();
        let marked = |turn: u32| {
            let turning = report.turning.iter().any(|t| t.month() == turn);
            let war = report.course.wars.iter().any(|w| w.began == turn);
            let crisis = report.cold.iter().any(|c| c.mine && c.peak == turn);
            match () {
                () if war => "war breaks out in it",
                () if turning => "a turning point",
                () if crisis => "the height of a crisis",
                () => "",
            }
        };
        let mut list: Vec<u32> = (report.first..report.last).collect();
        list.sort_by_key(|t| marked(*t).is_empty());
        let choices = list.into_iter().map(|turn| {
            let (date, mark) = (scenario.told(turn), marked(turn));
            let label = match mark {
                "" => date,
                mark => format!("{date}, {mark}"),
            };
            Choice::new(label, Command::Task(Task::Could(turn)))
        });
        Step::Popup(Box::new(Choose::new(
            "If you had ... in which month?".to_owned(),
            "The luck stays the same, and later orders are given where they still can be."
                .to_owned(),
            choices.collect(),
        )))
    }

    fn orders(list: Vec<(String, Edit)>) -> Step {
        let choices = list
            .into_iter()
            .map(|(label, edit)| Choice::new(label, Command::Task(Task::Other(edit))));
        Step::Popup(Box::new(Choose::new(
            "If you had ...".to_owned(),
            String::new(),
            choices.collect(),
        )))
    }

    /// Asks whether a new game is to begin where this one turned last.
    fn branch(&self) -> Step {
        let (Some(path), Some((report, _))) = (&self.path, &self.report) else {
            return Step::Say("There is no game to go on from yet.".to_owned());
        };
        let scenario = self.view.scenario();
        let turning = report.turning.iter().map(Turning::month);
        let mut turns: Vec<u32> = turning.collect();
        turns.push(report.first);
        let seats: Vec<_> = report.who.first().copied().into_iter().collect();
        let choices = turns.into_iter().map(|turn| {
            let date = scenario.told(turn);
            let task = Task::Branch {
                path: path.clone(),
                turn,
                seats: seats.clone(),
            };
            let body = format!("A new game begins at {date}; this one stays as it is.");
            let ask = Command::Confirm {
                title: "Play from here?".to_owned(),
                body,
                yes: Box::new(Command::Task(task)),
            };
            Choice::new(date, ask)
        });
        Step::Popup(Box::new(Choose::new(
            "Play on from which month?".to_owned(),
            String::new(),
            choices.collect(),
        )))
    }

    /// The report with what was asked for before what was looked at unasked.
    fn with_asked(&self, mut report: Arc<Report>) -> Arc<Report> {
        if !self.asked.is_empty() {
            let others = &mut Arc::make_mut(&mut report).others;
            others.splice(0..0, self.asked.iter().cloned());
        }
        report
    }

    fn answered(&mut self, asked: Asked) -> Step {
        self.asking = None;
        match asked {
            Asked::Looking(progress) => self.asking = Some(progress),
            Asked::Not(why) => return Step::Say(why),
            Asked::Played(one) => {
                if let Some((report, _)) = &mut self.report {
                    Arc::make_mut(report).others.insert(0, (*one).clone());
                }
                self.asked.insert(0, *one);
            }
        }
        Step::Drawn
    }

    fn looked(&mut self, looked: LookedBack) -> Step {
        if let Some((report, names)) = looked.report {
            self.report = Some((self.with_asked(report), names));
        }
        self.progress = looked.progress;
        if let Some(fault) = looked.fault {
            // What is there stays: only a first look that fails leaves nothing to show.
            if self.report.is_some() {
                return Step::Say(fault);
            }
            self.fault = Some(fault);
        }
        Step::Drawn
    }
}

impl Screen for Aftermath {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let scenario = self.view.scenario();
        let title = format!("{}: after-action report", clean(&scenario.title));
        let room = super::frame(shell, &title, area, buf);
        self.paint(shell, room, buf);
        super::hints(shell, &self.offered(shell), super::foot(area), buf);
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Report]
    }

    fn act(&mut self, _: &Shell, action: Action) -> Step {
        match action {
            Action::Export => self.export(),
            Action::Other => self.months(),
            Action::Branch => self.branch(),
            Action::Right | Action::Next => self.turn(1),
            Action::Left | Action::Previous => self.turn(Page::all().len() - 1),
            Action::Back if self.page != Page::Overview => self.show(Page::Overview),
            Action::Back | Action::Menu => Step::Go(Goto::Menu),
            other if text::scroll(&mut self.scroll, other) => Step::Drawn,
            _ => Step::Ignored,
        }
    }

    fn offered(&self, _: &Shell) -> Vec<Offered> {
        let there = self.report.is_some();
        let wait = "the game is still being played again";
        vec![
            Offered::yes(Action::Next),
            Offered::yes(Action::PageDown),
            Offered::when(there, Action::Export, wait),
            Offered::when(there, Action::Other, wait),
            Offered::when(there, Action::Branch, wait),
            Offered::yes(Action::Menu),
            Offered::yes(Action::Quit),
        ]
    }

    fn mouse(&mut self, _: &Shell, mouse: Mouse) -> Step {
        let action = match mouse.kind {
            MouseKind::WheelUp => Action::Up,
            MouseKind::WheelDown => Action::Down,
            MouseKind::Click => {
                let at = (mouse.x, mouse.y).into();
                let head = self.heads.iter().find(|h| h.0.contains(at));
                return match head.map(|h| h.1) {
                    Some(page) => self.show(page),
                    None => Step::Ignored,
                };
            }
            _ => return Step::Ignored,
        };
        text::scroll(&mut self.scroll, action);
        Step::Drawn
    }

    fn command(&mut self, _: &Shell, command: Command) -> Step {
        match command {
            Command::Task(Task::Export) => self.export(),
            Command::Task(Task::Could(turn)) => {
                Step::Send(Request::Could(turn), "Looking what could be ordered")
            }
            Command::Task(Task::Other(edit)) => {
                self.page = Page::Of(Topic::Others);
                self.scroll = Cursor::default();
                Step::Send(Request::Other(edit), "Playing it out")
            }
            Command::Confirm { title, body, yes } => {
                Step::Popup(Box::new(Confirm::new(title, body, *yes)))
            }
            Command::Task(Task::Branch { path, turn, seats }) => Step::All(vec![
                Step::Go(Goto::Screen(Box::new(Waiting::new("Branching ...")))),
                Step::Send(Request::Branch { path, turn, seats }, "Branching"),
            ]),
            _ => Step::Ignored,
        }
    }

    fn update(&mut self, _: &Shell, update: Update) -> Step {
        match update {
            Update::LookedBack(looked) => self.looked(*looked),
            Update::Asked(asked) => self.answered(*asked),
            Update::Could(list) => Self::orders(list),
            Update::Failed(error) => Step::Say(error.to_string()),
            _ => Step::Ignored,
        }
    }
}
