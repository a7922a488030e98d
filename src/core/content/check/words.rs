//! A map's own words.

use crate::content::codes::Code;
use crate::content::raw::RawScenario;
use crate::content::report::Report;
use crate::content::tree::Path;
use crate::content::words::{WORD, Words};

/// The words that ship with the map's own in their places.
pub fn check(raw: &RawScenario, report: &mut Report<'_>) -> Words {
    let mut words = Words::default();
    let list = Path::Root.field("words");
    for (i, (path, word)) in raw.words.iter().enumerate() {
        let at = list.item(i);
        if raw.words[..i].iter().any(|(before, _)| before == path) {
            report.note(
                &at.item(0),
                Code::ListedTwice,
                format!("{path:?} is worded already"),
            );
        }
        report.name(&at.item(1), "a word", word, WORD);
        if let Err(hint) = words.set(path, word) {
            report.note_with(
                &at.item(0),
                Code::UnknownWord,
                format!("there is no word {path:?}"),
                hint,
            );
        }
    }
    words
}
