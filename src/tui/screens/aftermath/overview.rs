//! The first page: the most of everything, side by side. What is cut here is whole on the page of its name.

use casus_core::report::{Report, Turning};
use casus_core::tell::report::{self as told, Block, Row, Section, Style, Table, Topic};
use casus_core::tell::{self, Names, Register};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Aftermath;
use super::pages::{graph, line};
use crate::cell::{left, wrap};
use crate::theme::Theme;
use crate::widgets::put::put_all;
use crate::widgets::{area, pane};

/// How many panes the page has.
const PANES: u16 = 6;

/// From this width on two panes stand side by side.
const WIDE: u16 = 100;

impl Aftermath {
    pub(super) fn overview(
        &self,
        theme: &Theme,
        report: &Report,
        names: &Register,
        room: Rect,
        buf: &mut Buffer,
    ) {
        let ascii = theme.glyphs.is_ascii();
        let parts = [
            Topic::Danger,
            Topic::Turning,
            Topic::Promises,
            Topic::Others,
            Topic::Cold,
            Topic::Staff,
        ];
        for (topic, place) in parts.into_iter().zip(places(theme, room)) {
            if place.height < 4 {
                continue;
            }
            let inside = pane::pane(theme, topic.title(), false, place, buf);
            let inside = area::indent(inside, 1);
            let wide = usize::from(inside.width);
            let lines: Vec<Line> = match topic {
                Topic::Turning => turning(theme, report, names, wide),
                Topic::Others => others(theme, report, names, wide),
                Topic::Cold => cold(theme, report, names, wide),
                Topic::Danger => {
                    let mut section = told::section(topic, report, names);
                    if let Some(graph) = graph(&section.blocks).cloned() {
                        section.blocks = vec![Block::Graph(graph)];
                    }
                    styled(theme, told::rows(&section, wide, ascii))
                }
                topic => styled(theme, short(topic, report, names, wide, ascii)),
            };
            put_all(lines, inside, buf);
        }
    }
}

fn styled(theme: &Theme, rows: Vec<Row>) -> Vec<Line<'static>> {
    rows.into_iter().map(|row| line(theme, row)).collect()
}

/// A section's table alone.
fn short(topic: Topic, report: &Report, names: &Register, wide: usize, ascii: bool) -> Vec<Row> {
    let mut section: Section = told::section(topic, report, names);
    let table = section.blocks.iter().find_map(|b| match b {
        Block::Table(table) => Some(table.clone()),
        _ => None,
    });
    if let Some(table) = table {
        section.blocks = vec![Block::Table(narrow(table))];
    }
    told::rows(&section, wide, ascii)
}

/// Heads of one word, so that columns need no more room than their figures.
fn narrow(mut table: Table) -> Table {
    for head in table.heads.iter_mut().skip(1) {
        if let Some(last) = head.split_whitespace().next_back() {
            *head = last.to_owned();
        }
    }
    table
}

/// The panes of the page, as many as have room: in two columns where there is width for it.
fn places(theme: &Theme, room: Rect) -> Vec<Rect> {
    if theme.glyphs.is_words() {
        let height = room.height / PANES;
        return (0..PANES)
            .map(|i| area::rows(room, room.y + i * height, height))
            .collect();
    }
    if room.width < WIDE {
        let first = room.height.min(11);
        let top = area::top(room, first);
        let second = area::below(room, first);
        return vec![top, second];
    }
    let half = room.width / 2;
    let columns = [
        area::left(room, half),
        area::cells(room, room.x + half, room.width - half),
    ];
    // The graph needs eleven rows; what is left is parted evenly.
    let first = 12.min(room.height);
    let rest = room.height - first;
    let (second, third) = match rest {
        0..=11 => (rest, 0),
        _ => (rest - rest / 2, rest / 2),
    };
    let mut list = Vec::new();
    let (mut from, heights) = (room.y, [first, second, third]);
    for height in heights {
        for column in columns {
            list.push(area::rows(column, from, height));
        }
        from += height;
    }
    list
}

/// A turning point in a line or two: when, how far it moved, and what happened first.
fn turning(theme: &Theme, report: &Report, names: &Register, wide: usize) -> Vec<Line<'static>> {
    if report.turning.is_empty() {
        let section = told::section(Topic::Turning, report, names);
        return styled(theme, told::rows(&section, wide, theme.glyphs.is_ascii()));
    }
    let mut lines = Vec::new();
    for (at, point) in report.turning.iter().enumerate() {
        lines.extend(point_lines(theme, at, point, names, wide));
    }
    lines
}

/// Columns of how far a month moved the danger.
const MOVED: usize = 18;

fn point_lines(
    theme: &Theme,
    at: usize,
    point: &Turning,
    names: &Register,
    wide: usize,
) -> Vec<Line<'static>> {
    let date = names.scenario().told(point.month());
    let style = match point.to.value() > point.from.value() {
        true => theme.bad(),
        false => theme.good(),
    };
    let letter = char::from(b'A' + (at % 26) as u8);
    let moved = format!("{} > {}", told::said(&point.from), told::said(&point.to));
    let cause = point.causes.first();
    let cause = cause.map_or_else(
        || "others moved".to_owned(),
        |e| tell::event(&e.kind, names),
    );
    let days = names.scenario().date_width();
    let lead = days + MOVED + 4;
    let texts = wrap(&cause, wide.saturating_sub(lead).max(12));
    let mut lines = Vec::new();
    for (n, text) in texts.into_iter().enumerate() {
        let lead = match n {
            0 => vec![
                Span::styled(format!("{letter} "), theme.strong()),
                Span::styled(left(&date, days), theme.dim()),
                Span::raw(" "),
                Span::styled(left(&moved, MOVED), style),
                Span::raw(" "),
            ],
            _ => vec![Span::raw(" ".repeat(lead))],
        };
        let mut line = Line::from(lead);
        line.push_span(Span::styled(text, theme.text()));
        lines.push(line);
    }
    lines
}

/// What had come of other orders: what was ordered, and the end of it.
fn others(theme: &Theme, report: &Report, names: &Register, wide: usize) -> Vec<Line<'static>> {
    let ascii = theme.glyphs.is_ascii();
    if report.others.is_empty() {
        let section = told::section(Topic::Others, report, names);
        return styled(theme, told::rows(&section, wide, ascii));
    }
    let mut lines = Vec::new();
    for one in &report.others {
        let head = told::edited(&one.edit, names);
        lines.extend(wrapped(&head, wide, Style::Head, theme));
        let end = told::outcome(one, names).pop().unwrap_or_default();
        lines.extend(wrapped(&end, wide, Style::Plain, theme));
    }
    lines
}

fn wrapped(text: &str, wide: usize, style: Style, theme: &Theme) -> Vec<Line<'static>> {
    let rows = wrap(text, wide).into_iter();
    rows.map(|text| line(theme, Row { text, style })).collect()
}

/// Wars that did not happen: who, when, and in how many fortunes it was war.
fn cold(theme: &Theme, report: &Report, names: &Register, wide: usize) -> Vec<Line<'static>> {
    if report.cold.is_empty() {
        let section = told::section(Topic::Cold, report, names);
        return styled(theme, told::rows(&section, wide, theme.glyphs.is_ascii()));
    }
    let mut lines = Vec::new();
    for cold in &report.cold {
        let date = names.scenario().told(cold.since);
        let near = cold.near.map_or_else(String::new, |near| {
            format!(
                ", war in {} of {} other fortunes",
                near.war.times, near.war.of
            )
        });
        let text = format!(
            "{date}: {} against {}, {}{near}",
            names.nation(cold.challenger),
            names.nation(cold.target),
            tell::rung(cold.top, names)
        );
        lines.extend(wrapped(&text, wide, Style::Plain, theme));
    }
    lines
}
