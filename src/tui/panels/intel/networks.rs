//! Networks: how hard each nation's are to get into, what of them is down, and where one sits in others'.

use casus_core::figures::fixed;
use casus_core::ids::NationId;
use casus_core::order::{CyberAct, CyberPool, Order, Sector};
use casus_core::tell;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Intel;
use crate::panels::desk::{Desk, share};
use crate::panels::orders;
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::area;
use crate::widgets::bars;
use crate::widgets::grid::{self, Cell, Column, Row};
use crate::widgets::put::put;
use crate::{Action, Subject};

const COLUMNS: usize = 8;

const HEADS: [Column<'static>; COLUMNS] = [
    Column::left("", 3),
    Column::left("Nation", 11).grow(),
    Column::right("Guard", 5),
    Column::left("", 12).spare(2),
    Column::right("Spent", 6).spare(3),
    Column::right("Means", 5),
    Column::left("Down", 16).spare(1),
    Column::left("You are in", 16),
];

pub struct NetworksPage;

impl Page for NetworksPage {
    type Host = Intel;

    const NAME: &'static str = "Networks";

    fn known(&self, desk: &Desk) -> bool {
        desk.scenario().domains.cyber
    }

    fn draw(&mut self, host: &mut Intel, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let head = own(desk);
        let tall = head.len() as u16;
        for (i, line) in head.into_iter().enumerate() {
            put(line, area::below(area::indent(area, 1), i as u16), buf);
        }
        let rows = desk.others().map(|n| row(desk, n)).collect();
        let below = area::below(area, tall + 1);
        grid::draw(below, buf, &HEADS, rows, &mut host.grid, &desk.ink);
    }

    fn verbs<'d>(&self, host: &Intel, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let mut verbs = host.verbs(desk);
        if let Some(nation) = host.nation(desk) {
            let order = Order::Cyber {
                nation,
                sector: Sector::Power,
                act: CyberAct::Preposition,
            };
            let title = move || format!("In the networks of {}", desk.name(nation));
            let acts = move || orders::choose(title(), orders::networks::acts(desk, nation));
            verbs.push(Verb::asks(Action::Cyber, acts).refused(desk.refusal(&order)));
        }
        verbs.push(Verb::asks(Action::Guard, move || {
            orders::networks::guards(desk)
        }));
        verbs.extend([Verb::sort(COLUMNS), Verb::turn()]);
        verbs
    }

    fn body<'s>(&'s mut self, host: &'s mut Intel) -> Body<'s> {
        Body::Grid(&mut host.grid)
    }

    fn show(&mut self, _: &mut Intel, _: &Desk, _: Subject) -> bool {
        false
    }

    fn subject(&self, host: &Intel, desk: &Desk) -> Option<Subject> {
        host.nation(desk).map(Subject::Nation)
    }
}

/// One's own networks, and what one's alliances do for them.
fn own(desk: &Desk) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let state = desk.view.nation(desk.me);
    let networks = &state.networks;
    let mut lines = vec![
        Line::from(vec![
            Span::styled("Your networks are ", ink.dim),
            Span::styled(share(networks.guard), ink.title),
            Span::styled(" hard to get into, for ", ink.dim),
            Span::styled(
                format!(
                    "{}% of GDP, {} a year",
                    fixed(networks.share * 100.0, 2),
                    desk.money(networks.share * state.gdp)
                ),
                ink.text,
            ),
        ]),
        match down(desk, desk.me) {
            none if none.is_empty() => Line::styled("All of them work.", ink.dim),
            some => Line::styled(format!("Down: {some}"), ink.bad),
        },
    ];
    for treaty in desk.public().treaties_of(desk.me) {
        if treaty.networks != CyberPool::None {
            lines.push(Line::from(vec![
                Span::styled(treaty.name.to_string(), ink.text),
                Span::styled(
                    format!(" watches together: {}", tell::pool_cell(treaty.networks)),
                    ink.dim,
                ),
            ]));
        }
    }
    lines.truncate(4);
    lines
}

/// What of a nation's networks is down that anybody would speak of: `banks 12%, power 4%`.
fn down(desk: &Desk, nation: NationId) -> String {
    let networks = &desk.view.nation(nation).networks;
    let told = desk.scenario().rules.cyber.outage_told;
    let level = |s| Some(networks.down(s)).filter(|level| *level >= told);
    sectors(desk, level)
}

/// The sectors of which `of` has a share, with it.
fn sectors(desk: &Desk, of: impl Fn(Sector) -> Option<f64>) -> String {
    let with = |s| {
        Some(format!(
            "{} {}",
            tell::sector_cell(s, desk.view),
            share(of(s)?)
        ))
    };
    let all: Vec<String> = Sector::ALL.into_iter().filter_map(with).collect();
    all.join(", ")
}

fn row(desk: &Desk, nation: NationId) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let state = desk.view.nation(nation);
    let networks = &state.networks;
    let depth = |s| Some(desk.view.own.foothold(nation, s)).filter(|depth| *depth > 0.0);
    let cells = vec![
        Cell::text(desk.code(nation), desk.tint(nation)),
        Cell::text(desk.name(nation), ink.text),
        Cell::number(networks.guard, share(networks.guard), ink.title),
        Cell::spans(
            networks.guard,
            bars::thin(theme, networks.guard, 12, theme.info_ink),
        ),
        Cell::number(
            networks.share,
            format!("{}%", fixed(networks.share * 100.0, 2)),
            ink.text,
        ),
        Cell::number(state.cyber, share(state.cyber), ink.text),
        Cell::text(down(desk, nation), ink.bad),
        Cell::text(sectors(desk, depth), ink.accent),
    ];
    Row::new(nation.index(), cells)
}
