//! Reads a journal, whatever happened to it. Every record says its turn, so what is lost takes nothing else with it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use xxhash_rust::xxh3::xxh3_64;

use super::record::{Fault, HEAD, Kind};
use super::scan::{Care, Damage, Entry, Index, read_at, scan};
use super::{FORMAT, Header, Keyframe, MAGIC, Orders, Outcome, hash_of};
use crate::content::{Texts, shipped};
use crate::engine::Snapshot;
use crate::order::Issued;
use crate::session::{SessionError, files};

/// Keyframes that are tried in vain before none is tried any more: they are unharmed, so this program cannot read them.
const MOST_STRANGE: usize = 3;

/// Bytes looked through for the first record of a file whose beginning is damaged.
const NEAR: u64 = 64 << 10;

/// A journal opened: where its records are. Bodies are read when they are asked for.
#[derive(Debug)]
pub struct Journal {
    pub path: PathBuf,
    pub header: Header,
    /// Every part of the file that is no whole record.
    pub damage: Vec<Damage>,
    file: Mutex<File>,
    entries: Vec<Entry>,
    /// Places in `entries`, by turn.
    orders: BTreeMap<u32, usize>,
    outcomes: BTreeMap<u32, usize>,
    frames: BTreeMap<u32, Vec<usize>>,
    /// Places of keyframes that were found unreadable.
    strange: Mutex<BTreeSet<usize>>,
    turns: u32,
}

/// Why a turn cannot be run again.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Lost {
    #[error("there is no record of it")]
    Missing,
    #[error("{0}")]
    Unreadable(Fault),
    #[error("{0} of its orders are of a kind that this program does not know")]
    Unknown(u32),
}

/// A journal as far as a list of games shows it.
#[derive(Clone, Debug)]
pub struct Peek {
    pub header: Header,
    /// Turns played.
    pub turns: u32,
    /// Whether a part of the file is no whole record; of bodies nothing is known.
    pub damaged: bool,
}

impl Journal {
    /// Opens the file at `path`.
    ///
    /// # Errors
    /// When the file cannot be read, is no journal of this format, or what the game began with is lost. Damage further
    /// on is no error: what there is, is there, and `damage` says what is not.
    pub fn read(path: &Path) -> Result<Self, SessionError> {
        let file = files::open(path).map_err(SessionError::io(path))?;
        Self::of(path, file)
    }

    /// The journal in `file`, which was opened at `path`.
    ///
    /// # Errors
    /// As [`Journal::read`].
    pub fn of(path: &Path, mut file: File) -> Result<Self, SessionError> {
        let index = index(path, &mut file, Care::Whole)?;
        if index.excess {
            return Err(SessionError::Excess(path.to_path_buf()));
        }
        let header = header(path, &mut file, &index, Care::Whole)?;
        let (mut orders, mut outcomes) = (BTreeMap::new(), BTreeMap::new());
        let mut frames: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (i, entry) in index.entries.iter().enumerate() {
            let turn = entry.head.turn;
            match entry.kind {
                // Of two the first is the one that the turn was played with.
                Kind::Orders => drop(orders.entry(turn).or_insert(i)),
                Kind::Outcome => drop(outcomes.entry(turn).or_insert(i)),
                Kind::Keyframe => frames.entry(turn).or_default().push(i),
                Kind::Header | Kind::Map | Kind::Texts => {}
            }
        }
        Ok(Self {
            path: path.to_path_buf(),
            header,
            turns: turns(&index),
            damage: index.damage,
            file: Mutex::new(file),
            entries: index.entries,
            orders,
            outcomes,
            frames,
            strange: Mutex::default(),
        })
    }

    /// What a list shows of the file at `path`: quick, and without a look into its turns.
    ///
    /// # Errors
    /// As [`Journal::read`].
    pub fn peek(path: &Path) -> Result<Peek, SessionError> {
        let mut file = files::open(path).map_err(SessionError::io(path))?;
        let index = index(path, &mut file, Care::Heads)?;
        if index.excess {
            return Err(SessionError::Excess(path.to_path_buf()));
        }
        Ok(Peek {
            header: header(path, &mut file, &index, Care::Heads)?,
            turns: turns(&index),
            damaged: !index.damage.is_empty(),
        })
    }

    /// Turns played, as far as any record tells.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.turns
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.turns == 0
    }

    /// The turn that was ordered but not finished, if the program stopped in the midst of one.
    #[must_use]
    pub fn unfinished(&self) -> bool {
        self.orders.contains_key(&self.turns)
    }

    /// The orders of a turn, given after so many turns.
    ///
    /// # Errors
    /// When they are lost, all or in part: to run the turn with what is left would be another turn.
    pub fn orders(&self, turn: u32) -> Result<Vec<Issued>, Lost> {
        let &place = self.orders.get(&turn).ok_or(Lost::Missing)?;
        let found: Orders = self.unpack(place).map_err(Lost::Unreadable)?;
        match found.orders.unread {
            0 => Ok(found.orders.list),
            unread => Err(Lost::Unknown(unread)),
        }
    }

    /// What a turn led to, by the turns played then; None if that is lost.
    #[must_use]
    pub fn outcome(&self, turn: u32) -> Option<Outcome> {
        let &place = self.outcomes.get(&turn)?;
        self.unpack(place).ok()
    }

    /// The turns that keyframes were taken at, in order; whether each can be read shows when it is.
    pub fn keyframes(&self) -> impl DoubleEndedIterator<Item = u32> + '_ {
        self.frames.keys().copied()
    }

    /// Whether there is a keyframe at `turn`.
    #[must_use]
    pub fn has_keyframe(&self, turn: u32) -> bool {
        self.frames.contains_key(&turn)
    }

    /// The turn of the last keyframe up to `turn`; None once it has turned out that they cannot be read.
    #[must_use]
    pub fn last_keyframe(&self, turn: u32) -> Option<u32> {
        let strange = self.strange.lock().unwrap_or_else(PoisonError::into_inner);
        let last = self.frames.range(..=turn).next_back().map(|f| *f.0);
        last.filter(|_| strange.len() < MOST_STRANGE)
    }

    /// The state at a keyframe; None if there is none at `turn` that can be read.
    #[must_use]
    pub fn keyframe(&self, turn: u32) -> Option<Snapshot<'static>> {
        let places = self.frames.get(&turn)?;
        places.iter().rev().find_map(|&place| {
            let strange = || self.strange.lock().unwrap_or_else(PoisonError::into_inner);
            if strange().len() >= MOST_STRANGE || strange().contains(&place) {
                return None;
            }
            let frame: Result<Keyframe<'static>, Fault> = self.unpack(place);
            if frame.is_err() {
                strange().insert(place);
            }
            frame.ok().map(|frame| frame.snapshot)
        })
    }

    /// The records of all turns up to `turn`, as they are in the file, in order, but for the keyframe at `start`: each
    /// with its kind and turn. An entry is an error when the disk fails.
    pub(super) fn records(
        &self,
        turn: u32,
        start: u32,
    ) -> impl Iterator<Item = std::io::Result<(Kind, u32, Vec<u8>)>> + '_ {
        let mut places: Vec<&Entry> = self.entries.iter().collect();
        // What was lost and run again, or begun afresh, may stand out of order.
        places.sort_by_key(|e| (moment(e), e.body));
        places.into_iter().filter_map(move |entry| {
            let (kind, at) = (entry.kind, entry.head.turn);
            let wanted = match kind {
                Kind::Header | Kind::Map | Kind::Texts => false,
                Kind::Orders => at < turn,
                Kind::Outcome => at <= turn,
                Kind::Keyframe => at <= turn && at != start,
            };
            wanted.then(|| {
                let length = HEAD as u64 + u64::from(entry.head.length);
                let bytes = self.bytes(entry.body - HEAD as u64, length)?;
                Ok((kind, at, bytes))
            })
        })
    }

    /// Where the body of a record is.
    #[cfg(test)]
    pub fn place(&self, kind: Kind, turn: u32) -> Option<u64> {
        let of = |e: &&Entry| (e.kind, e.head.turn) == (kind, turn);
        self.entries.iter().find(of).map(|e| e.body)
    }

    /// Kind, turn, place and length of every record.
    #[cfg(test)]
    pub fn parts(&self) -> Vec<(Kind, u32, u64, u64)> {
        let part = |e: &Entry| {
            let head = HEAD as u64;
            let length = head + u64::from(e.head.length);
            (e.kind, e.head.turn, e.body - head, length)
        };
        self.entries.iter().map(part).collect()
    }

    fn unpack<T: serde::de::DeserializeOwned>(&self, place: usize) -> Result<T, Fault> {
        let entry = &self.entries[place];
        let body = self.bytes(entry.body, u64::from(entry.head.length));
        entry.head.unpack(&body.map_err(|_| Fault::Torn)?)
    }

    fn bytes(&self, at: u64, length: u64) -> std::io::Result<Vec<u8>> {
        // A reader that failed half-way leaves nothing behind but a position.
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        read_at(&mut *file, at, length)
    }
}

/// The order of records within a game: a turn's orders before its outcome, that before a keyframe.
fn moment(entry: &Entry) -> (u32, Kind) {
    let turn = entry.head.turn;
    match entry.kind {
        Kind::Orders => (turn.saturating_add(1), entry.kind),
        _ => (turn, entry.kind),
    }
}

/// How many turns the records tell of; a damaged one counts whose head can be read.
fn turns(index: &Index) -> u32 {
    let whole = index.entries.iter().map(|e| (e.kind, e.head.turn));
    let damaged = index.damage.iter().filter_map(|d| d.what);
    whole
        .chain(damaged)
        .filter(|w| matches!(w.0, Kind::Outcome | Kind::Keyframe))
        .map(|w| w.1)
        .max()
        .unwrap_or(0)
}

/// Checks magic and format, then finds the records.
fn index(path: &Path, file: &mut File, care: Care) -> Result<Index, SessionError> {
    let io = SessionError::io;
    let stranger = || SessionError::NotAJournal(path.to_path_buf());
    let start = read_at(file, 0, NEAR).map_err(io(path))?;
    let from = MAGIC.len() + 2;
    let number = start
        .strip_prefix(&MAGIC)
        .and_then(|rest| rest.first_chunk())
        .map(|two| u16::from_le_bytes(*two));
    match number {
        Some(FORMAT) => return scan(file, from as u64, care).map_err(io(path)),
        // Before the first record nothing but these bytes can be read.
        Some(found) if super::record::find_mark(&start, 0).is_none() => {
            return Err(SessionError::Format {
                path: path.to_path_buf(),
                found,
                known: FORMAT,
            });
        }
        _ => {}
    }
    // The first bytes are damaged, or this is something else: a record near them decides.
    super::record::find_mark(&start, 0).ok_or_else(stranger)?;
    let index = scan(file, 0, care).map_err(io(path))?;
    match index.entries.is_empty() {
        true => Err(stranger()),
        false => Ok(index),
    }
}

/// The header with its texts, each from the first of its copies that can be read.
fn header(path: &Path, file: &mut File, index: &Index, care: Care) -> Result<Header, SessionError> {
    let mut all = |kind| {
        let mut reason = Fault::Astray;
        for entry in index.entries.iter().filter(|e| e.kind == kind) {
            match read_at(file, entry.body, u64::from(entry.head.length)) {
                Ok(body) if entry.head.owns(&body) => return Ok((entry.head, body)),
                Ok(_) => reason = Fault::Checksum,
                Err(_) => reason = Fault::Torn,
            }
        }
        Err(reason)
    };
    let lost = |what: &'static str, fault: Fault| SessionError::Header {
        path: path.to_path_buf(),
        reason: format!("{what}: {fault}"),
    };
    let unpack = |what, found: Result<(super::record::Head, Vec<u8>), Fault>| {
        found
            .and_then(|(head, body)| head.unpack::<Header>(&body))
            .map_err(|fault| lost(what, fault))
    };
    let mut header = unpack("what was begun", all(Kind::Header))?;
    if care == Care::Heads {
        return Ok(header);
    }
    let map: Result<String, Fault> = all(Kind::Map).and_then(|(head, body)| head.unpack(&body));
    header.text = match map {
        Ok(text) => text,
        Err(fault) => shipped()
            .iter()
            .find(|m| xxh3_64(m.text.as_bytes()) == header.hashes[0])
            .map(|m| m.text.to_owned())
            .ok_or_else(|| lost("the map", fault))?,
    };
    let texts: Result<Texts, Fault> = all(Kind::Texts).and_then(|(head, body)| head.unpack(&body));
    header.texts = match texts {
        Ok(texts) => texts,
        Err(fault) => Some(Texts::shipped())
            .filter(|texts| hash_of(texts) == header.hashes[1])
            .ok_or_else(|| lost("the rules", fault))?,
    };
    Ok(header)
}
