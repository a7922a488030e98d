//! Names on the map, where they find room.

use casus_core::content::RegionKind;
use casus_core::ids::NationId;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::camera::Camera;
use super::modes::{Mode, bloc_letter};
use super::picture::Picture;
use crate::Context;
use crate::cell::{clean, fit, signs, width};
use crate::color::{BLACK, WHITE, contrast, mix};

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
        if self.cells[start + air.start..start + air.end]
            .iter()
            .any(|&t| t)
        {
            return false;
        }
        self.cells[start + x..start + x + len].fill(true);
        true
    }
}

/// Contrast with its ground that text on the map has at least.
const READS: f64 = 3.0;

/// Writes text over the map, in one ink: the style's if it reads on all of the ground, else black or white,
/// whichever reads better; white on ground that is darkened where neither does.
pub fn write(
    ctx: &Context,
    text: &str,
    (x, y): (u16, u16),
    style: Style,
    area: Rect,
    buf: &mut Buffer,
) {
    let end = (x + width(text) as u16).min(area.right());
    let wanted = (!ctx.theme.is_mono()).then(|| {
        let least = |ink: Color| {
            let grounds = (x..end).map(|x| contrast(ink, buf[(x, y)].bg));
            grounds.fold(f64::INFINITY, f64::min)
        };
        let own = style.fg.filter(|&ink| least(ink) >= READS);
        let (black, white) = (least(BLACK), least(WHITE));
        let better = if black >= READS && black > white {
            BLACK
        } else {
            WHITE
        };
        own.unwrap_or(better)
    });
    let mut at = x;
    for sign in signs(text) {
        let wide = width(sign) as u16;
        if at + wide > end {
            break;
        }
        for x in at..at + wide {
            let cell = &mut buf[(x, y)];
            // What a wide letter covers is a blank.
            cell.set_symbol(" ");
            cell.modifier = style.add_modifier;
            if let Some(ink) = wanted {
                cell.set_fg(ink);
                let shade = |step: u8| mix(cell.bg, BLACK, f64::from(step) / 6.0);
                let ground = (0..=6).map(shade).find(|&g| contrast(ink, g) >= READS);
                cell.set_bg(ground.unwrap_or(cell.bg));
            }
        }
        if wide > 0 {
            buf[(at, y)].set_symbol(sign);
        }
        at += wide;
    }
}

/// Puts nations' names, from near regions' names too, where there is room.
pub fn labels(
    ctx: &Context,
    mode: Mode,
    picture: &Picture,
    camera: &Camera,
    taken: &mut Taken,
    area: Rect,
    buf: &mut Buffer,
) {
    let scenario = ctx.view.scenario();
    let mut named = vec![false; scenario.nations.len()];
    for seen in &picture.names {
        let nation = scenario.nation(seen.nation);
        let room = seen.span / 2;
        let full = clean(&nation.name).to_uppercase();
        let names = [spaced(&full), full.clone(), nation.id.clone()];
        let fits = |t: &&String| width(t) + 4 <= room && seen.pixels > width(t) * 40;
        let text = names.iter().find(fits).unwrap_or(&names[2]);
        let bloc = bloc_suffix(ctx, mode, seen.nation);
        let text = &format!("{text}{bloc}");
        if seen.pixels < 10 {
            continue;
        }
        let style = Style::new().add_modifier(Modifier::BOLD);
        named[seen.nation.index()] = place(ctx, text, (seen.x, seen.y), style, taken, area, buf);
    }
    if camera.zoom() < region_zoom(ctx, area) {
        return;
    }
    for id in scenario.region_ids() {
        let region = scenario.region(id);
        // A region that has its nation's name is named by that already.
        let holder = ctx.view.region(id).controller;
        let twice = holder
            .is_some_and(|n| named[n.index()] && same(&scenario.nation(n).name, &region.name));
        if region.off_map || twice {
            continue;
        }
        let at = camera.pixel(scenario.atlas.centre(id));
        let sea = region.kind == RegionKind::Sea;
        let style = if sea {
            Style::new()
                .fg(mix(ctx.theme.sea, ctx.theme.info_ink, 0.75))
                .add_modifier(Modifier::ITALIC)
        } else {
            Style::new()
        };
        let name = fit(&region.name, 22);
        let half = width(&name) as f64;
        let own = |dx: f64| {
            let (x, y) = (at.0 + dx, at.1);
            let inside = x >= 0.0 && y >= 0.0;
            inside && picture.region_at((x / 2.0) as u16, (y / 4.0) as u16, ctx.view) == Some(id)
        };
        // A name stays within its region; a little overhang is forgiven on land.
        let reach = if sea { half } else { half * 0.7 };
        if [-reach, 0.0, reach].into_iter().all(own) {
            place(ctx, &name, at, style, taken, area, buf);
        }
    }
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

/// In the alliance mode the letter of the bloc follows the name, so that colour is not alone.
fn bloc_suffix(ctx: &Context, mode: Mode, nation: NationId) -> String {
    let letter = (mode == Mode::Alliance)
        .then(|| bloc_letter(ctx, nation))
        .flatten();
    letter.map(|l| format!(":{l}")).unwrap_or_default()
}

/// The zoom from which regions are named and all forces counted: where they have room on average.
#[must_use]
pub fn region_zoom(ctx: &Context, area: Rect) -> f64 {
    let regions = ctx.view.scenario().regions.len().max(1) as f64;
    let cells = f64::from(area.width) * f64::from(area.height);
    (90.0 * regions / cells.max(1.0)).sqrt().max(0.9)
}

fn spaced(name: &str) -> String {
    signs(name).collect::<Vec<_>>().join(" ")
}

/// Tries the place and the rows around it; true if there was room.
fn place(
    ctx: &Context,
    text: &str,
    (px, py): (f64, f64),
    style: Style,
    taken: &mut Taken,
    area: Rect,
    buf: &mut Buffer,
) -> bool {
    let len = width(text);
    let (x, y) = ((px / 2.0) as i32 - len as i32 / 2, (py / 4.0) as i32);
    for dy in [0, 1, -1, 2] {
        if taken.claim(x, y + dy, len) {
            let at = (area.x + x as u16, area.y + (y + dy) as u16);
            write(ctx, text, at, style, area, buf);
            return true;
        }
    }
    false
}
