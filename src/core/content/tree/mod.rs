//! Where each value of a RON text stands. The `ron` crate tells positions of syntax errors only; this
//! scanner (`scan`) finds the place of `regions[12].owner` in the text. It is tolerant: what it does not
//! understand it notes as a slip and goes on, for the parser proper has the last word on syntax.

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
        /// Whether its end was found where it should be: of one that lacks it more cannot be said.
        whole: bool,
    },
    /// A value is missing, or cannot be made out.
    Gap,
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
        scan::scan(text).0
    }

    /// The same, and every slip of its writing.
    #[must_use]
    pub fn read(text: &str) -> (Option<Self>, Vec<Slip>) {
        scan::scan(text)
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

    /// The parts; none for a word or a text.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        match &self.kind {
            Kind::Many { items, .. } => items,
            _ => &[],
        }
    }

    /// `Some(x)` is written and left out at will; paths do not mention it.
    pub fn inside_some(&self, text: &str) -> &Self {
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

mod scan;
mod tokens;
pub use scan::Slip;

#[cfg(test)]
mod tests;
