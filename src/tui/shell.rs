//! The contract of screens and popups with the frame around them.

use std::sync::Arc;
use std::time::Duration;

use casus_core::ids::NationId;
use casus_core::view::View;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::actions::{Action, Place};
use super::command::{Command, Task};
use super::context::Size;
use super::keys::Keymap;
use super::panel::{Mouse, Offered};
use super::popups::Popup;
use super::theme::Theme;
use super::worker::{Position, Request, Update};

/// What the frame lends a screen or popup.
#[derive(Clone, Copy)]
pub struct Shell<'a> {
    pub theme: &'a Theme,
    pub keys: &'a Keymap,
    pub size: Size,
    pub mouse: bool,
    /// The map's glyphs, and who chose them.
    pub glyphs: &'a str,
    /// What the game's thread is busy with, if it is.
    pub busy: Option<&'a str>,
    /// A sentence for the hint bar.
    pub said: Option<&'a str>,
}

/// What a screen asks of the frame.
pub enum Step {
    /// Not the screen's business.
    Ignored,
    /// Draw again.
    Drawn,
    Popup(Box<dyn Popup>),
    Go(Goto),
    /// Asks the game; the text says what is awaited.
    Send(Request, &'static str),
    Interrupt,
    Say(String),
    Set(Setting),
    Task(Task),
    All(Vec<Step>),
}

/// A screen to show next.
pub enum Goto {
    Menu,
    /// On that map, if one is named.
    NewGame(Option<String>),
    Load,
    Settings,
    Screen(Box<dyn Screen>),
}

/// A choice of the settings screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Setting {
    Theme,
    Glyphs,
    Keys,
    Mouse,
}

/// A thing that can be found by its name.
pub struct Target {
    pub name: String,
    /// What goes there.
    pub command: Command,
    /// It is the seat's own: of two that match as well it goes first.
    pub own: bool,
}

/// Something that fills the terminal.
pub trait Screen {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer);

    /// The places whose keys are in force, most special first. `List` and `Anywhere` follow by themselves.
    fn places(&self) -> Vec<Place>;

    fn act(&mut self, shell: &Shell, action: Action) -> Step;

    /// What can be done here now, for the hint bar and the palette.
    fn offered(&self, shell: &Shell) -> Vec<Offered>;

    /// A key for a text field; None when no field has the focus or the key is not for it.
    fn typed(&mut self, _shell: &Shell, _key: KeyEvent) -> Option<Step> {
        None
    }

    fn paste(&mut self, _text: &str) -> Step {
        Step::Ignored
    }

    fn mouse(&mut self, _shell: &Shell, _mouse: Mouse) -> Step {
        Step::Ignored
    }

    /// A command that a popup came to.
    fn command(&mut self, _shell: &Shell, _command: Command) -> Step {
        Step::Ignored
    }

    /// News from the game.
    fn update(&mut self, _shell: &Shell, _update: Update) -> Step {
        Step::Ignored
    }

    /// What a staff is to look ahead from; None where there is nothing to foresee.
    fn position(&self) -> Option<Position> {
        None
    }

    /// Whose figures the encyclopedia tells, and of which nation; None where no game is before one.
    fn reader(&self) -> Option<(Arc<View>, NationId)> {
        None
    }

    /// Rows at its foot that popups leave free, above the line of keys, on a terminal of `width` cells.
    fn foot(&self, _shell: &Shell, _width: u16) -> u16 {
        0
    }

    /// Something was asked for that the frame does, and not the screen.
    fn noted(&mut self, _shell: &Shell, _action: Action) -> Step {
        Step::Ignored
    }

    /// How long until it wants to move by itself, and what it does then.
    fn pulse(&self) -> Option<Duration> {
        None
    }

    fn tick(&mut self, _shell: &Shell) -> Step {
        Step::Ignored
    }

    /// What can be found by name.
    fn targets(&self) -> Vec<Target> {
        Vec::new()
    }
}
