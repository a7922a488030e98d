//! Links that carry one's supply, those that are damaged, and who would starve without them.

use std::collections::BTreeSet;

use casus_core::content::{Link, Mode};
use casus_core::ids::{LinkId, NationId, RegionId};
use casus_core::order::Order;
use casus_core::view::Flow;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Logistics, about, hunger};
use crate::panels::desk::{Desk, amount, percent};
use crate::panels::orders;
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::bars;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::put::put;
use crate::widgets::views::{nothing, split};
use crate::{Action, Subject};

const COLUMNS: [Column; 9] = [
    Column::left("From", 10).grow(),
    Column::left("To", 10).grow(),
    Column::left("Way", 6).spare(2),
    Column::left("Held", 7).spare(3),
    Column::right("State", 5),
    Column::right("Flow kt", 7),
    Column::right("of", 5),
    Column::left("Strain", 6).spare(1),
    Column::left("", 10),
];

/// Share of a link's capacity in use from which it is a chokepoint.
const FULL: f64 = 0.95;

/// Condition below which damage is worth a word.
const WORN: f64 = 0.98;

#[derive(Default)]
pub struct Links {
    grid: GridState,
    /// Lines that are cut for the asking: who would starve?
    cut: BTreeSet<LinkId>,
}

impl Links {
    /// The line under the cursor.
    fn link(&self, desk: &Desk) -> Option<LinkId> {
        let link = LinkId::at(self.grid.selected);
        (link.index() < desk.scenario().links.len()).then_some(link)
    }

    /// Its far end, which orders about a region are about.
    fn region(&self, desk: &Desk) -> Option<RegionId> {
        link(desk, self.link(desk)?).map(|l| l.b)
    }
}

impl Page for Links {
    type Host = Logistics;

    const NAME: &'static str = "Links";

    fn draw(&mut self, _: &mut Logistics, desk: &Desk, area: Rect, buf: &mut Buffer) {
        draw(desk, &mut self.grid, &self.cut, area, buf);
    }

    fn verbs<'d>(&self, host: &Logistics, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let mut verbs = Vec::new();
        if let Some(link) = self.link(desk) {
            verbs.extend([
                Verb::new(Action::Cut, move |page: &mut Self, _| {
                    if !page.cut.remove(&link) {
                        page.cut.insert(link);
                    }
                }),
                Verb::order(desk, Action::Repair, Order::Repair { link }),
                Verb::asks(Action::Open, move || orders::link::list(desk, link)),
            ]);
        }
        let region = self.region(desk);
        verbs.extend(host.verbs(desk, region, COLUMNS.len()));
        verbs.push(about(Action::Order, desk, region));
        verbs
    }

    fn body<'s>(&'s mut self, _: &'s mut Logistics) -> Body<'s> {
        Body::Grid(&mut self.grid)
    }

    fn subject(&self, _: &Logistics, desk: &Desk) -> Option<Subject> {
        self.region(desk).map(Subject::Region)
    }
}

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

fn condition(desk: &Desk, id: LinkId) -> f64 {
    desk.public().links.get(id.index()).copied().unwrap_or(1.0)
}

/// The links to show: those in use; those of one's own land that are damaged, or all where no supply is on
/// its way; and those marked as cut.
fn shown(desk: &Desk, cut: &BTreeSet<LinkId>) -> Vec<Flow> {
    let mut flows: Vec<Flow> = desk.view.own.flows.to_vec();
    let idle = flows.is_empty();
    let mine = |r| desk.view.region(r).controller == Some(desk.me);
    for (i, link) in desk.scenario().links.iter().enumerate() {
        let id = LinkId::at(i);
        let own = mine(link.a) || mine(link.b);
        let wanted = cut.contains(&id) || (own && (idle || condition(desk, id) < WORN));
        if wanted && flows.iter().all(|f| f.link != id) {
            flows.push(Flow {
                link: id,
                flow: 0.0,
                capacity: link.capacity * condition(desk, id),
            });
        }
    }
    flows.sort_by(|a, b| strain(b).total_cmp(&strain(a)).then(a.link.cmp(&b.link)));
    flows
}

/// How many links are full, for the line of views.
#[must_use]
pub fn note(desk: &Desk) -> String {
    if desk.view.own.flows.is_empty() {
        return "no supply moves ".to_owned();
    }
    let full = desk.view.own.flows.iter().filter(|f| strain(f) >= FULL);
    match full.count() {
        0 => "no chokepoint ".to_owned(),
        1 => "1 chokepoint ".to_owned(),
        n => format!("{n} chokepoints "),
    }
}

fn draw(desk: &Desk, state: &mut GridState, cut: &BTreeSet<LinkId>, area: Rect, buf: &mut Buffer) {
    let rows: Vec<Row> = shown(desk, cut)
        .iter()
        .filter_map(|flow| row(desk, flow, cut))
        .collect();
    if rows.is_empty() {
        nothing(area, buf, &["Your land has no links."], &desk.ink);
        return;
    }
    let here = rows.iter().find(|r| r.id == state.selected);
    let here = LinkId::at(here.unwrap_or(&rows[0]).id);
    let asked: Vec<LinkId> = if cut.is_empty() {
        vec![here]
    } else {
        cut.iter().copied().collect()
    };
    let title = match cut.len() {
        0 => "If this line were cut",
        1 => "If the marked line were cut",
        _ => "If the marked lines were cut",
    };
    let (list, card) = split(
        area,
        buf,
        grid::need(&COLUMNS),
        (62, area.height / 2),
        title,
        &desk.ink,
    );
    grid::draw(list, buf, &COLUMNS, rows, state, &desk.ink);
    let lines = hunger::lines(desk, &asked, card);
    for (y, line) in (card.y..card.bottom()).zip(lines) {
        let height = 1;
        put(line, Rect { y, height, ..card }, buf);
    }
}

fn row(desk: &Desk, flow: &Flow, cut: &BTreeSet<LinkId>) -> Option<Row> {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let link = link(desk, flow.link)?;
    let share = strain(flow);
    let state = condition(desk, flow.link);
    let style = if flow.flow > 0.0 {
        ink.share(1.2 - share)
    } else {
        ink.dim
    };
    let way = match link.mode {
        Mode::Land => "land",
        Mode::Sea => "sea",
        Mode::Strait => "strait",
        Mode::Air => "air",
    };
    let (mark, tint) = if cut.contains(&flow.link) {
        ("cut?", ink.accent)
    } else if flow.flow > 0.0 && share >= FULL {
        ("chokepoint", ink.bad)
    } else if state < WORN {
        ("damaged", ink.warn)
    } else {
        ("", ink.dim)
    };
    let color = style.fg.unwrap_or(theme.ink);
    let cells = vec![
        Cell::text(desk.region(link.a), ink.text),
        Cell::text(desk.region(link.b), ink.text),
        Cell::text(way, ink.dim),
        Cell::spans(0.0, desk.badges(&owners(desk, link), 7)),
        Cell::number(state, format!("{}%", percent(state)), ink.share(state)),
        Cell::number(flow.flow, amount(flow.flow), ink.title),
        Cell::number(flow.capacity, amount(flow.capacity), ink.dim),
        Cell::spans(share, bars::thin(theme, share.min(1.0), 6, color)),
        Cell::text(mark, tint),
    ];
    Some(Row::new(flow.link.index(), cells))
}

/// Who holds the ends of a link on land: a line belongs to them.
fn owners(desk: &Desk, link: &Link) -> Vec<NationId> {
    let ends = [link.a, link.b].into_iter();
    let mut list: Vec<NationId> = ends
        .filter_map(|r| desk.view.region(r).controller)
        .collect();
    list.dedup();
    list
}
