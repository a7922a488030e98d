//! What keys do on every tab: to move between the parts of the screen, and what the whole game is asked.

use super::{Focus, Play};
use crate::actions::Action;
use crate::command::{Command, Prompt, Task};
use crate::context::{Size, Subject, Tab};
use crate::popups::confirm::Confirm;
use crate::popups::prompt::Ask;
use crate::popups::read::Read;
use crate::shell::{Shell, Step};

impl Play {
    pub(super) fn general(&mut self, shell: &Shell, action: Action) -> Step {
        match action {
            Action::Next | Action::Previous => {
                self.focus = if self.on_side() {
                    Focus::Main
                } else {
                    Focus::Side
                };
                self.briefing = shell.size == Size::Small && self.focus == Focus::Side;
            }
            Action::Now => return self.now(shell),
            Action::Briefing => {
                self.focus = Focus::Side;
                self.briefing = shell.size == Size::Small;
            }
            Action::Back => return self.back(),
            Action::Undo => {
                let text = if self.table.draft_mut().undo() {
                    "The last change to the orders is taken back."
                } else {
                    "There is nothing to take back."
                };
                return Step::Say(text.to_owned());
            }
            Action::EndTurn => return self.end_turn(false),
            Action::RunOn => return self.end_turn(true),
            Action::Orders => return self.orders(),
            Action::Open
                if self.tab != Tab::Crises
                    && let Some(crisis @ Subject::Crisis(_)) = self.table.selected =>
            {
                self.go(shell, Tab::Crises, Some(crisis));
            }
            Action::Order | Action::Open => return self.order_menu(shell),
            Action::Why => return self.why(shell),
            Action::Estimate => return self.estimate(shell),
            Action::TurnReport => return self.report(),
            Action::Objectives => return self.objectives(),
            Action::Save => return self.save(),
            Action::Menu => {
                return confirm(
                    "Leave for the main menu?",
                    "The orders of this turn are not sent yet; the game is kept as of the last turn.",
                    Task::Menu,
                );
            }
            other => match tab_of(other) {
                Some(tab) => self.go(shell, tab, None),
                None => return Step::Ignored,
            },
        }
        Step::Drawn
    }

    fn back(&mut self) -> Step {
        if self.on_side() {
            self.focus = Focus::Main;
            self.briefing = false;
        } else if self.table.selected.is_some() && self.tab == Tab::Map {
            self.table.selected = None;
        } else {
            self.tab = Tab::Map;
        }
        Step::Drawn
    }

    fn save(&self) -> Step {
        let Some(path) = self.table.path.clone() else {
            return Step::Say("This game leaves no save.".to_owned());
        };
        let folder = path
            .parent()
            .map(std::path::Path::to_path_buf)
            .unwrap_or_default();
        let stem = path
            .file_stem()
            .map(|s| s.to_string_lossy().into_owned())
            .unwrap_or_default();
        let turn = self.table.view().public.turn;
        let then = move |name: &str| {
            let plain =
                !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0']);
            if !plain {
                return Err("A name without slashes, please.".to_owned());
            }
            let name = name.strip_suffix(".casus").unwrap_or(name);
            let to = folder.join(format!("{name}.casus"));
            if to.exists() {
                return Err("There is a game of this name already.".to_owned());
            }
            Ok(Command::Task(Task::CopyTo(to)))
        };
        Step::Popup(Box::new(Ask::new(Prompt {
            title: "Keep a copy".to_owned(),
            hint: format!(
                "Every turn is saved as you play, in {}. A copy under another name keeps this turn.",
                path.display()
            ),
            initial: format!("{stem}-turn-{turn}"),
            then: std::rc::Rc::new(then),
        })))
    }
}

/// A popup with text.
pub(in crate::screens) fn read(title: &str, body: String) -> Step {
    Step::Popup(Box::new(Read::new(title.to_owned(), body)))
}

pub(super) fn confirm(title: &str, body: &str, task: Task) -> Step {
    Step::Popup(Box::new(Confirm::new(
        title.to_owned(),
        body.to_owned(),
        Command::Task(task),
    )))
}

const fn tab_of(action: Action) -> Option<Tab> {
    Some(match action {
        Action::TabMap => Tab::Map,
        Action::TabDiplomacy => Tab::Diplomacy,
        Action::TabAlliance => Tab::Alliance,
        Action::TabCrises => Tab::Crises,
        Action::TabLogistics => Tab::Logistics,
        Action::TabForces => Tab::Forces,
        Action::TabBudget => Tab::Budget,
        Action::TabIntel => Tab::Intel,
        Action::TabChronicle => Tab::Chronicle,
        _ => return None,
    })
}
