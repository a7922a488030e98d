//! Warnings about a map that took more than its text to find, put at their places in it.

use super::codes::Code;
use super::problem::Problem;
use super::report::Report;

/// What is doubtful about a map, as far as it has been said.
pub struct Remarks<'t>(Report<'t>);

impl<'t> Remarks<'t> {
    /// None yet about the map in `text`, which can be played; the file's name appears in problems.
    #[must_use]
    pub fn new(file: &'t str, text: &'t str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self(Report::new(file, text))
    }

    /// Warns of the value at `path`, such as `forces.3` or `regions.holland.at`, and says what would mend it.
    pub fn warn(&mut self, path: &str, code: Code, message: String, hint: &str) {
        let Report { tree, text, .. } = &self.0;
        let found = tree.as_ref().map(|tree| tree.dotted(text, path));
        let offset = found.map_or(0, |node| node.span.0);
        let hint = Some(hint.to_owned());
        self.0.note_at(offset, code, message, hint);
    }

    /// All that was said, in the order of the places.
    #[must_use]
    pub fn problems(mut self) -> Vec<Problem> {
        self.0.problems.sort();
        self.0.problems
    }
}
