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
use crate::widgets::grid::{self, Cell, Column, Row};
use crate::widgets::put::put;
use crate::{Action, Subject};

const COLUMNS: usize = 11;

/// Those of the sectors take the map's words for them.
fn columns(sectors: &[String; 5]) -> [Column<'_>; COLUMNS] {
    let [power, transport, command, finance, media] = sectors
        .each_ref()
        .map(|sector| Column::right(sector, 9).spare(2));
    [
        Column::left("", 3),
        Column::left("Nation", 11).grow(),
        Column::right("Guard", 5),
        Column::right("Spent", 6).spare(3),
        Column::right("Means", 5),
        power,
        transport,
        command,
        finance,
        media,
        Column::left("You are in", 24).spare(1),
    ]
}

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
        let sectors = Sector::ALL.map(|s| tell::capital(tell::sector_cell(s, desk.view)));
        let below = area::below(area, tall + 1);
        grid::draw(
            below,
            buf,
            &columns(&sectors),
            rows,
            &mut host.grid,
            &desk.ink,
        );
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
    let mut lines = vec![Line::from(vec![
        Span::styled("Your networks are ", ink.dim),
        Span::styled(share(networks.guard), ink.share(networks.guard)),
        Span::styled(" hard to get into, for ", ink.dim),
        Span::styled(
            format!(
                "{}% of GDP, {} a year",
                fixed(networks.share * 100.0, 2),
                desk.money(networks.share * state.gdp)
            ),
            ink.text,
        ),
        Span::styled(format!("; {}", down(desk)), ink.dim),
    ])];
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
    lines.truncate(3);
    lines
}

fn down(desk: &Desk) -> String {
    let networks = &desk.view.nation(desk.me).networks;
    let failed: Vec<String> = Sector::ALL
        .into_iter()
        .filter(|s| networks.down(*s) >= desk.scenario().rules.cyber.outage_told)
        .map(|s| {
            let what = tell::sector_cell(s, desk.view);
            format!("{what} {} down", share(networks.down(s)))
        })
        .collect();
    match failed.is_empty() {
        true => "all of them work".to_owned(),
        false => failed.join(", "),
    }
}

fn row(desk: &Desk, nation: NationId) -> Row {
    let ink = &desk.ink;
    let state = desk.view.nation(nation);
    let networks = &state.networks;
    let told = desk.scenario().rules.cyber.outage_told;
    let mut cells = vec![
        Cell::text(desk.code(nation), desk.tint(nation)),
        Cell::text(desk.name(nation), ink.text),
        Cell::number(
            networks.guard,
            share(networks.guard),
            ink.share(networks.guard),
        ),
        Cell::number(
            networks.share,
            format!("{}%", fixed(networks.share * 100.0, 2)),
            ink.text,
        ),
        Cell::number(state.cyber, share(state.cyber), ink.text),
    ];
    cells.extend(Sector::ALL.map(|s| {
        let level = networks.down(s);
        let text = match level >= told {
            true => share(level),
            false => String::new(),
        };
        Cell::number(level, text, ink.bad)
    }));
    let held: Vec<String> = Sector::ALL
        .into_iter()
        .filter_map(|s| {
            let depth = desk.view.own.foothold(nation, s);
            let what = tell::sector_cell(s, desk.view);
            (depth > 0.0).then(|| format!("{what} {}", share(depth)))
        })
        .collect();
    cells.push(Cell::text(held.join(", "), ink.accent));
    Row::new(nation.index(), cells)
}
