//! The map: a picture of the regions in sight, coloured by a question, with what stands and moves on it.

mod blocks;
mod camera;
mod canvas;
mod flows;
mod grown;
mod labels;
mod lands;
mod letters;
mod lines;
mod marks;
mod modes;
mod paint;
mod picture;
#[cfg(test)]
mod tests;
mod words;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use blocks::Blocks;
use camera::Camera;
use casus_core::content::RegionKind;
use casus_core::ids::RegionId;
use labels::Taken;
pub use marks::{arm_sign, crisis_region, stance_color};
pub use modes::Mode;
use paint::{Overlay, Painting, Tones};
use picture::Picture;

use super::cell::Glyphs;
use super::widgets::caret::SELECTION;
use super::{Action, Command, Context, Mouse, MouseKind, Offered, Panel, Reply, Subject};

/// The map panel: where it looks, and what it asks.
pub struct MapView {
    camera: Option<(String, Camera)>,
    picture: Picture,
    painting: Painting,
    pub mode: Mode,
    /// Movements and supply are drawn.
    flows: bool,
    blocks: Option<(Glyphs, Blocks)>,
    targets: Vec<marks::Target>,
    area: Rect,
    /// The camera is new and has not been pointed at home yet.
    fresh: bool,
}

impl Default for MapView {
    fn default() -> Self {
        Self {
            camera: None,
            picture: Picture::default(),
            painting: Painting::default(),
            mode: Mode::default(),
            flows: true,
            blocks: None,
            targets: Vec::new(),
            area: Rect::default(),
            fresh: false,
        }
    }
}

impl MapView {
    /// Brings a subject into sight.
    pub fn look_at(&mut self, ctx: &Context, subject: Subject) {
        let Some(region) = region_of(ctx, subject) else {
            return;
        };
        let place = ctx.view.scenario().atlas.centre(region);
        if let Some((_, camera)) = &mut self.camera
            && !ctx.view.scenario().region(region).off_map
            && !camera.shows(place)
        {
            camera.centre_on(place);
        }
    }

    fn camera(&mut self, ctx: &Context) -> &mut Camera {
        let scenario = ctx.view.scenario();
        let id = &scenario.id;
        if self.camera.as_ref().is_some_and(|c| c.0 != *id) {
            self.camera = None;
        }
        if self.camera.is_none() {
            self.fresh = true;
        }
        let new = || (id.clone(), Camera::new(scenario.atlas.bounds()));
        &mut self.camera.get_or_insert_with(new).1
    }

    /// The regions that are selected, by region.
    fn chosen(ctx: &Context) -> Vec<bool> {
        let mut chosen = vec![false; ctx.view.public.regions.len()];
        let mut set = |r: RegionId| {
            if let Some(slot) = chosen.get_mut(r.index()) {
                *slot = true;
            }
        };
        match ctx.selected {
            Some(Subject::Nation(n)) => {
                let held = |r: &RegionId| ctx.view.region(*r).controller == Some(n);
                ctx.view.scenario().region_ids().filter(held).for_each(set);
            }
            Some(subject) => {
                if let Some(region) = region_of(ctx, subject) {
                    set(region);
                }
            }
            None => {}
        }
        chosen
    }

    /// Selects the next or the one before of nations and of what stands out.
    fn step(&self, ctx: &Context, forward: bool) -> Reply {
        let list = self.cycle(ctx);
        if list.is_empty() {
            return Reply::Handled;
        }
        let here = list.iter().position(|&s| Some(s) == ctx.selected);
        let next = match (here, forward) {
            (None, _) => 0,
            (Some(i), true) => (i + 1) % list.len(),
            (Some(i), false) => (i + list.len() - 1) % list.len(),
        };
        Command::Select(Some(list[next])).into()
    }

    /// What next and previous go through: crises, own forces, then regions in sight from west to east.
    fn cycle(&self, ctx: &Context) -> Vec<Subject> {
        let scenario = ctx.view.scenario();
        let mut list: Vec<Subject> = ctx
            .view
            .public
            .crises
            .iter()
            .map(|c| Subject::Crisis(c.id))
            .collect();
        list.extend(ctx.view.my_forces().map(|f| Subject::Force(f.id)));
        // In words all of it is in sight, by lengths of the map's own.
        let words = ctx.theme.glyphs.is_words();
        let (bounds, whole) = (scenario.atlas.bounds(), f64::from(u16::MAX - 1));
        let share =
            |at: f64, from: f64, to: f64| (whole * (at - from) / (to - from).max(1e-9)) as u16;
        let mut regions: Vec<(u16, u16, RegionId)> = scenario
            .region_ids()
            .filter(|&r| scenario.region(r).kind == RegionKind::Land)
            .filter_map(|r| {
                let off = scenario.region(r).off_map;
                let place = scenario.atlas.centre(r);
                let camera = self.camera.as_ref().filter(|_| !words);
                let cell = camera.and_then(|c| c.1.cell(place));
                match (off, words) {
                    (true, _) => Some((u16::MAX, r.0, r)),
                    (false, true) => Some((share(place.x, bounds.min.x, bounds.max.x), 0, r)),
                    (false, false) => cell.map(|(x, y)| (x / 12, y, r)),
                }
            })
            .collect();
        regions.sort_unstable();
        list.extend(regions.into_iter().map(|r| Subject::Region(r.2)));
        list
    }

    fn hit(&self, ctx: &Context, x: u16, y: u16) -> Option<Subject> {
        let sign = self.targets.iter().find(|t| t.0.contains((x, y).into()));
        if let Some(&(_, subject)) = sign {
            return Some(subject);
        }
        let (x, y) = (x.checked_sub(self.area.x)?, y.checked_sub(self.area.y)?);
        self.picture.region_at(x, y, ctx.view).map(Subject::Region)
    }
}

/// The region at which a subject is shown.
#[must_use]
pub fn region_of(ctx: &Context, subject: Subject) -> Option<RegionId> {
    match subject {
        Subject::Region(r) => Some(r),
        Subject::Nation(n) => Some(ctx.view.scenario().nation(n).capital),
        Subject::Force(f) => ctx.view.force(f).map(|f| f.region),
        Subject::Crisis(c) => crisis_region(ctx, c),
        Subject::Case(c) => {
            let crisis = ctx.view.public.case(c)?.crisis;
            crisis_region(ctx, crisis)
        }
        _ => None,
    }
}

impl Panel for MapView {
    fn draw(&mut self, ctx: &Context, area: Rect, buf: &mut Buffer) {
        if area.width == 0 || area.height == 0 {
            return;
        }
        self.area = area;
        self.targets.clear();
        if ctx.theme.glyphs.is_words() {
            return words::draw(ctx, self.mode, &self.cycle(ctx), area, buf);
        }
        let size = (usize::from(area.width) * 2, usize::from(area.height) * 4);
        self.camera(ctx).resize(size.0, size.1);
        if std::mem::take(&mut self.fresh) && ctx.focused {
            let home = ctx.view.scenario().nation(ctx.view.me).capital;
            let near = labels::region_zoom(ctx, area);
            if near > 1.5 && !ctx.view.scenario().region(home).off_map {
                let place = ctx.view.scenario().atlas.centre(home);
                self.camera(ctx).home(place, near);
            }
        }
        let camera = *self.camera(ctx);
        let chosen = Self::chosen(ctx);
        let glyphs = ctx.theme.glyphs;
        self.picture
            .update(&camera, size, blocks::tall(glyphs), ctx.view, &chosen);
        let colors = modes::colors(ctx, self.mode);
        if self.blocks.as_ref().is_none_or(|b| b.0 != glyphs) {
            self.blocks = Some((glyphs, Blocks::new(glyphs)));
        }
        let near = camera.zoom() / labels::region_zoom(ctx, area);
        let mut overlay = Overlay::new();
        if self.flows {
            if self.mode == Mode::Supply {
                flows::supply(ctx, &camera, size, &mut overlay);
            }
            lines::movements(ctx, &camera, size, &mut overlay);
        }
        if glyphs.is_ascii() {
            letters::letters(ctx, &self.picture, &colors, area, buf);
        } else if let Some((_, blocks)) = &self.blocks {
            if ctx.theme.is_mono() {
                letters::outlines(ctx, &self.picture, blocks, area, buf);
            } else {
                let regions = &ctx.view.scenario().regions;
                let wet: Vec<bool> = regions.iter().map(|r| r.kind == RegionKind::Sea).collect();
                let tones = Tones::new(ctx.theme, &colors, &wet, &chosen, near.min(1.0));
                self.painting.update(&self.picture, tones, overlay);
                self.painting.draw(blocks, area, buf);
            }
        }
        let mut taken = Taken::new(area);
        let targets = &mut self.targets;
        marks::beyond(ctx, &mut taken, targets, area, buf);
        legend(ctx, self.mode, &mut taken, area, buf);
        marks::crises(ctx, &camera, &mut taken, targets, area, buf);
        marks::forces(ctx, &camera, near, &mut taken, targets, area, buf);
        if self.flows {
            lines::heads(ctx, &camera, &mut taken, area, buf);
        }
        if self.flows && self.mode == Mode::Supply {
            flows::days(ctx, &camera, &mut taken, area, buf);
            flows::chokepoints(ctx, &camera, &mut taken, area, buf);
        }
        labels::labels(
            ctx,
            self.mode,
            &self.picture,
            &camera,
            &mut taken,
            area,
            buf,
        );
        marks::capitals(ctx, &camera, &mut taken, area, buf);
        // The terminal's cursor is at what is selected, unless its sign has it already.
        let place = ctx.selected.filter(|_| ctx.focused);
        let region = place.and_then(|s| region_of(ctx, s));
        let cell = region.and_then(|r| camera.cell(ctx.view.scenario().atlas.centre(r)));
        if let Some((x, y)) = cell {
            buf[(area.x + x, area.y + y)].modifier.insert(SELECTION);
        }
    }

    fn act(&mut self, ctx: &Context, action: Action) -> Reply {
        if ctx.theme.glyphs.is_words()
            && let Some(beside) = words::step(ctx, action)
        {
            return Command::Select(Some(beside)).into();
        }
        let camera = self.camera(ctx);
        match action {
            Action::Up => camera.pan(0.0, -0.12),
            Action::Down => camera.pan(0.0, 0.12),
            Action::Left => camera.pan(-0.1, 0.0),
            Action::Right => camera.pan(0.1, 0.0),
            Action::PageUp => camera.pan(0.0, -0.5),
            Action::PageDown => camera.pan(0.0, 0.5),
            Action::ZoomIn => camera.zoom_at(true, None),
            Action::ZoomOut => camera.zoom_at(false, None),
            Action::ZoomFit => camera.fit(),
            Action::NextSelect => return self.step(ctx, true),
            Action::PreviousSelect => return self.step(ctx, false),
            Action::Mode => self.mode = self.mode.step(ctx.view.scenario(), true),
            Action::ModeBack => self.mode = self.mode.step(ctx.view.scenario(), false),
            Action::Flows => self.flows = !self.flows,
            Action::Centre => {
                let place = ctx.selected.and_then(|s| region_of(ctx, s));
                if let Some(region) = place {
                    camera.centre_on(ctx.view.scenario().atlas.centre(region));
                }
            }
            _ => return Reply::Ignored,
        }
        Reply::Handled
    }

    fn offered(&self, ctx: &Context) -> Vec<Offered> {
        let selected = ctx.selected.is_some();
        vec![
            Offered::yes(Action::NextSelect),
            Offered::yes(Action::Mode),
            Offered::yes(Action::ZoomIn),
            Offered::yes(Action::ZoomOut),
            Offered::yes(Action::Find),
            Offered::when(selected, Action::Centre, "nothing is selected"),
            Offered::yes(Action::Flows),
        ]
    }

    fn mouse(&mut self, ctx: &Context, mouse: Mouse) -> Reply {
        let cell = (
            mouse.x.saturating_sub(self.area.x),
            mouse.y.saturating_sub(self.area.y),
        );
        match mouse.kind {
            MouseKind::WheelUp => self.camera(ctx).zoom_at(true, Some(cell)),
            MouseKind::WheelDown => self.camera(ctx).zoom_at(false, Some(cell)),
            MouseKind::Drag(dx, dy) => self.camera(ctx).drag(dx, dy),
            MouseKind::Click | MouseKind::RightClick => {
                return Command::Select(self.hit(ctx, mouse.x, mouse.y)).into();
            }
            MouseKind::DoubleClick => {
                // The nation of the region: the second click widens the first.
                let holder = match self.hit(ctx, mouse.x, mouse.y) {
                    Some(Subject::Region(r)) => ctx.view.region(r).controller,
                    other => return Command::Select(other).into(),
                };
                return Command::Select(holder.map(Subject::Nation)).into();
            }
        }
        Reply::Handled
    }

    fn show(&mut self, ctx: &Context, subject: Subject) {
        self.look_at(ctx, subject);
    }

    fn subject(&self, ctx: &Context) -> Option<Subject> {
        ctx.selected
    }
}

/// A wave drawn with the theme's glyphs, by which a player sees whether the font has them.
pub fn sample(theme: &super::Theme, area: Rect, buf: &mut Buffer) {
    let blocks = Blocks::new(theme.glyphs);
    let (w, h) = (usize::from(area.width) * 2, usize::from(area.height) * 4);
    for row in 0..area.height {
        for column in 0..area.width {
            let mut pattern = 0_u8;
            for i in 0..8_usize {
                let (x, y) = (
                    usize::from(column) * 2 + i % 2,
                    usize::from(row) * 4 + i / 2,
                );
                let phase = x as f64 / w as f64 * 12.0;
                let level = h as f64 * (0.5 + 0.4 * libm::sin(phase));
                pattern |= u8::from(y as f64 > level) << i;
            }
            let style = ratatui::style::Style::new().fg(theme.own).bg(theme.sea);
            buf[(area.x + column, area.y + row)]
                .set_char(blocks.char(pattern))
                .set_style(style);
        }
    }
}

/// The mode's name and what its colours mean, in the lower left corner.
fn legend(ctx: &Context, mode: Mode, taken: &mut Taken, area: Rect, buf: &mut Buffer) {
    let keys = modes::legend(ctx, mode);
    let rows = keys.len() as u16 + 1;
    if area.height < rows + 4 || area.width < 40 {
        return;
    }
    let ground = ratatui::style::Style::new()
        .bg(ctx.theme.surface)
        .fg(ctx.theme.ink_dim);
    let width = keys
        .iter()
        .map(|k| super::cell::width(&k.1) + 4)
        .max()
        .unwrap_or(0)
        .max(mode.name().len() + 2);
    let width = (width as u16).min(34);
    for row in 0..rows {
        let y = area.bottom() - rows + row;
        taken.claim(0, i32::from(y - area.y), width.into());
        buf.set_string(area.x, y, " ".repeat(width.into()), ground);
        if row == 0 {
            buf.set_stringn(
                area.x + 1,
                y,
                mode.name(),
                usize::from(width) - 1,
                ground.fg(ctx.theme.ink_strong),
            );
            continue;
        }
        let (color, text) = &keys[usize::from(row) - 1];
        if let Some(color) = color {
            let sign = if ctx.theme.glyphs.is_ascii() {
                "#"
            } else {
                "█"
            };
            buf.set_string(area.x + 1, y, sign, ground.fg(*color));
        }
        buf.set_stringn(
            area.x + 3,
            y,
            super::cell::fit(text, usize::from(width) - 4),
            usize::from(width) - 3,
            ground,
        );
    }
}
