//! What actions, commands and screens ask for, done.

use ratatui::buffer::Buffer;

use super::App;
use crate::actions::{Action, Place};
use crate::command::{Command, Task};
use crate::context::Size;
use crate::keys::{Keymap, PRESETS};
use crate::popups::Outcome;
use crate::popups::confirm::Confirm;
use crate::popups::find::Find;
use crate::popups::help::Help;
use crate::popups::palette::Palette;
use crate::popups::pedia::{PediaPopup, words_of};
use crate::screens::load::Load;
use crate::screens::menu::Menu;
use crate::screens::new_game::{self, NewGame};
use crate::screens::settings::Settings;
use crate::shell::{Goto, Screen, Setting, Shell, Step};
use crate::theme::Theme;
use crate::widgets::caret;
use crate::worker::Request;

impl App {
    pub(super) fn outcome(&mut self, outcome: Outcome) {
        self.dirty = true;
        match outcome {
            Outcome::Stay => {}
            Outcome::Close => {
                self.popups.pop();
            }
            Outcome::Do(command) => {
                self.popups.pop();
                self.command(command);
            }
            Outcome::Act(action) => {
                self.popups.pop();
                self.act(action);
            }
        }
    }

    fn command(&mut self, command: Command) {
        if let Command::Task(Task::Quit) = command {
            self.leave();
            return;
        }
        self.on_screen(|screen, shell| screen.command(shell, command));
    }

    pub(crate) fn places(&self) -> Vec<Place> {
        let mut places = self.screen.places();
        places.extend([Place::List, Place::Anywhere]);
        places
    }

    pub(crate) fn act(&mut self, action: Action) {
        match action {
            Action::Quit => self.ask_to_quit(),
            Action::Redraw => self.redraw = true,
            Action::Theme => self.set(&Setting::Theme),
            Action::Glyphs => self.set(&Setting::Glyphs),
            Action::MouseToggle => self.set(&Setting::Mouse),
            Action::Help | Action::Palette => {
                let Some(size) = self.room() else {
                    return;
                };
                let shell = self.shell_of(size);
                let (places, offered) = (self.places(), self.screen.offered(&shell.lend()));
                if action == Action::Help {
                    let words = self.words();
                    self.popups
                        .push(Box::new(Help::new(places, offered, words)));
                } else {
                    self.popups.push(Box::new(Palette::new(&places, &offered)));
                }
            }
            Action::Pedia => self.look_up(),
            Action::Find => {
                let targets = self.screen.targets();
                if !targets.is_empty() {
                    self.popups.push(Box::new(Find::new(targets)));
                }
            }
            other => self.on_screen(|screen, shell| screen.act(shell, other)),
        }
    }

    /// Opens the encyclopedia at the words of what is in front, the selected row's first.
    pub(super) fn look_up(&mut self) {
        let words = self.words();
        let reader = self.screen.reader();
        self.popups.push(Box::new(PediaPopup::new(words, reader)));
        self.on_screen(|screen, shell| screen.noted(shell, Action::Pedia));
    }

    /// The articles of the words of what is in front: the uppermost popup, else the screen.
    fn words(&mut self) -> Vec<usize> {
        let Some(size) = self.room() else {
            return Vec::new();
        };
        let shell = self.shell_of(size);
        let mut buf = Buffer::empty(self.area);
        match self.popups.last_mut() {
            Some(popup) => popup.draw(&shell.lend(), self.area, &mut buf),
            None => self.screen.draw(&shell.lend(), self.area, &mut buf),
        }
        let at = caret::take(&mut buf).map(|c| (c.at.x, c.at.y));
        words_of(&buf, at)
    }

    fn ask_to_quit(&mut self) {
        let playing = self.screen.places().contains(&Place::Play);
        if !playing {
            self.leave();
            return;
        }
        let body = "The game is kept as of the last turn; orders not yet sent are lost.";
        self.popups.push(Box::new(Confirm::new(
            "Quit?".to_owned(),
            body.to_owned(),
            Command::Task(Task::Quit),
        )));
    }

    /// Lets the screen do something and follows what it asks.
    pub(super) fn on_screen(&mut self, act: impl FnOnce(&mut dyn Screen, &Shell) -> Step) {
        let size = self.room().unwrap_or(Size::Small);
        let shell = self.shell_of(size);
        let step = act(self.screen.as_mut(), &shell.lend());
        self.step(step);
    }

    /// Lets the screen move by itself; where it does not, nothing is drawn.
    pub(crate) fn tick(&mut self) {
        let size = self.room().unwrap_or(Size::Small);
        let shell = self.shell_of(size);
        match self.screen.tick(&shell.lend()) {
            Step::Ignored => {}
            step => self.step(step),
        }
    }

    pub(super) fn step(&mut self, step: Step) {
        match step {
            Step::Ignored => {}
            Step::Drawn => self.dirty = true,
            Step::Popup(popup) => self.popups.push(popup),
            Step::Go(goto) => self.go(goto),
            Step::Send(request, text) => self.send(request, text),
            Step::Interrupt => self.worker.interrupt(),
            Step::Say(text) => self.said = Some(text),
            Step::Set(setting) => self.set(&setting),
            Step::Task(Task::Quit) => self.leave(),
            Step::Task(task) => self.command(Command::Task(task)),
            Step::All(steps) => steps.into_iter().for_each(|s| self.step(s)),
        }
        self.dirty = true;
    }

    pub(crate) fn send(&mut self, request: Request, text: &'static str) {
        let quick = matches!(
            request,
            Request::Close
                | Request::Seek(_)
                | Request::Delete(_)
                | Request::Saves
                | Request::Maps
                | Request::Map(_)
                | Request::LookBack { .. }
                | Request::Could(_)
                | Request::Other(_)
        );
        if !quick {
            self.busy = Some(text);
        }
        self.worker.send(request);
    }

    pub(super) fn go(&mut self, goto: Goto) {
        self.popups.clear();
        // Whoever goes elsewhere is told there what becomes of the launch.
        self.opening = false;
        let (screen, request): (Box<dyn Screen>, Option<Request>) = match goto {
            Goto::Menu => {
                // Whatever was played or watched is let go, so that it can be opened again, or deleted.
                self.worker.send(Request::Close);
                (Box::new(Menu::default()), Some(Menu::request()))
            }
            Goto::NewGame(map) => (Box::new(NewGame::new(map)), Some(new_game::request())),
            Goto::Load => (Box::new(Load::default()), Some(Request::Saves)),
            Goto::Settings => (Box::new(Settings::default()), None),
            Goto::Screen(screen) => (screen, None),
        };
        self.screen = screen;
        if let Some(request) = request {
            self.worker.send(request);
        }
        self.dirty = true;
    }

    fn set(&mut self, setting: &Setting) {
        let text = match setting {
            Setting::Theme => {
                let name = self.theme.following();
                if let Ok(theme) = Theme::shipped(name, self.theme.depth, self.theme.glyphs) {
                    self.theme = theme;
                }
                self.settings.theme = Some(name.to_owned());
                format!("Colours: {}", self.theme.title)
            }
            Setting::Glyphs if self.theme.glyphs.is_words() => {
                "Nothing is drawn here, so there is nothing to choose.".to_owned()
            }
            Setting::Glyphs => {
                self.sight.choose_next();
                self.look();
                let terminal = self.sight.key().to_owned();
                match self.sight.chosen {
                    Some(glyphs) => self.settings.glyphs.insert(terminal, glyphs),
                    None => self.settings.glyphs.remove(&terminal),
                };
                format!("Map glyphs: {}", self.sight.told())
            }
            Setting::Keys => {
                let here = PRESETS.iter().position(|p| p.0 == self.keys.name);
                let name = PRESETS[(here.unwrap_or(0) + 1) % PRESETS.len()].0;
                if let Ok(keys) = Keymap::preset(name) {
                    self.keys = keys;
                }
                self.settings.keys = Some(name.to_owned());
                format!("Keys: {}", self.keys.name)
            }
            Setting::Mouse => {
                self.mouse = !self.mouse;
                self.capture = Some(self.mouse);
                self.settings.mouse = Some(self.mouse);
                if self.mouse {
                    "The mouse is ours.".to_owned()
                } else {
                    "The mouse is the terminal's: select text as usual.".to_owned()
                }
            }
        };
        self.said = Some(self.keep_settings().map_or(text, |fault| fault));
        self.dirty = true;
    }

    /// Keeps what was chosen; what to say when that fails.
    fn keep_settings(&self) -> Option<String> {
        let path = self.kept.as_deref()?;
        let fault = self.settings.write(path).err()?;
        let path = path.display();
        Some(format!(
            "Chosen for now only, {path} cannot be written: {fault}"
        ))
    }
}
