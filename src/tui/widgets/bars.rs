//! Thin bars for tables, where rows of full blocks would run into each other: a share, a signed value, a
//! share with a mark, and an estimate with its error.

use ratatui::style::{Color, Style};
use ratatui::text::Span;

use crate::theme::Theme;

/// The signs of a bar: filled, half filled to the left, half filled to the right, track.
fn signs(theme: &Theme) -> [&'static str; 4] {
    if theme.glyphs.is_ascii() {
        ["=", "=", "=", "-"]
    } else {
        ["━", "╸", "╺", "─"]
    }
}

/// `share` (0..1) of `width` cells filled, to half a cell.
#[must_use]
pub fn thin(theme: &Theme, share: f64, width: usize, color: Color) -> Vec<Span<'static>> {
    let [full, left, _, track] = signs(theme);
    let halves = halves(share, width);
    let used = halves.div_ceil(2);
    let text = full.repeat(halves / 2) + if halves % 2 == 1 { left } else { "" };
    vec![
        Span::styled(text, Style::new().fg(color)),
        Span::styled(track.repeat(width - used), Style::new().fg(theme.line)),
    ]
}

/// A value in -1..1 to the left or right of an axis; `width` is odd or loses a cell.
#[must_use]
pub fn signed(theme: &Theme, value: f64, width: usize) -> Vec<Span<'static>> {
    let [full, left, right, _] = signs(theme);
    let half = width.saturating_sub(1) / 2;
    let halves = halves(value.abs(), half);
    let used = halves.div_ceil(2);
    let odd = halves % 2 == 1;
    let axis = Span::styled(
        if theme.glyphs.is_ascii() { "|" } else { "│" },
        Style::new().fg(theme.line),
    );
    let blank = |n: usize| Span::raw(" ".repeat(n));
    if value < 0.0 {
        let text = if odd { right } else { "" }.to_owned() + &full.repeat(halves / 2);
        let fill = Span::styled(text, Style::new().fg(theme.bad_ink));
        vec![blank(half - used), fill, axis, blank(half)]
    } else {
        let text = full.repeat(halves / 2) + if odd { left } else { "" };
        let fill = Span::styled(text, Style::new().fg(theme.good_ink));
        vec![blank(half), axis, fill, blank(half - used)]
    }
}

/// A bar with a mark at `mark` (0..1), such as a guideline.
#[must_use]
pub fn marked(
    theme: &Theme,
    share: f64,
    mark: f64,
    width: usize,
    color: Color,
) -> Vec<Span<'static>> {
    let [full, left, _, track] = signs(theme);
    let halves = halves(share, width);
    let at = cell(mark, width);
    let sign = if theme.glyphs.is_ascii() { "|" } else { "┃" };
    (0..width)
        .map(|i| match (i == at, (2 * i + 1).cmp(&halves)) {
            (true, _) => Span::styled(sign, Style::new().fg(theme.ink_strong)),
            (false, std::cmp::Ordering::Less) => Span::styled(full, Style::new().fg(color)),
            (false, std::cmp::Ordering::Equal) => Span::styled(left, Style::new().fg(color)),
            (false, std::cmp::Ordering::Greater) => {
                Span::styled(track, Style::new().fg(theme.line))
            }
        })
        .collect()
}

fn halves(share: f64, width: usize) -> usize {
    if share.is_finite() {
        (share.clamp(0.0, 1.0) * width as f64 * 2.0).round() as usize
    } else {
        0
    }
}

/// An estimate as a dot with whiskers; low, middle and high are places 0..1.
#[must_use]
pub fn whiskers(theme: &Theme, places: [f64; 3], width: usize, dot: Style) -> Vec<Span<'static>> {
    let [low, mid, high] = places.map(|p| cell(p, width));
    let signs = if theme.glyphs.is_ascii() {
        ["o", "|", "|", "-"]
    } else {
        ["●", "├", "┤", "─"]
    };
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
    use crate::cell::Glyphs;
    use crate::color::Depth;

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
                assert_eq!(
                    text(&thin(&theme, value, width, Color::Red))
                        .chars()
                        .count(),
                    width
                );
                let bar = whiskers(
                    &theme,
                    [value - 0.2, value, value + 0.2],
                    width,
                    Style::new(),
                );
                assert_eq!(text(&bar).chars().count(), width);
            }
        }
        assert_eq!(
            text(&whiskers(&theme, [0.3, 0.5, 0.7], 11, Style::new())),
            "   ├─●─┤   "
        );
        assert_eq!(text(&marked(&theme, 0.5, 1.0, 4, Color::Red)), "━━─┃");
        assert_eq!(text(&thin(&theme, 0.375, 4, Color::Red)), "━╸──");
        assert_eq!(text(&signed(&theme, -0.75, 5)), "╺━│  ");
    }
}
