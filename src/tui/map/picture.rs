//! The part of the map in sight as sub-cells: which region each is, and what edge it lies on.
//! Made again only when the camera moves or the holders change.

use casus_core::geo::Raster;
use casus_core::ids::{NationId, RegionId};
use casus_core::view::View;

use super::camera::Camera;
use super::canvas::Canvases;
use super::lands::{Land, lands};

/// What a sub-cell is apart from its region; the number picks the shade.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Kind {
    Inner,
    /// Between two regions of one holder.
    Region,
    /// Between two holders.
    Nation,
    /// Land beside water.
    Coast,
    /// Water beside land.
    Shore,
    /// Between two sea zones.
    Zone,
    /// Between two holders at war.
    Front,
    River,
    Lake,
    /// The rim of what is selected.
    Rim,
}

pub const KINDS: usize = 10;

/// Sub-cells, row by row.
#[derive(Default)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    /// Rows of sub-cells that are alike, so that lines are as thick as the glyphs can show them.
    tall: usize,
    /// Region index, or [`Picture::void`] and the two after it.
    pub slots: Vec<u16>,
    pub kinds: Vec<Kind>,
    /// Where nations' names go.
    pub names: Vec<Land>,
    regions: u16,
    /// Rises with every change.
    revision: u64,
    canvases: Canvases,
    base: Vec<Kind>,
    key: Option<(Camera, usize)>,
    holders: Vec<Option<NationId>>,
    wars: usize,
    chosen: Vec<bool>,
}

impl Picture {
    /// Index of the slot for nothing; after it come land and water of no region.
    #[must_use]
    pub fn void(&self) -> u16 {
        self.regions
    }

    /// Slots in all.
    #[must_use]
    pub fn slots_len(&self) -> usize {
        usize::from(self.regions) + 3
    }

    /// A number that no two states of the picture share.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The region at a cell: the one with most sub-cells there, land before sea.
    #[must_use]
    pub fn region_at(&self, column: u16, row: u16, view: &View) -> Option<RegionId> {
        let (x, y) = (usize::from(column) * 2, usize::from(row) * 4);
        let mut counts: Vec<(usize, u16)> = Vec::new();
        for i in 0..8 {
            let at = (y + i / 2) * self.width + x + i % 2;
            let Some(&slot) = self.slots.get(at).filter(|&&s| s < self.regions) else {
                continue;
            };
            let land = view.scenario().region(RegionId(slot)).kind
                == casus_core::content::RegionKind::Land;
            let weight = if land { 3 } else { 1 };
            match counts.iter_mut().find(|c| c.1 == slot) {
                Some(c) => c.0 += weight,
                None => counts.push((weight, slot)),
            }
        }
        counts.into_iter().max().map(|c| RegionId(c.1))
    }

    /// Brings the picture up to date; cheap when nothing moved.
    /// `tall` is how many rows of sub-cells the glyphs cannot tell apart.
    pub fn update(
        &mut self,
        camera: &Camera,
        size: (usize, usize),
        tall: usize,
        view: &View,
        chosen: &[bool],
    ) {
        let world = view.public.scenario.atlas.as_ref();
        let key = Some((*camera, std::ptr::from_ref(world) as usize));
        let moved = (self.key, self.tall) != (key, tall) || (self.width, self.height) != size;
        if moved {
            (self.width, self.height) = size;
            self.tall = tall.max(1);
            self.regions = view.scenario().regions.len().min(Raster::MAX_REGIONS) as u16;
            if self.key.map(|k| k.1) != key.map(|k| k.1) {
                self.canvases.clear();
            }
            self.raster(camera, view);
            self.key = key;
        }
        let holders = || view.public.regions.iter().map(|r| r.controller);
        let wars = view.public.crises.iter().filter(|c| c.is_war()).count();
        let held = !self.holders.iter().copied().eq(holders());
        if moved || self.wars != wars || held || self.chosen != chosen {
            self.holders = holders().collect();
            self.wars = wars;
            self.chosen = chosen.to_vec();
            if moved || held {
                self.names = lands(self, view);
            }
            self.edges(view);
            self.revision += 1;
        }
    }

    fn raster(&mut self, camera: &Camera, view: &View) {
        let atlas = &view.scenario().atlas;
        let size = (self.width, self.height);
        let (grid, first) = camera.grid();
        let mut cells = self.canvases.cells(atlas, &grid, first, size);
        atlas.keep_visible(&grid.window(first, size.0, size.1), &mut cells);
        // The three that are no region count down from the highest number, and slots up from the last region.
        const _: () =
            assert!(Raster::VOID - Raster::LAND == 1 && Raster::VOID - Raster::WATER == 2);
        let regions = self.regions;
        let slot = |&cell: &u16| match cell {
            Raster::WATER.. => regions + (Raster::VOID - cell),
            region => region.min(regions),
        };
        self.slots.clear();
        for row in 0..self.height {
            let from = row / self.tall * self.tall * self.width;
            self.slots
                .extend(cells[from..from + self.width].iter().map(slot));
        }
        self.base.clear();
        self.base.resize(self.slots.len(), Kind::Inner);
        for river in atlas.rivers() {
            for pair in river.line.windows(2) {
                let (a, b) = (camera.pixel(pair[0]), camera.pixel(pair[1]));
                trace(a, b, (self.width, self.height), |i, _| {
                    self.base[i] = Kind::River
                });
            }
        }
        let lakes = atlas.lake_mask(camera.view(), self.width, self.height);
        for (kind, _) in self.base.iter_mut().zip(lakes).filter(|p| p.1) {
            *kind = Kind::Lake;
        }
    }

    fn edges(&mut self, view: &View) {
        let traits = self.traits(view);
        let holder = |s: u16| self.holders.get(usize::from(s)).copied().flatten();
        let fronts = fronts(view);
        let (kinds, base) = (&mut self.kinds, &self.base);
        kinds.clear();
        kinds.extend_from_slice(base);
        let (w, h) = (self.width, self.height);
        let mut differs = vec![0; w];
        for y in (0..h).step_by(self.tall) {
            // At the rim a sub-cell is its own neighbour.
            let row = |y: usize| &self.slots[y * w..(y + 1) * w];
            let slots = row(y);
            let next = if y + self.tall < h { y + self.tall } else { y };
            let (above, below) = (row(y.saturating_sub(self.tall)), row(next));
            compare(slots, above, below, &mut differs);
            marked(&differs, |x| {
                let here = slots[x];
                let (left, right) = (slots[x.saturating_sub(1)], slots[(x + 1).min(w - 1)]);
                let has = |slot: u16| traits[usize::from(slot)];
                let (own, r, b, l, a) = (
                    has(here),
                    has(right),
                    has(below[x]),
                    has(left),
                    has(above[x]),
                );
                let (any, all) = (r | b | l | a, r & b & l & a);
                let kind = if own & CHOSEN != 0 && all & CHOSEN == 0 {
                    Kind::Rim
                } else if own & WET == 0 && any & SEA != 0 {
                    Kind::Coast
                } else if own & WET != 0 && all & WET == 0 {
                    Kind::Shore
                } else {
                    // One of the two sides carries the line, so that it is thin.
                    let other = if right != here { right } else { below[x] };
                    match (own & WET != 0, other == here) {
                        (_, true) => return,
                        (true, _) => Kind::Zone,
                        (false, _) if holder(here) == holder(other) => Kind::Region,
                        (false, _) if fronts(holder(here), holder(other)) => Kind::Front,
                        (false, _) => Kind::Nation,
                    }
                };
                for i in (y..(y + self.tall).min(h)).map(|y| y * w + x) {
                    if base[i] != Kind::Lake || kind == Kind::Rim {
                        kinds[i] = kind;
                    }
                }
            });
        }
    }

    /// What edges depend on, by slot: [`WET`], [`SEA`] and [`CHOSEN`].
    fn traits(&self, view: &View) -> Vec<u8> {
        let regions = view
            .scenario()
            .regions
            .iter()
            .enumerate()
            .map(|(i, region)| {
                let wet = region.kind == casus_core::content::RegionKind::Sea;
                let chosen = self.chosen.get(i).copied().unwrap_or(false);
                (u8::from(wet) * (WET | SEA)) | (u8::from(chosen) * CHOSEN)
            });
        let mut traits: Vec<u8> = regions.take(self.regions.into()).collect();
        traits.extend([WET, 0, WET | SEA]);
        traits
    }
}

/// Water, or nothing at all.
const WET: u8 = 1;
/// Water that has coasts: the void has none.
const SEA: u8 = 2;
/// Part of what is selected.
const CHOSEN: u8 = 4;

/// Says for each sub-cell of a row whether it is unlike one of its neighbours; 0 if it is not.
fn compare(slots: &[u16], above: &[u16], below: &[u16], differs: &mut [u16]) {
    // In passes without branches, which the compiler does for several at once.
    let columns = slots.iter().zip(above).zip(below);
    for (d, ((s, a), b)) in differs.iter_mut().zip(columns) {
        *d = (s ^ a) | (s ^ b);
    }
    for ((d, s), right) in differs.iter_mut().zip(slots).zip(&slots[1..]) {
        *d |= s ^ right;
    }
    for ((d, s), left) in differs[1..].iter_mut().zip(&slots[1..]).zip(slots) {
        *d |= s ^ left;
    }
}

/// Visits the places of what is not 0, which is little.
pub fn marked(row: &[u16], mut visit: impl FnMut(usize)) {
    for (i, part) in row.chunks(8).enumerate() {
        let bits = part.iter().enumerate();
        let mut bits = bits.fold(0_u8, |all, (at, &v)| all | u8::from(v != 0) << at);
        while bits != 0 {
            visit(i * 8 + bits.trailing_zeros() as usize);
            bits &= bits - 1;
        }
    }
}

fn fronts(view: &View) -> impl Fn(Option<NationId>, Option<NationId>) -> bool + '_ {
    let war = view
        .public
        .crises
        .iter()
        .any(casus_core::view::Crisis::is_war);
    move |a, b| match (a, b) {
        (Some(a), Some(b)) if war => view.public.war_between(a, b).is_some(),
        _ => false,
    }
}

/// Visits the pixels of a straight line, with the count of steps from its start.
pub fn trace(
    a: (f64, f64),
    b: (f64, f64),
    (w, h): (usize, usize),
    mut visit: impl FnMut(usize, usize),
) {
    let far = [a.0, a.1, b.0, b.1]
        .iter()
        .any(|v| !v.is_finite() || v.abs() > 1e5);
    if far {
        return;
    }
    let steps = (b.0 - a.0).abs().max((b.1 - a.1).abs()).ceil().max(1.0) as usize;
    for step in 0..=steps {
        let t = step as f64 / steps as f64;
        let (x, y) = (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t);
        if x >= 0.0 && y >= 0.0 && x < w as f64 && y < h as f64 {
            visit(y as usize * w + x as usize, step);
        }
    }
}
