//! Where nations lie in the picture: the piece of land that each one's name is put on.

use std::ops::Range;

use casus_core::content::RegionKind;
use casus_core::ids::NationId;
use casus_core::view::View;

use super::picture::{Picture, marked};

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

/// A stretch of one nation's land along a row.
struct Run {
    nation: usize,
    y: usize,
    columns: Range<usize>,
    capital: bool,
    /// The first run of its piece, once all are known.
    piece: usize,
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
    let (runs, rows) = runs(picture, view);
    let mut pieces = vec![Piece::default(); runs.len()];
    for run in &runs {
        let (piece, long) = (&mut pieces[run.piece], run.columns.len());
        piece.nation = run.nation;
        piece.pixels += long;
        piece.x += (run.columns.start + run.columns.end - 1) * long / 2;
        piece.y += run.y * long;
        piece.capital |= run.capital;
    }
    let mut best: Vec<Option<usize>> = vec![None; view.public.nations.len()];
    for (id, piece) in pieces.iter().enumerate().filter(|p| p.1.pixels > 0) {
        let weight = |p: &Piece| if p.capital { p.pixels * 6 } else { p.pixels };
        let held = best[piece.nation].map_or(0, |b| weight(&pieces[b]));
        if weight(piece) > held {
            best[piece.nation] = Some(id);
        }
    }
    let mut lands: Vec<Land> = best
        .into_iter()
        .flatten()
        .map(|id| land(&pieces[id], id, &runs, &rows))
        .collect();
    lands.sort_by(|a, b| b.pixels.cmp(&a.pixels).then(a.nation.cmp(&b.nation)));
    lands
}

/// All runs of land, joined to pieces, and for each row those that are in it.
fn runs(picture: &Picture, view: &View) -> (Vec<Run>, Vec<Range<usize>>) {
    // By slot: whose land it is, and whether its capital is there.
    let holders: Vec<Option<(usize, bool)>> = (0..picture.slots_len())
        .map(|slot| {
            let region = view.public.regions.get(slot)?;
            let land = view.scenario().regions[slot].kind == RegionKind::Land;
            let nation = region.controller.filter(|_| land)?;
            let capital = view.scenario().nation(nation).capital.index() == slot;
            Some((nation.index(), capital))
        })
        .collect();
    let mut runs: Vec<Run> = Vec::new();
    let mut rows: Vec<Range<usize>> = Vec::new();
    let mut ends = Vec::new();
    for (y, slots) in picture.slots.chunks(picture.width.max(1)).enumerate() {
        let first = runs.len();
        // A run ends where the next sub-cell differs, and the last at the end.
        ends.clear();
        ends.extend(slots.iter().zip(&slots[1..]).map(|(s, next)| s ^ next));
        ends.push(1);
        let mut x = 0;
        marked(&ends, |end| {
            let columns = x..end + 1;
            x = columns.end;
            let Some((nation, capital)) = holders[usize::from(slots[end])] else {
                return;
            };
            match runs[first..].last_mut() {
                Some(run) if run.nation == nation && run.columns.end == columns.start => {
                    run.columns.end = columns.end;
                    run.capital |= capital;
                }
                _ => {
                    let piece = runs.len();
                    runs.push(Run {
                        nation,
                        y,
                        columns,
                        capital,
                        piece,
                    });
                }
            }
        });
        if let Some(above) = rows.last() {
            join(&mut runs, above.clone(), first);
        }
        rows.push(first..runs.len());
    }
    for i in 0..runs.len() {
        runs[i].piece = root(&mut runs, i);
    }
    (runs, rows)
}

/// Joins the runs of a row, from `first`, to those of the row above that they touch.
fn join(runs: &mut [Run], above: Range<usize>, first: usize) {
    let mut up = above.start;
    for here in first..runs.len() {
        let Range { start, end } = runs[here].columns;
        while up < above.end && runs[up].columns.end <= start {
            up += 1;
        }
        for other in up..above.end {
            if runs[other].columns.start >= end {
                break;
            }
            if runs[other].nation == runs[here].nation {
                let (a, b) = (root(runs, here), root(runs, other));
                runs[a.max(b)].piece = a.min(b);
            }
        }
    }
}

fn root(runs: &mut [Run], mut i: usize) -> usize {
    while runs[i].piece != i {
        runs[i].piece = runs[runs[i].piece].piece;
        i = runs[i].piece;
    }
    i
}

/// Puts the name on the run of pixels nearest to the middle of the piece.
fn land(piece: &Piece, id: usize, runs: &[Run], rows: &[Range<usize>]) -> Land {
    let (mx, my) = (piece.x / piece.pixels, piece.y / piece.pixels);
    let mut best = (usize::MAX, mx, my, 0);
    let near = my.saturating_sub(24)..(my + 24).min(rows.len());
    for run in rows[near].iter().flat_map(|row| &runs[row.clone()]) {
        if run.piece != id {
            continue;
        }
        let Range { start, end } = run.columns;
        let (span, middle) = (end - start, (start + end) / 2);
        // A long run near the middle; a row away costs as much as three pixels of length.
        let cost = 1000 + middle.abs_diff(mx) + 3 * run.y.abs_diff(my) - span.min(120) * 2;
        if cost < best.0 {
            best = (cost, middle, run.y, span);
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
