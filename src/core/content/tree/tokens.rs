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

    /// Whether the text that began at `start` has no end, or took the beginning of a later one for it: it runs over lines,
    /// and something stands behind it.
    fn ends_in_another(&self, start: usize, closed: bool) -> bool {
        let over_lines = self.text.get(start..self.at).unwrap_or_default();
        if !closed || !over_lines.contains(&b'\n') {
            return !closed;
        }
        let mut behind = self.rest().iter().filter(|b| !b.is_ascii_whitespace());
        behind.next().is_some_and(|b| !b",)]}:/".contains(b))
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
        self.slip(self.at, Code::SymbolAstray, message, "take it out");
        self.at += c.len_utf8();
    }
}
