//! Collects the problems of one file while it is checked.

use super::codes::Code;
use super::letters;
use super::problem::Problem;
use super::reference::Line;
use super::tree::{Kind, Node, Path, Slip, line_column};

/// A file's text with the places of its values, and what was found wrong so far.
pub(super) struct Report<'t> {
    file: &'t str,
    pub(super) text: &'t str,
    pub(super) tree: Option<Node>,
    /// Slips of its writing, which are told where it cannot be read.
    pub(super) slips: Vec<Slip>,
    pub(super) problems: Vec<Problem>,
    errors: bool,
    /// Places that settings have changed, each with the setting's number and column: what is wrong there is wrong with it.
    amended: Vec<(String, usize, usize)>,
}

/// Nobody reads further: problems of a file, and characters of one.
const MOST_PROBLEMS: usize = 200;
const MOST_WORDS: usize = 1000;

/// A message quotes its file, and what it quotes may have no end.
fn cut(message: String) -> String {
    match message.char_indices().nth(MOST_WORDS) {
        Some((end, _)) => format!("{}...", &message[..end]),
        None => message,
    }
}

/// A number as its author would write it: hundreds of digits help nobody.
pub(super) fn figure(value: f64) -> String {
    match value == 0.0 || (1e-9..1e15).contains(&value.abs()) {
        true => value.to_string(),
        false => format!("{value:e}"),
    }
}

impl<'t> Report<'t> {
    pub(super) fn new(file: &'t str, text: &'t str) -> Self {
        let (tree, slips) = Node::read(text);
        Self {
            file,
            text,
            tree,
            slips,
            problems: Vec::new(),
            errors: false,
            amended: Vec::new(),
        }
    }

    /// Notes a problem with the value at `path`.
    pub(super) fn note(&mut self, path: &Path<'_>, code: Code, message: impl Into<String>) {
        self.note_with(path, code, message, None);
    }

    /// From here on, what is wrong at `place`, such as `nations.3.gdp`, is told of the setting.
    pub(super) fn amended(&mut self, place: String, setting: usize, column: usize) {
        self.amended.push((place, setting, column));
    }

    /// Notes a problem with the value at `path` that has a remedy.
    pub(super) fn note_with(
        &mut self,
        path: &Path<'_>,
        code: Code,
        message: impl Into<String>,
        hint: Option<String>,
    ) {
        let message = message.into();
        let at = path.dotted();
        let within = |place: &str| {
            at.strip_prefix(place)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let amended = self.amended.iter().rev().find(|a| within(&a.0));
        if let Some(&(_, line, column)) = amended {
            let file = Problem::SETTING.to_owned();
            self.push(Problem {
                file,
                line,
                column,
                code,
                message: cut(message),
                hint: hint.map(cut),
            });
            return;
        }
        let offset = self
            .tree
            .as_ref()
            .map_or(0, |t| t.find(self.text, path).span.0);
        self.note_at(offset, code, message, hint);
    }

    /// Notes a problem at a byte offset.
    pub(super) fn note_at(
        &mut self,
        offset: usize,
        code: Code,
        message: String,
        hint: Option<String>,
    ) {
        if self.is_full() {
            self.errors |= code.is_error();
            return;
        }
        let (line, column) = line_column(self.text, offset);
        self.push(Problem {
            file: self.file.to_owned(),
            line,
            column,
            code,
            message: cut(message),
            hint: hint.map(cut),
        });
    }

    fn push(&mut self, problem: Problem) {
        self.errors |= problem.code.is_error();
        // What is no number has been refused as such before any range is looked at.
        let told = |p: &Problem| {
            let place =
                (&p.file, p.line, p.column) == (&problem.file, problem.line, problem.column);
            *p == problem || (place && p.code == problem.code && p.code == Code::NotFinite)
        };
        if !self.is_full() && !self.problems.iter().any(told) {
            self.problems.push(problem);
        }
    }

    /// Takes back what was noted of this kind at the value at `path`, for something graver follows from it; whether
    /// anything was.
    pub(super) fn take_back(&mut self, path: &Path<'_>, code: Code) -> bool {
        let node = self.tree.as_ref().map(|t| t.find(self.text, path).span.0);
        let place = line_column(self.text, node.unwrap_or_default());
        let before = self.problems.len();
        self.problems
            .retain(|p| p.code != code || (p.line, p.column) != place);
        self.problems.len() < before
    }

    /// Whether there is no room for more problems.
    pub(super) fn is_full(&self) -> bool {
        self.problems.len() >= MOST_PROBLEMS
    }

    pub(super) fn has_errors(&self) -> bool {
        self.errors
    }

    /// Notes an error unless `value` is one that the reference allows there; NaN never is.
    pub(super) fn number(&mut self, path: &Path<'_>, line: Line, value: impl Into<f64>) -> bool {
        self.measure(path, line.name, value.into(), line.within(), line.unit)
    }

    /// Notes an error unless `value` is a finite number within `range`, and says in which unit it is counted if it has one.
    pub(super) fn measure(
        &mut self,
        path: &Path<'_>,
        what: &str,
        value: f64,
        range: std::ops::RangeInclusive<f64>,
        unit: &str,
    ) -> bool {
        if range.contains(&value) {
            return true;
        }
        let (low, high) = (range.start(), range.end());
        let (code, message) = if value.is_finite() {
            let message = format!("{what} must lie in {low}..{high}, not {}", figure(value));
            (Code::OutOfRange, message)
        } else {
            let message = format!("{what} must be a finite number in {low}..{high}");
            (Code::NotFinite, message)
        };
        let hint = (!unit.is_empty()).then(|| format!("it is counted in {unit}"));
        self.note_with(path, code, message, hint);
        false
    }

    /// Notes an error if a name is empty, longer than `most` characters, or cannot be told from another by looking.
    pub(super) fn name(&mut self, path: &Path<'_>, what: &str, text: &str, most: usize) {
        if text.trim().is_empty() {
            self.note(path, Code::EmptyName, format!("{what} must not be empty"));
        } else if let Some(fault) = letters::fault_of_name(text) {
            self.note(path, Code::BadName, format!("{what} {fault}"));
        } else {
            self.length(path, what, text, most);
        }
    }

    /// Like `name`, for names that may be left out.
    pub(super) fn name_if_any(&mut self, path: &Path<'_>, what: &str, text: &str, most: usize) {
        if !text.is_empty() {
            self.name(path, what, text, most);
        }
    }

    /// Notes an error if a text is longer than `most` characters.
    pub(super) fn length(&mut self, path: &Path<'_>, what: &str, text: &str, most: usize) {
        let length = text.chars().count();
        if length > most {
            self.note(
                path,
                Code::TooLong,
                format!("{what} has {length} characters; {most} are the most"),
            );
        }
    }

    /// Refuses, in every string of the file, what could steer the player's terminal and what nobody can see.
    pub(super) fn refuse_unseen_characters(&mut self) {
        let mut found: Vec<(usize, String)> = Vec::new();
        let text = self.text;
        if let Some(tree) = &self.tree {
            tree.leaves(&mut |leaf| found.extend(unseen_character(text, leaf)));
        }
        for (offset, fault) in found {
            let message = format!("a text holds {fault}");
            let hint = Some("take it out; nothing else is wrong with the text".to_owned());
            self.note_at(offset, Code::HiddenCharacter, message, hint);
        }
    }
}

/// Where in a word or text something unseen stands, and what it is.
fn unseen_character(text: &str, leaf: &Node) -> Option<(usize, String)> {
    let (from, to) = leaf.span;
    let written = text.get(from..to)?;
    let is_char = leaf.kind == Kind::Word;
    if is_char && !written.starts_with('\'') {
        return None;
    }
    let decoded: String = match written.contains('\\') {
        false => written.to_owned(),
        true if is_char => ron::from_str::<char>(written).ok()?.to_string(),
        true => ron::from_str(written).ok()?,
    };
    Some((from, decoded.chars().find_map(letters::fault_of)?))
}
