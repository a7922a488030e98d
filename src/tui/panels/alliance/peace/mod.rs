//! The peace-operation board: each mission with its mandate, who is there on which terms and at what price, and what
//! it does to the risk that fighting resumes; and where the treaty could keep a peace that nobody keeps yet.

mod card;

use casus_core::ids::RegionId;
use casus_core::judge;
use casus_core::order::{Contribution, MotionKind, Order};
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::{Mission, Treaty};
use casus_core::why::Why;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::Alliance;
use super::treaty::OfTreaty;
use crate::command::Choice;
use crate::panels::desk::{Desk, percent};
use crate::panels::orders;
use crate::panels::page::Body;
use crate::widgets::area;
use crate::widgets::flow::flow;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::views::{self, split};
use crate::{Command, Subject};

const COLUMNS: [Column; 6] = [
    Column::left("Where", 12).grow(),
    Column::left("Between", 11).spare(2),
    Column::left("Mandate", 12),
    Column::right("Troops", 6),
    Column::right("Kept", 5),
    Column::right("Dead", 5).spare(1),
];

#[derive(Default)]
pub struct Peace {
    grid: GridState,
}

impl OfTreaty for Peace {
    const NAME: &'static str = "Peace";

    fn count(&self, desk: &Desk, treaty: &Treaty) -> usize {
        let missions = desk.public().missions.iter();
        missions.filter(|m| m.treaty == treaty.id).count()
    }

    fn draw(&mut self, _: &mut Alliance, desk: &Desk, of: &Treaty, area: Rect, buf: &mut Buffer) {
        draw(desk, of, &mut self.grid, area, buf);
    }

    fn body<'s>(&'s mut self, _: &'s mut Alliance) -> Body<'s> {
        Body::Grid(&mut self.grid)
    }

    fn orders(&self, _: &Alliance, desk: &Desk, treaty: &Treaty) -> Command {
        list(desk, treaty, &self.grid)
    }

    fn why(&self, _: &Alliance, desk: &Desk, treaty: &Treaty) -> Option<Command> {
        why(desk, treaty, &self.grid)
    }

    /// The place under the cursor, for the map.
    fn subject(&self, _: &Alliance, desk: &Desk, treaty: &Treaty) -> Option<Subject> {
        let place = chosen(desk, treaty, &self.grid)?;
        Some(Subject::Region(place.region()))
    }
}

/// What a row of the board is about: a mission, or a place without one.
#[derive(Clone, Copy)]
enum Place<'a> {
    Kept(&'a Mission),
    Open(RegionId),
}

impl Place<'_> {
    fn region(self) -> RegionId {
        match self {
            Self::Kept(m) => m.region,
            Self::Open(region) => region,
        }
    }
}

/// The treaty's missions, then the places where it may mandate one, or where a holder may ask it to.
fn places<'a>(desk: &Desk<'a>, treaty: &Treaty) -> Vec<Place<'a>> {
    let public = desk.public();
    let missions = public.missions.iter().filter(|m| m.treaty == treaty.id);
    let mut list: Vec<Place<'a>> = missions.map(Place::Kept).collect();
    let kept = |r: RegionId| {
        let mut missions = public.missions.iter();
        missions.any(|m| m.treaty == treaty.id && m.region == r)
    };
    let may = |r: RegionId| {
        let orders = [mandate(treaty, r), invitation(treaty, r, true)];
        let can = |o: &Order| desk.refusal(o).is_none() || desk.drafted(o);
        orders.iter().any(can)
    };
    let open = |r: &RegionId| !kept(*r) && (judge::before_body(public, treaty.id, *r) || may(*r));
    let spots = judge::trouble_spots(public).iter().copied();
    list.extend(spots.filter(open).map(Place::Open));
    list
}

fn mandate(treaty: &Treaty, region: RegionId) -> Order {
    Order::Table {
        treaty: treaty.id,
        motion: MotionKind::Mission { region },
    }
}

fn invitation(treaty: &Treaty, region: RegionId, grant: bool) -> Order {
    Order::Host {
        treaty: treaty.id,
        region,
        grant,
    }
}

fn chosen<'a>(desk: &Desk<'a>, treaty: &Treaty, state: &GridState) -> Option<Place<'a>> {
    let list = places(desk, treaty);
    let at = list
        .iter()
        .position(|p| p.region().index() == state.selected);
    at.or((!list.is_empty()).then_some(0)).map(|i| list[i])
}

fn draw(desk: &Desk, treaty: &Treaty, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let Some(place) = chosen(desk, treaty, state) else {
        let power = if desk.public().charter(treaty).peace_operations {
            "Its body may mandate peace operations, but there is no trouble where it may."
        } else {
            "Its charter gives its body no power to mandate peace operations; a member in trouble may invite the others."
        };
        let lines = vec![Line::styled(power, desk.ink.dim)];
        let inner = area::cells(area, area.x + 1, area.width.saturating_sub(2));
        views::write(flow(lines, inner.width.into()), inner, buf);
        return;
    };
    let list = places(desk, treaty);
    let title = desk.region(place.region()).to_owned();
    let rows: Vec<Row> = list.iter().map(|p| row(desk, treaty, *p)).collect();
    let most = if desk.ink.words { area.height / 2 } else { 6 };
    let high = grid::high(&COLUMNS, &rows, area.width, &desk.ink).clamp(3, most);
    let (table, card) = split(
        area,
        buf,
        grid::need(&COLUMNS),
        (54, high),
        &title,
        &desk.ink,
    );
    grid::draw(table, buf, &COLUMNS, rows, state, &desk.ink);
    let room = usize::from(card.width);
    let lines = match place {
        Place::Kept(mission) => card::mission(desk, mission, room),
        Place::Open(region) => card::place(desk, treaty, region),
    };
    views::write(flow(lines, room), card, buf);
}

fn row(desk: &Desk, treaty: &Treaty, place: Place) -> Row {
    let ink = &desk.ink;
    let region = place.region();
    let public = desk.public();
    let host = desk.view.region(region).controller;
    let rival = match place {
        Place::Kept(m) => m.rival,
        Place::Open(r) => judge::rival(public, r),
    };
    let between = match (host, rival) {
        (Some(a), Some(b)) => format!("{} and {}", desk.code(a), desk.code(b)),
        (Some(a), None) => format!("within {}", desk.code(a)),
        _ => String::new(),
    };
    let mut cells = vec![
        Cell::text(desk.region(region), ink.text),
        Cell::text(between, ink.dim),
    ];
    match place {
        Place::Kept(m) => {
            let presence = public.presence(m);
            let troops = m.points();
            cells.extend([
                Cell::text(format!("to {}", desk.scenario().told(m.until)), ink.text),
                Cell::number(troops, tell::people(troops * 10.0), ink.text),
                Cell::number(
                    presence,
                    format!("{}%", percent(presence)),
                    ink.share(presence),
                ),
                Cell::number(m.dead, tell::people(m.dead), ink.dim),
            ]);
        }
        Place::Open(_) => {
            let moved = public
                .motions
                .iter()
                .any(|m| m.treaty == treaty.id && m.kind == MotionKind::Mission { region });
            let (word, style) = if moved {
                ("being voted", ink.warn)
            } else if desk.drafted(&mandate(treaty, region)) {
                ("√ proposed", ink.good)
            } else if desk.drafted(&invitation(treaty, region, true)) {
                ("√ asked for", ink.good)
            } else {
                ("none", ink.faint)
            };
            cells.push(Cell::text(word, style));
            // A row has a cell for each column, whichever of them are shown.
            cells.resize_with(COLUMNS.len(), || Cell::text("", ink.faint));
        }
    }
    Row::new(region.index(), cells)
}

/// All that can be ordered about the selected place.
fn list(desk: &Desk, treaty: &Treaty, state: &GridState) -> Command {
    let Some(place) = chosen(desk, treaty, state) else {
        return orders::treaty::list(desk, treaty);
    };
    let region = place.region();
    let mut choices: Vec<Choice> = Vec::new();
    let label = match place {
        Place::Kept(m) => {
            choices.push(orders::treaty::detach(desk, m));
            choices.push(orders::treaty::underwrite(desk, m));
            "Renew the mandate"
        }
        Place::Open(_) => "Propose a peace operation",
    };
    choices.push(desk.choice(label, mandate(treaty, region)));
    for (label, grant) in [
        ("Ask for peacekeepers here, or consent", true),
        ("Withdraw our consent", false),
    ] {
        choices.push(desk.choice(label, invitation(treaty, region, grant)));
    }
    orders::choose(format!("Peace in {}", desk.region(region)), choices)
}

/// What we have sent, or would if we sent all that is usual.
fn served(desk: &Desk, m: &Mission) -> Contribution {
    m.detachment(desk.me)
        .map_or(Contribution::Full, |d| d.contribution)
}

/// The share that we pay, or the least that an outsider may.
fn paid(desk: &Desk, m: &Mission) -> f64 {
    let offered = desk.scenario().rules.peace.shares_paid;
    let least = offered.into_iter().find(|s| *s > 0.0).unwrap_or(1.0);
    m.payer(desk.me).map_or(least, |p| p.share)
}

/// Why taking part is worth it to us, or a mandate; for an outsider, why to pay; for a host, why to have it.
fn why(desk: &Desk, treaty: &Treaty, state: &GridState) -> Option<Command> {
    let place = chosen(desk, treaty, state)?;
    let mut why = Why::default();
    let hosts = desk.view.region(place.region()).controller == Some(desk.me);
    let (title, score) = match place {
        Place::Kept(m) if !hosts && !treaty.has(desk.me) => (
            "Paying for the peace operation",
            reckon::underwriting(desk.view, desk.me, m, paid(desk, m), &mut why),
        ),
        Place::Kept(m) if !hosts => (
            "Taking part",
            reckon::contingent(desk.view, desk.me, m, served(desk, m), &mut why),
        ),
        Place::Open(region) if !hosts => {
            let kind = MotionKind::Mission { region };
            (
                "A mandate",
                reckon::vote(desk.view, desk.me, treaty.id, &kind, &mut why),
            )
        }
        _ => (
            "Peacekeepers in our land",
            reckon::inviting(desk.view, desk.me, treaty, place.region(), &mut why),
        ),
    };
    let verdict = if score > 0.0 {
        "worth it"
    } else {
        "not worth it"
    };
    let title = format!("{title} in {}", desk.region(place.region()));
    Some(desk.why(title, verdict, why))
}
