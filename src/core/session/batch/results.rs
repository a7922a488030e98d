//! The file that a batch writes: whole lines only, so that a batch that was interrupted can be gone on with.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::made::Made;
use super::{Line, Plan, csv_header, csv_row};
use crate::content::Scenario;
use crate::session::{SessionError, files};

/// How lines are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    Jsonl,
    Csv,
}

/// What becomes of a file that is there already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Existing {
    /// It is left alone, and nothing runs.
    Refuse,
    Overwrite,
    /// The runs are added to it, whatever it holds.
    Append,
    /// Of the plan's runs those are added that it lacks; it must be of the same plan.
    Resume,
}

/// Longest line that is read back, in bytes; a run's line has some thousands.
const LONGEST: u64 = 64 << 20;

impl Form {
    /// The form that a file's name asks for.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "jsonl" => Some(Self::Jsonl),
            "csv" => Some(Self::Csv),
            _ => None,
        }
    }

    /// What stands above the lines, if anything.
    #[must_use]
    pub fn header(self, scenario: &Scenario) -> Option<String> {
        (self == Self::Csv).then(|| csv_header(scenario))
    }

    /// One run's line, without its end.
    ///
    /// # Errors
    /// None that a line could cause.
    pub fn line(self, line: &Line) -> std::io::Result<String> {
        match self {
            Self::Jsonl => serde_json::to_string(line).map_err(std::io::Error::other),
            Self::Csv => Ok(csv_row(line)),
        }
    }

    /// The seed of a line that was read back.
    fn seed(self, line: &str) -> Option<u64> {
        #[derive(Deserialize)]
        struct Run {
            seed: u64,
        }
        match self {
            Self::Jsonl => Some(serde_json::from_str::<Run>(line).ok()?.seed),
            Self::Csv => line.split_once(',')?.0.parse().ok(),
        }
    }
}

/// The open file; no other batch can write it meanwhile.
pub struct Results {
    file: File,
    path: PathBuf,
    form: Form,
    /// Length of the whole lines.
    whole: u64,
}

impl Results {
    /// Opens the file at `path` for the runs of `plan`, and says which seeds it holds already.
    ///
    /// # Errors
    /// When it is there and `existing` does not allow that, is none of the plan's, or cannot be written.
    pub fn open(
        path: &Path,
        form: Form,
        existing: Existing,
        plan: &Plan,
        scenario: &Scenario,
    ) -> Result<(Self, BTreeSet<u64>), SessionError> {
        let refuse = |reason: String| SessionError::Results {
            path: path.to_path_buf(),
            reason,
        };
        let there = path.try_exists().map_err(SessionError::io(path))?;
        if there {
            // A pipe would wait for its other end.
            files::open(path).map_err(SessionError::io(path))?;
        }
        if there && existing == Existing::Refuse {
            let reason = "the file is there already: --resume goes on with it, --append adds to it, --force overwrites it";
            return Err(refuse(reason.to_owned()));
        }
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(SessionError::io(path))?;
        if file.try_lock().is_err() {
            return Err(refuse("another batch is writing this file".to_owned()));
        }
        let mut this = Self {
            file,
            path: path.to_path_buf(),
            form,
            whole: 0,
        };
        let now = Made::by(plan, scenario);
        let held = match existing {
            Existing::Append | Existing::Resume => this.read(scenario).map_err(&refuse)?,
            Existing::Refuse | Existing::Overwrite => Held::default(),
        };
        if this.whole > 0 {
            match existing {
                Existing::Resume => this.belongs(&held, plan, &now).map_err(&refuse)?,
                _ if held.torn => {
                    let reason = "its last line is torn, and --resume would run it again; nothing is added to it";
                    return Err(refuse(reason.to_owned()));
                }
                // Lines of several kinds are nothing to go on with.
                _ if this.made().is_none_or(|made| made.differs(&now).is_some()) => {
                    drop(std::fs::remove_file(this.beside()))
                }
                _ => {}
            }
        }
        this.begin(&now, scenario).map_err(SessionError::io(path))?;
        let done = if existing == Existing::Resume {
            held.seeds
        } else {
            BTreeSet::new()
        };
        Ok((this, done))
    }

    /// Writes one run's line, whole or not at all.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn write(&mut self, line: &Line) -> std::io::Result<()> {
        let text = self.form.line(line)?;
        self.put(text)
    }

    fn put(&mut self, mut text: String) -> std::io::Result<()> {
        text.push('\n');
        let written = self.file.write_all(text.as_bytes());
        match written {
            Ok(()) => self.whole += text.len() as u64,
            // What was written of it is taken back, as far as that can be done on such a disk.
            Err(_) => drop(self.file.set_len(self.whole)),
        }
        written
    }

    /// Cuts off what is not whole; a file that holds nothing gets its header, and beside it how it is made.
    fn begin(&mut self, now: &Made, scenario: &Scenario) -> std::io::Result<()> {
        self.file.set_len(self.whole)?;
        self.file.seek(SeekFrom::End(0))?;
        let put = |made: &Made| {
            let text = serde_json::to_string_pretty(made).map_err(std::io::Error::other)?;
            std::fs::write(self.beside(), text + "\n")
        };
        if self.whole > 0 {
            return match self.made() {
                Some(made) => put(&made.and(now)),
                None => Ok(()),
            };
        }
        put(now)?;
        match self.form.header(scenario) {
            Some(header) => self.put(header),
            None => Ok(()),
        }
    }

    /// Why a file cannot be gone on with; `Ok` if it can.
    fn belongs(&self, held: &Held, plan: &Plan, now: &Made) -> Result<(), String> {
        let Some(made) = self.made() else {
            let beside = self.beside();
            return Err(format!(
                "{} is not there to say how it was made",
                beside.display()
            ));
        };
        if let Some(reason) = made.differs(now) {
            return Err(reason);
        }
        if let Some(twice) = held.twice {
            return Err(format!("it holds the run of seed {twice} twice"));
        }
        match held.seeds.iter().find(|&&seed| !plan.has(seed)) {
            Some(other) => Err(format!(
                "it holds the run of seed {other}, which is none of these"
            )),
            None => Ok(()),
        }
    }

    /// Reads the whole lines that are there.
    fn read(&mut self, scenario: &Scenario) -> Result<Held, String> {
        let mut held = Held::default();
        let mut reader = BufReader::new(&self.file);
        let mut header = self.form.header(scenario);
        for number in 1_u64.. {
            let mut bytes = Vec::new();
            let read = reader.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
            let length = read.map_err(|e| e.to_string())? as u64;
            if length == 0 {
                break;
            }
            if bytes.pop() != Some(b'\n') {
                if length == LONGEST {
                    return Err(format!("line {number} has no end"));
                }
                held.torn = true;
                break;
            }
            let text = String::from_utf8_lossy(&bytes);
            match (header.take(), self.form.seed(&text)) {
                (Some(columns), _) if columns != text => {
                    return Err("its columns are not those of this map".to_owned());
                }
                (Some(_), _) => {}
                (None, Some(seed)) if held.seeds.insert(seed) => {}
                (None, Some(seed)) => held.twice = Some(seed),
                (None, None) => return Err(format!("line {number} is no run of a batch")),
            }
            self.whole += length;
        }
        Ok(held)
    }

    fn made(&self) -> Option<Made> {
        Made::beside(&self.path)
    }

    /// The file that says how this one was made.
    fn beside(&self) -> PathBuf {
        Made::place(&self.path)
    }
}

/// What a file holds already.
#[derive(Default)]
struct Held {
    seeds: BTreeSet<u64>,
    /// A seed that it holds more than once.
    twice: Option<u64>,
    /// Whether its last line has no end.
    torn: bool,
}
