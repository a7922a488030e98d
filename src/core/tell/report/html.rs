//! A report as one file of HTML that needs nothing else: styles and graphs are inside, and there is no script.

use super::{Block, Document, Graph, Table};

/// Makes text safe between tags and in attributes.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

const CSS: &str = include_str!("report.css");

/// The whole report.
#[must_use]
pub fn html(document: &Document) -> String {
    let title = escape(&document.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>{title}</title>\n<style>\n{CSS}</style>\n</head>\n<body>\n<main>\n<header>\n<h1>{title}</h1>\n"
    );
    for line in &document.lead {
        out += &format!("<p>{}</p>\n", escape(line));
    }
    out += "</header>\n<nav>";
    for section in &document.sections {
        let (id, name): (&str, _) = (section.topic.into(), section.topic.title());
        out += &format!("<a href=\"#{id}\">{}</a>\n", escape(name));
    }
    out += "</nav>\n";
    for section in &document.sections {
        let (id, name): (&str, _) = (section.topic.into(), section.topic.title());
        out += &format!("<section id=\"{id}\">\n<h2>{}</h2>\n", escape(name));
        for block in &section.blocks {
            out += &told(block);
        }
        out += "</section>\n";
    }
    out += "</main>\n</body>\n</html>\n";
    out
}

fn told(block: &Block) -> String {
    match block {
        Block::Text(text) => format!("<p>{}</p>\n", escape(text)),
        Block::Head(text) => format!("<h3>{}</h3>\n", escape(text)),
        Block::List(items) => {
            let items = items.iter().map(|i| format!("<li>{}</li>\n", escape(i)));
            format!("<ul>\n{}</ul>\n", items.collect::<String>())
        }
        Block::Table(table) => tabled(table),
        Block::Graph(graph) => drawn(graph),
    }
}

fn tabled(table: &Table) -> String {
    let row = |cells: &[String], tag: &str| {
        let cells = cells.iter().enumerate().map(|(c, text)| {
            let figure = table.figures.get(c).copied().unwrap_or_default();
            let class = if figure { " class=\"n\"" } else { "" };
            format!("<{tag}{class}>{}</{tag}>", escape(text))
        });
        format!("<tr>{}</tr>\n", cells.collect::<String>())
    };
    let rows = table.rows.iter().map(|r| row(r, "td"));
    format!(
        "<div class=\"t\"><table>\n<thead>{}</thead>\n<tbody>\n{}</tbody>\n</table></div>\n",
        row(&table.heads, "th"),
        rows.collect::<String>()
    )
}

/// The room of a graph, in units of its picture, and what lies around it.
const WIDE: f64 = 720.0;
const HIGH: f64 = 160.0;
const LEFT: f64 = 8.0;
const TOP: f64 = 22.0;

/// A line over turns: where a value is not known it breaks off.
fn drawn(graph: &Graph) -> String {
    let first = graph.points.first().map_or(0, |p| p.0);
    let last = graph.points.last().map_or(0, |p| p.0);
    let span = f64::from(last.saturating_sub(first)).max(1.0);
    let (low, high) = (graph.from.0, graph.to.0);
    let x = |turn: u32| tenths(LEFT + f64::from(turn.saturating_sub(first)) / span * WIDE);
    let y = |v: f64| tenths(TOP + HIGH - ((v - low) / (high - low)).clamp(0.0, 1.0) * HIGH);
    let known = graph.points.split(|p| !p.1.is_finite());
    let lines = known.filter(|part| !part.is_empty()).map(|part| {
        let points: Vec<String> = part
            .iter()
            .map(|(t, v)| format!("{},{}", x(*t), y(*v)))
            .collect();
        format!("<polyline points=\"{}\"/>\n", points.join(" "))
    });
    let marks = graph.marks.iter().map(|(turn, mark)| {
        let x = x(*turn);
        format!(
            "<line class=\"m\" x1=\"{x}\" y1=\"{}\" x2=\"{x}\" y2=\"{}\"/><text class=\"m\" x=\"{x}\" y=\"{}\">{mark}</text>\n",
            tenths(TOP),
            tenths(TOP + HIGH),
            tenths(TOP - 6.0)
        )
    });
    let name = escape(&graph.name);
    let [from, to] = graph.ends.each_ref().map(|e| escape(e));
    format!(
        "<figure>\n<figcaption>{name}: <b>{top}</b> at the top, {foot} at the foot</figcaption>\n<svg viewBox=\"0 0 736 208\" role=\"img\" aria-label=\"{name}\">\n<path class=\"a\" d=\"M8 22V182H728\"/>\n{}{}<text x=\"8\" y=\"200\">{from}</text><text class=\"e\" x=\"728\" y=\"200\">{to}</text>\n</svg>\n</figure>\n",
        lines.collect::<String>(),
        marks.collect::<String>(),
        top = escape(&graph.to.1),
        foot = escape(&graph.from.1),
    )
}

/// A place in a picture, to a tenth of its units.
fn tenths(value: f64) -> String {
    crate::figures::fixed(value, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(
            escape("<b> & \"it's\""),
            "&lt;b&gt; &amp; &quot;it&#39;s&quot;"
        );
    }
}
