//! The doorway: text in, scenario or problems out.

use super::check::check;
use super::codes::Code;
use super::decode::decode;
use super::overrides::{Overrides, Settings};
use super::problem::{Problem, Severity};
use super::report::Report;
use super::scenario::Scenario;
use super::texts::Texts;

/// Size of the largest file that is read, in bytes.
pub const MOST_BYTES: usize = 4 << 20;

/// A scenario and what is doubtful about it.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub scenario: Scenario,
    /// None of these keeps it from being played.
    pub warnings: Vec<Problem>,
}

/// Reads the map in `text`, under the rules and charters that ship. The file's name appears in problems, and its stem
/// becomes the scenario's id. A pure function of its arguments: it reads no file.
///
/// # Errors
/// Everything that is wrong, errors and warnings, in the order of their places; at least one is an error.
/// Errors of form (syntax, unknown fields, wrong types) hide those of meaning.
pub fn load(file_name: &str, text: &str, overrides: &Overrides) -> Result<Loaded, Vec<Problem>> {
    load_with(&Texts::shipped(), file_name, text, overrides)
}

/// As [`load`], under the rules and charters in `texts`.
///
/// # Errors
/// As [`load`].
pub fn load_with(
    texts: &Texts,
    file_name: &str,
    text: &str,
    overrides: &Overrides,
) -> Result<Loaded, Vec<Problem>> {
    // Line ends and the mark that some editors put first are no part of the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let unix = text.contains("\r\n").then(|| text.replace("\r\n", "\n"));
    let text = unix.as_deref().unwrap_or(text);

    if text.len() > MOST_BYTES {
        let mut report = Report::new(file_name, "");
        let message = format!(
            "the file has {} bytes; {MOST_BYTES} are the most",
            text.len()
        );
        report.note_at(0, Code::FileTooLarge, message, None);
        return Err(report.problems);
    }
    let mut report = Report::new(file_name, text);
    let mut settings = Settings::parse(overrides);
    report.refuse_unseen_characters();
    let mut raw = decode(&mut report);
    if let Some(raw) = &mut raw {
        raw.imply();
        settings.amend_start(raw, &mut report);
    }
    let scenario =
        raw.and_then(|raw| check(stem(file_name), &raw, texts, &mut settings, &mut report));

    let mut problems = settings.problems;
    problems.append(&mut report.problems);
    problems.sort();
    let good = problems.iter().all(|p| p.severity() == Severity::Warning);
    match scenario.filter(|_| good) {
        Some(scenario) => Ok(Loaded {
            scenario,
            warnings: problems,
        }),
        None => Err(problems),
    }
}

/// The file's name without folders and ending.
fn stem(file_name: &str) -> &str {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    name.strip_suffix(".ron").unwrap_or(name)
}
