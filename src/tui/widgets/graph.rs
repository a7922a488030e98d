//! Figures over time as lines.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::symbols::Marker;
use ratatui::text::Line;
use ratatui::widgets::{Axis, Chart, Dataset, GraphType, LegendPosition, Widget};

use super::figures::number;
use crate::tui::theme::Theme;

/// A line of a graph.
pub struct Series<'a> {
    pub name: &'a str,
    pub values: &'a [f64],
    pub color: Color,
}

/// Draws series over the same turns; `from` and `to` name the ends of the time axis.
pub fn draw(theme: &Theme, series: &[Series], ends: (&str, &str), area: Rect, buf: &mut Buffer) {
    let points: Vec<Vec<(f64, f64)>> = series
        .iter()
        .map(|s| {
            s.values
                .iter()
                .enumerate()
                .filter(|p| p.1.is_finite())
                .map(|(i, &v)| (i as f64, v))
                .collect()
        })
        .collect();
    let all = || {
        points
            .iter()
            .flatten()
            .map(|p| p.1)
            .filter(|v| v.is_finite())
    };
    let (low, high) = (
        all().fold(f64::INFINITY, f64::min),
        all().fold(f64::NEG_INFINITY, f64::max),
    );
    if !low.is_finite() || area.height < 4 || area.width < 16 {
        buf.set_stringn(
            area.x,
            area.y,
            "no figures yet",
            area.width.into(),
            theme.dim(),
        );
        return;
    }
    let room = ((high - low) * 0.08).max(high.abs() * 0.01).max(1e-6);
    let (bottom, top) = (
        if low >= 0.0 {
            (low - room).max(0.0)
        } else {
            low - room
        },
        high + room,
    );
    let last = points
        .iter()
        .map(Vec::len)
        .max()
        .unwrap_or(1)
        .saturating_sub(1)
        .max(1) as f64;
    let marker = if theme.glyphs.is_ascii() {
        Marker::Custom('*')
    } else {
        Marker::Braille
    };
    let sets = series.iter().zip(&points).map(|(s, p)| {
        Dataset::default()
            .name(s.name)
            .marker(marker)
            .graph_type(GraphType::Line)
            .style(Style::new().fg(s.color))
            .data(p)
    });
    let axis = theme.dim();
    Chart::new(sets.collect())
        .style(theme.text())
        .legend_position((series.len() > 1).then_some(LegendPosition::TopRight))
        .x_axis(
            Axis::default()
                .bounds([0.0, last])
                .style(axis)
                .labels([Line::from(ends.0), Line::from(ends.1)]),
        )
        .y_axis(Axis::default().bounds([bottom, top]).style(axis).labels([
            number(bottom),
            number((bottom + top) / 2.0),
            number(top),
        ]))
        .render(area, buf);
}
