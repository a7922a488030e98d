//! The saved games in a folder.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::journal::{Journal, Peek};
use super::map::list;
use super::{EXTENSION, SessionError};

/// A saved game, as far as it can be told without playing it.
#[derive(Debug)]
pub struct Save {
    pub path: PathBuf,
    /// When it was last written, if the file system knows.
    pub modified: Option<SystemTime>,
    pub content: Result<Peek, SessionError>,
}

impl Save {
    /// What is in the file at `path`, as far as a list shows it.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let modified = std::fs::metadata(path).and_then(|m| m.modified()).ok();
        Self {
            path: path.to_path_buf(),
            modified,
            content: Journal::peek(path),
        }
    }
}

/// The saved games in `folder`, the latest first; none if there is no such folder.
#[must_use]
pub fn saves(folder: &Path) -> Vec<Save> {
    let mut saves: Vec<Save> = list(folder, EXTENSION)
        .iter()
        .map(|path| Save::read(path))
        .collect();
    saves.sort_by(|a, b| b.modified.cmp(&a.modified).then(a.path.cmp(&b.path)));
    saves
}
