//! What a reckoning comes to has no unit: on the panels it is a word or a chance, and its figures stand on the sheet behind `w` only.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;

use super::all;
use super::cuts::{SIZES, cut, positions};

/// The words of each line of a picture.
fn lines(buf: &Buffer) -> Vec<Vec<String>> {
    let lines = buf.content.chunks(buf.area.width.into());
    let text = lines.map(|l| {
        l.iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect::<String>()
    });
    let bare = |l: String| {
        let words = l.split(|c: char| c.is_whitespace() || "│┃━─╺╸".contains(c));
        words.filter(|w| !w.is_empty()).map(str::to_owned).collect()
    };
    text.map(bare).collect()
}

/// Whether a word is the bare score of a reckoning: a signed decimal, or one of three places, with nothing behind it.
fn is_score(word: &str) -> bool {
    let digits = word.trim_start_matches(['+', '-', '−']);
    let signed = digits.len() < word.len();
    let Some((whole, part)) = digits.split_once('.') else {
        return false;
    };
    let number = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_digit());
    number(whole) && number(part) && (signed || part.len() > 2)
}

#[test]
fn no_panel_shows_the_score_of_a_reckoning() {
    assert!(["-0.080", "+0.06", "0.125"].iter().all(|w| is_score(w)));
    assert!(
        !["+4.1%", "0.70", "$0.25bn", "3", "1949"]
            .iter()
            .any(|w| is_score(w))
    );
    let mut found = BTreeSet::new();
    for (position, game) in positions() {
        for (view, tab, actions) in all() {
            for size in SIZES {
                let (buf, _) = cut(&game, tab, &actions, size);
                for line in lines(&buf) {
                    if line.iter().any(|w| is_score(w)) {
                        found.insert(format!("{view}, {position}: {}", line.join(" ")));
                    }
                }
            }
        }
    }
    let list: Vec<String> = found.into_iter().collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}
