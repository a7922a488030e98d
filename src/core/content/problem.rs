//! A fault in a map, in its author's words and at its place.

use std::fmt;

/// What is wrong, and where.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Problem {
    /// The file's name as it was given, or `--set`.
    pub file: String,
    /// 1-based; the offending value begins here.
    pub line: usize,
    /// 1-based, in characters.
    pub column: usize,
    pub severity: Severity,
    /// One sentence without a full stop.
    pub message: String,
    /// What would mend it, where that can be guessed.
    pub hint: Option<String>,
}

impl Problem {
    /// What stands for a file's name where a setting from the command line is at fault; the line is its number.
    pub const SETTING: &'static str = "--set";

    /// Whether a setting is at fault, and not the map.
    #[must_use]
    pub fn is_of_setting(&self) -> bool {
        self.file == Self::SETTING
    }
}

/// Whether the map can be played in spite of the problem.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// The map is refused.
    Error,
    /// The map loads.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

impl fmt::Display for Problem {
    /// `file:line:column: error: message (hint)`, as editors and terminals know it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            severity,
            message,
            hint,
        } = self;
        write!(f, "{file}:{line}:{column}: {severity}: {message}")?;
        match hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Problem {}
