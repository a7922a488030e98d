//! A grid of settings: one batch for each combination of their values.

use std::path::{Path, PathBuf};

use casus_foederis::session::SessionError;
use casus_foederis::session::batch::{Existing, csv_line};

/// More are no grid but a slip of the pen.
const MOST: usize = 10_000;

/// One combination.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// Its settings, each `path=value`.
    pub sets: Vec<String>,
    /// Where its lines go.
    pub out: Option<PathBuf>,
    /// The folder of its own within those of panels and journals; None where there is no grid.
    pub folder: Option<String>,
}

/// Every combination of the values in `grids`, each `path=v1,v2`; the last varies fastest. Without any the one batch that
/// there is.
///
/// # Errors
/// A grid without values, two of one path, or too many combinations.
pub fn cells(grids: &[String], out: Option<&Path>) -> Result<Vec<Cell>, String> {
    let mut axes: Vec<(&str, Vec<&str>)> = Vec::new();
    for text in grids {
        let (path, values) = text
            .split_once('=')
            .ok_or_else(|| format!("--grid {text}: path=v1,v2 is wanted"))?;
        if axes.iter().any(|axis| axis.0 == path) {
            return Err(format!("--grid {text}: {path} is in the grid already"));
        }
        let values = split(values);
        if values.iter().any(|v| v.is_empty()) {
            return Err(format!("--grid {text}: a value is empty"));
        }
        axes.push((path, values));
    }
    let all = axes
        .iter()
        .try_fold(1_usize, |n, axis| n.checked_mul(axis.1.len()));
    let all = all
        .filter(|n| *n <= MOST)
        .ok_or_else(|| format!("the grid has more than {MOST} combinations"))?;
    let mut sets: Vec<Vec<String>> = vec![Vec::new()];
    for (path, values) in &axes {
        let longer = |s: &Vec<String>| {
            let with = |v: &&str| [s.clone(), vec![format!("{path}={v}")]].concat();
            values.iter().map(with).collect::<Vec<_>>()
        };
        sets = sets.iter().flat_map(longer).collect();
    }
    let digits = all.to_string().len();
    let cell = |(i, sets): (usize, Vec<String>)| match (grids.is_empty(), out) {
        (false, Some(out)) => {
            let stem = out.file_stem().unwrap_or_default().to_string_lossy();
            let name = format!("{stem}-{:0digits$}", i + 1);
            let end = out.extension().unwrap_or_default().to_string_lossy();
            Cell {
                sets,
                out: Some(out.with_file_name(format!("{name}.{end}"))),
                folder: Some(name),
            }
        }
        _ => Cell {
            sets,
            out: out.map(Path::to_path_buf),
            folder: None,
        },
    };
    Ok(sets.into_iter().enumerate().map(cell).collect())
}

/// Parts between commas that stand in no brackets and no quotes.
fn split(values: &str) -> Vec<&str> {
    let (mut depth, mut quoted, mut from, mut parts) = (0_i32, false, 0, Vec::new());
    for (at, c) in values.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(values[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(values[from..].trim());
    parts
}

/// Writes which file has which values, beside `out`.
///
/// # Errors
/// When it is there and `existing` says to leave it alone, or it cannot be written.
pub fn index(out: &Path, cells: &[Cell], existing: Existing) -> Result<(), SessionError> {
    let path = out.with_extension("grid.csv");
    if existing == Existing::Refuse && path.exists() {
        return Err(SessionError::Results {
            path,
            reason: "the file is there already: --resume goes on with it, --append adds to it, --force overwrites it"
                .to_owned(),
        });
    }
    let parts = |set: &String| {
        let (path, value) = set.split_once('=').unwrap_or((set, ""));
        [path.to_owned(), value.to_owned()]
    };
    let first = cells.first().map_or(&[][..], |c| &c.sets);
    let mut head = vec!["file".to_owned()];
    head.extend(first.iter().map(|set| parts(set)[0].clone()));
    let mut text = csv_line(&head) + "\n";
    for cell in cells {
        let name = cell.out.as_ref().and_then(|o| o.file_name());
        let mut row = vec![name.unwrap_or_default().to_string_lossy().into_owned()];
        row.extend(cell.sets.iter().map(|set| parts(set)[1].clone()));
        text += &(csv_line(&row) + "\n");
    }
    std::fs::write(&path, text).map_err(SessionError::io(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(list: &[&str]) -> Result<Vec<Cell>, String> {
        let list: Vec<String> = list.iter().map(|s| (*s).to_owned()).collect();
        cells(&list, Some(Path::new("d/f.jsonl")))
    }

    #[test]
    fn a_grid_is_every_combination() {
        let cells = grid(&["a.b=1,2", "c=(x: 1, y: 2),none"]).unwrap();
        let sets: Vec<String> = cells.iter().map(|c| c.sets.join(" ")).collect();
        assert_eq!(
            sets,
            [
                "a.b=1 c=(x: 1, y: 2)",
                "a.b=1 c=none",
                "a.b=2 c=(x: 1, y: 2)",
                "a.b=2 c=none"
            ]
        );
        assert_eq!(cells[3].out.as_deref(), Some(Path::new("d/f-4.jsonl")));
        assert_eq!(cells[3].folder.as_deref(), Some("f-4"));
        assert_eq!(
            grid(&[]).unwrap()[0].out.as_deref(),
            Some(Path::new("d/f.jsonl"))
        );
    }

    #[test]
    fn what_is_no_grid_is_refused() {
        for (list, why) in [
            (vec!["a"], "path=v1,v2 is wanted"),
            (vec!["a=1,"], "a value is empty"),
            (vec!["a=1", "a=2"], "in the grid already"),
        ] {
            assert!(grid(&list).unwrap_err().contains(why), "{list:?}");
        }
        let many: Vec<String> = (0..5)
            .map(|i| format!("p{i}=1,2,3,4,5,6,7,8,9,10"))
            .collect();
        assert!(cells(&many, None).unwrap_err().contains("combinations"));
    }
}
