//! Lines put into cells. Whatever a screen says goes through here or through `cell::fit`, so that what has no
//! room ends in an ellipsis and never in the middle of a word, and tests can list what was cut.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use crate::cell::{fit, width};
use crate::widgets::area;

/// Writes a line into the first row of `area`, aligned as the line is. As everywhere in ratatui a line's own style
/// goes to the edge of the area; a span's is that of its text alone.
#[track_caller]
pub fn put<'a>(line: impl Into<Line<'a>>, area: Rect, buf: &mut Buffer) {
    let line = fitted(line.into(), area.width.into());
    let row = area::top(area, area.height.min(1));
    line.render(row, buf);
}

/// Writes a line into the first row of `area`, `x` cells in from its left edge.
#[track_caller]
pub fn put_at<'a>(line: impl Into<Line<'a>>, x: u16, area: Rect, buf: &mut Buffer) {
    let x = x.min(area.width);
    let rest = area::indent(area, x);
    put(line, rest, buf);
}

/// Writes lines from the top of an area; when there are more than rows, the last row ends in an ellipsis.
#[track_caller]
pub fn put_all<'a>(
    lines: impl IntoIterator<Item = impl Into<Line<'a>>>,
    area: Rect,
    buf: &mut Buffer,
) {
    let mut lines = lines.into_iter().map(Into::into).peekable();
    for y in area.y..area.bottom() {
        let Some(mut line) = lines.next() else {
            return;
        };
        let row = area::row(area, y);
        if y + 1 == area.bottom()
            && let Some(next) = lines.next_if(|l| l.width() > 0)
        {
            // What follows is put behind the line, where there is no room for it.
            let style = line.spans.last().map_or(line.style, |s| s.style);
            let rest = " ".repeat(area.width.into()) + &next.to_string();
            line.spans.push(Span::styled(rest, style));
        }
        put(line, row, buf);
    }
}

/// The line in at most `room` cells.
#[track_caller]
fn fitted(mut line: Line<'_>, room: usize) -> Line<'_> {
    if line.width() <= room || width(line.to_string().trim_end()) <= room {
        return line;
    }
    let mut left = room;
    for i in 0..line.spans.len() {
        let span = &mut line.spans[i];
        let (wide, last) = (span.width(), i + 1 == line.spans.len());
        if wide < left || (wide == left && last) {
            left -= wide;
            continue;
        }
        // Something comes after a span that would just fit: the blank stands for it.
        let rest: String = line.spans[i..].iter().map(|s| s.content.as_ref()).collect();
        line.spans[i].content = fit(&rest, left).into();
        line.spans.truncate(i + 1);
        break;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(width: u16, height: u16, f: impl Fn(Rect, &mut Buffer)) -> Vec<String> {
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        f(area, &mut buf);
        let rows = buf.content.chunks(width.into());
        rows.map(|r| r.iter().map(|c| c.symbol()).collect())
            .collect()
    }

    #[test]
    fn a_line_that_has_no_room_says_so() {
        let line = || {
            Line::from(vec![
                Span::raw("will the "),
                Span::raw("allies"),
                Span::raw("!"),
            ])
        };
        assert_eq!(shown(16, 1, |a, b| put(line(), a, b)), ["will the allies!"]);
        assert_eq!(shown(15, 1, |a, b| put(line(), a, b)), ["will the allie…"]);
        assert_eq!(shown(9, 1, |a, b| put(line(), a, b)), ["will the…"]);
        assert_eq!(shown(4, 1, |a, b| put(line(), a, b)), ["wil…"]);
    }

    #[test]
    fn lines_that_have_no_room_are_missed() {
        let lines = || ["one", "two", "three"].map(Line::raw);
        assert_eq!(
            shown(6, 3, |a, b| put_all(lines(), a, b)),
            ["one   ", "two   ", "three "]
        );
        let two = shown(6, 2, |a, b| put_all(lines(), a, b));
        assert_eq!(two, ["one   ", "two…  "]);
    }
}
