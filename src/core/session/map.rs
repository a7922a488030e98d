//! Maps as files: found by name or path, and loaded.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use xxhash_rust::xxh3::Xxh3;

use super::places::looks_like_path;
use super::{Places, SessionError, beside, files};
use crate::content::{
    self, Beside, Loaded, Overrides, Problem, Scenario, Severity, ShippedMap, Texts,
};

/// A map's text and where it is from; not checked yet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Map {
    /// File name, for messages and for the scenario's id.
    pub file: String,
    pub text: String,
    /// What it brings along.
    pub beside: Beside,
}

impl Map {
    /// A map that has nothing beside it.
    #[must_use]
    pub fn alone(file: String, text: String) -> Self {
        let beside = Beside::default();
        Self { file, text, beside }
    }

    /// The map that `name` means: a path if it looks like one, else a shipped map, else a file in the
    /// folder of maps.
    ///
    /// # Errors
    /// When there is none, or its file cannot be read.
    pub fn find(name: &str, places: &Places) -> Result<Self, SessionError> {
        if looks_like_path(name) {
            return Self::read(Path::new(name));
        }
        if let Some(shipped) = content::shipped().iter().find(|s| stem(s.name) == name) {
            return Ok(Self::shipped(shipped));
        }
        let file = format!("{name}.ron");
        if let Some(lesson) = content::lesson_maps().iter().find(|l| l.name == name) {
            return Ok(Self::alone(file, lesson.text.clone()));
        }
        for path in [places.maps.join(&file), PathBuf::from(&file)] {
            if path.is_file() {
                return Self::read(&path);
            }
        }
        Err(SessionError::NoMap(name.to_owned()))
    }

    fn shipped(map: &ShippedMap) -> Self {
        Self::alone(file_name(map.name), map.text.to_owned())
    }

    /// The map in a file, with the outlines that stand beside it.
    ///
    /// # Errors
    /// When the file cannot be read or is not text.
    pub fn read(path: &Path) -> Result<Self, SessionError> {
        // One byte more than is allowed is enough for the loader to refuse it.
        let most = content::MOST_BYTES as u64 + 1;
        let bytes = files::read(path, most).map_err(SessionError::io(path))?;
        let text = String::from_utf8(bytes).map_err(|_| {
            let kind = std::io::ErrorKind::InvalidData;
            SessionError::io(path)(std::io::Error::new(kind, "the file is not UTF-8 text"))
        })?;
        Ok(Self {
            file: path.display().to_string(),
            beside: beside::read(path, &text),
            text,
        })
    }

    /// The files that it is read from, where it is the map in the file at `path`.
    #[must_use]
    pub fn files(&self, path: &Path) -> Vec<PathBuf> {
        let mut files = vec![path.to_path_buf()];
        files.extend(beside::place(path, &self.text));
        files
    }

    /// A digest of all of its text.
    #[must_use]
    pub fn digest(&self) -> u64 {
        let mut digest = Xxh3::new();
        digest.update(self.text.as_bytes());
        if let Some(text) = &self.beside.outlines {
            digest.update(text.text.as_bytes());
        }
        digest.digest()
    }

    /// The scenario with the settings in `sets` applied, and what is doubtful about it.
    ///
    /// # Errors
    /// Every problem of the map, if one of them is an error, or else of the settings.
    pub fn load(&self, sets: &[String]) -> Result<(Arc<Scenario>, Vec<Problem>), SessionError> {
        self.with(sets)
            .map(|loaded| (Arc::new(loaded.scenario), loaded.warnings))
            .map_err(|problems| SessionError::Map {
                save: None,
                problems: self.blamed(sets, problems),
            })
    }

    fn with(&self, sets: &[String]) -> Result<Loaded, Vec<Problem>> {
        let texts = Texts::shipped_with(self.beside.clone());
        content::load_with(&texts, &self.file, &self.text, &Overrides::new(sets))
    }

    /// A clause that is set out of its range is found where it is written, but nothing is wrong there: `problems`
    /// are put down to the first setting with which the map no longer loads.
    fn blamed(&self, sets: &[String], problems: Vec<Problem>) -> Vec<Problem> {
        if sets.is_empty() || problems.iter().any(Problem::is_of_setting) {
            return problems;
        }
        if let Err(own) = self.with(&[]) {
            return own;
        }
        let first = (1..=sets.len()).find_map(|k| Some((k, self.with(&sets[..k]).err()?)));
        let Some((line, mut problems)) = first else {
            return problems;
        };
        problems.retain(|p| p.severity() == Severity::Error);
        for problem in &mut problems {
            let set = &sets[line - 1];
            problem.file = Problem::SETTING.to_owned();
            problem.line = line;
            problem.column = set.find('=').map_or(1, |at| set[..at].chars().count() + 2);
        }
        problems.dedup();
        problems
    }
}

/// A map that could be played.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// What to call it on the command line.
    pub name: String,
    /// None for a shipped map.
    pub path: Option<PathBuf>,
    pub map: Map,
}

/// The shipped maps, then those in the folder of maps, by name. A file that cannot be read is left out;
/// one of a shipped map's name is reached by its path only.
#[must_use]
pub fn all(places: &Places) -> Vec<Found> {
    let mut found: Vec<Found> = content::shipped()
        .iter()
        .map(|s| Found {
            name: stem(s.name).to_owned(),
            path: None,
            map: Map::shipped(s),
        })
        .collect();
    for path in list(&places.maps, "ron") {
        let name = stem(&path.display().to_string()).to_owned();
        let Ok(map) = Map::read(&path) else { continue };
        if !found.iter().any(|f| f.name == name) {
            let path = Some(path);
            found.push(Found { name, path, map });
        }
    }
    found
}

/// The files in `folder` with this ending, sorted by name; none if there is no such folder.
pub(super) fn list(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == ending) && p.is_file())
        .collect();
    files.sort();
    files
}

fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

/// A file's name without folders and ending.
#[must_use]
pub fn stem(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    name.strip_suffix(".ron").unwrap_or(name)
}
