//! What is drawn, as lines that can be read out: bars, frames and marks leave, what a colour or a place on the screen
//! says is said in words.

use ratatui::buffer::{Buffer, Cell};

use crate::cell::is_printable;
use crate::widgets::caret::Caret;

/// A line of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    pub text: String,
    /// The cursor is here.
    pub chosen: bool,
}

/// What is in front, from top to bottom.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Page {
    pub rows: Vec<Row>,
}

impl Page {
    /// The lines of `buf`, the one with the caret marked.
    #[must_use]
    pub fn of(buf: &Buffer, caret: Option<Caret>) -> Self {
        let wide = usize::from(buf.area.width).max(1);
        let row = |(y, cells): (usize, &[Cell])| {
            let chosen = caret.is_some_and(|c| usize::from(c.at.y - buf.area.y) == y);
            let drawn = cells.iter().any(|c| c.symbol() != " ");
            let text = match drawn {
                true => words(&cells.iter().map(Cell::symbol).collect::<String>()),
                false => String::new(),
            };
            // A field with nothing in it is a place all the same.
            (chosen || !text.is_empty()).then_some(Row { text, chosen })
        };
        Self {
            rows: (0..)
                .zip(buf.content.chunks(wide))
                .filter_map(row)
                .collect(),
        }
    }

    /// The line with the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<&str> {
        let row = self.rows.iter().find(|r| r.chosen)?;
        Some(&row.text)
    }

    /// Every line, as it is read out.
    pub fn whole(&self) -> impl Iterator<Item = String> + '_ {
        self.rows.iter().map(Row::told)
    }

    /// What is to be read to somebody to whom `before` was read last: lines that are new, and where the cursor is now if it
    /// has moved; everything where most of it is new.
    #[must_use]
    pub fn since(&self, before: &Self) -> Vec<String> {
        let mut known: Vec<&str> = before.rows.iter().map(|r| r.text.as_str()).collect();
        let mut fresh = Vec::new();
        for row in &self.rows {
            match known.iter().position(|&k| k == row.text) {
                Some(at) => {
                    known.swap_remove(at);
                }
                None => fresh.push(row),
            }
        }
        if fresh.len() * 2 > self.rows.len() {
            return self.whole().collect();
        }
        let moved = self.chosen() != before.chosen();
        let told = |row: &&Row| {
            let new = fresh.iter().any(|f| std::ptr::eq(*f, *row));
            new || (moved && row.chosen)
        };
        self.rows.iter().filter(told).map(Row::told).collect()
    }
}

impl Row {
    fn told(&self) -> String {
        match self.chosen {
            true => format!("> {}", self.text).trim_end().to_owned(),
            false => self.text.clone(),
        }
    }
}

/// What stands for a word among the signs; a space for what only draws.
fn sign(c: char) -> &'static str {
    match c {
        '▲' => " up ",
        '▼' => " down ",
        '▬' => " unchanged ",
        '→' => " to ",
        '←' => " left ",
        '↑' => " up ",
        '↓' => " down ",
        '±' => " give or take ",
        '≥' => " at least ",
        '≤' => " at most ",
        '×' => " times ",
        '√' | '✓' => " done: ",
        '✗' => " refused: ",
        _ => " ",
    }
}

/// Whether a character draws rather than says: lines and blocks, braille, shapes, arrows, and what stands for a tick or a
/// middle dot.
fn draws(c: char) -> bool {
    matches!(c,
        '\u{2190}'..='\u{21ff}' | '\u{2500}'..='\u{25ff}' | '\u{2800}'..='\u{28ff}' | '\u{1cc00}'..='\u{1ceff}'
        | '\u{1fb00}'..='\u{1fbff}' | '±' | '≥' | '≤' | '×' | '√' | '✓' | '✗' | '·' | '‹' | '›')
}

/// What the marks mean with which the briefing's entries begin.
const URGENT: [(&str, &str); 2] = [("! ", "Now: "), ("? ", "Soon: ")];

/// A row of cells as a sentence: what stands in columns is divided by semicolons, a name and its one figure by a colon.
#[must_use]
pub fn words(cells: &str) -> String {
    let (mut text, mut glued) = (String::new(), false);
    for c in cells.chars().filter(|&c| is_printable(c)) {
        let said = match c {
            // At the head of a line arrows are keys, within one they lead from a figure to another.
            '→' if text.trim().is_empty() || text.ends_with("left ") => " right ",
            c => sign(c),
        };
        let before = glued;
        glued = draws(c) && said != " ";
        match draws(c) {
            true if glued && text.ends_with(' ') => text.push_str(said.trim_start()),
            true if glued => text.push_str(said),
            // What only draws leaves the gap that it filled.
            true => text.push_str("  "),
            // The blank behind a sign is its word's.
            false if before && c == ' ' => {}
            false => text.push(c),
        }
    }
    let parts = text.split("  ");
    let parts = parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut parts: Vec<String> = parts.filter(|p| !p.is_empty()).collect();
    if let Some(first) = parts.first_mut() {
        for (mark, word) in URGENT {
            if let Some(rest) = first.strip_prefix(mark) {
                *first = format!("{word}{rest}");
            }
        }
    }
    match parts.as_slice() {
        [name, value] if is_label(name) => format!("{name}: {value}"),
        [now, rest @ ..] if now == "Now" => format!("{now}: {}", rest.join("; ")),
        _ => parts.join("; "),
    }
}

/// Whether a text is the name of what stands beside it: a few words without a figure or the end of a sentence.
fn is_label(text: &str) -> bool {
    let ends = text.ends_with(['.', ':', ',', ';', ')']);
    !ends
        && text.chars().any(char::is_alphabetic)
        && text.split(' ').count() <= 4
        && !text.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use ratatui::layout::{Position, Rect};

    use super::*;

    #[test]
    fn drawing_leaves_and_signs_become_words() {
        assert_eq!(words("╭─ Budget ───────╮"), "Budget");
        assert_eq!(words("│ treasury      $10bn ▲2  │"), "treasury: $10bn up 2");
        assert_eq!(words("stability ████▌     62%"), "stability: 62%");
        assert_eq!(words("▸Turkey      60     38,000"), "Turkey; 60; 38,000");
        assert_eq!(words("──────"), "");
        assert_eq!(
            words("  ! Karsk demands the Upper Sill"),
            "! Karsk demands the Upper Sill".replace("! ", "Now: ")
        );
        assert_eq!(words("Côte d’Ivoire · ‹call›"), "Côte d’Ivoire: call");
        assert_eq!(words("treasury $10bn → $8bn"), "treasury $10bn to $8bn");
    }

    fn page(lines: &[&str], at: usize) -> Page {
        let mut buf = Buffer::empty(Rect::new(0, 0, 40, lines.len() as u16));
        for (y, line) in lines.iter().enumerate() {
            buf.set_string(0, y as u16, line, ratatui::style::Style::new());
        }
        let at = Position { x: 0, y: at as u16 };
        Page::of(&buf, Some(Caret { at, seen: false }))
    }

    #[test]
    fn only_what_is_new_is_read_again() {
        let first = page(&["Brenn", "one", "two", "three", "four"], 1);
        assert_eq!(first.since(&Page::default()).len(), 5, "all of it is new");
        let moved = page(&["Brenn", "one", "two", "three", "four"], 3);
        assert_eq!(moved.since(&first), ["> three"]);
        let changed = page(&["Brenn, May", "one", "two", "three", "four"], 3);
        assert_eq!(changed.since(&moved), ["Brenn, May"]);
        let other = page(&["Karsk", "x", "y", "z", "four"], 4);
        assert_eq!(other.since(&changed).len(), 5);
        assert_eq!(first.since(&first), Vec::<String>::new());
    }
}
