//! Reads a journal, however it ends.

use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::record::{self, Fault, Kind};
use super::{FORMAT, Header, Keyframe, MAGIC, Orders, Outcome};
use crate::engine::Snapshot;
use crate::event::Event;
use crate::order::Issued;
use crate::session::SessionError;
use crate::session::figures::Figures;

/// A file larger than this is no game of ours.
const MAX_FILE: u64 = 4 << 30;

/// A journal as far as it is whole.
#[derive(Clone, Debug)]
pub struct Journal {
    pub path: PathBuf,
    pub header: Header,
    /// The turns in order; entry `i` leads from turn `i` to turn `i + 1`.
    pub turns: Vec<Turn>,
    /// What is wrong with the end of the file, if anything is.
    pub tail: Option<Tail>,
    /// Bytes up to the end of the last whole turn or keyframe.
    pub whole: u64,
    frames: Vec<(u32, Range<usize>)>,
    bytes: Vec<u8>,
}

/// One turn played.
#[derive(Clone, PartialEq, Debug)]
pub struct Turn {
    pub orders: Vec<Issued>,
    pub hash: u64,
    pub events: Vec<Event>,
    pub figures: Figures,
}

/// What follows the last whole turn.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Tail {
    /// The program stopped while it ran a turn. Nothing is damaged.
    #[error("turn {turn} was ordered but not finished")]
    Unfinished { turn: u32 },
    #[error("damaged after turn {turn}, at byte {at}: {fault}")]
    Damaged { turn: u32, at: usize, fault: Fault },
    #[error("out of order after turn {turn}, at byte {at}")]
    Disorder { turn: u32, at: usize },
}

impl Tail {
    /// Whether bytes were lost, rather than a turn merely interrupted.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        !matches!(self, Self::Unfinished { .. })
    }
}

impl Journal {
    /// Reads the file at `path`.
    ///
    /// # Errors
    /// When the file cannot be read, is no journal or has no whole header. Damage further on is no error:
    /// the turns before it are there, and `tail` says what happened.
    pub fn read(path: &Path) -> Result<Self, SessionError> {
        let mut file = std::fs::File::open(path).map_err(SessionError::io(path))?;
        let mut bytes = Vec::new();
        file.by_ref()
            .take(MAX_FILE)
            .read_to_end(&mut bytes)
            .map_err(SessionError::io(path))?;
        Self::parse(path, bytes)
    }

    /// The journal that `bytes` hold; `path` is for messages.
    ///
    /// # Errors
    /// As [`Journal::read`].
    pub fn parse(path: &Path, bytes: Vec<u8>) -> Result<Self, SessionError> {
        let mut at = preamble(path, &bytes)?;
        let header = header(&bytes[at..]).map_err(|fault| SessionError::Header {
            path: path.to_path_buf(),
            reason: fault.to_string(),
        })?;
        at += header.1;
        let mut journal = Self {
            path: path.to_path_buf(),
            header: header.0,
            turns: Vec::new(),
            tail: None,
            whole: at as u64,
            frames: Vec::new(),
            bytes,
        };
        journal.read_turns(at);
        Ok(journal)
    }

    /// Turns played.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.turns.len() as u32
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.turns.is_empty()
    }

    /// Bytes of the file as it was read, the damaged tail included.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.bytes.len() as u64
    }

    /// The hash of the state after `turn` turns.
    #[must_use]
    pub fn hash(&self, turn: u32) -> Option<u64> {
        match turn.checked_sub(1) {
            None => Some(self.header.start),
            Some(i) => self.turns.get(i as usize).map(|t| t.hash),
        }
    }

    /// The turns that keyframes were taken at, in order.
    pub fn keyframes(&self) -> impl DoubleEndedIterator<Item = u32> + '_ {
        self.frames.iter().map(|f| f.0)
    }

    /// The state at a keyframe; None if there is none at `turn`, or it cannot be read.
    #[must_use]
    pub fn keyframe(&self, turn: u32) -> Option<Snapshot> {
        let (_, range) = self.frames.iter().rfind(|f| f.0 == turn)?;
        let frame: Keyframe = record::unpack(self.bytes.get(range.clone())?).ok()?;
        (frame.turn == turn).then_some(frame.snapshot)
    }

    fn read_turns(&mut self, mut at: usize) {
        let bytes = std::mem::take(&mut self.bytes);
        let mut pending: Option<Orders> = None;
        while at < bytes.len() {
            match self.take(&bytes, at, &mut pending) {
                Ok(next) => at = next,
                Err(tail) => {
                    self.tail = Some(tail);
                    break;
                }
            }
            if pending.is_none() {
                self.whole = at as u64;
            }
        }
        if let (Some(orders), None) = (pending, &self.tail) {
            self.tail = Some(Tail::Unfinished { turn: orders.turn });
        }
        self.bytes = bytes;
    }

    /// Takes in the record at `at` and returns where the next one begins.
    fn take(
        &mut self,
        bytes: &[u8],
        at: usize,
        pending: &mut Option<Orders>,
    ) -> Result<usize, Tail> {
        let turn = self.len();
        let damaged = |fault| Tail::Damaged { turn, at, fault };
        let disorder = Tail::Disorder { turn, at };
        let raw = record::parse(&bytes[at..]).map_err(damaged)?;
        match raw.kind {
            Kind::Header => return Err(disorder),
            Kind::Orders => {
                let orders: Orders = record::unpack(raw.packed).map_err(damaged)?;
                if pending.is_some() || orders.turn != turn {
                    return Err(disorder);
                }
                *pending = Some(orders);
            }
            Kind::Outcome => {
                let outcome: Outcome = record::unpack(raw.packed).map_err(damaged)?;
                let Some(orders) = pending.take().filter(|_| outcome.turn == turn + 1) else {
                    return Err(disorder);
                };
                self.turns.push(Turn {
                    orders: orders.orders,
                    hash: outcome.hash,
                    events: outcome.events,
                    figures: outcome.figures,
                });
            }
            Kind::Keyframe => {
                if pending.is_some() {
                    return Err(disorder);
                }
                let end = at + raw.length;
                self.frames.push((turn, end - raw.packed.len()..end));
            }
        }
        Ok(at + raw.length)
    }
}

/// Checks magic and format; returns where the header begins.
fn preamble(path: &Path, bytes: &[u8]) -> Result<usize, SessionError> {
    let rest = bytes
        .strip_prefix(&MAGIC)
        .ok_or_else(|| SessionError::NotAJournal(path.to_path_buf()))?;
    let Some(&[low, high]) = rest.first_chunk() else {
        return Err(SessionError::NotAJournal(path.to_path_buf()));
    };
    match u16::from_le_bytes([low, high]) {
        FORMAT => Ok(MAGIC.len() + 2),
        found => Err(SessionError::Format {
            path: path.to_path_buf(),
            found,
            known: FORMAT,
        }),
    }
}

fn header(bytes: &[u8]) -> Result<(Header, usize), Fault> {
    let raw = record::parse(bytes)?;
    if raw.kind != Kind::Header {
        return Err(Fault::Kind);
    }
    Ok((record::unpack(raw.packed)?, raw.length))
}
