//! Windows over a screen: they take the keys until they close.

pub mod choose;
pub mod confirm;
pub mod find;
pub mod folds;
pub mod help;
pub mod palette;
pub mod pedia;
pub mod prompt;
mod rank;
pub mod read;
pub mod why;

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use tui_input::{Input, InputRequest};

use super::actions::Action;
use super::command::Command;
use super::panel::Mouse;
use super::shell::Shell;
use crate::widgets::put::{put, put_at};

/// What becomes of a popup after a key.
pub enum Outcome {
    /// Still open.
    Stay,
    Close,
    /// Closes, and the screen does this.
    Do(Command),
    /// Closes, and the screen does this action as if its key were pressed.
    Act(Action),
}

pub trait Popup {
    fn draw(&mut self, shell: &Shell, area: Rect, buf: &mut Buffer);

    fn act(&mut self, shell: &Shell, action: Action) -> Outcome;

    /// A key for a text field.
    fn typed(&mut self, _shell: &Shell, _key: KeyEvent) -> Option<Outcome> {
        None
    }

    fn paste(&mut self, _text: &str) {}

    /// Whether its words can be looked up.
    fn looks_up(&self) -> bool {
        true
    }

    fn mouse(&mut self, _shell: &Shell, _mouse: Mouse) -> Outcome {
        Outcome::Stay
    }
}

/// Puts a key into a text field; false if it is no key for text.
pub fn edit(input: &mut Input, key: KeyEvent) -> bool {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    let request = match key.code {
        KeyCode::Char('w') if control => InputRequest::DeletePrevWord,
        KeyCode::Char('u') if control => InputRequest::DeleteLine,
        KeyCode::Char(c) if !control && !alt && super::cell::is_printable(c) => {
            InputRequest::InsertChar(c)
        }
        KeyCode::Backspace => InputRequest::DeletePrevChar,
        KeyCode::Delete => InputRequest::DeleteNextChar,
        KeyCode::Left => InputRequest::GoToPrevChar,
        KeyCode::Right => InputRequest::GoToNextChar,
        KeyCode::Home => InputRequest::GoToStart,
        KeyCode::End => InputRequest::GoToEnd,
        _ => return false,
    };
    input.handle(request);
    true
}

/// Puts pasted text into a field, on one line.
pub fn paste(input: &mut Input, text: &str) {
    for c in super::cell::clean(text).chars().take(200) {
        input.handle(InputRequest::InsertChar(c));
    }
}

/// Draws a field with its cursor.
pub fn field(shell: &Shell, input: &Input, area: Rect, buf: &mut Buffer) {
    let theme = shell.theme;
    let room = usize::from(area.width).saturating_sub(2);
    let scroll = input.visual_scroll(room);
    let text: String = input.value().chars().skip(scroll).take(room).collect();
    let ground = theme.text().bg(theme.ground);
    let blank = " ".repeat(area.width.into());
    put(Span::styled(blank, ground), area, buf);
    let text = Line::styled(text, ground.fg(theme.ink_strong));
    put_at(text, 1, area, buf);

    let at = area.x + 1 + (input.visual_cursor().max(scroll) - scroll) as u16;
    if at < area.right() {
        buf[(at, area.y)]
            .modifier
            .insert(super::widgets::caret::FIELD);
    }
}
