//! The smallest parts of a text: what stands between values, texts, characters and signs.

use crate::content::codes::Code;

use super::Kind;
use super::scan::Scanner;

impl Scanner<'_> {
    /// Passes white space, comments and `#![...]` attributes.
    pub(super) fn skip(&mut self) {
        loop {
            self.until(|b| !b.is_ascii_whitespace());
            if self.rest().starts_with(b"//") {
                self.until(|b| b == b'\n');
            } else if self.rest().starts_with(b"/*") {
                self.skip_block_comment();
            } else if self.rest().starts_with(b"#!") {
                self.attribute();
            } else if self.peek() == Some(b'#') {
                self.slip_once(
                    self.at,
                    Code::SymbolAstray,
                    "a comment begins with two slashes",
                );
                self.until(|b| b == b'\n');
            } else {
                return;
            }
        }
    }

    fn attribute(&mut self) {
        let start = self.at;
        self.until(|b| b == b']');
        self.at += usize::from(self.peek().is_some());
        let plain = |c: &char| !c.is_whitespace();
        let written = self.written.get(start..self.at).unwrap_or_default();
        let written: String = written.chars().filter(plain).collect();
        if written != "#![enable(implicit_some)]" {
            let message = "maps have no such extension of RON";
            self.slip(start, Code::Extension, message, "take the line out");
        }
    }

    fn skip_block_comment(&mut self) {
        let start = self.at;
        let mut depth = 0_usize;
        while self.peek().is_some() {
            if self.rest().starts_with(b"/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with(b"*/") {
                depth -= 1;
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                self.at += 1;
            }
        }
        let message = "this comment is never closed";
        self.lose(
            start,
            Code::CommentUnclosed,
            message,
            "end it with a star and a slash",
        );
    }

    pub(super) fn quoted(&mut self) -> Kind {
        let start = self.at;
        self.at += 1;
        let mut closed = false;
        while let Some(b) = self.peek() {
            self.at += 1;
            match b {
                b'"' => {
                    closed = true;
                    break;
                }
                b'\\' => self.at += 1,
                _ => {}
            }
        }
        self.at = self.at.min(self.text.len());
        if closed && self.goes_on(start) {
            return Kind::Gap;
        }
        match self.ends_in_another(start, closed) {
            true => {
                let message = "this text is never closed";
                self.lose(
                    start,
                    Code::TextUnclosed,
                    message,
                    "end it with a quotation mark",
                );
                Kind::Gap
            }
            false => Kind::Text,
        }
    }

    /// Whether what follows the text that began at `start` at once shows that it did not end where it seemed to: it took the
    /// beginning of a later text for its end, or has a quotation mark within. Then it is told and the text passed.
    fn goes_on(&mut self, start: usize) -> bool {
        if !self.peek().is_some_and(|b| b.is_ascii_alphanumeric()) {
            return false;
        }
        let written = self.written.get(start + 1..self.at - 1).unwrap_or_default();
        match end_of_text(written) {
            Some(length) => {
                self.at = start + 1 + length;
                let hint = "end it with a quotation mark";
                self.slip(start, Code::TextUnclosed, "this text is never closed", hint);
            }
            None => {
                let message = "a quotation mark ends this text, and it goes on";
                let hint = r#"within a text it is written \""#;
                self.slip(self.at - 1, Code::QuoteWithin, message, hint);
                while self.peek().is_some() && !self.ends_value() {
                    self.until(|b| b == b'"');
                    self.at += usize::from(self.peek().is_some());
                }
            }
        }
        true
    }

    /// Whether a value may have ended here.
    fn ends_value(&self) -> bool {
        let mut behind = self.rest().iter().filter(|b| !b.is_ascii_whitespace());
        behind.next().is_none_or(|b| b",)]}:/".contains(b))
    }

    /// Whether the text that began at `start` has no end, or took the beginning of a later one for it: it runs over lines,
    /// and something stands behind it.
    fn ends_in_another(&self, start: usize, closed: bool) -> bool {
        let over_lines = self.text.get(start..self.at).unwrap_or_default();
        if !closed || !over_lines.contains(&b'\n') {
            return !closed;
        }
        self.peek().is_some() && !self.ends_value()
    }

    /// `r"`, `r#"`, `br##"` and the like; `r#name` is a word.
    pub(super) fn begins_raw(&self) -> bool {
        let rest = self.rest();
        let rest = rest.strip_prefix(b"b").unwrap_or(rest);
        rest.strip_prefix(b"r")
            .is_some_and(|rest| rest.iter().find(|&&b| b != b'#') == Some(&b'"'))
    }

    pub(super) fn raw(&mut self) -> Kind {
        let start = self.at;
        self.until(|b| b == b'#' || b == b'"');
        let from = self.at;
        self.until(|b| b == b'"');
        let mut end = vec![b'"'];
        end.extend(std::iter::repeat_n(b'#', self.at - from));
        self.at += 1;
        let length = self.rest().windows(end.len()).position(|w| w == end);
        match length {
            Some(n) => {
                self.at += n + end.len();
                Kind::Text
            }
            None => {
                let end = String::from_utf8_lossy(&end).into_owned();
                let message = "this text is never closed";
                let hint = format!("end it with {end}");
                self.lose(start, Code::TextUnclosed, message, &hint);
                Kind::Gap
            }
        }
    }

    pub(super) fn character(&mut self) -> Kind {
        self.at += 1;
        if self.peek() == Some(b'\\') {
            self.at += 2;
        } else if self.peek() == Some(b'\'') {
            self.at += 1;
        }
        self.until(|b| b == b'\'' || b == b'\n');
        self.at += usize::from(self.peek() == Some(b'\''));
        Kind::Word
    }

    /// A text between the quotation marks of print.
    pub(super) fn printed(&mut self) -> Kind {
        let message = "a text stands between two \", not between the quotation marks of print";
        self.slip(self.at, Code::SymbolAstray, message, "");
        let rest = self.written.get(self.at..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let mut marks = line
            .char_indices()
            .skip(1)
            .filter(|(_, c)| "”“»’".contains(*c));
        self.at += marks.next().map_or(line.len(), |(i, c)| i + c.len_utf8());
        Kind::Gap
    }

    /// Passes a character that means nothing.
    pub(super) fn astray(&mut self) {
        let Some(c) = self.char() else { return };
        let message = format!("{:?} means nothing here", c.to_string());
        let hint = match c {
            ';' => "write a comma",
            '%' => "take it out: 8% is 0.08",
            _ => "take it out",
        };
        self.slip(self.at, Code::SymbolAstray, message, hint);
        self.at += c.len_utf8();
    }
}

/// Of a text that swallowed what follows it up to the next quotation mark: where it was meant to end, before the first comma
/// with a field behind it, else before the last one. None where nothing shows that it did.
fn end_of_text(swallowed: &str) -> Option<usize> {
    let before = swallowed.trim_end();
    let name = |c: char| c.is_ascii_lowercase() || c == '_';
    let before_field = before.strip_suffix(':').map(|b| b.trim_end_matches(name));
    let opens = |text: &str| text.trim_end().ends_with([',', '(', '[']);
    if !opens(before) && !before_field.is_some_and(opens) {
        return None;
    }
    let field = |(at, _): &(usize, &str)| {
        let behind = swallowed[at + 1..].trim_start();
        let rest = behind.trim_start_matches(name);
        rest.len() < behind.len() && rest.starts_with(':')
    };
    let first = swallowed.match_indices(',').find(field);
    let last = || swallowed.rmatch_indices([',', '(', '[']).next();
    first.or_else(last).map(|(at, _)| at)
}
