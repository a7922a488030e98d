//! Bars that `gauge` has not: one with a mark over it, and an estimate with its error.

use ratatui::style::{Color, Style};
use ratatui::text::Span;

use crate::tui::theme::Theme;

/// A bar with a mark at `mark` (0..1), such as a guideline; the mark stays visible over the fill.
#[must_use]
pub fn marked(theme: &Theme, share: f64, mark: f64, width: usize, color: Color) -> Vec<Span<'static>> {
    let ascii = theme.glyphs.is_ascii() || theme.is_mono();
    let (fill, rest) = if ascii { ("#", "-") } else { ("█", " ") };
    let full = (share.clamp(0.0, 1.0) * width as f64).round() as usize;
    let at = cell(mark, width);
    (0..width)
        .map(|i| {
            let lit = i < full;
            let ground = if lit { color } else { theme.line };
            match (i == at, lit) {
                (true, _) => {
                    Span::styled("│", Style::new().fg(theme.ink_strong).bg(if ascii { Color::Reset } else { ground }))
                }
                (false, true) => Span::styled(fill, Style::new().fg(color)),
                (false, false) if ascii => Span::styled(rest, theme.dim()),
                (false, false) => Span::styled(rest, Style::new().bg(theme.line)),
            }
        })
        .collect()
}

/// An estimate on a scale of 0..=`max`: a dot with whiskers one standard error to each side.
#[must_use]
pub fn whiskers(theme: &Theme, value: f64, error: f64, max: f64, width: usize, dot: Style) -> Vec<Span<'static>> {
    let max = if max > 0.0 { max } else { 1.0 };
    let low = cell((value - error) / max, width);
    let mid = cell(value / max, width);
    let high = cell((value + error) / max, width);
    let signs = if theme.glyphs.is_ascii() { ["o", "|", "|", "-"] } else { ["●", "├", "┤", "─"] };
    (0..width)
        .map(|i| match i {
            _ if i == mid => Span::styled(signs[0], dot),
            _ if i == low => Span::styled(signs[1], theme.dim()),
            _ if i == high => Span::styled(signs[2], theme.dim()),
            _ if i > low && i < high => Span::styled(signs[3], theme.dim()),
            _ => Span::raw(" "),
        })
        .collect()
}

fn cell(share: f64, width: usize) -> usize {
    let last = width.saturating_sub(1);
    (share.clamp(0.0, 1.0) * last as f64).round() as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::cell::Glyphs;
    use crate::tui::color::Depth;

    fn text(spans: &[Span]) -> String {
        spans.iter().map(|s| s.content.as_ref()).collect()
    }

    #[test]
    fn bars_are_as_wide_as_asked_and_say_what_they_mean() {
        let theme = Theme::shipped("dark", Depth::True, Glyphs::Octant).unwrap();
        for value in [-2.0, 0.0, 0.01, 0.5, 1.0, 7.0] {
            for width in [1, 2, 7, 21] {
                let bar = marked(&theme, value, 0.4, width, Color::Red);
                assert_eq!(text(&bar).chars().count(), width);
                let bar = whiskers(&theme, value, 0.2, 1.0, width, Style::new());
                assert_eq!(text(&bar).chars().count(), width);
            }
        }
        assert_eq!(text(&whiskers(&theme, 5.0, 2.0, 10.0, 11, Style::new())), "   ├─●─┤   ");
        assert_eq!(text(&marked(&theme, 0.5, 1.0, 4, Color::Red)), "██ │");
    }
}
