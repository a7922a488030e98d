//! How each of one's forces is fed.

use casus_core::figures::fixed;
use casus_core::reckon::Provisions;
use casus_core::tell;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Logistics;
use crate::panels::desk::{Desk, amount, percent};
use crate::panels::orders;
use crate::panels::orders::force::doing;
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::bars;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::views::nothing;
use crate::{Action, Subject};

const COLUMNS: [Column; 9] = [
    Column::left("Arm", 5),
    Column::left("Where", 14).grow(),
    Column::left("Held", 4),
    Column::right("Strength", 14),
    Column::right("Fed", 4),
    Column::left("", 12),
    Column::right("Stock", 8).spare(2),
    Column::right("Days", 5),
    Column::left("Doing", 18),
];

pub struct Fed;

impl Page for Fed {
    type Host = Logistics;

    const NAME: &'static str = "Forces fed";

    fn draw(&mut self, host: &mut Logistics, desk: &Desk, area: Rect, buf: &mut Buffer) {
        draw(desk, &mut host.forces, area, buf);
    }

    fn verbs<'d>(&self, host: &Logistics, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let force = host.force(desk);
        let mut verbs = host.verbs(desk, force.map(|f| f.region), COLUMNS.len());
        verbs.extend([Action::Open, Action::Order].map(|action| {
            Verb::about(action, force, "you have no forces", |f| {
                orders::force::list(desk, f)
            })
        }));
        verbs
    }

    fn body<'s>(&'s mut self, host: &'s mut Logistics) -> Body<'s> {
        Body::Grid(&mut host.forces)
    }

    fn show(&mut self, host: &mut Logistics, _: &Desk, subject: Subject) -> bool {
        let Subject::Force(force) = subject else {
            return false;
        };
        host.forces.selected = usize::try_from(force.0).unwrap_or(0);
        true
    }

    fn subject(&self, host: &Logistics, desk: &Desk) -> Option<Subject> {
        host.force(desk).map(|f| Subject::Force(f.id))
    }
}

fn draw(desk: &Desk, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let mut forces: Vec<_> = desk.view.my_forces().collect();
    let store = Provisions::of(desk.view, desk.me);
    forces.sort_by(|a, b| a.supply.total_cmp(&b.supply).then(a.id.cmp(&b.id)));
    let rows: Vec<Row> = forces
        .into_iter()
        .map(|f| {
            let place = desk.view.region(f.region);
            let stock = place
                .stocks
                .iter()
                .find(|s| s.0 == desk.me)
                .map_or(0.0, |s| s.1);
            let style = ink.share(f.supply);
            Row::new(
                usize::try_from(f.id.0).unwrap_or(0),
                vec![
                    Cell::text(tell::arm_cell(f.arm, desk.view), ink.head),
                    Cell::text(desk.region(f.region), ink.text),
                    place.controller.map_or(Cell::text("sea", ink.dim), |n| {
                        Cell::text(desk.code(n), desk.tint(n))
                    }),
                    Cell::number(
                        f.strength,
                        tell::force(f.strength, f.arm, desk.view),
                        ink.title,
                    ),
                    Cell::number(f.supply, format!("{}%", percent(f.supply)), style),
                    Cell::spans(
                        f.supply,
                        bars::thin(theme, f.supply, 12, style.fg.unwrap_or(theme.ink)),
                    ),
                    Cell::number(
                        stock,
                        if stock > 0.0 {
                            format!("{} kt", amount(stock))
                        } else {
                            "·".to_owned()
                        },
                        ink.dim,
                    ),
                    Cell::number(
                        store.days(f),
                        fixed(store.days(f), 0),
                        if f.supply < 0.95 { ink.warn } else { ink.text },
                    ),
                    Cell::text(doing(desk, f), ink.dim),
                ],
            )
        })
        .collect();
    if rows.is_empty() {
        nothing(area, buf, &["You have no forces."], ink);
        return;
    }
    grid::draw(area, buf, &COLUMNS, rows, state, ink);
}
