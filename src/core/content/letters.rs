//! Characters that have no place in a map's texts: those that steer a terminal, and those that nobody can see.

use unicode_width::UnicodeWidthChar;

/// Marks that a letter may carry: a vowel, a tone and one more, as pointed Hebrew has them.
const MOST_MARKS: usize = 3;

/// Whether a terminal would obey the character instead of showing it: control characters, ends of lines and what
/// turns the direction of writing.
#[must_use]
pub fn steers(c: char) -> bool {
    c.is_control() || turns(c)
}

fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether the character leaves no mark at all: fillers, blanks without width, tags.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'
        | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether the character only says how its neighbours are drawn. Some scripts need these in running text; in a name,
/// which must be found and told apart from others, they are a trap.
fn joins(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

/// What is wrong with a character that no text may hold; lines may end.
pub(super) fn fault_of(c: char) -> Option<String> {
    match c {
        '\n' => None,
        _ if turns(c) => Some(format!("{}, which turns the direction of writing", code(c))),
        _ if steers(c) => Some(format!("the control character {}", code(c))),
        _ if is_unseen(c) => Some(format!("{}, which cannot be seen", code(c))),
        _ => None,
    }
}

/// What is wrong with a name, unless it holds what no text may hold, which is said already.
pub(super) fn fault_of_name(name: &str) -> Option<String> {
    if name.chars().any(|c| fault_of(c).is_some()) {
        return None;
    }
    if name.contains('\n') {
        return Some("must stand on one line".to_owned());
    }
    if let Some(c) = name.chars().find(|&c| joins(c)) {
        return Some(format!("holds {}, which cannot be seen", code(c)));
    }
    let mut marks = MOST_MARKS;
    for c in name.chars() {
        marks = if c.width() == Some(0) { marks + 1 } else { 0 };
        if marks > MOST_MARKS {
            let most = format!(
                "has a mark, {}, on no letter, or more than {MOST_MARKS} on one",
                code(c)
            );
            return Some(most);
        }
    }
    None
}

/// What is left of a name for whoever only glances at it: names that look alike have the same. Case, blanks, dots, dashes and
/// marks are passed over, and letters of other scripts are taken for the Latin ones that they are drawn like.
pub(super) fn looks(name: &str) -> String {
    let seen = name.chars().filter(|c| c.is_alphanumeric());
    let seen = seen.filter(|c| c.width() != Some(0));
    let small = seen.map(latin).flat_map(char::to_lowercase).map(latin);
    let looks: String = small.collect();
    // Names of signs alone are what they are.
    if looks.is_empty() {
        name.to_owned()
    } else {
        looks
    }
}

/// Greek, Cyrillic, Latin: letters that fonts draw alike; and figures that are taken for letters.
const DRAWN_ALIKE: [(&str, &str); 3] = [
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνο01", "ABEZHIKMNOPTYXvool"),
    ("АВЕЗКМНОРСТУХІЈЅ", "ABE3KMHOPCTYXIJS"),
    ("аеорсухіјѕԁһ", "aeopcyxijsdh"),
];

fn latin(c: char) -> char {
    let found = DRAWN_ALIKE.iter().find_map(|(from, to)| {
        let place = from.chars().position(|f| f == c)?;
        to.chars().nth(place)
    });
    found.unwrap_or(c)
}

/// `U+200B`.
fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_scripts_are_good() {
        for name in [
            "Åland",
            "A\u{30a}land",
            "邓梅尔沼泽",
            "مور",
            "שָׁלוֹם",
            "กรุงเทพที่",
            "Việt Nam",
            "대한민국",
            "🏰 Keep",
            "Ἀθῆναι",
        ] {
            assert_eq!(fault_of_name(name), None, "{name}");
            assert!(name.chars().all(|c| fault_of(c).is_none()), "{name}");
        }
    }

    #[test]
    fn alike_is_what_is_drawn_alike() {
        for (a, b) in [
            ("West Bank", "west-bank"),
            ("Crete", "\u{421}r\u{435}te"),
            ("\u{410}thens", "Athens"),
            ("Fort 10", "Fort lO"),
            ("St. John", "St John"),
        ] {
            assert_eq!(looks(a), looks(b), "{a} {b}");
        }
        for (a, b) in [("Mali", "Mall"), ("邓", "梅"), ("★", "☆"), ("Bonn", "Bohn")] {
            assert_ne!(looks(a), looks(b), "{a} {b}");
        }
        for (from, to) in DRAWN_ALIKE {
            assert_eq!(from.chars().count(), to.chars().count());
        }
    }

    #[test]
    fn what_cannot_be_seen_is_named() {
        for (c, part) in [
            ('\u{200b}', "U+200B, which cannot be seen"),
            ('\u{2060}', "U+2060"),
            ('\u{feff}', "U+FEFF"),
            ('\u{e0067}', "U+E0067"),
            ('\u{3164}', "U+3164"),
            ('\u{1b}', "the control character U+001B"),
            ('\u{9b}', "the control character U+009B"),
            ('\u{202e}', "U+202E, which turns the direction"),
        ] {
            let fault = fault_of(c).unwrap();
            assert!(fault.starts_with(part), "{fault}");
        }
        for (name, part) in [
            ("Hythe\u{200d}", "U+200D, which cannot be seen"),
            ("A\nB", "one line"),
            ("C\u{301}\u{302}\u{303}\u{301}", "more than 3"),
            ("\u{301}C", "on no letter"),
        ] {
            let fault = fault_of_name(name).unwrap();
            assert!(fault.contains(part), "{fault}");
        }
    }
}
