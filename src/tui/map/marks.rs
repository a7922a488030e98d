//! Signs on the map: capitals, forces, crises, and chips at the edge for what lies beyond it.

use casus_core::content::Arm;
use casus_core::figures::fixed;
use casus_core::ids::{CrisisId, NationId, RegionId};
use casus_core::order::Stake;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::camera::Camera;
use super::labels::{Taken, write};
use crate::cell::{fit, width};
use crate::color::ink;
use crate::{Context, Subject};

/// A sign that can be clicked: where it was drawn and what it stands for.
pub type Target = (Rect, Subject);

/// The sign of an arm.
#[must_use]
pub const fn arm_sign(arm: Arm, ascii: bool) -> char {
    match (arm, ascii) {
        (Arm::Land, false) => '■',
        (Arm::Air, false) => '▲',
        (Arm::Naval, false) => '▼',
        (Arm::Land, true) => 'L',
        (Arm::Air, true) => 'A',
        (Arm::Naval, true) => 'N',
    }
}

/// How a nation stands to the viewer: own, ally, enemy in a war, or neither.
#[must_use]
pub fn stance_color(ctx: &Context, nation: NationId) -> Color {
    let (view, theme) = (ctx.view, ctx.theme);
    if nation == view.me {
        theme.own
    } else if view.public.war_between(view.me, nation).is_some() {
        theme.enemy
    } else if view.public.allied(view.me, nation) {
        theme.ally
    } else {
        theme.neutral
    }
}

/// The region that a crisis is shown at.
#[must_use]
pub fn crisis_region(ctx: &Context, id: CrisisId) -> Option<RegionId> {
    let crisis = ctx.view.public.crisis(id)?;
    Some(match crisis.stake {
        Stake::Territory(region) => region,
        _ => ctx.view.scenario().nation(crisis.target).capital,
    })
}

/// `!` and the rung at the place of every crisis.
pub fn crises(
    ctx: &Context,
    camera: &Camera,
    taken: &mut Taken,
    targets: &mut Vec<Target>,
    area: Rect,
    buf: &mut Buffer,
) {
    for crisis in &ctx.view.public.crises {
        let Some(region) = crisis_region(ctx, crisis.id) else {
            continue;
        };
        let Some((x, y)) = camera.cell(ctx.view.scenario().atlas.centre(region)) else {
            continue;
        };
        let style = chip(ctx, ctx.theme.bad_ink);
        let text = format!("!{}", crisis.rung);
        sign(
            ctx,
            &text,
            (i32::from(x), i32::from(y) - 1),
            style,
            Subject::Crisis(crisis.id),
            taken,
            targets,
            area,
            buf,
        );
    }
}

fn chip(ctx: &Context, ground: Color) -> Style {
    let style = Style::new()
        .bg(ground)
        .fg(ink(ground))
        .add_modifier(Modifier::BOLD);
    if ctx.theme.is_mono() {
        style.add_modifier(Modifier::REVERSED)
    } else {
        style
    }
}

#[allow(clippy::too_many_arguments)] // one call draws one sign; a struct would be made for this call only
fn sign(
    ctx: &Context,
    text: &str,
    (x, y): (i32, i32),
    style: Style,
    subject: Subject,
    taken: &mut Taken,
    targets: &mut Vec<Target>,
    area: Rect,
    buf: &mut Buffer,
) {
    let len = width(text);
    let tries = [
        (0, 0),
        (0, 1),
        (0, -1),
        (len as i32 + 1, 0),
        (-(len as i32) - 1, 0),
        (0, 2),
        (0, -2),
    ];
    let Some((dx, dy)) = tries
        .into_iter()
        .find(|&(dx, dy)| taken.claim(x + dx, y + dy, len))
    else {
        return;
    };
    let (x, y) = (area.x + (x + dx) as u16, area.y + (y + dy) as u16);
    if style.bg.is_some() {
        buf.set_string(x, y, text, style);
    } else {
        write(ctx, text, (x, y), style, area, buf);
    }
    targets.push((Rect::new(x, y, len as u16, 1), subject));
}

/// A sign at every capital in sight.
pub fn capitals(ctx: &Context, camera: &Camera, taken: &mut Taken, area: Rect, buf: &mut Buffer) {
    let scenario = ctx.view.scenario();
    let sign = if ctx.theme.glyphs.is_ascii() {
        "*"
    } else {
        "●"
    };
    for id in scenario.nation_ids() {
        let capital = scenario.nation(id).capital;
        if scenario.region(capital).off_map || ctx.view.nation(id).exile.is_some() {
            continue;
        }
        let Some((x, y)) = camera.cell(scenario.atlas.seed(capital)) else {
            continue;
        };
        if taken.claim(x.into(), y.into(), 1) {
            write(ctx, sign, (area.x + x, area.y + y), Style::new(), area, buf);
        }
    }
}

/// Counters of forces by region and side: the sign of the arm and the points there. `near` is 1 where regions
/// have room for their names; from afar only one's own, the enemy's and great concentrations show, in short.
pub fn forces(
    ctx: &Context,
    camera: &Camera,
    near: f64,
    taken: &mut Taken,
    targets: &mut Vec<Target>,
    area: Rect,
    buf: &mut Buffer,
) {
    let scenario = ctx.view.scenario();
    let all = near >= 1.0;
    for group in groups(ctx) {
        let stranger = group.color == ctx.theme.neutral;
        let counts = (all && (!stranger || group.sum() >= SMALL || near >= 1.8))
            || group.lead.is_some()
            || group.color == ctx.theme.enemy
            || group.sum() >= GREAT;
        if !counts || scenario.region(group.region).off_map {
            continue;
        }
        let Some((x, y)) = camera.cell(scenario.atlas.centre(group.region)) else {
            continue;
        };
        let subject = group
            .lead
            .map_or(Subject::Region(group.region), Subject::Force);
        // Strangers are written on the map itself, so that chips are those that concern us.
        let mut style = match stranger {
            true => Style::new(),
            false => chip(ctx, group.color),
        };
        if ctx.selected == Some(subject) && group.lead.is_some() {
            style = style
                .add_modifier(Modifier::UNDERLINED)
                .bg(ctx.theme.accent)
                .fg(ink(ctx.theme.accent));
        }
        let ascii = ctx.theme.glyphs.is_ascii();
        let text = if all {
            group.text(ascii)
        } else {
            group.short(ascii)
        };
        let at = (i32::from(x) - width(&text) as i32 / 2, i32::from(y) + 1);
        sign(ctx, &text, at, style, subject, taken, targets, area, buf);
    }
}

/// Points that show from afar.
const GREAT: f64 = 9.5;
/// Strangers' points that do not matter until one looks closely.
const SMALL: f64 = 4.5;

/// The forces of one side in one region.
pub struct Group {
    pub region: RegionId,
    pub color: Color,
    /// Points by arm.
    pub points: [f64; 3],
    /// The strongest own force in it.
    pub lead: Option<casus_core::ids::ForceId>,
    best: f64,
}

impl Group {
    fn sum(&self) -> f64 {
        self.points.iter().sum()
    }

    /// `■15`: all points under the sign of the largest arm.
    fn short(&self, ascii: bool) -> String {
        let most = Arm::ALL
            .into_iter()
            .max_by(|a, b| self.points[a.index()].total_cmp(&self.points[b.index()]));
        format!(
            "{}{}",
            arm_sign(most.unwrap_or(Arm::Land), ascii),
            fixed(self.sum().max(1.0), 0)
        )
    }

    /// `■12▲3`: arms and points.
    #[must_use]
    pub fn text(&self, ascii: bool) -> String {
        let part = |arm: Arm| {
            let points = self.points[arm.index()];
            (points >= 0.5).then(|| format!("{}{}", arm_sign(arm, ascii), fixed(points, 0)))
        };
        let text: String = Arm::ALL.into_iter().filter_map(part).collect();
        if text.is_empty() {
            "·".to_owned()
        } else {
            text
        }
    }
}

/// All forces in sight by region and colour, own first.
#[must_use]
pub fn groups(ctx: &Context) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for force in ctx.view.forces.iter() {
        let color = stance_color(ctx, force.nation);
        let own = force.nation == ctx.view.me;
        let index = groups
            .iter()
            .position(|g| g.region == force.region && g.color == color);
        let index = index.unwrap_or_else(|| {
            groups.push(Group {
                region: force.region,
                color,
                points: [0.0; 3],
                lead: None,
                best: 0.0,
            });
            groups.len() - 1
        });
        let group = &mut groups[index];
        group.points[force.arm.index()] += force.strength;
        if own && force.strength >= group.best {
            group.best = force.strength;
            group.lead = Some(force.id);
        }
    }
    groups.sort_by_key(|g| (g.lead.is_none(), g.color != ctx.theme.enemy, g.region));
    groups
}

/// Chips at the edge for regions that the map does not show: on the side where they lie.
pub fn beyond(
    ctx: &Context,
    taken: &mut Taken,
    targets: &mut Vec<Target>,
    area: Rect,
    buf: &mut Buffer,
) {
    let scenario = ctx.view.scenario();
    let off: Vec<RegionId> = scenario
        .region_ids()
        .filter(|&r| scenario.region(r).off_map)
        .collect();
    if off.is_empty() {
        return;
    }
    let shown = scenario.regions.iter().filter(|r| !r.off_map);
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for region in shown {
        low = low.min(region.at.0);
        high = high.max(region.at.0);
    }
    let groups = groups(ctx);
    let mut rows = [area.y + 1; 2];
    // They must not hide the map; `n` and find reach the rest.
    let last = area.y + 1 + (area.height / 5).max(2);
    let mut hidden = [0_u32; 2];
    for id in off {
        let region = scenario.region(id);
        let east = region.at.0 > (low + high) / 2.0;
        let force = groups
            .iter()
            .find(|g| g.region == id)
            .map(|g| g.text(ctx.theme.glyphs.is_ascii()));
        let arrow = match (east, ctx.theme.glyphs.is_ascii()) {
            (true, false) => "▸",
            (false, false) => "◂",
            (true, true) => ">",
            (false, true) => "<",
        };
        let name = fit(&region.name, if area.width < 90 { 12 } else { 16 });
        let parts = [
            (!east).then_some(arrow.to_owned()),
            Some(name),
            force,
            east.then_some(arrow.to_owned()),
        ];
        let text = format!(
            " {} ",
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        );
        let len = width(&text) as u16;
        let row = &mut rows[usize::from(east)];
        if *row >= last || len > area.width {
            hidden[usize::from(east)] += 1;
            continue;
        }
        let x = if east { area.right() - len } else { area.x };
        let chosen = ctx.selected == Some(Subject::Region(id));
        let ground = match ctx.view.region(id).controller {
            Some(n) => stance_color(ctx, n),
            None => ctx.theme.neutral,
        };
        let style = if chosen {
            ctx.theme.selected(true)
        } else {
            Style::new().bg(ctx.theme.raised).fg(ctx.theme.ink)
        };
        taken.claim(i32::from(x - area.x), i32::from(*row - area.y), len.into());
        buf.set_string(x, *row, &text, style);
        let edge = if east { x } else { x + len - 1 };
        buf[(edge, *row)].set_char(' ').set_bg(ground);
        targets.push((Rect::new(x, *row, len, 1), Subject::Region(id)));
        *row += 1;
    }
    for (side, &count) in hidden.iter().enumerate().filter(|h| *h.1 > 0) {
        let text = format!(" {count} more beyond the map ");
        let len = width(&text) as u16;
        let x = if side == 1 {
            area.right().saturating_sub(len)
        } else {
            area.x
        };
        if len <= area.width && rows[side] < area.bottom() {
            taken.claim(
                i32::from(x - area.x),
                i32::from(rows[side] - area.y),
                len.into(),
            );
            buf.set_string(
                x,
                rows[side],
                &text,
                Style::new().bg(ctx.theme.raised).fg(ctx.theme.ink_dim),
            );
        }
    }
}
