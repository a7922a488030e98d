//! Saved games: go on with one, watch one, delete one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::menu::{age, start};
use super::waiting::Waiting;
use crate::Start;
use crate::actions::{Action, Place};
use crate::command::{Command, Task};
use crate::panel::{Mouse, MouseKind, Offered};
use crate::popups::confirm::Confirm;
use crate::shell::{Goto, Screen, Shell, Step};
use crate::widgets::table::{Column, Row, Table};
use crate::widgets::{Cursor, pane};
use crate::worker::{Request, SaveRow, Update, plain};

#[derive(Default)]
pub struct Load {
    cursor: Cursor,
    saves: Option<Vec<SaveRow>>,
}

impl Load {
    fn save(&self) -> Option<&SaveRow> {
        self.saves.as_ref()?.get(self.cursor.at)
    }
}

impl Screen for Load {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer) {
        let theme = shell.theme;
        let room = super::frame(shell, "Saved games", area, buf);
        let place = pane::middle(room, 110, room.height.saturating_sub(2));
        let inside = pane::pane(theme, "Saved games", true, place, buf);
        let rows = self.saves.iter().flatten().map(|save| {
            let about = match &save.about {
                Ok(about) => about.clone(),
                Err(fault) => format!("cannot be read: {fault}"),
            };
            Row::new([save.name.clone(), about, age(save)])
        });
        let list = Table {
            columns: vec![
                Column::left("game", 30),
                Column::left("", 0),
                Column::right("played", 16),
            ],
            rows: rows.collect(),
            empty: if self.saves.is_none() {
                "Looking ..."
            } else {
                "No game has been saved yet. Every game you begin is saved as you play."
            },
            focused: true,
        };
        list.draw(theme, &mut self.cursor, inside, buf);
        super::hints(shell, &self.offered(shell), super::foot(area), buf);
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Menu]
    }

    fn act(&mut self, _: &Shell, action: Action) -> Step {
        let save = self.save().cloned();
        match (action, save) {
            (Action::Back, _) => Step::Go(Goto::Menu),
            (Action::Open, Some(save)) if save.about.is_ok() => start(Start {
                resume: Some(save.path),
                ..Start::default()
            }),
            (Action::Theatre, Some(save)) if save.about.is_ok() => Step::All(vec![
                Step::Go(Goto::Screen(Box::new(Waiting::new(
                    "Opening the theatre ...",
                )))),
                Step::Send(
                    Request::Watch {
                        path: save.path,
                        turn: None,
                    },
                    "Opening the theatre",
                ),
            ]),
            (Action::Delete, Some(save)) => {
                let body = format!("{} will be gone for good.", save.path.display());
                Step::Popup(Box::new(Confirm::new(
                    "Delete this game?".to_owned(),
                    body,
                    Command::Task(Task::Delete(save.path)),
                )))
            }
            (other, _) if self.cursor.act(other) => Step::Drawn,
            _ => Step::Ignored,
        }
    }

    fn offered(&self, _: &Shell) -> Vec<Offered> {
        let readable = self.save().is_some_and(|s| s.about.is_ok());
        vec![
            Offered::when(
                readable,
                Action::Open,
                "no game is selected that can be read",
            ),
            Offered::when(
                readable,
                Action::Theatre,
                "no game is selected that can be read",
            ),
            Offered::when(self.save().is_some(), Action::Delete, "no game is selected"),
            Offered::yes(Action::Back),
        ]
    }

    fn mouse(&mut self, shell: &Shell, mouse: Mouse) -> Step {
        if self.cursor.mouse(mouse) {
            return if mouse.kind == MouseKind::DoubleClick {
                self.act(shell, Action::Open)
            } else {
                Step::Drawn
            };
        }
        Step::Ignored
    }

    fn command(&mut self, _: &Shell, command: Command) -> Step {
        match command {
            Command::Task(Task::Delete(path)) => Step::Send(Request::Delete(path), "Deleting"),
            _ => Step::Ignored,
        }
    }

    fn update(&mut self, _: &Shell, update: Update) -> Step {
        match update {
            Update::Saves(saves) => self.saves = Some(saves),
            Update::Failed(error) => return Step::Say(plain(&error)),
            _ => return Step::Ignored,
        }
        Step::Drawn
    }
}
