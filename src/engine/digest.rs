//! The hash of a state: every number and name of its rows goes into xxh3 in the order of their fields, without
//! being written anywhere first. Names of fields are left out, so that a new name is no new state.

use std::fmt;

use serde::Serialize;
use serde::ser;
use xxhash_rust::xxh3::Xxh3;

/// Bytes that are gathered before the hash takes them: it is quick with many and slow with few.
const BLOCK: usize = 1024;

/// The digest of `value`: equal values have equal digests on every platform.
pub fn digest(value: &impl Serialize) -> u64 {
    let mut digest = Digest {
        hash: Xxh3::new(),
        block: [0; BLOCK],
        filled: 0,
    };
    // Fails only for a type that refuses to be serialised, and rows are of plain types.
    drop(value.serialize(&mut digest));
    digest.flush();
    digest.hash.digest()
}

struct Digest {
    hash: Xxh3,
    block: [u8; BLOCK],
    filled: usize,
}

impl Digest {
    fn take(&mut self, bytes: &[u8]) {
        if self.filled + bytes.len() > BLOCK {
            self.flush();
        }
        match self.block.get_mut(self.filled..self.filled + bytes.len()) {
            Some(place) => {
                place.copy_from_slice(bytes);
                self.filled += bytes.len();
            }
            None => self.hash.update(bytes),
        }
    }

    fn flush(&mut self) {
        self.hash.update(&self.block[..self.filled]);
        self.filled = 0;
    }

    fn word(&mut self, word: u64) {
        self.take(&word.to_le_bytes());
    }
}

/// A type refused to be serialised.
#[derive(Debug)]
struct Refused;

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot be hashed")
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Done = Result<(), Refused>;

/// Whole numbers count by their value, whatever their width.
macro_rules! whole {
    ($($method:ident $type:ty),*) => { $(
        fn $method(self, v: $type) -> Done {
            self.word(v as u64);
            Ok(())
        }
    )* };
}

impl ser::Serializer for &mut Digest {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    whole!(
        serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64,
        serialize_u8 u8, serialize_u16 u16, serialize_u32 u32, serialize_u64 u64, serialize_char char
    );

    fn is_human_readable(&self) -> bool {
        false
    }

    fn serialize_bool(self, v: bool) -> Done {
        self.take(&[u8::from(v)]);
        Ok(())
    }

    fn serialize_f32(self, v: f32) -> Done {
        self.serialize_f64(f64::from(v))
    }

    fn serialize_f64(self, v: f64) -> Done {
        self.word(v.to_bits());
        Ok(())
    }

    fn serialize_str(self, v: &str) -> Done {
        self.serialize_bytes(v.as_bytes())
    }

    fn serialize_bytes(self, v: &[u8]) -> Done {
        self.word(v.len() as u64);
        self.take(v);
        Ok(())
    }

    fn serialize_none(self) -> Done {
        self.serialize_bool(false)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        self.serialize_bool(true)?;
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, index: u32, _: &'static str) -> Done {
        self.serialize_u32(index)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        value: &T,
    ) -> Done {
        self.word(u64::from(index));
        value.serialize(self)
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Self, Refused> {
        self.word(len.ok_or(Refused)? as u64);
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Refused> {
        self.word(u64::from(index));
        Ok(self)
    }

    fn serialize_map(self, len: Option<usize>) -> Result<Self, Refused> {
        self.serialize_seq(len)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        index: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Refused> {
        self.word(u64::from(index));
        Ok(self)
    }
}

/// Compounds whose parts follow each other.
macro_rules! parts {
    ($($kind:ident $part:ident),*) => { $(
        impl ser::$kind for &mut Digest {
            type Ok = ();
            type Error = Refused;

            fn $part<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
                value.serialize(&mut **self)
            }

            fn end(self) -> Done {
                Ok(())
            }
        }
    )* };
}

parts!(SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field, SerializeTupleVariant serialize_field);

/// Compounds whose parts have names, which do not count.
macro_rules! fields {
    ($($kind:ident),*) => { $(
        impl ser::$kind for &mut Digest {
            type Ok = ();
            type Error = Refused;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Done {
                value.serialize(&mut **self)
            }

            fn end(self) -> Done {
                Ok(())
            }
        }
    )* };
}

fields!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for &mut Digest {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut **self)
    }

    fn end(self) -> Done {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct State {
        levels: Vec<f64>,
        name: String,
        seen: Option<u32>,
    }

    fn state() -> State {
        State {
            levels: vec![0.25; 300],
            name: "x".repeat(2000),
            seen: None,
        }
    }

    #[test]
    fn what_differs_in_one_place_differs_in_its_digest() {
        let same = digest(&state());
        assert_eq!(same, digest(&state()));
        for i in 0..300 {
            let mut other = state();
            other.levels[i] = 0.250_000_000_000_001;
            assert_ne!(same, digest(&other), "{i}");
        }
        let mut other = state();
        other.seen = Some(0);
        assert_ne!(same, digest(&other));
        other = state();
        other.name.push('y');
        assert_ne!(same, digest(&other));
    }

    #[test]
    fn where_a_list_ends_counts() {
        assert_ne!(
            digest(&(vec![1u8, 2], vec![3u8])),
            digest(&(vec![1u8], vec![2u8, 3]))
        );
        assert_ne!(digest(&("ab", "c")), digest(&("a", "bc")));
        assert_ne!(digest(&Some(1u8)), digest(&1u8));
    }

    /// Pinned: the digest of the same values is the same on every platform and for ever.
    #[test]
    fn it_is_what_it_always_was() {
        assert_eq!(digest(&(1u8, -2i64, 0.5f64, "word", [true, false])), PINNED);
    }

    const PINNED: u64 = 3_695_045_870_508_401_267;
}
