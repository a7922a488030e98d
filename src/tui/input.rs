//! Everything that can wake the interface, through one channel: keys, what the system asks, the game's thread.

use std::sync::mpsc::Sender;
use std::time::Instant;

use ratatui::crossterm::event::{self, Event};

use super::able::Replies;
use super::ending::{End, spawn};
use super::worker::Update;

/// A reason to wake up.
pub enum Message {
    Input(Event),
    /// A line was typed.
    Line(String),
    /// No more lines will come.
    NoMore,
    /// The terminal has said what it is.
    Named(String),
    /// The system asks to stop until further notice.
    Stop,
    /// The end has come, and waits for the game to be kept.
    Keeping,
    /// The screen is to end.
    Finish,
    Update(Update),
}

/// Reads the terminal on a thread of its own. `asked` says whether the terminal was asked what it is.
///
/// # Errors
/// When no thread can be had.
pub fn listen(to: &Sender<Message>, ends: &Sender<End>, asked: bool) -> std::io::Result<()> {
    let (to, gone) = (to.clone(), ends.clone());
    spawn("casus-input", ends, move || {
        if read(&to, asked).is_err() {
            // Nobody listens once the end has come.
            let _ = gone.send(End::Gone);
        }
    })?;
    Ok(())
}

/// Passes on what is typed, the terminal's answers sorted out of it, until nobody listens.
///
/// # Errors
/// When the terminal cannot be read.
fn read(to: &Sender<Message>, asked: bool) -> std::io::Result<()> {
    let mut replies = Replies::new(asked, Instant::now());
    loop {
        // Only while an answer is half read is there a limit to waiting.
        let came = match replies.patience() {
            Some(patience) => event::poll(patience)?,
            None => true,
        };
        let mut messages = Vec::new();
        if came {
            let sorted = replies.sort(event::read()?, Instant::now());
            messages.extend(sorted.events.into_iter().map(Message::Input));
            messages.extend(sorted.answer.map(Message::Named));
        } else {
            messages.extend(replies.give_up().into_iter().map(Message::Input));
        }
        for message in messages {
            if to.send(message).is_err() {
                return Ok(());
            }
        }
    }
}
