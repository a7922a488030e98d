//! The saved games in a folder.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::journal::{Header, Journal};
use super::map::list;
use super::{EXTENSION, SessionError, Tail};

/// A saved game, as far as it can be told without playing it.
#[derive(Debug)]
pub struct Save {
    pub path: PathBuf,
    /// When it was last written, if the file system knows.
    pub modified: Option<SystemTime>,
    pub content: Result<Content, SessionError>,
}

#[derive(Clone, Debug)]
pub struct Content {
    pub header: Header,
    /// Turns played.
    pub turns: u32,
    pub tail: Option<Tail>,
}

impl Save {
    /// What is in the file at `path`.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let content = Journal::read(path).map(|journal| Content {
            turns: journal.len(),
            header: journal.header,
            tail: journal.tail,
        });
        let modified = std::fs::metadata(path).and_then(|m| m.modified()).ok();
        Self {
            path: path.to_path_buf(),
            modified,
            content,
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
