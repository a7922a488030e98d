//! Lists whose entries are packed one by one: an entry that this program cannot read, since it was written by
//! another, is counted and takes none of the others with it.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, SeqAccess, Visitor};
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Entries that are tried in vain before the rest of a list counts as unread too: a program that cannot read so many
/// cannot read the list, and each failure takes its time.
const MOST_UNREAD: u32 = 64;

/// A list and how many entries more it had that could not be read.
#[derive(Clone, PartialEq, Debug)]
pub struct Lenient<T> {
    pub list: Vec<T>,
    pub unread: u32,
}

impl<T> Default for Lenient<T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<T> From<Vec<T>> for Lenient<T> {
    fn from(list: Vec<T>) -> Self {
        Self { list, unread: 0 }
    }
}

/// An entry as bytes, for serde.
struct Packed(Vec<u8>);

impl Serialize for Packed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Packed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Packed;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a packed entry")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Packed, E> {
                Ok(Packed(bytes.to_vec()))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

impl<T: Serialize> Serialize for Lenient<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.list.len()))?;
        for entry in &self.list {
            let packed = rmp_serde::to_vec_named(entry).map_err(serde::ser::Error::custom)?;
            list.serialize_element(&Packed(packed))?;
        }
        list.end()
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries<T>(PhantomData<T>);
        impl<'de, T: DeserializeOwned> Visitor<'de> for Entries<T> {
            type Value = Lenient<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of packed entries")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Lenient<T>, A::Error> {
                let mut found = Lenient::default();
                while let Some(Packed(bytes)) = entries.next_element()? {
                    let read = match found.unread < MOST_UNREAD {
                        true => rmp_serde::from_slice(&bytes).ok(),
                        false => None,
                    };
                    match read {
                        Some(entry) => found.list.push(entry),
                        None => found.unread += 1,
                    }
                }
                Ok(found)
            }
        }
        deserializer.deserialize_seq(Entries(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize, Deserialize, PartialEq, Debug)]
    enum Then {
        Kept(u32),
        Gone(u32),
    }

    #[derive(Serialize, Deserialize, PartialEq, Debug, Clone)]
    enum Now {
        Kept(u32),
    }

    #[test]
    fn an_entry_of_another_program_takes_no_other_with_it() {
        let then = Lenient::from(vec![Then::Kept(1), Then::Gone(2), Then::Kept(3)]);
        let bytes = rmp_serde::to_vec_named(&then).unwrap();
        let now: Lenient<Now> = rmp_serde::from_slice(&bytes).unwrap();
        assert_eq!(now.list, [Now::Kept(1), Now::Kept(3)]);
        assert_eq!(now.unread, 1);
        let whole: Lenient<Then> = rmp_serde::from_slice(&bytes).unwrap();
        assert_eq!((whole.list.len(), whole.unread), (3, 0));
    }
}
