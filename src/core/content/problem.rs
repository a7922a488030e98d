//! A fault in a map, in its author's words and at its place.

use std::fmt;

use super::codes::Code;

/// What is wrong, and where.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Problem {
    /// The file's name as it was given, or `--set`.
    pub file: String,
    /// 1-based; the offending value begins here.
    pub line: usize,
    /// 1-based, in characters.
    pub column: usize,
    /// What kind of problem it is; `casus check --explain` tells of it.
    pub code: Code,
    /// One sentence without a full stop.
    pub message: String,
    /// What would mend it, where that can be guessed.
    pub hint: Option<String>,
}

impl Problem {
    /// What stands for a file's name where a setting from the command line is at fault; the line is its number.
    pub const SETTING: &'static str = "--set";

    /// Whether the map can be played in spite of it.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

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
    /// `file:line:column: error: message (hint) [code]`, as editors and terminals know it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            code,
            message,
            hint,
        } = self;
        let severity = code.severity();
        write!(f, "{file}:{line}:{column}: {severity}: {message}")?;
        if let Some(hint) = hint {
            write!(f, " ({hint})")?;
        }
        write!(f, " [{code}]")
    }
}

impl std::error::Error for Problem {}
