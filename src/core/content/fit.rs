//! Whether a text is of its shape. RON's own reader stops at the first value that does not fit, and says so in words
//! about types; here every value is looked at, and what is told is how it should have been written.

use super::codes::Code;
use super::decode::options;
use super::forms;
use super::nearest;
use super::reference;
use super::report::Report;
use super::shape::{Book, Field, Holds, Key, Shape};
use super::tree::{Item, Kind, Node};

/// Notes everything in `node` that is not of the shape of the file.
pub(super) fn check(node: &Node, book: &Book, report: &mut Report<'_>) {
    Fitter { book, report }.value(node, &book.root, &What::Whole);
}

/// Whether `text` is of the shape.
pub(super) fn fits(text: &str, shape: &Shape, book: &Book) -> bool {
    let mut report = Report::new("", text);
    let Some(node) = report.tree.clone() else {
        return false;
    };
    let slips = !report.slips.is_empty();
    let what = What::Whole;
    let report = &mut report;
    Fitter { book, report }.value(&node, shape, &what);
    !slips && report.problems.is_empty()
}

/// What a value is, for the one who wrote it.
#[derive(Clone, Copy)]
enum What<'w> {
    /// All of it.
    Whole,
    Field(&'w Field),
    /// What stands in the bracket of a word of a choice.
    Variant(Key, &'w str, &'w Holds),
    Entry(&'w Self),
    /// One of several values in brackets, from 0.
    Part(&'w Self, usize),
}

impl What<'_> {
    fn words(&self) -> String {
        match self {
            Self::Whole => "a map".to_owned(),
            Self::Field(field) => field.name.to_owned(),
            Self::Variant(_, name, _) => (*name).to_owned(),
            Self::Entry(of) => format!("an entry of {}", of.words()),
            Self::Part(Self::Variant(key, name, _), index) => {
                let told = reference::values(key.0, name).get(*index);
                let called = told.map_or(String::new(), |v| format!(" ({})", v.name));
                format!("value {} of {name}{called}", index + 1)
            }
            Self::Part(of, index) => format!("value {} of {}", index + 1, of.words()),
        }
    }

    /// The field of which it is, or is a part.
    fn field(&self) -> &str {
        match self {
            Self::Whole => "",
            Self::Field(field) => field.name,
            Self::Variant(_, name, _) => name,
            Self::Entry(of) | Self::Part(of, _) => of.field(),
        }
    }
}

/// Goes through a text beside its shape.
struct Fitter<'f, 't> {
    book: &'f Book,
    report: &'f mut Report<'t>,
}

impl<'t> Fitter<'_, 't> {
    fn text(&self, node: &Node) -> &'t str {
        self.part(node.span)
    }

    fn part(&self, (from, to): (usize, usize)) -> &'t str {
        self.report.text.get(from..to).unwrap_or_default()
    }

    fn note(&mut self, node: &Node, code: Code, message: String, hint: Option<String>) {
        self.report.note_at(node.span.0, code, message, hint);
    }

    /// The value is of another form than `shape`, which takes `wanted`.
    fn misfit(&mut self, node: &Node, shape: &Shape, what: &What<'_>, wanted: &str) {
        let written = self.text(node);
        let found = match node.kind {
            Kind::Word | Kind::Text if written.len() <= 30 => format!(", not {written}"),
            _ => String::new(),
        };
        let message = format!("{} must be {wanted}{found}", what.words());
        let form = forms::form(what.field(), shape, self.book);
        let foreign = |c: char| c.is_numeric() && !c.is_ascii();
        let hint = match what {
            _ if node.kind == Kind::Word && written.chars().all(foreign) => {
                "a number is written in the digits 0 to 9".to_owned()
            }
            What::Field(field) => {
                let form = forms::of(field, self.book);
                format!("it is written {}: {form}", field.name)
            }
            What::Variant(key, name, holds) | What::Part(What::Variant(key, name, holds), _) => {
                self.form_of(*key, name, holds)
            }
            What::Whole | What::Entry(_) | What::Part(..) => format!("it is written {form}"),
        };
        self.note(node, Code::WrongForm, message, Some(hint));
    }

    /// How a word is written with what stands in its bracket, and what is what.
    fn form_of(&self, key: Key, name: &str, holds: &Holds) -> String {
        let example = forms::variant(key.0, name, holds, self.book);
        match reference::values(key.0, name).len() {
            0 | 1 => format!("it is written {example}"),
            _ => {
                let names = forms::with_names(key.0, name, holds, self.book);
                format!("it is written {names}, such as {example}")
            }
        }
    }

    fn value(&mut self, node: &Node, shape: &Shape, what: &What<'_>) {
        if node.kind == Kind::Gap || self.report.is_full() {
            return;
        }
        match shape {
            Shape::Anything => {}
            Shape::Maybe(inner) => {
                if self.text(node) != "None" {
                    self.value(node.inside_some(self.report.text), inner, what);
                }
            }
            Shape::Flag => {
                if !matches!(self.text(node), "true" | "false") {
                    self.misfit(node, shape, what, "true or false");
                }
            }
            Shape::Character => {
                if options().from_str::<char>(self.text(node)).is_err() {
                    self.misfit(node, shape, what, "one character between two '");
                }
            }
            Shape::Text => self.string(node, shape, what),
            Shape::Number => match options().from_str::<f64>(self.text(node)) {
                Ok(number) if number.is_finite() => {}
                Ok(_) => self.not_finite(node),
                Err(_) => self.misfit(node, shape, what, "a number"),
            },
            Shape::Whole(low, high) => self.whole(node, shape, what, (*low, *high)),
            Shape::Loose(inner) => match &node.kind {
                Kind::Many {
                    name: None,
                    bracket: b'(',
                    items,
                    ..
                } => self.flags(node, items, inner, what),
                _ => self.value(node, inner, what),
            },
            Shape::List(entry) => match &node.kind {
                Kind::Many {
                    name: None,
                    bracket: b'[',
                    items,
                    ..
                } => self.entries(items, entry, what),
                _ => self.misfit(node, shape, what, "a list in square brackets"),
            },
            Shape::Tuple(parts) => match &node.kind {
                Kind::Many {
                    name: None,
                    bracket: b'(',
                    items,
                    whole,
                } => self.parts(node, (items, *whole), parts, shape, what),
                _ => {
                    let wanted = format!("{} values in round brackets", parts.len());
                    self.misfit(node, shape, what, &wanted);
                }
            },
            Shape::Struct(key) => match &node.kind {
                Kind::Many {
                    name,
                    bracket: b'(',
                    items,
                    whole,
                } if name.is_none_or(|name| self.part(name) == key.0) => {
                    if items.iter().any(|i| i.key.is_some()) || items.is_empty() {
                        self.fields(node, (items, *whole), *key, &sentence(key.0));
                    } else if *whole {
                        self.misfit(node, shape, what, "written with the names of its fields");
                    }
                }
                _ => self.misfit(node, shape, what, "a bracket with named fields"),
            },
            Shape::Choice(key) => self.choice(node, *key, shape, what),
        }
    }

    /// NaN and its like; told apart from what is no number at all.
    fn not_finite(&mut self, node: &Node) {
        let message = format!("{} is no finite number", self.text(node));
        self.note(node, Code::NotFinite, message, None);
    }

    fn string(&mut self, node: &Node, shape: &Shape, what: &What<'_>) {
        let written = self.text(node);
        if options().from_str::<String>(written).is_ok() {
            return;
        }
        if node.kind == Kind::Text && written.contains('\\') {
            let message = "a backslash in this text begins no escape".to_owned();
            let hint = r#"\\ is a backslash, \" a quotation mark, \n the end of a line"#;
            self.note(node, Code::BadEscape, message, Some(hint.to_owned()));
            return;
        }
        self.misfit(node, shape, what, "a text between two \"");
    }

    fn whole(&mut self, node: &Node, shape: &Shape, what: &What<'_>, (low, high): (i64, i64)) {
        let written = self.text(node);
        // Of what the type takes the field may allow less.
        let (low, high) = match what {
            What::Field(Field { line, .. }) => match line.range {
                Some((least, most)) => (low.max(least as i64), high.min(most as i64)),
                None => (low, high),
            },
            _ => (low, high),
        };
        let whole = options().from_str::<i64>(written);
        if whole.as_ref().is_ok_and(|n| (low..=high).contains(n)) {
            return;
        }
        let number = options().from_str::<f64>(written).is_ok_and(f64::is_finite);
        if !number || node.kind != Kind::Word {
            self.misfit(node, shape, what, "a whole number");
            return;
        }
        let digits = written.trim_start_matches(['-', '+']);
        let (why, hint) = match whole {
            Ok(n) if n < low => (format!("must be {low} or more"), None),
            Ok(_) => (format!("must be {high} or less"), None),
            // Of more digits than a computer counts with.
            Err(_) if digits.bytes().all(|b| b.is_ascii_digit() || b == b'_') => {
                let end = match written.starts_with('-') {
                    true => format!("must be {low} or more"),
                    false => format!("must be {high} or less"),
                };
                (end, None)
            }
            Err(_) => {
                let whole = written.split(['.', 'e', 'E']).next().unwrap_or(written);
                let hint = format!("write {whole}");
                (
                    "must be a whole number".to_owned(),
                    written.contains('.').then_some(hint),
                )
            }
        };
        let message = format!("{} {why}, not {written}", what.words());
        self.note(node, Code::OutOfRange, message, hint);
    }

    fn entries(&mut self, items: &[Item], entry: &Shape, what: &What<'_>) {
        for item in items {
            if item.key.is_some() {
                self.misfit(
                    &at_key(item),
                    entry,
                    &What::Entry(what),
                    "a value without a name",
                );
            } else {
                self.value(&item.value, entry, &What::Entry(what));
            }
        }
    }

    fn parts(
        &mut self,
        node: &Node,
        (items, whole): (&[Item], bool),
        parts: &[Shape],
        shape: &Shape,
        what: &What<'_>,
    ) {
        if items.iter().any(|i| i.key.is_some()) {
            return self.misfit(node, shape, what, "written without the names of its values");
        }
        if items.len() != parts.len() && whole {
            let wanted = format!("{} values, not {}", parts.len(), items.len());
            return self.misfit(node, shape, what, &wanted);
        }
        for (i, (item, part)) in items.iter().zip(parts).enumerate() {
            let what = match parts.len() {
                1 => *what,
                _ => What::Part(what, i),
            };
            self.value(&item.value, part, &what);
        }
    }

    fn fields(&mut self, node: &Node, (items, whole): (&[Item], bool), key: Key, of: &str) {
        let book = self.book;
        let fields: &[Field] = book.structs.get(&key).map_or(&[], Vec::as_slice);
        let mut given: Vec<&str> = Vec::with_capacity(items.len());
        for item in items {
            let quoted = item.key.map(|key| self.part(key));
            let Some(name) = quoted.map(|name| name.trim_matches('"')) else {
                // In a bracket without its end anything may stand that is not its own.
                if whole && item.value.kind != Kind::Gap && !self.torn_number(items, item) {
                    let message = format!("here the name of a field of {of} should stand");
                    let hint = "a field is written name: value".to_owned();
                    self.note(&item.value, Code::WrongForm, message, Some(hint));
                }
                continue;
            };
            if quoted != Some(name) {
                let message = format!("{name} must be written without quotation marks");
                let hint = Some(format!("write {name}:"));
                self.note(&at_key(item), Code::WrongForm, message, hint);
            }
            let Some(field) = fields.iter().find(|f| f.name == name) else {
                let message = format!("there is no field {name:?} in {of}");
                let hint = nearest::hint_with(
                    name,
                    fields.iter().map(|f| f.name),
                    &reference::asks_for(key.0),
                );
                self.note(&at_key(item), Code::UnknownField, message, hint);
                continue;
            };
            if given.contains(&name) {
                let message = format!("the field {name:?} is given twice in {of}");
                self.note(
                    &at_key(item),
                    Code::FieldTwice,
                    message,
                    Some("keep one of them".to_owned()),
                );
                continue;
            }
            given.push(name);
            self.value(&item.value, &field.shape, &What::Field(field));
        }
        // A misspelt name may have been meant for what is missing, and the slip is told.
        let slips = items.iter().filter_map(|i| i.key.map(|k| self.part(k)));
        let slips: Vec<&str> = slips.filter(|name| !key.1.contains(name)).collect();
        let missing = fields.iter().filter(|f| f.required && whole);
        for field in missing.filter(|f| !given.contains(&f.name)) {
            if slips
                .iter()
                .any(|s| nearest::nearest(s, [field.name]).is_some())
            {
                continue;
            }
            let message = format!("the field {:?} is missing in {of}", field.name);
            let form = forms::of(field, book);
            let hint = format!("it is written {}: {form}", field.name);
            self.note(node, Code::MissingField, message, Some(hint));
        }
    }

    /// The words of a list as they were written before, each with whether it is in it.
    fn flags(&mut self, node: &Node, items: &[Item], list: &Shape, what: &What<'_>) {
        let known: &[&str] = match list {
            Shape::List(entry) => match &**entry {
                Shape::Choice(key) => key.1,
                _ => &[],
            },
            _ => &[],
        };
        let name = |item: &Item| item.key.map(|key| self.part(key));
        let flag = |item: &Item| matches!(self.text(&item.value), "true" | "false");
        let right = |i: &Item| name(i).is_some_and(|n| known.contains(&n)) && flag(i);
        if !items.iter().all(right) {
            let wanted = format!("a list of {}", known.join(", "));
            self.misfit(node, list, what, &wanted);
        }
    }

    /// Whether the item is what stands behind a comma within a number, and tells of it then.
    fn torn_number(&mut self, items: &[Item], item: &Item) -> bool {
        let digits = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let behind = self.text(&item.value);
        let at = item.value.span.0;
        let before = items.iter().find(|i| i.value.span.1 + 1 == at);
        let Some(before) = before.filter(|b| digits(behind) && digits(self.text(&b.value))) else {
            return false;
        };
        let whole = self.text(&before.value);
        let message = "a number has a point before its decimals, and no comma".to_owned();
        let hint = match behind.len() {
            // What has a point already has thousands before it.
            _ if whole.contains('.') => format!("write {}.{behind}", whole.replace('.', "")),
            3 => format!("write {whole}{behind}, or {whole}.{behind}"),
            _ => format!("write {whole}.{behind}"),
        };
        let torn = before.value.clone();
        self.note(&torn, Code::WrongForm, message, Some(hint));
        true
    }

    fn choice(&mut self, node: &Node, key: Key, shape: &Shape, what: &What<'_>) {
        let book = self.book;
        let (name, items, whole) = match &node.kind {
            Kind::Word => (self.text(node), None, true),
            Kind::Many {
                name: Some(name),
                bracket: b'(',
                items,
                whole,
            } => (self.part(*name), Some(items.as_slice()), *whole),
            Kind::Text => {
                let bare = self.text(node).trim_matches('"');
                if key.1.contains(&bare) {
                    let message = format!("{bare} must be written without quotation marks");
                    let hint = Some(format!("write {bare}"));
                    return self.note(node, Code::WrongForm, message, hint);
                }
                return self.misfit(node, shape, what, &one_of(key));
            }
            _ => return self.misfit(node, shape, what, &one_of(key)),
        };
        let variants = book.choices.get(&key);
        let Some(holds) = variants.and_then(|v| v.get(name)) else {
            let message = format!("there is no {} {name:?}", words(key.0));
            let hint = nearest::hint_with(name, key.1.iter().copied(), &reference::asks_for(key.0));
            return self.note(node, Code::UnknownChoice, message, hint);
        };
        let wrong = |this: &mut Self, wanted: &str| {
            let message = format!("{name} must be {wanted}");
            let hint = this.form_of(key, name, holds);
            this.note(node, Code::WrongForm, message, Some(hint));
        };
        match (holds, items) {
            (Holds::Nothing, None) => {}
            (Holds::Nothing, Some(_)) => wrong(self, "a word without a bracket"),
            (_, None) => wrong(self, "followed by a bracket"),
            (Holds::Values(shapes), Some(items)) => {
                let named = items.iter().any(|i| i.key.is_some());
                if named {
                    wrong(self, "written without the names of its values");
                } else if items.len() != shapes.len() && whole {
                    let (wanted, found) = (shapes.len(), items.len());
                    wrong(self, &format!("of {wanted} values, not {found}"));
                } else {
                    self.parts(
                        node,
                        (items, whole),
                        shapes,
                        shape,
                        &What::Variant(key, name, holds),
                    );
                }
            }
            (Holds::Fields(key), Some(items)) => {
                if !items.is_empty() && items.iter().all(|i| i.key.is_none()) {
                    wrong(self, "written with the names of its fields");
                } else {
                    self.fields(node, (items, whole), *key, name);
                }
            }
        }
    }
}

/// A node that stands where the item's name does.
fn at_key(item: &Item) -> Node {
    Node {
        span: item.key.unwrap_or(item.value.span),
        kind: Kind::Word,
    }
}

/// `a nation`, `an objective`, `a unit`.
pub(super) fn sentence(name: &str) -> String {
    let name = words(name);
    let vowel = name.starts_with(['a', 'e', 'i', 'o', 'u']) && !name.starts_with("uni");
    let article = if vowel { "an" } else { "a" };
    format!("{article} {name}")
}

/// A type's name in words: `open to` of `OpenTo`.
pub(super) fn words(name: &str) -> String {
    let mut words = String::new();
    for (i, c) in name.chars().enumerate() {
        if c.is_uppercase() && i > 0 {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}

/// `one of Land, Air, Naval`.
pub(super) fn one_of((name, variants): Key) -> String {
    match variants.len() {
        0..=8 => format!("one of {}", variants.join(", ")),
        _ => format!("a word of those for {}", sentence(name)),
    }
}
