//! Notices that the terminal is gone. A read from a dead terminal answers at once and for ever, or never, and no
//! signal need come: a program that was started apart from its terminal's session gets none.

use std::sync::mpsc::Sender;

use super::ending::{End, spawn};

/// Watches what keys come from and what is drawn on, each for itself, on a thread of its own.
///
/// # Errors
/// When no thread can be had.
#[cfg(unix)]
pub fn listen(ends: &Sender<End>) -> std::io::Result<()> {
    let to = ends.clone();
    spawn("casus-watch", ends, move || {
        if hung_up() {
            let _ = to.send(End::Gone);
        }
    })?;
    Ok(())
}

/// Waits until a terminal hangs up; false when none of them can be watched.
#[cfg(unix)]
fn hung_up() -> bool {
    use std::fs::File;
    use std::io::{IsTerminal, stdin, stdout};
    use std::os::fd::AsFd;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    // A hang-up wakes the wait; where a system forgets to, a look now and then finds it.
    let pause = Timespec {
        tv_sec: 2,
        tv_nsec: 0,
    };
    let (keys, shown) = (stdin(), stdout());
    // Keys come from the controlling terminal when the standard input is something else.
    let other = match keys.is_terminal() {
        true => None,
        false => File::open(CONTROLLING).ok(),
    };
    let keys = other.as_ref().map_or(keys.as_fd(), File::as_fd);
    let mut lines =
        [keys, shown.as_fd()].map(|line| PollFd::from_borrowed_fd(line, PollFlags::empty()));
    loop {
        match poll(&mut lines, Some(&pause)) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return false,
        }
        let seen = lines.iter().map(PollFd::revents);
        let seen = seen.fold(PollFlags::empty(), PollFlags::union);
        if seen.intersects(PollFlags::HUP | PollFlags::ERR) {
            return true;
        }
        // Some systems cannot watch terminals this way; reads and writes must do there.
        if seen.contains(PollFlags::NVAL) {
            return false;
        }
    }
}

#[cfg(unix)]
const CONTROLLING: &str = "/dev/tty";

/// Whether keys can come from anywhere.
#[must_use]
pub fn has_keys() -> bool {
    use std::io::{IsTerminal, stdin};
    #[cfg(unix)]
    if std::fs::File::options()
        .read(true)
        .write(true)
        .open(CONTROLLING)
        .is_ok()
    {
        return true;
    }
    stdin().is_terminal()
}

#[cfg(not(unix))]
pub fn listen(_: &Sender<End>) -> std::io::Result<()> {
    Ok(())
}
