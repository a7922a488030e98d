//! Who may cross whose soil.

use casus_core::ids::NationId;
use casus_core::order::Order;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Logistics;
use crate::panels::desk::Desk;
use crate::panels::orders;
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::{Action, Subject};

const COLUMNS: [Column; 5] = [
    Column::left("", 3),
    Column::left("Nation", 14).grow(),
    Column::left("You may cross", 18),
    Column::left("It may cross", 18),
    Column::left("Ordered", 14),
];

#[derive(Default)]
pub struct Ways {
    grid: GridState,
}

impl Ways {
    fn guest(&self, desk: &Desk) -> Option<NationId> {
        let nation = NationId::at(self.grid.selected);
        (nation.index() < desk.scenario().nations.len() && nation != desk.me).then_some(nation)
    }
}

impl Page for Ways {
    type Host = Logistics;

    const NAME: &'static str = "Rights of way";

    fn draw(&mut self, _: &mut Logistics, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let rows = desk.others().map(|n| row(desk, n)).collect();
        grid::draw(area, buf, &COLUMNS, rows, &mut self.grid, &desk.ink);
    }

    fn verbs<'d>(&self, host: &Logistics, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let guest = self.guest(desk);
        let mut verbs = host.verbs(desk, None, COLUMNS.len());
        verbs.extend([Action::Open, Action::Order].map(|action| {
            Verb::about(action, guest, "no nation is selected", |n| {
                orders::choose(desk.name(n), vec![orders::nation::transit(desk, n)])
            })
        }));
        verbs
    }

    fn body<'s>(&'s mut self, _: &'s mut Logistics) -> Body<'s> {
        Body::Grid(&mut self.grid)
    }

    fn show(&mut self, _: &mut Logistics, _: &Desk, subject: Subject) -> bool {
        let Subject::Nation(nation) = subject else {
            return false;
        };
        self.grid.selected = nation.index();
        true
    }

    fn subject(&self, _: &Logistics, desk: &Desk) -> Option<Subject> {
        self.guest(desk).map(Subject::Nation)
    }
}

fn row(desk: &Desk, nation: NationId) -> Row {
    let ink = &desk.ink;
    let (public, me) = (desk.public(), desk.me);
    let way = |guest, host| match (
        public.pairs.transit(host, guest),
        public.may_cross(guest, host),
    ) {
        (true, _) => (2.0, "granted", ink.good),
        (false, true) => (1.0, "by treaty or war", ink.good),
        (false, false) => (0.0, "no", ink.dim),
    };
    let (ours, theirs) = (way(me, nation), way(nation, me));
    let drafted = desk.ctx.draft.orders().iter().find_map(|o| match o {
        Order::Transit { nation: n, grant } if *n == nation => Some(*grant),
        _ => None,
    });
    let ordered = match drafted {
        Some(true) => "√ grant",
        Some(false) => "√ withdraw",
        None => "",
    };
    Row::new(
        nation.index(),
        vec![
            Cell::text(desk.code(nation), desk.tint(nation)),
            Cell::text(desk.name(nation), ink.text),
            Cell::number(ours.0, ours.1, ours.2),
            Cell::number(theirs.0, theirs.1, theirs.2),
            Cell::text(ordered, ink.accent),
        ],
    )
}
