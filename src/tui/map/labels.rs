//! Names on the map, where they find room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::camera::Camera;
use super::picture::Picture;
use crate::content::RegionKind;
use crate::ids::NationId;
use crate::tui::Context;
use crate::tui::cell::{clean, fit, width};
use crate::tui::color::{contrast, ink, mix};

/// Cells already written on.
pub struct Taken {
    width: usize,
    cells: Vec<bool>,
}

impl Taken {
    #[must_use]
    pub fn new(area: Rect) -> Self {
        Self {
            width: area.width.into(),
            cells: vec![false; usize::from(area.width) * usize::from(area.height)],
        }
    }

    /// Takes a run of cells if all are free and within the picture, with a cell of air at both ends.
    pub fn claim(&mut self, x: i32, y: i32, len: usize) -> bool {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else {
            return false;
        };
        let rows = self.cells.len() / self.width.max(1);
        if y >= rows || x + len > self.width {
            return false;
        }
        let start = y * self.width;
        let air = x.saturating_sub(1)..(x + len + 1).min(self.width);
        if self.cells[start + air.start..start + air.end].iter().any(|&t| t) {
            return false;
        }
        self.cells[start + x..start + x + len].fill(true);
        true
    }
}

/// Writes text over the map in an ink that reads on each cell's ground.
pub fn write(ctx: &Context, text: &str, (x, y): (u16, u16), style: Style, area: Rect, buf: &mut Buffer) {
    let mut at = x;
    for c in text.chars() {
        if at >= area.right() {
            break;
        }
        let cell = &mut buf[(at, y)];
        // A label covers the glyph: it stands on what fills most of the cell.
        let ground = if cell.symbol() == "█" { cell.fg } else { cell.bg };
        if !ctx.theme.is_mono() {
            cell.set_bg(ground);
            let wanted = style.fg.unwrap_or_else(|| ink(ground));
            let reads = ground == Color::Reset || contrast(wanted, ground) >= 3.0;
            cell.set_fg(if reads { wanted } else { ink(ground) });
        }
        cell.set_char(c);
        cell.modifier = style.add_modifier;
        at += 1;
    }
}

/// How much land of a nation is in sight, and where its middle is.
struct Seen {
    nation: NationId,
    pixels: usize,
    x: f64,
    y: f64,
    span: usize,
}

fn seen(ctx: &Context, picture: &Picture) -> Vec<Seen> {
    let n = ctx.view.public.nations.len();
    let mut sums = vec![(0_usize, 0_usize, 0_usize); n];
    let mut columns: Vec<(usize, usize)> = vec![(usize::MAX, 0); n];
    let holders: Vec<Option<usize>> = (0..picture.slots_len())
        .map(|s| {
            let region = ctx.view.public.regions.get(s)?;
            let land = ctx.view.scenario().regions[s].kind == RegionKind::Land;
            region.controller.filter(|_| land).map(NationId::index)
        })
        .collect();
    for (i, &slot) in picture.slots.iter().enumerate() {
        if let Some(nation) = holders[usize::from(slot)] {
            let (x, y) = (i % picture.width, i / picture.width);
            let sum = &mut sums[nation];
            *sum = (sum.0 + 1, sum.1 + x, sum.2 + y);
            columns[nation] = (columns[nation].0.min(x), columns[nation].1.max(x));
        }
    }
    let mut list: Vec<Seen> = sums
        .iter()
        .enumerate()
        .filter(|(_, s)| s.0 > 0)
        .map(|(i, &(pixels, x, y))| {
            let mean = (x as f64 / pixels as f64, y as f64 / pixels as f64);
            let (x, y) = nearest(picture, &holders, i, mean);
            Seen { nation: NationId::at(i), pixels, x, y, span: columns[i].1 - columns[i].0 }
        })
        .collect();
    list.sort_by(|a, b| b.pixels.cmp(&a.pixels).then(a.nation.cmp(&b.nation)));
    list
}

/// The pixel of the nation nearest to a place.
fn nearest(picture: &Picture, holders: &[Option<usize>], nation: usize, mean: (f64, f64)) -> (f64, f64) {
    let is = |x: usize, y: usize| {
        let slot = picture.slots.get(y * picture.width + x).copied();
        slot.is_some_and(|s| holders[usize::from(s)] == Some(nation))
    };
    let (cx, cy) = (mean.0 as usize, mean.1 as usize);
    for radius in 0..picture.width.max(picture.height) {
        let mut best: Option<(usize, usize, usize)> = None;
        for y in cy.saturating_sub(radius)..=(cy + radius).min(picture.height.saturating_sub(1)) {
            let edge = y.abs_diff(cy) == radius;
            let step = if edge || radius == 0 { 1 } else { 2 * radius };
            let mut x = cx as isize - radius as isize;
            while x <= (cx + radius) as isize {
                if let Ok(x) = usize::try_from(x)
                    && x < picture.width
                    && is(x, y)
                {
                    let far = x.abs_diff(cx).pow(2) + y.abs_diff(cy).pow(2);
                    if best.is_none_or(|b| far < b.0) {
                        best = Some((far, x, y));
                    }
                }
                x += step.max(1) as isize;
            }
        }
        if let Some((_, x, y)) = best {
            return (x as f64, y as f64);
        }
    }
    mean
}

/// Puts nations' names, from near regions' names too, where there is room.
pub fn labels(ctx: &Context, picture: &Picture, camera: &Camera, taken: &mut Taken, area: Rect, buf: &mut Buffer) {
    let scenario = ctx.view.scenario();
    for seen in seen(ctx, picture) {
        let nation = scenario.nation(seen.nation);
        let room = seen.span / 2;
        let full = clean(&nation.name).to_uppercase();
        let names = [spaced(&full), full.clone(), nation.id.clone()];
        let fits = |t: &&String| width(t) + 4 <= room && seen.pixels > width(t) * 40;
        let text = names.iter().find(fits).unwrap_or(&names[2]);
        if seen.pixels < 10 {
            continue;
        }
        let style = Style::new().add_modifier(Modifier::BOLD);
        place(ctx, text, (seen.x, seen.y), style, taken, area, buf);
    }
    if camera.zoom() < region_zoom(ctx, area) {
        return;
    }
    for id in scenario.region_ids() {
        let region = scenario.region(id);
        if region.off_map {
            continue;
        }
        let at = camera.pixel(scenario.atlas.centre(id));
        let sea = region.kind == RegionKind::Sea;
        let style = if sea {
            Style::new().fg(mix(ctx.theme.sea, ctx.theme.info_ink, 0.75)).add_modifier(Modifier::ITALIC)
        } else {
            Style::new()
        };
        place(ctx, &fit(&region.name, 22), at, style, taken, area, buf);
    }
}

/// The zoom from which regions are named: where they have room on average.
fn region_zoom(ctx: &Context, area: Rect) -> f64 {
    let regions = ctx.view.scenario().regions.len().max(1) as f64;
    let cells = f64::from(area.width) * f64::from(area.height);
    (90.0 * regions / cells.max(1.0)).sqrt().max(0.9)
}

fn spaced(name: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push(c);
    }
    text
}

/// Tries the place and the rows around it.
fn place(ctx: &Context, text: &str, (px, py): (f64, f64), style: Style, taken: &mut Taken, area: Rect, buf: &mut Buffer) {
    let len = width(text);
    let (x, y) = ((px / 2.0) as i32 - len as i32 / 2, (py / 4.0) as i32);
    for dy in [0, 1, -1, 2] {
        if taken.claim(x, y + dy, len) {
            let at = (area.x + x as u16, area.y + (y + dy) as u16);
            write(ctx, text, at, style, area, buf);
            return;
        }
    }
}
