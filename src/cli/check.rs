//! `check`: every problem of every map, at its place.

use std::io;
use std::path::{Path, PathBuf};

use casus_foederis::content::{Code, Problem, Severity};
use casus_foederis::session::{Map, Places, SessionError};
use casus_foederis::tell::{clean, count};
use clap::Args;
use serde_json::json;

use super::picture::draw;
use super::play::is_path;
use super::{Listing, Shell, Stop};

#[derive(Args, Debug)]
pub struct Check {
    /// Maps, or folders of maps
    #[arg(required_unless_present = "explain", value_name = "FILE|DIR")]
    files: Vec<String>,
    /// Tell what a code of a problem means; without a code list all
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "", conflicts_with = "files")]
    explain: Option<String>,
    #[arg(long, value_enum, default_value = "text")]
    format: Listing,
}

pub fn check(args: &Check, places: &Places, shell: &mut Shell<'_>) -> Result<(), Stop> {
    if let Some(code) = &args.explain {
        return explain(code, args.format, shell);
    }
    let mut unreadable = Vec::new();
    let mut maps = Vec::new();
    for name in &args.files {
        for found in find(name, places) {
            match found {
                Ok(map) => maps.push(map),
                Err(error) => unreadable.push(error.to_string()),
            }
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
        shell.json(&json!(list))?;
    }
    verdict(maps.len(), &problems, &unreadable, shell)
}

/// What a code means; all of them, a line each, where none is named.
fn explain(name: &str, format: Listing, shell: &mut Shell<'_>) -> Result<(), Stop> {
    let codes = match name {
        "" => Code::ALL.to_vec(),
        name => vec![Code::find(name).map_err(|hint| {
            let hint = hint.map_or_else(String::new, |hint| format!(" ({hint})"));
            Stop::Wrong(format!("no problem has the code {name:?}{hint}"))
        })?],
    };
    if format == Listing::Json {
        let told = |code: &Code| {
            json!({
                "code": code.to_string(),
                "severity": code.severity().to_string(),
                "text": code.tells(),
                "example": code.example(),
            })
        };
        let list: Vec<_> = codes.iter().map(told).collect();
        return shell.json(&json!(list));
    }
    for code in &codes {
        let (severity, text) = (code.severity(), code.tells());
        if name.is_empty() {
            let first = text.split_once(". ").map_or(text, |(first, _)| first);
            let first = first.trim_end_matches('.');
            let (severity, code) = (severity.to_string(), code.to_string());
            shell.line(&format!("{severity:<8} {code:<22} {first}"))?;
            continue;
        }
        shell.line(&format!("{code} ({severity})"))?;
        shell.line(text)?;
        shell.line("")?;
        shell.line("What is right:")?;
        for line in code.example().lines() {
            shell.line(&format!("    {line}"))?;
        }
    }
    Ok(())
}

fn verdict(
    maps: usize,
    problems: &[Problem],
    unreadable: &[String],
    shell: &mut Shell<'_>,
) -> Result<(), Stop> {
    let errors = problems
        .iter()
        .filter(|p| p.severity() == Severity::Error)
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
        0 if maps > 0 => {
            shell.say("casus map-info MAP warns of what plays badly on a map's first day");
            Ok(())
        }
        0 => Ok(()),
        _ => Err(Stop::Failed(String::new())),
    }
}

/// The maps that an argument means: a file, all of a folder, or a map's name. What cannot be read does not keep the
/// others from being checked.
fn find(name: &str, places: &Places) -> Vec<Result<Map, SessionError>> {
    let path = Path::new(name);
    if path.is_dir() {
        return match folder(path) {
            Ok(files) => files.iter().map(|path| Map::read(path)).collect(),
            Err(error) => vec![Err(SessionError::io(path)(error))],
        };
    }
    vec![match is_path(name) {
        true => Map::read(path),
        false => Map::find(name, places),
    }]
}

/// The files of a folder that are called like maps.
fn folder(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "ron") {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(io::Error::new(
            io::ErrorKind::NotFound,
            "no maps (*.ron) in here",
        ));
    }
    files.sort();
    Ok(files)
}

pub fn as_json(problem: &Problem) -> serde_json::Value {
    json!({
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity().to_string(),
        "code": problem.code.to_string(),
        "message": problem.message,
        "hint": problem.hint,
    })
}

pub fn show(problem: &Problem, map: &Map, shell: &mut Shell<'_>) -> Result<(), Stop> {
    if shell.colors {
        let drawn = draw(problem, map);
        return shell.line(drawn.trim_end());
    }
    let Problem {
        file,
        line,
        column,
        code,
        message,
        ..
    } = problem;
    let severity = code.severity();
    shell.line(&clean(&format!(
        "{file}:{line}:{column}: {severity}: {message} [{code}]"
    )))?;
    match &problem.hint {
        Some(hint) => shell.line(&clean(&format!("  hint: {hint}"))),
        None => Ok(()),
    }
}
