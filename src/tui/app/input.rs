//! Keys, clicks and pasted text, and which of popup, text field and registry each is for.

use std::time::{Duration, Instant};

use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind,
};

use super::App;
use crate::actions::{Action, Place};
use crate::context::Size;
use crate::keys::Key;
use crate::panel::{Mouse, MouseKind};
use crate::popups::Outcome;

/// Two clicks on a cell within this time are one double click.
const DOUBLE: Duration = Duration::from_millis(400);

impl App {
    pub(crate) fn input(&mut self, event: Event) {
        if self.quit {
            return self.hurry(event);
        }
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => self.key(key),
            Event::Mouse(mouse) => self.mouse(mouse),
            Event::Paste(text) => {
                match self.popups.last_mut() {
                    Some(popup) => popup.paste(&text),
                    None => self.on_screen(|screen, _| screen.paste(&text)),
                }
                self.dirty = true;
            }
            Event::Resize(..) => self.dirty = true,
            _ => {}
        }
    }

    /// The end has come, and one may only wish it sooner.
    fn hurry(&mut self, event: Event) {
        match event {
            Event::Key(key) if key.kind == KeyEventKind::Press && self.quits(key) => self.leave(),
            Event::Resize(..) => self.dirty = true,
            _ => {}
        }
    }

    /// Whether a key quits wherever one is, text fields aside.
    fn quits(&self, key: KeyEvent) -> bool {
        matches!(key.code, KeyCode::Char('q' | 'Q'))
            || self.keys.action(Key::from(key), &[Place::Anywhere]) == Some(Action::Quit)
    }

    fn key(&mut self, key: KeyEvent) {
        self.said = None;
        self.dirty = true;
        let Some(size) = self.room() else {
            // Too small to play in: quitting works all the same.
            if self.quits(key) {
                self.leave();
            }
            return;
        };
        if !self.popups.is_empty() {
            self.popup_key(key, size);
            return;
        }
        let typed = {
            let shell = self.shell_of(size);
            let screen = &mut self.screen;
            screen.typed(&shell.lend(), key)
        };
        if let Some(step) = typed {
            self.step(step);
            return;
        }
        let places = self.places();
        if let Some(action) = self.keys.action(Key::from(key), &places) {
            self.act(action);
        }
    }

    fn popup_key(&mut self, key: KeyEvent, size: Size) {
        let shell = self.shell_of(size);
        let action = self
            .keys
            .action(Key::from(key), &[Place::List, Place::Anywhere, Place::Play]);
        let Some(popup) = self.popups.last_mut() else {
            return;
        };
        let outcome = match popup.typed(&shell.lend(), key) {
            Some(outcome) => outcome,
            None => match action {
                Some(Action::Quit) => Outcome::Act(Action::Quit),
                Some(Action::Pedia) if popup.looks_up() => return self.look_up(),
                Some(action) => popup.act(&shell.lend(), action),
                None => Outcome::Stay,
            },
        };
        self.outcome(outcome);
    }

    fn mouse(&mut self, event: MouseEvent) {
        let Some(size) = self.room() else {
            return;
        };
        let Some(mouse) = self.gesture(event) else {
            return;
        };
        self.dirty = true;
        if matches!(mouse.kind, MouseKind::Click | MouseKind::RightClick) {
            self.said = None;
        }
        let before = self.shown();
        self.point(size, mouse);
        // The second of two clicks is another click where the first has brought something else under it.
        if self.shown() != before {
            self.last_click = None;
        }
    }

    /// What a click falls on: how many popups there are, and the places of the screen.
    fn shown(&self) -> (usize, Vec<Place>) {
        (self.popups.len(), self.screen.places())
    }

    fn point(&mut self, size: Size, mouse: Mouse) {
        if self.popups.is_empty() {
            self.on_screen(|screen, shell| screen.mouse(shell, mouse));
            return;
        }
        let shell = self.shell_of(size);
        if let Some(popup) = self.popups.last_mut() {
            let outcome = popup.mouse(&shell.lend(), mouse);
            self.outcome(outcome);
        }
    }

    /// Raw mouse events as clicks, double clicks, drags and wheel turns.
    fn gesture(&mut self, event: MouseEvent) -> Option<Mouse> {
        let (x, y) = (event.column, event.row);
        let kind = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                self.dragged = Some((x, y));
                let now = Instant::now();
                let double = self
                    .last_click
                    .is_some_and(|(t, cx, cy)| (cx, cy) == (x, y) && now - t < DOUBLE);
                self.last_click = (!double).then_some((now, x, y));
                if double {
                    MouseKind::DoubleClick
                } else {
                    MouseKind::Click
                }
            }
            MouseEventKind::Down(MouseButton::Right) => MouseKind::RightClick,
            MouseEventKind::Drag(MouseButton::Left) => {
                let (fx, fy) = self.dragged.replace((x, y))?;
                let by = |a: u16, b: u16| i16::try_from(i32::from(a) - i32::from(b)).unwrap_or(0);
                MouseKind::Drag(by(x, fx), by(y, fy))
            }
            MouseEventKind::ScrollUp => MouseKind::WheelUp,
            MouseEventKind::ScrollDown => MouseKind::WheelDown,
            _ => return None,
        };
        Some(Mouse { kind, x, y })
    }
}
