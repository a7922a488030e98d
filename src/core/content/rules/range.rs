//! From where to where each constant may be set: written once, beside its value in assets/rules.
//!
//! `In(0.3, 0.0, 2.0)` is a value with the least and the most that it may be set to, `In(0.3, 0.0, 2.0, "why")` one
//! that cannot go as far as others may, and `Share(0.3)` lies in 0..1 by nature. Around a list or a struct they hold
//! for every number within.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::content::report::figure;

/// What a constant may be set to.
#[derive(Clone, PartialEq, Debug)]
pub struct Range {
    pub low: f64,
    pub high: f64,
    /// Why it spans less than half to double of what ships.
    pub reason: Option<String>,
}

/// The range of each constant, by its path: `supply.sea_kt`, `season.winter_band.0`.
pub type Ranges = BTreeMap<String, Range>;

impl Range {
    const SHARE: Self = Self {
        low: 0.0,
        high: 1.0,
        reason: None,
    };

    /// Whether `given` lies within; `whole` constants take whole numbers only.
    pub(super) fn admits(&self, given: &Value, whole: bool) -> bool {
        given
            .as_f64()
            .is_some_and(|x| (self.low..=self.high).contains(&x) && (!whole || libm::trunc(x) == x))
    }

    /// What is said of a constant that was set to something else.
    pub(super) fn refusal(&self, path: &str, given: &Value, whole: bool) -> String {
        let number = if whole { "a whole number " } else { "" };
        let (low, high) = (figure(self.low), figure(self.high));
        let given = match given {
            Value::String(word) => word.clone(),
            other => other.as_f64().map_or_else(|| other.to_string(), figure),
        };
        format!("rules.{path} must be {number}between {low} and {high}, not {given}")
    }
}

/// The values in `written` without their ranges. The range of each number in it that has one is added to `ranges`,
/// where `path` leads to it.
///
/// # Errors
/// A range that is not written as one.
pub(super) fn apart(
    written: Value,
    path: &str,
    around: Option<&Range>,
    ranges: &mut Ranges,
) -> Result<Value, String> {
    match written {
        Value::Object(mut map) => {
            if let Some(shared) = alone(&mut map, "Share") {
                return apart(shared, path, Some(&Range::SHARE), ranges);
            }
            if let Some(parts) = alone(&mut map, "In") {
                let (value, range) = range(parts).ok_or_else(|| {
                    format!("{path}: a range is written In(value, least, most), with a reason after it or none")
                })?;
                return apart(value, path, Some(&range), ranges);
            }
            let mut values = Map::new();
            for (name, part) in map {
                let part = apart(part, &below(path, &name), around, ranges)?;
                values.insert(name, part);
            }
            Ok(Value::Object(values))
        }
        Value::Array(list) => {
            let parts = list.into_iter().enumerate();
            parts
                .map(|(i, part)| apart(part, &below(path, &i.to_string()), around, ranges))
                .collect()
        }
        leaf => {
            if let Some(range) = around {
                ranges.insert(path.to_owned(), range.clone());
            }
            Ok(leaf)
        }
    }
}

/// The path to the part `name` of what `path` leads to.
pub(super) fn below(path: &str, name: &str) -> String {
    match (path, name) {
        ("", one) | (one, "") => one.to_owned(),
        _ => format!("{path}.{name}"),
    }
}

/// What stands in `map` under `name`, if nothing else does.
fn alone(map: &mut Map<String, Value>, name: &str) -> Option<Value> {
    if map.len() == 1 {
        map.remove(name)
    } else {
        None
    }
}

/// The parts of `In(value, least, most)` or `In(value, least, most, "reason")`.
fn range(parts: Value) -> Option<(Value, Range)> {
    let Value::Array(mut parts) = parts else {
        return None;
    };
    let reason = match parts.len() {
        3 => None,
        4 => Some(parts.pop()?.as_str()?.to_owned()),
        _ => return None,
    };
    let (high, low) = (parts.pop()?.as_f64()?, parts.pop()?.as_f64()?);
    let value = parts.pop()?;
    (low <= high).then_some((value, Range { low, high, reason }))
}
