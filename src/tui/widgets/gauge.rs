//! Bars, meters and little curves made of characters.

use ratatui::style::{Color, Style};
use ratatui::text::Span;

use crate::theme::Theme;

const EIGHTHS: [&str; 8] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"];
const LEVELS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// A bar of `width` cells filled to `share`, 0..1, in `color`.
#[must_use]
pub fn bar(theme: &Theme, share: f64, width: usize, color: Color) -> Vec<Span<'static>> {
    let share = if share.is_finite() {
        share.clamp(0.0, 1.0)
    } else {
        0.0
    };
    let empty = Style::new().fg(color).bg(theme.line);
    if theme.glyphs.is_ascii() || theme.is_mono() {
        let full = (share * width as f64).round() as usize;
        return vec![
            Span::styled("#".repeat(full), Style::new().fg(color)),
            Span::styled("-".repeat(width - full), theme.dim()),
        ];
    }
    let eighths = (share * width as f64 * 8.0).round() as usize;
    let (full, part) = (eighths / 8, eighths % 8);
    let mut text = "█".repeat(full);
    if part > 0 {
        text.push_str(EIGHTHS[part - 1]);
    }
    let used = full + usize::from(part > 0);
    text.push_str(&" ".repeat(width.saturating_sub(used)));
    vec![Span::styled(text, empty)]
}

/// A bar from the middle to the left for negative values and to the right for positive ones, -1..1; `width`
/// is odd or loses a cell.
#[must_use]
pub fn signed(theme: &Theme, value: f64, width: usize) -> Vec<Span<'static>> {
    let half = width.saturating_sub(1) / 2;
    let value = if value.is_finite() {
        value.clamp(-1.0, 1.0)
    } else {
        0.0
    };
    let cells = (value.abs() * half as f64).round() as usize;
    let (fill, rule, middle) = if theme.glyphs.is_ascii() {
        ("#", ".", "|")
    } else {
        ("█", "·", "│")
    };
    let side = |on: bool| if on { cells } else { 0 };
    let (l, r) = (side(value < 0.0), side(value > 0.0));
    vec![
        Span::styled(rule.repeat(half - l), theme.dim()),
        Span::styled(fill.repeat(l), theme.bad()),
        Span::styled(middle, theme.dim()),
        Span::styled(fill.repeat(r), theme.good()),
        Span::styled(rule.repeat(half - r), theme.dim()),
    ]
}

/// Steps such as rungs: the first `on` of `of` lit.
#[must_use]
pub fn steps(theme: &Theme, on: usize, of: usize, color: Color) -> Vec<Span<'static>> {
    let (lit, dark) = if theme.glyphs.is_ascii() {
        ("#", "-")
    } else {
        ("■", "□")
    };
    vec![
        Span::styled(lit.repeat(on.min(of)), Style::new().fg(color)),
        Span::styled(dark.repeat(of.saturating_sub(on)), theme.dim()),
    ]
}

/// One column for each share, 0..1; none where there is nothing.
#[must_use]
pub fn columns(theme: &Theme, shares: impl Iterator<Item = f64>, color: Color) -> Span<'static> {
    let column = |share: f64| {
        let i = ((share * 7.0).round() as usize).min(7);
        match (share > 1e-6, theme.glyphs.is_ascii()) {
            (false, _) => " ",
            (true, true) => ["_", "_", ".", ".", "-", "-", "^", "^"][i],
            (true, false) => LEVELS[i],
        }
    };
    let text: String = shares.map(column).collect();
    Span::styled(text, Style::new().fg(color))
}

/// The last `width` values as a little curve, scaled between their least and greatest.
#[must_use]
pub fn spark(theme: &Theme, values: &[f64], width: usize) -> Span<'static> {
    let shown = &values[values.len().saturating_sub(width)..];
    // What was not seen leaves a gap; min and max pass it over.
    let low = shown.iter().copied().fold(f64::INFINITY, f64::min);
    let high = shown.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let level = |&v: &f64| {
        if !v.is_finite() {
            return " ";
        }
        let share = if high > low {
            (v - low) / (high - low)
        } else {
            0.5
        };
        let i = ((share * 7.0).round() as usize).min(7);
        if theme.glyphs.is_ascii() {
            ["_", "_", ".", ".", "-", "-", "^", "^"][i]
        } else {
            LEVELS[i]
        }
    };
    Span::styled(shown.iter().map(level).collect::<String>(), theme.info())
}
