//! Figures over time as lines.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::symbols::Marker;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Axis, Chart, Dataset, GraphType, Widget};

use super::put::{put, put_all};
use crate::theme::Theme;

/// A line of a graph.
pub struct Series<'a> {
    pub name: &'a str,
    pub values: &'a [f64],
    pub color: Color,
}

/// The names of the lines in their colours, for a row outside the graph: inside, they would lie over the newest
/// figures or the oldest.
#[must_use]
pub fn legend(theme: &Theme, series: &[Series]) -> Line<'static> {
    if theme.glyphs.is_words() {
        return Line::default();
    }
    let sign = if theme.glyphs.is_ascii() {
        "* "
    } else {
        "━ "
    };
    let name = |s: &Series| {
        [
            Span::styled(sign, Style::new().fg(s.color)),
            Span::styled(format!("{}  ", s.name), theme.text()),
        ]
    };
    Line::from_iter(series.iter().flat_map(name))
}

/// Draws series over the same turns; `ends` name the ends of the time axis, and `show` writes a figure.
pub fn draw(
    theme: &Theme,
    series: &[Series],
    ends: (&str, &str),
    show: fn(f64) -> String,
    area: Rect,
    buf: &mut Buffer,
) {
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
        put(Span::styled("no figures yet", theme.dim()), area, buf);
        return;
    }
    if theme.glyphs.is_words() {
        let lines = series.iter().zip(&points);
        put_all(
            lines.filter_map(|(s, p)| told(s.name, p, ends, show)),
            area,
            buf,
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
        .legend_position(None)
        .x_axis(
            Axis::default()
                .bounds([0.0, last])
                .style(axis)
                .labels([Line::from(ends.0), Line::from(ends.1)]),
        )
        .y_axis(Axis::default().bounds([bottom, top]).style(axis).labels([
            show(bottom),
            show((bottom + top) / 2.0),
            show(top),
        ]))
        .render(area, buf);
}

/// A line of a graph in words: where it began, how low and how high it went, and where it is.
fn told(
    name: &str,
    points: &[(f64, f64)],
    ends: (&str, &str),
    show: fn(f64) -> String,
) -> Option<Line<'static>> {
    let (first, last) = (points.first()?.1, points.last()?.1);
    let values = || points.iter().map(|p| p.1);
    let low = show(values().fold(f64::INFINITY, f64::min));
    let high = show(values().fold(f64::NEG_INFINITY, f64::max));
    let (from, to) = ends;
    Some(Line::raw(format!(
        "{name}: {} ({from}), {} ({to}), lowest {low}, highest {high}",
        show(first),
        show(last)
    )))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::Glyphs;
    use crate::color::Depth;

    #[test]
    fn nothing_lies_over_the_newest_figures() {
        let theme = Theme::shipped("dark", Depth::True, Glyphs::Quadrant).unwrap();
        let rising: Vec<f64> = (0..40).map(f64::from).collect();
        let flat = vec![39.0; 40];
        let series = [("NLD", &rising), ("SUN", &flat)].map(|(name, values)| Series {
            name,
            values,
            color: Color::Red,
        });
        let area = Rect::new(0, 0, 60, 14);
        let mut buf = Buffer::empty(area);
        draw(
            &theme,
            &series,
            ("from", "to"),
            |v| format!("{v:.0}"),
            area,
            &mut buf,
        );
        let row = |y: u16| -> String { (0..60).map(|x| buf[(x, y)].symbol()).collect() };
        let drawn = |c: char| ('\u{2801}'..='\u{28ff}').contains(&c);
        let newest = |y: u16| row(y).chars().rev().take(6).any(drawn);
        assert!((0..4).any(newest), "both lines end at the top right");
        for y in 0..12 {
            assert!(
                !row(y).contains("NLD") && !row(y).contains('┌'),
                "{}",
                row(y)
            );
        }
        assert_eq!(legend(&theme, &series).to_string(), "━ NLD  ━ SUN  ");
    }
}
