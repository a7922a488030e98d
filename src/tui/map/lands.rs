//! Where nations lie in the picture: the piece of land that each one's name is put on.

use super::picture::Picture;
use crate::content::RegionKind;
use crate::ids::NationId;
use crate::view::View;

/// The piece of a nation's land that carries its name.
#[derive(Clone, Copy, Debug)]
pub struct Land {
    pub nation: NationId,
    pub pixels: usize,
    /// A pixel of it near its middle.
    pub x: f64,
    pub y: f64,
    /// Its width in pixels at that row.
    pub span: usize,
}

/// A connected piece while it is measured.
#[derive(Clone, Copy, Default)]
struct Piece {
    nation: usize,
    pixels: usize,
    x: usize,
    y: usize,
    capital: bool,
}

/// The largest piece of every nation in sight, or the one with its capital if that is not much smaller;
/// larger ones first.
#[must_use]
pub fn lands(picture: &Picture, view: &View) -> Vec<Land> {
    let holders: Vec<Option<usize>> = (0..picture.slots_len())
        .map(|slot| {
            let region = view.public.regions.get(slot)?;
            let land = view.scenario().regions[slot].kind == RegionKind::Land;
            region.controller.filter(|_| land).map(NationId::index)
        })
        .collect();
    let capital = |slot: u16, nation: usize| view.scenario().nations[nation].capital.0 == slot;
    let (w, len) = (picture.width, picture.slots.len());
    let mut piece_of = vec![u32::MAX; len];
    let mut pieces: Vec<Piece> = Vec::new();
    let mut stack = Vec::new();
    for start in 0..len {
        let Some(nation) =
            holders[usize::from(picture.slots[start])].filter(|_| piece_of[start] == u32::MAX)
        else {
            continue;
        };
        let id = pieces.len() as u32;
        let mut piece = Piece {
            nation,
            ..Piece::default()
        };
        piece_of[start] = id;
        stack.push(start);
        while let Some(i) = stack.pop() {
            piece.pixels += 1;
            piece.x += i % w;
            piece.y += i / w;
            piece.capital |= capital(picture.slots[i], nation);
            let around = [
                (i % w > 0).then(|| i - 1),
                (i % w + 1 < w).then_some(i + 1),
                i.checked_sub(w),
                Some(i + w),
            ];
            for next in around.into_iter().flatten().filter(|&n| n < len) {
                if piece_of[next] == u32::MAX
                    && holders[usize::from(picture.slots[next])] == Some(nation)
                {
                    piece_of[next] = id;
                    stack.push(next);
                }
            }
        }
        pieces.push(piece);
    }
    let mut best: Vec<Option<u32>> = vec![None; view.public.nations.len()];
    for (id, piece) in pieces.iter().enumerate() {
        let weight = |p: &Piece| if p.capital { p.pixels * 6 } else { p.pixels };
        let held = best[piece.nation].map_or(0, |b| weight(&pieces[b as usize]));
        if weight(piece) > held {
            best[piece.nation] = Some(id as u32);
        }
    }
    let mut lands: Vec<Land> = best
        .into_iter()
        .flatten()
        .map(|id| land(&pieces[id as usize], id, &piece_of, w))
        .collect();
    lands.sort_by(|a, b| b.pixels.cmp(&a.pixels).then(a.nation.cmp(&b.nation)));
    lands
}

/// Puts the name on the run of pixels nearest to the middle of the piece.
fn land(piece: &Piece, id: u32, piece_of: &[u32], w: usize) -> Land {
    let (mx, my) = (piece.x / piece.pixels, piece.y / piece.pixels);
    let rows = piece_of.len() / w.max(1);
    let mut best = (usize::MAX, mx, my, 0);
    for y in my.saturating_sub(24)..(my + 24).min(rows) {
        let row = &piece_of[y * w..(y + 1) * w];
        let mut x = 0;
        while x < w {
            if row[x] != id {
                x += 1;
                continue;
            }
            let start = x;
            while x < w && row[x] == id {
                x += 1;
            }
            let (span, middle) = (x - start, (start + x) / 2);
            // A long run near the middle; a row away costs as much as three pixels of length.
            let cost = 1000 + middle.abs_diff(mx) + 3 * y.abs_diff(my) - span.min(120) * 2;
            if cost < best.0 {
                best = (cost, middle, y, span);
            }
        }
    }
    Land {
        nation: NationId::at(piece.nation),
        pixels: piece.pixels,
        x: best.1 as f64,
        y: best.2 as f64,
        span: best.3,
    }
}
