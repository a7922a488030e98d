//! One record: a head that says what it holds and how long it is, and a compressed body. Head and body have a
//! checksum each, so that a record with a damaged body is still passed over by its length.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Where a record begins: no text and no packed body has these bytes by habit, so that the next record is found
/// again behind damage.
const MARK: [u8; 4] = [0xCF, b'R', b'2', 0x1D];

/// Bytes of a record's head: mark, kind, turn, length of the body, its size unpacked, its CRC-32, and the CRC-32 of
/// all these; numbers little-endian.
pub const HEAD: usize = 25;

/// What a record holds; the number is its byte in the head.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, strum::EnumCount)]
pub enum Kind {
    Header = 1,
    Map = 2,
    Texts = 3,
    Orders = 4,
    Outcome = 5,
    Keyframe = 6,
}

impl Kind {
    const ALL: [Self; <Self as strum::EnumCount>::COUNT] = [
        Self::Header,
        Self::Map,
        Self::Texts,
        Self::Orders,
        Self::Outcome,
        Self::Keyframe,
    ];

    fn of(byte: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|&k| k as u8 == byte)
    }

    /// Bytes that a body may have when unpacked. The largest are those of games of two hundred nations, several
    /// times over; more than that was not written by a game.
    pub const fn most(self) -> u32 {
        match self {
            Self::Header => 1 << 20,
            Self::Map | Self::Texts => 8 << 20,
            Self::Orders | Self::Outcome => 2 << 20,
            Self::Keyframe => 32 << 20,
        }
    }

    /// What it is called in a message.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Header => "the header",
            Self::Map => "the map",
            Self::Texts => "the rules",
            Self::Orders => "the orders",
            Self::Outcome => "the outcome",
            Self::Keyframe => "the keyframe",
        }
    }
}

/// Why the bytes at some place are no record.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    #[error("the file breaks off in the middle of a record")]
    Torn,
    #[error("no record begins there")]
    Astray,
    #[error("a record's checksum is wrong")]
    Checksum,
    #[error("a record is larger than any that a game writes")]
    Large,
    #[error("a record cannot be read: {0}")]
    Payload(String),
}

/// A record's head, found right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    /// None for a kind that a later program writes.
    pub kind: Option<Kind>,
    pub turn: u32,
    /// Bytes of the packed body.
    pub length: u32,
    /// Bytes of the body unpacked.
    pub size: u32,
    crc: u32,
}

impl Head {
    /// The head at the start of `bytes`.
    ///
    /// # Errors
    /// When the bytes do not begin with an unharmed head, or it promises more than its kind may have.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        let Some(head) = bytes.first_chunk::<HEAD>() else {
            return Err(Fault::Torn);
        };
        if head[..4] != MARK || crc32fast::hash(&head[..HEAD - 4]) != word(head, HEAD - 4) {
            return Err(Fault::Astray);
        }
        let found = Self {
            kind: Kind::of(head[4]),
            turn: word(head, 5),
            length: word(head, 9),
            size: word(head, 13),
            crc: word(head, 17),
        };
        let most = found.kind.map_or(u32::MAX, Kind::most);
        // LZ4 makes nothing longer by more than a 255th and a few bytes.
        let longest = found.size.saturating_add(found.size / 255 + 64);
        match found.size > most || found.length > longest {
            true => Err(Fault::Large),
            false => Ok(found),
        }
    }

    /// Whether `body` is the one that was written under this head.
    pub fn owns(&self, body: &[u8]) -> bool {
        crc32fast::hash(body) == self.crc
    }

    /// What the packed `body` holds.
    ///
    /// # Errors
    /// When it is not the one written, does not unpack to the size that the head says, or is not of type `T`.
    pub fn unpack<T: DeserializeOwned>(&self, body: &[u8]) -> Result<T, Fault> {
        if !self.owns(body) {
            return Err(Fault::Checksum);
        }
        let plain = lz4_flex::block::decompress(body, self.size as usize)
            .map_err(|e| Fault::Payload(e.to_string()))?;
        if plain.len() != self.size as usize {
            return Err(Fault::Payload("its size is not as it says".to_owned()));
        }
        rmp_serde::from_slice(&plain).map_err(|e| Fault::Payload(e.to_string()))
    }
}

/// Where the next mark of a record may stand in `bytes`, from `from` on.
pub fn find_mark(bytes: &[u8], from: usize) -> Option<usize> {
    let at = memchr::memmem::find(bytes.get(from..)?, &MARK)?;
    Some(from + at)
}

/// The bytes of a record that holds `value`. Structs are written with the names of their fields, so that a program
/// with a field more or less reads the others.
///
/// # Errors
/// When the value cannot be written or is too large.
pub fn write<T: Serialize>(kind: Kind, turn: u32, value: &T) -> Result<Vec<u8>, Fault> {
    let plain = rmp_serde::to_vec_named(value).map_err(|e| Fault::Payload(e.to_string()))?;
    let size = u32::try_from(plain.len()).unwrap_or(u32::MAX);
    if size > kind.most() {
        return Err(Fault::Large);
    }
    let body = lz4_flex::block::compress(&plain);
    let length = u32::try_from(body.len()).map_err(|_| Fault::Large)?;
    let mut record = Vec::with_capacity(body.len() + HEAD);
    record.extend_from_slice(&MARK);
    record.push(kind as u8);
    for number in [turn, length, size, crc32fast::hash(&body)] {
        record.extend_from_slice(&number.to_le_bytes());
    }
    record.extend_from_slice(&crc32fast::hash(&record).to_le_bytes());
    record.extend_from_slice(&body);
    Ok(record)
}

fn word(bytes: &[u8; HEAD], at: usize) -> u32 {
    bytes[at..]
        .first_chunk()
        .map_or(0, |four| u32::from_le_bytes(*four))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
        let head = Head::parse(bytes)?;
        let body = bytes.get(HEAD..HEAD + head.length as usize);
        head.unpack(body.ok_or(Fault::Torn)?)
    }

    #[test]
    fn what_is_written_is_read() {
        let bytes = write(Kind::Orders, 7, &(7u32, "text")).unwrap();
        let head = Head::parse(&bytes).unwrap();
        assert_eq!((head.kind, head.turn), (Some(Kind::Orders), 7));
        assert_eq!(head.length as usize + HEAD, bytes.len());
        assert_eq!(read(&bytes), Ok((7u32, "text".to_owned())));
    }

    #[test]
    fn a_flipped_bit_is_found_everywhere() {
        let bytes = write(Kind::Outcome, 1, &vec![3u8; 100]).unwrap();
        for i in 0..bytes.len() * 8 {
            let mut bad = bytes.clone();
            bad[i / 8] ^= 1 << (i % 8);
            assert!(read::<Vec<u8>>(&bad).is_err(), "bit {i}");
            // What is wrong with a body does not hide where the next record begins.
            assert_eq!(Head::parse(&bad).is_ok(), i / 8 >= HEAD, "bit {i}");
        }
    }

    #[test]
    fn a_giant_is_refused_before_allocation() {
        for (length, size) in [(8u32, u32::MAX), (u32::MAX, 8)] {
            let mut bytes = write(Kind::Outcome, 1, &1u8).unwrap();
            bytes[9..13].copy_from_slice(&length.to_le_bytes());
            bytes[13..17].copy_from_slice(&size.to_le_bytes());
            let crc = crc32fast::hash(&bytes[..HEAD - 4]);
            bytes[HEAD - 4..HEAD].copy_from_slice(&crc.to_le_bytes());
            assert_eq!(Head::parse(&bytes), Err(Fault::Large));
        }
    }
}
