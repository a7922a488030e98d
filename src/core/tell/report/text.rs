//! A report as text of a given width.

use unicode_width::UnicodeWidthStr;

use super::{Block, Document, Graph, Section, Table};
use crate::tell::plain;

/// How a row stands out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    Plain,
    Head,
    Dim,
    /// A row of a graph.
    Drawn,
}

/// A row of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    pub text: String,
    pub style: Style,
}

fn row(text: impl Into<String>, style: Style) -> Row {
    let text: String = text.into();
    Row {
        text: text.trim_end().to_owned(),
        style,
    }
}

/// The columns of a page of text.
const WIDE: usize = 80;

/// The whole report as text of 80 columns; `ascii` without a character that is none.
#[must_use]
pub fn text(document: &Document, ascii: bool) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text.trim_end());
        out.push('\n');
    };
    for text in wrap(&document.title, WIDE) {
        line(&text);
    }
    line(&"=".repeat(width(&document.title).min(WIDE)));
    for sentence in &document.lead {
        wrap(sentence, WIDE).iter().for_each(|t| line(t));
    }
    for section in &document.sections {
        line("");
        line(section.topic.title());
        line(&"-".repeat(width(section.topic.title())));
        for row in rows(section, WIDE, ascii) {
            line(&row.text);
        }
    }
    match ascii {
        true => out.chars().map(plain).collect(),
        false => out,
    }
}

/// A section in rows of at most `room` columns.
#[must_use]
pub fn rows(section: &Section, room: usize, ascii: bool) -> Vec<Row> {
    let mut list: Vec<Row> = Vec::new();
    for (at, block) in section.blocks.iter().enumerate() {
        let apart = matches!(block, Block::Head(_) | Block::Table(_) | Block::Graph(_));
        if at > 0 && apart {
            list.push(row("", Style::Plain));
        }
        match block {
            Block::Text(text) => {
                list.extend(wrap(text, room).into_iter().map(|t| row(t, Style::Plain)))
            }
            Block::Head(text) => {
                list.extend(wrap(text, room).into_iter().map(|t| row(t, Style::Head)))
            }
            Block::List(items) => {
                for item in items {
                    let lines = wrap(item, room.saturating_sub(2));
                    for (n, line) in lines.into_iter().enumerate() {
                        let lead = if n == 0 { "- " } else { "  " };
                        list.push(row(format!("{lead}{line}"), Style::Plain));
                    }
                }
            }
            Block::Table(table) => list.extend(tabled(table, room)),
            Block::Graph(graph) => list.extend(drawn(graph, room, ascii)),
        }
    }
    list
}

fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// The text in lines of at most `room` columns, parted between words.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let room = room.max(1);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let mut word = word.to_owned();
        let line = lines.last().map_or(0, |l| width(l));
        if line > 0 && line + 1 + width(&word) <= room {
            if let Some(last) = lines.last_mut() {
                last.push(' ');
                last.push_str(&word);
            }
            continue;
        }
        if line > 0 {
            lines.push(String::new());
        }
        // A word longer than a line is parted within.
        while width(&word) > room {
            let mut head = String::new();
            while let Some(c) = word.chars().next() {
                if width(&head) + width(&c.to_string()) > room && !head.is_empty() {
                    break;
                }
                head.push(c);
                word.remove(0);
            }
            if let Some(last) = lines.last_mut() {
                last.push_str(&head);
            }
            lines.push(String::new());
        }
        if let Some(last) = lines.last_mut() {
            last.push_str(&word);
        }
    }
    lines
}

/// Columns between two of a table.
const GAP: usize = 2;

/// A table in rows: each column as wide as what it holds, the widest of them parted where that is too much.
fn tabled(table: &Table, room: usize) -> Vec<Row> {
    let cells = || std::iter::once(&table.heads).chain(&table.rows);
    let columns = table.heads.len();
    let mut wide: Vec<usize> = (0..columns)
        .map(|c| {
            let all = cells().filter_map(|r| r.get(c)).map(|t| width(t));
            all.max().unwrap_or_default()
        })
        .collect();
    let gaps = GAP * columns.saturating_sub(1);
    loop {
        let sum: usize = wide.iter().sum();
        let widest = wide.iter().enumerate().max_by_key(|w| (*w.1, w.0));
        match widest {
            Some((at, w)) if sum + gaps > room && *w > 4 => {
                wide[at] = w - 1.min(sum + gaps - room);
            }
            _ => break,
        }
    }
    let mut list = Vec::new();
    let mut put = |cells: &[String], style: Style| {
        let parts: Vec<Vec<String>> = cells
            .iter()
            .zip(&wide)
            .map(|(text, w)| wrap(text, *w))
            .collect();
        let high = parts.iter().map(Vec::len).max().unwrap_or_default();
        for n in 0..high {
            let mut line = String::new();
            for (c, part) in parts.iter().enumerate() {
                let text = part.get(n).map_or("", String::as_str);
                let pad = " ".repeat(wide[c].saturating_sub(width(text)));
                let right = table.figures.get(c).copied().unwrap_or_default();
                if c > 0 {
                    line.push_str(&" ".repeat(GAP));
                }
                match right {
                    true => line.push_str(&format!("{pad}{text}")),
                    false => line.push_str(&format!("{text}{pad}")),
                }
            }
            list.push(row(line, style));
        }
    };
    if table.heads.iter().any(|h| !h.is_empty()) {
        put(&table.heads, Style::Dim);
    }
    for cells in &table.rows {
        put(cells, Style::Plain);
    }
    list
}

/// Rows of a graph, and the most columns of a turn.
const HIGH: usize = 6;
const STEP: usize = 8;
const LEVELS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A graph of columns, with its scale on the left, its marks above and its dates below.
fn drawn(graph: &Graph, room: usize, ascii: bool) -> Vec<Row> {
    let mut list: Vec<Row> = wrap(&graph.name, room)
        .into_iter()
        .map(|t| row(t, Style::Head))
        .collect();
    let label = width(&graph.to.1).max(width(&graph.from.1));
    let span = graph.points.last().map_or(0, |l| l.0) - graph.points.first().map_or(0, |f| f.0);
    let wide = room
        .saturating_sub(label + 2)
        .min((span as usize + 1) * STEP)
        .max(1);
    let values = columns(graph, wide);
    let (low, high) = (graph.from.0, graph.to.0);
    let share = |v: f64| ((v - low) / (high - low)).clamp(0.0, 1.0);
    let place = |turn: u32| column(graph, turn, wide);
    if !graph.marks.is_empty() {
        let mut line = vec![' '; wide];
        for (turn, mark) in &graph.marks {
            // Where two would stand at one place the next one moves on.
            let mut at = place(*turn);
            while at + 1 < wide && line[at] != ' ' {
                at += 1;
            }
            line[at] = *mark;
        }
        let line: String = line.into_iter().collect();
        list.push(row(
            format!("{} {line}", " ".repeat(label + 1)),
            Style::Head,
        ));
    }
    for level in (0..HIGH).rev() {
        let text = match level {
            l if l + 1 == HIGH => graph.to.1.as_str(),
            0 => graph.from.1.as_str(),
            _ => "",
        };
        let pad = " ".repeat(label.saturating_sub(width(text)));
        let cell = |v: &Option<f64>| {
            let Some(v) = v else { return ' ' };
            let eighths = (share(*v) * (HIGH * 8) as f64).round() as usize;
            let here = eighths.saturating_sub(level * 8).min(8);
            match (ascii, here) {
                (true, 0..=3) => ' ',
                (true, _) => '#',
                // Nought has a foot too.
                (false, 0) if level == 0 => LEVELS[1],
                (false, here) => LEVELS[here],
            }
        };
        let cells: String = values.iter().map(cell).collect();
        let edge = if ascii { '|' } else { '│' };
        list.push(row(format!("{pad}{text} {edge}{cells}"), Style::Drawn));
    }
    let [from, to] = &graph.ends;
    let gap = wide.saturating_sub(width(from) + width(to)).max(1);
    let line = format!("{} {from}{}{to}", " ".repeat(label + 1), " ".repeat(gap));
    if width(&line) <= room {
        list.push(row(line, Style::Dim));
    } else {
        list.extend(
            wrap(&format!("{from} to {to}"), room)
                .into_iter()
                .map(|t| row(t, Style::Dim)),
        );
    }
    list
}

/// The column of a turn among `wide`.
fn column(graph: &Graph, turn: u32, wide: usize) -> usize {
    let first = graph.points.first().map_or(0, |p| p.0);
    let last = graph.points.last().map_or(0, |p| p.0);
    let span = f64::from(last.saturating_sub(first)).max(1.0);
    let share = f64::from(turn.saturating_sub(first)) / span;
    ((share * wide.saturating_sub(1) as f64).round() as usize).min(wide.saturating_sub(1))
}

/// By column: the highest value of its turns; between points what was known last.
fn columns(graph: &Graph, wide: usize) -> Vec<Option<f64>> {
    let mut list: Vec<Option<f64>> = vec![None; wide];
    for (turn, value) in graph.points.iter().filter(|p| p.1.is_finite()) {
        let cell = &mut list[column(graph, *turn, wide)];
        *cell = Some(cell.map_or(*value, |c| c.max(*value)));
    }
    let mut known = None;
    for cell in &mut list {
        match cell {
            Some(value) => known = Some(*value),
            None => *cell = known,
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_to_their_room() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh i", 3), ["abc", "def", "gh", "i"]);
        let mut table = Table::new([("a name", false), ("n", true)]);
        table
            .rows
            .push(vec!["words that go on and on".to_owned(), "12".to_owned()]);
        for row in tabled(&table, 16) {
            assert!(width(&row.text) <= 16, "{row:?}");
        }
    }

    #[test]
    fn a_graph_shows_its_highest_turn_and_marks() {
        let graph = Graph {
            name: "war".to_owned(),
            points: (0..40).map(|t| (t, f64::from(u8::from(t == 20)))).collect(),
            marks: vec![(20, 'A'), (20, 'B')],
            ends: ["from", "to"].map(str::to_owned),
            from: (0.0, "0%".to_owned()),
            to: (1.0, "100%".to_owned()),
        };
        let list = drawn(&graph, 30, true);
        assert!(list.iter().all(|r| width(&r.text) <= 30), "{list:?}");
        assert!(list[1].text.contains("AB"), "{list:?}");
        assert!(list[2].text.ends_with('#'), "{list:?}");
    }
}
