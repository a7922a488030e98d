//! What both ends of the channel know of each other without asking.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use super::Request;

/// What would be lost, and whether a run of turns should stop.
#[derive(Default)]
pub struct Stake {
    /// A run of turns stops after the present one.
    stop: AtomicBool,
    /// Requests under way that write.
    writing: AtomicUsize,
    /// A game is being played.
    playing: AtomicBool,
}

impl Stake {
    /// A request is on its way.
    pub fn asked(&self, request: &Request) {
        match request {
            Request::EndTurn(_) | Request::RunOn(_) => self.stop.store(false, Ordering::SeqCst),
            Request::Close | Request::End(_) => self.interrupt(),
            _ => {}
        }
        if request.writes() {
            self.writing.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// A request is done, which wrote or did not; a game is being played now, or not.
    pub fn done(&self, wrote: bool, playing: bool) {
        self.playing.store(playing, Ordering::SeqCst);
        if wrote {
            self.writing.fetch_sub(1, Ordering::SeqCst);
        }
    }

    pub fn interrupt(&self) {
        self.stop.store(true, Ordering::SeqCst);
    }

    pub fn interrupted(&self) -> bool {
        self.stop.load(Ordering::SeqCst)
    }

    /// Whether there is something to lose. What is being written is looked at first: it may open a game.
    pub fn is_open(&self) -> bool {
        self.writing.load(Ordering::SeqCst) > 0 || self.playing.load(Ordering::SeqCst)
    }
}
