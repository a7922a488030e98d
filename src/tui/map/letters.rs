//! The map without block glyphs or without colours: letters that fill, marks that divide.

use casus_core::content::RegionKind;
use casus_core::ids::RegionId;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

use super::blocks::Blocks;
use super::picture::{Kind, Picture};
use crate::Context;
use crate::color::ink;

/// Patterns that fill nations, so that neighbours mostly differ.
const FILLS: [char; 7] = ['.', ':', '-', ',', '=', '\'', '`'];

/// Letters only: land is filled by its holder's sign, borders are `+`, the sea is empty.
pub fn letters(ctx: &Context, picture: &Picture, colors: &[Color], area: Rect, buf: &mut Buffer) {
    let view = ctx.view;
    for row in 0..area.height {
        for column in 0..area.width {
            let at = (usize::from(row) * 4 + 1) * picture.width + usize::from(column) * 2;
            let region = picture.region_at(column, row, view);
            let cell = &mut buf[(area.x + column, area.y + row)];
            let Some(region) = region else {
                let land = picture
                    .slots
                    .get(at)
                    .is_some_and(|&s| s == picture.void() + 1);
                cell.set_char(if land { '%' } else { ' ' })
                    .set_fg(ctx.theme.ink_dim);
                continue;
            };
            let ground = colors.get(region.index()).copied().unwrap_or(ctx.theme.sea);
            if !ctx.theme.is_mono() {
                cell.set_bg(ground).set_fg(ink(ground));
            }
            let chosen = chosen(ctx, region);
            cell.set_char(sign(ctx, picture, (column, row), region));
            if chosen {
                cell.modifier.insert(Modifier::REVERSED);
            }
        }
    }
}

fn chosen(ctx: &Context, region: RegionId) -> bool {
    use crate::Subject;
    match ctx.selected {
        Some(Subject::Region(r)) => r == region,
        Some(Subject::Nation(n)) => ctx.view.region(region).controller == Some(n),
        _ => false,
    }
}

fn sign(ctx: &Context, picture: &Picture, (column, row): (u16, u16), region: RegionId) -> char {
    let view = ctx.view;
    if view.scenario().region(region).kind == RegionKind::Sea {
        return if (column + 2 * row) % 9 == 0 {
            '~'
        } else {
            ' '
        };
    }
    let holder = view.region(region).controller;
    let other = [(1, 0), (0, 1)].into_iter().find_map(|(dx, dy)| {
        let next = picture.region_at(column + dx, row + dy, view)?;
        let state = view.region(next);
        let land = view.scenario().region(next).kind == RegionKind::Land;
        (land && state.controller != holder).then_some(())
    });
    match (other, holder) {
        (Some(()), _) => '+',
        (None, Some(n)) => FILLS[n.index() % FILLS.len()],
        (None, None) => '?',
    }
}

/// Block glyphs without colours: coasts and borders as lines, what is selected filled half.
pub fn outlines(ctx: &Context, picture: &Picture, blocks: &Blocks, area: Rect, buf: &mut Buffer) {
    for row in 0..area.height {
        for column in 0..area.width {
            let mut pattern = 0_u8;
            for i in 0..8_usize {
                let (x, y) = (
                    usize::from(column) * 2 + i % 2,
                    usize::from(row) * 4 + i / 2,
                );
                let at = y * picture.width + x;
                let kind = picture.kinds.get(at).copied().unwrap_or(Kind::Inner);
                let region = picture.slots.get(at).map(|&s| RegionId(s));
                let lit = region
                    .is_some_and(|r| r.index() < ctx.view.public.regions.len() && chosen(ctx, r));
                let on = match kind {
                    Kind::Coast | Kind::Nation | Kind::Front | Kind::Rim => true,
                    Kind::Region => (x + y) % 2 == 0,
                    _ => lit && (x + 2 * y) % 4 == 0,
                };
                pattern |= u8::from(on) << i;
            }
            buf[(area.x + column, area.y + row)].set_char(blocks.char(pattern));
        }
    }
}
