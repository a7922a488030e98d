//! Shown while something is opened, and when the game met a fault.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::super::actions::{Action, Place};
use super::super::cell::wrap;
use super::super::panel::Offered;
use super::super::shell::{Goto, Screen, Shell, Step};
use super::super::widgets::pane;
use super::super::worker::{Update, plain};
use super::{aftermath, play, theatre};
use crate::tui::widgets::put::put;

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

    fn update(&mut self, _: &Shell, update: Update) -> Step {
        match update {
            Update::Opened(opened) if opened.views.is_empty() => {
                Step::Go(Goto::Screen(Box::new(Self::fault(
                    "No seat",
                    "The computer plays every nation of this game. Watch it with `casus replay`, or branch from it there.".to_owned(),
                ))))
            }
            Update::Opened(opened) if opened.views.iter().any(|v| v.public.over) => {
                Step::Go(Goto::Screen(Box::new(aftermath::Aftermath::new(&play::Table::new(*opened)))))
            }
            Update::Opened(mut opened) => {
                let notice = opened.notice.take();
                let play = Step::Go(Goto::Screen(Box::new(play::Play::new(*opened))));
                Step::All(
                    std::iter::once(play)
                        .chain(notice.map(Step::Say))
                        .collect(),
                )
            }
            Update::Theatre(opened) => Step::Go(Goto::Screen(Box::new(theatre::Stage::new(*opened)))),
            Update::Failed(error) => {
                let fault = Self::fault("This did not work", plain(&error));
                Step::Go(Goto::Screen(Box::new(fault)))
            }
            Update::Broken(reason) => {
                let fault = Self::fault("The program met a fault of its own", reason);
                Step::Go(Goto::Screen(Box::new(fault)))
            }
            _ => Step::Ignored,
        }
    }
}
