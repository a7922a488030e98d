//! Signals, each with what it means to the interface. They are listened to before the terminal is taken, so that
//! none leaves it raw.

use std::sync::mpsc::Sender;

use super::Error;
use super::ending::End;
use super::input::Message;

/// How long a job that reads from the background waits for a signal that ends it, before it stops.
#[cfg(unix)]
const BREATH: std::time::Duration = std::time::Duration::from_millis(200);

/// Listens on a thread of its own.
///
/// # Errors
/// When signals cannot be listened to.
#[cfg(unix)]
pub fn listen(ends: &Sender<End>, screen: &Sender<Message>) -> std::io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGTTIN};

    let stops = [SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGTTIN];
    let mut signals = {
        let _held = Held::all()?;
        let signals = signal_hook::iterator::Signals::new(stops)?;
        for signal in deadly() {
            // Not every system has them all, or lets them all be caught.
            let _ = signals.add_signal(signal);
        }
        signals
    };
    let (to, screen) = (ends.clone(), screen.clone());
    super::ending::spawn("casus-signals", ends, move || {
        let mut ending = false;
        loop {
            let mut came: Vec<_> = signals.wait().collect();
            if came.contains(&SIGTTIN) {
                // What is typed for the shell must not stop a job in the background that is about to end, and
                // the signal that ends it may still be on its way through another thread.
                std::thread::sleep(BREATH);
                came.extend(signals.pending());
                came.sort_unstable_by_key(|&signal| signal == SIGTTIN);
                came.dedup();
            }
            for signal in came {
                ending |= ![SIGTSTP, SIGTTIN].contains(&signal);
                // Where nobody listens any more the end has come; until then no signal may end it halfway.
                let _ = match signal {
                    SIGTSTP => screen.send(Message::Stop).is_ok(),
                    SIGTTIN => {
                        ending || signal_hook::low_level::emulate_default_handler(SIGTTIN).is_ok()
                    }
                    SIGHUP | SIGINT | SIGTERM => to.send(End::Asked).is_ok(),
                    other => to.send(End::Signal(other)).is_ok(),
                };
            }
        }
    })?;
    Ok(())
}

/// Holds this thread's signals back until dropped: one that came while it is being registered would find a handler
/// that knows nothing of it yet, and be lost.
#[cfg(unix)]
struct Held(nix::sys::signal::SigSet);

#[cfg(unix)]
impl Held {
    fn all() -> std::io::Result<Self> {
        use nix::sys::signal::{SigSet, SigmaskHow};
        Ok(Self(SigSet::all().thread_swap_mask(SigmaskHow::SIG_BLOCK)?))
    }
}

#[cfg(unix)]
impl Drop for Held {
    fn drop(&mut self) {
        // The mask was this thread's before, so it cannot be refused.
        let _ = self.0.thread_set_mask();
    }
}

/// Signals that would end the program where it stands. Those that a fault of the processor raises must kill at
/// once, and a file that grows too long is an error of its writing (see `main`).
#[cfg(unix)]
fn deadly() -> impl Iterator<Item = i32> {
    use signal_hook::consts::{
        SIGABRT, SIGALRM, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTRAP, SIGUSR1, SIGUSR2, SIGVTALRM,
        SIGXCPU,
    };
    // Stack fault, power failure and the real-time signals have names on Linux only.
    let others = cfg!(target_os = "linux").then(|| [16, 30].into_iter().chain(34..=64));
    [
        SIGABRT, SIGALRM, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTRAP, SIGUSR1, SIGUSR2, SIGVTALRM,
        SIGXCPU,
    ]
    .into_iter()
    .chain(others.into_iter().flatten())
}

/// Lets a signal do what it would have done, now that the terminal is given back. Comes back only for a signal
/// whose default cannot be had; the error stands for it then.
pub fn die(signal: i32) -> Error {
    #[cfg(unix)]
    let _ = signal_hook::low_level::emulate_default_handler(signal);
    Error::Signal(signal)
}

#[cfg(not(unix))]
pub fn listen(_: &Sender<End>, _: &Sender<Message>) -> std::io::Result<()> {
    Ok(())
}
