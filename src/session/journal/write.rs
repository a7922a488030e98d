//! Appends to a journal. The file is locked while it is open, and every append reaches the disk.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::record::{self, Kind};
use super::{FORMAT, Header, Keyframe, MAGIC, Orders, Outcome, Turn};
use crate::session::SessionError;
use crate::session::places::EXTENSION;

/// Tries before giving up on a free file name.
const MAX_NUMBER: u32 = 100_000;

/// A journal open for appending.
#[derive(Debug)]
pub struct Writer {
    path: PathBuf,
    file: File,
    /// Length of what is whole.
    end: u64,
}

impl Writer {
    /// Begins a journal named `stem` and the first free number in `folder`, which is made if missing.
    ///
    /// # Errors
    /// When the folder or the file cannot be made or written.
    pub fn create(folder: &Path, stem: &str, header: &Header) -> Result<Self, SessionError> {
        std::fs::create_dir_all(folder).map_err(SessionError::io(folder))?;
        let (path, file) = free_name(folder, stem)?;
        let mut writer = Self { path, file, end: 0 };
        lock(&writer.file, &writer.path)?;
        let mut bytes = MAGIC.to_vec();
        bytes.extend_from_slice(&FORMAT.to_le_bytes());
        bytes.extend(packed(&writer.path, Kind::Header, header)?);
        if let Err(error) = writer.put(&bytes) {
            // A file without a header would only be in the way; that it cannot be removed is no worse.
            drop(std::fs::remove_file(&writer.path));
            return Err(error);
        }
        // The new name must outlive a power cut too; where folders cannot be synced, nothing is lost.
        if let Ok(folder) = File::open(folder) {
            drop(folder.sync_all());
        }
        Ok(writer)
    }

    /// Opens the journal at `path` to go on after `whole` bytes; what lies behind is dropped by the first
    /// append.
    ///
    /// # Errors
    /// When another program has it open, or it cannot be written.
    pub fn reopen(path: &Path, whole: u64) -> Result<Self, SessionError> {
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .open(path)
            .map_err(SessionError::io(path))?;
        lock(&file, path)?;
        Ok(Self {
            path: path.to_path_buf(),
            file,
            end: whole,
        })
    }

    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The same writer, going on after `whole` bytes.
    pub fn with_end(self, whole: u64) -> Self {
        Self { end: whole, ..self }
    }

    /// Appends a turn taken over from another journal.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn copy(&mut self, turn: u32, played: &Turn) -> Result<(), SessionError> {
        let orders = Orders {
            turn,
            orders: played.orders.clone(),
        };
        let outcome = Outcome {
            turn: turn + 1,
            hash: played.hash,
            events: played.events.clone(),
            figures: played.figures.clone(),
        };
        let mut bytes = packed(&self.path, Kind::Orders, &orders)?;
        bytes.extend(packed(&self.path, Kind::Outcome, &outcome)?);
        self.put(&bytes)
    }

    /// # Errors
    /// When the disk refuses; the journal then ends as before.
    pub fn orders(&mut self, orders: &Orders) -> Result<(), SessionError> {
        self.append(Kind::Orders, orders)
    }

    /// # Errors
    /// When the disk refuses.
    pub fn outcome(&mut self, outcome: &Outcome) -> Result<(), SessionError> {
        self.append(Kind::Outcome, outcome)
    }

    /// # Errors
    /// When the disk refuses.
    pub fn keyframe(&mut self, frame: &Keyframe) -> Result<(), SessionError> {
        self.append(Kind::Keyframe, frame)
    }

    fn append<T: Serialize>(&mut self, kind: Kind, value: &T) -> Result<(), SessionError> {
        let bytes = packed(&self.path, kind, value)?;
        self.put(&bytes)
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), SessionError> {
        self.try_put(bytes).map_err(|error| {
            // Half a record must not stay behind; a reader would stop there anyway.
            drop(self.file.set_len(self.end));
            SessionError::io(&self.path)(error)
        })
    }

    fn try_put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.set_len(self.end)?;
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(bytes)?;
        self.file.sync_data()?;
        self.end += bytes.len() as u64;
        Ok(())
    }
}

fn packed<T: Serialize>(path: &Path, kind: Kind, value: &T) -> Result<Vec<u8>, SessionError> {
    record::write(kind, value)
        .map_err(|fault| SessionError::io(path)(io::Error::other(fault.to_string())))
}

fn free_name(folder: &Path, stem: &str) -> Result<(PathBuf, File), SessionError> {
    for number in 1..MAX_NUMBER {
        let path = folder.join(format!("{stem}-{number:03}.{EXTENSION}"));
        match OpenOptions::new()
            .read(true)
            .write(true)
            .create_new(true)
            .open(&path)
        {
            Ok(file) => return Ok((path, file)),
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
            Err(e) => return Err(SessionError::io(&path)(e)),
        }
    }
    let error = io::Error::other("too many games of this name");
    Err(SessionError::io(folder)(error))
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
