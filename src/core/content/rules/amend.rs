//! Constants set by a map or from the command line: the one place where their ranges are checked.

use serde_json::Value;

use super::range::below;
use super::rising::{RISING, fallen};
use super::{Ranges, Rules};
use crate::content::json::{self, Astray};

/// Rules of which constants are being set.
pub(in crate::content) struct Amended {
    rules: Value,
    ranges: Ranges,
}

/// Why a constant cannot be set so.
#[derive(Debug, PartialEq)]
pub(in crate::content) enum Refusal {
    /// The path leads nowhere.
    Astray(Astray),
    /// The value is none that may stand there: a sentence that names the constant, and what else there is to say.
    Unfit {
        message: String,
        hint: Option<String>,
    },
}

impl Refusal {
    /// `what` is wrong with the constants at `path`.
    fn unfit(path: &str, what: &str) -> Self {
        let message = format!("{} {what}", below("rules", path));
        let hint = None;
        Self::Unfit { message, hint }
    }
}

impl Amended {
    /// # Errors
    /// What is wrong with the shipped texts; nothing is, as tests see to.
    pub(in crate::content) fn new(rules: &Rules) -> Result<Self, String> {
        Ok(Self {
            rules: serde_json::to_value(rules).map_err(|e| e.to_string())?,
            ranges: Rules::ranges()?,
        })
    }

    /// Sets what is at `path`: a number, or a list or struct of them, of which only what is named is set. After a
    /// refusal all is as it was.
    ///
    /// # Errors
    /// The first number that may not be set so.
    pub(in crate::content) fn set(&mut self, path: &[&str], value: Value) -> Result<(), Refusal> {
        let place = json::find_mut(&mut self.rules, path).map_err(Refusal::Astray)?;
        admit(&self.ranges, place, &value, &path.join("."))?;
        json::overlay(place, value);
        Ok(())
    }

    /// What is out of order among the constants, each with the paths that it concerns.
    pub(in crate::content) fn disorder(&self) -> Vec<(Vec<&'static str>, String)> {
        RISING
            .iter()
            .filter_map(|list| fallen(&self.rules, list))
            .collect()
    }

    /// # Errors
    /// What no type of a section can hold.
    pub(in crate::content) fn rules(self) -> Result<Rules, String> {
        serde_json::from_value(self.rules).map_err(|e| e.to_string())
    }
}

/// Whether `value` may stand where `place` does, number by number.
fn admit(ranges: &Ranges, place: &Value, value: &Value, path: &str) -> Result<(), Refusal> {
    match (place, value) {
        (Value::Object(parts), Value::Object(values)) => {
            values.iter().try_for_each(|(name, value)| {
                let path = below(path, name);
                let place = parts.get(name);
                let place = place.ok_or_else(|| Refusal::unfit(&path, "is no constant"))?;
                admit(ranges, place, value, &path)
            })
        }
        (Value::Array(parts), Value::Array(values)) if parts.len() == values.len() => {
            let pairs = parts.iter().zip(values).enumerate();
            pairs.into_iter().try_for_each(|(i, (place, value))| {
                admit(ranges, place, value, &below(path, &i.to_string()))
            })
        }
        (Value::Object(_), _) => Err(Refusal::unfit(
            path,
            "holds several constants, set one by one or as (name: value, ...)",
        )),
        (Value::Array(parts), _) => Err(Refusal::unfit(
            path,
            &format!(
                "is a list of {}, set one by one or as (value, ...)",
                parts.len()
            ),
        )),
        _ => {
            let whole = place.is_u64();
            // A test sees to it that every constant has a range.
            let range = ranges.get(path);
            let range = range.ok_or_else(|| Refusal::unfit(path, "cannot be set"))?;
            if range.admits(value, whole) {
                return Ok(());
            }
            Err(Refusal::Unfit {
                message: range.refusal(path, value, whole),
                hint: range.reason.clone(),
            })
        }
    }
}
