//! Where the records of a file are: found by their lengths, and behind damage by their mark. Nothing is unpacked, and
//! no more than one body is in memory at a time.

use std::fmt;
use std::io::{self, Read, Seek, SeekFrom};

use super::record::{Fault, HEAD, Head, Kind, find_mark};

/// Bytes that a file may have: those of a game of two hundred nations and ten thousand turns, several times over.
const MOST_BYTES: u64 = 1 << 30;

/// Records that a file may have; a game of ten thousand turns has fewer.
const MOST_RECORDS: usize = 50_000;

/// Bytes that outcomes may have unpacked, all together, as they are kept in memory while a game is open.
const MOST_TOLD: u64 = 80 << 20;

/// Bytes looked through at a time for the next mark.
const STEP: usize = 64 << 10;

/// A record found.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub kind: Kind,
    pub head: Head,
    /// Where its body begins.
    pub body: u64,
}

/// A part of a file that is no whole record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Damage {
    pub at: u64,
    pub bytes: u64,
    /// What stood there, if its head can still be read: the kind of record and its turn.
    pub what: Option<(Kind, u32)>,
    pub fault: Fault,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (at, bytes, fault) = (self.at, self.bytes, &self.fault);
        match self.what {
            None => {}
            Some((kind @ (Kind::Header | Kind::Map | Kind::Texts), _)) => {
                write!(f, "{}: ", kind.name())?;
            }
            Some((kind, turn)) => write!(f, "{} of turn {}: ", kind.name(), played(kind, turn))?,
        }
        write!(f, "{bytes} bytes damaged at byte {at} ({fault})")
    }
}

/// The number of the turn that a record is of: orders are counted by the turns before them.
fn played(kind: Kind, turn: u32) -> u32 {
    turn.saturating_add(u32::from(kind == Kind::Orders))
}

/// What is where in a file.
#[derive(Debug, Default)]
pub struct Index {
    pub entries: Vec<Entry>,
    pub damage: Vec<Damage>,
    /// Whether the file holds more than any game does; what was found until then is here.
    pub excess: bool,
}

/// How closely to look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Care {
    /// Bodies are held against their checksums.
    Whole,
    /// Only heads are read, as for a list of games, and not far is looked for the next one behind damage.
    Heads,
}

/// Finds the records in `file` from byte `from` on.
///
/// # Errors
/// When the disk fails.
pub fn scan(file: &mut (impl Read + Seek), from: u64, care: Care) -> io::Result<Index> {
    let size = file.seek(SeekFrom::End(0))?;
    let mut index = Index::default();
    let (mut at, mut told, mut body) = (from, 0, Vec::new());
    let mut looked = 0;
    index.excess = size > MOST_BYTES;
    while at < size && !index.excess {
        index.excess = told > MOST_TOLD || index.entries.len() + index.damage.len() > MOST_RECORDS;
        let head = read_at(file, at, HEAD as u64)?;
        let head = match Head::parse(&head) {
            Ok(head) => head,
            Err(fault) => {
                let next = next_head(file, at + 1, size, &mut looked, care)?;
                index.note(at, next.unwrap_or(size), None, fault);
                at = next.unwrap_or(size);
                continue;
            }
        };
        let (start, end) = (at + HEAD as u64, at + HEAD as u64 + u64::from(head.length));
        let what = head.kind.map(|kind| (kind, head.turn));
        if end > size {
            index.note(at, size, what, Fault::Torn);
            break;
        }
        if care == Care::Whole {
            body.clear();
            file.seek(SeekFrom::Start(start))?;
            file.by_ref()
                .take(u64::from(head.length))
                .read_to_end(&mut body)?;
            if !head.owns(&body) {
                index.note(at, end, what, Fault::Checksum);
                at = end;
                continue;
            }
        }
        if let Some(kind) = head.kind {
            let body = start;
            index.entries.push(Entry { kind, head, body });
            told += match kind {
                Kind::Outcome => u64::from(head.size),
                _ => 0,
            };
        }
        at = end;
    }
    Ok(index)
}

impl Index {
    fn note(&mut self, at: u64, to: u64, what: Option<(Kind, u32)>, fault: Fault) {
        let bytes = to - at;
        self.damage.push(Damage {
            at,
            bytes,
            what,
            fault,
        });
    }
}

/// Where the next unharmed head stands, from `from` on.
fn next_head(
    file: &mut (impl Read + Seek),
    from: u64,
    size: u64,
    looked: &mut u64,
    care: Care,
) -> io::Result<Option<u64>> {
    let mut at = from;
    while at < size {
        if care == Care::Heads && *looked > 16 * STEP as u64 {
            return Ok(None);
        }
        // A head that begins in this step may end in the next.
        let window = read_at(file, at, (STEP + HEAD) as u64)?;
        let mut place = 0;
        while let Some(found) = find_mark(&window, place).filter(|&p| p < STEP) {
            if Head::parse(&window[found..]).is_ok() {
                return Ok(Some(at + found as u64));
            }
            place = found + 1;
        }
        *looked += STEP as u64;
        at += STEP as u64;
    }
    Ok(None)
}

/// Up to `length` bytes from `at` on; fewer where the file ends.
pub fn read_at(file: &mut (impl Read + Seek), at: u64, length: u64) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}
