//! Figures as bars of single-width characters: shares, signed values, estimates with their error.

use ratatui::style::Style;
use ratatui::text::Span;

/// The eight widths of a partial cell, from one eighth to a whole one.
const EIGHTHS: [char; 8] = ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// `share` (0..1) of `width` cells filled, the rest a faint track.
#[must_use]
pub fn bar(share: f64, width: u16, fill: Style, track: Style) -> Vec<Span<'static>> {
    let width = usize::from(width);
    let eighths = eighths(share, width);
    let (full, rest) = (eighths / 8, eighths % 8);
    let mut text = "█".repeat(full);
    let mut used = full;
    if rest > 0 && full < width {
        text.push(EIGHTHS[rest - 1]);
        used += 1;
    }
    vec![
        Span::styled(text, fill),
        Span::styled("·".repeat(width - used), track),
    ]
}

/// A bar with a mark at `mark` (0..1), such as a guideline; the mark stays visible over the fill.
#[must_use]
pub fn marked(
    share: f64,
    mark: f64,
    width: u16,
    fill: Style,
    track: Style,
    sign: Style,
) -> Vec<Span<'static>> {
    let width = usize::from(width);
    let full = (eighths(share, width) + 4) / 8;
    let at = cell(mark, width);
    (0..width)
        .map(|i| match (i == at, i < full) {
            (true, _) => Span::styled("│", sign),
            (false, true) => Span::styled("█", fill),
            (false, false) => Span::styled("·", track),
        })
        .collect()
}

/// A value in -1..1 as a bar to the left or right of an axis; `width` counts both halves and the axis.
#[must_use]
pub fn signed(value: f64, width: u16, styles: [Style; 2], track: Style) -> Vec<Span<'static>> {
    let half = usize::from(width.saturating_sub(1) / 2);
    let full = ((value.abs().clamp(0.0, 1.0) * half as f64).round() as usize)
        .max(usize::from(value.abs() > 0.02))
        .min(half);
    let blank = |n: usize| Span::styled(" ".repeat(n), track);
    let axis = Span::styled("│", track);
    if value < 0.0 {
        let fill = Span::styled("█".repeat(full), styles[0]);
        vec![blank(half - full), fill, axis, blank(half)]
    } else {
        let fill = Span::styled("█".repeat(full), styles[1]);
        vec![blank(half), axis, fill, blank(half - full)]
    }
}

/// An estimate on a scale of 0..=`max`: a dot with whiskers one standard error to each side.
#[must_use]
pub fn whiskers(
    value: f64,
    error: f64,
    max: f64,
    width: u16,
    dot: Style,
    line: Style,
) -> Vec<Span<'static>> {
    let width = usize::from(width);
    let max = if max > 0.0 { max } else { 1.0 };
    let low = cell((value - error) / max, width);
    let mid = cell(value / max, width);
    let high = cell((value + error) / max, width);
    (0..width)
        .map(|i| match i {
            _ if i == mid => Span::styled("●", dot),
            _ if i == low => Span::styled("├", line),
            _ if i == high => Span::styled("┤", line),
            _ if i > low && i < high => Span::styled("─", line),
            _ => Span::raw(" "),
        })
        .collect()
}

/// Steps of a ladder, such as the six rungs: reached ones filled, the others hollow.
#[must_use]
pub fn ladder(reached: u8, of: u8, styles: [Style; 2]) -> Vec<Span<'static>> {
    (1..=of)
        .map(|step| match step <= reached {
            true => Span::styled("■", styles[0]),
            false => Span::styled("□", styles[1]),
        })
        .collect()
}

/// Values over time in one row of eight heights.
#[must_use]
pub fn spark(values: &[f64]) -> String {
    const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    values
        .iter()
        .map(|v| match high - low > 1e-9 {
            true => HEIGHTS[(((v - low) / (high - low)) * 7.0).round().clamp(0.0, 7.0) as usize],
            false => HEIGHTS[3],
        })
        .collect()
}

fn eighths(share: f64, width: usize) -> usize {
    (share.clamp(0.0, 1.0) * width as f64 * 8.0).round() as usize
}

fn cell(share: f64, width: usize) -> usize {
    let last = width.saturating_sub(1);
    (share.clamp(0.0, 1.0) * last as f64).round() as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(spans: &[Span]) -> String {
        spans.iter().map(|s| s.content.as_ref()).collect()
    }

    #[test]
    fn every_bar_is_as_wide_as_asked() {
        let s = Style::new();
        for value in [-2.0, -1.0, -0.3, 0.0, 0.01, 0.49, 0.5, 0.999, 1.0, 7.0] {
            for width in [1, 2, 7, 9, 21] {
                let w = usize::from(width);
                assert_eq!(text(&bar(value, width, s, s)).chars().count(), w);
                assert_eq!(text(&marked(value, 0.4, width, s, s, s)).chars().count(), w);
                let range = whiskers(value, 0.2, 1.0, width, s, s);
                assert_eq!(text(&range).chars().count(), w);
                if width % 2 == 1 {
                    assert_eq!(text(&signed(value, width, [s, s], s)).chars().count(), w);
                }
            }
        }
    }

    #[test]
    fn bars_say_what_they_mean() {
        let s = Style::new();
        assert_eq!(text(&bar(0.5, 4, s, s)), "██··");
        assert_eq!(text(&signed(-0.5, 5, [s, s], s)), " █│  ");
        assert_eq!(text(&signed(1.0, 5, [s, s], s)), "  │██");
        assert_eq!(text(&whiskers(5.0, 2.0, 10.0, 11, s, s)), "   ├─●─┤   ");
        assert_eq!(text(&ladder(2, 4, [s, s])), "■■□□");
        assert_eq!(spark(&[0.0, 7.0, 3.5]), "▁█▅");
    }
}
