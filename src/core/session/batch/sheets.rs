//! The files of a panel beside a batch's lines: a game's rows are on disk before its line is, so that whatever game has a
//! line has its rows.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use super::{Existing, Panel, Sheet};
use crate::session::{SessionError, files};

/// Longest row that is read back, in bytes.
const LONGEST: u64 = 1 << 20;

/// The open files.
pub struct Sheets {
    files: Vec<(PathBuf, File)>,
}

impl Sheets {
    /// Opens the three files in `folder`, which is made if missing. When a batch is gone on with, rows of games that are
    /// not in `done` are taken out: their lines were never written.
    ///
    /// # Errors
    /// When a file is there and `existing` does not allow that, has other columns, lacks a game that is done, or cannot be
    /// written.
    pub fn open(
        folder: &Path,
        existing: Existing,
        done: &BTreeSet<u64>,
    ) -> Result<Self, SessionError> {
        std::fs::create_dir_all(folder).map_err(SessionError::io(folder))?;
        let paths = Sheet::ALL.map(|sheet| (sheet, folder.join(sheet.file())));
        if existing == Existing::Refuse
            && let Some((_, there)) = paths.iter().find(|(_, path)| path.exists())
        {
            return Err(SessionError::Results {
                path: there.clone(),
                reason: "the file is there already: --resume goes on with it, --append adds to it, --force overwrites it"
                    .to_owned(),
            });
        }
        let mut opened = Vec::new();
        for (sheet, path) in paths {
            let file = match existing {
                Existing::Refuse | Existing::Overwrite => begin(&path, sheet),
                Existing::Append | Existing::Resume if !path.exists() => {
                    if !done.is_empty() {
                        let reason =
                            "it is not there, though lines of games are; --force runs all again";
                        return Err(SessionError::Results {
                            path,
                            reason: reason.to_owned(),
                        });
                    }
                    begin(&path, sheet)
                }
                Existing::Append => go_on(&path, sheet, None),
                Existing::Resume => go_on(&path, sheet, Some(done)),
            };
            opened.push((path.clone(), file?));
        }
        Ok(Self { files: opened })
    }

    /// Writes the rows of a game to all files.
    ///
    /// # Errors
    /// When the disk does not take them.
    pub fn write(&mut self, panel: &Panel) -> Result<(), SessionError> {
        for ((path, file), rows) in self.files.iter_mut().zip(&panel.rows) {
            file.write_all(rows.as_bytes())
                .map_err(SessionError::io(path))?;
        }
        Ok(())
    }
}

/// A new file with its columns.
fn begin(path: &Path, sheet: Sheet) -> Result<File, SessionError> {
    let mut file = File::create(path).map_err(SessionError::io(path))?;
    let written = writeln!(file, "{}", sheet.columns());
    written.map_err(SessionError::io(path))?;
    Ok(file)
}

/// Opens a file to add to it; with `done` it is first written again with the rows of those games alone.
fn go_on(path: &Path, sheet: Sheet, done: Option<&BTreeSet<u64>>) -> Result<File, SessionError> {
    let io = |e| SessionError::io(path)(e);
    let refuse = |reason: String| SessionError::Results {
        path: path.to_path_buf(),
        reason,
    };
    let mut reader = BufReader::new(files::open(path).map_err(io)?);
    let fresh = path.with_extension("csv.new");
    let mut writer = BufWriter::new(File::create(&fresh).map_err(SessionError::io(&fresh))?);
    let mut found = BTreeSet::new();
    let mut header = true;
    loop {
        let mut bytes = Vec::new();
        let read = reader.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
        // A torn row is of a game without a line.
        if read.map_err(io)? == 0 || bytes.last() != Some(&b'\n') {
            break;
        }
        if std::mem::take(&mut header) {
            if bytes[..bytes.len() - 1] != *sheet.columns().as_bytes() {
                drop(std::fs::remove_file(&fresh));
                return Err(refuse(
                    "its columns are not those of this program".to_owned(),
                ));
            }
        } else {
            let text = String::from_utf8_lossy(&bytes);
            let seed = text.split_once(',').and_then(|(seed, _)| seed.parse().ok());
            let kept = done.is_none_or(|done| seed.is_some_and(|seed| done.contains(&seed)));
            if !kept {
                continue;
            }
            found.extend(seed);
        }
        writer.write_all(&bytes).map_err(io)?;
    }
    if header {
        writer.write_all(sheet.columns().as_bytes()).map_err(io)?;
        writer.write_all(b"\n").map_err(io)?;
    }
    let lacking = done
        .into_iter()
        .flatten()
        .find(|seed| !found.contains(seed));
    // A game may end without ever having had a treaty, but no game is without nations.
    if let Some(seed) = lacking.filter(|_| sheet == Sheet::NationYear) {
        drop(std::fs::remove_file(&fresh));
        return Err(refuse(format!(
            "it lacks the game of seed {seed}, whose line is there; --force runs all again"
        )));
    }
    let file = writer.into_inner().map_err(|e| io(e.into_error()))?;
    std::fs::rename(&fresh, path).map_err(io)?;
    Ok(file)
}
