//! Who could fight over a crisis, like how many average soldiers, and by when.

use casus_core::ids::{CrisisId, NationId};
use casus_core::reckon::{self, Comer, DAYS, Ledger};
use casus_core::tell;
use casus_core::view::Crisis;
use ratatui::text::{Line, Span};

use crate::cell::{left, right};
use crate::panels::desk::{Desk, percent};

/// Nations beside the leader of a side that are listed.
const LISTED: usize = 4;
/// Points that are too few to tell.
const NONE: f64 = 0.05;
/// Columns of the figures: the chance, and a number for each of the days.
const CHANCE: usize = 8;
const NUMBER: usize = 9;
/// Columns before a name: its nation's code.
const CODE: usize = 5;

/// The strengths on both sides, reckoned once for a crisis and turn.
pub struct Muster {
    key: (u32, NationId, CrisisId),
    ledger: Ledger,
}

impl Muster {
    #[must_use]
    pub fn of(desk: &Desk, crisis: &Crisis) -> Self {
        let pair = (crisis.challenger, crisis.target);
        Self {
            key: key(desk, crisis),
            ledger: reckon::ledger_over(desk.view, pair.0, pair.1, crisis.stake),
        }
    }

    #[must_use]
    pub fn holds(&self, desk: &Desk, crisis: &Crisis) -> bool {
        self.key == key(desk, crisis)
    }

    /// A table of both sides, those first on whose side the seat is.
    #[must_use]
    pub fn lines(&self, desk: &Desk, crisis: &Crisis, width: usize) -> Vec<Line<'static>> {
        let name = width
            .saturating_sub(CODE + CHANCE + NUMBER * DAYS.len())
            .clamp(10, 30);
        let mut head = left("Strength there, in men", CODE + name) + &right("comes", CHANCE);
        for days in DAYS {
            head += &right(&format!("{days} days"), NUMBER);
        }
        let mut lines = vec![Line::styled(head, desk.ink.head)];
        let ledger = &self.ledger;
        let mut sides = [
            (crisis.target, ledger.alone_by_day[1], &ledger.friends),
            (crisis.challenger, ledger.alone_by_day[0], &ledger.foes),
        ];
        let challenges = crisis.side_of(desk.me).is_some_and(|s| s.index() == 0);
        if challenges {
            sides.swap(0, 1);
        }
        for (leader, alone, others) in sides {
            lines.push(row(desk, leader, name, None, alone));
            let told: Vec<&Comer> = others.iter().filter(|c| c.by_day[2] >= NONE).collect();
            let listed = told.iter().take(LISTED);
            lines.extend(listed.map(|c| row(desk, c.nation, name, Some(c.known), c.by_day)));
            if !told.is_empty() {
                lines.push(together(desk, name, alone, &told));
            }
        }
        lines
    }
}

fn key(desk: &Desk, crisis: &Crisis) -> (u32, NationId, CrisisId) {
    (desk.public().turn, desk.me, crisis.id)
}

fn row(
    desk: &Desk,
    nation: NationId,
    name: usize,
    chance: Option<f64>,
    men: [f64; DAYS.len()],
) -> Line<'static> {
    let ink = &desk.ink;
    let code = desk.code(nation).chars().count();
    let style = match chance {
        None => ink.title,
        Some(_) => ink.text,
    };
    let comes = chance.map_or(Span::styled(right("is there", CHANCE), ink.dim), |p| {
        Span::styled(right(&format!("{}%", percent(p)), CHANCE), ink.share(p))
    });
    let mut spans = vec![
        desk.badge(nation),
        Span::raw(" ".repeat(CODE.saturating_sub(code))),
        Span::styled(left(desk.name(nation), name), style),
        comes,
    ];
    spans.extend(men.map(|points| figure(desk, points)));
    Line::from(spans)
}

fn figure(desk: &Desk, points: f64) -> Span<'static> {
    match points < NONE {
        true => Span::styled(right("·", NUMBER), desk.ink.faint),
        false => Span::styled(right(&tell::men_cell(points), NUMBER), desk.ink.text),
    }
}

/// What a side may count on: its leader's own, and each other's by its chance.
fn together(
    desk: &Desk,
    name: usize,
    alone: [f64; DAYS.len()],
    others: &[&Comer],
) -> Line<'static> {
    let more = others.len().saturating_sub(LISTED);
    let label = match more {
        0 => "together, by their chances".to_owned(),
        n => format!("and {n} more, by their chances"),
    };
    let mut spans = vec![
        Span::raw(" ".repeat(CODE)),
        Span::styled(left(&label, name + CHANCE), desk.ink.dim),
    ];
    for (day, alone) in alone.into_iter().enumerate() {
        let help: f64 = others.iter().map(|c| c.known * c.by_day[day]).sum();
        spans.push(figure(desk, alone + help));
    }
    Line::from(spans)
}
