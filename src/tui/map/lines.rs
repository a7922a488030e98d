//! Lines over the map: movements of forces, supply on the links.

use casus_core::ids::RegionId;
use casus_core::order::Order;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::camera::Camera;
use super::labels::Taken;
use super::marks::stance_color;
use super::paint::Overlay;
use super::picture::trace;
use crate::Context;

/// A movement to show: from, to, and whether it is only ordered yet.
struct Way {
    from: RegionId,
    to: RegionId,
    nation: casus_core::ids::NationId,
    ordered: bool,
}

fn ways(ctx: &Context) -> Vec<Way> {
    let mut ways: Vec<Way> = ctx
        .view
        .forces
        .iter()
        .filter_map(|f| {
            let (to, _) = f.moving?;
            Some(Way {
                from: f.region,
                to,
                nation: f.nation,
                ordered: false,
            })
        })
        .collect();
    for order in ctx.draft.orders() {
        if let Order::March { force, to, .. } = order
            && let Some(force) = ctx.view.force(*force)
        {
            ways.push(Way {
                from: force.region,
                to: *to,
                nation: force.nation,
                ordered: true,
            });
        }
    }
    ways.retain(|w| w.from != w.to && on_map(ctx, w.from) && on_map(ctx, w.to));
    ways
}

pub(super) fn on_map(ctx: &Context, region: RegionId) -> bool {
    !ctx.view.scenario().region(region).off_map
}

/// The lines as sub-cells: dashed where a march is ordered but not begun.
pub fn movements(ctx: &Context, camera: &Camera, size: (usize, usize), overlay: &mut Overlay) {
    let atlas = &ctx.view.scenario().atlas;
    for way in ways(ctx) {
        let color = crate::color::mix(stance_color(ctx, way.nation), ctx.theme.ink_strong, 0.5);
        let (a, b) = (
            camera.pixel(atlas.centre(way.from)),
            camera.pixel(atlas.centre(way.to)),
        );
        trace(a, b, size, |i, step| {
            if !way.ordered || step % 4 < 2 {
                overlay.push((i, color));
            }
        });
    }
}

/// The heads of the movements.
pub fn heads(ctx: &Context, camera: &Camera, taken: &mut Taken, area: Rect, buf: &mut Buffer) {
    let atlas = &ctx.view.scenario().atlas;
    for way in ways(ctx) {
        let (a, b) = (
            camera.pixel(atlas.centre(way.from)),
            camera.pixel(atlas.centre(way.to)),
        );
        let Some((x, y)) = camera.cell(atlas.centre(way.to)) else {
            continue;
        };
        let sign = arrow(b.0 - a.0, b.1 - a.1, ctx.theme.glyphs.is_ascii());
        if taken.claim(x.into(), y.into(), 1) {
            let style = Style::new()
                .fg(ctx.theme.ink_strong)
                .add_modifier(Modifier::BOLD);
            buf[(area.x + x, area.y + y)]
                .set_char(sign)
                .set_style(style);
        }
    }
}

/// The arrow of eight that points along a direction; y grows down.
fn arrow(dx: f64, dy: f64, ascii: bool) -> char {
    let (flat, steep) = (dy.abs() < dx.abs() * 0.41, dx.abs() < dy.abs() * 0.41);
    let index = match (flat, steep, dx > 0.0, dy > 0.0) {
        (true, _, true, _) => 0,
        (true, _, false, _) => 1,
        (_, true, _, true) => 2,
        (_, true, _, false) => 3,
        (_, _, true, true) => 4,
        (_, _, true, false) => 5,
        (_, _, false, true) => 6,
        (_, _, false, false) => 7,
    };
    let set = if ascii {
        ['>', '<', 'v', '^', '\\', '/', '/', '\\']
    } else {
        ['→', '←', '↓', '↑', '↘', '↗', '↙', '↖']
    };
    set[index]
}
