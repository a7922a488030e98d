//! Links that carry one's supply, the most strained first.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::content::{Link, Mode};
use crate::ids::{LinkId, RegionId};
use crate::tui::screens::desk::{Desk, percent, points};
use crate::tui::widgets::bars;
use crate::tui::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::view::Flow;

pub const COLUMNS: [Column; 8] = [
    Column::left("From", 14).grow(),
    Column::left("To", 16).grow(),
    Column::left("Way", 6),
    Column::right("Flow kt", 7),
    Column::right("of", 6),
    Column::left("Strain", 12),
    Column::right("", 4),
    Column::left("", 10).spare(1),
];

fn strain(flow: &Flow) -> f64 {
    if flow.capacity > 0.0 {
        flow.flow / flow.capacity
    } else {
        1.0
    }
}

fn link<'a>(desk: &Desk<'a>, id: LinkId) -> Option<&'a Link> {
    desk.scenario().links.get(id.index())
}

/// The links of one's own land, when no supply is on its way.
fn idle(desk: &Desk) -> Vec<Flow> {
    let mine = |r| desk.view.region(r).controller == Some(desk.me);
    let links = desk.scenario().links.iter().enumerate();
    links
        .filter(|(_, l)| mine(l.a) || mine(l.b))
        .map(|(i, l)| Flow {
            link: LinkId::at(i),
            flow: 0.0,
            capacity: l.capacity,
        })
        .collect()
}

/// The far end of the link that a row stands for.
#[must_use]
pub fn region(desk: &Desk, row: usize) -> Option<RegionId> {
    link(desk, LinkId::at(row)).map(|l| l.b)
}

/// How many links are full, for the line of views.
#[must_use]
pub fn note(desk: &Desk) -> String {
    if desk.view.own.flows.is_empty() {
        return "no supply moves ".to_owned();
    }
    let full = desk
        .view
        .own
        .flows
        .iter()
        .filter(|f| strain(f) >= 0.95)
        .count();
    match full {
        0 => "no chokepoint ".to_owned(),
        1 => "1 chokepoint ".to_owned(),
        n => format!("{n} chokepoints "),
    }
}

pub fn draw(desk: &Desk, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let mut flows: Vec<Flow> = desk.view.own.flows.to_vec();
    if flows.is_empty() {
        flows = idle(desk);
    }
    flows.sort_by(|a, b| strain(b).total_cmp(&strain(a)).then(a.link.cmp(&b.link)));
    let flows = &flows;
    let rows: Vec<Row> = flows
        .iter()
        .filter_map(|flow| {
            let link = link(desk, flow.link)?;
            let share = strain(flow);
            let style = ink.share(1.2 - share);
            let way = match link.mode {
                Mode::Land => "land",
                Mode::Sea => "sea",
                Mode::Strait => "strait",
                Mode::Air => "air",
            };
            let mark = if share >= 0.95 { "chokepoint" } else { "" };
            let color = style.fg.unwrap_or(theme.ink);
            Some(Row::new(
                flow.link.index(),
                vec![
                    Cell::text(desk.region(link.a), ink.text),
                    Cell::text(desk.region(link.b), ink.text),
                    Cell::text(way, ink.dim),
                    Cell::number(flow.flow, points(flow.flow), ink.title),
                    Cell::number(flow.capacity, points(flow.capacity), ink.dim),
                    Cell::spans(share, bars::thin(theme, share, 12, color)),
                    Cell::number(share, format!("{}%", percent(share)), style),
                    Cell::text(mark, ink.bad),
                ],
            ))
        })
        .collect();
    if rows.is_empty() {
        let text = "Your land has no links.";
        buf.set_string(area.x + 1, area.y + 1, text, ink.dim);
        return;
    }
    grid::draw(area, buf, &COLUMNS, rows, state, ink);
}
