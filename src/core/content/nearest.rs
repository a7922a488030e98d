//! "Did you mean ...?": the known name that is nearest to one that is unknown.

/// Fewest single-character insertions, deletions, replacements and swaps of neighbours that turn `a`
/// into `b` (optimal string alignment). Letter case is ignored.
#[must_use]
pub fn edit_distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().flat_map(char::to_lowercase).collect();
    let b: Vec<char> = b.chars().flat_map(char::to_lowercase).collect();
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 0..a.len() {
        let mut row = vec![i + 1; b.len() + 1];
        for j in 0..b.len() {
            let replace = last[j] + usize::from(a[i] != b[j]);
            row[j + 1] = replace.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j] {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// The known name nearest to `name`, if any is near enough to be a slip of the pen: within a third of
/// its length. The first of equally near names wins.
#[must_use]
pub fn nearest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    near(name, known).first().copied()
}

/// The known names that are nearest to `name` and near enough to be a slip of the pen.
fn near<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Vec<&'k str> {
    let limit = (name.chars().count() / 3).max(1);
    // A name as long as a paragraph is no slip, and would cost time.
    if limit > 20 {
        return Vec::new();
    }
    let all = known.into_iter().map(|k| (edit_distance(name, k), k));
    let all: Vec<_> = all.filter(|(distance, _)| *distance <= limit).collect();
    let least = all.iter().map(|(distance, _)| *distance).min();
    let best = all.iter().filter(|(distance, _)| Some(*distance) == least);
    best.map(|(_, k)| *k).collect()
}

/// Names that a hint lists, how many of a longer list, and how many may have been meant.
const LISTED: usize = 30;
const LISTED_OF_MANY: usize = 8;
const MEANT: usize = 4;

/// `did you mean "north-sea" or "south-sea"?`; None where nothing known, or too much, is near enough.
#[must_use]
pub fn meant<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<String> {
    let meant = near(name, known);
    let few = (1..=MEANT).contains(&meant.len());
    few.then(|| format!("did you mean {}?", quoted(&meant).join(" or ")))
}

fn quoted(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("{name:?}")).collect()
}

/// A hint that names the nearest known names, or else what is known: of a long list those that are least far.
#[must_use]
pub fn hint<'k>(name: &str, known: impl Iterator<Item = &'k str> + Clone) -> Option<String> {
    if let Some(meant) = meant(name, known.clone()) {
        return Some(meant);
    }
    let mut all: Vec<&str> = known.collect();
    if all.len() > LISTED {
        let name: String = name.chars().take(60).collect();
        all.sort_by_key(|k| edit_distance(&name, k));
        let least = quoted(&all[..LISTED_OF_MANY]).join(", ");
        return Some(format!("the nearest are {least}, of {}", all.len()));
    }
    match all.len() {
        0 => None,
        1 => Some(format!("only {} is known", quoted(&all).join(", "))),
        _ => Some(format!("known are {}", quoted(&all).join(", "))),
    }
}

/// The same; where not all are told, `command` lists them.
#[must_use]
pub(super) fn hint_with<'k>(
    name: &str,
    known: impl Iterator<Item = &'k str> + Clone,
    command: &str,
) -> Option<String> {
    let many = known.clone().count() > LISTED;
    let hint = hint(name, known)?;
    match many && hint.starts_with("the nearest") {
        true => Some(format!("{hint}: {command} lists all")),
        false => Some(hint),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("holland", "holland", 0),
            ("hollnad", "holland", 1),
            ("NLD", "nld", 0),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(edit_distance(a, b), expected, "{a} {b}");
            assert_eq!(edit_distance(b, a), expected, "{b} {a}");
        }
    }

    #[test]
    fn only_slips_are_corrected() {
        let known = ["holland", "belgium", "zeeland"];
        assert_eq!(nearest("hollnd", known), Some("holland"));
        assert_eq!(nearest("sparta", known), None);
        assert_eq!(nearest(&"x".repeat(500), known), None);
    }

    #[test]
    fn few_names_are_all_told() {
        let known = ["ab", "cd"];
        assert_eq!(
            hint("zzz", known.into_iter()).as_deref(),
            Some(r#"known are "ab", "cd""#)
        );
        assert_eq!(hint("zzz", [].into_iter()), None);
        let many: Vec<String> = (0..40).map(|i| format!("quite-another-{i}")).collect();
        let long = hint("another-3", many.iter().map(String::as_str)).unwrap();
        assert!(
            long.starts_with(r#"the nearest are "quite-another-3""#),
            "{long}"
        );
        assert!(long.ends_with(", of 40"), "{long}");
        let two = ["north-sea", "south-sea", "lake"].into_iter();
        assert_eq!(
            hint("nouth-sea", two).as_deref(),
            Some(r#"did you mean "north-sea" or "south-sea"?"#)
        );
    }
}
