//! Whether a file has changed since it was read.

use std::path::Path;
use std::time::SystemTime;

/// What a file was like; two stamps of a file that has not been written in between are alike.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stamp(Option<(Option<SystemTime>, u64)>);

impl Stamp {
    /// Of the file as it is now: to be taken before it is read, so that no change is missed. One that is not there has a stamp too.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let found = std::fs::metadata(path).ok();
        Self(found.map(|m| (m.modified().ok(), m.len())))
    }
}
