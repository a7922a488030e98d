//! The text of a map becomes a [`RawScenario`], or problems at the places where it does not.

use ron::error::SpannedError;
use ron::extensions::Extensions;

use super::codes::Code;
use super::fit;
use super::raw::RawScenario;
use super::report::Report;
use super::shape::Book;
use super::tree::{Kind, Node, Path};

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
        Ok(raw) => {
            refuse_what_is_not_finite(report);
            Some(raw)
        }
        Err(error) => {
            explain(&error, report);
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
        let message = format!("the format must be {FORMAT}, the only one that is known");
        let hint = Some(format!("format: {FORMAT}"));
        report.note_with(&path, Code::UnknownFormat, message, hint);
    }
    good
}

/// RON has numbers that are none, and maps have no use for them.
fn refuse_what_is_not_finite(report: &mut Report<'_>) {
    let mut found = Vec::new();
    let text = report.text;
    let mut look = |leaf: &Node| {
        let written = text.get(leaf.span.0..leaf.span.1).unwrap_or_default();
        let number = written.replace('_', "").parse::<f64>();
        if leaf.kind == Kind::Word && number.is_ok_and(|n| !n.is_finite()) {
            found.push((leaf.span.0, written));
        }
    };
    if let Some(tree) = &report.tree {
        tree.leaves(&mut look);
    }
    for (at, written) in found {
        let message = format!("{written} is no finite number");
        report.note_at(at, Code::NotFinite, message, None);
    }
}

/// Notes what is wrong with a text that RON does not read: slips of its writing, and values of another form than theirs.
fn explain(error: &SpannedError, report: &mut Report<'_>) {
    let slips = std::mem::take(&mut report.slips);
    // Of brackets that nobody could count nothing more is to be told.
    let counted = slips.iter().all(|slip| slip.code != Code::TooDeep);
    for slip in slips {
        report.note_at(slip.at, slip.code, slip.message, slip.hint);
    }
    let tree = report.tree.clone().filter(|_| counted);
    if let (Some(tree), Some(book)) = (tree, Book::of_map()) {
        fit::check(&tree, book, report);
    }
    if !report.has_errors() {
        let at = offset(report.text, error.span.start.line, error.span.start.col);
        let message = "what stands here is not written as a map is".to_owned();
        let hint = Some("please report this map: it should be told what is wrong".to_owned());
        report.note_at(at, Code::Unreadable, message, hint);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::problem::Problem;
    use crate::content::{load, shipped};

    fn problems(text: &str) -> Vec<Problem> {
        match load("odd.ron", text, &Default::default()) {
            Ok(loaded) => loaded.warnings,
            Err(problems) => problems,
        }
    }

    /// Whatever is done to a map, RON's own words are never needed: what it refuses is told as a slip or a misfit.
    #[test]
    fn all_that_ron_refuses_is_explained() {
        let text = shipped()
            .iter()
            .find(|m| m.name.contains("rivers"))
            .unwrap()
            .text;
        let put = [
            "(",
            ")",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "'",
            "x",
            "1",
            "-",
            ".",
            "_",
            "\\",
            "/*",
            "//",
            "{",
            "}",
            "=",
            ";",
            "é",
            "\u{201c}",
            "Some(",
            "None",
            "1.5",
            "r#",
            "b'",
            "#![enable(x)]",
            "0x",
            "'ab'",
            "1_",
            "_1",
            "+",
            "true",
            "\u{0}",
            "~",
            "1u8",
            "2f32",
            "\"\\q\"",
            "()",
            "..",
            "'\\u{110000}'",
        ];
        let mut at = 17;
        let mut odd = Vec::new();
        for turn in 0..800 {
            at = (at * 48271 + turn) % text.len();
            let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
                continue;
            };
            let skipped = (turn % 4) * (turn % 7);
            let after = after.get(skipped..).unwrap_or_default();
            let put = if turn % 5 == 0 {
                ""
            } else {
                put[turn % put.len()]
            };
            let found = problems(&format!("{before}{put}{after}"));
            let unread = found.iter().find(|p| p.code == Code::Unreadable);
            let mutated: String = before.chars().rev().take(30).collect();
            let head: String = mutated.chars().rev().collect();
            let tail: String = after.chars().take(20).collect();
            odd.extend(unread.map(|p| format!("{p}: {head}<{put}|{skipped}>{tail}")));
        }
        assert!(odd.is_empty(), "{}: {}", odd.len(), odd.join("\n"));
    }
}
