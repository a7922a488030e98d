//! RON as JSON values, and setting one value in a tree of them: what `--set` works with.

use serde_json::{Map, Number, Value};

use super::nearest;
use super::tree::{Kind, Node};

/// The value that `node` writes, as serde's JSON form of it: `Some(x)` is x, a variant with data is an
/// object of one key.
///
/// # Errors
/// What is no value: a number out of range, a name with a strange character.
pub(super) fn from_ron(text: &str, node: &Node) -> Result<Value, String> {
    let written = text.get(node.span.0..node.span.1).unwrap_or_default();
    match &node.kind {
        Kind::Text => ron::from_str(written)
            .map(Value::String)
            .map_err(|_| "a backslash in this text begins no escape".to_owned()),
        Kind::Word => word(written),
        Kind::Gap => Err(format!("{written:?} is no value")),
        Kind::Many {
            name,
            bracket,
            items,
            whole: _,
        } => {
            let mut parts = Vec::with_capacity(items.len());
            for item in items {
                let key = item.key.and_then(|(from, to)| text.get(from..to));
                parts.push((key, from_ron(text, &item.value)?));
            }
            let inner = gathered(parts, *bracket, name.is_some());
            Ok(match name.and_then(|(from, to)| text.get(from..to)) {
                None | Some("Some") => inner,
                Some(name) => Value::Object(Map::from_iter([(name.to_owned(), inner)])),
            })
        }
    }
}

fn gathered(mut parts: Vec<(Option<&str>, Value)>, bracket: u8, named: bool) -> Value {
    if named && parts.len() == 1 && parts[0].0.is_none() {
        return parts.remove(0).1;
    }
    if bracket != b'[' && !parts.is_empty() && parts.iter().all(|(key, _)| key.is_some()) {
        let unquoted = |key: &str| key.trim_matches('"').to_owned();
        return parts
            .into_iter()
            .map(|(key, v)| (unquoted(key.unwrap_or_default()), v))
            .collect();
    }
    Value::Array(parts.into_iter().map(|(_, value)| value).collect())
}

fn word(written: &str) -> Result<Value, String> {
    match written {
        "true" => return Ok(Value::Bool(true)),
        "false" => return Ok(Value::Bool(false)),
        "None" => return Ok(Value::Null),
        _ => {}
    }
    if written.chars().all(|c| c.is_alphanumeric() || c == '_')
        && written.starts_with(|c: char| c.is_alphabetic())
        && !matches!(written, "inf" | "NaN")
    {
        return Ok(Value::String(written.to_owned()));
    }
    let digits = written.replace('_', "");
    let whole = digits.parse::<i64>().ok().map(Number::from);
    let number = whole.or_else(|| Number::from_f64(digits.parse().ok()?));
    number
        .map(Value::Number)
        .ok_or_else(|| format!("{written:?} is no finite number, word or text"))
}

/// A step of a path that leads nowhere.
#[derive(Debug, PartialEq)]
pub(super) struct Astray {
    /// Which step, from 0.
    pub(super) step: usize,
    pub(super) hint: Option<String>,
}

/// Replaces the value at `path` within `root`, which must exist. A whole number stays one, and another one does.
///
/// # Errors
/// The first step of the path that does not exist.
pub(super) fn replace(root: &mut Value, path: &[&str], new: Value) -> Result<(), Astray> {
    put(find_mut(root, path)?, new);
    Ok(())
}

/// The value at `path` within `root`.
///
/// # Errors
/// The first step of the path that does not exist.
pub(super) fn find_mut<'v>(root: &'v mut Value, path: &[&str]) -> Result<&'v mut Value, Astray> {
    let mut place = root;
    for (step, name) in path.iter().enumerate() {
        let known: Vec<String> = match &*place {
            Value::Object(map) => map.keys().cloned().collect(),
            Value::Array(list) => (0..list.len()).map(|i| i.to_string()).collect(),
            _ => Vec::new(),
        };
        let index = known.iter().position(|k| k == name);
        let next = match place {
            Value::Object(map) => map.get_mut(*name),
            Value::Array(list) => index.and_then(|i| list.get_mut(i)),
            _ => None,
        };
        let Some(next) = next else {
            let hint = nearest::hint(name, known.iter().map(String::as_str));
            return Err(Astray { step, hint });
        };
        place = next;
    }
    Ok(place)
}

fn put(place: &mut Value, new: Value) {
    let whole = place.is_i64() || place.is_u64();
    *place = match new.as_f64() {
        Some(x) if place.is_f64() => Value::from(x),
        // Every balance constant is written as 2.0 in a map's list, also one that counts things.
        Some(x) if whole && x.fract() == 0.0 && x.abs() < 1e15 => Value::from(x as i64),
        _ => new,
    };
}

/// Puts over `base` what `written` has of it; names that `base` does not know are passed over.
pub(super) fn overlay(base: &mut Value, written: Value) {
    match (base, written) {
        (Value::Object(base), Value::Object(written)) => {
            for (key, value) in written {
                if let Some(place) = base.get_mut(&key) {
                    overlay(place, value);
                }
            }
        }
        (place, value) => put(place, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn value(text: &str) -> Result<Value, String> {
        from_ron(text, &Node::scan(text).unwrap())
    }

    #[test]
    fn ron_becomes_what_serde_would_write() {
        for (text, expected) in [
            ("0.3", json!(0.3)),
            ("1_000", json!(1000)),
            ("Majority", json!("Majority")),
            (
                "Consensus(silence: true)",
                json!({"Consensus": {"silence": true}}),
            ),
            ("Notice(12)", json!({"Notice": 12})),
            ("Some(0.02)", json!(0.02)),
            ("None", json!(null)),
            (
                "[Territory, Cyber(0.9)]",
                json!(["Territory", {"Cyber": 0.9}]),
            ),
            ("Regions([\"a\"])", json!({"Regions": ["a"]})),
            ("(open_to: Anyone)", json!({"open_to": "Anyone"})),
            ("(1, 2)", json!([1, 2])),
        ] {
            assert_eq!(value(text), Ok(expected), "{text}");
        }
        assert!(value("NaN").is_err());
        assert!(value("1e999").is_err());
    }

    #[test]
    fn only_what_exists_is_replaced() {
        let mut root = json!({"crisis": {"rate": 0.1, "rungs": 6}});
        assert_eq!(replace(&mut root, &["crisis", "rungs"], json!(5.0)), Ok(()));
        assert_eq!(root["crisis"]["rungs"], json!(5));
        let astray = replace(&mut root, &["crisis", "rat"], json!(1)).unwrap_err();
        assert_eq!(
            astray,
            Astray {
                step: 1,
                hint: Some("did you mean \"rate\"?".into())
            }
        );
        assert!(replace(&mut root, &["crisis", "rate", "x"], json!(1)).is_err());
    }
}
