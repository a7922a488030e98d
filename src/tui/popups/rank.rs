//! Which names a few letters mean, the likeliest first.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// How well letters fit a name, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fit {
    /// They are the name, or its code.
    Whole,
    /// The name begins with them.
    Start,
    /// Words of the name begin with them.
    Word,
    /// They stand together somewhere.
    Part,
    /// They are there in this order.
    Scattered,
}

/// The places of the names that match, best first; all, in order, for an empty search. Each name comes with whether it
/// goes before others that fit as well: one's own soil before foreign, what can be chosen before what cannot. What is
/// still equal keeps its order.
#[must_use]
pub fn ranked<'a>(search: &str, names: impl IntoIterator<Item = (&'a str, bool)>) -> Vec<usize> {
    let names = names.into_iter().enumerate();
    if search.trim().is_empty() {
        return names.map(|(i, _)| i).collect();
    }
    let pattern = Pattern::parse(search, CaseMatching::Ignore, Normalization::Smart);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut letters = Vec::new();
    let mut found: Vec<_> = names
        .filter_map(|(i, (name, first))| {
            let score = pattern.score(Utf32Str::new(name, &mut letters), &mut matcher)?;
            let fit = fit(search.trim(), name, &mut matcher);
            Some((fit, !first, Reverse(score), i))
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|f| f.3).collect()
}

/// How a name that matches is matched.
fn fit(search: &str, name: &str, matcher: &mut Matcher) -> Fit {
    let mut letters = Vec::new();
    let mut is = |kind, needle: &str, text: &str| {
        let atom = Atom::new(
            needle,
            CaseMatching::Ignore,
            Normalization::Smart,
            kind,
            false,
        );
        atom.score(Utf32Str::new(text, &mut letters), matcher)
            .is_some()
    };
    // Of the matcher's own signs, those for "begins with" and "as it stands" are no letters.
    let search = search.trim_start_matches(['\'', '^']);
    // A tick may stand before a name, a code or a sentence after it.
    let name = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    let end = name.find(": ").or_else(|| name.find(" ("));
    let (title, rest) = name.split_at(end.unwrap_or(name.len()));
    let code = rest
        .strip_prefix(" (")
        .and_then(|c| c.strip_suffix(')'))
        .unwrap_or_default();
    if is(AtomKind::Exact, search, title) || is(AtomKind::Exact, search, code) {
        return Fit::Whole;
    }
    if is(AtomKind::Prefix, search, title) {
        return Fit::Start;
    }
    let words = || words(title).chain(words(code));
    let mut sought = search
        .split_whitespace()
        .map(|s| s.trim_start_matches(['\'', '^']));
    if sought.all(|s| words().any(|w| is(AtomKind::Prefix, s, w))) {
        return Fit::Word;
    }
    if is(AtomKind::Substring, search, name) {
        return Fit::Part;
    }
    Fit::Scattered
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(search: &str, names: &[(&'static str, bool)]) -> Vec<&'static str> {
        let found = ranked(search, names.iter().copied());
        found.into_iter().map(|i| names[i].0).collect()
    }

    #[test]
    fn a_whole_name_goes_before_a_beginning_a_word_a_part_and_scattered_letters() {
        let names = [
            ("Großer Rand (GRR)", false),
            ("Algeria (ALG)", false),
            ("West Germany (FRG)", false),
            ("Germany (DDR)", false),
            ("Ger (XXX)", false),
            ("Nowhere (GER)", false),
        ];
        assert_eq!(
            order("ger", &names),
            [
                "Ger (XXX)",
                "Nowhere (GER)",
                "Germany (DDR)",
                "West Germany (FRG)",
                "Algeria (ALG)",
                "Großer Rand (GRR)"
            ]
        );
        assert_eq!(order("WEST GER", &names), ["West Germany (FRG)"]);
    }

    #[test]
    fn one_s_own_goes_first_where_it_fits_as_well_and_only_there() {
        let names = [
            ("North Ford", false),
            ("North Holm", true),
            ("Northmark", false),
            ("The north", true),
        ];
        assert_eq!(
            order("north", &names),
            ["North Holm", "North Ford", "Northmark", "The north"]
        );
        assert_eq!(
            order("", &names),
            ["North Ford", "North Holm", "Northmark", "The north"]
        );
    }

    #[test]
    fn ticks_and_sentences_around_a_name_do_not_count() {
        let names = [
            ("help: Shows the keys; nobody votes.", true),
            ("✓ Votes", false),
            ("vote aye: Votes for the motion.", false),
        ];
        assert_eq!(
            order("vote", &names),
            [
                "✓ Votes",
                "vote aye: Votes for the motion.",
                "help: Shows the keys; nobody votes."
            ]
        );
    }

    #[test]
    fn letters_in_their_order_are_found() {
        let names = [("Netherlands (NLD)", false), ("Norway (NOR)", false)];
        assert_eq!(order("nthr", &names), ["Netherlands (NLD)"]);
        assert_eq!(order("xyz", &names), Vec::<&str>::new());
    }
}
