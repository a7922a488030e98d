//! The map in words, for whoever hears it: what is selected, what lies beside it, and everything there is with what the
//! map's question says of it.

use casus_core::content::{Mode as Way, RegionKind};
use casus_core::figures::number;
use casus_core::ids::{NationId, RegionId};
use casus_core::tell::{self, Names};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::modes::{Mode, told};
use super::region_of;
use crate::card::card;
use crate::cell::{clean, wrap};
use crate::linear::words;
use crate::widgets::area;
use crate::widgets::caret::SELECTION;
use crate::widgets::put::put;
use crate::{Action, Context, Subject};

/// Draws the lines; `list` is what next and previous go through.
pub fn draw(ctx: &Context, mode: Mode, list: &[Subject], area: Rect, buf: &mut Buffer) {
    let room = usize::from(area.width).saturating_sub(2);
    let mut lines = vec![(format!("The map, by {}.", mode.name()), false)];
    if let Some(subject) = ctx.selected {
        if let Some(card) = card(ctx, subject, room) {
            lines.push((String::new(), false));
            lines.push((card.title, true));
            lines.extend(card.lines.iter().map(|l| (words(&l.to_string()), false)));
        }
        if let Some(region) = region_of(ctx, subject) {
            lines.push((String::new(), false));
            lines.push((format!("Beside {}:", name(ctx, region)), false));
            lines.extend(beside(ctx, region).map(|text| (text, false)));
        }
    }
    lines.push((String::new(), false));
    lines.push(("On the map, from west to east:".to_owned(), false));
    for &subject in list {
        let text = match subject {
            Subject::Region(region) => place(ctx, mode, region),
            Subject::Force(id) => match ctx.view.force(id) {
                Some(f) => format!(
                    "your {} in {}",
                    tell::force(f.strength, f.arm, ctx.view),
                    name(ctx, f.region)
                ),
                None => continue,
            },
            other => match card(ctx, other, room) {
                Some(card) => card.title,
                None => continue,
            },
        };
        lines.push((text, false));
    }
    let mut y = area.y;
    for (text, chosen) in lines {
        for (i, line) in wrap(&text, room).into_iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            put(Line::raw(line), area::row(area, y), buf);
            if chosen && i == 0 {
                buf[(area.x, y)].modifier.insert(SELECTION);
            }
            y += 1;
        }
    }
}

fn name(ctx: &Context, region: RegionId) -> String {
    clean(&ctx.view.scenario().region(region).name).into_owned()
}

/// A region in a line: whose it is, who stands there, and what the question says of it.
fn place(ctx: &Context, mode: Mode, region: RegionId) -> String {
    let holder =
        holder(ctx, region).map_or("nobody’s".to_owned(), |n| Names::nation(ctx.view, n));
    let mut text = format!("{}, {holder}", name(ctx, region));
    if let Some(said) = told(ctx, mode, region) {
        text.push_str(&format!(", {said}"));
    }
    let mut there: Vec<(NationId, [f64; 3])> = Vec::new();
    for force in ctx.view.forces.iter().filter(|f| f.region == region) {
        let at = there.iter().position(|t| t.0 == force.nation);
        let at = at.unwrap_or_else(|| {
            there.push((force.nation, [0.0; 3]));
            there.len() - 1
        });
        there[at].1[force.arm.index()] += force.strength;
    }
    for (nation, points) in there {
        let whose = match nation == ctx.view.me {
            true => "yours".to_owned(),
            false => Names::nation(ctx.view, nation),
        };
        text.push_str(&format!("; {whose}: {}", tell::forces(points, ctx.view)));
    }
    text
}

fn holder(ctx: &Context, region: RegionId) -> Option<NationId> {
    ctx.view.region(region).controller
}

/// What lies beside a region: where, how far, by what way, and whose.
fn beside<'a>(ctx: &'a Context, region: RegionId) -> impl Iterator<Item = String> + 'a {
    let scenario = ctx.view.scenario();
    scenario.links_from(region).map(move |(link, other)| {
        let by = match link.mode {
            Way::Land => "by land",
            Way::Sea => "by sea",
            Way::Strait => "over a strait",
            Way::Air => "by air",
        };
        let where_to = toward(ctx, region, other);
        let km = number(link.km);
        let whose = match (scenario.region(other).kind, holder(ctx, other)) {
            (RegionKind::Sea, _) => "a sea".to_owned(),
            (_, Some(n)) => Names::nation(ctx.view, n),
            (_, None) => "nobody’s".to_owned(),
        };
        format!("{where_to}, {km} km {by}: {}, {whose}", name(ctx, other))
    })
}

/// The eight winds from east, against the clock.
const WINDS: [&str; 8] = [
    "east",
    "northeast",
    "north",
    "northwest",
    "west",
    "southwest",
    "south",
    "southeast",
];

/// The direction in radians from `from` to `to`, from east and against the clock.
fn bearing(ctx: &Context, from: RegionId, to: RegionId) -> f64 {
    let atlas = &ctx.view.scenario().atlas;
    let (a, b) = (atlas.centre(from), atlas.centre(to));
    libm::atan2(b.y - a.y, b.x - a.x)
}

fn toward(ctx: &Context, from: RegionId, to: RegionId) -> &'static str {
    let step = std::f64::consts::FRAC_PI_4;
    let at = (bearing(ctx, from, to) / step).round().rem_euclid(8.0);
    WINDS[at as usize % WINDS.len()]
}

/// The region beside the selected one that lies best in the direction of a movement, within an eighth of a turn to
/// either side of it.
#[must_use]
pub fn step(ctx: &Context, action: Action) -> Option<Subject> {
    use std::f64::consts::{FRAC_PI_2, FRAC_PI_4, PI, TAU};
    let wanted = match action {
        Action::Right => 0.0,
        Action::Up => FRAC_PI_2,
        Action::Left => PI,
        Action::Down => -FRAC_PI_2,
        _ => return None,
    };
    let me = Subject::Nation(ctx.view.me);
    let here = region_of(ctx, ctx.selected.unwrap_or(me))?;
    let off = |to: RegionId| {
        let turn = (bearing(ctx, here, to) - wanted).rem_euclid(TAU);
        turn.min(TAU - turn)
    };
    let near = ctx
        .view
        .scenario()
        .links_from(here)
        .map(|l| (off(l.1), l.1));
    let best = near.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))?;
    (best.0 <= FRAC_PI_4 * 1.01).then_some(Subject::Region(best.1))
}
