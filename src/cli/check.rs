//! `check`: every problem of every map, at its place.

use std::path::{Path, PathBuf};

use casus_foederis::content::{Problem, Severity};
use casus_foederis::session::{Map, Places, SessionError};
use casus_foederis::tell::{clean, clean_lines, count};
use clap::Args;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource};
use serde_json::json;

use super::play::is_path;
use super::{Listing, Shell, Stop};

#[derive(Args, Debug)]
pub struct Check {
    /// Maps, or folders of maps
    #[arg(required = true, value_name = "FILE|DIR")]
    files: Vec<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Listing,
}

pub fn check(args: &Check, places: &Places, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let mut unreadable = Vec::new();
    let mut maps = Vec::new();
    for name in &args.files {
        match find(name, places) {
            Ok(mut found) => maps.append(&mut found),
            Err(error) => unreadable.push(error.to_string()),
        }
    }
    let mut problems = Vec::new();
    for map in &maps {
        let found = match map.load(&[]) {
            Ok((_, warnings)) => warnings,
            Err(SessionError::Map { problems, .. }) => problems,
            Err(other) => return Err(other.into()),
        };
        if args.format == Listing::Text {
            for problem in &found {
                show(problem, map, shell)?;
            }
        }
        problems.extend(found);
    }
    if args.format == Listing::Json {
        let list: Vec<_> = problems.iter().map(as_json).collect();
        shell.line(&json!(list).to_string())?;
    }
    verdict(maps.len(), &problems, &unreadable, shell)
}

fn verdict(
    maps: usize,
    problems: &[Problem],
    unreadable: &[String],
    shell: &mut Shell<'_>,
) -> Result<(), Stop> {
    let errors = problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .count();
    let warnings = problems.len() - errors;
    let n = |n: usize, noun: &str| count(n as u64, noun);
    shell.say(&format!(
        "{} checked: {}, {}",
        n(maps, "map"),
        n(errors, "error"),
        n(warnings, "warning")
    ));
    if !unreadable.is_empty() {
        return Err(Stop::Wrong(unreadable.join("\n")));
    }
    match errors {
        0 => Ok(()),
        _ => Err(Stop::Failed(String::new())),
    }
}

/// The maps that an argument means: a file, all of a folder, or a map's name.
fn find(name: &str, places: &Places) -> Result<Vec<Map>, SessionError> {
    let path = Path::new(name);
    if path.is_dir() {
        return read_folder(path);
    }
    match is_path(name) {
        true => Ok(vec![Map::read(path)?]),
        false => Ok(vec![Map::find(name, places)?]),
    }
}

fn read_folder(folder: &Path) -> Result<Vec<Map>, SessionError> {
    let fail = |source| SessionError::Io {
        path: folder.to_path_buf(),
        source,
    };
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if path.extension().is_some_and(|e| e == "ron") {
            files.push(path);
        }
    }
    if files.is_empty() {
        let nothing = std::io::Error::new(std::io::ErrorKind::NotFound, "no maps (*.ron) in here");
        return Err(fail(nothing));
    }
    files.sort();
    files.iter().map(|path| Map::read(path)).collect()
}

fn as_json(problem: &Problem) -> serde_json::Value {
    json!({
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity.to_string(),
        "message": problem.message,
        "hint": problem.hint,
    })
}

fn show(problem: &Problem, map: &Map, shell: &mut Shell<'_>) -> Result<(), Stop> {
    if shell.colors {
        let drawn = draw(problem, map);
        return shell.line(drawn.trim_end());
    }
    let Problem {
        file,
        line,
        column,
        severity,
        message,
        ..
    } = problem;
    shell.line(&clean(&format!(
        "{file}:{line}:{column}: {severity}: {message}"
    )))?;
    match &problem.hint {
        Some(hint) => shell.line(&clean(&format!("  hint: {hint}"))),
        None => Ok(()),
    }
}

/// The problem with the lines around it, in colours. The map's text is cleaned first: what is wrong with it
/// may be that it steers terminals.
fn draw(problem: &Problem, map: &Map) -> String {
    let text = map.text.strip_prefix('\u{feff}').unwrap_or(&map.text);
    let text = clean_lines(text);
    let message = format!("{}: {}", problem.severity, clean(&problem.message));
    let place = format!("{}:{}:{}", problem.file, problem.line, problem.column);
    let severity = match problem.severity {
        Severity::Error => miette::Severity::Error,
        Severity::Warning => miette::Severity::Warning,
    };
    let mut diagnostic = MietteDiagnostic::new(message)
        .with_code(clean(&place))
        .with_severity(severity);
    if let Some(hint) = &problem.hint {
        diagnostic = diagnostic.with_help(clean(hint));
    }
    let at = offset(&text, problem.line, problem.column);
    let is_here = problem.file == map.file;
    if is_here {
        let label = LabeledSpan::new(None, at, word(&text[at..]));
        diagnostic = diagnostic.with_label(label);
    }
    let name = clean(&map.file);
    let report = miette::Report::new(diagnostic).with_source_code(NamedSource::new(name, text));
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode());
    let mut drawn = String::new();
    match handler.render_report(&mut drawn, report.as_ref()) {
        Ok(()) => drawn,
        Err(_) => clean(&problem.to_string()),
    }
}

/// The byte at a line and a column, both from 1; the text's end if it is shorter.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = text.get(before..).unwrap_or_default();
    let within = rest.char_indices().nth(column.saturating_sub(1));
    before + within.map_or(rest.len(), |(i, _)| i)
}

/// Length of the word that a text begins with.
fn word(text: &str) -> usize {
    let end = text.find([',', '\n', ')', ']']).unwrap_or(text.len());
    end.clamp(1.min(text.len()), 60.min(text.len().max(1)))
}
