//! What the money has made of one's forces: strength over time, beside whom one fears most.

use casus_core::figures::number;
use casus_core::reckon;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::history::Figure;
use crate::panels::desk::Desk;
use crate::widgets::area;
use crate::widgets::graph::{self, Series};
use crate::widgets::put::put;
use crate::widgets::views::rule;

/// Rows from which a graph can be read.
const ROWS: u16 = 10;

/// Turns without which there is nothing to draw.
const TURNS: usize = 3;

/// Draws the graph, where there is room and a past.
pub fn draw(desk: &Desk, area: Rect, buf: &mut Buffer) {
    let history = desk.ctx.history;
    if area.height < ROWS || history.turns() < TURNS {
        return;
    }
    let theme = desk.ctx.theme;
    let head = Rect { height: 1, ..area };
    rule(head, buf, "Strength, yours and theirs", &desk.ink);
    let (foe, _) = reckon::worst_fear(desk.view, desk.me);
    let pair = [desk.me, foe];
    let values = pair.map(|n| history.series(Figure::Strength, n));
    let series: Vec<Series> = pair
        .iter()
        .zip(&values)
        .zip(theme.series)
        .map(|((&n, values), color)| Series {
            name: desk.code(n),
            values,
            color,
        })
        .collect();
    let last = desk.public().turn;
    let back = u32::try_from(history.turns() - 1).unwrap_or(last);
    let date = |turn| desk.scenario().told(turn);
    let chart = area::below(area, 2);
    let names = Rect {
        y: area.y + 1,
        ..area
    };
    put(graph::legend(theme, &series).right_aligned(), names, buf);
    let ends = (date(last.saturating_sub(back)), date(last));
    graph::draw(theme, &series, (&ends.0, &ends.1), number, chart, buf);
    buf.set_style(chart, Style::new().bg(theme.surface));
}
