//! The reference of the map format: one line for each field, each word that stands for itself, and each value in the
//! bracket of such a word. Checks take the ranges from it and messages the units; `casus format` prints it, beside what
//! the types say of themselves (`shape`), so that nothing of it can go stale unseen.

mod charters;
mod defaults;
mod fields;
mod topics;
mod words;

pub(super) use charters::{accession, charter, circle, step};
pub(super) use fields::*;
pub(super) use topics::asks_for;
pub use topics::{Entry, Part, Topic, topic, topics};

/// What is told of a field, or of a value in the bracket of a word.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Line {
    /// The type or word that it belongs to.
    pub of: &'static str,
    pub name: &'static str,
    /// What it means.
    pub tells: &'static str,
    /// The least and the most that a number may be; of money in billions of 1990 dollars.
    pub range: Option<(f64, f64)>,
    /// In what it is counted; nothing for scales of their own.
    pub unit: &'static str,
    /// Whether it is money, which a map writes in its own unit.
    pub money: bool,
    /// The most characters that a text has.
    pub characters: Option<u32>,
    /// The fewest and the most entries of a list.
    pub entries: Option<(u32, u32)>,
    /// How a value is written, where its form does not say it.
    pub(super) example: &'static str,
}

/// One word of a choice.
#[derive(Debug)]
pub(super) struct Variant {
    /// The choice.
    pub(super) of: &'static str,
    pub(super) name: &'static str,
    pub(super) values: &'static [Line],
    pub(super) tells: &'static str,
}

const fn say(tells: &'static str) -> Line {
    Line {
        of: "",
        name: "",
        tells,
        range: None,
        unit: "",
        money: false,
        characters: None,
        entries: None,
        example: "",
    }
}

/// A value that is written like the example.
const fn like(tells: &'static str, example: &'static str) -> Line {
    Line {
        example,
        ..say(tells)
    }
}

const fn chars(most: u32, tells: &'static str) -> Line {
    Line {
        characters: Some(most),
        ..say(tells)
    }
}

const fn list(least: u32, most: u32, tells: &'static str) -> Line {
    Line {
        entries: Some((least, most)),
        ..say(tells)
    }
}

const fn number(low: f64, high: f64, unit: &'static str, tells: &'static str) -> Line {
    Line {
        range: Some((low, high)),
        unit,
        ..say(tells)
    }
}

const fn money(low: f64, high: f64, tells: &'static str) -> Line {
    Line {
        money: true,
        ..number(low, high, "billions of 1990 dollars", tells)
    }
}

/// What is told of what nothing is known of.
const NOTHING: Line = say("");

impl Default for Line {
    fn default() -> Self {
        NOTHING
    }
}

impl Line {
    const fn named(self, of: &'static str, name: &'static str) -> Self {
        Self { of, name, ..self }
    }

    /// Of a list of numbers: how many there may be.
    const fn entries(self, most: u32) -> Self {
        Self {
            entries: Some((0, most)),
            ..self
        }
    }

    /// Of what is not well told by any number of its range.
    const fn such_as(self, example: &'static str) -> Self {
        Self { example, ..self }
    }

    /// Its range; all numbers where it has none.
    pub(super) fn within(&self) -> std::ops::RangeInclusive<f64> {
        let (low, high) = self.range.unwrap_or((f64::MIN, f64::MAX));
        low..=high
    }

    /// The most characters that a text has.
    pub(super) fn longest(&self) -> usize {
        self.characters.map_or(usize::MAX, |most| most as usize)
    }

    /// A number that lies in the range: `usual` if it does.
    pub(super) fn some_number(&self, usual: f64) -> f64 {
        match self.range {
            Some((low, high)) if !(low..=high).contains(&usual) => {
                if usual < low {
                    low
                } else {
                    high / 2.0
                }
            }
            _ => usual,
        }
    }
}

/// Modules with the lines of a type each, and all of them as a table.
macro_rules! lines {
    ($($room:ident $type:literal { $($field:ident: $line:expr;)+ })+) => {
        $(pub(in crate::content) mod $room {
            #![allow(non_upper_case_globals, reason = "they are called as the fields are")]
            use super::*;
            $(pub(in crate::content) const $field: Line = $line.named($type, stringify!($field));)+
        })+

        pub(super) const FIELDS: &[Line] = &[$($($room::$field),+),+];
    };
}
use lines;

/// The table of words, by choice.
macro_rules! variants {
    ($($choice:literal { $($name:ident $(($($value:ident: $line:expr),+))? $tells:literal;)+ })+) => {
        pub(super) const WORDS: &[Variant] = &[$($(Variant {
            of: $choice,
            name: stringify!($name),
            values: &[$($($line.named(stringify!($name), stringify!($value))),+)?],
            tells: $tells,
        }),+),+];
    };
}
use variants;

/// What is told of a field of a type.
pub(super) fn field(of: &str, name: &str) -> Line {
    let mut all = fields::FIELDS.iter().chain(charters::FIELDS);
    let found = all.find(|line| line.of == of && line.name == name);
    found.copied().unwrap_or(NOTHING)
}

/// What is told of a word of a choice, if anything is.
pub(super) fn word(of: &str, name: &str) -> Option<&'static Variant> {
    words::WORDS.iter().find(|w| w.of == of && w.name == name)
}

/// What is told of the values in the bracket of a word.
pub(super) fn values(of: &str, name: &str) -> &'static [Line] {
    word(of, name).map_or(&[], |word| word.values)
}

#[cfg(test)]
mod tests;
