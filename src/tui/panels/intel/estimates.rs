//! Estimates of all nations with their errors.

use casus_core::content::Arm;
use casus_core::ids::NationId;
use casus_core::tell;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Intel;
use crate::Subject;
use crate::panels::desk::{Desk, percent, share};
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::bars;
use crate::widgets::grid::{self, Cell, Column, Row};

const COLUMNS: usize = 12;

/// The columns, with the map's names of the arms.
fn columns(arms: &[String; 3]) -> [Column<'_>; COLUMNS] {
    let [land, air, naval] = arms.each_ref().map(|arm| {
        let wide = u16::try_from(arm.chars().count()).unwrap_or(5);
        Column::right(arm, wide.clamp(5, 9))
    });
    [
        Column::left("", 3),
        Column::left("Nation", 11).grow(),
        Column {
            width: land.width.max(6),
            most: land.width.max(6),
            ..land
        },
        air,
        naval,
        Column::left("Strength, 9 in 10 (root)", 24).spare(2),
        Column::right("Up to", 5),
        Column::right("Ready", 5),
        Column::right("Modern", 6),
        Column::right("Resolve", 7),
        Column::left("", 13).spare(3),
        Column::left("Watch", 7),
    ]
}

pub struct Estimates;

impl Page for Estimates {
    type Host = Intel;

    const NAME: &'static str = "Estimates";

    fn draw(&mut self, host: &mut Intel, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let rules = &desk.scenario().rules.perception;
        let most = desk
            .others()
            .map(|n| desk.strength(n) * desk.view.estimate(n).count_range(rules)[1])
            .fold(1e-9, f64::max);
        let rows = desk.others().map(|n| row(desk, n, most)).collect();
        let arms = Arm::ALL.map(|arm| tell::capital(tell::arm_unit(arm, desk.view)));
        grid::draw(area, buf, &columns(&arms), rows, &mut host.grid, &desk.ink);
    }

    fn verbs<'d>(&self, host: &Intel, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let mut verbs = host.verbs(desk);
        verbs.extend([Verb::sort(COLUMNS), Verb::turn()]);
        verbs
    }

    fn body<'s>(&'s mut self, host: &'s mut Intel) -> Body<'s> {
        Body::Grid(&mut host.grid)
    }

    fn show(&mut self, host: &mut Intel, _: &Desk, subject: Subject) -> bool {
        let Subject::Nation(nation) = subject else {
            return false;
        };
        host.grid.selected = nation.index();
        true
    }

    fn subject(&self, host: &Intel, desk: &Desk) -> Option<Subject> {
        host.nation(desk).map(Subject::Nation)
    }
}

fn row(desk: &Desk, nation: NationId, most: f64) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let e = desk.view.estimate(nation);
    let total: f64 = e.strength.iter().sum();
    let tint = desk.tint(nation);
    let watched = desk.view.own.watch == Some(nation);
    let drafted = desk.drafted(&casus_core::order::Order::Watch {
        nation: Some(nation),
    });
    let (watch, style) = match (watched, drafted) {
        (_, true) => ("√ watch", ink.accent),
        (true, false) => ("watched", ink.good),
        (false, false) => ("", ink.dim),
    };
    // Roots, so that small forces are told apart beside the largest.
    let [least, up_to] = e.count_range(&desk.scenario().rules.perception);
    let strength = [least, 1.0, up_to].map(|f| (total * f / most).sqrt());
    let [low, high] = e.resolve_range();
    let resolve = [low, e.resolve, high];
    Row::new(
        nation.index(),
        vec![
            Cell::text(desk.code(nation), tint),
            Cell::text(desk.name(nation), ink.text),
            Cell::number(
                e.strength[0],
                tell::force_cell(e.strength[0], Arm::Land),
                ink.text,
            ),
            Cell::number(
                e.strength[1],
                tell::force_cell(e.strength[1], Arm::Air),
                ink.text,
            ),
            Cell::number(
                e.strength[2],
                tell::force_cell(e.strength[2], Arm::Naval),
                ink.text,
            ),
            Cell::spans(total, bars::whiskers(theme, strength, 24, tint)),
            Cell::number(
                up_to,
                format!("+{}%", percent(up_to - 1.0)),
                ink.share(1.0 - 2.0 * e.error),
            ),
            Cell::number(e.readiness, share(e.readiness), ink.text),
            Cell::number(e.modernity, share(e.modernity), ink.text),
            Cell::number(e.resolve, share(e.resolve), ink.title),
            Cell::spans(e.resolve, bars::whiskers(theme, resolve, 13, tint)),
            Cell::text(watch, style),
        ],
    )
}
