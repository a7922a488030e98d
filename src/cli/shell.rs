//! Where commands write, and how they end.

use std::io::{self, Write};

use casus_foederis::content::steers;
use casus_foederis::session::SessionError;
use casus_foederis::tell::{clean, clean_lines};

/// The streams of a command: data and talk are kept apart.
pub struct Shell<'s> {
    /// Data.
    pub out: &'s mut dyn Write,
    /// Talk.
    pub err: &'s mut dyn Write,
    pub quiet: bool,
    /// Whether data, or talk, goes to a terminal that shows colours.
    pub colors: bool,
    /// Whether talk goes to a terminal.
    pub talks_to_terminal: bool,
}

/// Why a command ends early.
#[derive(Debug)]
pub enum Stop {
    /// What was checked failed; exit code 1. The text may be empty when all is said.
    Failed(String),
    /// Wrong usage or unreadable input; exit code 2.
    Wrong(String),
    /// The reader of the output went away; nobody is left to tell.
    Pipe,
    /// A signal; what the system would have done is done already or cannot be.
    Signal(i32),
}

impl Shell<'_> {
    /// A line of data. Text from files goes through [`clean`] first.
    ///
    /// # Errors
    /// When the output is closed or full.
    pub fn line(&mut self, text: &str) -> Result<(), Stop> {
        Ok(writeln!(self.out, "{text}")?)
    }

    /// A value as one line of JSON. What could steer a terminal is escaped, which no reader of JSON minds.
    ///
    /// # Errors
    /// As [`Shell::line`].
    pub fn json(&mut self, value: &serde_json::Value) -> Result<(), Stop> {
        let mut text = String::new();
        for c in value.to_string().chars() {
            match steers(c) {
                true => text += &format!("\\u{:04x}", u32::from(c)),
                false => text.push(c),
            }
        }
        self.line(&text)
    }

    /// A line of talk, unless it is unwanted. That it cannot be said is no reason to stop.
    pub fn say(&mut self, text: &str) {
        if !self.quiet {
            drop(writeln!(self.err, "{}", clean_lines(text)));
        }
    }
}

impl Stop {
    /// The exit code.
    pub fn code(&self) -> u8 {
        match self {
            Self::Failed(_) => 1,
            Self::Wrong(_) => 2,
            Self::Pipe => 0,
            // As shells tell it.
            Self::Signal(signal) => {
                u8::try_from(*signal).map_or(u8::MAX, |s| s.saturating_add(128))
            }
        }
    }

    /// What to tell the user; empty for nothing.
    pub fn message(&self) -> &str {
        match self {
            Self::Failed(text) | Self::Wrong(text) => text,
            Self::Pipe | Self::Signal(_) => "",
        }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Pipe,
            _ => Self::Wrong(format!("the output: {error}")),
        }
    }
}

impl From<SessionError> for Stop {
    fn from(error: SessionError) -> Self {
        let mut text = error.to_string();
        if let SessionError::Map { problems, .. } = &error {
            for problem in problems {
                text.push('\n');
                text.push_str(&clean(&problem.to_string()));
            }
        }
        match error {
            SessionError::Drift(_) => Self::Failed(text),
            _ => Self::Wrong(text),
        }
    }
}
