//! Where the selected force stands, and who is believed to stand around it.

use casus_core::figures::fixed;
use casus_core::ids::RegionId;
use casus_core::tell;
use casus_core::view::Sighting;
use ratatui::text::{Line, Span};

use super::balance::counts;
use crate::cell::left;
use crate::panels::desk::{Desk, amount, months};
use crate::panels::orders::force::way;

#[must_use]
pub fn lines(desk: &Desk, force: &Sighting) -> Vec<Line<'static>> {
    let ink = &desk.ink;
    let here = desk.scenario().region(force.region);
    let state = desk.view.region(force.region);
    let stock = state
        .stocks
        .iter()
        .find(|s| s.0 == desk.me)
        .map_or(0.0, |s| s.1);
    let mut ground = vec![
        Span::styled("Ground ", ink.dim),
        Span::styled(tell::terrain(here.terrain, desk.view).to_owned(), ink.text),
        Span::styled("  roads ", ink.dim),
        Span::styled(
            format!("{} of 10", fixed(state.infrastructure, 1)),
            ink.text,
        ),
        Span::styled("  your stock ", ink.dim),
        Span::styled(format!("{} kt", amount(stock)), ink.text),
    ];
    if state.unrest > 0.05 {
        ground.push(Span::styled(
            format!("  unrest {}%", fixed(state.unrest * 100.0, 0)),
            ink.warn,
        ));
    }
    let mut lines = vec![
        Line::from(ground),
        Line::styled(
            format!(
                "{:<29}{:<6}{:>8}{:>8}{:>8}{:>8}   {}",
                "Around it, in men", "Held", "Yours", "Allies", "Feared", "Others", "March"
            ),
            ink.head,
        ),
    ];
    let mut next: Vec<RegionId> = desk
        .scenario()
        .links_from(force.region)
        .map(|(_, r)| r)
        .collect();
    next.push(force.region);
    next.sort();
    next.dedup();
    next.sort_by_key(|&r| (r != force.region, r));
    for region in next {
        lines.push(row(desk, force, region));
    }
    lines
}

fn row(desk: &Desk, force: &Sighting, region: RegionId) -> Line<'static> {
    let ink = &desk.ink;
    let mut spans = vec![Span::styled(left(desk.region(region), 28) + " ", ink.text)];
    match desk.view.region(region).controller {
        Some(n) => spans.extend([desk.badge(n), Span::raw("   ")]),
        None => spans.push(Span::styled("sea   ", ink.dim)),
    }
    let styles = [ink.title, ink.good, ink.bad, ink.text];
    for (value, style) in counts(desk, region).into_iter().zip(styles) {
        let text = if value > 0.0 {
            tell::men_cell(value)
        } else {
            "·".to_owned()
        };
        spans.push(Span::styled(
            format!("{text:>8}"),
            if value > 0.0 { style } else { ink.dim },
        ));
    }
    let march = match way(desk, force, region) {
        _ if region == force.region => "here".to_owned(),
        Some(route) => months(route.months),
        None => "no way".to_owned(),
    };
    spans.push(Span::styled(format!("   {march}"), ink.dim));
    Line::from(spans)
}
