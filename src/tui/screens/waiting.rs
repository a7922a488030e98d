//! Shown while something is opened, and when the game met a fault.

use casus_core::session::{OtherRules, SessionError};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{aftermath, play, theatre};
use crate::actions::{Action, Place};
use crate::cell::wrap;
use crate::command::{Command, Task};
use crate::panel::Offered;
use crate::popups::confirm::Confirm;
use crate::shell::{Goto, Screen, Shell, Step};
use crate::widgets::pane;
use crate::widgets::put::put;
use crate::worker::{Request, Update, plain};

/// Over what a player should hear about a game's file.
pub const SAVE_NOTICE: &str = "The saved game";

/// A sentence in the middle of the screen.
pub struct Waiting {
    title: String,
    text: String,
    /// Nothing more will come.
    ended: bool,
}

impl Waiting {
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self {
            title: String::new(),
            text: text.to_owned(),
            ended: false,
        }
    }

    /// A fault that ended what was going on; the journal has the game.
    #[must_use]
    pub fn fault(title: &str, text: String) -> Self {
        Self {
            title: title.to_owned(),
            text,
            ended: true,
        }
    }
}

/// Offers to go on with a game that was played under other rules.
fn go_on(other: OtherRules) -> Step {
    let date = other.date.clone().unwrap_or_default();
    let body = format!(
        "{} was played with casus {}, under other rules than this program has. A new game can begin from {date}, the newest moment that is wholly on record: what was before stays to be read, what comes follows the new rules. The old game stays as it is.",
        other.path.display(),
        other.engine,
    );
    let task = Task::Branch {
        path: other.path,
        turn: other.turn.unwrap_or_default(),
        seats: other.seats,
    };
    // What stays when the answer is no says the same.
    let screen = Waiting::fault("Played under other rules", body.clone());
    Step::All(vec![
        Step::Go(Goto::Screen(Box::new(screen))),
        Step::Popup(Box::new(Confirm::new(
            "Go on under the new rules?".to_owned(),
            body,
            Command::Task(task),
        ))),
    ])
}

impl Screen for Waiting {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let room = super::frame(shell, &self.title, area, buf);
        let lines = wrap(&self.text, 70);
        let place = pane::middle(room, 72, lines.len() as u16 + 2);
        for (i, line) in lines.iter().take(place.height.into()).enumerate() {
            let style = if self.ended {
                theme.text().bg(theme.ground)
            } else {
                theme.strong()
            };
            let row = Rect {
                x: place.x + 1,
                y: place.y + 1 + i as u16,
                width: place.width.saturating_sub(1),
                height: 1,
            };
            put(Span::styled(line.as_str(), style), row, buf);
        }
        super::hints(shell, &self.offered(shell), super::foot(area), buf);
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Menu]
    }

    fn act(&mut self, _: &Shell, action: Action) -> Step {
        match action {
            Action::Back | Action::Open => Step::Go(Goto::Menu),
            _ => Step::Ignored,
        }
    }

    fn offered(&self, _: &Shell) -> Vec<Offered> {
        vec![Offered::yes(Action::Back), Offered::yes(Action::Quit)]
    }

    fn command(&mut self, _: &Shell, command: Command) -> Step {
        match command {
            Command::Task(Task::Branch { path, turn, seats }) => {
                Step::Send(Request::Branch { path, turn, seats }, "Branching")
            }
            _ => Step::Ignored,
        }
    }

    fn update(&mut self, _: &Shell, update: Update) -> Step {
        match update {
            Update::Unseated(map) => Step::Go(Goto::NewGame(Some(map))),
            Update::Opened(opened) if opened.views.is_empty() => {
                Step::Go(Goto::Screen(Box::new(Self::fault(
                    "No seat",
                    "The computer plays every nation of this game. Watch it with `casus replay`, or branch from it there.".to_owned(),
                ))))
            }
            Update::Opened(opened) if opened.views.iter().any(|v| v.public.over) => {
                aftermath::open(&play::Table::new(*opened))
            }
            Update::Opened(mut opened) => {
                let notice = opened.notice.take();
                let play = play::Play::new(*opened);
                let first = play.first();
                let go = Step::Go(Goto::Screen(Box::new(play)));
                let notice = notice.map(|text| play::read(SAVE_NOTICE, text));
                Step::All(std::iter::once(go).chain(first).chain(notice).collect())
            }
            Update::Theatre(opened) => Step::Go(Goto::Screen(Box::new(theatre::Stage::new(*opened)))),
            Update::Failed(SessionError::OtherRules(other)) if other.turn.is_some() => {
                go_on(*other)
            }
            Update::Failed(error) => {
                let fault = Self::fault("This did not work", plain(&error));
                Step::Go(Goto::Screen(Box::new(fault)))
            }
            _ => Step::Ignored,
        }
    }
}
