//! One record: length, checksum, kind and a compressed payload.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A record larger than this is refused before anything is allocated for it.
pub const MAX_BYTES: usize = 64 << 20;

/// Bytes before a record's body: its length and its CRC-32, both little-endian u32.
const PREFIX: usize = 8;

/// What a record's body holds; the number is its first byte.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Header = 1,
    Orders = 2,
    Outcome = 3,
    Keyframe = 4,
}

impl Kind {
    fn of(byte: u8) -> Option<Self> {
        [Self::Header, Self::Orders, Self::Outcome, Self::Keyframe]
            .into_iter()
            .find(|&k| k as u8 == byte)
    }
}

/// Why the bytes at some place are no record.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    #[error("the file breaks off in the middle of a record")]
    Torn,
    #[error("a record's checksum is wrong")]
    Checksum,
    #[error("a record is larger than {MAX_BYTES} bytes")]
    Large,
    #[error("a record is of an unknown kind")]
    Kind,
    #[error("a record cannot be read: {0}")]
    Payload(String),
}

/// A record as it lies in a file; its checksum has been found right.
#[derive(Clone, Copy, Debug)]
pub struct Raw<'b> {
    pub kind: Kind,
    /// LZ4 with the size before it.
    pub packed: &'b [u8],
    /// Bytes that the whole record takes.
    pub length: usize,
}

/// The record at the start of `bytes`.
///
/// # Errors
/// When the bytes do not begin with a whole, unharmed record.
pub fn parse(bytes: &[u8]) -> Result<Raw<'_>, Fault> {
    let (Some(length), Some(sum)) = (word(bytes, 0), word(bytes, 4)) else {
        return Err(Fault::Torn);
    };
    let length = length as usize;
    if length > MAX_BYTES {
        return Err(Fault::Large);
    }
    let body = bytes.get(PREFIX..PREFIX + length).ok_or(Fault::Torn)?;
    if crc32fast::hash(body) != sum {
        return Err(Fault::Checksum);
    }
    let (&kind, packed) = body.split_first().ok_or(Fault::Kind)?;
    Ok(Raw {
        kind: Kind::of(kind).ok_or(Fault::Kind)?,
        packed,
        length: PREFIX + length,
    })
}

/// What a packed payload holds.
///
/// # Errors
/// When it says it is too large, does not unpack, or is not of type `T`.
pub fn unpack<T: DeserializeOwned>(packed: &[u8]) -> Result<T, Fault> {
    let size = word(packed, 0).ok_or(Fault::Torn)? as usize;
    if size > MAX_BYTES {
        return Err(Fault::Large);
    }
    let plain = lz4_flex::block::decompress_size_prepended(packed)
        .map_err(|e| Fault::Payload(e.to_string()))?;
    rmp_serde::from_slice(&plain).map_err(|e| Fault::Payload(e.to_string()))
}

/// The bytes of a record that holds `value`.
///
/// # Errors
/// When the value cannot be written or is too large.
pub fn write<T: Serialize>(kind: Kind, value: &T) -> Result<Vec<u8>, Fault> {
    let plain = rmp_serde::to_vec(value).map_err(|e| Fault::Payload(e.to_string()))?;
    if plain.len() > MAX_BYTES {
        return Err(Fault::Large);
    }
    let packed = lz4_flex::block::compress_prepend_size(&plain);
    let mut body = Vec::with_capacity(packed.len() + 1);
    body.push(kind as u8);
    body.extend_from_slice(&packed);
    let length = u32::try_from(body.len()).map_err(|_| Fault::Large)?;
    let mut record = Vec::with_capacity(body.len() + PREFIX);
    record.extend_from_slice(&length.to_le_bytes());
    record.extend_from_slice(&crc32fast::hash(&body).to_le_bytes());
    record.extend_from_slice(&body);
    Ok(record)
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let bytes = write(Kind::Orders, &(7u32, "text")).unwrap();
        let raw = parse(&bytes).unwrap();
        assert_eq!(raw.kind, Kind::Orders);
        assert_eq!(raw.length, bytes.len());
        let back: (u32, String) = unpack(raw.packed).unwrap();
        assert_eq!(back, (7, "text".to_owned()));
    }

    #[test]
    fn a_flipped_bit_is_found_everywhere() {
        let bytes = write(Kind::Outcome, &vec![3u8; 100]).unwrap();
        for i in 0..bytes.len() * 8 {
            let mut bad = bytes.clone();
            bad[i / 8] ^= 1 << (i % 8);
            assert!(parse(&bad).is_err(), "bit {i}");
        }
    }

    #[test]
    fn a_giant_is_refused_before_allocation() {
        let mut packed = u32::MAX.to_le_bytes().to_vec();
        packed.push(0);
        assert_eq!(unpack::<Vec<u8>>(&packed), Err(Fault::Large));
    }
}
