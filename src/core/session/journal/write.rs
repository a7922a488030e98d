//! Appends to a journal. The file is locked while it is open, and every append reaches the disk. If the file is taken
//! away or changed by somebody else meanwhile, it is written again.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::record::{self, Kind};
use super::{FORMAT, Header, Journal, Keyframe, MAGIC, Orders, Outcome};
use crate::session::SessionError;
use crate::session::places::EXTENSION;

/// Tries before giving up on a free file name.
const MAX_NUMBER: u32 = 100_000;

/// A journal open for appending.
#[derive(Debug)]
pub struct Writer {
    path: PathBuf,
    file: File,
    /// Length of the file as we left it.
    end: u64,
    /// Every record but the keyframes, to write the file again from: a keyframe saves time and tells nothing new.
    log: Vec<u8>,
    /// Where the file is now, after it had to be written again.
    moved: Option<Moved>,
}

/// A journal that was written again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moved {
    pub from: PathBuf,
    pub to: PathBuf,
}

impl Writer {
    /// Begins a journal named `stem` and the first free number in `folder`, which is made if missing. It opens with
    /// the header and the state that the game begins with.
    ///
    /// # Errors
    /// When the folder or the file cannot be made or written.
    pub fn create(
        folder: &Path,
        stem: &str,
        header: &Header,
        start: &Keyframe<'_>,
    ) -> Result<Self, SessionError> {
        std::fs::create_dir_all(folder).map_err(SessionError::io(folder))?;
        let (path, file) = free_name(folder, stem)?;
        lock(&file, &path)?;
        let mut writer = Self::new(path, file);
        if let Err(error) = writer.open(header, Some(start)) {
            // A file without a header would only be in the way; that it cannot be removed is no worse.
            drop(std::fs::remove_file(&writer.path));
            return Err(error);
        }
        sync_folder(folder);
        Ok(writer)
    }

    fn new(path: PathBuf, file: File) -> Self {
        Self {
            path,
            file,
            end: 0,
            log: Vec::new(),
            moved: None,
        }
    }

    /// Opens the file of `journal` to go on behind its last record.
    ///
    /// # Errors
    /// When it cannot be read again.
    pub fn reopen(journal: &Journal, file: File) -> Result<Self, SessionError> {
        let io = |e| SessionError::io(&journal.path)(e);
        let mut writer = Self::new(journal.path.clone(), file);
        writer.end = writer.file.metadata().map_err(io)?.len();
        writer.log = opening(&journal.path, &journal.header, start(journal).as_ref())?;
        for record in journal.records(u32::MAX, journal.header.since) {
            let (kind, _, bytes) = record.map_err(io)?;
            if kind != Kind::Keyframe {
                writer.log.extend(bytes);
            }
        }
        Ok(writer)
    }

    /// Writes beside `journal` a whole file with its first `turn` turns and the outcomes in `mended`, and puts it in
    /// the old one's place; that is kept under the name it returns.
    ///
    /// # Errors
    /// When the disk refuses; the old file is then where it was.
    pub fn mend(
        journal: &Journal,
        turn: u32,
        mended: &[Outcome],
    ) -> Result<(Self, PathBuf), SessionError> {
        let path = &journal.path;
        let io = |e| SessionError::io(path)(e);
        let fresh = path.with_extension(format!("{EXTENSION}.new"));
        // What a mending that was interrupted left behind is of no use.
        drop(std::fs::remove_file(&fresh));
        let file = create_new(&fresh).map_err(SessionError::io(&fresh))?;
        lock(&file, &fresh)?;
        let mut writer = Self::new(fresh.clone(), file);
        let written = writer.fill(journal, turn, mended);
        let kept = written.and_then(|()| {
            let kept = aside(path).map_err(io)?;
            std::fs::rename(&fresh, path).map_err(io)?;
            Ok(kept)
        });
        match kept {
            Ok(kept) => {
                writer.path.clone_from(path);
                sync_folder(path.parent().unwrap_or(Path::new("")));
                Ok((writer, kept))
            }
            Err(error) => {
                drop(std::fs::remove_file(&fresh));
                Err(error)
            }
        }
    }

    fn open(&mut self, header: &Header, start: Option<&Keyframe<'_>>) -> Result<(), SessionError> {
        let bytes = opening(&self.path, header, start)?;
        self.put(&bytes)?;
        self.log = bytes;
        Ok(())
    }

    fn fill(
        &mut self,
        journal: &Journal,
        turn: u32,
        mended: &[Outcome],
    ) -> Result<(), SessionError> {
        self.open(&journal.header, start(journal).as_ref())?;
        let mut mended = mended.iter().filter(|o| o.turn <= turn).peekable();
        for record in journal.records(turn, journal.header.since) {
            let (kind, at, bytes) = record.map_err(SessionError::io(&journal.path))?;
            while let Some(outcome) =
                mended.next_if(|o| o.turn < at || (o.turn == at && kind != Kind::Orders))
            {
                self.append(Kind::Outcome, outcome.turn, outcome)?;
            }
            self.put(&bytes)?;
            if kind != Kind::Keyframe {
                self.log.extend(bytes);
            }
        }
        for outcome in mended {
            self.append(Kind::Outcome, outcome.turn, outcome)?;
        }
        Ok(())
    }

    /// Appends the records of another journal's first `turn` turns, but for the keyframe at `start`, which this one
    /// has.
    ///
    /// # Errors
    /// When either file fails.
    pub fn copy(&mut self, other: &Journal, turn: u32, start: u32) -> Result<(), SessionError> {
        for record in other.records(turn, start) {
            let (kind, _, bytes) = record.map_err(SessionError::io(&other.path))?;
            self.put(&bytes)?;
            if kind != Kind::Keyframe {
                self.log.extend(bytes);
            }
        }
        Ok(())
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the file went, if it was written again since this was asked last.
    pub fn moved(&mut self) -> Option<Moved> {
        self.moved.take()
    }

    /// # Errors
    /// When the disk refuses; the journal then ends as before.
    pub fn orders(&mut self, orders: &Orders) -> Result<(), SessionError> {
        self.append(Kind::Orders, orders.turn, orders)
    }

    /// # Errors
    /// When the disk refuses.
    pub fn outcome(&mut self, outcome: &Outcome) -> Result<(), SessionError> {
        self.append(Kind::Outcome, outcome.turn, outcome)
    }

    /// # Errors
    /// When the disk refuses.
    pub fn keyframe(&mut self, frame: &Keyframe<'_>) -> Result<(), SessionError> {
        let bytes = packed(&self.path, Kind::Keyframe, frame.turn, frame)?;
        self.secure()?;
        self.put(&bytes)
    }

    fn append<T: Serialize>(
        &mut self,
        kind: Kind,
        turn: u32,
        value: &T,
    ) -> Result<(), SessionError> {
        let bytes = packed(&self.path, kind, turn, value)?;
        self.secure()?;
        self.put(&bytes)?;
        self.log.extend(bytes);
        Ok(())
    }

    /// Writes the file again if it is not there any more, or not as we left it.
    fn secure(&mut self) -> Result<(), SessionError> {
        if self.is_ours() {
            return Ok(());
        }
        let folder = self.path.parent().unwrap_or(Path::new("")).to_path_buf();
        if folder != Path::new("") {
            std::fs::create_dir_all(&folder).map_err(SessionError::io(&folder))?;
        }
        let (path, file) = match create_new(&self.path) {
            Ok(file) => (self.path.clone(), file),
            Err(_) => free_name(&folder, stem(&self.path))?,
        };
        lock(&file, &path)?;
        let mut again = Self::new(path, file);
        again.put(&self.log)?;
        again.log = std::mem::take(&mut self.log);
        again.moved = Some(Moved {
            from: std::mem::take(&mut self.path),
            to: again.path.clone(),
        });
        *self = again;
        Ok(())
    }

    /// Whether the path still leads to our file, and that is as long as we made it.
    fn is_ours(&self) -> bool {
        let (Ok(there), Ok(ours)) = (std::fs::metadata(&self.path), self.file.metadata()) else {
            return false;
        };
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            if (there.dev(), there.ino()) != (ours.dev(), ours.ino()) {
                return false;
            }
        }
        there.len() == self.end && ours.len() == self.end
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), SessionError> {
        self.try_put(bytes).map_err(|error| {
            // Half a record must not stay behind, though a reader would pass over it.
            drop(self.file.set_len(self.end));
            SessionError::io(&self.path)(error)
        })
    }

    fn try_put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(bytes)?;
        self.file.sync_data()?;
        self.end += bytes.len() as u64;
        Ok(())
    }
}

/// Writes the journal again at `to`, with another header.
#[cfg(test)]
pub fn rewrite(journal: &Journal, header: Header, to: &Path) -> Result<(), SessionError> {
    let file = create_new(to).map_err(SessionError::io(to))?;
    let mut writer = Writer::new(to.to_path_buf(), file);
    writer.open(&header, start(journal).as_ref())?;
    writer.copy(journal, u32::MAX, header.since)
}

/// The bytes before the first turn. What nothing can be run again without is there twice, with the start between the
/// copies.
fn opening(
    path: &Path,
    header: &Header,
    start: Option<&Keyframe<'_>>,
) -> Result<Vec<u8>, SessionError> {
    let mut texts = packed(path, Kind::Header, 0, header)?;
    texts.extend(packed(path, Kind::Map, 0, &header.text)?);
    texts.extend(packed(path, Kind::Texts, 0, &header.texts)?);
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&FORMAT.to_le_bytes());
    bytes.extend_from_slice(&texts);
    if let Some(start) = start {
        bytes.extend(packed(path, Kind::Keyframe, start.turn, start)?);
    }
    bytes.extend_from_slice(&texts);
    Ok(bytes)
}

/// The state that the journal's game began with, if it can be read.
fn start(journal: &Journal) -> Option<Keyframe<'static>> {
    let turn = journal.header.since;
    let snapshot = journal.keyframe(turn)?;
    Some(Keyframe { turn, snapshot })
}

/// Removes a saved game, unless a program plays it.
///
/// # Errors
/// When it is being played, or the disk refuses.
pub fn delete(path: &Path) -> Result<(), SessionError> {
    let file = open_locked(path)?;
    std::fs::remove_file(path).map_err(SessionError::io(path))?;
    drop(file);
    Ok(())
}

/// Opens the file at `path` for reading and writing, locked.
///
/// # Errors
/// When another program plays it, or it cannot be written.
pub fn open_locked(path: &Path) -> Result<File, SessionError> {
    // Refuses what is no file before it waits for one.
    drop(crate::session::files::open(path).map_err(SessionError::io(path))?);
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .open(path)
        .map_err(SessionError::io(path))?;
    lock(&file, path)?;
    Ok(file)
}

/// Gives the file at `path` the name with the first free ending of `damaged`, `damaged-2` and so on.
fn aside(path: &Path) -> io::Result<PathBuf> {
    for number in 1..MAX_NUMBER {
        let kept = match number {
            1 => path.with_extension("damaged"),
            n => path.with_extension(format!("damaged-{n}")),
        };
        // Made first, so that nobody else's file is written over.
        match create_new(&kept) {
            Ok(_) => {
                std::fs::rename(path, &kept)?;
                return Ok(kept);
            }
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(e),
        }
    }
    Err(io::Error::other("too many damaged games of this name"))
}

fn packed<T: Serialize>(
    path: &Path,
    kind: Kind,
    turn: u32,
    value: &T,
) -> Result<Vec<u8>, SessionError> {
    record::write(kind, turn, value)
        .map_err(|fault| SessionError::io(path)(io::Error::other(fault.to_string())))
}

/// A file's name without its ending and its number.
fn stem(path: &Path) -> &str {
    let name = path.file_stem().and_then(|n| n.to_str()).unwrap_or("game");
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.strip_suffix('-').unwrap_or(name)
}

fn free_name(folder: &Path, stem: &str) -> Result<(PathBuf, File), SessionError> {
    for number in 1..MAX_NUMBER {
        let path = folder.join(format!("{stem}-{number:03}.{EXTENSION}"));
        match create_new(&path) {
            Ok(file) => return Ok((path, file)),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(SessionError::io(&path)(e)),
        }
    }
    let error = io::Error::other("too many games of this name");
    Err(SessionError::io(folder)(error))
}

fn create_new(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .read(true)
        .write(true)
        .create_new(true)
        .open(path)
}

/// A new name must outlive a power cut too; where folders cannot be synced, nothing is lost.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        drop(folder.sync_all());
    }
}

fn lock(file: &File, path: &Path) -> Result<(), SessionError> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(SessionError::Locked(path.to_path_buf())),
        // Some network drives know no locks; a game there is still better played than refused.
        Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(e)) => Err(SessionError::io(path)(e)),
    }
}
