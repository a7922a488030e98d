//! Everything that can wake the interface, through one channel: keys, signals, the game's thread.

use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{self, Event};

use super::able::Replies;
use super::worker::Update;

/// A reason to wake up.
pub enum Message {
    Input(Event),
    /// The terminal has said what it is.
    Named(String),
    /// The system asks to end.
    End,
    /// The system asks to stop until further notice.
    Stop,
    /// The terminal is gone.
    Gone,
    Update(Update),
}

/// Reads the terminal on a thread of its own, and listens to signals on another. `asked` says whether the
/// terminal was asked what it is.
///
/// # Errors
/// When signals cannot be listened to.
pub fn listen(to: &Sender<Message>, asked: bool) -> std::io::Result<()> {
    signals(to.clone())?;
    let to = to.clone();
    std::thread::Builder::new()
        .name("casus-input".to_owned())
        .spawn(move || read(&to, asked))?;
    Ok(())
}

/// How often a silent terminal is asked whether it is still there.
const PULSE: Duration = Duration::from_secs(2);

fn read(to: &Sender<Message>, asked: bool) {
    let mut replies = Replies::new(asked, Instant::now());
    loop {
        let patience = replies.patience();
        let mut messages = Vec::new();
        match event::poll(patience.unwrap_or(PULSE)) {
            Ok(true) => match event::read() {
                Ok(event) => {
                    let sorted = replies.sort(event, Instant::now());
                    messages.extend(sorted.events.into_iter().map(Message::Input));
                    messages.extend(sorted.answer.map(Message::Named));
                }
                Err(_) => messages.push(Message::Gone),
            },
            Ok(false) if patience.is_some() => {
                messages.extend(replies.give_up().into_iter().map(Message::Input));
            }
            Ok(false) if alive() => {}
            _ => messages.push(Message::Gone),
        }
        for message in messages {
            let last = matches!(message, Message::Gone);
            if to.send(message).is_err() || last {
                return;
            }
        }
    }
}

/// Whether the terminal still answers. A terminal that hung up without a signal would be read for ever.
fn alive() -> bool {
    cfg!(not(unix)) || ratatui::crossterm::terminal::window_size().is_ok()
}

#[cfg(unix)]
fn signals(to: Sender<Message>) -> std::io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP])?;
    std::thread::Builder::new()
        .name("casus-signals".to_owned())
        .spawn(move || {
            for signal in signals.forever() {
                let message = if signal == SIGTSTP {
                    Message::Stop
                } else {
                    Message::End
                };
                if to.send(message).is_err() {
                    return;
                }
            }
        })?;
    Ok(())
}

#[cfg(not(unix))]
fn signals(_: Sender<Message>) -> std::io::Result<()> {
    Ok(())
}
