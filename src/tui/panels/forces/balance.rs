//! Who is believed to stand where: one's own, allied and hostile points by region.

use casus_core::ids::{NationId, RegionId};
use casus_core::tell;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Forces, about, verbs};
use crate::Subject;
use crate::panels::desk::Desk;
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::bars;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};

const COLUMNS: [Column; 8] = [
    Column::left("Strength in men", 15).grow(),
    Column::left("Held", 4),
    Column::right("Yours", 6),
    Column::right("Allies", 6),
    Column::right("Feared", 6),
    Column::right("Others", 6),
    Column::left("against | for you", 21).spare(1),
    Column::left("Strongest there", 18),
];

/// Points in a region: own, allied, feared or hostile, others.
#[must_use]
pub fn counts(desk: &Desk, region: RegionId) -> [f64; 4] {
    let mut counts = [0.0; 4];
    for force in desk.view.forces.iter().filter(|f| f.region == region) {
        counts[class(desk, force.nation)] += force.strength;
    }
    counts
}

fn class(desk: &Desk, nation: NationId) -> usize {
    let public = desk.public();
    let hostile = public.crises.iter().any(|c| c.opposed(desk.me, nation));
    let feared = desk
        .view
        .own
        .threat
        .get(nation.index())
        .is_some_and(|&t| t >= 0.25);
    match nation {
        n if n == desk.me => 0,
        _ if hostile => 2,
        n if public.friends(desk.me, n) => 1,
        _ if feared => 2,
        _ => 3,
    }
}

/// The regions in which any force is seen, in id order.
fn regions(desk: &Desk) -> Vec<RegionId> {
    let mut list: Vec<RegionId> = desk.view.forces.iter().map(|f| f.region).collect();
    list.sort();
    list.dedup();
    list
}

#[derive(Default)]
pub struct Balance {
    grid: GridState,
}

impl Balance {
    fn region(&self, desk: &Desk) -> Option<RegionId> {
        let here = |r: &RegionId| r.index() == self.grid.selected;
        regions(desk).into_iter().find(here)
    }
}

impl Page for Balance {
    type Host = Forces;

    const NAME: &'static str = "Balance";

    fn draw(&mut self, _: &mut Forces, desk: &Desk, area: Rect, buf: &mut Buffer) {
        draw(desk, &mut self.grid, area, buf);
    }

    fn verbs<'d>(&self, _: &Forces, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let region = self.region(desk);
        let mut list = Vec::from(verbs(desk, region, COLUMNS.len()));
        list.extend(about(desk, region));
        list
    }

    fn body<'s>(&'s mut self, _: &'s mut Forces) -> Body<'s> {
        Body::Grid(&mut self.grid)
    }

    fn show(&mut self, _: &mut Forces, _: &Desk, subject: Subject) -> bool {
        let Subject::Region(region) = subject else {
            return false;
        };
        self.grid.selected = region.index();
        true
    }

    fn subject(&self, _: &Forces, desk: &Desk) -> Option<Subject> {
        self.region(desk).map(Subject::Region)
    }
}

fn draw(desk: &Desk, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let ink = &desk.ink;
    let figure = |value: f64, style| {
        let text = if value > 0.0 {
            tell::men_cell(value)
        } else {
            "·".to_owned()
        };
        Cell::number(value, text, if value > 0.0 { style } else { ink.dim })
    };
    let rows: Vec<Row> = regions(desk)
        .into_iter()
        .map(|region| {
            let [own, allies, feared, others] = counts(desk, region);
            let total = own + allies + feared;
            let lean = if total > 0.0 {
                (own + allies - feared) / total
            } else {
                0.0
            };
            let holder = desk.view.region(region).controller;
            Row::new(
                region.index(),
                vec![
                    Cell::text(desk.region(region), ink.text),
                    holder.map_or(Cell::text("sea", ink.dim), |n| {
                        Cell::text(desk.code(n), desk.tint(n))
                    }),
                    figure(own, ink.title),
                    figure(allies, ink.good),
                    figure(feared, ink.bad),
                    figure(others, ink.text),
                    Cell::spans(lean, bars::signed(desk.ctx.theme, lean, 21)),
                    strongest(desk, region),
                ],
            )
        })
        .collect();
    grid::draw(area, buf, &COLUMNS, rows, state, ink);
}

fn strongest(desk: &Desk, region: RegionId) -> Cell {
    let here = desk.view.forces.iter().filter(|f| f.region == region);
    match here.max_by(|a, b| a.strength.total_cmp(&b.strength).then(b.id.cmp(&a.id))) {
        Some(f) => Cell::text(
            format!(
                "{} {}",
                desk.code(f.nation),
                tell::force(f.strength, f.arm, desk.view)
            ),
            desk.tint(f.nation),
        ),
        None => Cell::text("", desk.ink.dim),
    }
}
