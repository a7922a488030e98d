//! The text of a map becomes a [`RawScenario`], or problems at the places where it does not.

use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::forms;
use super::nearest;
use super::problem::Severity;
use super::raw::RawScenario;
use super::report::Report;
use super::tree::{Node, Path};

/// The only format there is so far.
const FORMAT: &str = "1";

/// How maps and charters are read: `Some(...)` may be left out, nesting is limited.
pub(super) fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Decodes the report's text.
pub(super) fn decode(report: &mut Report<'_>) -> Option<RawScenario> {
    if !right_format(report) {
        return None;
    }
    match options().from_str(report.text) {
        Ok(raw) => Some(raw),
        Err(error) => {
            note(report, 0, report.text, &error);
            if is_of_one_value(&error.code) {
                each_part(report);
            }
            None
        }
    }
}

/// A file of some other format is full of unknown fields; its number says it all.
fn right_format(report: &mut Report<'_>) -> bool {
    let path = Path::Root;
    let path = path.field("format");
    let written = report
        .tree
        .as_ref()
        .and_then(|tree| tree.get(report.text, &path));
    let Some((from, to)) = written.map(|node| node.span) else {
        return true;
    };
    let good = report.text.get(from..to) == Some(FORMAT);
    if !good {
        report.error(
            &path,
            format!("the format must be {FORMAT}, the only one that is known"),
        );
    }
    good
}

/// The parser stops at its first error. Reading the entries of the lists one by one finds one in each.
fn each_part(report: &mut Report<'_>) {
    use super::raw;
    entries::<raw::RawRegion>("regions", report);
    entries::<raw::RawLink>("links", report);
    entries::<raw::RawNation>("nations", report);
    entries::<super::Charter<String>>("charters", report);
    entries::<raw::RawTreaty>("treaties", report);
    entries::<raw::RawForce>("forces", report);
    entries::<raw::RawClaim>("claims", report);
    entries::<raw::RawRivalry>("rivalries", report);
    entries::<raw::RawTie>("ties", report);
    entries::<raw::RawScript>("history", report);
    entries::<raw::RawObjective>("objectives", report);
}

fn entries<T: DeserializeOwned>(list: &str, report: &mut Report<'_>) {
    let path = Path::Root;
    let path = path.field(list);
    let node = report
        .tree
        .as_ref()
        .and_then(|tree| tree.get(report.text, &path));
    let spans: Vec<_> = node
        .map(Node::items)
        .unwrap_or_default()
        .iter()
        .map(|item| item.value.span)
        .collect();
    for (from, to) in spans {
        let Some(part) = report.text.get(from..to) else {
            continue;
        };
        if let Err(error) = options().from_str::<T>(part) {
            note(report, from, part, &error);
        }
    }
}

/// Notes a parser's error in the part of the text that begins at byte `from`.
fn note(report: &mut Report<'_>, from: usize, part: &str, error: &SpannedError) {
    let mut at = from + offset(part, error.span.start.line, error.span.start.col);
    // The parser stands where it stopped, perhaps before the space in front of the value.
    let ahead = report.text.get(at..).unwrap_or_default();
    at += ahead.find(|c: char| !c.is_whitespace()).unwrap_or(0);
    if let (Error::MissingStructField { .. }, Some(tree)) = (&error.code, &report.tree) {
        // The parser misses a field at the closing bracket; its author looks at the opening one.
        at = tree.around(at).span.0;
    }
    let (message, hint) = words(&error.code);
    let form = || forms::form_at(report.tree.as_ref()?, report.text, at);
    let hint = hint.or_else(form);
    report.note_at(at, Severity::Error, message, hint);
}

/// The byte at a line and column, both from 1, columns in characters.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    let rest = text.get(before..).unwrap_or_default();
    before
        + rest
            .char_indices()
            .nth(column - 1)
            .map_or(rest.len(), |(i, _)| i)
}

/// A parser's error in the words of this module, and a hint.
fn words(error: &Error) -> (String, Option<String>) {
    let within = |outer: &Option<String>| match outer {
        Some(outer) => format!(" in {outer}"),
        None => String::new(),
    };
    match error {
        Error::NoSuchStructField {
            expected,
            found,
            outer,
        } => (
            format!("there is no field {found:?}{}", within(outer)),
            nearest::hint(found, expected.iter().copied()),
        ),
        Error::NoSuchEnumVariant {
            expected,
            found,
            outer,
        } => (
            format!("{found:?} is not known{}", within(outer)),
            nearest::hint(found, expected.iter().copied()),
        ),
        Error::MissingStructField { field, outer } => (
            format!("the field {field:?} is missing{}", within(outer)),
            None,
        ),
        Error::DuplicateStructField { field, outer } => (
            format!("the field {field:?} is given twice{}", within(outer)),
            None,
        ),
        Error::SuggestRawIdentifier(found) | Error::InvalidIdentifier(found) => (
            format!("the name of a field is expected, and not {found:?}"),
            None,
        ),
        Error::ExceededRecursionLimit => ("this is nested too deeply".to_owned(), None),
        other => {
            let message = other.to_string();
            let mut rest = message.chars();
            let first = rest.next().map(|c| c.to_ascii_lowercase());
            (first.into_iter().chain(rest).collect(), None)
        }
    }
}

/// Whether an error says that a value is not the one to put there, rather than that brackets, commas or
/// quotes are amiss.
fn is_of_one_value(error: &Error) -> bool {
    matches!(
        error,
        Error::NoSuchStructField { .. }
            | Error::NoSuchEnumVariant { .. }
            | Error::MissingStructField { .. }
            | Error::DuplicateStructField { .. }
            | Error::InvalidValueForType { .. }
            | Error::IntegerOutOfBounds
            | Error::ExpectedString
            | Error::ExpectedFloat
            | Error::ExpectedInteger
            | Error::ExpectedBoolean
            | Error::ExpectedChar
            | Error::ExpectedIdentifier
            | Error::ExpectedDifferentLength { .. }
            | Error::SuggestRawIdentifier(_)
            | Error::InvalidIdentifier(_)
    )
}
