//! The end of the interface: one way out, whatever the reason. The game is kept, the terminal given back, and
//! the caller told how it ended. All this is done beside the screen's thread, since that one may be held up by a
//! terminal that takes nothing more.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread::{Builder, JoinHandle};
use std::time::{Duration, Instant};

use super::input::Message;
use super::worker::Worker;
use super::{Error, panics, signals, terminal};

/// Why the interface ends.
pub enum End {
    /// The player leaves.
    Left,
    /// The system asks the program to end.
    Asked,
    /// The terminal is gone.
    Gone,
    /// A signal that ends programs at once, by its number.
    Signal(i32),
    /// What was asked for cannot be opened or shown.
    Failed(Error),
    /// The screen met a fault of the program, which is told already.
    Panicked(Box<dyn Any + Send>),
    /// Another thread did, and nobody was told yet.
    Broken(String),
}

/// How long a turn being run and the last writing may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long the game may take to be kept before the screen says so.
const NOTICE: Duration = Duration::from_millis(300);
/// How long the screen may take to end.
const LAST_FRAME: Duration = Duration::from_secs(3);

/// Runs `body` on a thread of its own; if it panics, the interface ends.
///
/// # Errors
/// When no thread can be had.
pub fn spawn(
    name: &str,
    ends: &Sender<End>,
    body: impl FnOnce() + Send + 'static,
) -> std::io::Result<JoinHandle<()>> {
    let ends = ends.clone();
    Builder::new().name(name.to_owned()).spawn(move || {
        if let Err(panic) = catch_unwind(AssertUnwindSafe(body)) {
            // Nobody hears it where the end has come already.
            let _ = ends.send(End::Broken(panics::reason(&*panic)));
        }
    })
}

/// Waits for a reason to end and follows it. `screen` hears what to show and when to finish; `shown` closes when
/// its thread has ended.
///
/// # Errors
/// When the game could not be kept, or the reason is an error.
pub fn follow(
    reasons: &Receiver<End>,
    worker: &Worker,
    screen: &Sender<Message>,
    shown: &Receiver<()>,
) -> Result<(), Error> {
    let mut end = reasons.recv().unwrap_or(End::Gone);
    let kept = keep(&mut end, reasons, worker, screen);
    terminal::close();
    // A screen that is gone needs no telling.
    let _ = screen.send(Message::Finish);
    let _ = shown.recv_timeout(LAST_FRAME);
    terminal::give_back_for_good();
    match end {
        End::Left | End::Asked | End::Gone => kept,
        End::Failed(error) => Err(error),
        End::Broken(reason) => Err(Error::Broken(reason)),
        End::Signal(signal) => Err(signals::die(signal)),
        End::Panicked(panic) => std::panic::resume_unwind(panic),
    }
}

/// Has the game kept, and waits for that unless the player or a signal will not.
fn keep(
    end: &mut End,
    reasons: &Receiver<End>,
    worker: &Worker,
    screen: &Sender<Message>,
) -> Result<(), Error> {
    if matches!(end, End::Signal(_)) || !worker.at_stake() {
        return Ok(());
    }
    let kept = worker.end();
    let begun = Instant::now();
    let mut noticed = false;
    while begun.elapsed() < PATIENCE {
        match kept.recv_timeout(NOTICE) {
            Ok(result) => return result.map_err(Error::Unkept),
            Err(RecvTimeoutError::Disconnected) => return Err(Error::Unfinished),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if !std::mem::replace(&mut noticed, true) {
            let _ = screen.send(Message::Keeping);
        }
        // A window that closes gives more than one reason; only these are meant to hurry.
        for other in reasons.try_iter() {
            match other {
                End::Left => return Err(Error::Unfinished),
                End::Signal(_) => {
                    *end = other;
                    return Ok(());
                }
                _ => {}
            }
        }
    }
    Err(Error::Unfinished)
}
