//! Text in cells: widths, cutting, cleaning, and what glyphs a font has.

use casus_core::tell::plain;
use ratatui::buffer::Buffer;
use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The block glyphs that the map is drawn with, finest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Glyphs {
    /// 2x4 a cell.
    Octant,
    /// 2x3.
    Sextant,
    /// 2x2.
    Quadrant,
    /// 1x2.
    Half,
    /// One colour a cell, for slow lines; not a rung that a player goes through.
    Whole,
    /// Letters only.
    Ascii,
    /// Nothing is drawn: the map is told in words, for whoever has the screen read out; not a rung either.
    Words,
}

impl Glyphs {
    pub const ALL: [Self; 5] = [
        Self::Octant,
        Self::Sextant,
        Self::Quadrant,
        Self::Half,
        Self::Ascii,
    ];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Octant => "octants",
            Self::Sextant => "sextants",
            Self::Quadrant => "quadrants",
            Self::Half => "half blocks",
            Self::Whole => "whole cells",
            Self::Ascii => "plain letters",
            Self::Words => "words",
        }
    }

    #[must_use]
    pub fn is_ascii(self) -> bool {
        self == Self::Ascii
    }

    /// Whether all is read out and nothing drawn.
    #[must_use]
    pub fn is_words(self) -> bool {
        self == Self::Words
    }
}

/// Whether a character may go to the terminal: no control, no bidirectional override, nothing without width.
#[must_use]
pub fn is_printable(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The last line of defence: whatever a file or a name holds, no control character reaches the terminal; and
/// nothing but ASCII where the font or the locale has nothing else.
pub fn sanitise(buf: &mut Buffer, ascii: bool) {
    for cell in &mut buf.content {
        if !cell.symbol().chars().all(is_printable) {
            cell.set_symbol(" ");
        }
        if ascii && !cell.symbol().is_ascii() {
            let plain = cell.symbol().chars().next().map_or(' ', plain);
            cell.set_char(plain);
        }
    }
}

/// `text` without what must not reach the terminal; tabs and line ends become spaces.
#[must_use]
pub fn clean(text: &str) -> std::borrow::Cow<'_, str> {
    if text.chars().all(is_printable) {
        return text.into();
    }
    let kept = text.chars().filter_map(|c| match c {
        '\t' | '\n' | '\r' => Some(' '),
        c => is_printable(c).then_some(c),
    });
    kept.collect::<String>().into()
}

/// Cells that the text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// What a reader takes for one letter each: a letter with its marks, a wide letter.
pub fn signs(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true)
}

/// The text, cut with an ellipsis to at most `room` cells. It is here that texts are cut, and nowhere else.
#[must_use]
#[track_caller]
pub fn fit(text: &str, room: usize) -> String {
    let text = clean(text);
    if text.width() <= room {
        return text.into_owned();
    }
    if text.trim_end().width() <= room {
        return text.trim_end().to_owned();
    }
    #[cfg(test)]
    cuts::note(&text, room);
    let mut cut = String::new();
    let mut used = 0;
    for sign in signs(&text) {
        let w = sign.width();
        if used + w + 1 > room {
            break;
        }
        used += w;
        cut.push_str(sign);
    }
    if room > 0 {
        cut.truncate(cut.trim_end().len());
        cut.push('…');
    }
    cut
}

/// What was cut while a test watched.
#[cfg(test)]
pub mod cuts {
    use std::cell::RefCell;
    use std::panic::Location;

    /// A text that had no room: where in the source it was cut, the whole of it, and the cells it had.
    #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
    pub struct Cut {
        pub file: &'static str,
        pub text: String,
        pub room: usize,
    }

    thread_local! {
        static SEEN: RefCell<Vec<Cut>> = const { RefCell::new(Vec::new()) };
    }

    #[track_caller]
    pub(super) fn note(text: &str, room: usize) {
        let cut = Cut {
            file: Location::caller().file(),
            text: text.to_owned(),
            room,
        };
        SEEN.with_borrow_mut(|seen| seen.push(cut));
    }

    /// All that this thread has cut since it was asked last.
    pub fn take() -> Vec<Cut> {
        SEEN.take()
    }
}

/// Labels and heads of columns that were drawn while a test watched.
#[cfg(test)]
pub mod labels {
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    thread_local! {
        static SEEN: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
    }

    pub fn note(text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            SEEN.with_borrow_mut(|seen| seen.insert(text.to_owned()));
        }
    }

    /// All that this thread has drawn since it was asked last.
    pub fn take() -> BTreeSet<String> {
        SEEN.take()
    }
}

/// The text in exactly `room` cells, aligned left.
#[must_use]
#[track_caller]
pub fn left(text: &str, room: usize) -> String {
    let mut text = fit(text, room);
    let used = text.width();
    text.extend(std::iter::repeat_n(' ', room.saturating_sub(used)));
    text
}

/// The text in exactly `room` cells, aligned right.
#[must_use]
#[track_caller]
pub fn right(text: &str, room: usize) -> String {
    let text = fit(text, room);
    format!("{}{text}", " ".repeat(room.saturating_sub(text.width())))
}

/// Breaks text into lines of at most `room` cells, at spaces; keeps the text's own line ends.
#[must_use]
#[track_caller]
pub fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let word = fit(word, room.max(1));
            if !line.is_empty() && line.width() + 1 + word.width() > room {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&word);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_trick_a_terminal_is_taken_out() {
        assert_eq!(clean("a\x1b[31mb\u{202e}c\nd"), "a[31mbc d");
        assert_eq!(clean("plain"), "plain");
    }

    #[test]
    fn text_fits() {
        assert_eq!(fit("Netherlands", 6), "Nethe…");
        assert_eq!(left("ab", 4), "ab  ");
        assert_eq!(right("ab", 4), "  ab");
        assert_eq!(
            wrap("will the allies come", 9),
            ["will the", "allies", "come"]
        );
    }
}
