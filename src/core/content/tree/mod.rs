//! Where each value of a RON text stands. The `ron` crate tells positions of syntax errors only; this
//! scanner finds the place of `regions[12].owner` in the text. It is tolerant: what it does not
//! understand it skips, for the parser proper has the last word on syntax.

/// A stretch of bytes: from the first to one past the last.
pub type Span = (usize, usize);

/// Nesting beyond this is not followed; `ron` refuses it as well.
const DEPTH: usize = 128;

/// One value.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    pub span: Span,
    pub kind: Kind,
}

#[derive(Clone, PartialEq, Debug)]
pub enum Kind {
    /// A number, identifier or character.
    Word,
    /// A string of any form.
    Text,
    /// `Name(...)`, `(...)`, `[...]` or `{...}`.
    Many {
        name: Option<Span>,
        bracket: u8,
        items: Vec<Item>,
    },
}

/// A part of a struct, tuple, list or map.
#[derive(Clone, PartialEq, Debug)]
pub struct Item {
    /// The field's name, or a map's key.
    pub key: Option<Span>,
    pub value: Node,
}

/// A way from the root of a file to a value in it.
#[derive(Clone, Copy, Debug)]
pub enum Path<'p> {
    Root,
    Field(&'p Path<'p>, &'p str),
    Item(&'p Path<'p>, usize),
}

impl<'p> Path<'p> {
    /// The field `name` of the struct here.
    #[must_use]
    pub fn field(&'p self, name: &'p str) -> Self {
        Self::Field(self, name)
    }

    /// The part at `index` (from 0) of the list or tuple here.
    #[must_use]
    pub fn item(&'p self, index: usize) -> Self {
        Self::Item(self, index)
    }

    /// The steps from the root with dots between, such as `nations.3.gdp`.
    #[must_use]
    pub fn dotted(&self) -> String {
        let after = |before: &Path<'_>, step: &str| match before {
            Path::Root => step.to_owned(),
            before => format!("{}.{step}", before.dotted()),
        };
        match self {
            Self::Root => String::new(),
            Self::Field(before, name) => after(before, name),
            Self::Item(before, index) => after(before, &index.to_string()),
        }
    }
}

impl Node {
    /// Scans `text`; None if it holds no value at all.
    #[must_use]
    pub fn scan(text: &str) -> Option<Self> {
        Scanner {
            text: text.as_bytes(),
            at: 0,
        }
        .value(0)
    }

    /// The value at the end of `path`, or the nearest one around it that the text does have.
    #[must_use]
    pub fn find(&self, text: &str, path: &Path<'_>) -> &Self {
        self.walk(text, path)
            .unwrap_or_else(|around| around)
            .inside_some(text)
    }

    /// The value at the end of `path`, if the text has it.
    #[must_use]
    pub fn get(&self, text: &str, path: &Path<'_>) -> Option<&Self> {
        self.walk(text, path).ok()
    }

    /// The value at the end of a path such as `regions.holland.at` or `forces.3`: each step is a field, the `id` of a part, or
    /// its index. Or the nearest one around it that the text does have.
    #[must_use]
    pub fn dotted(&self, text: &str, path: &str) -> &Self {
        let mut node = self.inside_some(text);
        for step in path.split('.') {
            let written = |(from, to): Span| text.get(from..to).unwrap_or_default();
            let is_field = |item: &Item| item.key.is_some_and(|key| written(key) == step);
            let is_id = |item: &Item| {
                let id = item.value.get(text, &Path::Field(&Path::Root, "id"));
                id.is_some_and(|id| written(id.span).trim_matches('"') == step)
            };
            let mut items = node.items().iter();
            let by_name = items.find(|item| is_field(item) || is_id(item));
            let by_index = || node.items().get(step.parse::<usize>().ok()?);
            let child = by_name.or_else(by_index);
            let Some(child) = child else { break };
            node = child.value.inside_some(text);
        }
        node
    }

    fn walk(&self, text: &str, path: &Path<'_>) -> Result<&Self, &Self> {
        let (parent, step) = match path {
            Path::Root => return Ok(self),
            Path::Field(parent, _) | Path::Item(parent, _) => (self.walk(text, parent)?, path),
        };
        let parent = parent.inside_some(text);
        let child = match step {
            Path::Field(_, name) => parent.items().iter().find(|item| {
                item.key
                    .is_some_and(|(from, to)| text.get(from..to) == Some(*name))
            }),
            Path::Item(_, index) => parent.items().get(*index),
            Path::Root => None,
        };
        child.map(|item| &item.value).ok_or(parent)
    }

    /// The innermost bracket around the byte at `offset`; this node if there is none.
    #[must_use]
    pub fn around(&self, offset: usize) -> &Self {
        let holds = |item: &&Item| {
            let (from, to) = item.value.span;
            (from..to).contains(&offset) && matches!(item.value.kind, Kind::Many { .. })
        };
        match self.items().iter().find(holds) {
            Some(item) => item.value.around(offset),
            None => self,
        }
    }

    /// The parts; none for a word or a text.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        match &self.kind {
            Kind::Many { items, .. } => items,
            _ => &[],
        }
    }

    /// `Some(x)` is written and left out at will; paths do not mention it.
    fn inside_some(&self, text: &str) -> &Self {
        match &self.kind {
            Kind::Many {
                name: Some((from, to)),
                items,
                ..
            } if text.get(*from..*to) == Some("Some") && items.len() == 1 => {
                items[0].value.inside_some(text)
            }
            _ => self,
        }
    }

    /// Calls `look` with each word and text, in the order of the file.
    pub fn leaves(&self, look: &mut impl FnMut(&Self)) {
        match &self.kind {
            Kind::Many { items, .. } => items.iter().for_each(|item| item.value.leaves(look)),
            _ => look(self),
        }
    }
}

/// Line and column of a byte offset, both from 1; columns count characters.
#[must_use]
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = 1 + before.bytes().filter(|&b| b == b'\n').count();
    let column = 1 + before.chars().rev().take_while(|&c| c != '\n').count();
    (line, column)
}

struct Scanner<'t> {
    text: &'t [u8],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn rest(&self) -> &[u8] {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Moves to the next byte that `stop` takes, or to the end.
    fn until(&mut self, stop: impl Fn(u8) -> bool) {
        self.at += self
            .rest()
            .iter()
            .position(|&b| stop(b))
            .unwrap_or(self.rest().len());
    }

    /// Passes white space, comments and `#![...]` attributes.
    fn skip(&mut self) {
        loop {
            self.until(|b| !b.is_ascii_whitespace());
            if self.rest().starts_with(b"//") {
                self.until(|b| b == b'\n');
            } else if self.rest().starts_with(b"/*") {
                self.skip_block_comment();
            } else if self.rest().starts_with(b"#!") {
                self.until(|b| b == b']');
                self.at += usize::from(self.peek().is_some());
            } else {
                return;
            }
        }
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0_usize;
        while self.peek().is_some() {
            if self.rest().starts_with(b"/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with(b"*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.at += 1;
            }
        }
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

    fn quoted(&mut self) -> Kind {
        self.at += 1;
        while let Some(b) = self.peek() {
            self.at += 1;
            match b {
                b'"' => break,
                b'\\' => self.at += 1,
                _ => {}
            }
        }
        self.at = self.at.min(self.text.len());
        Kind::Text
    }

    /// `r"`, `r#"`, `br##"` and the like; `r#name` is a word.
    fn begins_raw(&self) -> bool {
        let rest = self.rest();
        let rest = rest.strip_prefix(b"b").unwrap_or(rest);
        rest.strip_prefix(b"r")
            .is_some_and(|rest| rest.iter().find(|&&b| b != b'#') == Some(&b'"'))
    }

    fn raw(&mut self) -> Kind {
        self.until(|b| b == b'#' || b == b'"');
        let from = self.at;
        self.until(|b| b == b'"');
        let mut end = vec![b'"'];
        end.extend(std::iter::repeat_n(b'#', self.at - from));
        self.at += 1;
        let length = self.rest().windows(end.len()).position(|w| w == end);
        self.at = length.map_or(self.text.len(), |n| self.at + n + end.len());
        Kind::Text
    }

    fn character(&mut self) -> Kind {
        self.at += 1;
        if self.peek() == Some(b'\\') {
            self.at += 2;
        } else if self.peek() == Some(b'\'') {
            self.at += 1;
        }
        self.until(|b| b == b'\'' || b == b'\n');
        self.at += usize::from(self.peek() == Some(b'\''));
        Kind::Word
    }

    fn word(&mut self, depth: usize) -> Option<Kind> {
        let start = self.at;
        self.until(|b| b.is_ascii_whitespace() || b"()[]{},:\"'/".contains(&b));
        // A stray character still is passed, so that scanning ends.
        self.at = self.at.max(start + 1);
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
            self.at = self.text.len();
            return None;
        }
        let bracket = self.peek()?;
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip();
            match self.peek() {
                None => break,
                Some(b')' | b']' | b'}') => {
                    self.at += 1;
                    break;
                }
                Some(b',' | b':') => self.at += 1,
                Some(_) => items.extend(self.item(depth)),
            }
        }
        Some(Kind::Many {
            name,
            bracket,
            items,
        })
    }

    fn item(&mut self, depth: usize) -> Option<Item> {
        let first = self.value(depth + 1)?;
        let after_first = self.at;
        self.skip();
        if self.peek() != Some(b':') {
            self.at = after_first;
            return Some(Item {
                key: None,
                value: first,
            });
        }
        self.at += 1;
        let key = Some(first.span);
        let value = self.value(depth + 1)?;
        Some(Item { key, value })
    }
}

#[cfg(test)]
mod tests;
