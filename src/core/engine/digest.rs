//! The hash of a state: every number and name of its rows goes into xxh3 in the order of their fields, without
//! being written anywhere first. Names of fields are left out, so that a new name is no new state.

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use crate::visit::{Visitor, visit};

/// Bytes that are gathered before the hash takes them: it is quick with many and slow with few.
const BLOCK: usize = 1024;

/// The digest of `value`: equal values have equal digests on every platform.
pub fn digest(value: &impl Serialize) -> u64 {
    let mut digest = Digest {
        hash: Xxh3::new(),
        block: [0; BLOCK],
        filled: 0,
    };
    visit(value, &mut digest);
    digest.flush();
    digest.hash.digest()
}

struct Digest {
    hash: Xxh3,
    block: [u8; BLOCK],
    filled: usize,
}

impl Digest {
    fn flush(&mut self) {
        self.hash.update(&self.block[..self.filled]);
        self.filled = 0;
    }
}

impl Visitor for Digest {
    fn bytes(&mut self, bytes: &[u8]) {
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

    fn word(&mut self, word: u64) {
        self.bytes(&word.to_le_bytes());
    }

    fn newtype(&mut self, _: &'static str) {}
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
