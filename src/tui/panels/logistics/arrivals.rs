//! Places, and for the selected one what can be there after 10, 30 and 90 days.

use casus_core::content::RegionKind;
use casus_core::figures::fixed;
use casus_core::ids::RegionId;
use casus_core::reckon::{self, Arrival};
use casus_core::tell;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{Logistics, about};
use crate::cell::left;
use crate::panels::desk::{Desk, amount};
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::area;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::put::put;
use crate::widgets::views::split;
use crate::widgets::{bars, gauge};
use crate::{Action, Subject};

/// Cells of a line of the table before its columns.
const BEFORE: usize = 39;

const COLUMNS: [Column; 7] = [
    Column::left("Place", 14).grow(),
    Column::left("Held", 4),
    Column::right("Roads", 9),
    Column::left("", 10).spare(1),
    Column::right("Port", 4),
    Column::right("Your stock", 10),
    Column::left("Notes", 16),
];

#[derive(Default)]
pub struct Places {
    grid: GridState,
    /// Whether the cursor has been set on one's own land.
    begun: bool,
}

impl Places {
    fn region(&self, desk: &Desk) -> Option<RegionId> {
        Some(RegionId::at(self.grid.selected)).filter(|r| r.index() < desk.scenario().regions.len())
    }
}

impl Page for Places {
    type Host = Logistics;

    const NAME: &'static str = "Places and arrivals";

    fn settle(&mut self, _: &mut Logistics, desk: &Desk) {
        if !std::mem::replace(&mut self.begun, true)
            && let Some(home) = desk.regions_of(desk.me).next()
        {
            self.grid.selected = home.index();
        }
    }

    fn draw(&mut self, _: &mut Logistics, desk: &Desk, area: Rect, buf: &mut Buffer) {
        draw(desk, &mut self.grid, area, buf);
    }

    fn verbs<'d>(&self, host: &Logistics, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let region = self.region(desk);
        let mut verbs = host.verbs(desk, region, COLUMNS.len());
        verbs.extend([Action::Open, Action::Order].map(|a| about(a, desk, region)));
        verbs
    }

    fn body<'s>(&'s mut self, _: &'s mut Logistics) -> Body<'s> {
        Body::Grid(&mut self.grid)
    }

    fn show(&mut self, _: &mut Logistics, _: &Desk, subject: Subject) -> bool {
        let Subject::Region(region) = subject else {
            return false;
        };
        self.begun = true;
        self.grid.selected = region.index();
        true
    }

    fn subject(&self, _: &Logistics, desk: &Desk) -> Option<Subject> {
        self.region(desk).map(Subject::Region)
    }
}

/// Own soil, then where one may base or has forces, then the rest.
fn rank(desk: &Desk, region: RegionId) -> u8 {
    let holder = desk.view.region(region).controller;
    match holder {
        Some(n) if n == desk.me => 0,
        Some(n) if desk.public().may_cross(desk.me, n) => 1,
        Some(n) if desk.public().crises.iter().any(|c| c.opposed(desk.me, n)) => 2,
        _ => 3,
    }
}

fn draw(desk: &Desk, state: &mut GridState, area: Rect, buf: &mut Buffer) {
    let region = RegionId::at(
        state
            .selected
            .min(desk.scenario().regions.len().saturating_sub(1)),
    );
    let title = format!("What can be in {}", desk.region(region));
    let (list, card) = split(
        area,
        buf,
        grid::need(&COLUMNS),
        (54, area.height / 2),
        &title,
        &desk.ink,
    );
    let land = |r: &RegionId| desk.scenario().region(*r).kind == RegionKind::Land;
    let mut regions: Vec<RegionId> = desk.scenario().region_ids().filter(land).collect();
    regions.sort_by_key(|&r| (rank(desk, r), r));
    let rows = regions.into_iter().map(|r| row(desk, r)).collect();
    grid::draw(list, buf, &COLUMNS, rows, state, &desk.ink);
    let region = RegionId::at(state.selected);
    for (i, line) in table(desk, region, card)
        .into_iter()
        .take(card.height.into())
        .enumerate()
    {
        let y = card.y + u16::try_from(i).unwrap_or(0);
        put(line, area::row(card, y), buf);
    }
}

fn row(desk: &Desk, id: RegionId) -> Row {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let (region, state) = (desk.scenario().region(id), desk.view.region(id));
    let stock = state
        .stocks
        .iter()
        .find(|s| s.0 == desk.me)
        .map_or(0.0, |s| s.1);
    let holder = state.controller;
    let mut notes = Vec::new();
    if holder.is_some_and(|h| h != desk.me && desk.public().may_cross(desk.me, h)) {
        notes.push("you may base");
    }
    if state.owner != state.controller {
        notes.push("occupied");
    }
    if state.unrest >= 0.3 {
        notes.push("unrest");
    }
    let roads = state.infrastructure;
    Row::new(
        id.index(),
        vec![
            Cell::text(
                region.name.clone(),
                if holder == Some(desk.me) {
                    ink.title
                } else {
                    ink.text
                },
            ),
            holder.map_or(Cell::text("", ink.dim), |n| {
                Cell::text(desk.code(n), desk.tint(n))
            }),
            Cell::number(roads, format!("{} of 10", fixed(roads, 1)), ink.text),
            Cell::spans(roads, bars::thin(theme, roads / 10.0, 10, theme.info_ink)),
            Cell::number(f64::from(region.port), port(region.port), ink.dim),
            Cell::number(
                stock,
                if stock > 0.0 {
                    format!("{} kt", amount(stock))
                } else {
                    "·".to_owned()
                },
                ink.text,
            ),
            Cell::text(notes.join(", "), ink.dim),
        ],
    )
}

fn port(size: u8) -> String {
    if size == 0 {
        "·".to_owned()
    } else {
        size.to_string()
    }
}

/// Nations with the points that each can have there in time, and how they grow month by month.
fn table(desk: &Desk, region: RegionId, area: Rect) -> Vec<Line<'static>> {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let arrivals = reckon::arrivals(desk.view, region);
    let top = |a: &Arrival| a.monthly.last().copied().unwrap_or(0.0);
    let most = arrivals.iter().map(top).fold(1e-9, f64::max);
    let months = usize::from(area.width)
        .saturating_sub(BEFORE)
        .min(reckon::TIMELINE);
    let scale = if months == reckon::TIMELINE {
        "now   6    12"
    } else {
        ""
    };
    let head = format!("{:<19}{:>6}{:>6}{:>6}", "Men after days", "10", "30", "90");
    let mut lines = vec![Line::styled(format!("{head}  {scale}"), ink.head)];
    for a in arrivals.iter().filter(|a| top(a) > 0.05) {
        let mut spans = vec![
            desk.badge(a.nation),
            Span::styled(format!(" {}", left(desk.name(a.nation), 15)), ink.text),
        ];
        for value in a.points {
            let (text, style) = if value < 0.05 {
                ("·".to_owned(), ink.dim)
            } else {
                (tell::men_cell(value), ink.text)
            };
            spans.push(Span::styled(format!("{text:>6}"), style));
        }
        spans.push(Span::raw("  "));
        let color = desk.tint(a.nation).fg.unwrap_or(theme.ink);
        let shown = a.monthly.iter().take(months);
        spans.push(gauge::columns(
            theme,
            shown.map(|v| (v / most).sqrt()),
            color,
        ));
        lines.push(Line::from(spans));
    }
    if lines.len() == 1 {
        lines.push(Line::styled("Nobody can be there within a year.", ink.dim));
    } else if months > 0 {
        lines.push(Line::styled(
            "Columns: month by month, as ships allow.",
            ink.dim,
        ));
    }
    lines
}
