//! The constants one by one, with what is written of each: for those who would change one.

use serde_json::Value;

use super::range::below;
use super::{Range, Rules};
use crate::content::json;
use crate::content::nearest;
use crate::content::tree::{Kind, Node};

/// A constant as it ships.
#[derive(Clone, PartialEq, Debug)]
pub struct Constant {
    /// As settings have it, without `rules.` before it: `mind.challenge.window`.
    pub path: String,
    /// A number.
    pub value: Value,
    /// What it may be set to.
    pub range: Range,
    /// What is written above the group that it is in, and above it, the outermost first: unit and reason. A line that has
    /// nothing above it goes with the one before it.
    pub comments: Vec<String>,
}

impl Rules {
    /// All constants as they ship, in the order in which they are written.
    ///
    /// # Errors
    /// What is wrong with the shipped texts; nothing is, as tests see to.
    pub fn constants() -> Result<Vec<Constant>, String> {
        let ranges = Self::ranges()?;
        let mut constants = Vec::with_capacity(ranges.len());
        for (section, text) in Self::SHIPPED {
            let root = Node::scan(text).ok_or("the text is empty")?;
            let mut put = |path: String, value, comments| {
                let range = ranges.get(&path).cloned();
                let range = range.ok_or_else(|| format!("{path} has no range"))?;
                constants.push(Constant {
                    path,
                    value,
                    range,
                    comments,
                });
                Ok(())
            };
            each(text, &root, section, &[], &mut put)?;
        }
        Ok(constants)
    }
}

impl Constant {
    /// Those of `all` that are at `prefix` or below it; steps of a path are whole: `mind.challenge`. `rules` may stand before it.
    ///
    /// # Errors
    /// Which step of the prefix leads nowhere, and which are near it.
    pub fn below(mut all: Vec<Self>, prefix: &str) -> Result<Vec<Self>, String> {
        let steps: Vec<&str> = prefix.split('.').collect();
        let steps = steps.strip_prefix(&["rules"]).unwrap_or(&steps);
        for (i, step) in steps.iter().enumerate() {
            let mut known: Vec<String> = Vec::new();
            for next in all.iter().filter_map(|c| c.path.split('.').nth(i)) {
                if known.last().is_none_or(|last| last != next) {
                    known.push(next.to_owned());
                }
            }
            all.retain(|c| c.path.split('.').nth(i) == Some(*step));
            if all.is_empty() {
                let place = [&["rules"], &steps[..i]].concat().join(".");
                let hint = nearest::hint(step, known.iter().map(String::as_str));
                let hint = hint.map_or(String::new(), |h| format!("; {h}"));
                return Err(format!("there is no {step:?} in {place}{hint}"));
            }
        }
        Ok(all)
    }
}

type Put<'p> = dyn FnMut(String, Value, Vec<String>) -> Result<(), String> + 'p;

/// Calls `put` with path, value and comments of each number in `node`, which stands at `path`.
fn each(
    text: &str,
    node: &Node,
    path: &str,
    comments: &[String],
    put: &mut Put<'_>,
) -> Result<(), String> {
    let Kind::Many { name, items, .. } = &node.kind else {
        return put(
            path.to_owned(),
            json::from_ron(text, node)?,
            comments.to_vec(),
        );
    };
    if name.is_some() {
        // `In(value, least, most)` or `Share(value)`.
        let value = items
            .first()
            .ok_or_else(|| format!("{path} has no value"))?;
        return each(text, &value.value, path, comments, put);
    }
    let mut own: Option<String> = None;
    let mut end = node.span.0;
    for (i, item) in items.iter().enumerate() {
        let from = item.key.map_or(item.value.span.0, |key| key.0);
        let gap = text.get(end..from).unwrap_or_default();
        match comment(gap) {
            Some(new) => own = Some(new),
            None if gap.contains("\n\n") => own = None,
            None => {}
        }
        end = item.value.span.1;
        let name = match item.key {
            Some((from, to)) => text.get(from..to).unwrap_or_default().to_owned(),
            None => i.to_string(),
        };
        let comments: Vec<String> = comments.iter().cloned().chain(own.clone()).collect();
        each(text, &item.value, &below(path, &name), &comments, put)?;
    }
    Ok(())
}

/// The comment that ends what stands between two values, on one line; a blank line before it parts it from others.
fn comment(gap: &str) -> Option<String> {
    let lines: Vec<&str> = gap.split('\n').map(str::trim).collect();
    // What follows the last end of a line stands before the value itself.
    let above = lines.split_last().map_or(&lines[..], |(_, above)| above);
    let from = above
        .iter()
        .rposition(|line| !line.starts_with("//"))
        .map_or(0, |i| i + 1);
    let words: Vec<&str> = above[from..]
        .iter()
        .map(|line| line.trim_start_matches('/').trim())
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}
