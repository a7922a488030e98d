//! A problem of a map drawn in colours, with the lines around it.

use casus_foederis::content::{Problem, Severity};
use casus_foederis::session::Map;
use casus_foederis::tell::clean;
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, MietteError,
    MietteSpanContents, SourceCode, SourceSpan, SpanContents,
};

/// Characters shown of a line before a fault and from it on, and lines shown before and after its own. A map may stand
/// on one line of megabytes, and what draws it counts columns in sixteen bits.
const BEFORE: usize = 60;
const AFTER: usize = 60;
const LINES: usize = 1;

/// The problem and the lines around it. The map's text is cleaned first: what is wrong with it may be that it steers
/// terminals.
pub fn draw(problem: &Problem, map: &Map) -> String {
    let message = format!(
        "{}: {} [{}]",
        problem.severity(),
        clean(&problem.message),
        problem.code
    );
    let place = format!("{}:{}:{}", problem.file, problem.line, problem.column);
    let severity = match problem.severity() {
        Severity::Error => miette::Severity::Error,
        Severity::Warning => miette::Severity::Warning,
    };
    let mut diagnostic = MietteDiagnostic::new(message)
        .with_code(clean(&place))
        .with_severity(severity);
    if let Some(hint) = &problem.hint {
        diagnostic = diagnostic.with_help(clean(hint));
    }
    let report = match problem.file == map.file {
        true => {
            let excerpt = Excerpt::around(problem, map);
            let (from, to) = excerpt.fault;
            let label = LabeledSpan::new(None, from, to - from);
            miette::Report::new(diagnostic.with_label(label)).with_source_code(excerpt)
        }
        false => miette::Report::new(diagnostic),
    };
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode());
    let mut drawn = String::new();
    match handler.render_report(&mut drawn, report.as_ref()) {
        Ok(()) => drawn,
        Err(_) => clean(&problem.to_string()),
    }
}

/// The lines around a fault, cut to what fits a screen, with the numbers they have in the file.
struct Excerpt {
    name: String,
    text: String,
    /// Number of the first line, from 0.
    first: usize,
    /// Bytes of `text` that are at fault.
    fault: (usize, usize),
    /// Line and column of the fault in the file, from 0.
    place: (usize, usize),
}

impl Excerpt {
    fn around(problem: &Problem, map: &Map) -> Self {
        let text = map.text.strip_prefix('\u{feff}').unwrap_or(&map.text);
        let (line, column) = (
            problem.line.saturating_sub(1),
            problem.column.saturating_sub(1),
        );
        let first = line.saturating_sub(LINES);
        let mut this = Self {
            name: clean(&map.file),
            text: String::new(),
            first,
            fault: (0, 0),
            place: (line, column),
        };
        for (number, whole) in text
            .lines()
            .enumerate()
            .skip(first)
            .take(line + LINES + 1 - first)
        {
            if number != line {
                this.text += &shown(whole, 0);
            } else {
                let head: String = whole
                    .chars()
                    .take(column)
                    .skip(column.saturating_sub(BEFORE))
                    .collect();
                if column > BEFORE {
                    this.text.push('…');
                }
                this.text += &clean(&head);
                let from = this.text.len();
                let rest = shown(whole, column);
                this.fault = (from, from + word(&rest));
                this.text += &rest;
            }
            this.text.push('\n');
        }
        if this.fault == (0, 0) {
            this.fault = (this.text.len(), this.text.len());
        }
        this
    }
}

/// A line from a column on, cleaned, and cut where it is too long.
fn shown(line: &str, from: usize) -> String {
    let mut rest = line.chars().skip(from);
    let mut text: String = rest.by_ref().take(AFTER).collect();
    if rest.next().is_some() {
        text.push('…');
    }
    clean(&text)
}

/// Length of the word that a text begins with.
fn word(text: &str) -> usize {
    let end = text.find([',', '\n', ')', ']']).unwrap_or(text.len());
    match end {
        0 => text.chars().next().map_or(0, char::len_utf8),
        end => end,
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let read = self.text.read_span(span, before, after)?;
        // Asked about the fault alone, it is the place in the file that is told.
        let (line, column) = match (before, after) {
            (0, 0) => self.place,
            _ => (self.first + read.line(), read.column()),
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            read.data(),
            *read.span(),
            line,
            column,
            read.line_count(),
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use casus_foederis::content::Code;

    fn drawn(text: &str, line: usize, column: usize) -> String {
        let file = "wide.ron".to_owned();
        let problem = Problem {
            file: file.clone(),
            line,
            column,
            code: Code::UnknownField,
            message: "there is no field \"gpd\"".to_owned(),
            hint: None,
        };
        draw(&problem, &Map::alone(file, text.to_owned()))
    }

    /// The picture without its colours.
    fn plain(picture: &str) -> String {
        let mut parts = picture.split('\u{1b}');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |text, part| {
            text + part.split_once('m').map_or("", |(_, rest)| rest)
        })
    }

    #[test]
    fn a_fault_beyond_column_65535_is_drawn_with_what_is_around_it() {
        let text = format!("{}gpd: 1.0){}", "x".repeat(70_000), "y".repeat(600_000));
        let picture = drawn(&text, 1, 70_001);
        assert!(picture.contains("gpd: 1.0"), "{picture}");
        assert!(picture.contains("wide.ron:1:70001"), "{picture}");
        assert!(picture.len() < 4_000, "{} bytes", picture.len());
    }

    #[test]
    fn lines_keep_their_numbers_and_ends_are_no_trap() {
        let text = "(\n  one: 1,\n  gpd: 2,\n  three: 3,\n)\n";
        let picture = plain(&drawn(text, 3, 3));
        for part in ["one: 1", "gpd: 2", "three: 3", "3 │", "wide.ron:3:3"] {
            assert!(picture.contains(part), "{part}: {picture}");
        }
        for (line, column) in [(1, 1), (5, 2), (6, 1), (9, 9), (3, 400)] {
            assert!(!drawn(text, line, column).is_empty());
        }
        assert!(!drawn("", 1, 1).is_empty());
        assert!(!drawn("ä\u{1b}[2J", 1, 2).contains("\u{1b}[2J"));
    }
}
