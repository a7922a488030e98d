//! The scanner: text becomes nodes, and slips of its writing are noted at their places. It goes on after each, so that
//! one fault hides no other: what is amiss with brackets is settled so that the fewest slips follow.

use crate::content::codes::Code;

use super::{DEPTH, Item, Kind, Node, Span};

/// A slip of the pen.
#[derive(Clone, PartialEq, Debug)]
pub struct Slip {
    /// The byte at which it stands.
    pub at: usize,
    pub code: Code,
    pub message: String,
    pub hint: Option<String>,
}

/// What an end of a bracket may be that does not fit the innermost open one.
#[derive(Clone, Copy, PartialEq)]
enum Meant {
    /// The end of an outer one: the inner one has none.
    Outer,
    /// The end of the inner one, of the wrong kind.
    Inner,
    /// One too many.
    Nothing,
}

/// Ends of brackets that are settled by trying; of more there is nothing to be told.
const TRIED: usize = 8;
/// Nobody reads further.
const MOST_SLIPS: usize = 200;

/// The value in `text`, and every slip of its writing.
pub(super) fn scan(text: &str) -> (Option<Node>, Vec<Slip>) {
    let mut settled: Vec<Meant> = Vec::new();
    loop {
        let mut scanner = Scanner::new(text, settled.clone());
        let node = scanner.whole();
        if scanner.unsure <= settled.len() || settled.len() >= TRIED {
            return (node, scanner.slips);
        }
        let slips = |meant: Meant| {
            let mut settled = settled.clone();
            settled.push(meant);
            let mut scanner = Scanner::new(text, settled);
            scanner.whole();
            scanner.slips.len()
        };
        let tried = [Meant::Outer, Meant::Inner, Meant::Nothing];
        let best = tried.into_iter().min_by_key(|&meant| slips(meant));
        settled.extend(best);
    }
}

pub(super) struct Scanner<'t> {
    pub(super) text: &'t [u8],
    pub(super) written: &'t str,
    pub(super) at: usize,
    slips: Vec<Slip>,
    /// The ends that the open brackets wait for.
    open: Vec<u8>,
    /// What the first ends that fit no bracket are taken for, and how many were met.
    settled: Vec<Meant>,
    unsure: usize,
    /// A bracket was taken as ended where its end is missing: the comma behind it has been passed.
    passed_comma: bool,
    /// Behind a text without an end nothing can be made out.
    lost: bool,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str, settled: Vec<Meant>) -> Self {
        Self {
            text: text.as_bytes(),
            written: text,
            at: 0,
            slips: Vec::new(),
            open: Vec::new(),
            settled,
            unsure: 0,
            passed_comma: false,
            lost: false,
        }
    }

    /// The one value of the text.
    fn whole(&mut self) -> Option<Node> {
        self.skip();
        if self.peek() == Some(b'{') {
            let message = "a map stands between ( and ), not between { and }";
            let hint = "write ( for it, and ) at the end of the file";
            self.lose(self.at, Code::WrongForm, message, hint);
            return None;
        }
        let start = self.at;
        let mut node = self.value(0);
        self.skip();
        if node.as_ref().is_some_and(|n| n.kind == Kind::Word) && self.peek() == Some(b':') {
            let message = "a map stands between ( and ), and its fields within";
            let hint = "write ( before this, and ) at the end of the file";
            self.lose(start, Code::WrongForm, message, hint);
            return None;
        }
        if self.peek().is_some() {
            match &mut node {
                None => self.astray(),
                Some(node) => {
                    let message = "the map ends before this";
                    let hint = "take this out, or the bracket that ends too early";
                    self.slip(self.at, Code::TextAfterEnd, message, hint);
                    if let Kind::Many { whole, .. } = &mut node.kind {
                        *whole = false;
                    }
                }
            }
        } else if node.is_none() {
            let message = "the file is empty";
            self.slip(
                0,
                Code::EmptyFile,
                message,
                "casus new-map NAME writes a map",
            );
        }
        node
    }

    pub(super) fn slip(&mut self, at: usize, code: Code, message: impl Into<String>, hint: &str) {
        if !self.lost && self.slips.len() < MOST_SLIPS {
            self.slips.push(Slip {
                at,
                code,
                message: message.into(),
                hint: (!hint.is_empty()).then(|| hint.to_owned()),
            });
        }
    }

    /// The same, where the text is passed more than once.
    pub(super) fn slip_once(&mut self, at: usize, code: Code, message: &str) {
        if !self.slips.iter().any(|s| s.at == at) {
            self.slip(at, code, message, "");
        }
    }

    /// Notes a slip behind which nothing can be read.
    pub(super) fn lose(&mut self, at: usize, code: Code, message: &str, hint: &str) {
        self.slip(at, code, message, hint);
        self.lost = true;
        self.at = self.text.len();
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    pub(super) fn rest(&self) -> &'t [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The character here.
    pub(super) fn char(&self) -> Option<char> {
        self.written.get(self.at..)?.chars().next()
    }

    /// Moves to the next byte that `stop` takes, or to the end.
    pub(super) fn until(&mut self, stop: impl Fn(u8) -> bool) {
        let rest = self.rest();
        self.at += rest.iter().position(|&b| stop(b)).unwrap_or(rest.len());
    }

    fn value(&mut self, depth: usize) -> Option<Node> {
        self.skip();
        let start = self.at;
        let kind = match self.peek()? {
            b'(' | b'[' | b'{' => self.many(None, depth)?,
            b')' | b']' | b'}' | b',' | b':' => return None,
            b'"' => self.quoted(),
            b'\'' => self.character(),
            b'r' | b'b' if self.begins_raw() => self.raw(),
            b'b' if self.rest().starts_with(b"b\"") => {
                self.at += 1;
                self.quoted()
            }
            _ => self.word(depth)?,
        };
        Some(Node {
            span: (start, self.at),
            kind,
        })
    }

    fn word(&mut self, depth: usize) -> Option<Kind> {
        let start = self.at;
        if self.char().is_some_and(|c| "“”„«‘’".contains(c)) {
            return Some(self.printed());
        }
        self.until(|b| !b.is_ascii_alphanumeric() && b.is_ascii() && !b"_+-.#".contains(&b));
        if self.at == start {
            self.astray();
            // What it stands before, as in $20, is no value with it.
            let touches = self.peek().is_some_and(|b| b.is_ascii_alphanumeric());
            self.until(|b| !b.is_ascii_alphanumeric() && !b"_.".contains(&b));
            return touches.then_some(Kind::Gap);
        }
        let name = (start, self.at);
        self.skip();
        if self.peek() == Some(b'(') {
            return self.many(Some(name), depth);
        }
        self.at = name.1;
        Some(Kind::Word)
    }

    /// A bracket and what it holds. None if it is nested too deep.
    fn many(&mut self, name: Option<Span>, depth: usize) -> Option<Kind> {
        if depth >= DEPTH {
            let message = "this is nested too deeply";
            self.lose(self.at, Code::TooDeep, message, "");
            return None;
        }
        let (start, bracket) = (self.at, self.peek()?);
        self.open.push(match bracket {
            b'(' => b')',
            b'[' => b']',
            _ => b'}',
        });
        self.at += 1;
        let mut items: Vec<Item> = Vec::new();
        let whole = self.items(bracket, &mut items, depth);
        let end = self.open.pop().unwrap_or(b')');
        if !whole {
            let what = match name.and_then(|(from, to)| self.written.get(from..to)) {
                Some(name) => format!("the bracket of {name}"),
                None => "this bracket".to_owned(),
            };
            let message = format!("{what} is never closed");
            let hint = format!("close it with {}", char::from(end));
            self.slip(start, Code::BracketUnclosed, message, &hint);
            // Where the file ends every bracket around lacks its end, and the innermost stands for all.
            self.lost |= self.peek().is_none();
        }
        Some(Kind::Many {
            name,
            bracket,
            items,
            whole,
        })
    }

    /// Reads items up to the end of the bracket; false where that end is missing.
    fn items(&mut self, bracket: u8, items: &mut Vec<Item>, depth: usize) -> bool {
        // Whether an item may begin here; and whether a comma may stand here all the same, beside a sign that was told.
        let (mut parted, mut forgiven) = (true, false);
        loop {
            self.skip();
            let start = self.at;
            match self.peek() {
                None => return false,
                Some(b @ (b')' | b']' | b'}')) => match self.meant(b) {
                    Meant::Inner => {
                        self.at += 1;
                        return true;
                    }
                    Meant::Outer => return false,
                    Meant::Nothing => {
                        self.at += 1;
                        forgiven = true;
                    }
                },
                Some(b',') if !parted || forgiven => {
                    self.at += 1;
                    (parted, forgiven) = (true, false);
                }
                Some(b',' | b':') => self.astray(),
                Some(_) => {
                    let keyed = items.first().is_some_and(|i| i.key.is_some());
                    // Behind fields no bracket can stand: it is the next entry.
                    let next_entry = keyed && parted && matches!(self.peek(), Some(b'(' | b'['));
                    if next_entry && depth > 0 {
                        self.passed_comma = true;
                        return false;
                    }
                    self.passed_comma = false;
                    let slips = self.slips.len();
                    let Some(item) = self.item(depth) else {
                        // A sign that means nothing was meant for a comma, if for anything.
                        (parted, forgiven) = (true, true);
                        continue;
                    };
                    forgiven = false;
                    let after = std::mem::take(&mut self.passed_comma);
                    // In a list of values no field can stand: it is one of what is around the list.
                    if bracket == b'[' && item.key.is_some() && !items.is_empty() && !keyed {
                        self.at = start;
                        self.slips.truncate(slips);
                        self.passed_comma = parted;
                        return false;
                    }
                    let joined = !parted && self.joins(items, &item);
                    if !parted && !joined {
                        let end = items.last().map_or(start, |i| i.value.span.1);
                        let message = "a comma is missing after this";
                        self.slip(end, Code::CommaMissing, message, "put one here");
                    }
                    if !joined {
                        items.push(item);
                    }
                    parted = after;
                }
            }
        }
    }

    /// Takes two values in a row for a field whose colon is missing, if they look so.
    fn joins(&mut self, items: &mut Vec<Item>, item: &Item) -> bool {
        let is_name = |last: &Item| {
            let word = self.written.get(last.value.span.0..last.value.span.1);
            let name = |w: &str| w.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            last.key.is_none()
                && last.value.kind == Kind::Word
                && word.is_some_and(|w| name(w) && !matches!(w, "true" | "false"))
        };
        let Some(last) = items.pop_if(|last| item.key.is_none() && is_name(last)) else {
            return false;
        };
        let name = last.value.span;
        let message = "a colon is missing after this";
        self.slip(
            name.1,
            Code::ColonMissing,
            message,
            "a field is written name: value",
        );
        items.push(Item {
            key: Some(name),
            value: Node {
                span: item.value.span,
                kind: Kind::Gap,
            },
        });
        true
    }

    /// What the end of a bracket that stands here is.
    fn meant(&mut self, end: u8) -> Meant {
        if self.open.last() == Some(&end) {
            return Meant::Inner;
        }
        let around = self.open.len().saturating_sub(1);
        let of_outer = self.open.iter().take(around).any(|&b| b == end);
        let settled = self.settled.get(self.unsure).copied();
        self.unsure += 1;
        let meant = match settled {
            Some(Meant::Outer) | None if !of_outer => Meant::Nothing,
            settled => settled.unwrap_or(Meant::Outer),
        };
        let written = char::from(end);
        match meant {
            Meant::Outer => {}
            Meant::Inner => {
                let right = char::from(self.open.last().copied().unwrap_or(b')'));
                let message = format!("{written} closes a bracket of another kind");
                self.slip(
                    self.at,
                    Code::BracketAstray,
                    message,
                    &format!("write {right}"),
                );
            }
            Meant::Nothing => {
                let message = format!("{written} closes nothing");
                self.slip(self.at, Code::BracketAstray, message, "take it out");
            }
        }
        meant
    }

    fn item(&mut self, depth: usize) -> Option<Item> {
        let first = self.value(depth + 1)?;
        let after_first = self.at;
        self.skip();
        let sign = self.peek();
        if sign != Some(b':') && !(sign == Some(b'=') && first.kind == Kind::Word) {
            self.at = after_first;
            return Some(Item {
                key: None,
                value: first,
            });
        }
        if sign == Some(b'=') {
            let message = "a field is written name: value, with a colon";
            self.slip(self.at, Code::ColonMissing, message, "write : for =");
        }
        self.at += 1;
        let (key, behind, told) = (first.span, self.at, self.slips.len());
        let value = self.value(depth + 1).unwrap_or_else(|| {
            // What stands in its place may have been told.
            if self.slips.len() == told {
                let message = "a value is missing after the colon";
                let hint = "give one, or take the field out";
                self.slip(behind, Code::ValueMissing, message, hint);
            }
            Node {
                span: (behind, behind),
                kind: Kind::Gap,
            }
        });
        Some(Item {
            key: Some(key),
            value,
        })
    }
}
