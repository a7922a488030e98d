//! Everything that can wake the interface, through one channel: keys, signals, the game's thread.

use std::sync::mpsc::Sender;
use std::time::Duration;

use ratatui::crossterm::event::{self, Event};

use super::worker::Update;

/// A reason to wake up.
pub enum Message {
    Input(Event),
    /// The system asks to end.
    End,
    /// The system asks to stop until further notice.
    Stop,
    /// The terminal is gone.
    Gone,
    Update(Update),
}

/// Reads the terminal on a thread of its own, and listens to signals on another.
///
/// # Errors
/// When signals cannot be listened to.
pub fn listen(to: &Sender<Message>) -> std::io::Result<()> {
    signals(to.clone())?;
    let to = to.clone();
    std::thread::Builder::new()
        .name("casus-input".to_owned())
        .spawn(move || read(&to))?;
    Ok(())
}

/// How often a silent terminal is asked whether it is still there.
const PULSE: Duration = Duration::from_secs(2);

fn read(to: &Sender<Message>) {
    loop {
        let message = match event::poll(PULSE) {
            Ok(true) => event::read().map_or(Message::Gone, Message::Input),
            Ok(false) if alive() => continue,
            _ => Message::Gone,
        };
        let last = matches!(message, Message::Gone);
        if to.send(message).is_err() || last {
            return;
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
