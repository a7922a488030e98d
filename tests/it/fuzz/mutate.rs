//! Small changes to good input, the same in every run: bytes turned, words exchanged for others that occur, numbers for
//! those at which things break.

use casus_foederis::dice::{Dice, Phase, dice};

/// Words at which readers stumble.
const AWKWARD: [&str; 26] = [
    "0",
    "-1",
    "-0.0",
    "1e300",
    "-1e300",
    "1e-300",
    "1e999",
    "NaN",
    "inf",
    "255",
    "256",
    "65535",
    "65536",
    "4294967295",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "none",
    "null",
    "true",
    "\"\"",
    "[]",
    "{}",
    "()",
    "\u{202e}",
    "\u{0}",
];

/// Makes input out of `seeds`.
pub struct Mutator<'s> {
    dice: Dice,
    seeds: &'s [Vec<u8>],
    words: Vec<&'s [u8]>,
}

impl<'s> Mutator<'s> {
    pub fn new(seeds: &'s [Vec<u8>]) -> Self {
        let mut words: Vec<&[u8]> = seeds
            .iter()
            .flat_map(|s| s.split(|b| !in_word(*b)))
            .filter(|w| !w.is_empty())
            .collect();
        words.sort_unstable();
        words.dedup();
        Self {
            dice: dice(1949, 0, Phase::Setup, 0),
            seeds,
            words,
        }
    }

    /// One of the seeds with one to four changes; in every other one only words are exchanged, so that its form stays.
    pub fn next(&mut self) -> Vec<u8> {
        let mut bytes = self.pick(self.seeds).clone();
        let least = if self.dice.chance(0.5) { 7 } else { 0 };
        for _ in 0..=self.dice.below(4) {
            let change = least + self.dice.below(12 - least);
            self.change(change, &mut bytes);
        }
        bytes
    }

    fn change(&mut self, change: usize, bytes: &mut Vec<u8>) {
        match change {
            0 => {
                let bit = self.dice.below(8);
                if let Some(byte) = self.at(bytes).and_then(|i| bytes.get_mut(i)) {
                    *byte ^= 1 << bit;
                }
            }
            1 => {
                let new = self.dice.below(256) as u8;
                if let Some(byte) = self.at(bytes).and_then(|i| bytes.get_mut(i)) {
                    *byte = new;
                }
            }
            2 => drop(bytes.drain(self.span(bytes.len(), 24))),
            3 => bytes.truncate(self.dice.below(bytes.len() + 1)),
            4 => {
                let piece = bytes[self.span(bytes.len(), 200)].to_vec();
                self.insert(bytes, &piece);
            }
            5 => {
                let other = self.pick(self.seeds);
                let piece = &other[self.span(other.len(), 200)];
                self.insert(bytes, piece);
            }
            // Parsers that call themselves for every bracket.
            6 if self.dice.chance(0.2) => {
                let byte = *self.pick(b"([{\"-a1\\");
                let many = vec![byte; self.dice.below(5000)];
                self.insert(bytes, &many);
            }
            6..=8 => {
                let word = *self.pick(&AWKWARD);
                self.exchange(bytes, word.as_bytes());
            }
            _ => {
                if !self.words.is_empty() {
                    let word = self.words[self.dice.below(self.words.len())];
                    self.exchange(bytes, word);
                }
            }
        }
    }

    /// Puts `new` in the place of a word, if there is one.
    fn exchange(&mut self, bytes: &mut Vec<u8>, new: &[u8]) {
        let from = self.dice.below(bytes.len() + 1);
        let Some(start) = (from..bytes.len()).find(|&i| in_word(bytes[i])) else {
            return;
        };
        let before = bytes[..start].iter().rev();
        let start = start - before.take_while(|&&b| in_word(b)).count();
        let length = bytes[start..].iter().take_while(|&&b| in_word(b)).count();
        bytes.splice(start..start + length, new.iter().copied());
    }

    fn insert(&mut self, bytes: &mut Vec<u8>, piece: &[u8]) {
        let at = self.dice.below(bytes.len() + 1);
        bytes.splice(at..at, piece.iter().copied());
    }

    /// Some place in `bytes`, if there is any.
    fn at(&mut self, bytes: &[u8]) -> Option<usize> {
        (!bytes.is_empty()).then(|| self.dice.below(bytes.len()))
    }

    /// A part of something that is so long.
    fn span(&mut self, length: usize, most: usize) -> std::ops::Range<usize> {
        let start = self.dice.below(length + 1);
        let end = start + self.dice.below(most + 1);
        start..end.min(length)
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.dice.below(list.len())]
    }
}

fn in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-')
}
