//! Games of a batch that are saved: each is played in a folder of its own and gets its name, with its seed, when it is over,
//! so that what has such a name is whole.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{Existing, Plan};
use crate::content::Scenario;
use crate::session::{EXTENSION, Session, SessionError};

/// Where one game is played.
pub struct Desk {
    /// The folder of its own.
    pub folder: PathBuf,
    /// The file that it becomes.
    name: PathBuf,
}

/// The file of a game in `folder`.
fn name(folder: &Path, scenario: &Scenario, seed: u64) -> PathBuf {
    folder.join(format!("{}-seed-{seed}.{EXTENSION}", scenario.id))
}

impl Desk {
    pub fn new(folder: &Path, scenario: &Scenario, seed: u64) -> Self {
        Self {
            folder: folder.join(format!(".playing-{seed}")),
            name: name(folder, scenario, seed),
        }
    }

    /// Gives the game its name, in the place of one of that name.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn hand_in(self, session: Session) -> Result<(), SessionError> {
        let path = session.path().map(Path::to_path_buf);
        drop(session);
        if let Some(path) = path {
            std::fs::rename(&path, &self.name).map_err(SessionError::io(&self.name))?;
        }
        std::fs::remove_dir(&self.folder).map_err(SessionError::io(&self.folder))
    }
}

/// Looks after the folder before any game is played: what an interrupted batch left unfinished in it is taken away, and
/// nothing that is there is overwritten unless `existing` says so.
///
/// # Errors
/// When a game of the plan is there already, the journal of one that is `done` is not, or the disk refuses.
pub fn prepare(
    folder: &Path,
    plan: &Plan,
    scenario: &Scenario,
    existing: Existing,
    done: &BTreeSet<u64>,
) -> Result<(), SessionError> {
    std::fs::create_dir_all(folder).map_err(SessionError::io(folder))?;
    for seed in plan.seeds() {
        let path = name(folder, scenario, seed);
        let refuse = |reason: &str| {
            Err(SessionError::Results {
                path: path.clone(),
                reason: reason.to_owned(),
            })
        };
        if done.contains(&seed) && !path.exists() {
            return refuse(
                "it is not there, though the line of its game is; --force runs all again",
            );
        }
        let kept = matches!(existing, Existing::Refuse | Existing::Append);
        if kept && path.exists() {
            return refuse("the game is there already; --force overwrites it");
        }
        let left = Desk::new(folder, scenario, seed).folder;
        if left.exists() {
            std::fs::remove_dir_all(&left).map_err(SessionError::io(&left))?;
        }
    }
    Ok(())
}
