//! The fronts of the wars: where two enemies touch, what stands there on either side, who attacks, how the line
//! moved, and the battles of the last turn.

mod report;

use casus_core::content::{Arm, Mode};
use casus_core::event::{Event, EventKind};
use casus_core::figures::fixed;
use casus_core::ids::{CrisisId, NationId, RegionId};
use casus_core::order::{Side, Stance};
use casus_core::tell;
use casus_core::view::{Crisis, Sighting};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Forces, about, stance, verbs};
use crate::panels::desk::{Desk, share};
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::area;
use crate::widgets::bars;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::views::{Text, nothing, rule};
use crate::{Action, Command, Subject};

const COLUMNS: [Column; 9] = [
    Column::left("Front", 9),
    Column::left("Where, in men", 14).grow(),
    Column::right("km", 5).spare(2),
    Column::right("Left", 6),
    Column::right("Right", 6),
    Column::left("right | left", 15).spare(3),
    Column::left("Attacks", 9),
    Column::right("Line", 5),
    Column::right("Battles", 7).spare(1),
];

/// Months over which a line is said to have moved.
const MONTHS: u32 = 6;

#[derive(Default)]
pub struct Fronts {
    grid: GridState,
    card: Text,
}

impl Fronts {
    fn front(&self, desk: &Desk) -> Option<Front> {
        let mut list = fronts(desk);
        let at = chosen(&list, &self.grid);
        (at < list.len()).then(|| list.swap_remove(at))
    }

    fn region(&self, desk: &Desk) -> Option<RegionId> {
        self.front(desk)?.regions[1].first().copied()
    }
}

impl Page for Fronts {
    type Host = Forces;

    const NAME: &'static str = "Fronts";

    /// The list of fronts over the report on the one chosen.
    fn draw(&mut self, _: &mut Forces, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let list = fronts(desk);
        if list.is_empty() {
            let text = "No war is fought on land: there is no front.";
            nothing(area, buf, &[text], &desk.ink);
            return;
        }
        let rows = u16::try_from(list.len())
            .unwrap_or(u16::MAX)
            .saturating_add(1);
        let high = rows.min(area.height / 2).max(3);
        let table = area::top(area, high);
        draw(desk, &list, &mut self.grid, table, buf);
        let front = &list[chosen(&list, &self.grid)];
        let [a, b] = front.holders.map(|n| desk.name(n));
        let head = area::row(area, table.bottom());
        rule(head, buf, &format!("{a} against {b}"), &desk.ink);
        let card = Rect::new(
            area.x + 1,
            head.bottom(),
            area.width - 1,
            area.height - high - 1,
        );
        let lines = report::lines(desk, front, usize::from(card.width.saturating_sub(1)));
        self.card.draw(card, buf, lines, &desk.ink);
    }

    fn verbs<'d>(&self, _: &Forces, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let front = self.front(desk);
        let own = front.as_ref().map(|f| own(desk, f)).unwrap_or_default();
        let region = self.region(desk);
        let mut list = vec![stance(desk, own, "you have no forces there")];
        list.extend(verbs(desk, region, COLUMNS.len()));
        list.extend(about(desk, region));
        list.push(Verb::asks(Action::Why, move || {
            let told = front.and_then(|f| report::why(desk, &f));
            match told {
                Some((verdict, why)) => desk.why("The odds of the battle", verdict, why),
                None => Command::Say("No battle was fought there last turn.".to_owned()),
            }
        }));
        list
    }

    fn body<'s>(&'s mut self, _: &'s mut Forces) -> Body<'s> {
        Body::Grid(&mut self.grid)
    }

    fn card(&mut self, _: &Forces) -> Option<&mut Text> {
        Some(&mut self.card)
    }

    fn subject(&self, _: &Forces, desk: &Desk) -> Option<Subject> {
        self.region(desk).map(Subject::Region)
    }
}

/// Where the land that two enemies hold touches. One's own side, or else the challenger's, comes first.
pub struct Front {
    pub war: CrisisId,
    pub holders: [NationId; 2],
    pub regions: [Vec<RegionId>; 2],
    /// Length of the line, km; straits count for nothing.
    pub km: f64,
}

/// All fronts of all wars, one's own wars first.
fn fronts(desk: &Desk) -> Vec<Front> {
    let mut list: Vec<Front> = Vec::new();
    for war in desk.public().crises.iter().filter(|c| c.is_war()) {
        let first = war.side_of(desk.me).unwrap_or(Side::Challenger);
        for link in &desk.scenario().links {
            if matches!(link.mode, Mode::Land | Mode::Strait) {
                touch(
                    desk,
                    war,
                    first,
                    (link.a, link.b, link.border_km),
                    &mut list,
                );
            }
        }
    }
    for front in &mut list {
        for regions in &mut front.regions {
            regions.sort();
            regions.dedup();
        }
    }
    let outside = |f: &Front| {
        desk.public()
            .crisis(f.war)
            .is_none_or(|c| c.side_of(desk.me).is_none())
    };
    list.sort_by_key(|f| (outside(f), f.war, f.holders));
    list
}

fn touch(
    desk: &Desk,
    war: &Crisis,
    first: Side,
    (a, b, km): (RegionId, RegionId, f64),
    list: &mut Vec<Front>,
) {
    let holder = |r: RegionId| desk.view.region(r).controller;
    let (Some(x), Some(y)) = (holder(a), holder(b)) else {
        return;
    };
    if !war.opposed(x, y) {
        return;
    }
    let ((x, a), (y, b)) = if war.side_of(x) == Some(first) {
        ((x, a), (y, b))
    } else {
        ((y, b), (x, a))
    };
    let at = list
        .iter()
        .position(|f| f.war == war.id && f.holders == [x, y]);
    let at = at.unwrap_or_else(|| {
        list.push(Front {
            war: war.id,
            holders: [x, y],
            regions: [Vec::new(), Vec::new()],
            km: 0.0,
        });
        list.len() - 1
    });
    list[at].km += km;
    list[at].regions[0].push(a);
    list[at].regions[1].push(b);
}

/// The armies on one side of the front, the side's allies among them.
pub fn armies<'a>(desk: &Desk<'a>, front: &Front, i: usize) -> Vec<&'a Sighting> {
    let Some(war) = desk.public().crisis(front.war) else {
        return Vec::new();
    };
    let side = war.side_of(front.holders[i]);
    let view = desk.view;
    let here = |f: &&Sighting| {
        f.arm == Arm::Land && front.regions[i].contains(&f.region) && war.side_of(f.nation) == side
    };
    view.forces.iter().filter(here).collect()
}

/// The player's own armies on the front.
fn own<'a>(desk: &Desk<'a>, front: &Front) -> Vec<&'a Sighting> {
    let all = (0..2).flat_map(|i| armies(desk, front, i));
    all.filter(|f| f.nation == desk.me).collect()
}

pub fn strength(list: &[&Sighting]) -> f64 {
    list.iter().fold(0.0, |sum, f| sum + f.strength)
}

/// Points of those ordered to attack.
pub fn attacking(list: &[&Sighting]) -> f64 {
    let on = list.iter().filter(|f| f.stance == Stance::Attack);
    on.fold(0.0, |sum, f| sum + f.strength)
}

/// The battles of the last turn on this front, and the attacks that commanders held back from, in order.
#[must_use]
pub fn battles<'a>(desk: &Desk<'a>, front: &Front) -> Vec<&'a Event> {
    let last = desk.public().turn.saturating_sub(1);
    let on_front = |e: &&Event| {
        e.turn >= last
            && matches!(&e.kind, EventKind::Battle { region, attacker, defender, .. }
                | EventKind::AttackHeld { region, attacker, defender, .. } if sides(desk, front, *attacker, *defender) && near(front, *region))
    };
    desk.ctx
        .history
        .events()
        .iter()
        .rev()
        .take_while(|e| e.turn >= last)
        .filter(on_front)
        .collect()
}

/// Whether there was a battle over the ground in the turn in which it changed hands, as `taken` tells.
#[must_use]
pub fn fought_over(desk: &Desk, taken: &Event) -> bool {
    let EventKind::RegionTaken { region: lost, .. } = taken.kind else {
        return false;
    };
    let events = desk.ctx.history.events().iter().rev();
    let mut that_turn = events
        .skip_while(|e| e.turn > taken.turn)
        .take_while(|e| e.turn == taken.turn);
    that_turn
        .any(|e| matches!(e.kind, EventKind::Battle { region, won: true, .. } if region == lost))
}

/// Ground that changed hands on this front in the last months, the latest first: with whether it came to the
/// side named first.
#[must_use]
pub fn moves<'a>(desk: &Desk<'a>, front: &Front) -> Vec<(&'a Event, bool)> {
    let turns = MONTHS / u32::from(desk.scenario().turn_months).max(1);
    let from_turn = desk.public().turn.saturating_sub(turns.max(1));
    let events = desk.ctx.history.events().iter().rev();
    events
        .take_while(|e| e.turn >= from_turn)
        .filter_map(|e| match &e.kind {
            EventKind::RegionTaken {
                by,
                from: Some(from),
                ..
            } if sides(desk, front, *by, *from) => {
                let war = desk.public().crisis(front.war)?;
                Some((e, war.side_of(*by) == war.side_of(front.holders[0])))
            }
            _ => None,
        })
        .collect()
}

/// Whether two nations fight on the two sides of this front.
fn sides(desk: &Desk, front: &Front, a: NationId, b: NationId) -> bool {
    let named = |n: NationId| front.holders.contains(&n);
    desk.public()
        .crisis(front.war)
        .is_some_and(|w| w.opposed(a, b))
        && (named(a) || named(b))
}

fn near(front: &Front, region: RegionId) -> bool {
    front.regions.iter().any(|list| list.contains(&region))
}

/// The front that is selected, or the first.
fn chosen(list: &[Front], state: &GridState) -> usize {
    if state.selected < list.len() {
        state.selected
    } else {
        0
    }
}

fn draw(desk: &Desk, list: &[Front], state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let rows = list
        .iter()
        .enumerate()
        .map(|(i, f)| row(desk, i, f))
        .collect();
    grid::draw(area, buf, &COLUMNS, rows, state, &desk.ink);
}

fn row(desk: &Desk, id: usize, front: &Front) -> Row {
    let ink = &desk.ink;
    let sides = [armies(desk, front, 0), armies(desk, front, 1)];
    let [left, right] = [strength(&sides[0]), strength(&sides[1])];
    let lean = if left + right > 0.0 {
        (left - right) / (left + right)
    } else {
        0.0
    };
    let line = moves(desk, front)
        .iter()
        .fold(0, |sum: i32, m| sum + if m.1 { 1 } else { -1 });
    let fought = report::fights(&battles(desk, front));
    let [a, b] = front.holders;
    let pair = vec![desk.badge(a), Span::styled(" / ", ink.dim), desk.badge(b)];
    let place = front.regions[1].first().map_or("", |r| desk.region(*r));
    let more = front.regions[1].len().saturating_sub(1);
    let place = if more > 0 {
        format!("{place} +{more}")
    } else {
        place.to_owned()
    };
    let (words, style) = match (attacking(&sides[0]) > 0.0, attacking(&sides[1]) > 0.0) {
        (true, true) => ("both", ink.warn),
        (true, false) => (desk.code(a), ink.good),
        (false, true) => (desk.code(b), ink.bad),
        (false, false) => ("nobody", ink.dim),
    };
    let moved = match line {
        0 => ("·".to_owned(), ink.dim),
        n => (format!("{n:+}"), ink.signed(f64::from(n))),
    };
    Row::new(
        id,
        vec![
            Cell::spans(id as f64, pair),
            Cell::text(place, ink.text),
            Cell::number(front.km, fixed(front.km, 0), ink.dim),
            Cell::number(left, tell::men_cell(left), ink.title),
            Cell::number(right, tell::men_cell(right), ink.text),
            Cell::spans(lean, bars::signed(desk.ctx.theme, lean, 15)),
            Cell::text(words, style),
            Cell::number(f64::from(line), moved.0, moved.1),
            Cell::number(
                fought as f64,
                fought.to_string(),
                if fought > 0 { ink.warn } else { ink.dim },
            ),
        ],
    )
}

/// Mean supply, by strength, of those whose supply one can know.
fn fed(desk: &Desk, list: &[&Sighting]) -> Option<String> {
    let known = |n: NationId| n == desk.me || desk.public().allied(desk.me, n);
    let known: Vec<&&Sighting> = list.iter().filter(|f| known(f.nation)).collect();
    let all = known.iter().fold(0.0, |sum, f| sum + f.strength);
    let met = known.iter().fold(0.0, |sum, f| sum + f.strength * f.supply);
    (all > 0.0).then(|| share(met / all))
}
