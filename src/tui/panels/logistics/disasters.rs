//! Disasters: what struck where, what is needed there and who sends it; and what one has to expect oneself.

use casus_core::event::DisasterKind;
use casus_core::figures::fixed;
use casus_core::ids::{NationId, RegionId};
use casus_core::reckon;
use casus_core::tell;
use casus_core::view::Disaster;
use casus_core::why::Why;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Logistics;
use crate::panels::desk::{Desk, percent, share};
use crate::panels::orders;
use crate::panels::page::{Body, Page, Verb};
use crate::widgets::area;
use crate::widgets::bars;
use crate::widgets::grid::{self, Cell, Column, GridState, Row};
use crate::widgets::put::put;
use crate::widgets::views::nothing;
use crate::{Action, Command, Subject};

const COLUMNS: [Column; 8] = [
    Column::left("", 3),
    Column::left("Where", 12).grow(),
    Column::left("What", 18),
    Column::right("Needed", 7),
    Column::right("Sent", 5),
    Column::left("", 12).spare(2),
    Column::left("By", 12),
    Column::right("Help for", 8),
];

/// The places where help is needed.
#[derive(Default)]
pub struct Disasters {
    grid: GridState,
}

impl Disasters {
    fn region(&self, desk: &Desk) -> Option<RegionId> {
        let list = struck(desk);
        let chosen = list.iter().find(|r| r.index() == self.grid.selected);
        chosen.or(list.first()).copied()
    }
}

impl Page for Disasters {
    type Host = Logistics;

    const NAME: &'static str = "Disasters";

    fn known(&self, desk: &Desk) -> bool {
        desk.scenario().domains.climate
    }

    fn count(&self, _: &Logistics, desk: &Desk) -> usize {
        struck(desk).len()
    }

    fn draw(&mut self, _: &mut Logistics, desk: &Desk, area: Rect, buf: &mut Buffer) {
        let head = outlook(desk);
        let tall = head.len() as u16;
        for (i, line) in head.into_iter().enumerate() {
            put(line, area::below(area::indent(area, 1), i as u16), buf);
        }
        let below = area::below(area, tall + 1);
        let rows: Vec<Row> = struck(desk)
            .into_iter()
            .filter_map(|r| row(desk, r))
            .collect();
        if rows.is_empty() {
            let lines = [
                "Nobody needs help now.",
                "",
                "What strikes a region hard stands here for some months, with what is needed and who sends it.",
            ];
            nothing(below, buf, &lines, &desk.ink);
            return;
        }
        grid::draw(below, buf, &COLUMNS, rows, &mut self.grid, &desk.ink);
    }

    fn verbs<'d>(&self, host: &Logistics, desk: &'d Desk<'d>) -> Vec<Verb<'d, Self>> {
        let region = self.region(desk);
        let open = region.filter(|r| !orders::relief::choices(desk, *r).is_empty());
        let lacking = match region {
            None => "nobody needs help now",
            Some(_) => "no help is on its way that you could turn away",
        };
        let mut verbs: Vec<Verb<'d, Self>> = [Action::Open, Action::Order]
            .map(|action| Verb::about(action, open, lacking, |r| orders::relief::list(desk, r)))
            .into();
        verbs.push(Verb::about(
            Action::Why,
            region,
            "nobody needs help now",
            |r| why(desk, r),
        ));
        verbs.extend(host.verbs(desk, region, COLUMNS.len()));
        verbs
    }

    fn body<'s>(&'s mut self, _: &'s mut Logistics) -> Body<'s> {
        Body::Grid(&mut self.grid)
    }

    fn show(&mut self, _: &mut Logistics, desk: &Desk, subject: Subject) -> bool {
        match subject {
            Subject::Region(region) if desk.view.region(region).disaster.is_some() => {
                self.grid.selected = region.index();
                true
            }
            _ => false,
        }
    }

    fn subject(&self, _: &Logistics, desk: &Desk) -> Option<Subject> {
        self.region(desk).map(Subject::Region)
    }
}

/// The regions where help is needed: one's own first, then those of which most is lacking.
fn struck(desk: &Desk) -> Vec<RegionId> {
    let lacking = |r: &RegionId| {
        let state = desk.view.region(*r);
        let open = state.disaster.as_ref().map_or(0.0, |d| d.unmet() * d.need);
        (state.controller == Some(desk.me), open)
    };
    let regions = desk.scenario().region_ids();
    let mut list: Vec<RegionId> = regions
        .filter(|r| desk.view.region(*r).disaster.is_some())
        .collect();
    list.sort_by(|a, b| {
        let (a, b) = (lacking(a), lacking(b));
        b.0.cmp(&a.0).then(b.1.total_cmp(&a.1))
    });
    list
}

fn row(desk: &Desk, region: RegionId) -> Option<Row> {
    let (ink, theme) = (&desk.ink, desk.ctx.theme);
    let state = desk.view.region(region);
    let disaster = state.disaster.as_ref()?;
    let holder = disaster.holder;
    let sent = 1.0 - disaster.unmet();
    let by: Vec<NationId> = disaster.relief.iter().map(|r| r.nation).collect();
    let style = if holder == desk.me {
        ink.title
    } else {
        ink.text
    };
    let cells = vec![
        Cell::text(desk.code(holder), desk.tint(holder)),
        Cell::text(desk.region(region), style),
        Cell::number(
            disaster.severity,
            tell::disaster(disaster.kind, desk.view).to_owned(),
            ink.text,
        ),
        Cell::number(disaster.need, desk.money(disaster.need), ink.title),
        Cell::number(sent, format!("{}%", percent(sent)), ink.share(sent)),
        Cell::spans(sent, bars::thin(theme, sent, 12, theme.info_ink)),
        Cell::spans(by.len() as f64, desk.badges(&by, 12)),
        Cell::number(
            f64::from(left(desk, disaster)),
            span(desk, disaster),
            ink.dim,
        ),
    ];
    Some(Row::new(region.index(), cells))
}

/// Months for which help is still help.
fn left(desk: &Desk, disaster: &Disaster) -> u32 {
    let months = u32::from(desk.scenario().turn_months);
    let gone = (desk.public().turn - disaster.struck) * months;
    let lasts = desk.scenario().rules.climate.relief_months as u32;
    lasts.saturating_sub(gone)
}

fn span(desk: &Desk, disaster: &Disaster) -> String {
    match left(desk, disaster) {
        0 => "over".to_owned(),
        months => format!("{months} mo"),
    }
}

/// What one has to expect, and how warm it becomes.
fn outlook(desk: &Desk) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let hazards = reckon::hazards(desk.view, desk.me);
    let since = desk.scenario().rules.climate.warms_from;
    let likeliest = DisasterKind::IN_ORDER
        .into_iter()
        .zip(hazards.kinds)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .filter(|(_, chance)| *chance > 0.0)
        .map_or(String::new(), |(kind, _)| {
            format!(", most of all {}", tell::disaster(kind, desk.view))
        });
    let mut lines = vec![Line::from(vec![
        Span::styled("A disaster within a year: ", ink.dim),
        Span::styled(share(hazards.any), ink.title),
        Span::styled(" likely", ink.dim),
        Span::styled(likeliest, ink.text),
    ])];
    if hazards.later[1] > 0.0 {
        lines.push(Line::from(vec![
            Span::styled(format!("{}°", fixed(hazards.warmer, 1)), ink.title),
            Span::styled(
                format!(" warmer than in {}; in ten years ", fixed(since, 0)),
                ink.dim,
            ),
            Span::styled(
                format!(
                    "{}° to {}°",
                    fixed(hazards.later[0], 1),
                    fixed(hazards.later[1], 1)
                ),
                ink.title,
            ),
            Span::styled(", nine chances in ten", ink.dim),
        ]));
    }
    lines
}

/// Why to send help; for the holder, why to let in what comes.
fn why(desk: &Desk, region: RegionId) -> Command {
    let state = desk.view.region(region);
    let mut why = Why::default();
    let coming = state.disaster.as_ref().and_then(|d| {
        let mut list = d.relief.iter();
        list.find(|r| !r.arrived).map(|r| r.nation)
    });
    let (title, score) = match coming.filter(|_| state.controller == Some(desk.me)) {
        Some(giver) => (
            format!("Letting in {}", desk.name(giver)),
            reckon::letting_in(desk.view, desk.me, region, giver, &mut why),
        ),
        None => {
            let least = desk.scenario().rules.climate.relief_shares[0];
            (
                format!("Sending {} of what is needed", share(least)),
                reckon::relief(desk.view, desk.me, region, least, &mut why),
            )
        }
    };
    let verdict = if score > 0.0 {
        "worth it"
    } else {
        "not worth it"
    };
    desk.why(format!("{title}: {}", desk.region(region)), verdict, why)
}
