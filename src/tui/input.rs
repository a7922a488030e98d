//! Everything that can wake the interface, through one channel: keys, what the system asks, the game's thread.

use std::sync::mpsc::Sender;

use ratatui::crossterm::event::{self, Event};

use super::ending::{End, spawn};
use super::worker::Update;

/// A reason to wake up.
pub enum Message {
    Input(Event),
    /// The system asks to stop until further notice.
    Stop,
    /// The end has come, and waits for the game to be kept.
    Keeping,
    /// The screen is to end.
    Finish,
    Update(Update),
}

/// Reads the terminal on a thread of its own.
///
/// # Errors
/// When no thread can be had.
pub fn listen(to: &Sender<Message>, ends: &Sender<End>) -> std::io::Result<()> {
    let (to, gone) = (to.clone(), ends.clone());
    spawn("casus-input", ends, move || {
        while let Ok(event) = event::read() {
            if to.send(Message::Input(event)).is_err() {
                return;
            }
        }
        let _ = gone.send(End::Gone);
    })?;
    Ok(())
}
