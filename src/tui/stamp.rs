//! Whether files have changed since they were read.

use std::path::PathBuf;
use std::time::SystemTime;

/// What files were like; two stamps of files that have not been written in between are alike.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stamp(Vec<Option<(Option<SystemTime>, u64)>>);

impl Stamp {
    /// Of the files as they are now: to be taken before they are read, so that no change is missed. One that is not there has a
    /// stamp too.
    #[must_use]
    pub fn of(paths: &[PathBuf]) -> Self {
        let stamp = |path| {
            let found = std::fs::metadata(path).ok();
            found.map(|m| (m.modified().ok(), m.len()))
        };
        Self(paths.iter().map(stamp).collect())
    }
}
