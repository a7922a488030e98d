//! The factors that made a number, largest first, as bars.

use casus_core::content::Words;
use casus_core::figures::change;
use casus_core::tell::factor;
use casus_core::why::Why;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::gauge;
use super::put::put;
use crate::cell::left;
use crate::theme::Theme;
use crate::widgets::area;

/// One line a factor, largest effect first, and the sum.
#[must_use]
pub fn lines(theme: &Theme, words: &Words, why: &Why, width: usize) -> Vec<Line<'static>> {
    let mut parts = why.parts.clone();
    parts.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.cmp(&b.0)));
    let most = parts.first().map_or(1.0, |p| p.1.abs()).max(1e-9);
    let bar = width.saturating_sub(41).clamp(5, 31);
    let row = |name: &str, value: f64, share: f64| {
        let mut spans = vec![
            Span::raw(left(name, 29)),
            Span::styled(format!("{:>8}  ", change(value)), theme.signed(value)),
        ];
        spans.extend(gauge::signed(theme, share, bar));
        Line::from(spans)
    };
    let mut lines: Vec<Line> = parts
        .iter()
        .map(|&(f, v)| row(factor(f, words), v, v / most))
        .collect();
    if !lines.is_empty() {
        lines.push(Line::default());
    }
    lines.push(Line::from(vec![
        Span::styled(left("together", 29), theme.strong()),
        Span::styled(format!("{:>8}", change(why.value)), theme.signed(why.value)),
    ]));
    lines
}

/// Draws the factors from the top of `area`; as many as fit.
pub fn draw(theme: &Theme, words: &Words, why: &Why, area: Rect, buf: &mut Buffer) {
    for (n, line) in lines(theme, words, why, area.width.into())
        .into_iter()
        .take(area.height.into())
        .enumerate()
    {
        put(line, area::row(area, area.y + n as u16), buf);
    }
}
