//! The tables of `assets/data`: a line of column names, then rows; no field holds a comma, a quote or a line break.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind, Result};
use std::path::Path;
use std::str::FromStr;

/// One line of a table, field by column name.
pub struct Row {
    /// The file and line, for what is wrong with it.
    place: String,
    fields: BTreeMap<String, String>,
}

/// The rows of a table in the order of the file.
///
/// # Errors
/// If the file cannot be read, or a row has more or fewer fields than there are columns.
pub fn read(folder: &Path, name: &str) -> Result<Vec<Row>> {
    let text = std::fs::read_to_string(folder.join(name))?;
    let mut lines = text.lines().enumerate();
    let columns: Vec<&str> = lines
        .next()
        .map_or(Vec::new(), |(_, l)| l.split(',').collect());
    let row = |(at, line): (usize, &str)| {
        let place = format!("{name}:{}", at + 1);
        let values: Vec<&str> = line.split(',').collect();
        if values.len() != columns.len() {
            let (has, wants) = (values.len(), columns.len());
            return Err(wrong(&format!(
                "{place}: {has} fields, and the head has {wants}"
            )));
        }
        let fields = columns
            .iter()
            .zip(values)
            .map(|(c, v)| ((*c).to_owned(), v.to_owned()));
        let fields = fields.collect();
        Ok(Row { place, fields })
    };
    lines.map(row).collect()
}

/// An error about what a file holds.
pub fn wrong(what: &str) -> Error {
    Error::new(ErrorKind::InvalidData, what)
}

impl Row {
    /// The field of that column, empty where there is none.
    pub fn get(&self, column: &str) -> &str {
        self.fields.get(column).map_or("", String::as_str)
    }

    /// The field as a number or the like, None where it is empty.
    ///
    /// # Errors
    /// If it is neither.
    pub fn maybe<T: FromStr>(&self, column: &str) -> Result<Option<T>> {
        let field = self.get(column);
        if field.is_empty() {
            return Ok(None);
        }
        let read = field.parse().map(Some);
        read.map_err(|_| wrong(&format!("{}: {column} cannot be {field:?}", self.place)))
    }

    /// The same where it must be given.
    ///
    /// # Errors
    /// If it is empty or cannot be read.
    pub fn needs<T: FromStr>(&self, column: &str) -> Result<T> {
        let missing = || wrong(&format!("{}: {column} is empty", self.place));
        self.maybe(column)?.ok_or_else(missing)
    }
}
