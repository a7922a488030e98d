//! Supply on the map: what moves over the links, where it is stuck, and how long forces last.

use casus_core::content::Link;
use casus_core::figures::fixed;
use casus_core::ids::RegionId;
use casus_core::reckon::Provisions;
use casus_core::view::Flow;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::camera::Camera;
use super::labels::{Taken, write};
use super::lines::on_map;
use super::paint::Overlay;
use super::picture::trace;
use crate::Context;
use crate::cell::width;
use crate::color::{ink, mix};

/// Share of a link's capacity in use from which it is a chokepoint.
const FULL: f64 = 0.95;

/// Condition below which a line is shown as broken.
const BROKEN: f64 = 0.6;

/// Kilotonnes a month from which a line is drawn two and three sub-cells wide.
const WIDE: [f64; 2] = [5.0, 20.0];

fn load(flow: &Flow) -> f64 {
    flow.flow / flow.capacity.max(1e-9)
}

/// The flows in use between places on the map, each with its link.
fn drawn<'a>(ctx: &'a Context) -> impl Iterator<Item = (&'a Flow, &'a Link)> {
    let links = &ctx.view.scenario().links;
    let flows = ctx.view.own.flows.iter().filter(|f| f.flow > 0.0);
    flows
        .filter_map(|f| Some((f, links.get(f.link.index())?)))
        .filter(|(_, l)| on_map(ctx, l.a) && on_map(ctx, l.b))
}

/// Lines as sub-cells: the more flows, the wider and the brighter; the fuller, the hotter. What is broken is
/// dotted.
pub fn supply(ctx: &Context, camera: &Camera, size: (usize, usize), overlay: &mut Overlay) {
    let scenario = ctx.view.scenario();
    let place = |r: RegionId| camera.pixel(scenario.atlas.centre(r));
    for (link, condition) in scenario.links.iter().zip(&ctx.view.public.links) {
        if *condition < BROKEN && on_map(ctx, link.a) && on_map(ctx, link.b) {
            trace(place(link.a), place(link.b), size, |i, step| {
                if step % 5 == 0 {
                    overlay.push((i, ctx.theme.bad_ink));
                }
            });
        }
    }
    let most = drawn(ctx).map(|d| d.0.flow).fold(1e-9, f64::max);
    for (flow, link) in drawn(ctx) {
        let (a, b) = (place(link.a), place(link.b));
        let bright = 0.45 + 0.55 * (flow.flow / most).sqrt();
        let color = mix(ctx.theme.land, heat(ctx, load(flow)), bright);
        let wide = 1 + WIDE.iter().filter(|w| flow.flow >= **w).count();
        // Beside the line, across its run.
        let flat = (b.0 - a.0).abs() > (b.1 - a.1).abs();
        for lane in 0..wide {
            let shift = [0.0, 1.0, -1.0][lane];
            let moved = |p: (f64, f64)| match flat {
                true => (p.0, p.1 + shift),
                false => (p.0 + shift, p.1),
            };
            trace(moved(a), moved(b), size, |i, _| overlay.push((i, color)));
        }
    }
}

fn heat(ctx: &Context, load: f64) -> Color {
    match load {
        l if l > FULL => ctx.theme.bad_ink,
        l if l > 0.7 => ctx.theme.warn_ink,
        _ => ctx.theme.good_ink,
    }
}

/// A sign in the middle of every link that carries all it can.
pub fn chokepoints(
    ctx: &Context,
    camera: &Camera,
    taken: &mut Taken,
    area: Rect,
    buf: &mut Buffer,
) {
    let atlas = &ctx.view.scenario().atlas;
    let sign = if ctx.theme.glyphs.is_ascii() {
        "X"
    } else {
        "×"
    };
    for (_, link) in drawn(ctx).filter(|(flow, _)| load(flow) > FULL) {
        let (Some(a), Some(b)) = (
            camera.cell(atlas.centre(link.a)),
            camera.cell(atlas.centre(link.b)),
        ) else {
            continue;
        };
        let (x, y) = (a.0.midpoint(b.0), a.1.midpoint(b.1));
        if taken.claim(x.into(), y.into(), 1) {
            let style = Style::new()
                .fg(ctx.theme.bad_ink)
                .add_modifier(Modifier::BOLD);
            write(ctx, sign, (area.x + x, area.y + y), style, area, buf);
        }
    }
}

/// Days of supply under every own army, wing and fleet on the map: how long it lasts on what is at hand. A
/// chip where it gets less than it needs.
pub fn days(ctx: &Context, camera: &Camera, taken: &mut Taken, area: Rect, buf: &mut Buffer) {
    let (view, theme) = (ctx.view, ctx.theme);
    let store = Provisions::of(view, view.me);
    let mut places: Vec<(RegionId, f64, f64)> = Vec::new();
    for force in view.my_forces().filter(|f| on_map(ctx, f.region)) {
        let days = store.days(force);
        match places.iter_mut().find(|p| p.0 == force.region) {
            Some(place) => *place = (place.0, place.1.min(days), place.2.min(force.supply)),
            None => places.push((force.region, days, force.supply)),
        }
    }
    for (region, days, fed) in places {
        let Some((x, y)) = camera.cell(view.scenario().atlas.centre(region)) else {
            continue;
        };
        let text = format!("{}d", fixed(days, 0));
        let x = i32::from(x) - width(&text) as i32 / 2;
        let style = match fed {
            f if f < 0.35 => Style::new().bg(theme.bad_ink).fg(ink(theme.bad_ink)),
            f if f < 0.95 => Style::new().bg(theme.warn_ink).fg(ink(theme.warn_ink)),
            _ => Style::new(),
        };
        let fits = [2, 3, 0].into_iter().find(|dy| {
            let y = i32::from(y) + dy;
            taken.claim(x, y, width(&text))
        });
        let Some(dy) = fits else { continue };
        let at = (area.x + x as u16, area.y + (i32::from(y) + dy) as u16);
        if style.bg.is_some() {
            buf.set_string(at.0, at.1, &text, style);
        } else {
            write(ctx, &text, at, style, area, buf);
        }
    }
}
