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
    let limit = (name.chars().count() / 3).max(1);
    // A name as long as a paragraph is no slip, and would cost time.
    if limit > 20 {
        return None;
    }
    known
        .into_iter()
        .map(|k| (edit_distance(name, k), k))
        .filter(|&(distance, _)| distance <= limit)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, k)| k)
}

/// Names that a hint lists, and how many of a longer list.
const LISTED: usize = 30;
const LISTED_OF_MANY: usize = 12;

/// A hint that names the nearest known name, or else what is known: of a long list its beginning.
#[must_use]
pub fn hint<'k>(name: &str, known: impl Iterator<Item = &'k str> + Clone) -> Option<String> {
    if let Some(near) = nearest(name, known.clone()) {
        return Some(format!("did you mean {near:?}?"));
    }
    let all = known.clone().count();
    let shown = if all > LISTED { LISTED_OF_MANY } else { all };
    let list: Vec<String> = known.take(shown).map(|k| format!("{k:?}")).collect();
    let list = list.join(", ");
    match all - shown {
        0 if all == 0 => None,
        0 if all == 1 => Some(format!("only {list} is known")),
        0 => Some(format!("known are {list}")),
        more => Some(format!("known are {list} and {more} more")),
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
        let many = vec!["ab"; 40];
        let long = hint("zzz", many.into_iter()).unwrap();
        assert!(long.ends_with(r#""ab" and 28 more"#), "{long}");
    }
}
