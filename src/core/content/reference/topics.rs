//! The reference by topic: the fields of a part of a map, and the words that stand in it.

use std::sync::LazyLock;

use super::defaults::{self, Defaults};
use super::{Line, field, values, word};
use crate::content::nearest;
use crate::content::shape::{Book, Field, Holds, Key, Shape};
use crate::content::words::Words;
use crate::content::{fit, forms};

/// What can be asked for, the type that it begins with, and what it is. A type that is no topic is told where it is met.
const TOPICS: &[(&str, &str, &str)] = &[
    ("map", "Map", "the whole file"),
    ("geography", "Geography", "the real world, or a drawing"),
    ("money", "Unit", "in what sums are written and told"),
    (
        "calendar",
        "Calendar",
        "what the parts of the year are called",
    ),
    (
        "region",
        "Region",
        "an entry of regions: land or a sea zone",
    ),
    (
        "link",
        "Link",
        "an entry of links: a way beside those of borders and coasts",
    ),
    (
        "strait",
        "Strait",
        "an entry of straits: a way by sea that is shut to some",
    ),
    ("nation", "Nation", "an entry of nations"),
    (
        "treaty",
        "Treaty",
        "an entry of treaties: who has signed, and how far it has come",
    ),
    (
        "charter",
        "Charter",
        "an entry of charters: what a treaty under it says",
    ),
    ("force", "Force", "an entry of forces"),
    ("claim", "Claim", "an entry of claims"),
    ("rivalry", "Rivalry", "an entry of rivalries"),
    ("tie", "Tie", "an entry of ties"),
    (
        "crisis",
        "OpenCrisis",
        "an entry of crises: a dispute or war that has begun",
    ),
    (
        "operation",
        "Operation",
        "an entry of operations: peacekeepers in the field",
    ),
    (
        "group",
        "ArmedGroup",
        "an entry of groups: those who fight and are the army of no state",
    ),
    ("undertaking", "Undertaking", "an entry of undertakings"),
    (
        "event",
        "Event",
        "an entry of history: what happens when its conditions hold",
    ),
    (
        "condition",
        "Condition",
        "what an event, an option or an objective waits for",
    ),
    ("effect", "Effect", "what an event or an option does"),
    ("objective", "Objective", "an entry of objectives"),
    (
        "chapter",
        "Chapter",
        "an entry of chapters: a short game on the map",
    ),
    (
        WORDS,
        "",
        "what players read for each kind of thing, as words: [(\"arm.Land\", \"phalanx\")] changes it",
    ),
];

const WORDS: &str = "word";

/// A part of the format that can be asked for.
#[derive(Clone, PartialEq, Debug)]
pub struct Topic {
    pub name: &'static str,
    /// What it is, in a line.
    pub tells: &'static str,
    pub parts: Vec<Part>,
}

/// The fields of one type, or the words of one choice.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// `a nation`, `terrain`.
    pub title: String,
    /// Whether its entries are fields, of which some may be left out, or words, of which one is taken.
    pub fields: bool,
    pub entries: Vec<Entry>,
}

/// A field or a word.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    pub name: String,
    /// The name with what it takes: `gdp: a number`, `Grievance(by, on, amount)`.
    pub form: String,
    /// As it may stand in a map.
    pub example: String,
    /// Of a field: whether it has no default.
    pub required: bool,
    /// Of a field that may be left out: what it is then, where that can be written.
    pub default: Option<String>,
    pub line: Line,
    /// What stands in the bracket of a word, by name.
    pub values: &'static [Line],
}

/// All topics, in the order in which a map is written.
#[must_use]
pub fn topics() -> Vec<Topic> {
    let defaults = Book::of_map().map(defaults::all).unwrap_or_default();
    let all = TOPICS.iter();
    all.filter_map(|(name, of, tells)| Some(one(name, of, tells, Book::of_map()?, &defaults)))
        .collect()
}

/// The topic that `name` asks for: by its name in the singular or plural, by the map's field that holds it, or by a field
/// or word, of which then only the entries are there.
///
/// # Errors
/// A name that nothing has: what may have been meant.
pub fn topic(name: &str) -> Result<Vec<Topic>, Option<String>> {
    let mut all = topics();
    let asked = name.to_lowercase();
    let fits = |topic: &Topic| {
        let called = topic.name;
        let plural = called
            .strip_suffix('y')
            .map_or_else(|| format!("{called}s"), |stem| format!("{stem}ies"));
        let list = topic.tells.strip_prefix("an entry of ");
        let list = list.map(|l| l.split(':').next().unwrap_or(l));
        asked == called || asked == plural || list == Some(asked.as_str())
    };
    if let Some(place) = all.iter().position(fits) {
        return Ok(vec![all.swap_remove(place)]);
    }
    let names = all
        .iter()
        .flat_map(|t| t.parts.iter().flat_map(|p| &p.entries));
    let names: Vec<String> = names.map(|e| e.name.clone()).collect();
    if !names.iter().any(|n| n == name) {
        let topics = TOPICS.iter().map(|t| t.0);
        let near = nearest::meant(name, topics.clone().chain(names.iter().map(String::as_str)));
        return Err(near.or_else(|| nearest::hint(name, topics)));
    }
    for topic in &mut all {
        for part in &mut topic.parts {
            part.entries.retain(|e| e.name == name);
        }
        topic.parts.retain(|p| !p.entries.is_empty());
    }
    all.retain(|t| !t.parts.is_empty());
    Ok(all)
}

/// The command that lists the fields or words of a type: `casus format nation`.
pub(in crate::content) fn asks_for(of: &str) -> String {
    static HOMES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        let book = Book::of_map();
        let all = TOPICS.iter().map(|(name, of, _)| {
            let keys = book.map_or_else(Vec::new, |book| keys_of(of, book));
            keys.into_iter().map(move |kind| (kind.key().0, *name))
        });
        all.flatten().collect()
    });
    let home = HOMES.iter().find(|(key, _)| *key == of);
    format!("casus format {}", home.map_or("map", |(_, topic)| topic))
}

/// A type that is told by its fields, or by its words.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Fields(Key),
    Words(Key),
}

impl Kind {
    const fn key(self) -> Key {
        match self {
            Self::Fields(key) | Self::Words(key) => key,
        }
    }
}

/// The types of a topic: the one called `of`, and those met within it that are no topics of their own.
fn keys_of(of: &str, book: &Book) -> Vec<Kind> {
    let fields = book.structs.keys().map(|key| Kind::Fields(*key));
    let words = book.choices.keys().map(|key| Kind::Words(*key));
    let mut found: Vec<Kind> = fields.chain(words).filter(|k| k.key().0 == of).collect();
    // A type and a word may have one name: the topic is the type.
    found.truncate(1);
    let mut next = 0;
    while let Some(kind) = found.get(next).copied() {
        next += 1;
        let mut met = Vec::new();
        match kind {
            Kind::Fields(key) => {
                let fields = book.structs.get(&key).into_iter().flatten();
                fields.for_each(|f| meet(&f.shape, &mut met));
            }
            Kind::Words(key) => {
                for holds in ordered(key, book).map(|(_, holds)| holds) {
                    match holds {
                        Holds::Nothing => {}
                        Holds::Values(shapes) => shapes.iter().for_each(|s| meet(s, &mut met)),
                        Holds::Fields(key) => met.push(Kind::Fields(*key)),
                    }
                }
            }
        }
        met.retain(|kind| TOPICS.iter().all(|topic| topic.1 != kind.key().0));
        for kind in met {
            if !found.contains(&kind) {
                found.push(kind);
            }
        }
    }
    found
}

/// The types within a value.
fn meet(shape: &Shape, met: &mut Vec<Kind>) {
    match shape {
        Shape::Maybe(inner) | Shape::List(inner) | Shape::Loose(inner) => meet(inner, met),
        Shape::Tuple(parts) => parts.iter().for_each(|part| meet(part, met)),
        Shape::Struct(key) => met.push(Kind::Fields(*key)),
        Shape::Choice(key) => met.push(Kind::Words(*key)),
        Shape::Flag
        | Shape::Character
        | Shape::Text
        | Shape::Number
        | Shape::Whole(..)
        | Shape::Anything => {}
    }
}

/// The words of a choice in the order of its type.
fn ordered<'b>(
    key: Key,
    book: &'b Book,
) -> impl Iterator<Item = (&'static str, &'b Holds)> + use<'b> {
    let known = book.choices.get(&key);
    let names = key.1.iter();
    names.filter_map(move |name| Some((*name, known?.get(name)?)))
}

fn one(
    name: &'static str,
    of: &str,
    tells: &'static str,
    book: &Book,
    defaults: &Defaults,
) -> Topic {
    let parts = match name {
        WORDS => vec![words()],
        _ => {
            let kinds = keys_of(of, book).into_iter();
            kinds.map(|kind| part(kind, book, defaults)).collect()
        }
    };
    Topic { name, tells, parts }
}

fn part(kind: Kind, book: &Book, defaults: &Defaults) -> Part {
    let entries = match kind {
        Kind::Fields(key) => {
            let fields = book.structs.get(&key).into_iter().flatten();
            fields.map(|f| of_field(key, f, book, defaults)).collect()
        }
        Kind::Words(key) => {
            let words = ordered(key, book);
            words
                .map(|(name, holds)| of_word(key.0, name, holds, book))
                .collect()
        }
    };
    Part {
        title: fit::words(kind.key().0),
        fields: matches!(kind, Kind::Fields(_)),
        entries,
    }
}

fn of_field(key: Key, it: &Field, book: &Book, defaults: &Defaults) -> Entry {
    let nothing = ["None", "\"\"", "[]"];
    let default = defaults
        .get(&(key, it.name))
        .filter(|d| !nothing.contains(&d.as_str()));
    let default = default.filter(|d| fit::fits(d, &it.shape, book) && !d.starts_with("(cyber"));
    Entry {
        name: it.name.to_owned(),
        form: format!("{}: {}", it.name, takes(&it.shape)),
        example: format!("{}: {}", it.name, forms::of(it, book)),
        required: it.required,
        default: default.cloned(),
        line: field(key.0, it.name),
        values: &[],
    }
}

fn of_word(of: &'static str, name: &'static str, holds: &Holds, book: &Book) -> Entry {
    let line = Line {
        of,
        name,
        ..super::say(word(of, name).map_or("", |w| w.tells))
    };
    Entry {
        name: name.to_owned(),
        form: forms::with_names(of, name, holds, book),
        example: forms::variant(of, name, holds, book),
        required: false,
        default: None,
        line,
        values: values(of, name),
    }
}

/// Every kind that has a word, and the word that ships.
fn words() -> Part {
    let shipped = Words::default();
    let entry = |path: String| {
        let (list, kind) = path.split_once('.').unwrap_or_default();
        let word = shipped.get(list, kind).to_owned();
        Entry {
            form: format!("{path}: {word:?}"),
            example: format!("({path:?}, {word:?})"),
            required: false,
            default: Some(word),
            line: super::NOTHING,
            values: &[],
            name: path,
        }
    };
    Part {
        title: "word".to_owned(),
        fields: false,
        entries: shipped.paths().into_iter().map(entry).collect(),
    }
}

/// What a value is, in words: `a list of texts`.
fn takes(shape: &Shape) -> String {
    match shape {
        Shape::Flag => "true or false".to_owned(),
        Shape::Character => "a character".to_owned(),
        Shape::Text => "a text".to_owned(),
        Shape::Number => "a number".to_owned(),
        Shape::Whole(..) => "a whole number".to_owned(),
        Shape::Maybe(inner) | Shape::Loose(inner) => takes(inner),
        Shape::List(entry) => format!("a list, each entry {}", takes(entry)),
        Shape::Tuple(parts) => {
            let parts: Vec<String> = parts.iter().map(takes).collect();
            format!("({})", parts.join(", "))
        }
        Shape::Struct(key) => fit::sentence(key.0),
        Shape::Choice(key) => fit::one_of(*key),
        Shape::Anything => "anything".to_owned(),
    }
}
