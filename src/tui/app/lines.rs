//! Lines that are typed instead of keys. A script may write them faster than the game answers, so each waits until what
//! the one before it asked for is done.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::App;
use crate::actions::Action;
use crate::input::Message;
use crate::keys::Key;
use crate::linear::Heard;

/// How long the game's threads are silent when they have said all that there is to say.
const MOMENT: Duration = Duration::from_millis(20);
/// Entries of a list at most that are gone through in search of one.
const ENTRIES: usize = 2000;

impl App {
    /// Whether a line is there that may be taken up, or the end of all lines.
    pub(super) fn lines_wait(&self) -> bool {
        let idle = self.busy.is_none() && !self.opening && !self.quit;
        idle && (self.no_more || !self.lines.is_empty())
    }

    /// Takes up a line, unless a message comes first.
    pub(super) fn next_line(&mut self, from: &Receiver<Message>) -> Option<Message> {
        match from.recv_timeout(MOMENT) {
            Ok(message) => return Some(message),
            Err(RecvTimeoutError::Disconnected) => return Some(Message::Finish),
            Err(RecvTimeoutError::Timeout) => {}
        }
        match self.lines.pop_front() {
            Some(line) => self.heard(&line),
            None => self.leave(),
        }
        None
    }

    /// Does what a line asks for.
    pub(crate) fn heard(&mut self, line: &str) {
        self.asked = true;
        self.dirty = true;
        match Heard::of(line, self.field) {
            Heard::Keys(keys) => keys.into_iter().for_each(|key| self.input(Event::Key(key))),
            Heard::Type(text) => text.chars().for_each(|c| self.press(KeyCode::Char(c))),
            Heard::Act(actions) => self.named_action(&actions),
            Heard::To(text) => {
                if !self.go_to(&text) {
                    self.said = Some(format!("There is no entry with {text:?} here."));
                }
            }
            Heard::Again => self.again = true,
            Heard::Unknown => {
                self.said = Some(format!(
                    "{line:?} is neither a key nor the name of an action. ? lists them."
                ));
            }
        }
    }

    fn press(&mut self, code: KeyCode) {
        self.input(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    }

    /// Does the one of `actions` that has a meaning here, as if its key were pressed.
    fn named_action(&mut self, actions: &[Action]) {
        let places = self.places();
        for &action in actions {
            let key = self.keys.keys(action).first().copied();
            let means = |key: &Key| self.keys.action(*key, &places) == Some(action);
            let here = action.spec().places.iter().any(|p| places.contains(p));
            if let Some(key) = key.filter(|key| !self.popups.is_empty() || means(key)) {
                return self.input(Event::Key(KeyEvent::new(key.code, key.modifiers)));
            }
            if here && self.popups.is_empty() {
                return self.act(action);
            }
        }
        if let Some(action) = actions.first() {
            let name = action.spec().name;
            self.said = Some(format!("{name:?} has no meaning here. ? lists what has."));
        }
    }

    /// Goes down to the entry that has `text` in it, from here and then from the top. Where there is none it stays where it
    /// is, and answers false.
    fn go_to(&mut self, text: &str) -> bool {
        let here = self.page();
        if self.go_down(|chosen| chosen.to_lowercase().contains(text)) {
            return true;
        }
        self.press(KeyCode::Home);
        if self.go_down(|chosen| chosen.to_lowercase().contains(text)) {
            return true;
        }
        self.press(KeyCode::Home);
        self.go_down(|chosen| here.chosen() == Some(chosen));
        false
    }

    /// Goes down until the entry with the cursor is one that is `wanted`; false where none is.
    fn go_down(&mut self, wanted: impl Fn(&str) -> bool) -> bool {
        let mut page = self.page();
        for _ in 0..ENTRIES {
            if page.chosen().is_some_and(&wanted) {
                return true;
            }
            self.press(KeyCode::Down);
            let next = self.page();
            if next == page {
                return false;
            }
            page = next;
        }
        false
    }
}
