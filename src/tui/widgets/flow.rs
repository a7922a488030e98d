//! Lines of styled text broken at words, so that what goes on stays under what it belongs to.

use ratatui::text::{Line, Span};

use crate::cell::width;

/// A label in front of a field is at most this wide; the rest of the field hangs beside it.
const LABEL: usize = 14;

/// The lines, each broken to fit `room` cells.
#[must_use]
pub fn flow(lines: Vec<Line<'static>>, room: usize) -> Vec<Line<'static>> {
    lines
        .into_iter()
        .flat_map(|line| {
            if line.width() <= room {
                vec![line]
            } else {
                broken(&line, room)
            }
        })
        .collect()
}

/// Pieces of text behind a head, broken at blanks alone to fit `room` cells: what has no blank between stays together, as a
/// word and the full stop after it. Further rows begin under the first piece.
#[must_use]
pub fn glued(head: Span<'static>, pieces: &[Span<'static>], room: usize) -> Vec<Line<'static>> {
    let mut words: Vec<Vec<Span<'static>>> = vec![Vec::new()];
    for piece in pieces {
        for (i, word) in piece.content.split(' ').enumerate() {
            if i > 0 {
                words.push(Vec::new());
            }
            if let Some(last) = words.last_mut().filter(|_| !word.is_empty()) {
                last.push(Span::styled(word.to_owned(), piece.style));
            }
        }
    }
    let indent = head.width();
    let (mut lines, mut row) = (Vec::new(), vec![head]);
    let (mut used, mut fresh) = (indent, true);
    for word in words.into_iter().filter(|w| !w.is_empty()) {
        let wide: usize = word.iter().map(Span::width).sum();
        if !fresh && used + 1 + wide > room {
            let next = vec![Span::raw(" ".repeat(indent))];
            lines.push(Line::from(std::mem::replace(&mut row, next)));
            (used, fresh) = (indent, true);
        }
        if !fresh {
            row.push(Span::raw(" "));
            used += 1;
        }
        used += wide;
        fresh = false;
        row.extend(word);
    }
    lines.push(Line::from(row));
    lines
}

/// Where the second row of a broken line begins: beside its label, or as far in as the line itself.
fn hang(line: &Line, room: usize) -> usize {
    let Some(first) = line.spans.first() else {
        return 0;
    };
    let text = first.content.as_ref();
    let label = line.spans.len() > 1 && text.ends_with(' ') && width(text) <= LABEL;
    let indent = if label {
        width(text)
    } else {
        text.chars().take_while(|c| *c == ' ').count()
    };
    if indent * 2 > room { 0 } else { indent }
}

fn broken(line: &Line<'static>, room: usize) -> Vec<Line<'static>> {
    let indent = hang(line, room);
    let mut rows: Vec<Vec<Span<'static>>> = vec![Vec::new()];
    let (mut used, mut fresh) = (0, true);
    for span in &line.spans {
        for word in span.content.split_inclusive(' ') {
            let bare = width(word.trim_end_matches(' '));
            if !fresh && used + bare > room {
                rows.push(vec![Span::raw(" ".repeat(indent))]);
                (used, fresh) = (indent, true);
                if bare == 0 {
                    continue;
                }
            }
            if let Some(row) = rows.last_mut() {
                row.push(Span::styled(word.to_owned(), span.style));
            }
            used += width(word);
            fresh = fresh && bare == 0;
        }
    }
    rows.into_iter()
        .map(|spans| Line::from(spans).style(line.style))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lines: &[Line]) -> Vec<String> {
        lines
            .iter()
            .map(|l| l.to_string().trim_end().to_owned())
            .collect()
    }

    #[test]
    fn a_field_goes_on_beside_its_label() {
        let line = Line::from(vec![
            Span::raw("Word       "),
            Span::raw("with allies 75, adversaries 75, "),
            Span::raw("stability 88"),
        ]);
        let rows = text(&flow(vec![line], 30));
        assert_eq!(
            rows,
            [
                "Word       with allies 75,",
                "           adversaries 75,",
                "           stability 88"
            ]
        );
    }

    #[test]
    fn what_has_no_blank_between_stays_together() {
        let pieces = ["press ", "K", ", then ", "Esc", "."].map(Span::raw);
        let rows = text(&glued(Span::raw("> "), &pieces, 10));
        assert_eq!(rows, ["> press K,", "  then", "  Esc."]);
    }

    #[test]
    fn what_fits_stays_and_an_endless_word_is_kept_whole() {
        let fits = Line::raw("short");
        assert_eq!(flow(vec![fits.clone()], 10), [fits]);
        let long = flow(vec![Line::raw("a verylongwordindeed b")], 8);
        assert_eq!(text(&long), ["a", "verylongwordindeed", "b"]);
    }
}
